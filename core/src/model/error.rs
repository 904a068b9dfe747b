use super::catalogue::{ErrorCode, ErrorKind, Retry};
use super::money::MoneyParseError;
use std::fmt;
use std::time::Duration;

/// Why an operation did not happen. **No money moved because of the call that returned it.** Only `INTERNAL`, a bug in
/// tillback, makes no such statement: what was sent is in the journal, and the same key returns it.
///
/// `Display` and `Debug` hold no secret, no name and nothing the gateway wrote; what the gateway wrote is in
/// [`Error::gateway`], to be shown with care.
#[derive(Clone)]
pub struct Error(Box<Body>);

#[derive(Clone)]
struct Body {
    code: ErrorCode,
    message: String,
    field: Option<&'static str>,
    gateway: GatewayWords,
    retry_after: Option<Duration>,
    idempotency_key: Option<String>,
}

/// What the gateway itself said, word for word.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct GatewayWords {
    /// Its code, such as `000021` or `E.0638`.
    pub code: Option<String>,
    /// Its text. It may echo what a customer typed, so it never goes to a log.
    pub message: Option<String>,
    /// The HTTP status of the reply.
    pub http_status: Option<u16>,
    /// The id by which the gateway's support finds the exchange.
    pub request_id: Option<String>,
}

impl fmt::Debug for GatewayWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GatewayWords")
            .field("code", &self.code)
            .field("http_status", &self.http_status)
            .field("request_id", &self.request_id)
            .finish_non_exhaustive()
    }
}

impl Error {
    /// An error of the catalogue with a message that says what happened and what to do, and holds no secret: for bindings to
    /// other languages, and for tests.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self(Box::new(Body {
            code,
            message: message.into(),
            field: None,
            gateway: GatewayWords::default(),
            retry_after: None,
            idempotency_key: None,
        }))
    }

    /// What is told where tillback itself fails, which must never bring its caller down: for bindings, too.
    pub fn bug() -> Self {
        Self::new(
            ErrorCode::Internal,
            "A bug in tillback stopped a call. What was sent is in the journal: ask with the same key, and please report it.",
        )
    }

    /// The same, about an input field.
    #[must_use]
    pub fn about(mut self, field: &'static str) -> Self {
        self.0.field = Some(field);
        self
    }

    pub(crate) fn said(mut self, words: GatewayWords) -> Self {
        self.0.gateway = words;
        self
    }

    pub(crate) fn after(mut self, pause: Option<Duration>) -> Self {
        self.0.retry_after = pause;
        self
    }

    pub(crate) fn for_key(mut self, key: &str) -> Self {
        self.0.idempotency_key = Some(key.to_owned());
        self
    }

    /// What the error is about.
    pub fn kind(&self) -> ErrorKind {
        self.0.code.kind()
    }

    /// The precise reason.
    pub fn code(&self) -> ErrorCode {
        self.0.code
    }

    /// A sentence for people: what happened and what to do.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Whether and when to try again.
    pub fn retry(&self) -> Retry {
        self.0.code.retry()
    }

    /// How long the gateway asked to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// The input field at fault, where there is one.
    pub fn field(&self) -> Option<&'static str> {
        self.0.field
    }

    /// What the gateway said.
    pub fn gateway(&self) -> &GatewayWords {
        &self.0.gateway
    }

    /// The key of the refund this is about.
    pub fn idempotency_key(&self) -> Option<&str> {
        self.0.idempotency_key.as_deref()
    }
}

impl From<MoneyParseError> for Error {
    /// So that `?` works on an amount that somebody typed.
    fn from(problem: MoneyParseError) -> Self {
        let (code, field, advice) = match problem {
            MoneyParseError::NotDecimal => (ErrorCode::AmountInvalid, "amount", "Write it like 12.50"),
            MoneyParseError::TooLarge => (ErrorCode::AmountInvalid, "amount", "Check the number of digits"),
            MoneyParseError::TooPrecise => {
                (ErrorCode::AmountTooPrecise, "amount", "Leave out what is less than one unit")
            }
            MoneyParseError::UnknownCurrency => (ErrorCode::CurrencyUnknown, "currency", "Write it like HKD"),
        };
        Self::new(code, format!("{problem}. {advice}. Nothing was sent.")).about(field)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.0.message, self.0.code)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("code", &self.0.code.as_str())
            .field("message", &self.0.message)
            .field("field", &self.0.field)
            .field("gateway", &self.0.gateway)
            .field("idempotency_key", &self.0.idempotency_key)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::{Error, ErrorCode};
    use crate::model::Money;

    #[test]
    fn what_was_typed_wrong_has_a_code_of_its_own() {
        let code = |text: &str| text.parse::<Money>().map_err(|problem| Error::from(problem).code()).err();
        assert_eq!(code("12.345 USD"), Some(ErrorCode::AmountTooPrecise));
        assert_eq!(code("1.5 JPY"), Some(ErrorCode::AmountTooPrecise));
        assert_eq!(code("1,50 USD"), Some(ErrorCode::AmountInvalid));
        assert_eq!(code("99999999999999999999 USD"), Some(ErrorCode::AmountInvalid));
        assert_eq!(code("12.50 DOLLARS"), Some(ErrorCode::CurrencyUnknown));
        assert_eq!(code("12.50"), Some(ErrorCode::CurrencyUnknown));
        let error = Error::from("1.234 USD".parse::<Money>().unwrap_err());
        assert_eq!(
            error.message(),
            "The amount has more decimals than its currency. Leave out what is less than one unit. Nothing was sent."
        );
    }

    #[test]
    fn what_the_gateway_wrote_is_not_printed() {
        let words = super::GatewayWords { message: Some("Ada Lee owes".to_owned()), ..Default::default() };
        let error = Error::new(ErrorCode::GatewayRefused, "No.").said(words);
        assert_eq!(error.gateway().message.as_deref(), Some("Ada Lee owes"));
        assert!(!format!("{error} {error:?}").contains("Ada"));
    }
}
