//! What tillback promises of every refund, checked on everything a run was told.

use serde_json::Value;
use std::collections::BTreeMap;
use tillback_sandbox::ledger::Ledger;

/// The refunds that were told of, by their keys.
#[derive(Default)]
pub(super) struct Promises {
    refunds: BTreeMap<String, Told>,
}

struct Told {
    id: Value,
    amount: String,
    transaction_id: Option<String>,
    status: String,
    /// A person may be wrong.
    by_a_person: bool,
}

impl Told {
    fn is_final(&self) -> bool {
        self.status == "succeeded" || self.status == "refused"
    }
}

impl Promises {
    /// What an answer says against earlier ones: a key has one refund, and a final status stays. What is told in one
    /// answer, as of calls that were under way at the same time, has no order.
    pub(super) fn heard(&mut self, answer: &Value) -> Vec<String> {
        let mut refunds = Vec::new();
        collect(answer, &mut refunds);
        let told = refunds.iter().filter_map(|(key, new)| against(key, self.refunds.get(key)?, new)).collect();
        refunds.sort_by_key(|(_, told)| told.is_final());
        self.refunds.extend(refunds);
        told
    }

    /// Never more than was paid, and what is said to have gone back did.
    pub(super) fn kept(&self, ledger: &Ledger) -> Vec<String> {
        let mut told = Vec::new();
        for entry in &ledger.payments {
            let payment = &entry.payment;
            if entry.reserved > payment.amount {
                told.push(format!("{} of {} went back of {}", entry.reserved, payment.amount, payment.id));
            }
            let succeeded = self.refunds.values().filter(|refund| {
                refund.status == "succeeded"
                    && !refund.by_a_person
                    && refund.transaction_id.as_deref() == Some(payment.id.as_str())
            });
            let said: i64 = succeeded.filter_map(|refund| minor(&refund.amount)).sum();
            if said > entry.refunded {
                told.push(format!("{said} are said to have gone back of {}, and {} did", payment.id, entry.refunded));
            }
        }
        told
    }
}

/// Every refund in an answer, with its key.
fn collect(value: &Value, refunds: &mut Vec<(String, Told)>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, refunds)),
        Value::Object(members) if members.contains_key("attempts") => refunds.push(told(value)),
        Value::Object(members) => members.values().for_each(|member| collect(member, refunds)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn told(refund: &Value) -> (String, Told) {
    let text = |name: &str| refund[name].as_str().unwrap_or_default().to_owned();
    let history = refund["history"].as_array().map(Vec::as_slice).unwrap_or_default();
    let told = Told {
        id: refund["id"].clone(),
        amount: text("amount"),
        transaction_id: refund["transaction_id"].as_str().map(str::to_owned),
        status: text("status"),
        by_a_person: history.iter().any(|line| line["source"] == "person"),
    };
    (text("idempotency_key"), told)
}

fn against(key: &str, old: &Told, new: &Told) -> Option<String> {
    if old.id != new.id || old.amount != new.amount {
        return Some(format!("the key {key:?} names two refunds"));
    }
    let changed = old.is_final() && old.status != new.status;
    changed.then(|| format!("the refund {key:?} was {} and is {}", old.status, new.status))
}

/// The digits of an amount: sums of one payment have one currency.
fn minor(amount: &str) -> Option<i64> {
    let digits: String = amount.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::Promises;
    use serde_json::{Value, json};
    use tillback_sandbox::ledger::Ledger;
    use tillback_sandbox::{NewPayment, Sandbox};

    fn refund(id: &str, status: &str, payment: &str) -> Value {
        json!({ "ok": [{
            "idempotency_key": "k", "id": id, "amount": "4.00 USD", "status": status, "attempts": 1, "history": [],
            "transaction_id": payment,
        }] })
    }

    #[test]
    fn a_key_has_one_refund_and_a_final_status_stays() {
        let mut promises = Promises::default();
        assert!(promises.heard(&refund("a", "unknown", "p")).is_empty());
        assert!(promises.heard(&refund("a", "succeeded", "p")).is_empty());
        assert_eq!(promises.heard(&refund("a", "refused", "p")).len(), 1);
        assert_eq!(promises.heard(&refund("b", "refused", "p")).len(), 1);
    }

    #[test]
    fn what_is_said_is_compared_with_the_books() {
        let now = jiff::Timestamp::UNIX_EPOCH;
        let mut sandbox = Sandbox::empty(1, now);
        let gateway = tillback_sandbox::GatewayName::Pockyt;
        let payment = sandbox.create_payment(NewPayment::new(gateway, 1_000, "USD"), now).unwrap();
        let mut promises = Promises::default();
        promises.heard(&refund("a", "succeeded", &payment.id));
        assert_eq!(promises.kept(&sandbox.ledger()).len(), 1);
        sandbox.refund_by_hand(gateway, &payment.id, Some(400), None, now).unwrap();
        assert!(promises.kept(&sandbox.ledger()).is_empty());
        assert!(promises.kept(&Ledger::of(&[], &[])).is_empty());
    }
}
