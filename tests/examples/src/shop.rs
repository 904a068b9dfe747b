//! A shop with one account, as the examples see it.

use crate::program::{End, Programs, end_of};
use std::collections::HashMap;
use std::process::Command;
use std::time::Duration;
use tempfile::TempDir;
use tillback::blocking::Client;
use tillback::{
    Account, Environment, PaycrossCredentials, PockytCredentials, Refund, RefundRequest, RefundStatus, Service,
    TransactionRef, YedpayCredentials,
};
use tillback_sandbox::{Fault, GatewayName, Host, NewPayment, Operation, Options, Rule, Server};

pub(crate) struct Shop<'a> {
    pub(crate) gateway: GatewayName,
    pub(crate) server: Server,
    pub(crate) folder: TempDir,
    programs: &'a Programs,
}

impl<'a> Shop<'a> {
    pub(crate) fn open(gateway: GatewayName, programs: &'a Programs) -> Self {
        let server = Server::start_blocking(Options { seeded: false, ..Options::default() }).unwrap();
        Self { gateway, server, folder: TempDir::new().unwrap(), programs }
    }

    /// The id of a payment of 25.00 HKD.
    pub(crate) fn pay(&self, notification_url: Option<String>) -> String {
        let new = NewPayment { notification_url, ..NewPayment::new(self.gateway, 2_500, "HKD") };
        self.server.with_time(|sandbox, now| sandbox.create_payment(new, now)).unwrap().id
    }

    /// What went back of it, in cents, as the gateway's books say.
    pub(crate) fn refunded(&self, payment: &str) -> i64 {
        self.server.with(|sandbox| sandbox.world().payment(self.gateway, payment).unwrap().refunded())
    }

    pub(crate) fn fault(&self, fault: Fault, operation: Option<Operation>) {
        let rule = Rule::new(fault).at(self.gateway);
        let rule = match operation {
            Some(operation) => rule.on(operation),
            None => rule,
        };
        self.server.with(|sandbox| sandbox.push_fault(rule)).unwrap();
    }

    pub(crate) fn down(&self) {
        self.server.down_blocking(self.gateway);
    }

    pub(crate) fn up(&self) {
        self.server.up_blocking(self.gateway).unwrap();
    }

    pub(crate) fn run(&self, program: &str, arguments: &[&str]) -> End {
        end_of(&mut self.program(program, arguments))
    }

    pub(crate) fn program(&self, name: &str, arguments: &[&str]) -> Command {
        let mut command = self.programs.start(name, self.folder.path(), &self.variables());
        command.args(arguments);
        command
    }

    /// A refund that was carried out, and whose answer was lost.
    pub(crate) fn lose(&self, payment: &str, key: &str) {
        let client = self.client();
        self.fault(Fault::ResetAfter, Some(Operation::Refund));
        let read = client.transaction("shop", &TransactionRef::gateway_id(payment).unwrap()).unwrap();
        let request = RefundRequest::new("shop", read, key).amount("12.50 HKD".parse().unwrap());
        let refund = client.refund(request.within(Duration::from_millis(500))).unwrap();
        assert_eq!(refund.status, RefundStatus::Unknown);
    }

    pub(crate) fn recorded(&self, key: &str) -> Refund {
        self.client().get_refund(key).unwrap()
    }

    /// A client of the same journal, which asks about nothing by itself.
    fn client(&self) -> Client {
        let journal = self.folder.path().join("refunds.tillback");
        let account = Client::builder().account(self.account()).journal(journal);
        account.first_pause(Duration::from_secs(60)).build_blocking().unwrap()
    }

    fn account(&self) -> Account {
        let (at, known) = (Environment::At(self.url()), self.server.accounts());
        match self.gateway {
            GatewayName::Pockyt => {
                let own = known.pockyt;
                Account::pockyt("shop", at, PockytCredentials::new(own.merchant_no, own.store_no, own.token))
            }
            GatewayName::Yedpay => {
                let credentials = YedpayCredentials::either(None, Some(known.yedpay.api_key.into())).unwrap();
                Account::yedpay("shop", at, credentials.sign_key(known.yedpay.sign_key))
            }
            GatewayName::Paycross => {
                let mut credentials = PaycrossCredentials::new(known.paycross.shop_id, known.paycross.secret_key);
                credentials.public_key = Some(known.paycross.public_key);
                credentials.service = Service::Apm;
                Account::paycross("shop", at, credentials)
            }
        }
    }

    /// What the program's account opens with.
    pub(crate) fn secret(&self) -> String {
        let known = self.server.accounts();
        match self.gateway {
            GatewayName::Pockyt => known.pockyt.token,
            GatewayName::Yedpay => known.yedpay.api_key,
            GatewayName::Paycross => known.paycross.secret_key,
        }
    }

    fn variables(&self) -> HashMap<&'static str, String> {
        let known = self.server.accounts();
        let own: Vec<(&str, String)> = match self.gateway {
            GatewayName::Pockyt => vec![
                ("POCKYT_MERCHANT_NO", known.pockyt.merchant_no),
                ("POCKYT_STORE_NO", known.pockyt.store_no),
                ("POCKYT_TOKEN", known.pockyt.token),
            ],
            GatewayName::Yedpay => {
                vec![("YEDPAY_API_KEY", known.yedpay.api_key), ("YEDPAY_SIGN_KEY", known.yedpay.sign_key)]
            }
            GatewayName::Paycross => vec![
                ("PAYCROSS_SHOP_ID", known.paycross.shop_id),
                ("PAYCROSS_SECRET_KEY", known.paycross.secret_key),
                ("PAYCROSS_PUBLIC_KEY", known.paycross.public_key),
            ],
        };
        let shop = [("TILLBACK_GATEWAY", word(self.gateway).to_owned()), ("TILLBACK_BASE_URL", self.url())];
        own.into_iter().chain(shop).collect()
    }

    fn url(&self) -> String {
        match self.gateway {
            GatewayName::Pockyt => self.server.url(Host::Pockyt),
            GatewayName::Yedpay => self.server.url(Host::Yedpay),
            GatewayName::Paycross => format!("{}/beyag", self.server.url(Host::PaycrossApm)),
        }
    }
}

/// As the variables have it.
pub(crate) fn word(gateway: GatewayName) -> &'static str {
    match gateway {
        GatewayName::Pockyt => "pockyt",
        GatewayName::Yedpay => "yedpay",
        GatewayName::Paycross => "paycross",
    }
}
