//! Pockyt: JSON or form bodies with a signature among the parameters, replies with a code in them.
//!
//! Where the public documents say nothing, this simulator decides as follows:
//!
//! - A refused call answers HTTP 400 with `retMsg`, except "not found" and "the state forbids it", which answer 200.
//! - A repeated `Pockyt-Request-ID` gets the first answer, whatever its body says. A repeated `refundReference` is
//!   carried out again.
//! - `refundInfo` lists refunds that are done. Entries have no status, so pending ones are left out.
//! - Amounts have the decimals of ISO 4217; surplus zeros are taken.
//! - A second payee with the same `email` or `governmentId` is refused with `000023`.

mod amount;
mod notification;
mod params;
mod payee;
mod query;
mod refund;
mod reply;
pub mod sign;
mod words;

pub(crate) use notification::notify_refund;
pub(crate) use refund::new_id;

use crate::gateway::Simulator;
use crate::ledger::GatewayName;
use crate::wire::{Reply, Request};
use crate::world::World;
use http::Method;
use params::Params;
use reply::Refusal;

const REQUEST_ID: &str = "pockyt-request-id";

/// The simulated Pockyt.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pockyt;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Call {
    Refund,
    Query,
    RegisterPayee,
    RetrievePayee,
    UpdatePayee,
}

impl Call {
    fn of(request: &Request) -> Option<Self> {
        if request.method != Method::POST {
            return None;
        }
        match request.path.as_str() {
            "/app-data-search/v3/refund" => Some(Self::Refund),
            "/app-data-search/v3/tran-query" => Some(Self::Query),
            "/v3/payee/register" => Some(Self::RegisterPayee),
            "/v3/payee/retrieve" => Some(Self::RetrievePayee),
            "/v3/payee/update" => Some(Self::UpdatePayee),
            _ => None,
        }
    }

    /// Whether a repeated request id is answered with the first answer.
    fn repeats(self) -> bool {
        match self {
            Self::Refund | Self::RegisterPayee | Self::UpdatePayee => true,
            Self::Query | Self::RetrievePayee => false,
        }
    }
}

impl Simulator for Pockyt {
    fn handle(&self, request: &Request, world: &mut World) -> Reply {
        let Some(call) = Call::of(request) else {
            return Reply::html(404, "<html><body><h1>404 Not Found</h1></body></html>");
        };
        let params = match admitted(request, world) {
            Ok(params) => params,
            Err(refusal) => return refusal.into_reply(),
        };
        let first = request.header(REQUEST_ID).filter(|_| call.repeats());
        let first = first.map(|id| (GatewayName::Pockyt, id.to_owned()));
        if let Some(reply) = first.as_ref().and_then(|key| world.replays.get(key)) {
            return reply.clone();
        }
        let reply = match call {
            Call::Refund => refund::refund(&params, request, world),
            Call::Query => query::query(&params, world),
            Call::RegisterPayee => payee::register(&params, world),
            Call::RetrievePayee => payee::retrieve(&params, world),
            Call::UpdatePayee => payee::update(&params, world),
        };
        let reply = reply.unwrap_or_else(Refusal::into_reply);
        if let Some(key) = first {
            world.replays.insert(key, reply.clone());
        }
        reply
    }
}

/// The parameters of a request from a merchant who may call.
fn admitted(request: &Request, world: &World) -> Result<Params, Refusal> {
    let params = Params::of(request)?;
    let account = &world.accounts.pockyt;
    let merchant = params.required("merchantNo")?;
    let store = params.required("storeNo")?;
    let given = params.required("verifySign")?;
    if merchant != account.merchant_no || store != account.store_no {
        return Err(Refusal::no_rights());
    }
    if sign::signature(params.pairs(), &account.token) != given {
        return Err(Refusal::bad_signature());
    }
    Ok(params)
}
