use super::invalid;
use serde::Deserialize;
use tillback::{
    Account, Credentials, Environment, Error, ErrorCode, MinorUnits, PaycrossCredentials, PaycrossHosts,
    PockytCredentials, Service, YedpayCredentials,
};

/// An account at one of the gateways.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", tag = "gateway")]
pub(crate) enum AccountInput {
    Pockyt(Pockyt),
    Yedpay(Yedpay),
    Paycross(Paycross),
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Pockyt {
    name: String,
    environment: String,
    merchant_no: String,
    store_no: String,
    token: String,
    group_no: Option<String>,
    notification_url: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Yedpay {
    name: String,
    environment: String,
    access_token: Option<String>,
    api_key: Option<String>,
    sign_key: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Paycross {
    name: String,
    environment: String,
    shop_id: String,
    secret_key: String,
    public_key: Option<String>,
    apm_url: Option<String>,
    card_url: Option<String>,
    admin_url: Option<String>,
    service: Option<String>,
    minor_units: Option<String>,
    test: Option<bool>,
}

impl AccountInput {
    pub(crate) fn read(self) -> Result<Account, Error> {
        let (name, environment, credentials) = match self {
            Self::Pockyt(account) => {
                let mut credentials = PockytCredentials::new(account.merchant_no, account.store_no, account.token);
                credentials.group_no = account.group_no;
                credentials.notification_url = account.notification_url;
                (account.name, account.environment, Credentials::Pockyt(credentials))
            }
            Self::Yedpay(account) => {
                let credentials = yedpay(account.access_token, account.api_key)?;
                let credentials = match account.sign_key {
                    Some(key) => credentials.sign_key(key),
                    None => credentials,
                };
                (account.name, account.environment, Credentials::Yedpay(credentials))
            }
            Self::Paycross(account) => {
                let mut credentials = PaycrossCredentials::new(account.shop_id, account.secret_key);
                credentials.public_key = account.public_key;
                credentials.hosts =
                    PaycrossHosts { apm: account.apm_url, card: account.card_url, admin: account.admin_url };
                if let Some(word) = account.service {
                    credentials.service = service(&word)?;
                }
                if let Some(word) = account.minor_units {
                    credentials.minor_units = minor_units(&word)?;
                }
                credentials.test = account.test;
                (account.name, account.environment, Credentials::Paycross(credentials))
            }
        };
        let environment = match environment.as_str() {
            "production" => Environment::Production,
            "sandbox" => Environment::Sandbox,
            url => Environment::At(url.to_owned()),
        };
        Ok(Account::new(name, environment, credentials))
    }
}

fn yedpay(access_token: Option<String>, api_key: Option<String>) -> Result<YedpayCredentials, Error> {
    match (access_token, api_key) {
        (Some(token), None) => Ok(YedpayCredentials::access_token(token)),
        (None, Some(key)) => Ok(YedpayCredentials::api_key(key)),
        (Some(_), Some(_)) => {
            let what = "A Yedpay account has both an access token and an API key. Give one of them.";
            Err(invalid(ErrorCode::SettingInvalid, "access_token", what))
        }
        (None, None) => {
            let what = "A Yedpay account has neither an access token nor an API key. Give one of them.";
            Err(invalid(ErrorCode::CredentialsMissing, "access_token", what))
        }
    }
}

fn service(word: &str) -> Result<Service, Error> {
    Service::ALL
        .into_iter()
        .find(|known| known.as_str() == word)
        .ok_or_else(|| invalid(ErrorCode::SettingInvalid, "service", "The service is not one of either, apm and card."))
}

fn minor_units(word: &str) -> Result<MinorUnits, Error> {
    MinorUnits::ALL.into_iter().find(|known| known.as_str() == word).ok_or_else(|| {
        let what = "minor_units is not one of undecided, iso4217 and vendor.";
        invalid(ErrorCode::SettingInvalid, "minor_units", what)
    })
}
