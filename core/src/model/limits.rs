use super::{Error, ErrorCode};

/// In bytes. No gateway documents ids of more than 64 characters; a longer one could not be asked for.
pub(crate) const LONGEST_ID: usize = 255;

/// How long a text of the caller may be, and what it is called in the error.
pub(crate) struct Limit {
    pub(crate) field: &'static str,
    pub(crate) code: ErrorCode,
    /// In characters.
    pub(crate) most: usize,
}

/// Refuses an empty or overlong text, and control characters, which no gateway takes and every log suffers from.
pub(crate) fn check_text(text: &str, limit: &Limit) -> Result<(), Error> {
    let problem = if text.trim().is_empty() {
        "is empty".to_owned()
    } else if text.chars().count() > limit.most {
        format!("is longer than {} characters", limit.most)
    } else if text.chars().any(char::is_control) {
        "holds a control character (such as a line break)".to_owned()
    } else {
        return Ok(());
    };
    Err(Error::new(limit.code, format!("The {} {problem}. Nothing was sent.", limit.field)).about(limit.field))
}
