//! Pockyt (formerly Yuansfer): refunds, queries, payees and notifications. Facts: `docs/gateways/pockyt.md`.

mod payee;
mod query;
mod refund;
mod reply;
mod sign;
mod webhook;

#[cfg(test)]
mod tests;

use super::base::{Base, finish};
use super::{Answer, Evidence, Gateway, ListCursor, Page, RefundOrder, Reply, Request, Route};
use crate::model::{
    Account, AccountName, Capabilities, Check, Environment, Error, ErrorCode, Event, GatewayName, ListScope, Money,
    Payee, PayeeChanges, PayeeRef, PayeeRequest, PockytCredentials, Transaction, TransactionFilter, TransactionRef,
};
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, Method};
use jiff::Timestamp;
use sign::Signer;

const PRODUCTION: &str = "https://mapi.yuansfer.com";
const SANDBOX: &str = "https://mapi.yuansferdev.com";

pub(super) static CAPABILITIES: Capabilities = Capabilities {
    gateway: GatewayName::Pockyt,
    partial_refunds: true,
    tells_refunded: true,
    lists_refunds: true,
    finds_refund_by_mark: false,
    repeats_answers: false,
    one_refund_at_a_time: false,
    lists: ListScope::Nothing,
    payees: true,
    mark: "refundReference = tillback's refund id",
    evidence: "tran-query: the mark in refundInfo, then the refund's own status",
    proof_of_no: "nothing: that refundInfo is complete and the total up to date is not documented, so a person must look",
};

/// A Pockyt account made ready.
pub(super) struct Pockyt {
    account: AccountName,
    base: Base,
    merchant_no: String,
    store_no: String,
    group_no: Option<String>,
    notification_url: Option<String>,
    signer: Signer,
}

/// Body parameters by name; a value may be empty and is then left out.
type Parameters<'a> = Vec<(&'a str, &'a str)>;

impl Pockyt {
    pub(super) fn open(account: &Account, credentials: &PockytCredentials) -> Result<Self, Error> {
        let base = match &account.environment {
            Environment::Production => Base::parse(PRODUCTION)?,
            Environment::Sandbox => Base::parse(SANDBOX)?,
            Environment::At(base) => Base::parse(base)?,
        };
        let missing = |field| {
            Error::new(
                ErrorCode::CredentialsMissing,
                "A Pockyt account needs merchant_no, store_no and token. Nothing was sent.",
            )
            .about(field)
        };
        if credentials.merchant_no.is_empty() {
            return Err(missing("merchant_no"));
        }
        if credentials.store_no.is_empty() {
            return Err(missing("store_no"));
        }
        if credentials.token.is_empty() {
            return Err(missing("token"));
        }
        Ok(Self {
            account: account.name.clone(),
            base,
            merchant_no: credentials.merchant_no.clone(),
            store_no: credentials.store_no.clone(),
            group_no: credentials.group_no.clone(),
            notification_url: credentials.notification_url.clone(),
            signer: Signer::new(credentials.token.expose()),
        })
    }

    /// A signed JSON request. Every value is text, because exactly the characters sent are signed.
    fn post(&self, path: &str, parameters: Parameters<'_>, request_id: Option<&str>) -> Request {
        let mut parameters: Parameters<'_> = parameters;
        parameters.push(("merchantNo", &self.merchant_no));
        parameters.push(("storeNo", &self.store_no));
        if let Some(group) = &self.group_no {
            parameters.push(("merGroupNo", group));
        }
        parameters.retain(|(_, value)| !value.is_empty());
        let signature = self.signer.sign(&mut parameters);
        parameters.push(("verifySign", &signature));
        let body = reply::json_object(&parameters);
        let mut request = self.base.request(Method::POST, path).header(CONTENT_TYPE, "application/json");
        if let Some(id) = request_id {
            request = request.header("Pockyt-Request-ID", id);
        }
        finish(request, body)
    }
}

impl Gateway for Pockyt {
    fn capabilities(&self) -> &'static Capabilities {
        &CAPABILITIES
    }

    fn scope(&self) -> &str {
        self.base.as_str()
    }

    fn find(&self, reference: &TransactionRef) -> Result<Vec<Request>, Error> {
        Ok(query::find(self, reference))
    }

    fn found(&self, reference: &TransactionRef, reply: &Reply) -> Result<Vec<Transaction>, Error> {
        query::found(self, reference, reply)
    }

    fn list(&self, _filter: &TransactionFilter, _cursor: &ListCursor) -> Result<Request, Error> {
        Err(query::no_lists())
    }

    fn listed(&self, _filter: &TransactionFilter, _cursor: &ListCursor, _reply: &Reply) -> Result<Page, Error> {
        Err(query::no_lists())
    }

    fn route(&self, transaction: &Transaction, _name: &str, _amount: Money) -> Result<Route, Error> {
        Ok(refund::route(transaction))
    }

    fn refund(&self, order: &RefundOrder) -> Request {
        refund::request(self, order)
    }

    fn answer(&self, order: &RefundOrder, reply: &Reply) -> Answer {
        refund::answer(order, reply)
    }

    fn ask(&self, order: &RefundOrder, refund_id: Option<&str>) -> Vec<Request> {
        refund::ask(self, order, refund_id)
    }

    fn evidence(&self, order: &RefundOrder, refund_id: Option<&str>, reply: &Reply) -> Evidence {
        refund::evidence(order, refund_id, reply)
    }

    fn check(&self) -> Request {
        query::check(self)
    }

    fn checked(&self, reply: &Reply) -> Result<Check, Error> {
        query::checked(self, reply)
    }

    fn webhook(&self, _headers: &HeaderMap, body: &Bytes) -> Result<Event, Error> {
        webhook::read(self, body)
    }

    fn register_payee(&self, request: &PayeeRequest, now: Timestamp) -> Result<Request, Error> {
        Ok(payee::register(self, request, now))
    }

    fn update_payee(&self, customer_no: &str, changes: &PayeeChanges, now: Timestamp) -> Result<Request, Error> {
        Ok(payee::update(self, customer_no, changes, now))
    }

    fn payee(&self, payee: &PayeeRef, now: Timestamp) -> Result<Request, Error> {
        Ok(payee::retrieve(self, payee, now))
    }

    fn read_payee(&self, reply: &Reply) -> Result<Payee, Error> {
        payee::read(self, reply)
    }
}
