use super::answer::Doubt;
use crate::model::{Error, ErrorCode, GatewayWords};
use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use jiff::Timestamp;
use std::time::Duration;

/// No gateway is taken at its word for a longer pause.
const LONGEST_PAUSE: Duration = Duration::from_secs(24 * 60 * 60);

/// Texts of a gateway that are kept are cut off here, in characters.
const LONGEST_TEXT: usize = 1_000;

/// An HTTP request, ready to be sent.
pub(crate) type Request = http::Request<Bytes>;

/// An HTTP reply, read to its end.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Reply {
    /// The pause a `Retry-After` header asks for, where it is given in seconds.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        let seconds = self.headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
        Some(Duration::from_secs(seconds).min(LONGEST_PAUSE))
    }

    /// The time of day at the gateway, to the second.
    pub(crate) fn date(&self) -> Option<Timestamp> {
        let date = self.headers.get(header::DATE)?.to_str().ok()?;
        jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(date).ok()
    }

    /// Whether the body is compressed although that was not asked for. Such a body is never unpacked.
    pub(crate) fn is_compressed(&self) -> bool {
        self.headers.get(header::CONTENT_ENCODING).is_some_and(|encoding| encoding.as_bytes() != b"identity")
    }

    /// What the gateway said, with the HTTP status and request id filled in.
    pub(crate) fn words(&self, code: Option<String>, message: Option<String>) -> GatewayWords {
        let request_id = self.headers.get("x-request-id").and_then(|id| id.to_str().ok()).map(str::to_owned);
        GatewayWords {
            code: code.map(clip),
            message: message.map(clip),
            http_status: Some(self.status.as_u16()),
            request_id: request_id.map(clip),
        }
    }

    /// The error for a question whose reply carries no usable answer, judged by the HTTP status.
    pub(crate) fn read_error(&self, words: GatewayWords) -> Error {
        let status = self.status;
        let (code, message) = if status.is_redirection() {
            (
                ErrorCode::Redirected,
                "The gateway answered with a redirect, which is never followed. Check the host in the account.",
            )
        } else if status == StatusCode::UNAUTHORIZED {
            return credentials_refused(words);
        } else if status == StatusCode::FORBIDDEN {
            (
                ErrorCode::PermissionDenied,
                "The gateway does not let these credentials do this. Ask it for the right, or use another account.",
            )
        } else if status == StatusCode::NOT_FOUND {
            (
                ErrorCode::TransactionNotFound,
                "The gateway knows no such thing. Check the id and that the account is the one it was paid to.",
            )
        } else if status == StatusCode::TOO_MANY_REQUESTS {
            (ErrorCode::RateLimited, "The gateway asks for fewer requests. Try again later.")
        } else if status.is_server_error() {
            (ErrorCode::GatewayFailed, "The gateway failed to answer a question. Nothing was changed. Try again later.")
        } else if status.is_client_error() {
            (ErrorCode::RequestRejected, "The gateway refused the request as malformed. Nothing was changed.")
        } else {
            return self.bad_reply("its form is unknown");
        };
        Error::new(code, message).said(words).after(self.retry_after())
    }

    /// Why a body that could not be parsed proves nothing about a refund.
    pub(crate) fn unreadable_doubt(&self) -> Doubt {
        if self.is_compressed() {
            Doubt::Compressed
        } else if self.status.is_redirection() {
            Doubt::Redirected
        } else if self.status.is_server_error() {
            Doubt::GatewayFailed
        } else {
            Doubt::Unreadable
        }
    }

    /// The error for a question whose reply could not be parsed.
    pub(crate) fn unreadable_error(&self) -> Error {
        if self.is_compressed() {
            self.bad_reply("it is compressed, which was not asked for")
        } else if self.status.is_success() {
            self.bad_reply("it is malformed")
        } else {
            self.read_error(self.words(None, None))
        }
    }

    /// The error for a reply to a question that can't be understood.
    pub(crate) fn bad_reply(&self, why: &str) -> Error {
        Error::new(
            ErrorCode::BadReply,
            format!("The gateway's answer to a question can't be used: {why}. Nothing was changed. Try again later."),
        )
        .said(self.words(None, None))
    }
}

fn clip(text: String) -> String {
    match text.char_indices().nth(LONGEST_TEXT) {
        Some((end, _)) => text[..end].to_owned(),
        None => text,
    }
}

/// The error for credentials the gateway does not take.
pub(crate) fn credentials_refused(words: GatewayWords) -> Error {
    Error::new(
        ErrorCode::CredentialsRefused,
        "The gateway refused the credentials. Check them, and that they belong to this environment. \
         Nothing was changed.",
    )
    .said(words)
}
