use super::{account_name, day, invalid, may_say, word};
use crate::output::raised;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use tillback::{ErrorCode, PayeeRef, PayeeRequest};

/// What `register_payee` takes, by name.
pub(crate) fn payee_request(fields: &Bound<'_, PyDict>) -> PyResult<PayeeRequest> {
    let py = fields.py();
    let get = |name: &str| Ok::<_, PyErr>(fields.get_item(name)?.filter(|value| !value.is_none()));
    let optional = |name| may_say(get(name)?.as_ref(), ErrorCode::PayeeInvalid, name);
    let needed = |name| Ok::<_, PyErr>(optional(name)?.unwrap_or_default());
    let mut request = PayeeRequest::new(
        account_name(&fields.get_item("account")?.unwrap_or_else(|| py.None().into_bound(py)))?,
        needed("first_name")?,
        needed("last_name")?,
        needed("email")?,
        needed("country_code")?,
    );
    if let Some(profile) = get("profile")? {
        request.profile = word(&profile, "profile")?.parse().map_err(|error| raised(py, &error))?;
    }
    request.date_of_birth = get("date_of_birth")?.map(|value| day(&value, "date_of_birth")).transpose()?;
    request.state = optional("state")?;
    request.city = optional("city")?;
    request.street = optional("street")?;
    request.street2 = optional("street2")?;
    request.zip = optional("zip")?;
    request.country = optional("country")?;
    request.phone = optional("phone")?;
    request.customer_code = optional("customer_code")?;
    request.government_id = optional("government_id")?;
    request.government_id_type = optional("government_id_type")?;
    request.company = optional("company")?;
    request.lang = optional("lang")?;
    request.payor_no = optional("payor_no")?;
    Ok(request)
}

/// By exactly one of the names a payee can have.
pub(crate) fn payee_ref(
    py: Python<'_>,
    customer_no: Option<String>,
    customer_code: Option<String>,
    email: Option<String>,
) -> PyResult<PayeeRef> {
    match (customer_no, customer_code, email) {
        (Some(number), None, None) => Ok(PayeeRef::CustomerNo(number)),
        (None, Some(code), None) => Ok(PayeeRef::CustomerCode(code)),
        (None, None, Some(email)) => Ok(PayeeRef::Email(email)),
        _ => {
            let what = "Name the payee by one of customer_no, customer_code and email.";
            Err(invalid(py, ErrorCode::PayeeInvalid, "payee", what))
        }
    }
}
