use super::limits::{Limit, check_text};
use super::{AccountName, Error, ErrorCode, Raw, one_of};
use jiff::{Timestamp, civil::Date};
use std::fmt;
use std::str::FromStr;

const FIELD: Limit = Limit { field: "payee", code: ErrorCode::PayeeInvalid, most: 255 };

/// A person or business to be registered as a payee (Pockyt `/v3/payee/register`).
///
/// Sources disagree about which of the optional fields the gateway demands, so the gateway judges. `Debug` shows none
/// of them.
#[derive(Clone)]
pub struct PayeeRequest {
    pub(crate) account: AccountName,
    /// Individual or business.
    pub profile: ProfileType,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Unique among the merchant's payees.
    pub email: String,
    /// At least 18 years ago.
    pub date_of_birth: Option<Date>,
    /// ISO 3166, two letters.
    pub country_code: String,
    /// In the US, two letters.
    pub state: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Street and number.
    pub street: Option<String>,
    /// Second line.
    pub street2: Option<String>,
    /// Postal code.
    pub zip: Option<String>,
    /// Country, free text.
    pub country: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// The merchant's own id of the payee: the mark by which a lost answer is settled.
    pub customer_code: Option<String>,
    /// Number of an identity document.
    pub government_id: Option<String>,
    /// `ID_CARD`, `SSN`, `PASSPORT`, `DRIVER_LICENSE` or `BUSINESS_REGISTRATION_CERT`.
    pub government_id_type: Option<String>,
    /// Name of the company, for a business.
    pub company: Option<String>,
    /// Language, such as `en`.
    pub lang: Option<String>,
    /// Merchant of record; can't be changed later.
    pub payor_no: Option<String>,
}

impl PayeeRequest {
    /// The fields every source asks for.
    pub fn new(
        account: impl Into<AccountName>,
        first_name: impl Into<String>,
        last_name: impl Into<String>,
        email: impl Into<String>,
        country_code: impl Into<String>,
    ) -> Self {
        Self {
            account: account.into(),
            profile: ProfileType::Individual,
            first_name: first_name.into(),
            last_name: last_name.into(),
            email: email.into(),
            date_of_birth: None,
            country_code: country_code.into(),
            state: None,
            city: None,
            street: None,
            street2: None,
            zip: None,
            country: None,
            phone: None,
            customer_code: None,
            government_id: None,
            government_id_type: None,
            company: None,
            lang: None,
            payor_no: None,
        }
    }

    /// The fields by the gateway's names, without the empty ones.
    pub(crate) fn fields(&self) -> Vec<(&'static str, String)> {
        let required = [
            ("profileType", Some(self.profile.as_str().to_owned())),
            ("firstName", Some(self.first_name.clone())),
            ("lastName", Some(self.last_name.clone())),
            ("email", Some(self.email.clone())),
            ("countryCode", Some(self.country_code.clone())),
        ];
        let optional = [
            ("dateOfBirth", self.date_of_birth.map(|date| date.to_string())),
            ("state", self.state.clone()),
            ("city", self.city.clone()),
            ("street", self.street.clone()),
            ("street2", self.street2.clone()),
            ("zip", self.zip.clone()),
            ("country", self.country.clone()),
            ("phone", self.phone.clone()),
            ("customerCode", self.customer_code.clone()),
            ("governmentId", self.government_id.clone()),
            ("governmentIdType", self.government_id_type.clone()),
            ("company", self.company.clone()),
            ("lang", self.lang.clone()),
            ("payorNo", self.payor_no.clone()),
        ];
        required
            .into_iter()
            .chain(optional)
            .filter_map(|(name, value)| value.filter(|text| !text.is_empty()).map(|text| (name, text)))
            .collect()
    }

    pub(crate) fn validate(&self) -> Result<(), Error> {
        let required = [
            ("first_name", &self.first_name),
            ("last_name", &self.last_name),
            ("email", &self.email),
            ("country_code", &self.country_code),
        ];
        for (field, text) in required {
            check_text(text, &Limit { field, ..FIELD })?;
        }
        for (field, text) in self.fields() {
            check_text(&text, &Limit { field, ..FIELD })?;
        }
        let invalid = |field, message: &str| Err(Error::new(ErrorCode::PayeeInvalid, message).about(field));
        if !self.email.contains('@') {
            return invalid("email", "The payee's e-mail address has no @. Nothing was sent.");
        }
        let country = self.country_code.as_bytes();
        if country.len() != 2 || !country.iter().all(u8::is_ascii_uppercase) {
            return invalid(
                "country_code",
                "The payee's country code must be two capital letters (ISO 3166). Nothing was sent.",
            );
        }
        if self.profile == ProfileType::Business && self.company.is_none() {
            return invalid("company", "A business payee needs the name of the company. Nothing was sent.");
        }
        Ok(())
    }
}

impl fmt::Debug for PayeeRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PayeeRequest")
            .field("account", &self.account)
            .field("customer_code", &self.customer_code)
            .finish_non_exhaustive()
    }
}

/// What a payee is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProfileType {
    /// A person.
    Individual,
    /// A company.
    Business,
}

impl FromStr for ProfileType {
    type Err = Error;

    /// `individual` or `business`.
    fn from_str(word: &str) -> Result<Self, Error> {
        let all = Self::WORDS.into_iter().zip([Self::Individual, Self::Business]);
        one_of(word, all, ErrorCode::PayeeInvalid, "The profile", "profile")
    }
}

impl ProfileType {
    /// The lower-case names of both.
    pub const WORDS: [&str; 2] = ["individual", "business"];

    /// The gateway's word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Individual => "INDIVIDUAL",
            Self::Business => "BUSINESS",
        }
    }
}

/// How to find a payee.
#[derive(Clone, PartialEq, Eq)]
pub enum PayeeRef {
    /// The gateway's id.
    CustomerNo(String),
    /// The merchant's own id.
    CustomerCode(String),
    /// The e-mail address.
    Email(String),
}

impl PayeeRef {
    pub(crate) fn validate(&self) -> Result<(), Error> {
        let (field, text) = match self {
            Self::CustomerNo(text) => ("customer_no", text),
            Self::CustomerCode(text) => ("customer_code", text),
            Self::Email(text) => ("email", text),
        };
        check_text(text, &Limit { field, ..FIELD })
    }
}

impl fmt::Debug for PayeeRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CustomerNo(number) => write!(f, "CustomerNo({number:?})"),
            Self::CustomerCode(code) => write!(f, "CustomerCode({code:?})"),
            Self::Email(_) => f.write_str("Email"),
        }
    }
}

/// What to change on a payee, by the gateway's field names (`email`, `street`, `phone` …). `Debug` shows only the names.
#[derive(Clone, Default)]
pub struct PayeeChanges(pub(crate) Vec<(String, String)>);

impl PayeeChanges {
    /// No change yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets one field, by the gateway's name for it.
    pub fn set(mut self, field: impl Into<String>, value: impl Into<String>) -> Self {
        self.0.push((field.into(), value.into()));
        self
    }

    pub(crate) fn validate(&self) -> Result<(), Error> {
        if self.0.is_empty() {
            return Err(Error::new(
                ErrorCode::PayeeInvalid,
                "No field of the payee is to be changed. Name at least one. Nothing was sent.",
            )
            .about("changes"));
        }
        let reserved = ["merchantNo", "storeNo", "merGroupNo", "verifySign", "timestamp", "customerNo"];
        for (name, value) in &self.0 {
            if reserved.contains(&name.as_str()) || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                return Err(Error::new(
                    ErrorCode::PayeeInvalid,
                    "A field to be changed has a name that is reserved or malformed. Nothing was sent.",
                )
                .about("changes"));
            }
            check_text(value, &Limit { field: "changes", ..FIELD })?;
        }
        Ok(())
    }
}

impl fmt::Debug for PayeeChanges {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

/// A registered payee. `Debug` shows no name and no address.
#[derive(Clone, PartialEq, Eq)]
pub struct Payee {
    /// The account.
    pub account: AccountName,
    /// The gateway's id: what a payout names.
    pub customer_no: String,
    /// The merchant's own id.
    pub customer_code: Option<String>,
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// The gateway's word, such as `Activated`.
    pub status: Option<String>,
    /// When it was registered (UTC).
    pub created_at: Option<Timestamp>,
    /// When it last changed (UTC).
    pub updated_at: Option<Timestamp>,
    /// The untouched reply.
    pub raw: Raw,
}

impl fmt::Debug for Payee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Payee")
            .field("account", &self.account)
            .field("customer_no", &self.customer_no)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}
