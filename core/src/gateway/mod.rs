//! Translation, one folder per gateway. Pure functions: an operation in, an HTTP request out; an HTTP reply in, meaning
//! out; a webhook in, an event out; evidence in, verdict out. No I/O, no clock.
//!
//! Every folder has the same files: `mod.rs` (the account made ready, and what the gateway can do), `refund.rs`,
//! `query.rs`, `webhook.rs`, `reply.rs` (envelopes and errors) and `sign.rs` where something is signed.

mod answer;
mod base;
mod exchange;
mod loose;
mod order;
mod paycross;
mod pockyt;
#[cfg(test)]
mod snapshot;
mod time;
mod webhook;
mod yedpay;

pub(crate) use answer::{Answer, Doubt, Evidence, Told};
pub(crate) use exchange::{Reply, Request};
pub(crate) use order::{Baseline, ListCursor, Page, RefundOrder, Route};

use crate::model::{
    Account, Capabilities, Check, Credentials, Error, ErrorCode, Event, GatewayName, Money, Payee, PayeeChanges,
    PayeeRef, PayeeRequest, Transaction, TransactionFilter, TransactionRef,
};
use jiff::Timestamp;

/// One account made ready: hosts parsed, headers and keys prepared.
pub(crate) trait Gateway: Send + Sync {
    /// What it can do and prove.
    fn capabilities(&self) -> &'static Capabilities;

    /// Names the ledger the account's transactions live in: two accounts with the same scope see the same money.
    fn scope(&self) -> &str;

    /// The questions that may find a payment, in the order to ask them. The next is asked only when the one before
    /// found nothing.
    fn find(&self, reference: &TransactionRef) -> Result<Vec<Request>, Error>;

    /// What a reply to [`find`](Self::find) shows; an empty list where the gateway knows no such thing.
    fn found(&self, reference: &TransactionRef, reply: &Reply) -> Result<Vec<Transaction>, Error>;

    /// The question for one page of a list.
    fn list(&self, filter: &TransactionFilter, cursor: &ListCursor) -> Result<Request, Error>;

    /// What a reply to [`list`](Self::list) shows, and where the list goes on.
    fn listed(&self, filter: &TransactionFilter, cursor: &ListCursor, reply: &Reply) -> Result<Page, Error>;

    /// How a refund of so much of this transaction is sent; an error where the gateway or the account can't. `name` is
    /// the id or reference by which the caller named it.
    fn route(&self, transaction: &Transaction, name: &str, amount: Money) -> Result<Route, Error>;

    /// The refund itself. The same order always gives the same bytes, so that a repetition carries the same marks.
    fn refund(&self, order: &RefundOrder) -> Request;

    /// What the reply to a refund says about this refund, this amount, this currency.
    fn answer(&self, order: &RefundOrder, reply: &Reply) -> Answer;

    /// The questions that settle a lost or pending answer, in the order to ask them.
    fn ask(&self, order: &RefundOrder, refund_id: Option<&str>) -> Vec<Request>;

    /// What a reply to [`ask`](Self::ask) proves.
    fn evidence(&self, order: &RefundOrder, refund_id: Option<&str>, reply: &Reply) -> Evidence;

    /// What a webhook that was verified says of this refund, which may be one of several of its payment.
    ///
    /// The fields of a refund's webhook are documented at one gateway only, so by default it is a reason to ask.
    fn told(&self, order: &RefundOrder, refund_id: Option<&str>, event: &Event) -> Told {
        let _ = (order, refund_id, event);
        Told::Hint
    }

    /// A harmless question that shows whether the credentials work.
    fn check(&self) -> Request;

    /// What the reply to [`check`](Self::check) shows.
    fn checked(&self, reply: &Reply) -> Result<Check, Error>;

    /// Verifies a webhook in constant time and reads it.
    fn webhook(&self, headers: &http::HeaderMap, body: &bytes::Bytes) -> Result<Event, Error>;

    /// Registers a payee.
    fn register_payee(&self, _request: &PayeeRequest, _now: Timestamp) -> Result<Request, Error> {
        Err(no_payees(self.capabilities().gateway))
    }

    /// Changes a payee.
    fn update_payee(&self, _customer_no: &str, _changes: &PayeeChanges, _now: Timestamp) -> Result<Request, Error> {
        Err(no_payees(self.capabilities().gateway))
    }

    /// Reads a payee.
    fn payee(&self, _payee: &PayeeRef, _now: Timestamp) -> Result<Request, Error> {
        Err(no_payees(self.capabilities().gateway))
    }

    /// The payee in the reply to any of the three.
    fn read_payee(&self, _reply: &Reply) -> Result<Payee, Error> {
        Err(no_payees(self.capabilities().gateway))
    }
}

/// What a webhook says of a refund, at any gateway: one that names another refund says nothing of this.
pub(crate) fn told(gateway: &dyn Gateway, order: &RefundOrder, refund_id: Option<&str>, event: &Event) -> Told {
    let names_another = |told: &Option<String>, ours: Option<&str>| matches!((told.as_deref(), ours), (Some(told), Some(ours)) if told != ours);
    let by_mark = event.mark.as_deref() == Some(&order.mark);
    let is_other = names_another(&event.mark, Some(&order.mark))
        || (!by_mark && names_another(&event.refund_id, refund_id))
        || names_another(&event.transaction_id, Some(&order.transaction_id));
    if is_other { Told::Nothing } else { gateway.told(order, refund_id, event) }
}

/// Makes an account ready. This and [`capabilities`] are the registry: a new gateway adds one line to each.
pub(crate) fn open(account: &Account) -> Result<Box<dyn Gateway>, Error> {
    match &account.credentials {
        Credentials::Pockyt(credentials) => Ok(Box::new(pockyt::Pockyt::open(account, credentials)?)),
        Credentials::Yedpay(credentials) => Ok(Box::new(yedpay::Yedpay::open(account, credentials)?)),
        Credentials::Paycross(credentials) => Ok(Box::new(paycross::Paycross::open(account, credentials)?)),
    }
}

/// What a gateway can do and prove.
pub fn capabilities(gateway: GatewayName) -> &'static Capabilities {
    match gateway {
        GatewayName::Pockyt => &pockyt::CAPABILITIES,
        GatewayName::Yedpay => &yedpay::CAPABILITIES,
        GatewayName::Paycross => &paycross::CAPABILITIES,
    }
}

fn no_payees(gateway: GatewayName) -> Error {
    Error::new(
        ErrorCode::Unsupported,
        format!("{gateway} keeps no register of payees. Use an account at pockyt. Nothing was sent."),
    )
}
