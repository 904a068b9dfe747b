//! PayCross, a white label of beGateway: JSON, Basic authentication, amounts in minor units. Three hosts answer: one
//! for alternative payment methods (APM), one for cards, one for reports. A payment belongs to the card gateway when
//! its method is `credit_card`, and else to the APM host; its refunds belong where it belongs.
//!
//! Where the public documents say nothing, this simulator picks an answer and says so here:
//!
//! - A repeated `RequestID` is known for 24 hours, per host, whatever its body is; refused requests are kept as well.
//! - The 30 seconds of `duplicate_check` count every refund of the same payment and amount, also a declined one.
//! - An amount left off an APM refund stands for all that is left.
//! - A query by `tracking_id` compares the whole text, also where it joins several ids with `;`.
//! - A validation fault is 422 on both hosts; a body that can't be read at all is 400.
//! - Report pages hold 100 rows, newest first; both ends of a report's time count.
//! - Reports know the time zones without summer time only, as the sandbox carries no table of the others.
//! - The card gateway's `X-API-Version: 3` and the `/async` paths are not played.

mod auth;
mod body;
mod dates;
mod entry;
mod errors;
mod ids;
mod input;
mod notification;
mod page;
mod query;
mod refund;
mod replay;
mod report;
mod report_params;
mod zone;

pub use ids::new_uid;
pub use notification::notify_refund;

use crate::gateway::Simulator;
use crate::wire::{Reply, Request};
use crate::world::World;
use entry::Service;
use errors::Refusal;
use http::Method;

/// The hosts PayCross answers on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// Alternative payment methods, under `/beyag`.
    Apm,
    /// The card gateway.
    Card,
    /// The back office with its reports.
    Admin,
}

/// The simulated PayCross, as one of its hosts.
#[derive(Clone, Copy, Debug)]
pub struct Paycross {
    pub host: Host,
}

impl Simulator for Paycross {
    fn handle(&self, request: &Request, world: &mut World) -> Reply {
        let answer = match self.host {
            Host::Apm => transactions(Service::Apm, request, world),
            Host::Card => transactions(Service::Card, request, world),
            Host::Admin => reports(request, world),
        };
        answer.unwrap_or_else(|refusal| refusal.into_reply(self.host))
    }
}

/// The two hosts that keep transactions.
fn transactions(service: Service, request: &Request, world: &mut World) -> Result<Reply, Refusal> {
    auth::check(request, world)?;
    let segments = request.segments();
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    let path = match (service, segments.as_slice()) {
        (Service::Apm, ["beyag", path @ ..]) => path,
        (Service::Apm, _) => return Err(Refusal::unknown(service)),
        (Service::Card, path) => path,
    };
    if request.method == Method::POST {
        return match path {
            // The vendor's own client uses the singular, the documents use the plural.
            ["transactions", "refunds" | "refund"] => refund::refund(service, request, world),
            _ => Err(Refusal::unknown(service)),
        };
    }
    if request.method != Method::GET {
        return Err(Refusal::unknown(service));
    }
    match (service, path) {
        (Service::Apm, ["transactions", "tracking_id", id])
        | (Service::Card, ["v2", "transactions", "tracking_id", id]) => Ok(query::by_tracking_id(world, service, id)),
        (Service::Card, ["transactions", "tracking_id", id]) => query::first_by_tracking_id(world, service, id),
        (Service::Apm | Service::Card, ["transactions", uid]) => query::by_uid(world, service, uid),
        (Service::Apm, ["refunds", uid]) => query::refund_by_uid(world, service, uid),
        (Service::Apm | Service::Card, _) => Err(Refusal::unknown(service)),
    }
}

fn reports(request: &Request, world: &World) -> Result<Reply, Refusal> {
    auth::check(request, world)?;
    let segments = request.segments();
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    if request.method != Method::POST {
        return Err(Refusal::unknown_page());
    }
    match segments.as_slice() {
        ["api", "reports"] => report::report(request, world),
        ["api", "reports", "count"] => report::count(request, world),
        _ => Err(Refusal::unknown_page()),
    }
}
