//! Reading transactions by uid and by `tracking_id`. A refund is found like any transaction, but its payment does not
//! list it.

use super::body::{self, Place};
use super::entry::{Entry, Service};
use super::errors::Refusal;
use crate::ledger::GatewayName;
use crate::wire::Reply;
use crate::world::World;
use serde_json::{Value, json};
use std::cmp::Reverse;

/// How many transactions the list of a `tracking_id` shows.
const APM_LIST: usize = 100;
const CARD_LIST: usize = 10;

pub(super) fn by_uid(world: &World, service: Service, uid: &str) -> Result<Reply, Refusal> {
    let payment = world.payment(GatewayName::Paycross, uid).map(Entry::Payment);
    let payment = payment.filter(|entry| entry.service() == service);
    match payment {
        Some(entry) => Ok(body::alone(world, entry)),
        None => refund_by_uid(world, service, uid),
    }
}

pub(super) fn refund_by_uid(world: &World, service: Service, uid: &str) -> Result<Reply, Refusal> {
    let is_refund = |entry: &Entry<'_>| match entry {
        Entry::Refund { refund, .. } => refund.id == uid,
        Entry::Payment(_) => false,
    };
    let entry = Entry::of_service(world, service).find(is_refund).ok_or_else(|| Refusal::unknown(service))?;
    Ok(body::alone(world, entry))
}

/// `{"transactions":[…]}`, newest first; empty where the id is unknown.
pub(super) fn by_tracking_id(world: &World, service: Service, tracking_id: &str) -> Reply {
    let most = match service {
        Service::Apm => APM_LIST,
        Service::Card => CARD_LIST,
    };
    let mut found = with_tracking_id(world, service, tracking_id);
    // Reversed before sorting, so that of two of the same moment the one entered later comes first.
    found.reverse();
    found.sort_by_key(|entry| Reverse(entry.created_at()));
    let shown: Vec<Value> =
        found.into_iter().take(most).map(|entry| body::transaction(world, entry, Place::TrackingList)).collect();
    Reply::json(200, &json!({ "transactions": shown }))
}

/// The card gateway's first version of that query answers with one transaction: the first it finds.
pub(super) fn first_by_tracking_id(world: &World, service: Service, tracking_id: &str) -> Result<Reply, Refusal> {
    let found = with_tracking_id(world, service, tracking_id);
    let first = found.into_iter().min_by_key(Entry::created_at).ok_or_else(|| Refusal::unknown(service))?;
    Ok(body::alone(world, first))
}

fn with_tracking_id<'a>(world: &'a World, service: Service, tracking_id: &str) -> Vec<Entry<'a>> {
    Entry::of_service(world, service).filter(|entry| entry.tracking_id() == Some(tracking_id)).collect()
}
