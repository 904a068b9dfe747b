use serde::Deserialize;
use tillback::{
    Account, Credentials, Environment, Error, PaycrossCredentials, PaycrossHosts, PockytCredentials, Secret,
    YedpayCredentials,
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
                let credentials = YedpayCredentials::either(
                    account.access_token.map(Secret::from),
                    account.api_key.map(Secret::from),
                )?;
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
                    credentials.service = word.parse()?;
                }
                if let Some(word) = account.minor_units {
                    credentials.minor_units = word.parse()?;
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
