//! What goes out and what is made of what comes in, for every operation.

mod account;
mod bytes;
mod errors;
mod evidence;
mod find;
mod refund;
mod report;
mod seed;
mod sign;
mod webhook;

use super::Paycross;
use crate::gateway::{Baseline, RefundOrder, Reply, Route};
use crate::model::{
    Account, Credentials, Currency, Environment, Error, MinorUnits, Money, PaycrossCredentials, Service,
};
use ::bytes::Bytes;
use http::{HeaderMap, StatusCode};

const MARK: &str = "rf-0123456789abcdefghjkmnpqrs";
const PARENT: &str = "1-310b0da80b";
const UID: &str = "2-310b0da80b";

fn credentials() -> PaycrossCredentials {
    PaycrossCredentials::new("361", "a-secret-of-the-shop")
}

fn open(credentials: PaycrossCredentials) -> Result<Paycross, Error> {
    open_at(Environment::Production, credentials)
}

fn open_at(environment: Environment, credentials: PaycrossCredentials) -> Result<Paycross, Error> {
    let account = Account::paycross("shop", environment, credentials);
    match &account.credentials {
        Credentials::Paycross(credentials) => Paycross::open(&account, credentials),
        Credentials::Pockyt(_) | Credentials::Yedpay(_) => unreachable!("it was made with PayCross's"),
    }
}

fn paycross() -> Paycross {
    open(credentials()).unwrap()
}

fn of_service(service: Service) -> Paycross {
    open(PaycrossCredentials { service, ..credentials() }).unwrap()
}

fn with_units(minor_units: MinorUnits) -> Paycross {
    open(PaycrossCredentials { minor_units, ..credentials() }).unwrap()
}

fn reply(status: u16, body: impl Into<Bytes>) -> Reply {
    Reply { status: StatusCode::from_u16(status).unwrap(), headers: HeaderMap::new(), body: body.into() }
}

fn money(minor: i64, code: &str) -> Money {
    Money::from_minor(minor, Currency::from_code(code).unwrap())
}

/// 0.50 of a payment of 10.00 by an alternative method.
fn order() -> RefundOrder {
    RefundOrder {
        mark: MARK.to_owned(),
        transaction_id: PARENT.to_owned(),
        reference: Some("order-1".to_owned()),
        amount: money(50, "USD"),
        captured: money(1000, "USD"),
        reason: Some("damaged & returned".to_owned()),
        route: Route::Paycross { service: Service::Apm, units: 50 },
        baseline: Baseline { refunded: None, read_at: "2024-05-01T08:00:00Z".parse().unwrap() },
    }
}

fn of_card() -> RefundOrder {
    RefundOrder { route: Route::Paycross { service: Service::Card, units: 50 }, ..order() }
}

/// A transaction as JSON: the refund of [`order`], unless members are replaced.
#[derive(Clone)]
struct Shown(Vec<(&'static str, String)>);

impl Shown {
    fn refund(status: &str) -> Self {
        let text = |text: &str| format!("{text:?}");
        Self(vec![
            ("uid", text(UID)),
            ("parent_uid", text(PARENT)),
            ("type", text("refund")),
            ("status", text(status)),
            ("message", text("as it is")),
            ("amount", "50".to_owned()),
            ("currency", text("USD")),
            ("tracking_id", text(MARK)),
            ("method_type", text("m_pesa")),
        ])
    }

    fn payment(status: &str) -> Self {
        Self::refund(status)
            .with("uid", r#""1-310b0da80b""#)
            .with("type", r#""payment""#)
            .with("amount", "1000")
            .with("tracking_id", r#""order-1""#)
            .without("parent_uid")
    }

    /// A member as raw JSON, instead of or besides the usual ones.
    fn with(self, name: &'static str, json: &str) -> Self {
        let mut members = self.without(name).0;
        members.push((name, json.to_owned()));
        Self(members)
    }

    fn without(mut self, name: &str) -> Self {
        self.0.retain(|(other, _)| *other != name);
        self
    }

    fn json(&self) -> String {
        let members: Vec<_> = self.0.iter().map(|(name, json)| format!("{name:?}:{json}")).collect();
        format!("{{{}}}", members.join(","))
    }

    /// `{"transaction":{…}}`
    fn alone(&self) -> String {
        format!(r#"{{"transaction":{}}}"#, self.json())
    }

    fn reply(&self) -> Reply {
        reply(200, self.alone())
    }
}

/// `{"transactions":[…]}`
fn list(entries: &[Shown]) -> Reply {
    let entries: Vec<_> = entries.iter().map(Shown::json).collect();
    reply(200, format!(r#"{{"transactions":[{}]}}"#, entries.join(",")))
}
