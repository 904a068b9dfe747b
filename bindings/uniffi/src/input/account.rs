//! Accounts.

use tillback::{
    Account, Credentials, Environment, Error, PaycrossCredentials, PaycrossHosts, PockytCredentials, Secret,
    YedpayCredentials,
};

/// An account at a gateway.
#[derive(uniffi::Record)]
pub struct EngineAccount {
    /// The name that the program chose.
    pub name: String,
    /// Which of the gateway's systems it is at.
    pub environment: EngineEnvironment,
    /// What its gateway asks for.
    pub credentials: EngineCredentials,
}

/// Which of a gateway's systems.
#[derive(uniffi::Enum)]
pub enum EngineEnvironment {
    /// Where money moves.
    Production,
    /// The gateway's own system for tests.
    Sandbox,
    /// Another one.
    At {
        /// Its base address.
        url: String,
    },
}

/// What a gateway asks for.
#[derive(uniffi::Enum)]
pub enum EngineCredentials {
    /// Of Pockyt.
    Pockyt {
        /// The merchant's number.
        merchant_no: String,
        /// The store's number.
        store_no: String,
        /// Secret.
        token: String,
        /// The group's number, of partners.
        group_no: Option<String>,
        /// Where Pockyt sends its webhooks.
        notification_url: Option<String>,
    },
    /// Of Yedpay.
    Yedpay {
        /// Secret; this or the API key.
        access_token: Option<String>,
        /// Secret; this or the access token.
        api_key: Option<String>,
        /// Secret; webhooks are verified with it.
        sign_key: Option<String>,
    },
    /// Of PayCross.
    Paycross {
        /// The shop's id.
        shop_id: String,
        /// Secret.
        secret_key: String,
        /// Webhooks are verified with it.
        public_key: Option<String>,
        /// The host for alternative methods of payment.
        apm_url: Option<String>,
        /// The host for cards.
        card_url: Option<String>,
        /// The host for reports.
        admin_url: Option<String>,
        /// `either`, `apm` or `card`.
        service: String,
        /// `undecided`, `iso4217` or `vendor`.
        minor_units: String,
        /// Whether only test transactions are made.
        test: Option<bool>,
    },
}

impl TryFrom<EngineAccount> for Account {
    type Error = Error;

    fn try_from(account: EngineAccount) -> Result<Self, Error> {
        let environment = match account.environment {
            EngineEnvironment::Production => Environment::Production,
            EngineEnvironment::Sandbox => Environment::Sandbox,
            EngineEnvironment::At { url } => Environment::At(url),
        };
        Ok(Self::new(account.name, environment, account.credentials.try_into()?))
    }
}

impl TryFrom<EngineCredentials> for Credentials {
    type Error = Error;

    fn try_from(credentials: EngineCredentials) -> Result<Self, Error> {
        Ok(match credentials {
            EngineCredentials::Pockyt { merchant_no, store_no, token, group_no, notification_url } => {
                let mut credentials = PockytCredentials::new(merchant_no, store_no, token);
                credentials.group_no = group_no;
                credentials.notification_url = notification_url;
                Self::Pockyt(credentials)
            }
            EngineCredentials::Yedpay { access_token, api_key, sign_key } => {
                let either = YedpayCredentials::either(access_token.map(Secret::from), api_key.map(Secret::from))?;
                Self::Yedpay(match sign_key {
                    Some(key) => either.sign_key(key),
                    None => either,
                })
            }
            EngineCredentials::Paycross {
                shop_id,
                secret_key,
                public_key,
                apm_url,
                card_url,
                admin_url,
                service,
                minor_units,
                test,
            } => {
                let mut credentials = PaycrossCredentials::new(shop_id, secret_key);
                credentials.public_key = public_key;
                credentials.hosts = PaycrossHosts { apm: apm_url, card: card_url, admin: admin_url };
                credentials.service = service.parse()?;
                credentials.minor_units = minor_units.parse()?;
                credentials.test = test;
                Self::Paycross(credentials)
            }
        })
    }
}
