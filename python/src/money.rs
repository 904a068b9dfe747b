//! Amounts and references as the engine reads and writes them.

use crate::input::{checked, reference_text};
use crate::output::raised;
use pyo3::prelude::*;
use tillback::{Currency, Error, Money, MoneyParseError};

type Parts = (i64, &'static str);

fn parts(py: Python<'_>, money: Result<Money, MoneyParseError>) -> PyResult<Parts> {
    let money = money.map_err(|problem| raised(py, &Error::from(problem)))?;
    Ok((money.minor(), money.currency().code()))
}

fn currency(py: Python<'_>, code: &str) -> PyResult<Currency> {
    Currency::from_code(code).ok_or_else(|| raised(py, &Error::from(MoneyParseError::UnknownCurrency)))
}

/// Minor units and currency of an amount such as `12.50`.
#[pyfunction]
pub(crate) fn money_from_decimal(py: Python<'_>, amount: &str, currency: &str) -> PyResult<Parts> {
    parts(py, Money::from_decimal(amount, self::currency(py, currency)?))
}

/// Minor units and currency of a text such as `12.50 HKD`.
#[pyfunction]
pub(crate) fn money_parse(py: Python<'_>, text: &str) -> PyResult<Parts> {
    parts(py, text.parse())
}

/// The same, from minor units that may not fit.
#[pyfunction]
pub(crate) fn money_from_minor(py: Python<'_>, minor: &Bound<'_, PyAny>, currency: &str) -> PyResult<Parts> {
    let currency = self::currency(py, currency)?;
    let minor = minor.extract::<i64>().map_err(|_| MoneyParseError::TooLarge);
    parts(py, minor.map(|minor| Money::from_minor(minor, currency)))
}

/// The decimal text without the currency.
#[pyfunction]
pub(crate) fn money_to_decimal(py: Python<'_>, minor: i64, currency: &str) -> PyResult<String> {
    Ok(Money::from_minor(minor, self::currency(py, currency)?).to_decimal())
}

/// The text of a reference, checked: of a web address that a scanner read, the id in it.
#[pyfunction]
pub(crate) fn reference(py: Python<'_>, kind: &str, text: &Bound<'_, PyAny>) -> PyResult<String> {
    checked(kind, &reference_text(text)?)
        .map(|reference| reference.as_str().to_owned())
        .map_err(|error| raised(py, &error))
}
