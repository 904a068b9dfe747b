//! What goes out and what is made of what comes in, for every operation.

mod account;
mod bytes;
mod errors;
mod evidence;
mod find;
mod list;
mod refund;
mod seed;
mod webhook;

use super::Yedpay;
use crate::gateway::{Baseline, RefundOrder, Reply, Route};
use crate::model::{Account, Credentials, Currency, Environment, Error, Money, YedpayCredentials};
use ::bytes::Bytes;
use http::{HeaderMap, StatusCode};

const SIGN_KEY: &str = "00112233445566778899aabbccddeeff";
const MARK: &str = "rf-0123456789abcdefghjkmnpqrs";

fn open(credentials: YedpayCredentials) -> Result<Yedpay, Error> {
    open_at(Environment::Production, credentials)
}

fn open_at(environment: Environment, credentials: YedpayCredentials) -> Result<Yedpay, Error> {
    let account = Account::yedpay("shop", environment, credentials);
    match &account.credentials {
        Credentials::Yedpay(credentials) => Yedpay::open(&account, credentials),
        Credentials::Pockyt(_) | Credentials::Paycross(_) => unreachable!("it was made with Yedpay's"),
    }
}

fn with_token() -> Yedpay {
    open(YedpayCredentials::access_token("token.of.user").sign_key(SIGN_KEY)).unwrap()
}

fn with_key() -> Yedpay {
    open(YedpayCredentials::api_key("ab/cd+ef==").sign_key(SIGN_KEY)).unwrap()
}

fn reply(status: u16, body: impl Into<Bytes>) -> Reply {
    Reply { status: StatusCode::from_u16(status).unwrap(), headers: HeaderMap::new(), body: body.into() }
}

fn hkd(decimal: &str) -> Money {
    Money::from_decimal(decimal, Currency::from_code("HKD").unwrap()).unwrap()
}

/// 4.00 of a payment of 10.00 of which nothing went back before.
fn order() -> RefundOrder {
    RefundOrder {
        mark: MARK.to_owned(),
        transaction_id: "46GPYQV6".to_owned(),
        reference: Some("order-1".to_owned()),
        amount: hkd("4.00"),
        captured: hkd("10.00"),
        reason: Some("damaged & returned".to_owned()),
        route: Route::Yedpay { by_custom_id: false },
        baseline: Baseline { refunded: Some(hkd("0.00")), read_at: "2024-05-01T08:00:00Z".parse().unwrap() },
    }
}

fn whole() -> RefundOrder {
    RefundOrder { amount: hkd("10.00"), ..order() }
}

/// A reply about the payment of [`order`], in one state.
#[derive(Clone)]
struct Shown {
    status: &'static str,
    refunded: &'static str,
    remark: Option<String>,
    /// More members, each with a comma in front. They replace those of the same name.
    more: &'static [(&'static str, &'static str)],
}

impl Shown {
    fn new(status: &'static str, refunded: &'static str) -> Self {
        Self { status, refunded, remark: None, more: &[] }
    }

    fn remark(self, remark: impl Into<String>) -> Self {
        Self { remark: Some(remark.into()), ..self }
    }

    fn ours(self) -> Self {
        self.remark(format!("damaged & returned [{MARK}]"))
    }

    /// Members as raw JSON, instead of or besides the usual ones.
    fn with(self, more: &'static [(&'static str, &'static str)]) -> Self {
        Self { more, ..self }
    }

    fn body(&self) -> String {
        let mut members = vec![
            ("id", r#""46GPYQV6""#.to_owned()),
            ("status", format!("{:?}", self.status)),
            ("amount", r#""10.00""#.to_owned()),
            ("currency", r#""HKD""#.to_owned()),
            ("refunded", format!("{:?}", self.refunded)),
            ("custom_id", r#""order-1""#.to_owned()),
            ("transaction_id", r#""171454680012345""#.to_owned()),
        ];
        members.extend(self.remark.iter().map(|remark| ("refund_details", format!(r#"{{"remark":{remark:?}}}"#))));
        members.retain(|(name, _)| !self.more.iter().any(|(other, _)| other == name));
        members.extend(self.more.iter().map(|(name, json)| (*name, (*json).to_owned())));
        let members: Vec<_> = members.iter().map(|(name, json)| format!("{name:?}:{json}")).collect();
        format!(r#"{{"success":true,"data":{{{}}}}}"#, members.join(","))
    }

    fn reply(&self) -> Reply {
        reply(200, self.body())
    }
}
