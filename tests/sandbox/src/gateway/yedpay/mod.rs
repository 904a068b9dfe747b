//! Yedpay: form requests in, one JSON envelope out, amounts as decimal text, dates in Hong Kong time.
//!
//! Where the public documents say nothing, this simulator picks the answer that is harder on a client, and says so
//! here:
//!
//! - A refund request is carried out each time it arrives: there is no idempotency key and no refund id.
//! - A missing or empty `amount`, or a body that isn't a form, refunds all that is left.
//! - While a refund is pending, `refunded` is not raised, and another refund of the same transaction is refused.
//! - After a pending refund failed the transaction is what it was before: `paid`, or `refunded` by earlier refunds.
//! - Notifications tell of refunds that were done, not of pending or failed ones.
//! - `refund_details` is there in state `refunded` only, with the reason of the last refund that was done.
//! - `>` and `<` in lists are strict; a filter that no document names is refused with 422.
//! - The three shapes of `errors`: a list from the refund by id, one object from the refund by `custom_id`, a map of
//!   texts from everything else.

mod account_info;
mod auth;
mod body;
mod close;
mod codes;
mod dates;
mod errors;
mod filter;
mod ids;
mod list;
mod money;
mod notification;
mod query;
mod refund;
mod sign;
mod status;

pub use ids::{new_payment_ids, payment_token};
pub use notification::notify_refund;

use crate::gateway::Simulator;
use crate::wire::{Reply, Request};
use crate::world::World;
use auth::{Allowed, Caller};
use errors::Refusal;
use http::Method;

/// The simulated Yedpay.
#[derive(Clone, Copy, Debug, Default)]
pub struct Yedpay;

impl Simulator for Yedpay {
    fn handle(&self, request: &Request, world: &mut World) -> Reply {
        answer(request, world).unwrap_or_else(Refusal::into_reply)
    }
}

/// What a request asks for, with the ids of its path.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Operation {
    RefundById(String),
    RefundByCustomId(String),
    Show(String),
    QueryOnlinePayment,
    Close(String),
    CompanyList(String),
    UserList(String),
    Me,
}

impl Operation {
    fn of(request: &Request) -> Option<Self> {
        let segments = request.segments();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let ["v1", path @ ..] = segments.as_slice() else { return None };
        let method = &request.method;
        if method == Method::GET {
            match *path {
                ["me"] => Some(Self::Me),
                ["online-payment", "query"] => Some(Self::QueryOnlinePayment),
                ["transactions", id] => Some(Self::Show(id.to_owned())),
                ["companies", company, "transactions"] => Some(Self::CompanyList(company.to_owned())),
                ["users", user, "transactions"] => Some(Self::UserList(user.to_owned())),
                _ => None,
            }
        } else if method == Method::POST {
            match *path {
                ["transactions", id, "refund"] => Some(Self::RefundById(id.to_owned())),
                _ => None,
            }
        } else if method == Method::PUT {
            match *path {
                ["online-payment", custom_id, "refund"] => Some(Self::RefundByCustomId(custom_id.to_owned())),
                ["transactions", id, "close"] => Some(Self::Close(id.to_owned())),
                _ => None,
            }
        } else {
            None
        }
    }

    /// Documents name the API key alone for the online-payment paths. On the others both credentials are taken, which
    /// is documented for the refund by id and likely for the rest.
    fn allowed(&self) -> Allowed {
        match self {
            Self::RefundByCustomId(_) | Self::QueryOnlinePayment => Allowed::ApiKeyOnly,
            Self::RefundById(_)
            | Self::Show(_)
            | Self::Close(_)
            | Self::CompanyList(_)
            | Self::UserList(_)
            | Self::Me => Allowed::TokenOrApiKey,
        }
    }
}

fn answer(request: &Request, world: &mut World) -> Result<Reply, Refusal> {
    let operation = Operation::of(request).ok_or_else(Refusal::not_found)?;
    let caller = Caller::of(request, world, operation.allowed())?;
    match &operation {
        Operation::RefundById(id) => refund::by_id(request, world, id),
        Operation::RefundByCustomId(custom_id) => refund::by_custom_id(request, world, custom_id),
        Operation::Show(id) => query::show(request, world, id),
        Operation::QueryOnlinePayment => query::online_payment(request, world),
        Operation::Close(id) => close::close(world, id),
        Operation::CompanyList(company) => list::of_company(request, world, company),
        Operation::UserList(user) => list::of_user(request, world, user),
        Operation::Me => Ok(account_info::me(request, world, caller)),
    }
}
