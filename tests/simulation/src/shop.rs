//! The shop: its accounts at all gateways, what was paid, and what it wants to give back.

use crate::world::World;
use std::sync::Arc;
use tillback::{
    Account, Environment, Money, PaycrossCredentials, PaycrossHosts, PayeeRequest, PockytCredentials, RefundRequest,
    Service, TransactionRef, YedpayCredentials,
};
use tillback_sandbox::NewPayment;
use tillback_sandbox::ledger::GatewayName;

/// An account together with what a payment of it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Till {
    pub(crate) account: &'static str,
    pub(crate) gateway: GatewayName,
    pub(crate) currency: &'static str,
    method: &'static str,
}

const TILLS: [Till; 5] = [
    Till { account: "pockyt", gateway: GatewayName::Pockyt, currency: "USD", method: "alipay" },
    Till { account: "yedpay", gateway: GatewayName::Yedpay, currency: "HKD", method: "8_2" },
    Till { account: "yedpay-key", gateway: GatewayName::Yedpay, currency: "HKD", method: "8_2" },
    Till { account: "paycross", gateway: GatewayName::Paycross, currency: "EUR", method: "m_pesa" },
    Till { account: "paycross", gateway: GatewayName::Paycross, currency: "EUR", method: "credit_card" },
];

/// A payment that was made.
#[derive(Clone, Debug)]
pub(crate) struct Paid {
    pub(crate) till: Till,
    pub(crate) id: String,
    pub(crate) amount: i64,
}

/// What the shop wants to give back, under one key.
#[derive(Clone, Debug)]
pub(crate) struct Wish {
    pub(crate) key: String,
    pub(crate) paid: Paid,
    /// `None` = all that is left.
    pub(crate) amount: Option<i64>,
}

impl Wish {
    pub(crate) fn request(&self) -> Option<RefundRequest> {
        let reference = TransactionRef::gateway_id(self.paid.id.as_str()).ok()?;
        let request = RefundRequest::new(self.paid.till.account, reference, self.key.as_str()).reason("returned");
        match self.amount {
            Some(minor) => Some(request.amount(Money::from_minor(minor, self.paid.till.currency.parse().ok()?))),
            None => Some(request),
        }
    }
}

/// A customer pays at one of the tills.
pub(crate) fn pay(world: &World) -> Option<Paid> {
    let till = *world.dice.get().pick(&TILLS);
    let amount = world.between(500, 5_000) as i64;
    let mut new = NewPayment::new(till.gateway, amount, till.currency);
    new.method = Some(till.method.to_owned());
    new.notification_url = Some(format!("http://shop.example/{}", till.account));
    let now = world.now();
    let payment = world.sandbox.get().create_payment(new, now).ok()?;
    world.tell("customer", format!("pays {amount} at {} as {}", till.account, payment.id));
    Some(Paid { till, id: payment.id, amount })
}

pub(crate) fn accounts(world: &Arc<World>) -> Vec<Account> {
    let known = world.sandbox.get().accounts().clone();
    let at = |host: &str| Environment::At(format!("https://{host}"));
    let pockyt = PockytCredentials::new(known.pockyt.merchant_no, known.pockyt.store_no, known.pockyt.token);
    let by_token = YedpayCredentials::access_token(known.yedpay.access_token).sign_key(known.yedpay.sign_key.as_str());
    let by_key = YedpayCredentials::api_key(known.yedpay.api_key).sign_key(known.yedpay.sign_key.as_str());
    let mut paycross = PaycrossCredentials::new(known.paycross.shop_id, known.paycross.secret_key);
    paycross.public_key = Some(known.paycross.public_key);
    paycross.service = Service::Either;
    paycross.hosts = PaycrossHosts {
        apm: Some("https://apm.example/beyag".to_owned()),
        card: Some("https://card.example".to_owned()),
        admin: Some("https://admin.example".to_owned()),
    };
    vec![
        Account::pockyt("pockyt", at("pockyt.example"), pockyt),
        Account::yedpay("yedpay", at("yedpay.example"), by_token),
        Account::yedpay("yedpay-key", at("yedpay.example"), by_key),
        Account::paycross("paycross", Environment::Production, paycross),
    ]
}

/// A payee to be registered.
pub(crate) fn payee(number: u64) -> PayeeRequest {
    let mut request = PayeeRequest::new("pockyt", "Ada", "Lee", format!("ada{number}@example.com"), "US");
    request.date_of_birth = "1980-12-10".parse().ok();
    request.state = Some("CA".to_owned());
    request.city = Some("Oakland".to_owned());
    request.street = Some("1 Main St".to_owned());
    request.zip = Some("95110".to_owned());
    request.phone = Some("4085550100".to_owned());
    request.customer_code = (number.is_multiple_of(2)).then(|| format!("vendor-{number}"));
    request.lang = Some("en".to_owned());
    request
}
