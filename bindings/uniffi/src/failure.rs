//! Errors, as they cross.

use std::fmt;
use std::time::Duration;
use tillback::{Error, ErrorCode};

/// An error of tillback's: no money moved because of the call that it ends.
#[derive(uniffi::Error)]
pub enum EngineFailure {
    /// All that is known.
    Told {
        /// In one record, because a field called `message` can't stand beside that of an exception.
        problem: EngineProblem,
    },
}

impl fmt::Debug for EngineFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for EngineFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Told { problem } = self;
        write!(f, "{}: {}", problem.code, problem.message)
    }
}

impl std::error::Error for EngineFailure {}

/// What is known of an error.
#[derive(Clone, uniffi::Record)]
pub struct EngineProblem {
    /// The stable text code, such as `OVER_REFUND`.
    pub code: String,
    /// The stable number.
    pub number: u16,
    /// The family that the code belongs to.
    pub kind: String,
    /// Whether another try makes sense.
    pub retry: String,
    /// For people. It holds no secret and no name.
    pub message: String,
    /// The input that it is about.
    pub field: Option<String>,
    /// When another try makes sense, in milliseconds from now.
    pub retry_after_ms: Option<u64>,
    /// The gateway's code.
    pub gateway_code: Option<String>,
    /// The gateway's words. They may repeat what a customer typed.
    pub gateway_message: Option<String>,
    /// The HTTP status of the reply.
    pub http_status: Option<u16>,
    /// The id by which the gateway's support finds the exchange.
    pub request_id: Option<String>,
    /// The key of the refund that it is about.
    pub idempotency_key: Option<String>,
}

impl From<&Error> for EngineProblem {
    fn from(error: &Error) -> Self {
        let words = error.gateway();
        Self {
            code: error.code().as_str().to_owned(),
            number: error.code().number(),
            kind: error.kind().as_str().to_owned(),
            retry: error.retry().as_str().to_owned(),
            message: error.message().to_owned(),
            field: error.field().map(str::to_owned),
            retry_after_ms: error.retry_after().map(milliseconds),
            gateway_code: words.code.clone(),
            gateway_message: words.message.clone(),
            http_status: words.http_status,
            request_id: words.request_id.clone(),
            idempotency_key: error.idempotency_key().map(str::to_owned),
        }
    }
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

impl From<Error> for EngineFailure {
    fn from(error: Error) -> Self {
        Self::Told { problem: EngineProblem::from(&error) }
    }
}

/// The error for an argument that can't be what it is meant to be.
pub(crate) fn invalid(code: ErrorCode, field: &'static str, what: &str) -> Error {
    Error::new(code, format!("{what} Nothing was sent.")).about(field)
}

/// The error for text that can't cross, because it is no Unicode.
#[uniffi::export]
pub fn engine_text_invalid() -> EngineProblem {
    let what = "A text is broken: it has half a character in it. Nothing was sent.";
    EngineProblem::from(&Error::new(ErrorCode::ArgumentInvalid, what))
}

/// What is told where the bridge itself failed: the same words as those of the engine.
#[uniffi::export]
pub fn engine_bug() -> EngineProblem {
    EngineProblem::from(&Error::bug())
}
