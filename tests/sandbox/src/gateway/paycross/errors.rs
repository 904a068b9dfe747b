//! Error bodies: bare on the APM host and in reports, inside `response` on the card gateway.

use super::Host;
use super::entry::Service;
use crate::wire::Reply;
use serde_json::{Map, Value, json};

/// A request that is answered with an error.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    status: u16,
    message: String,
    errors: Option<Value>,
    code: Option<&'static str>,
}

/// Faults the platform has a code for. The same fault has another code on each host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    WrongContentType,
    BadJson,
    NoRequestObject,
    Duplicate,
}

/// One field that is wrong, and in what way.
pub(super) type FieldFault = (&'static str, &'static str);

const BAD_REQUEST: u16 = 400;
const UNPROCESSABLE: u16 = 422;

impl Refusal {
    fn new(status: u16, message: impl Into<String>) -> Self {
        Self { status, message: message.into(), errors: None, code: None }
    }

    /// No credentials came.
    pub(super) fn unauthorized() -> Self {
        Self::new(401, "Unauthorized")
    }

    /// The credentials are not ours.
    pub(super) fn wrong_credentials() -> Self {
        Self::new(401, "Invalid shop_id/secret_key.")
    }

    /// No such transaction, or no such path.
    pub(super) fn unknown(service: Service) -> Self {
        match service {
            Service::Apm => Self::new(404, "Not found."),
            Service::Card => Self::new(404, "Record not found"),
        }
    }

    pub(super) fn unknown_page() -> Self {
        Self::new(404, "Not found.")
    }

    pub(super) fn unsupported_version() -> Self {
        Self::new(BAD_REQUEST, "The API version is not supported.")
    }

    pub(super) fn fault(service: Service, fault: Fault) -> Self {
        let (status, text) = match fault {
            Fault::WrongContentType => (BAD_REQUEST, "content type must be application/json"),
            Fault::BadJson => (BAD_REQUEST, "body is not valid JSON"),
            Fault::NoRequestObject => (UNPROCESSABLE, "request section is missing"),
            Fault::Duplicate => (UNPROCESSABLE, "duplicate transaction"),
        };
        Self { code: Some(fault.code(service)), ..Self::base(status, text) }
    }

    /// The refund asks for more than is left, or the payment is none that can be refunded.
    pub(super) fn not_refundable() -> Self {
        Self::base(UNPROCESSABLE, "transaction can't be refunded")
    }

    pub(super) fn parent_not_found() -> Self {
        Self::fields(&[("parent_uid", "Parent transaction is not found")])
    }

    pub(super) fn fields(faults: &[FieldFault]) -> Self {
        let (message, errors) = describe(faults);
        Self { errors: Some(errors), ..Self::new(UNPROCESSABLE, message) }
    }

    /// The same for reports, where the fields are one object deeper.
    pub(super) fn report_fields(faults: &[FieldFault]) -> Self {
        let (message, errors) = describe(faults);
        Self { errors: Some(json!({ "report_params": errors })), ..Self::new(UNPROCESSABLE, message) }
    }

    fn base(status: u16, text: &str) -> Self {
        Self { errors: Some(json!({ "base": [text] })), ..Self::new(status, sentence(text)) }
    }

    pub(super) fn into_reply(self, host: Host) -> Reply {
        let mut body = json!({ "message": self.message });
        if let Some(errors) = self.errors {
            body["errors"] = errors;
        }
        if let Some(code) = self.code {
            body["code"] = json!(code);
        }
        match host {
            Host::Apm | Host::Admin => Reply::json(self.status, &body),
            Host::Card => Reply::json(self.status, &json!({ "response": body })),
        }
    }
}

impl Fault {
    fn code(self, service: Service) -> &'static str {
        let (apm, card) = match self {
            Self::WrongContentType => ("E.0624", "E.1024"),
            Self::BadJson => ("E.0623", "E.1023"),
            Self::NoRequestObject => ("E.0625", "E.1025"),
            Self::Duplicate => ("E.0618", "E.1018"),
        };
        match service {
            Service::Apm => apm,
            Service::Card => card,
        }
    }
}

/// `Parent uid can't be blank. Reason can't be blank.` and the same as an object of lists.
fn describe(faults: &[FieldFault]) -> (String, Value) {
    let mut errors: Map<String, Value> = Map::new();
    for (field, text) in faults {
        let texts = errors.entry(*field).or_insert_with(|| json!([]));
        if let Value::Array(texts) = texts {
            texts.push(json!(text));
        }
    }
    let sentences: Vec<String> =
        faults.iter().map(|(field, text)| sentence(&format!("{} {text}", field.replace('_', " ")))).collect();
    (sentences.join(" "), Value::Object(errors))
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).chain(['.']).collect()
}
