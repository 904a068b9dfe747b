//! A shop with an account at every gateway, and the sandbox behind it.

use std::path::PathBuf;
use std::time::Duration;
use tempfile::TempDir;
use tillback::{
    Account, Client, ClientBuilder, Environment, Money, PaycrossCredentials, PaycrossHosts, PockytCredentials, Refund,
    RefundRequest, RefundStatus, Service, TransactionRef, YedpayCredentials,
};
use tillback_sandbox::ledger::{Entry, GatewayName};
use tillback_sandbox::{Fault, Host, NewPayment, Operation, Options, Rule, Server};

/// An account together with what a payment of it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Till {
    pub(crate) account: &'static str,
    pub(crate) gateway: GatewayName,
    pub(crate) currency: &'static str,
    pub(crate) method: &'static str,
}

const fn till(account: &'static str, gateway: GatewayName, currency: &'static str, method: &'static str) -> Till {
    Till { account, gateway, currency, method }
}

pub(crate) const POCKYT: Till = till("pockyt", GatewayName::Pockyt, "USD", "alipay");
pub(crate) const YEDPAY: Till = till("yedpay", GatewayName::Yedpay, "HKD", "8_2");
pub(crate) const YEDPAY_KEY: Till = till("yedpay-key", GatewayName::Yedpay, "HKD", "8_2");
pub(crate) const PAYCROSS: Till = till("paycross", GatewayName::Paycross, "EUR", "m_pesa");
pub(crate) const PAYCROSS_CARD: Till = till("paycross", GatewayName::Paycross, "EUR", "credit_card");
pub(crate) const TILLS: [Till; 5] = [POCKYT, YEDPAY, YEDPAY_KEY, PAYCROSS, PAYCROSS_CARD];

pub(crate) struct Shop {
    pub(crate) server: Server,
    pub(crate) client: Client,
    folder: TempDir,
}

impl Shop {
    pub(crate) async fn open() -> Self {
        Self::open_with(|builder| builder).await
    }

    /// With pauses and limits so short that a test doesn't wait.
    pub(crate) async fn open_with(change: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Self {
        let server = Server::start(Options { seeded: false, ..Options::default() }).await.unwrap();
        let folder = TempDir::new().unwrap();
        let client = change(quick(&server).journal(file(&folder))).build().unwrap();
        Self { server, client, folder }
    }

    /// Another client on the same journal, as in another process.
    pub(crate) fn another(&self) -> Client {
        self.another_with(|builder| builder)
    }

    pub(crate) fn another_with(&self, change: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Client {
        change(quick(&self.server).journal(self.file())).build().unwrap()
    }

    pub(crate) fn file(&self) -> PathBuf {
        file(&self.folder)
    }

    /// How many requests of a kind arrived.
    pub(crate) fn requests(&self, operation: Operation) -> usize {
        self.server.with(|sandbox| sandbox.requests().filter(|one| one.operation == operation).count())
    }

    /// A refund whose answer was lost, and whose caller went away.
    pub(crate) async fn lost(&self, till: Till, minor: i64, fault: Fault) -> String {
        let payment = self.paid(till, 1_000);
        self.fault(till, Operation::Refund, fault);
        let request = back(till, &payment, &payment, minor).within(Duration::from_millis(1));
        let refund = self.client.refund(request).await;
        // So short a deadline may end before the payment was looked up.
        let refund = match refund {
            Ok(refund) => refund,
            Err(_) => self
                .client
                .refund(back(till, &payment, &payment, minor).within(Duration::from_millis(40)))
                .await
                .unwrap(),
        };
        assert!(!refund.status.is_final(), "{refund:#?}");
        payment
    }

    /// A payment that was made, by its gateway id.
    pub(crate) fn paid(&self, till: Till, minor: i64) -> String {
        self.payment(till, minor, |_| {}).id
    }

    pub(crate) fn payment(
        &self,
        till: Till,
        minor: i64,
        change: impl FnOnce(&mut NewPayment),
    ) -> tillback_sandbox::ledger::Payment {
        let mut new = NewPayment::new(till.gateway, minor, till.currency);
        new.method = Some(till.method.to_owned());
        change(&mut new);
        self.server.with_time(|sandbox, now| sandbox.create_payment(new, now)).unwrap()
    }

    pub(crate) fn fault(&self, till: Till, operation: Operation, fault: Fault) {
        self.rule(Rule::new(fault).at(till.gateway).on(operation));
    }

    pub(crate) fn rule(&self, rule: Rule) {
        self.server.with(|sandbox| sandbox.push_fault(rule)).unwrap();
    }

    /// The truth about a payment.
    pub(crate) fn entry(&self, till: Till, id: &str) -> Entry {
        let ledger = self.server.with_time(|sandbox, now| {
            sandbox.tick(now);
            sandbox.ledger()
        });
        ledger
            .payments
            .into_iter()
            .find(|entry| entry.payment.gateway == till.gateway && entry.payment.id == id)
            .unwrap()
    }

    /// How many refund requests arrived.
    pub(crate) fn refund_requests(&self) -> usize {
        self.requests(Operation::Refund)
    }

    /// What the status says has to be true in the ledger.
    pub(crate) fn judge(&self, till: Till, id: &str, refund: &Refund) {
        let entry = self.entry(till, id);
        match refund.status {
            RefundStatus::Succeeded => assert_eq!(entry.refunded, refund.amount.minor(), "{till:?} {refund:#?}"),
            RefundStatus::Refused => assert_eq!(entry.reserved, 0, "{till:?} {refund:#?}"),
            RefundStatus::Queued | RefundStatus::Pending | RefundStatus::Unknown | RefundStatus::Review => {
                assert!(entry.reserved <= refund.amount.minor(), "{till:?} {refund:#?}");
            }
        }
    }
}

fn file(folder: &TempDir) -> PathBuf {
    folder.path().join("refunds.db")
}

pub(crate) fn quick(server: &Server) -> ClientBuilder {
    accounts(server)
        .into_iter()
        .fold(Client::builder(), ClientBuilder::account)
        .journal_in_memory()
        .connect_timeout(Duration::from_secs(5))
        .reply_timeout(Duration::from_millis(500))
        .deadline(Duration::from_secs(10))
        .quiet_period(Duration::from_millis(300))
        .first_pause(Duration::from_millis(20))
        .reply_limit(1024 * 1024)
}

pub(crate) fn accounts(server: &Server) -> Vec<Account> {
    let known = server.accounts();
    let at = |host| Environment::At(server.url(host));
    let pockyt = PockytCredentials::new(known.pockyt.merchant_no, known.pockyt.store_no, known.pockyt.token);
    let by_token = YedpayCredentials::access_token(known.yedpay.access_token).sign_key(known.yedpay.sign_key.as_str());
    let by_key = YedpayCredentials::api_key(known.yedpay.api_key).sign_key(known.yedpay.sign_key.as_str());
    let mut paycross = PaycrossCredentials::new(known.paycross.shop_id, known.paycross.secret_key);
    paycross.public_key = Some(known.paycross.public_key);
    paycross.service = Service::Either;
    paycross.hosts = PaycrossHosts {
        apm: Some(format!("{}/beyag", server.url(Host::PaycrossApm))),
        card: Some(server.url(Host::PaycrossCard)),
        admin: Some(server.url(Host::PaycrossAdmin)),
    };
    vec![
        Account::pockyt("pockyt", at(Host::Pockyt), pockyt),
        Account::yedpay("yedpay", at(Host::Yedpay), by_token),
        Account::yedpay("yedpay-key", at(Host::Yedpay), by_key),
        Account::paycross("paycross", Environment::Production, paycross),
    ]
}

/// A refund without what a journal file does not keep: the gateway's own texts.
pub(crate) fn kept(mut refund: Refund) -> Refund {
    refund.raw = tillback::Raw::default();
    refund.gateway_words.message = None;
    refund
}

pub(crate) fn id(id: &str) -> TransactionRef {
    TransactionRef::gateway_id(id).unwrap()
}

pub(crate) fn money(minor: i64, till: Till) -> Money {
    Money::from_minor(minor, till.currency.parse().unwrap())
}

/// A refund of a payment by its gateway id.
pub(crate) fn back(till: Till, payment: &str, key: &str, minor: i64) -> RefundRequest {
    RefundRequest::new(till.account, id(payment), key).amount(money(minor, till)).reason("returned")
}
