//! What a program hands over, as the engine's types. Everything is checked here or by the engine, before anything is sent.

mod account;
mod filter;
mod options;
mod payee;
mod target;

pub(crate) use account::account;
pub(crate) use filter::{refund_filter, transaction_filter};
pub(crate) use options::{duration, day, instant, proxy, until};
pub(crate) use payee::{payee_ref, payee_request};
pub(crate) use target::{checked, one_of_many, reference, refund_request};

use crate::output::raised;
use pyo3::prelude::*;
use tillback::{Currency, Error, ErrorCode, Money};

/// The exception for an argument that can't be what it is meant to be.
pub(crate) fn invalid(py: Python<'_>, code: ErrorCode, field: &'static str, what: &str) -> PyErr {
    raised(py, &Error::new(code, format!("{what} Nothing was sent.")).about(field))
}

/// A `tillback.Money`.
pub(crate) fn money(value: &Bound<'_, PyAny>) -> PyResult<Money> {
    let py = value.py();
    let minor: i64 = value.getattr("minor")?.extract()?;
    let code = value.getattr("currency")?;
    let currency = Currency::from_code(code.extract()?)
        .ok_or_else(|| raised(py, &Error::from(tillback::MoneyParseError::UnknownCurrency)))?;
    Ok(Money::from_minor(minor, currency))
}

/// The text of an argument that may be absent.
pub(crate) fn text(value: Option<&Bound<'_, PyAny>>) -> PyResult<Option<String>> {
    value.map(|value| value.extract()).transpose()
}

/// A member of an enum, or its word.
pub(crate) fn word(value: &Bound<'_, PyAny>) -> PyResult<String> {
    value.extract()
}
