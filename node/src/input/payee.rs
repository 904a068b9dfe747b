use super::{day, invalid};
use serde::Deserialize;
use tillback::{Error, ErrorCode, PayeeRef, PayeeRequest};

/// What `registerPayee` takes.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PayeeInput {
    account: String,
    first_name: String,
    last_name: String,
    email: String,
    country_code: String,
    profile: Option<String>,
    date_of_birth: Option<String>,
    state: Option<String>,
    city: Option<String>,
    street: Option<String>,
    street2: Option<String>,
    zip: Option<String>,
    country: Option<String>,
    phone: Option<String>,
    customer_code: Option<String>,
    government_id: Option<String>,
    government_id_type: Option<String>,
    company: Option<String>,
    lang: Option<String>,
    payor_no: Option<String>,
}

impl PayeeInput {
    pub(crate) fn request(self) -> Result<PayeeRequest, Error> {
        let mut request =
            PayeeRequest::new(self.account, self.first_name, self.last_name, self.email, self.country_code);
        if let Some(profile) = self.profile {
            request.profile = profile.parse()?;
        }
        request.date_of_birth = self.date_of_birth.map(|text| day(&text, "date_of_birth")).transpose()?;
        request.state = self.state;
        request.city = self.city;
        request.street = self.street;
        request.street2 = self.street2;
        request.zip = self.zip;
        request.country = self.country;
        request.phone = self.phone;
        request.customer_code = self.customer_code;
        request.government_id = self.government_id;
        request.government_id_type = self.government_id_type;
        request.company = self.company;
        request.lang = self.lang;
        request.payor_no = self.payor_no;
        Ok(request)
    }
}

/// One of the names a payee can have.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PayeeRefInput {
    customer_no: Option<String>,
    customer_code: Option<String>,
    email: Option<String>,
}

impl PayeeRefInput {
    pub(crate) fn read(self) -> Result<PayeeRef, Error> {
        match (self.customer_no, self.customer_code, self.email) {
            (Some(number), None, None) => Ok(PayeeRef::CustomerNo(number)),
            (None, Some(code), None) => Ok(PayeeRef::CustomerCode(code)),
            (None, None, Some(email)) => Ok(PayeeRef::Email(email)),
            _ => {
                let what = "Name the payee by one of customerNo, customerCode and email.";
                Err(invalid(ErrorCode::PayeeInvalid, "payee", what))
            }
        }
    }
}
