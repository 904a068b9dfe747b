//! Refunds: by Yedpay's id and by the merchant's `custom_id`.

use super::body::{self, MissingDetails, Transaction};
use super::errors::{ErrorShape, Refusal};
use super::status::{Status, View};
use super::{ids, money, notify_refund, query};
use crate::ledger::{GatewayName, Refund, RefundState};
use crate::wire::{Reply, Request};
use crate::world::World;

const FORM: &str = "application/x-www-form-urlencoded";

/// `POST /v1/transactions/{id}/refund`
pub(super) fn by_id(request: &Request, world: &mut World, id: &str) -> Result<Reply, Refusal> {
    may_refund(world)?;
    let id = world.payment(GatewayName::Yedpay, id).ok_or_else(Refusal::not_found)?.id.clone();
    refund(world, &id, &Form::of(request), ErrorShape::List)
}

/// `PUT /v1/online-payment/{custom_id}/refund`
pub(super) fn by_custom_id(request: &Request, world: &mut World, custom_id: &str) -> Result<Reply, Refusal> {
    may_refund(world)?;
    let form = Form::of(request);
    if form.custom_id.as_deref().is_some_and(|repeated| repeated != custom_id) {
        return Err(Refusal::invalid(ErrorShape::Single, "custom_id", "The custom id does not match."));
    }
    let id = query::find_by_custom_id(world, custom_id).ok_or_else(Refusal::not_found)?.payment.id.clone();
    refund(world, &id, &form, ErrorShape::Single)
}

/// The fields of a refund request. Empty ones count as missing, and so does everything in a body that isn't a form.
struct Form {
    amount: Option<String>,
    reason: Option<String>,
    custom_id: Option<String>,
}

impl Form {
    fn of(request: &Request) -> Self {
        let is_form = request.header("content-type").is_some_and(|kind| kind.starts_with(FORM));
        let field = |name: &str| {
            let pairs = if is_form { request.form_pairs() } else { Vec::new() };
            query::last_value(pairs, name).filter(|value| !value.is_empty())
        };
        Self { amount: field("amount"), reason: field("refund_reason"), custom_id: field("custom_id") }
    }
}

fn may_refund(world: &World) -> Result<(), Refusal> {
    if world.accounts.yedpay.can_refund { Ok(()) } else { Err(Refusal::unauthorized()) }
}

fn refund(world: &mut World, id: &str, form: &Form, shape: ErrorShape) -> Result<Reply, Refusal> {
    let payment = world.payment(GatewayName::Yedpay, id).ok_or_else(Refusal::not_found)?;
    let invalid = |field: &str, message: &str| Err(Refusal::invalid(shape, field, message));
    match View::of(world, payment).status() {
        Status::Paid | Status::Refunded => {}
        Status::PendingRefund => return invalid("status", "A refund of this transaction is in progress."),
        Status::Void => return invalid("status", "The transaction is void."),
        Status::Precreated | Status::Pending | Status::Cancelled | Status::Failed | Status::Expired => {
            return invalid("status", "The transaction is not paid.");
        }
    }
    let left = payment.refundable();
    let amount = match &form.amount {
        None => left,
        Some(text) => match money::parse(text) {
            Some(amount) if amount > 0 => amount,
            Some(_) => return invalid("amount", "The amount must be greater than 0."),
            None => return invalid("amount", "The amount format is invalid."),
        },
    };
    if left <= 0 {
        return invalid("status", "The transaction is already refunded.");
    }
    if amount > left {
        return invalid("amount", "The amount may not be greater than the amount left.");
    }
    if let Some(message) = world.take_decline(GatewayName::Yedpay) {
        return Err(Refusal::new(400, message));
    }
    enter(world, id, amount, form.reason.clone())
}

fn enter(world: &mut World, id: &str, amount: i64, reason: Option<String>) -> Result<Reply, Refusal> {
    let now = world.now();
    let refund = Refund {
        id: ids::new_hashed_id(world),
        mark: reason.clone(),
        request_id: None,
        reason,
        amount,
        state: world.take_refund_plan().unwrap_or(RefundState::Done),
        created_at: now,
        updated_at: now,
        by_hand: false,
    };
    let refund_id = refund.id.clone();
    let payment = world.payment_mut(GatewayName::Yedpay, id).ok_or_else(Refusal::not_found)?;
    payment.refunds.push(refund);
    payment.updated_at = now;
    notify_refund(world, id, &refund_id);
    let payment = world.payment(GatewayName::Yedpay, id).ok_or_else(Refusal::not_found)?;
    Ok(body::success(&Transaction::of(View::of(world, payment), MissingDetails::LeftOut)))
}
