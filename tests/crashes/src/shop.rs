//! Where the journal is, where the gateways listen, and how to log in there. A till reads it from a file.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::time::Duration;
use tillback::{
    Account, Client, ClientBuilder, Environment, PaycrossCredentials, PaycrossHosts, PockytCredentials, Service,
    YedpayCredentials,
};

/// How long a connection may take.
pub const CONNECT: Duration = Duration::from_millis(300);

/// How long a reply may take.
pub const REPLY: Duration = Duration::from_millis(400);

/// Longer than anything the sandbox makes a refund wait, with room for a machine that is busy with other things.
pub const QUIET: Duration = Duration::from_secs(4);

/// The addresses and credentials of the sandbox, which open nothing anywhere else.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Shop {
    pub journal: PathBuf,
    pub pockyt: Pockyt,
    pub yedpay: Yedpay,
    pub paycross: Paycross,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Pockyt {
    pub url: String,
    pub merchant_no: String,
    pub store_no: String,
    pub token: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Yedpay {
    pub url: String,
    pub access_token: String,
    pub api_key: String,
    pub sign_key: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Paycross {
    pub apm: String,
    pub card: String,
    pub admin: String,
    pub shop_id: String,
    pub secret_key: String,
    pub public_key: String,
}

impl Shop {
    /// A client for all accounts. Its times are so short that a killed program's work is taken up soon.
    pub fn builder(&self, worker: &str) -> ClientBuilder {
        self.accounts()
            .into_iter()
            .fold(Client::builder(), ClientBuilder::account)
            .worker(worker)
            .connect_timeout(CONNECT)
            .reply_timeout(REPLY)
            .quiet_period(QUIET)
            .first_pause(Duration::from_millis(10))
    }

    fn accounts(&self) -> [Account; 4] {
        let at = |url: &str| Environment::At(url.to_owned());
        let Self { pockyt, yedpay, paycross, .. } = self;
        let by_token = YedpayCredentials::access_token(yedpay.access_token.as_str());
        let by_key = YedpayCredentials::api_key(yedpay.api_key.as_str());
        let merchant =
            PockytCredentials::new(pockyt.merchant_no.as_str(), pockyt.store_no.as_str(), pockyt.token.as_str());
        let mut both = PaycrossCredentials::new(paycross.shop_id.as_str(), paycross.secret_key.as_str());
        both.public_key = Some(paycross.public_key.clone());
        both.service = Service::Either;
        both.hosts = PaycrossHosts {
            apm: Some(paycross.apm.clone()),
            card: Some(paycross.card.clone()),
            admin: Some(paycross.admin.clone()),
        };
        [
            Account::pockyt("pockyt", at(&pockyt.url), merchant),
            Account::yedpay("yedpay", at(&yedpay.url), by_token.sign_key(yedpay.sign_key.as_str())),
            Account::yedpay("yedpay-key", at(&yedpay.url), by_key.sign_key(yedpay.sign_key.as_str())),
            Account::paycross("paycross", Environment::Production, both),
        ]
    }
}
