//! `POST /app-data-search/v3/refund`.

use super::amount::{self, Amount};
use super::params::Params;
use super::query::original;
use super::reply::{self, Refusal};
use super::{REQUEST_ID, notify_refund, words};
use crate::ledger::{GatewayName, Payment, PaymentState, Refund, RefundState};
use crate::wire::{Reply, Request};
use crate::world::World;
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Refunded<'a> {
    transaction_no: &'a str,
    reference: &'a str,
    amount: Amount,
    currency: &'a str,
    settle_currency: &'a str,
    refund_transaction_no: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    refund_reference: Option<&'a str>,
    refund_amount: Amount,
    status: &'static str,
}

pub(super) fn refund(params: &Params, request: &Request, world: &mut World) -> Result<Reply, Refusal> {
    let asked = params.required("refundAmount")?;
    let currency = params.required("currency")?;
    let settle_currency = params.required("settleCurrency")?;
    let payment = original(params, world)?;
    if currency != payment.currency {
        return Err(Refusal::wrong("currency is not that of the transaction"));
    }
    if settle_currency != amount::settle_currency(&payment.currency) {
        return Err(Refusal::wrong("settleCurrency is not that of the transaction"));
    }
    let minor = amount::read(asked, currency).filter(|minor| *minor > 0);
    let minor = minor.ok_or_else(|| Refusal::wrong("refundAmount is not an amount"))?;
    check(payment, minor)?;

    let payment_id = payment.id.clone();
    let refund = taken(params, request, world, minor);
    let refund_id = refund.id.clone();
    if let Some(url) = params.get("ipnUrl") {
        world.refund_urls.insert(refund_id.clone(), url.to_owned());
    }
    let now = world.now();
    let bare = world.quirks.pockyt_bare_numbers;
    let payment = world.payment_mut(GatewayName::Pockyt, &payment_id).ok_or_else(Refusal::not_found)?;
    payment.updated_at = now;
    let reply = answer(payment, &refund, bare);
    let ended = refund.state == RefundState::Done;
    payment.refunds.push(refund);
    if ended {
        notify_refund(world, &payment_id, &refund_id);
    }
    Ok(reply)
}

fn check(payment: &Payment, minor: i64) -> Result<(), Refusal> {
    match payment.state {
        PaymentState::Paid if minor <= payment.refundable() => Ok(()),
        PaymentState::Paid => Err(Refusal::state_forbids("refund amount is more than what is left")),
        PaymentState::Created
        | PaymentState::Pending
        | PaymentState::Failed
        | PaymentState::Cancelled
        | PaymentState::Expired => Err(Refusal::state_forbids("transaction status is not success")),
    }
}

fn taken(params: &Params, request: &Request, world: &mut World, minor: i64) -> Refund {
    let now = world.now();
    let state = match world.take_decline(GatewayName::Pockyt) {
        // The reply has a status and no place for words.
        Some(_) => RefundState::Failed,
        None => world.take_refund_plan().unwrap_or(RefundState::Done),
    };
    Refund {
        id: new_id(world),
        mark: params.get("refundReference").map(str::to_owned),
        request_id: request.header(REQUEST_ID).map(str::to_owned),
        reason: None,
        amount: minor,
        state,
        created_at: now,
        updated_at: now,
        by_hand: false,
    }
}

/// Eighteen digits, beyond what a double can hold.
pub(crate) fn new_id(world: &mut World) -> String {
    format!("3{:017}", world.draw() % 100_000_000_000_000_000)
}

fn answer(payment: &Payment, refund: &Refund, bare: bool) -> Reply {
    let currency = payment.currency.as_str();
    let refunded = Refunded {
        transaction_no: &payment.id,
        reference: &payment.reference,
        amount: Amount::new(payment.amount, currency, bare),
        currency,
        settle_currency: amount::settle_currency(currency),
        refund_transaction_no: &refund.id,
        refund_reference: refund.mark.as_deref(),
        refund_amount: Amount::new(refund.amount, currency, bare),
        status: words::of_refund(refund.state),
    };
    reply::result("refund success ", &refunded)
}
