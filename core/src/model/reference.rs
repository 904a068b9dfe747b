use super::limits::{Limit, check_text};
use super::{Error, ErrorCode};
use std::fmt;

const LIMIT: Limit = Limit { field: "reference", code: ErrorCode::ReferenceInvalid, most: 255 };

/// How to find a payment: at most 255 characters, none of them a control character.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct TransactionRef {
    kind: RefKind,
    text: String,
}

/// What the text of a [`TransactionRef`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RefKind {
    /// The gateway's own id: Pockyt `transactionNo`, Yedpay `id` or `transaction_id`, PayCross `uid`.
    GatewayId,
    /// The merchant's own reference: Pockyt `reference`, Yedpay `custom_id`, PayCross `tracking_id`.
    Merchant,
    /// Read by a scanner: an id of either kind.
    Scanned,
}

impl RefKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::GatewayId, Self::Merchant, Self::Scanned];

    /// The lower-case name used in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::GatewayId => "gateway_id",
            Self::Merchant => "merchant",
            Self::Scanned => "scanned",
        }
    }
}

impl TransactionRef {
    /// The gateway's own id.
    pub fn gateway_id(id: impl Into<String>) -> Result<Self, Error> {
        Self::new(RefKind::GatewayId, id.into())
    }

    /// The merchant's own reference.
    pub fn merchant(reference: impl Into<String>) -> Result<Self, Error> {
        Self::new(RefKind::Merchant, reference.into())
    }

    /// What a scanner read from a receipt or a wallet: a plain id, or a URL whose last path segment is one.
    pub fn scan(text: &str) -> Result<Self, Error> {
        let text = text.trim();
        let id = match text.split_once("://") {
            Some((_, rest)) => last_segment(rest).ok_or_else(|| {
                Error::new(
                    ErrorCode::ReferenceInvalid,
                    "The scanned web address holds no transaction id. Scan the code of a receipt, or type the id. \
                     Nothing was sent.",
                )
                .about("reference")
            })?,
            None => text.to_owned(),
        };
        if id.chars().any(char::is_whitespace) {
            return Err(Error::new(
                ErrorCode::ReferenceInvalid,
                "The scanned text holds spaces, so it is no transaction id. Scan the code of a receipt, or type the \
                 id. Nothing was sent.",
            )
            .about("reference"));
        }
        Self::new(RefKind::Scanned, id)
    }

    /// The same reference once more, from what was kept of it.
    pub(crate) fn again(kind: RefKind, text: &str) -> Result<Self, Error> {
        Self::new(kind, text.to_owned())
    }

    fn new(kind: RefKind, text: String) -> Result<Self, Error> {
        check_text(&text, &LIMIT)?;
        Ok(Self { kind, text })
    }

    /// What the text is.
    pub fn kind(&self) -> RefKind {
        self.kind
    }

    /// The id or reference.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// The last non-empty path segment behind the host, decoded.
fn last_segment(after_scheme: &str) -> Option<String> {
    let path = after_scheme.split(['?', '#']).next()?;
    let (_host, path) = path.split_once('/')?;
    let segment = path.split('/').rfind(|segment| !segment.is_empty())?;
    let decoded = percent_encoding::percent_decode_str(segment).decode_utf8().ok()?;
    Some(decoded.into_owned())
}

impl fmt::Display for TransactionRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for TransactionRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}({:?})", self.kind, self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::TransactionRef;

    #[test]
    fn a_scanner_may_read_an_id_or_a_web_address() {
        let scan = |text| TransactionRef::scan(text).map(|found| found.as_str().to_owned()).ok();
        assert_eq!(scan(" 312345678901234567\r\n").as_deref(), Some("312345678901234567"));
        assert_eq!(scan("https://shop.example/r/1-310b0da80b?lang=en").as_deref(), Some("1-310b0da80b"));
        assert_eq!(scan("https://shop.example/r/a%7Cb/").as_deref(), Some("a|b"));
        for unreadable in ["", "  ", "https://shop.example", "https://shop.example/?x=1", "two words", "a\u{7}b"] {
            assert_eq!(scan(unreadable), None, "{unreadable:?}");
        }
    }

    #[test]
    fn ids_have_limits() {
        assert!(TransactionRef::gateway_id("x".repeat(255)).is_ok());
        assert!(TransactionRef::gateway_id("x".repeat(256)).is_err());
        assert!(TransactionRef::merchant("order\n1").is_err());
    }
}
