//! Refunds: `POST /transactions/refunds` on both hosts.

use super::body;
use super::entry::{Entry, Service};
use super::errors::{Fault, Refusal};
use super::input::RefundInput;
use super::{ids, notify_refund, replay};
use crate::ledger::{GatewayName, Payment, PaymentState, Refund, RefundState};
use crate::wire::{Reply, Request};
use crate::world::World;
use jiff::{SignedDuration, Timestamp};

/// Within this time the card gateway takes a second refund of the same payment and amount for a mistake.
const DUPLICATE_WINDOW: SignedDuration = SignedDuration::from_secs(30);

pub(super) fn refund(service: Service, request: &Request, world: &mut World) -> Result<Reply, Refusal> {
    let Some(id) = replay::request_id(request) else {
        return take(service, request, world, None);
    };
    if let Some(reply) = replay::first_answer(world, service, &id) {
        return Ok(reply);
    }
    Ok(take(service, request, world, Some(&id)).unwrap_or_else(|refusal| replay::keep(world, service, &id, refusal)))
}

fn take(service: Service, request: &Request, world: &mut World, request_id: Option<&str>) -> Result<Reply, Refusal> {
    let input = RefundInput::of(service, request)?;
    let parent = world.payment(GatewayName::Paycross, &input.parent_uid);
    let parent = parent.filter(|payment| Service::of(payment) == service).ok_or_else(Refusal::parent_not_found)?;
    let now = world.now();
    let amount = input.amount.unwrap_or(parent.refundable());
    match service {
        Service::Card if input.duplicate_check && is_duplicate(parent, amount, now) => {
            return Err(Refusal::fault(service, Fault::Duplicate));
        }
        Service::Card | Service::Apm => {}
    }
    if parent.state != PaymentState::Paid || amount <= 0 || amount > parent.refundable() {
        return Err(Refusal::not_refundable());
    }
    let uid = ids::new_uid(world);
    let state = match world.take_decline(GatewayName::Paycross) {
        // A decline is a transaction of its own, in an answer like any other.
        Some(message) => {
            world.declined.insert(uid.clone(), message);
            RefundState::Failed
        }
        None => world.take_refund_plan().unwrap_or(RefundState::Done),
    };
    let refund = Refund {
        id: uid.clone(),
        mark: input.tracking_id,
        request_id: request_id.map(str::to_owned),
        reason: Some(input.reason),
        amount,
        state,
        created_at: now,
        updated_at: now,
        by_hand: false,
    };
    let parent_uid = input.parent_uid;
    let parent = world.payment_mut(GatewayName::Paycross, &parent_uid).ok_or_else(Refusal::parent_not_found)?;
    parent.refunds.push(refund);
    parent.updated_at = now;
    notify_refund(world, &parent_uid, &uid);
    let parent = world.payment(GatewayName::Paycross, &parent_uid);
    let entry = parent.and_then(|parent| refund_of(parent, &uid)).ok_or_else(Refusal::parent_not_found)?;
    Ok(body::alone(world, entry))
}

/// The refund of `parent` with this uid.
pub(super) fn refund_of<'a>(parent: &'a Payment, uid: &str) -> Option<Entry<'a>> {
    let refund = parent.refunds.iter().find(|refund| refund.id == uid)?;
    Some(Entry::Refund { parent, refund })
}

fn is_duplicate(parent: &Payment, amount: i64, now: Timestamp) -> bool {
    parent
        .refunds
        .iter()
        .any(|refund| refund.amount == amount && now.duration_since(refund.created_at) < DUPLICATE_WINDOW)
}
