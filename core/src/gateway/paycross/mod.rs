//! PayCross, a brand of the beGateway platform: refunds, queries, reports and notifications. Facts: `docs/gateways/paycross.md`.

mod money;
mod query;
mod record;
mod refund;
mod reply;
mod report;
mod sign;
mod webhook;

#[cfg(test)]
mod tests;

use super::base::{Base, finish};
use super::{Answer, Evidence, Gateway, ListCursor, Page, RefundOrder, Reply, Request, Route, Told};
use crate::model::{
    Account, AccountName, Capabilities, Check, Environment, Error, ErrorCode, Event, GatewayName, ListScope, Money,
    PaycrossCredentials, Service, Transaction, TransactionFilter, TransactionRef,
};
use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderMap, Method};
use money::Units;
use serde::Serialize;
use sign::{Credential, PublicKey};

const APM: &str = "https://data.pay-cross.com/beyag";
const CARD: &str = "https://gateway.pay-cross.com";
const ADMIN: &str = "https://admin.pay-cross.com";

pub(super) static CAPABILITIES: Capabilities = Capabilities {
    gateway: GatewayName::Paycross,
    partial_refunds: true,
    tells_refunded: false,
    lists_refunds: false,
    finds_refund_by_mark: true,
    repeats_answers: true,
    one_refund_at_a_time: false,
    lists: ListScope::ByDate,
    payees: false,
    mark: "tracking_id = tillback's refund id; RequestID = a UUID derived from it (documented for sibling brands: a \
           repeat within 24 h gets the first answer)",
    evidence: "query by tracking_id, and the refund's own uid once known",
    proof_of_no: "alternative methods: not found by tracking_id on two reads after the quiet period; a resend carries the \
                  same RequestID. Cards: nothing, because that they keep a refund's tracking_id is not documented",
};

/// A PayCross account made ready.
pub(super) struct Paycross {
    account: AccountName,
    /// Alternative payment methods.
    apm: Base,
    card: Base,
    /// The back office with its reports.
    admin: Base,
    shop_id: String,
    credential: Credential,
    public_key: Option<PublicKey>,
    service: Service,
    units: Units,
    test: Option<bool>,
}

impl Paycross {
    pub(super) fn open(account: &Account, credentials: &PaycrossCredentials) -> Result<Self, Error> {
        let hosts = &credentials.hosts;
        let apm = match (&account.environment, &hosts.apm) {
            (Environment::Production | Environment::Sandbox, host) => host_or(host.as_deref(), APM)?,
            (Environment::At(base), None) => Base::parse(base)?,
            (Environment::At(base), Some(host)) => the_same(Base::parse(base)?, &host_or(Some(host), APM)?)?,
        };
        let shop_id = shop_id(credentials)?;
        Ok(Self {
            account: account.name.clone(),
            apm,
            card: host_or(hosts.card.as_deref(), CARD)?,
            admin: host_or(hosts.admin.as_deref(), ADMIN)?,
            credential: Credential::new(&shop_id, &credentials.secret_key),
            shop_id,
            public_key: credentials.public_key.as_deref().map(PublicKey::parse).transpose()?,
            service: credentials.service,
            units: Units(credentials.minor_units),
            test: credentials.test,
        })
    }

    /// Where a service is reached.
    fn host(&self, service: Service) -> &Base {
        match service {
            Service::Apm | Service::Either => &self.apm,
            Service::Card => &self.card,
        }
    }

    fn get(&self, service: Service, path: &str) -> Request {
        let request = self.host(service).request(Method::GET, path).header(AUTHORIZATION, self.credential.header());
        finish(request, Bytes::new())
    }

    fn post(&self, base: &Base, path: &str, header: (&str, &str), body: &impl Serialize) -> Request {
        let request = base
            .request(Method::POST, path)
            .header(AUTHORIZATION, self.credential.header())
            .header(CONTENT_TYPE, "application/json")
            .header(header.0, header.1);
        finish(request, serde_json::to_vec(body).expect("texts and numbers always serialise into memory"))
    }
}

fn shop_id(credentials: &PaycrossCredentials) -> Result<String, Error> {
    let missing = |field| {
        Error::new(ErrorCode::CredentialsMissing, "A PayCross account needs shop_id and secret_key. Nothing was sent.")
            .about(field)
    };
    let shop_id = credentials.shop_id.trim();
    if shop_id.is_empty() {
        return Err(missing("shop_id"));
    }
    if credentials.secret_key.expose().trim().is_empty() {
        return Err(missing("secret_key"));
    }
    // It would end the user name of HTTP Basic early.
    if shop_id.contains(':') {
        return Err(Error::new(
            ErrorCode::SettingInvalid,
            "The shop_id holds a colon. It is the number of the shop alone, without the secret key. Nothing was sent.",
        )
        .about("shop_id"));
    }
    Ok(shop_id.to_owned())
}

fn host_or(host: Option<&str>, default: &str) -> Result<Base, Error> {
    Base::parse(host.unwrap_or(default)).map_err(|error| if host.is_some() { error.about("hosts") } else { error })
}

fn the_same(environment: Base, host: &Base) -> Result<Base, Error> {
    if environment.as_str() == host.as_str() {
        return Ok(environment);
    }
    Err(Error::new(
        ErrorCode::SettingInvalid,
        "The environment and hosts.apm name different hosts for alternative payment methods. Leave one of them out. \
         Nothing was sent.",
    )
    .about("hosts"))
}

impl Gateway for Paycross {
    fn capabilities(&self) -> &'static Capabilities {
        &CAPABILITIES
    }

    fn scope(&self) -> &str {
        self.apm.as_str()
    }

    fn find(&self, reference: &TransactionRef) -> Result<Vec<Request>, Error> {
        Ok(query::find(self, reference))
    }

    fn found(&self, reference: &TransactionRef, reply: &Reply) -> Result<Vec<Transaction>, Error> {
        query::found(self, reference, reply)
    }

    fn list(&self, filter: &TransactionFilter, cursor: &ListCursor) -> Result<Request, Error> {
        report::list(self, filter, cursor)
    }

    fn listed(&self, filter: &TransactionFilter, cursor: &ListCursor, reply: &Reply) -> Result<Page, Error> {
        report::listed(self, filter, cursor, reply)
    }

    fn route(&self, transaction: &Transaction, _name: &str, amount: Money) -> Result<Route, Error> {
        refund::route(self, transaction, amount)
    }

    fn refund(&self, order: &RefundOrder) -> Request {
        refund::request(self, order)
    }

    fn answer(&self, order: &RefundOrder, reply: &Reply) -> Answer {
        refund::answer(self, order, reply)
    }

    fn ask(&self, order: &RefundOrder, refund_id: Option<&str>) -> Vec<Request> {
        refund::ask(self, order, refund_id)
    }

    fn evidence(&self, order: &RefundOrder, refund_id: Option<&str>, reply: &Reply) -> Evidence {
        refund::evidence(self, order, refund_id, reply)
    }

    fn told(&self, order: &RefundOrder, refund_id: Option<&str>, event: &Event) -> Told {
        refund::told(self, order, refund_id, event)
    }

    fn check(&self) -> Request {
        query::check(self)
    }

    fn checked(&self, reply: &Reply) -> Result<Check, Error> {
        query::checked(self, reply)
    }

    fn webhook(&self, headers: &HeaderMap, body: &Bytes) -> Result<Event, Error> {
        webhook::read(self, headers, body)
    }
}
