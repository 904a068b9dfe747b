//! Sets a client up as the runner says.

use super::Misunderstood;
use super::arguments::{AccountSettings, ClientSettings};
use serde::Deserialize;
use serde_json::Value;
use std::time::Duration;
use tillback::{
    Account, Client, ClientBuilder, Credentials, Environment, Error, GatewayName, MinorUnits, PaycrossCredentials,
    PaycrossHosts, PockytCredentials, Service, YedpayCredentials,
};

pub(crate) fn builder(settings: ClientSettings) -> Result<Result<ClientBuilder, Error>, Misunderstood> {
    let mut builder = Client::builder();
    for one in settings.accounts {
        match account(one)? {
            Ok(account) => builder = builder.account(account),
            Err(error) => return Ok(Err(error)),
        }
    }
    builder = match settings.journal.as_deref() {
        None => builder,
        Some("memory") => builder.journal_in_memory(),
        Some(file) => builder.journal(file),
    };
    if let Some(worker) = settings.worker {
        builder = builder.worker(worker);
    }
    if let Some(limit) = settings.reply_limit {
        builder = builder.reply_limit(limit);
    }
    type Set = fn(ClientBuilder, Duration) -> ClientBuilder;
    let times: [(Option<u64>, Set); 5] = [
        (settings.quiet_period_ms, ClientBuilder::quiet_period),
        (settings.first_pause_ms, ClientBuilder::first_pause),
        (settings.reply_timeout_ms, ClientBuilder::reply_timeout),
        (settings.connect_timeout_ms, ClientBuilder::connect_timeout),
        (settings.deadline_ms, ClientBuilder::deadline),
    ];
    for (time, set) in times {
        if let Some(time) = time {
            builder = set(builder, Duration::from_millis(time));
        }
    }
    Ok(Ok(builder))
}

fn account(settings: AccountSettings) -> Result<Result<Account, Error>, Misunderstood> {
    let gateway: GatewayName = match settings.gateway.parse() {
        Ok(gateway) => gateway,
        Err(error) => return Ok(Err(error)),
    };
    let environment = match settings.environment.as_str() {
        "production" => Environment::Production,
        "sandbox" => Environment::Sandbox,
        url => Environment::At(url.to_owned()),
    };
    let credentials = match gateway {
        GatewayName::Pockyt => Credentials::Pockyt(pockyt(settings.credentials)?),
        GatewayName::Yedpay => Credentials::Yedpay(yedpay(settings.credentials)?),
        GatewayName::Paycross => Credentials::Paycross(paycross(settings.credentials)?),
    };
    Ok(Ok(Account::new(settings.name, environment, credentials)))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pockyt {
    merchant_no: String,
    store_no: String,
    token: String,
    group_no: Option<String>,
    notification_url: Option<String>,
}

fn pockyt(credentials: Value) -> Result<PockytCredentials, Misunderstood> {
    let told: Pockyt = serde_json::from_value(credentials)?;
    let mut made = PockytCredentials::new(told.merchant_no, told.store_no, told.token);
    made.group_no = told.group_no;
    made.notification_url = told.notification_url;
    Ok(made)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Yedpay {
    access_token: Option<String>,
    api_key: Option<String>,
    sign_key: Option<String>,
}

fn yedpay(credentials: Value) -> Result<YedpayCredentials, Misunderstood> {
    let told: Yedpay = serde_json::from_value(credentials)?;
    let made = match (told.access_token, told.api_key) {
        (Some(token), _) => YedpayCredentials::access_token(token),
        (None, Some(key)) => YedpayCredentials::api_key(key),
        (None, None) => return Err("neither access_token nor api_key".into()),
    };
    Ok(match told.sign_key {
        Some(key) => made.sign_key(key),
        None => made,
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Paycross {
    shop_id: String,
    secret_key: String,
    public_key: Option<String>,
    #[serde(default)]
    hosts: Hosts,
    service: Option<String>,
    minor_units: Option<String>,
    test: Option<bool>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Hosts {
    apm: Option<String>,
    card: Option<String>,
    admin: Option<String>,
}

fn paycross(credentials: Value) -> Result<PaycrossCredentials, Misunderstood> {
    let told: Paycross = serde_json::from_value(credentials)?;
    let mut made = PaycrossCredentials::new(told.shop_id, told.secret_key);
    made.public_key = told.public_key;
    made.hosts = PaycrossHosts { apm: told.hosts.apm, card: told.hosts.card, admin: told.hosts.admin };
    made.service = match told.service.as_deref() {
        None | Some("either") => Service::Either,
        Some("apm") => Service::Apm,
        Some("card") => Service::Card,
        Some(word) => return Err(format!("no service is called {word:?}").into()),
    };
    made.minor_units = match told.minor_units.as_deref() {
        None | Some("undecided") => MinorUnits::Undecided,
        Some("iso4217") => MinorUnits::Iso4217,
        Some("vendor") => MinorUnits::Vendor,
        Some(word) => return Err(format!("no table of minor units is called {word:?}").into()),
    };
    made.test = told.test;
    Ok(made)
}
