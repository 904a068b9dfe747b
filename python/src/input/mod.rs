//! What a program hands over, as the engine's types. Everything is checked here or by the engine, before anything is sent.

mod account;
mod filter;
mod options;
mod payee;
mod target;
mod text;

pub(crate) use account::account;
pub(crate) use filter::{refund_filter, transaction_filter};
pub(crate) use options::{day, duration, instant, proxy};
pub(crate) use payee::{payee_ref, payee_request};
pub(crate) use target::{checked, one_of_many, read_reference, reference, reference_text, refund_request};
pub(crate) use text::*;

use crate::output::{MODEL, raised};
use pyo3::exceptions::{PyOverflowError, PyTypeError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyIterator, PyString, PyType};
use tillback::{Currency, Error, ErrorCode, ManyOptions, Money};

/// The exception for an argument that can't be what it is meant to be.
pub(crate) fn invalid(py: Python<'_>, code: ErrorCode, field: &'static str, what: &str) -> PyErr {
    raised(py, &Error::new(code, format!("{what} Nothing was sent.")).about(field))
}

/// The exception for an argument of a wrong type.
pub(crate) fn mistyped(name: &str, value: &Bound<'_, PyAny>, instead: &str) -> PyErr {
    let class = value.get_type();
    let class = class.name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    PyTypeError::new_err(format!("{name} must be {instead}, not {class}. Nothing was sent."))
}

/// Several of a kind. One text or one piece of bytes would be taken apart into its letters.
pub(crate) fn several<'py>(values: &Bound<'py, PyAny>, name: &str, instead: &str) -> PyResult<Bound<'py, PyIterator>> {
    if values.is_instance_of::<PyString>() || values.is_instance_of::<PyBytes>() {
        return Err(mistyped(name, values, instead));
    }
    values.try_iter()
}

/// A `tillback.Money`.
pub(crate) fn money(value: &Bound<'_, PyAny>) -> PyResult<Money> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let py = value.py();
    if !value.is_instance(CLASS.import(py, MODEL, "Money")?)? {
        return Err(mistyped("amount", value, "a tillback.Money such as Money(\"12.50\", \"HKD\")"));
    }
    let minor: i64 = value.getattr(intern!(value.py(), "minor"))?.extract()?;
    let code = value.getattr(intern!(value.py(), "currency"))?;
    let currency = Currency::from_code(&word(&code, "currency")?)
        .ok_or_else(|| raised(py, &Error::from(tillback::MoneyParseError::UnknownCurrency)))?;
    Ok(Money::from_minor(minor, currency))
}

/// How many. What is less than none or more than can be counted is for the engine to refuse, with its own words.
pub(crate) fn count(value: &Bound<'_, PyAny>, field: &'static str) -> PyResult<usize> {
    no_bool(value, field, "a whole number")?;
    match value.extract::<i128>() {
        Ok(count) => Ok(usize::try_from(count.max(0)).unwrap_or(usize::MAX)),
        Err(error) if error.is_instance_of::<PyOverflowError>(value.py()) => {
            Ok(if value.lt(0)? { 0 } else { usize::MAX })
        }
        Err(_) => Err(mistyped(field, value, "a whole number")),
    }
}

/// How far a program's output is.
pub(crate) fn position(value: &Bound<'_, PyAny>) -> PyResult<u64> {
    no_bool(value, "position", "a whole number")?;
    value.extract::<u64>().map_err(|error| {
        if error.is_instance_of::<PyOverflowError>(value.py()) {
            let what = "The position is less than nothing, or more than any file is long.";
            raised(
                value.py(),
                &Error::new(ErrorCode::OptionInvalid, format!("{what} Nothing was saved.")).about("position"),
            )
        } else {
            mistyped("position", value, "a whole number")
        }
    })
}

/// How many calls at once, and how fast.
pub(crate) fn many(at_once: &Bound<'_, PyAny>, per_second: Option<&Bound<'_, PyAny>>) -> PyResult<ManyOptions> {
    let per_second = per_second.map(|calls| count(calls, "per_second")).transpose()?;
    let per_second = per_second.map(|calls| u32::try_from(calls).unwrap_or(u32::MAX));
    Ok(ManyOptions { at_once: count(at_once, "at_once")?, per_second })
}
