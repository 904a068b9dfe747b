//! The `RequestID` header: a repeat gets the first answer, with the status of now, and nothing is done twice.

use super::Host;
use super::body;
use super::entry::{Entry, Service};
use super::errors::Refusal;
use crate::ledger::GatewayName;
use crate::wire::{Reply, Request};
use crate::world::World;
use jiff::SignedDuration;

const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// The header of a request, where it has one.
pub(super) fn request_id(request: &Request) -> Option<String> {
    request.header("requestid").map(str::to_owned).filter(|id| !id.is_empty())
}

/// The first answer to `id`, where there was one.
pub(super) fn first_answer(world: &World, service: Service, id: &str) -> Option<Reply> {
    let began = |entry: &Entry<'_>| match entry {
        Entry::Refund { refund, .. } => {
            refund.request_id.as_deref() == Some(id) && world.now().duration_since(refund.created_at) < KEPT
        }
        Entry::Payment(_) => false,
    };
    let refund = Entry::of_service(world, service).find(began);
    refund.map(|entry| body::alone(world, entry)).or_else(|| world.replays.get(&key(service, id)).cloned())
}

/// Keeps the answer to a refused request. Refunds need no keeping: they are in the books.
pub(super) fn keep(world: &mut World, service: Service, id: &str, refusal: Refusal) -> Reply {
    let host = match service {
        Service::Apm => Host::Apm,
        Service::Card => Host::Card,
    };
    let reply = refusal.into_reply(host);
    world.replays.insert(key(service, id), reply.clone());
    reply
}

fn key(service: Service, id: &str) -> (GatewayName, String) {
    let host = match service {
        Service::Apm => "apm",
        Service::Card => "card",
    };
    (GatewayName::Paycross, format!("{host} {id}"))
}
