//! Compares the sandbox's books with what a scenario says of them.

use crate::matcher::differences;
use crate::scenario::{Requests, Script};
use crate::template::{Scope, filled};
use crate::world::World;
use serde_json::{Value, json};
use tillback_sandbox::ledger::{Entry, Ledger, Refund, RefundState};
use tillback_sandbox::record::Received;

pub(super) fn payments(world: &World, script: &Script, ledger: &Ledger) -> Vec<String> {
    let mut told = Vec::new();
    for (name, expected) in &script.ledger {
        let made = world.payments.iter().find(|(made, _)| made == name);
        let entry = made.and_then(|(_, made)| {
            let same = |entry: &&Entry| entry.payment.gateway == made.gateway && entry.payment.id == made.id;
            ledger.payments.iter().find(same)
        });
        match entry {
            Some(entry) => {
                told.extend(compare(&format!("ledger of {name}"), expected, &of_payment(entry), &world.scope))
            }
            None => told.push(format!("`ledger` names {name}, and there is no such payment")),
        }
    }
    told
}

pub(super) fn payees(world: &World, script: &Script, ledger: &Ledger) -> Vec<String> {
    let Some(expected) = &script.payees else { return Vec::new() };
    let found = ledger
        .payees
        .iter()
        .map(|payee| json!({ "customer_no": payee.customer_no, "status": payee.status, "fields": payee.fields }));
    compare("payees", expected, &found.collect(), &world.scope)
}

pub(super) fn requests(world: &World, script: &Script) -> Vec<String> {
    let mut told = Vec::new();
    for expected in &script.requests {
        let found: Vec<Value> = world.server.with(|sandbox| {
            sandbox.requests().filter(|received| is_meant(expected, received)).map(of_request).collect()
        });
        let what = format!("requests ({:?})", expected.operation);
        if let Some(count) = &expected.count {
            told.extend(compare(&format!("number of {what}"), count, &json!(found.len()), &world.scope));
        }
        if let Some(each) = &expected.each {
            for (number, request) in found.iter().enumerate() {
                told.extend(compare(&format!("{what}, number {number}"), each, request, &world.scope));
            }
        }
    }
    told
}

fn compare(what: &str, expected: &Value, found: &Value, scope: &Scope) -> Vec<String> {
    match filled(expected, scope) {
        Ok(expected) => {
            let differences = differences(&expected, Some(found));
            differences.into_iter().map(|difference| format!("{what}: {difference} in {found}")).collect()
        }
        Err(why) => vec![format!("{what}: {why}")],
    }
}

/// In minor units. `refunds` moved money; `taken` are all that the gateway took, what failed later included.
fn of_payment(entry: &Entry) -> Value {
    let refunds = &entry.payment.refunds;
    json!({
        "refunded": entry.refunded,
        "reserved": entry.reserved,
        "refundable": entry.refundable,
        "refunds": refunds.iter().filter(|refund| refund.state == RefundState::Done).count(),
        "taken": refunds.len(),
        "list": refunds.iter().map(of_refund).collect::<Vec<_>>(),
    })
}

fn of_refund(refund: &Refund) -> Value {
    let state = match refund.state {
        RefundState::Pending { .. } => "pending",
        RefundState::Done => "done",
        RefundState::Failed => "failed",
    };
    let mut told = json!({ "id": refund.id, "amount": refund.amount, "state": state, "by_hand": refund.by_hand });
    for (name, text) in [("mark", &refund.mark), ("reason", &refund.reason), ("request_id", &refund.request_id)] {
        if let Some(text) = text {
            told[name] = json!(text);
        }
    }
    told
}

fn is_meant(expected: &Requests, received: &Received) -> bool {
    received.operation == expected.operation
        && expected.gateway.is_none_or(|gateway| gateway == received.host.gateway())
}

fn of_request(received: &Received) -> Value {
    let text = received.text();
    let headers: serde_json::Map<_, _> =
        text.headers.into_iter().map(|(name, value)| (name, Value::String(value))).collect();
    json!({
        "host": text.host, "method": text.method, "path": text.path, "query": text.query, "headers": headers,
        "body": text.body,
    })
}
