//! A shop with an account at every gateway, and the gateways.

use super::super::sandbox::files;
use crate::Program;
use crate::failure::Failure;
use std::path::PathBuf;
use std::time::Duration;
use tempfile::TempDir;
use tillback::{
    Account, Client, ClientBuilder, Currency, Environment, Money, PaycrossCredentials, PaycrossHosts,
    PockytCredentials, YedpayCredentials, blocking,
};
use tillback_sandbox::ledger::{Entry, GatewayName, Payment};
use tillback_sandbox::{Fault, Host, NewPayment, Operation, Options, Rule, Server};

const JOURNAL: &str = "journal.db";

/// An account, and a payment as customers of it make them. Amounts are minor units.
#[derive(Debug)]
pub(super) struct Till {
    pub(super) title: &'static str,
    pub(super) words: &'static str,
    pub(super) account: &'static str,
    pub(super) gateway: GatewayName,
    pub(super) method: &'static str,
    pub(super) currency: &'static str,
    pub(super) paid: i64,
    pub(super) part: i64,
}

pub(super) const TILLS: [Till; 4] = [
    Till {
        title: "Pockyt",
        words: "a wallet payment",
        account: "pockyt",
        gateway: GatewayName::Pockyt,
        method: "alipay",
        currency: "USD",
        paid: 2_000,
        part: 750,
    },
    Till {
        title: "Yedpay",
        words: "a wallet payment in Hong Kong",
        account: "yedpay",
        gateway: GatewayName::Yedpay,
        method: "8_2",
        currency: "HKD",
        paid: 12_880,
        part: 4_000,
    },
    Till {
        title: "PayCross",
        words: "a payment without a card",
        account: "paycross",
        gateway: GatewayName::Paycross,
        method: "m_pesa",
        currency: "KES",
        paid: 350_000,
        part: 120_050,
    },
    Till {
        title: "PayCross",
        words: "a card payment",
        account: "paycross",
        gateway: GatewayName::Paycross,
        method: "credit_card",
        currency: "EUR",
        paid: 8_900,
        part: 2_495,
    },
];

/// The shop's client and its journal, and the gateways' servers.
pub(super) struct Shop {
    pub(super) client: blocking::Client,
    pub(super) server: Server,
    /// What the shop's other programs are.
    pub(super) program: Program,
    /// Holds the journal, and what other programs of the shop need. It goes last.
    folder: TempDir,
}

impl Shop {
    pub(super) fn open(program: &Program) -> Result<Self, Failure> {
        let options = Options { seeded: false, ..Options::default() };
        let server = Server::start_blocking(options).map_err(|error| Failure::Machine(format!("{error}.")))?;
        let folder = TempDir::new()
            .map_err(|error| Failure::Machine(format!("A folder for the demo can't be made: {error}.")))?;
        let client = builder(&server).journal(folder.path().join(JOURNAL)).worker("the till").build_blocking()?;
        let shop = Self { client, server, program: program.clone(), folder };
        shop.write_configuration()?;
        Ok(shop)
    }

    /// What the shop's other programs are configured with.
    fn write_configuration(&self) -> Result<(), Failure> {
        let known = self.server.with(|sandbox| sandbox.world().accounts.clone());
        let ca_file = self.folder.path().join("ca.pem");
        files::write(&ca_file, self.server.ca_pem())?;
        files::write(&self.configuration(), &files::accounts(&self.server, &known, Some(&ca_file))?)
    }

    pub(super) fn configuration(&self) -> PathBuf {
        self.folder.path().join("tillback.toml")
    }

    pub(super) fn journal(&self) -> PathBuf {
        self.folder.path().join(JOURNAL)
    }

    /// One more client on the same journal.
    pub(super) fn another(
        &self,
        set: impl FnOnce(ClientBuilder) -> ClientBuilder,
    ) -> Result<blocking::Client, Failure> {
        Ok(set(builder(&self.server)).journal(self.journal()).build_blocking()?)
    }

    /// A customer pays.
    pub(super) fn pay(&self, till: &Till) -> Result<Payment, Failure> {
        let mut new = NewPayment::new(till.gateway, till.paid, till.currency);
        new.method = Some(till.method.to_owned());
        let made = self.server.with_time(|sandbox, now| sandbox.create_payment(new, now));
        made.map_err(|error| Failure::Machine(format!("The sandbox makes no payment: {error}.")))
    }

    /// Something goes wrong with the next request of this kind.
    pub(super) fn fault(&self, gateway: GatewayName, operation: Operation, fault: Fault) -> Result<(), Failure> {
        let rule = Rule::new(fault).at(gateway).on(operation);
        let added = self.server.with(|sandbox| sandbox.push_fault(rule));
        added.map(|_| ()).map_err(|error| Failure::Machine(format!("The sandbox takes no fault: {error}.")))
    }

    /// What the gateway's own books say about a payment.
    pub(super) fn books(&self, payment: &Payment) -> Option<Entry> {
        let ledger = self.server.with_time(|sandbox, now| {
            sandbox.tick(now);
            sandbox.ledger()
        });
        let mut entries = ledger.payments.into_iter();
        entries.find(|entry| entry.payment.gateway == payment.gateway && entry.payment.id == payment.id)
    }

    /// What Pockyt's own books say about payees.
    pub(super) fn payees(&self) -> Vec<tillback_sandbox::ledger::Payee> {
        self.server.with(|sandbox| sandbox.ledger().payees)
    }
}

impl Till {
    /// An amount in the till's currency.
    pub(super) fn money(&self, minor: i64) -> Result<Money, Failure> {
        let currency = Currency::from_code(self.currency);
        let currency = currency.ok_or_else(|| Failure::Machine(format!("{} is no currency.", self.currency)))?;
        Ok(Money::from_minor(minor, currency))
    }
}

fn builder(server: &Server) -> ClientBuilder {
    let builder = Client::builder()
        .trust(server.ca_pem())
        // The gateways are on this machine: what takes longer is broken, and a demo should say so soon.
        .connect_timeout(Duration::from_secs(5))
        .reply_timeout(Duration::from_secs(10))
        .deadline(Duration::from_secs(20));
    accounts(server).into_iter().fold(builder, |builder, account| builder.account(account))
}

fn accounts(server: &Server) -> [Account; 3] {
    // Read from the state, because the server's own way waits for a key that only webhooks need.
    let known = server.with(|sandbox| sandbox.world().accounts.clone());
    let at = |host| Environment::At(server.tls_url(host));
    let pockyt = PockytCredentials::new(known.pockyt.merchant_no, known.pockyt.store_no, known.pockyt.token);
    let yedpay = YedpayCredentials::access_token(known.yedpay.access_token);
    let mut paycross = PaycrossCredentials::new(known.paycross.shop_id, known.paycross.secret_key);
    paycross.hosts = PaycrossHosts {
        apm: Some(format!("{}/beyag", server.tls_url(Host::PaycrossApm))),
        card: Some(server.tls_url(Host::PaycrossCard)),
        admin: Some(server.tls_url(Host::PaycrossAdmin)),
    };
    [
        Account::pockyt("pockyt", at(Host::Pockyt), pockyt),
        Account::yedpay("yedpay", at(Host::Yedpay), yedpay),
        Account::paycross("paycross", Environment::Production, paycross),
    ]
}
