use super::{Error, ErrorCode, Secret};
use std::fmt;
use std::sync::Arc;

/// One of the gateways tillback speaks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GatewayName {
    /// Pockyt, formerly Yuansfer.
    Pockyt,
    /// Yedpay, Hong Kong.
    Yedpay,
    /// PayCross and every other brand of the beGateway platform.
    Paycross,
}

impl GatewayName {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Pockyt, Self::Yedpay, Self::Paycross];

    /// The lower-case name used in settings and output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pockyt => "pockyt",
            Self::Yedpay => "yedpay",
            Self::Paycross => "paycross",
        }
    }
}

impl fmt::Display for GatewayName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The name a user gave an account.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccountName(Arc<str>);

impl AccountName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for AccountName {
    fn from(name: &str) -> Self {
        Self(name.into())
    }
}

impl From<String> for AccountName {
    fn from(name: String) -> Self {
        Self(name.into())
    }
}

impl From<&AccountName> for AccountName {
    fn from(name: &AccountName) -> Self {
        name.clone()
    }
}

impl fmt::Display for AccountName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for AccountName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// Where a gateway is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Environment {
    /// Real money.
    Production,
    /// The gateway's own test system. PayCross has none of its own: a test shop uses the production hosts.
    Sandbox,
    /// A base URL of one's own, such as `https://mapi.pockyt.io`. Plain `http` is taken only towards this machine.
    ///
    /// For PayCross this sets the host of the alternative methods; see [`PaycrossCredentials::hosts`] for the others.
    At(String),
}

/// A merchant's account at one gateway.
///
/// ```
/// use tillback::{Account, Environment, PockytCredentials};
///
/// let account = Account::pockyt(
///     "shop",
///     Environment::Sandbox,
///     PockytCredentials::new("200043", "300014", "the token of the store"),
/// );
/// assert!(!format!("{account:?}").contains("the token"));
/// ```
#[derive(Clone, Debug)]
pub struct Account {
    pub(crate) name: AccountName,
    pub(crate) environment: Environment,
    pub(crate) credentials: Credentials,
}

/// The credentials of one gateway.
#[derive(Clone, Debug)]
pub enum Credentials {
    /// Pockyt.
    Pockyt(PockytCredentials),
    /// Yedpay.
    Yedpay(YedpayCredentials),
    /// PayCross or another beGateway brand.
    Paycross(PaycrossCredentials),
}

impl Account {
    /// An account at Pockyt.
    pub fn pockyt(name: impl Into<AccountName>, environment: Environment, credentials: PockytCredentials) -> Self {
        Self::new(name, environment, Credentials::Pockyt(credentials))
    }

    /// An account at Yedpay.
    pub fn yedpay(name: impl Into<AccountName>, environment: Environment, credentials: YedpayCredentials) -> Self {
        Self::new(name, environment, Credentials::Yedpay(credentials))
    }

    /// An account at PayCross or another beGateway brand.
    pub fn paycross(name: impl Into<AccountName>, environment: Environment, credentials: PaycrossCredentials) -> Self {
        Self::new(name, environment, Credentials::Paycross(credentials))
    }

    /// An account at whatever gateway the credentials are for.
    pub fn new(name: impl Into<AccountName>, environment: Environment, credentials: Credentials) -> Self {
        Self { name: name.into(), environment, credentials }
    }

    /// The name the user gave it.
    pub fn name(&self) -> &AccountName {
        &self.name
    }

    /// Which gateway it is at.
    pub fn gateway(&self) -> GatewayName {
        match self.credentials {
            Credentials::Pockyt(_) => GatewayName::Pockyt,
            Credentials::Yedpay(_) => GatewayName::Yedpay,
            Credentials::Paycross(_) => GatewayName::Paycross,
        }
    }
}

/// What Pockyt asks of a merchant.
#[derive(Clone, Debug)]
pub struct PockytCredentials {
    /// `merchantNo`.
    pub merchant_no: String,
    /// `storeNo`.
    pub store_no: String,
    /// Signs every call; never sent.
    pub token: Secret,
    /// `merGroupNo`, for partners only.
    pub group_no: Option<String>,
    /// `ipnUrl`: where refund notifications go (https).
    pub notification_url: Option<String>,
}

impl PockytCredentials {
    /// The three that every merchant has.
    pub fn new(merchant_no: impl Into<String>, store_no: impl Into<String>, token: impl Into<Secret>) -> Self {
        Self {
            merchant_no: merchant_no.into(),
            store_no: store_no.into(),
            token: token.into(),
            group_no: None,
            notification_url: None,
        }
    }
}

/// What Yedpay asks of a merchant.
#[derive(Clone, Debug)]
pub struct YedpayCredentials {
    /// How calls are authorised.
    pub authorization: YedpayAuthorization,
    /// 32 characters; verifies notifications.
    pub sign_key: Option<Secret>,
}

/// The two header forms Yedpay takes.
#[derive(Clone, Debug)]
pub enum YedpayAuthorization {
    /// `Bearer`: a login token or a personal access token. Needed for lists.
    AccessToken(Secret),
    /// `API-KEY`: made per application.
    ApiKey(Secret),
}

impl YedpayCredentials {
    /// Credentials of a user, with an access token.
    pub fn access_token(token: impl Into<Secret>) -> Self {
        Self { authorization: YedpayAuthorization::AccessToken(token.into()), sign_key: None }
    }

    /// Credentials of an application, with an API key.
    pub fn api_key(key: impl Into<Secret>) -> Self {
        Self { authorization: YedpayAuthorization::ApiKey(key.into()), sign_key: None }
    }

    /// Credentials with whichever of the two there is.
    ///
    /// # Errors
    /// `SETTING_INVALID` where there are both, `CREDENTIALS_MISSING` where there is none.
    pub fn either(access_token: Option<Secret>, api_key: Option<Secret>) -> Result<Self, Error> {
        let wrong = |code, what: &str| {
            Error::new(code, format!("A Yedpay account has {what}. Give one of them. Nothing was sent."))
                .about("access_token")
        };
        match (access_token, api_key) {
            (Some(token), None) => Ok(Self::access_token(token)),
            (None, Some(key)) => Ok(Self::api_key(key)),
            (Some(_), Some(_)) => Err(wrong(ErrorCode::SettingInvalid, "both an access token and an API key")),
            (None, None) => Err(wrong(ErrorCode::CredentialsMissing, "neither an access token nor an API key")),
        }
    }

    /// Adds the key that verifies notifications (32 characters).
    pub fn sign_key(mut self, key: impl Into<Secret>) -> Self {
        self.sign_key = Some(key.into());
        self
    }
}

/// What PayCross and its sister brands ask of a merchant.
#[derive(Clone, Debug)]
pub struct PaycrossCredentials {
    /// The number of the shop.
    pub shop_id: String,
    /// Its secret key.
    pub secret_key: Secret,
    /// The public key of the back office (one line of base64, or PEM). Where it is set, a webhook without a valid
    /// `Content-Signature` is refused.
    pub public_key: Option<String>,
    /// Hosts of another brand.
    pub hosts: PaycrossHosts,
    /// Which service the shop uses.
    pub service: Service,
    /// Whose table of minor units the server follows where the vendor's and ISO 4217 differ.
    pub minor_units: MinorUnits,
    /// Whether webhooks and replies of test transactions are taken. `None` takes both.
    pub test: Option<bool>,
}

impl PaycrossCredentials {
    /// The two that every shop has.
    pub fn new(shop_id: impl Into<String>, secret_key: impl Into<Secret>) -> Self {
        Self {
            shop_id: shop_id.into(),
            secret_key: secret_key.into(),
            public_key: None,
            hosts: PaycrossHosts::default(),
            service: Service::Either,
            minor_units: MinorUnits::Undecided,
            test: None,
        }
    }
}

/// The three hosts of a beGateway brand, as base URLs. What is absent is PayCross's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaycrossHosts {
    /// Alternative methods: `https://data.pay-cross.com/beyag`.
    pub apm: Option<String>,
    /// Cards: `https://gateway.pay-cross.com`.
    pub card: Option<String>,
    /// Reports: `https://admin.pay-cross.com`.
    pub admin: Option<String>,
}

/// Which of a beGateway brand's two services holds a transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Service {
    /// Ask for alternative methods first, then cards.
    Either,
    /// Alternative payment methods (the `/beyag` host).
    Apm,
    /// Cards (the gateway host).
    Card,
}

impl Service {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Either, Self::Apm, Self::Card];

    /// The lower-case name used in settings and output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Either => "either",
            Self::Apm => "apm",
            Self::Card => "card",
        }
    }
}

/// How many decimals the server's integers have, for currencies where sources disagree (CLF, IDR, IQD, MOP, UGX …).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MinorUnits {
    /// Refuse those currencies. Ask the gateway, then choose.
    Undecided,
    /// ISO 4217.
    Iso4217,
    /// The table in the vendor's own client libraries.
    Vendor,
}

impl MinorUnits {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Undecided, Self::Iso4217, Self::Vendor];

    /// The lower-case name used in settings and output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Undecided => "undecided",
            Self::Iso4217 => "iso4217",
            Self::Vendor => "vendor",
        }
    }
}
