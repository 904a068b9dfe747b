//! What every answer of every driver has to look like.

use regex::Regex;
use serde_json::{Map, Value};
use std::sync::LazyLock;
use tillback::{ErrorCode, RefundStatus};

static MONEY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^-?\d+(\.\d+)? [A-Z]{3}$"));
static TIME: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$"));

/// Members whose values are amounts, whatever holds them.
const AMOUNTS: [&str; 5] = ["amount", "refunded", "refundable", "paid", "left"];

const OF_EVERY_REFUND: [&str; 13] = [
    "idempotency_key",
    "id",
    "account",
    "gateway",
    "target",
    "amount",
    "status",
    "contradicted",
    "gateway_words",
    "attempts",
    "created_at",
    "updated_at",
    "history",
];

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is written here")
}

pub(super) fn problems(answer: &Value) -> Vec<String> {
    let mut told = Vec::new();
    look(answer, &mut told);
    told
}

/// Which credential it shows. What the gateway wrote is the gateway's.
pub(super) fn shows(answer: &Value, secrets: &[String]) -> Option<String> {
    let text = answer.to_string();
    let shown = secrets.iter().any(|secret| text.contains(secret.as_str()));
    shown.then(|| "the answer shows a credential".to_owned())
}

fn look(value: &Value, told: &mut Vec<String>) {
    match value {
        Value::Null => told.push("null was answered; what is absent is left out".to_owned()),
        Value::Array(items) => items.iter().for_each(|item| look(item, told)),
        Value::Object(members) => {
            if members.contains_key("attempts") {
                told.extend(in_refund(members));
            }
            if let Some(error) = members.get("error") {
                told.extend(in_error(error));
            }
            for (name, member) in members {
                told.extend(in_member(name, member));
                look(member, told);
            }
        }
        Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn in_member(name: &str, member: &Value) -> Option<String> {
    let text = member.as_str()?;
    if AMOUNTS.contains(&name) && !MONEY.is_match(text) {
        return Some(format!("{name} is {text:?} and should look like 12.50 USD"));
    }
    if (name == "at" || name.ends_with("_at")) && !TIME.is_match(text) {
        return Some(format!("{name} is {text:?} and should be a time in UTC as by RFC 3339"));
    }
    None
}

fn in_refund(refund: &Map<String, Value>) -> Vec<String> {
    let missing = OF_EVERY_REFUND.iter().filter(|name| !refund.contains_key(**name));
    let mut told: Vec<_> = missing.map(|name| format!("a refund without {name}")).collect();
    let status = refund.get("status").and_then(Value::as_str).unwrap_or_default();
    if !RefundStatus::ALL.iter().any(|known| known.as_str() == status) {
        told.push(format!("no status of a refund is called {status:?}"));
    }
    told
}

/// Code, number, kind and advice belong together.
fn in_error(error: &Value) -> Vec<String> {
    let Some(code) = ErrorCode::ALL.iter().find(|code| error["code"] == code.as_str()) else {
        return vec![format!("no error has the code {}", error["code"])];
    };
    let mut told = Vec::new();
    if error["number"] != code.number() || error["kind"] != code.kind().as_str() {
        told.push(format!(
            "{code} has number {} and kind {}, not those of {error}",
            code.number(),
            code.kind().as_str()
        ));
    }
    if error["retry"] != code.retry().as_str() {
        told.push(format!("{code} says {} about trying again", error["retry"]));
    }
    let message = error["message"].as_str().unwrap_or_default();
    if !message.ends_with('.') {
        told.push(format!("the message is no sentence: {message:?}"));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::{problems, shows};
    use serde_json::{Value, json};

    fn over_refund() -> Value {
        json!({ "error": {
            "code": "OVER_REFUND", "number": 1201, "kind": "over_refund", "retry": "never", "message": "Too much.",
        } })
    }

    fn changed(name: &str, value: Value) -> Value {
        let mut answer = over_refund();
        answer["error"][name] = value;
        answer
    }

    #[test]
    fn errors_are_those_of_the_catalogue() {
        assert_eq!(problems(&over_refund()), Vec::<String>::new());
        for (name, wrong) in [
            ("code", json!("OVERREFUND")),
            ("number", json!(1202)),
            ("kind", json!("OverRefund")),
            ("retry", json!("later")),
            ("message", json!("")),
            ("field", json!(null)),
        ] {
            assert_eq!(problems(&changed(name, wrong)).len(), 1, "{name}");
        }
    }

    #[test]
    fn amounts_times_and_refunds_have_one_form() {
        assert!(problems(&json!({ "ok": { "amount": "12.50 USD", "paid_at": "2026-11-30T10:00:00.5Z" } })).is_empty());
        for wrong in [
            json!({ "ok": { "amount": "12.50USD" } }),
            json!({ "ok": { "paid_at": "2026-11-30T10:00:00+00:00" } }),
            json!({ "ok": [{ "reference": null }] }),
        ] {
            assert_eq!(problems(&wrong).len(), 1, "{wrong}");
        }
        assert!(problems(&json!({ "ok": { "attempts": 1, "status": "Succeeded" } })).len() > 10);
    }

    #[test]
    fn credentials_are_noticed_wherever_they_are() {
        let answer = changed("message", json!("The token t0ps3cret was refused."));
        assert!(shows(&answer, &["t0ps3cret".to_owned()]).is_some());
        assert!(shows(&answer, &["another".to_owned()]).is_none());
    }
}
