use super::{invalid, may_say, mistyped, said, word};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyType};
use tillback::{
    Account, Credentials, Environment, ErrorCode, MinorUnits, PaycrossCredentials, PaycrossHosts, PockytCredentials,
    Service, YedpayCredentials,
};

/// A `PockytAccount`, `YedpayAccount` or `PaycrossAccount`.
pub(crate) fn account(account: &Bound<'_, PyAny>) -> PyResult<Account> {
    let credentials = if is(account, "PockytAccount", &POCKYT)? {
        Credentials::Pockyt(pockyt(account)?)
    } else if is(account, "YedpayAccount", &YEDPAY)? {
        Credentials::Yedpay(yedpay(account)?)
    } else if is(account, "PaycrossAccount", &PAYCROSS)? {
        Credentials::Paycross(paycross(account)?)
    } else {
        return Err(mistyped("an account", account, "a PockytAccount, a YedpayAccount or a PaycrossAccount"));
    };
    let environment = environment(&account.getattr(intern!(account.py(), "environment"))?)?;
    Ok(Account::new(text(account, "name")?, environment, credentials))
}

static POCKYT: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static YEDPAY: PyOnceLock<Py<PyType>> = PyOnceLock::new();
static PAYCROSS: PyOnceLock<Py<PyType>> = PyOnceLock::new();

fn is(account: &Bound<'_, PyAny>, name: &str, class: &'static PyOnceLock<Py<PyType>>) -> PyResult<bool> {
    account.is_instance(class.import(account.py(), crate::output::MODEL, name)?)
}

fn environment(value: &Bound<'_, PyAny>) -> PyResult<Environment> {
    Ok(match word(value)?.as_str() {
        "production" => Environment::Production,
        "sandbox" => Environment::Sandbox,
        url => Environment::At(url.to_owned()),
    })
}

fn text(account: &Bound<'_, PyAny>, field: &'static str) -> PyResult<String> {
    said(&account.getattr(PyString::intern(account.py(), field))?, ErrorCode::SettingInvalid, field)
}

fn optional(account: &Bound<'_, PyAny>, field: &'static str) -> PyResult<Option<String>> {
    may_say(Some(&account.getattr(PyString::intern(account.py(), field))?), ErrorCode::SettingInvalid, field)
}

fn pockyt(account: &Bound<'_, PyAny>) -> PyResult<PockytCredentials> {
    let mut credentials =
        PockytCredentials::new(text(account, "merchant_no")?, text(account, "store_no")?, text(account, "token")?);
    credentials.group_no = optional(account, "group_no")?;
    credentials.notification_url = optional(account, "notification_url")?;
    Ok(credentials)
}

fn yedpay(account: &Bound<'_, PyAny>) -> PyResult<YedpayCredentials> {
    let py = account.py();
    let credentials = match (optional(account, "access_token")?, optional(account, "api_key")?) {
        (Some(token), None) => YedpayCredentials::access_token(token),
        (None, Some(key)) => YedpayCredentials::api_key(key),
        (Some(_), Some(_)) => {
            let what = "A Yedpay account has both an access token and an API key. Give one of them.";
            return Err(invalid(py, ErrorCode::SettingInvalid, "access_token", what));
        }
        (None, None) => {
            let what = "A Yedpay account has neither an access token nor an API key. Give one of them.";
            return Err(invalid(py, ErrorCode::CredentialsMissing, "access_token", what));
        }
    };
    Ok(match optional(account, "sign_key")? {
        Some(key) => credentials.sign_key(key),
        None => credentials,
    })
}

fn paycross(account: &Bound<'_, PyAny>) -> PyResult<PaycrossCredentials> {
    let py = account.py();
    let mut credentials = PaycrossCredentials::new(text(account, "shop_id")?, text(account, "secret_key")?);
    credentials.public_key = optional(account, "public_key")?;
    credentials.hosts = PaycrossHosts {
        apm: optional(account, "apm_url")?,
        card: optional(account, "card_url")?,
        admin: optional(account, "admin_url")?,
    };
    let service = word(&account.getattr(intern!(account.py(), "service"))?)?;
    credentials.service = Service::ALL.into_iter().find(|known| known.as_str() == service).ok_or_else(|| {
        let what = "The service is not one of either, apm and card.";
        invalid(py, ErrorCode::SettingInvalid, "service", what)
    })?;
    let units = word(&account.getattr(intern!(account.py(), "minor_units"))?)?;
    credentials.minor_units = MinorUnits::ALL.into_iter().find(|known| known.as_str() == units).ok_or_else(|| {
        let what = "minor_units is not one of undecided, iso4217 and vendor.";
        invalid(py, ErrorCode::SettingInvalid, "minor_units", what)
    })?;
    credentials.test = account.getattr(intern!(account.py(), "test"))?.extract()?;
    Ok(credentials)
}
