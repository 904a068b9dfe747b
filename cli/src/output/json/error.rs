use super::words::WordsView;
use crate::failure::Failure;
use serde::Serialize;
use tillback::{Error, ErrorKind, GatewayWords, Retry};

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
}

impl<'a> Line<'a> {
    pub(crate) fn of(failure: &'a Failure, verbose: bool) -> Self {
        let error = match failure {
            Failure::Library(error) => ErrorView::of(error, verbose),
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
            kind: kind(error.kind()),
            message: error.message(),
            money_moved: false,
            retry: match error.retry() {
                Retry::Never => "never",
                Retry::Later => "later",
                Retry::AfterFix => "after_fix",
            },
            retry_after_ms: error.retry_after().map(|pause| pause.as_millis()),
            field: error.field(),
            idempotency_key: error.idempotency_key(),
            gateway: (*words != GatewayWords::default()).then(|| WordsView::of(words, verbose)),
        }
    }

    fn own(failure: &'a Failure, kind: &'static str) -> Self {
        Self {
            code: failure.code(),
            number: None,
            kind,
            message: failure.message(),
            money_moved: false,
            retry: "after_fix",
            retry_after_ms: None,
            field: None,
            idempotency_key: None,
            gateway: None,
        }
    }
}

fn kind(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::InvalidRequest => "invalid_request",
        ErrorKind::Conflict => "conflict",
        ErrorKind::OverRefund => "over_refund",
        ErrorKind::NotRefundable => "not_refundable",
        ErrorKind::NotFound => "not_found",
        ErrorKind::Configuration => "configuration",
        ErrorKind::Authentication => "authentication",
        ErrorKind::PermissionDenied => "permission_denied",
        ErrorKind::Unsupported => "unsupported",
        ErrorKind::Unreachable => "unreachable",
        ErrorKind::RateLimited => "rate_limited",
        ErrorKind::TimedOut => "timed_out",
        ErrorKind::BadReply => "bad_reply",
        ErrorKind::Gateway => "gateway",
        ErrorKind::Journal => "journal",
        ErrorKind::Signature => "signature",
        ErrorKind::Busy => "busy",
        ErrorKind::Forked => "forked",
        ErrorKind::Internal => "internal",
    }
}
