//! People and businesses to be paid.

use super::day;
use std::collections::HashMap;
use tillback::{Error, PayeeChanges, PayeeRef, PayeeRequest};

/// Somebody to be registered.
#[derive(uniffi::Record)]
pub struct EnginePayeeRequest {
    /// The account.
    pub account: String,
    /// `individual` or `business`.
    pub profile: String,
    /// The first name.
    pub first_name: String,
    /// The last name.
    pub last_name: String,
    /// The e-mail address.
    pub email: String,
    /// A day such as `1990-01-31`.
    pub date_of_birth: Option<String>,
    /// The country, by the code that the gateway uses.
    pub country_code: String,
    /// The state or province.
    pub state: Option<String>,
    /// The city.
    pub city: Option<String>,
    /// The street.
    pub street: Option<String>,
    /// The address's second line.
    pub street2: Option<String>,
    /// The postal code.
    pub zip: Option<String>,
    /// The country of the address.
    pub country: Option<String>,
    /// The telephone number.
    pub phone: Option<String>,
    /// The program's own code for the payee.
    pub customer_code: Option<String>,
    /// The number of an identity document.
    pub government_id: Option<String>,
    /// Which document that is.
    pub government_id_type: Option<String>,
    /// The name of the business.
    pub company: Option<String>,
    /// The language to be written to in.
    pub lang: Option<String>,
    /// Who pays.
    pub payor_no: Option<String>,
}

impl TryFrom<EnginePayeeRequest> for PayeeRequest {
    type Error = Error;

    fn try_from(fields: EnginePayeeRequest) -> Result<Self, Error> {
        let mut request =
            Self::new(fields.account, fields.first_name, fields.last_name, fields.email, fields.country_code);
        request.profile = fields.profile.parse()?;
        request.date_of_birth = fields.date_of_birth.map(|text| day(&text, "date_of_birth")).transpose()?;
        request.state = fields.state;
        request.city = fields.city;
        request.street = fields.street;
        request.street2 = fields.street2;
        request.zip = fields.zip;
        request.country = fields.country;
        request.phone = fields.phone;
        request.customer_code = fields.customer_code;
        request.government_id = fields.government_id;
        request.government_id_type = fields.government_id_type;
        request.company = fields.company;
        request.lang = fields.lang;
        request.payor_no = fields.payor_no;
        Ok(request)
    }
}

/// The name of a payee.
#[derive(uniffi::Enum)]
pub enum EnginePayeeRef {
    /// By the gateway's number.
    CustomerNo {
        /// The number.
        number: String,
    },
    /// By the program's own code.
    CustomerCode {
        /// The code.
        code: String,
    },
    /// By e-mail address.
    Email {
        /// The address.
        address: String,
    },
}

impl From<EnginePayeeRef> for PayeeRef {
    fn from(payee: EnginePayeeRef) -> Self {
        match payee {
            EnginePayeeRef::CustomerNo { number } => Self::CustomerNo(number),
            EnginePayeeRef::CustomerCode { code } => Self::CustomerCode(code),
            EnginePayeeRef::Email { address } => Self::Email(address),
        }
    }
}

/// What to change of a payee.
pub(crate) fn changes(fields: HashMap<String, String>) -> PayeeChanges {
    fields.into_iter().fold(PayeeChanges::new(), |changes, (field, value)| changes.set(field, value))
}
