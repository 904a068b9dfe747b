//! What a refund request must hold.

use super::entry::Service;
use super::errors::{Fault, FieldFault, Refusal};
use crate::wire::Request;
use serde_json::{Map, Value};

/// A refund as it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RefundInput {
    pub(super) parent_uid: String,
    pub(super) reason: String,
    /// Absent on the APM host only.
    pub(super) amount: Option<i64>,
    pub(super) tracking_id: Option<String>,
    pub(super) duplicate_check: bool,
}

const JSON: &str = "application/json";
/// The longest reason and the longest tracking id of the card gateway; the APM host names no limit for the reason.
const MAX_TEXT: usize = 255;

const BLANK: &str = "can't be blank";
const NO_TEXT: &str = "is invalid";
const TOO_LONG: &str = "is too long (maximum is 255 characters)";
const NO_INTEGER: &str = "must be an integer";
const NOT_POSITIVE: &str = "must be greater than 0";

impl RefundInput {
    pub(super) fn of(service: Service, request: &Request) -> Result<Self, Refusal> {
        let fields = request_object(service, request)?;
        let mut faults = Vec::new();
        let parent_uid = required_text(&fields, "parent_uid", &mut faults);
        let reason = required_text(&fields, "reason", &mut faults);
        let amount = amount(service, &fields, &mut faults);
        let tracking_id = optional_text(&fields, "tracking_id", &mut faults);
        let duplicate_check = match fields.get("duplicate_check") {
            None | Some(Value::Null) => true,
            Some(Value::Bool(check)) => *check,
            Some(_) => {
                faults.push(("duplicate_check", NO_TEXT));
                true
            }
        };
        let too_long = |text: &str| text.chars().count() > MAX_TEXT;
        if service == Service::Card && too_long(&reason) {
            faults.push(("reason", TOO_LONG));
        }
        if tracking_id.as_deref().is_some_and(too_long) {
            faults.push(("tracking_id", TOO_LONG));
        }
        if faults.is_empty() {
            Ok(Self { parent_uid, reason, amount, tracking_id, duplicate_check })
        } else {
            Err(Refusal::fields(&faults))
        }
    }
}

fn request_object(service: Service, request: &Request) -> Result<Map<String, Value>, Refusal> {
    let fault = |fault| Refusal::fault(service, fault);
    if !request.header("content-type").is_some_and(|kind| kind.starts_with(JSON)) {
        return Err(fault(Fault::WrongContentType));
    }
    let mut body: Value = serde_json::from_slice(&request.body).map_err(|_| fault(Fault::BadJson))?;
    match body.get_mut("request").map(Value::take) {
        Some(Value::Object(fields)) => Ok(fields),
        Some(_) | None => Err(fault(Fault::NoRequestObject)),
    }
}

fn required_text(fields: &Map<String, Value>, name: &'static str, faults: &mut Vec<FieldFault>) -> String {
    let known = faults.len();
    let text = optional_text(fields, name, faults).unwrap_or_default();
    if text.is_empty() && faults.len() == known {
        faults.push((name, BLANK));
    }
    text
}

/// Blank counts as missing.
fn optional_text(fields: &Map<String, Value>, name: &'static str, faults: &mut Vec<FieldFault>) -> Option<String> {
    match fields.get(name) {
        None | Some(Value::Null) => None,
        Some(Value::String(text)) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Some(_) => {
            faults.push((name, NO_TEXT));
            None
        }
    }
}

/// Whole minor units as a JSON number. A text or a fraction is refused, not rounded.
fn amount(service: Service, fields: &Map<String, Value>, faults: &mut Vec<FieldFault>) -> Option<i64> {
    let fault = match (fields.get("amount"), service) {
        (None | Some(Value::Null), Service::Apm) => return None,
        (None | Some(Value::Null), Service::Card) => BLANK,
        (Some(value), Service::Apm | Service::Card) => match value.as_i64() {
            Some(amount) if amount > 0 => return Some(amount),
            Some(_) => NOT_POSITIVE,
            None => NO_INTEGER,
        },
    };
    faults.push(("amount", fault));
    None
}
