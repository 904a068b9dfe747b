use super::{may_say, mistyped, one_of, said, word};
use crate::output::raised;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyType};
use tillback::{
    Account, Credentials, Environment, ErrorCode, PaycrossCredentials, PaycrossHosts, PockytCredentials, Secret,
    YedpayCredentials,
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
    Ok(match word(value, "environment")?.as_str() {
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
    let secret = |field| Ok::<_, PyErr>(optional(account, field)?.map(Secret::from));
    let credentials = YedpayCredentials::either(secret("access_token")?, secret("api_key")?)
        .map_err(|error| raised(account.py(), &error))?;
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
    credentials.service = one_of(&account.getattr(intern!(py, "service"))?, "service")?;
    credentials.minor_units = one_of(&account.getattr(intern!(py, "minor_units"))?, "minor_units")?;
    credentials.test = account.getattr(intern!(account.py(), "test"))?.extract()?;
    Ok(credentials)
}
