use super::words::WordsView;
use crate::failure::Failure;
use serde::Serialize;
use tillback::{Error, GatewayWords, Retry};

/// `{"error": {…}}`
#[derive(Debug, Serialize)]
pub(crate) struct Line<'a> {
    error: ErrorView<'a>,
}

/// Why something did not happen.
#[derive(Debug, Serialize)]
pub(crate) struct ErrorView<'a> {
    code: &'static str,
    number: Option<u16>,
    kind: &'static str,
    message: &'a str,
    /// Always false: an error means that no money moved because of the call.
    money_moved: bool,
    retry: &'static str,
    retry_after_ms: Option<u128>,
    field: Option<&'static str>,
    idempotency_key: Option<&'a str>,
    gateway: Option<WordsView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    journal: Option<String>,
}

impl<'a> Line<'a> {
    pub(crate) fn of(failure: &'a Failure, verbose: bool) -> Self {
        let error = match failure {
            Failure::Library(error) => ErrorView::of(error, verbose),
            Failure::Journal(path, error) => {
                ErrorView { journal: Some(path.display().to_string()), ..ErrorView::of(error, verbose) }
            }
            Failure::Usage(_) => ErrorView::own(failure, "usage"),
            Failure::Config(_) => ErrorView::own(failure, "configuration"),
            Failure::Machine(_) => ErrorView::own(failure, "machine"),
            Failure::Declined => ErrorView::own(failure, "declined"),
        };
        Self { error }
    }
}

impl<'a> ErrorView<'a> {
    pub(crate) fn of(error: &'a Error, verbose: bool) -> Self {
        let words = error.gateway();
        Self {
            code: error.code().as_str(),
            number: Some(error.code().number()),
            kind: error.kind().as_str(),
            message: error.message(),
            money_moved: false,
            retry: error.retry().as_str(),
            retry_after_ms: error.retry_after().map(|pause| pause.as_millis()),
            field: error.field(),
            idempotency_key: error.idempotency_key(),
            gateway: (*words != GatewayWords::default()).then(|| WordsView::of(words, verbose)),
            journal: None,
        }
    }

    fn own(failure: &'a Failure, kind: &'static str) -> Self {
        Self {
            code: failure.code(),
            number: None,
            kind,
            message: failure.message(),
            money_moved: false,
            retry: Retry::AfterFix.as_str(),
            retry_after_ms: None,
            field: None,
            idempotency_key: None,
            gateway: None,
            journal: None,
        }
    }
}
