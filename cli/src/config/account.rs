//! From the settings of an account to the account.

use super::{Section, secret};
use crate::failure::Failure;
use tillback::{
    Account, Credentials, Environment, GatewayName, MinorUnits, PaycrossCredentials, PaycrossHosts, PockytCredentials,
    Secret, Service, YedpayCredentials,
};

const GATEWAYS: [(&str, GatewayName); 3] = [
    (GatewayName::Pockyt.as_str(), GatewayName::Pockyt),
    (GatewayName::Yedpay.as_str(), GatewayName::Yedpay),
    (GatewayName::Paycross.as_str(), GatewayName::Paycross),
];

const POCKYT: [&str; 9] = [
    "gateway",
    "environment",
    "merchant_no",
    "store_no",
    "token",
    "token_env",
    "token_file",
    "group_no",
    "notification_url",
];

const YEDPAY: [&str; 11] = [
    "gateway",
    "environment",
    "access_token",
    "access_token_env",
    "access_token_file",
    "api_key",
    "api_key_env",
    "api_key_file",
    "sign_key",
    "sign_key_env",
    "sign_key_file",
];

const PAYCROSS: [&str; 14] = [
    "gateway",
    "environment",
    "shop_id",
    "secret_key",
    "secret_key_env",
    "secret_key_file",
    "public_key",
    "public_key_file",
    "hosts.apm",
    "hosts.card",
    "hosts.admin",
    "service",
    "minor_units",
    "test",
];

/// Every key that an account can have.
pub(super) const KEYS: [&str; POCKYT.len() + YEDPAY.len() + PAYCROSS.len()] = {
    let mut all = [""; POCKYT.len() + YEDPAY.len() + PAYCROSS.len()];
    let mut at = 0;
    while at < all.len() {
        all[at] = if at < POCKYT.len() {
            POCKYT[at]
        } else if at < POCKYT.len() + YEDPAY.len() {
            YEDPAY[at - POCKYT.len()]
        } else {
            PAYCROSS[at - POCKYT.len() - YEDPAY.len()]
        };
        at += 1;
    }
    all
};

/// Refuses what no account of its gateway has. Every account is checked, used or not, so that a slip shows early.
pub(super) fn check(name: &str, section: &Section) -> Result<(), Failure> {
    let gateway = gateway(name, section)?;
    let known: &[&str] = match gateway {
        GatewayName::Pockyt => &POCKYT,
        GatewayName::Yedpay => &YEDPAY,
        GatewayName::Paycross => &PAYCROSS,
    };
    section.only(known, &format!("a {gateway} account"))
}

/// The account itself, with its secrets.
pub(super) fn open(name: &str, section: &Section, warnings: &mut Vec<String>) -> Result<Account, Failure> {
    let gateway = gateway(name, section)?;
    let credentials = match gateway {
        GatewayName::Pockyt => Credentials::Pockyt(pockyt(section, warnings)?),
        GatewayName::Yedpay => Credentials::Yedpay(yedpay(section, warnings)?),
        GatewayName::Paycross => Credentials::Paycross(paycross(section, warnings)?),
    };
    Ok(Account::new(name, environment(gateway, section)?, credentials))
}

fn gateway(name: &str, section: &Section) -> Result<GatewayName, Failure> {
    section.word("gateway", &GATEWAYS)?.ok_or_else(|| {
        let known = GATEWAYS.map(|(word, _)| word).join(", ");
        Failure::Config(format!("accounts.{name} has no `gateway`. Set it to one of: {known}."))
    })
}

fn environment(gateway: GatewayName, section: &Section) -> Result<Environment, Failure> {
    match section.text("environment") {
        Some("production") => Ok(Environment::Production),
        Some("sandbox") => Ok(Environment::Sandbox),
        Some(address) if address.contains("://") => Ok(Environment::At(address.to_owned())),
        Some(_) => {
            Err(section.wrong("environment", "has to be production, sandbox or an address such as https://host"))
        }
        // PayCross has one set of hosts; whether money is real is a matter of the shop.
        None if gateway == GatewayName::Paycross => Ok(Environment::Production),
        None => Err(Failure::Config(format!(
            "{} has no `environment`. Set it to production (real money), sandbox or an address.",
            section.name
        ))),
    }
}

fn pockyt(section: &Section, warnings: &mut Vec<String>) -> Result<PockytCredentials, Failure> {
    let token = secret::required(section, "token", warnings)?;
    let mut credentials =
        PockytCredentials::new(section.required("merchant_no")?, section.required("store_no")?, token);
    credentials.group_no = section.text("group_no").map(str::to_owned);
    credentials.notification_url = section.text("notification_url").map(str::to_owned);
    Ok(credentials)
}

fn yedpay(section: &Section, warnings: &mut Vec<String>) -> Result<YedpayCredentials, Failure> {
    let token = secret::find(section, "access_token", warnings)?;
    let key = secret::find(section, "api_key", warnings)?;
    let credentials = match (token, key) {
        (Some(token), None) => YedpayCredentials::access_token(token),
        (None, Some(key)) => YedpayCredentials::api_key(key),
        (Some(_), Some(_)) => {
            return Err(Failure::Config(format!(
                "{} has both an access token and an API key. Keep one of them; lists need the access token.",
                section.name
            )));
        }
        (None, None) => {
            return Err(Failure::Config(format!(
                "{} has neither `access_token` nor `api_key`. Set one, or its _file or _env form.",
                section.name
            )));
        }
    };
    let sign_key: Option<Secret> = secret::find(section, "sign_key", warnings)?;
    Ok(match sign_key {
        Some(key) => credentials.sign_key(key),
        None => credentials,
    })
}

fn paycross(section: &Section, warnings: &mut Vec<String>) -> Result<PaycrossCredentials, Failure> {
    let secret_key = secret::required(section, "secret_key", warnings)?;
    let mut credentials = PaycrossCredentials::new(section.required("shop_id")?, secret_key);
    credentials.public_key = public_key(section)?;
    let host = |key| section.text(key).map(str::to_owned);
    credentials.hosts = PaycrossHosts { apm: host("hosts.apm"), card: host("hosts.card"), admin: host("hosts.admin") };
    let services = [("either", Service::Either), ("apm", Service::Apm), ("card", Service::Card)];
    credentials.service = section.word("service", &services)?.unwrap_or(credentials.service);
    let tables =
        [("iso4217", MinorUnits::Iso4217), ("vendor", MinorUnits::Vendor), ("undecided", MinorUnits::Undecided)];
    credentials.minor_units = section.word("minor_units", &tables)?.unwrap_or(credentials.minor_units);
    credentials.test = section.word("test", &[("true", true), ("false", false)])?;
    Ok(credentials)
}

fn public_key(section: &Section) -> Result<Option<String>, Failure> {
    match (section.text("public_key"), section.get("public_key_file")) {
        (Some(_), Some(_)) => Err(section.wrong("public_key", "and `public_key_file` are both set. Keep one of them")),
        (Some(key), None) => Ok(Some(key.to_owned())),
        (None, Some(setting)) => {
            let path = setting.path();
            let unreadable = |error| {
                section.wrong("public_key_file", &format!("names {}, which can't be read: {error}", path.display()))
            };
            std::fs::read_to_string(&path).map(Some).map_err(unreadable)
        }
        (None, None) => Ok(None),
    }
}
