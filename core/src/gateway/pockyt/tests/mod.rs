//! What goes out and what is made of what comes in, for every operation.

mod account;
mod bytes;
mod evidence;
mod payee;
mod query;
mod refund;
mod webhook;

use super::Pockyt;
use crate::gateway::{Baseline, RefundOrder, Reply, Route};
use crate::model::{Account, Credentials, Currency, Environment, Error, Money, PockytCredentials};
use ::bytes::Bytes;
use http::{HeaderMap, StatusCode};

const MARK: &str = "rf-0123456789abcdefghjkmnpqrs";
const PAYMENT: &str = "312345678901234567";
const REFUND: &str = "312345678909999999";

/// The published sample values (fact sheet, sections 2 and 11).
fn credentials() -> PockytCredentials {
    PockytCredentials::new("200043", "300014", "5cbfb079f15b150122261c8537086d77a")
}

fn open_at(environment: Environment, credentials: PockytCredentials) -> Result<Pockyt, Error> {
    let account = Account::pockyt("shop", environment, credentials);
    match &account.credentials {
        Credentials::Pockyt(credentials) => Pockyt::open(&account, credentials),
        Credentials::Yedpay(_) | Credentials::Paycross(_) => unreachable!("it was made with Pockyt's"),
    }
}

fn pockyt() -> Pockyt {
    open_at(Environment::Production, credentials()).unwrap()
}

fn reply(status: u16, body: impl Into<Bytes>) -> Reply {
    Reply { status: StatusCode::from_u16(status).unwrap(), headers: HeaderMap::new(), body: body.into() }
}

fn usd(decimal: &str) -> Money {
    Money::from_decimal(decimal, Currency::from_code("USD").unwrap()).unwrap()
}

/// 25.00 of a payment of 100.00 of which nothing went back before.
fn order() -> RefundOrder {
    RefundOrder {
        mark: MARK.to_owned(),
        transaction_id: PAYMENT.to_owned(),
        reference: Some("order-1".to_owned()),
        amount: usd("25.00"),
        captured: usd("100.00"),
        reason: Some("damaged".to_owned()),
        route: Route::Pockyt { settle_currency: "USD".to_owned() },
        baseline: Baseline { refunded: Some(usd("0.00")), read_at: "2024-05-01T08:00:00Z".parse().unwrap() },
    }
}

/// JSON members, of which `changes` replace those of the same name and add others. `null` leaves one out.
fn object(members: &[(&str, &str)], changes: &[(&str, &str)]) -> String {
    let kept = members.iter().filter(|(name, _)| !changes.iter().any(|(other, _)| other == name));
    let all: Vec<_> = kept.chain(changes).map(|(name, json)| format!("{name:?}:{json}")).collect();
    format!("{{{}}}", all.join(","))
}

/// A reply that worked.
fn worked(result: &str) -> Reply {
    reply(200, format!(r#"{{"ret_code":"000100","ret_msg":"success ","result":{result}}}"#))
}

/// The payment of [`order`], as a query shows it.
fn payment(changes: &[(&str, &str)]) -> String {
    let members = [
        ("transactionNo", r#""312345678901234567""#),
        ("reference", r#""order-1""#),
        ("amount", r#""100.00""#),
        ("currency", r#""USD""#),
        ("settleCurrency", r#""USD""#),
        ("status", r#""success""#),
        ("transactionType", r#""payment""#),
    ];
    object(&members, changes)
}
