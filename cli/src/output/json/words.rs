use serde::Serialize;
use tillback::GatewayWords;

/// What the gateway said. Its text is there only where it was asked for, because it may echo a customer's.
#[derive(Debug, Serialize)]
pub(crate) struct WordsView<'a> {
    code: Option<&'a str>,
    http_status: Option<u16>,
    request_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'a str>,
}

impl<'a> WordsView<'a> {
    pub(super) fn of(words: &'a GatewayWords, verbose: bool) -> Self {
        Self {
            code: words.code.as_deref(),
            http_status: words.http_status,
            request_id: words.request_id.as_deref(),
            message: words.message.as_deref().filter(|_| verbose),
        }
    }
}
