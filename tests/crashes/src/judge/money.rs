//! The journal against the gateways' books.

use super::{Case, Known, Movement, Payment};
use crate::task::Order;
use std::collections::BTreeMap;
use tillback::RefundStatus;

pub(super) fn complaints(case: &Case) -> Vec<String> {
    let mut complaints = Vec::new();
    complaints.extend(case.payments.iter().filter_map(|(id, payment)| too_much(id, payment)));
    complaints.extend(unknown_marks(case));
    for (key, known) in &case.refunds {
        let order = case.orders.get(key);
        match order.and_then(|order| Some((order, case.payments.get(&order.payment)?))) {
            Some((order, payment)) => complaints.extend(untrue(order, known, payment)),
            None => complaints.push(format!("{key}: the journal has a refund that nobody ordered")),
        }
    }
    complaints
}

fn too_much(id: &str, payment: &Payment) -> Option<String> {
    let back: i64 = payment.movements.iter().map(|movement| movement.amount).sum();
    (back > payment.captured).then(|| format!("payment {id}: {back} went back of {}", payment.captured))
}

/// Everything that was sent has to be in the journal, under its mark and for its payment, and was marked before.
fn unknown_marks(case: &Case) -> Vec<String> {
    let keys: BTreeMap<&str, &str> =
        case.refunds.iter().map(|(key, known)| (known.mark.as_str(), key.as_str())).collect();
    let mut complaints = Vec::new();
    for (id, payment) in &case.payments {
        for Movement { mark, amount } in &payment.movements {
            let key = mark.as_deref().and_then(|mark| keys.get(mark).copied());
            let order = key.and_then(|key| case.orders.get(key));
            match (key, order) {
                (Some(_), Some(order)) if order.payment == *id => {}
                (Some(key), _) => complaints.push(format!("{key}: {amount} went back of another payment, {id}")),
                (None, _) => {
                    let mark = mark.as_deref().unwrap_or("no mark");
                    complaints.push(format!(
                        "payment {id}: {amount} went back under {mark}, of which the journal knows nothing"
                    ));
                }
            }
        }
    }
    for (mark, times) in &case.arrivals {
        let marked = keys.get(mark.as_str()).and_then(|key| case.refunds.get(*key)).map_or(0, |known| known.attempts);
        if *times > marked {
            complaints.push(format!("{mark}: sent {times} times and marked as sent {marked} times"));
        }
    }
    complaints
}

/// What the journal says of one refund that is not so.
fn untrue(order: &Order, known: &Known, payment: &Payment) -> Vec<String> {
    let key = &order.key;
    let ours: Vec<i64> = payment
        .movements
        .iter()
        .filter(|movement| movement.mark.as_ref() == Some(&known.mark))
        .map(|movement| movement.amount)
        .collect();
    let mut complaints = Vec::new();
    if known.amount != order.amount {
        complaints.push(format!("{key}: {} was ordered, and the journal says {}", order.amount, known.amount));
    }
    if ours.len() > 1 {
        complaints.push(format!("{key}: went back {} times", ours.len()));
    }
    if let Some(other) = ours.iter().find(|amount| **amount != known.amount) {
        complaints.push(format!("{key}: {other} went back, and the journal says {}", known.amount));
    }
    if known.contradicted {
        complaints.push(format!("{key}: a gateway that tells the truth spoke against {}", known.status));
    }
    let wrong = match known.status {
        RefundStatus::Succeeded => ours.is_empty().then_some("the journal says succeeded, and nothing went back"),
        RefundStatus::Refused => (!ours.is_empty()).then_some("the journal says refused, and money went back"),
        RefundStatus::Review => {
            (!payment.may_need_review).then_some("left to a person at a gateway that can always tell")
        }
        RefundStatus::Queued | RefundStatus::Pending | RefundStatus::Unknown => Some("still open"),
    };
    complaints.extend(wrong.map(|wrong| format!("{key}: {wrong}")));
    complaints
}
