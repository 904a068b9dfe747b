//! Texts. One with half of a surrogate pair can't be written down, so it names nothing and nobody.

use super::mistyped;
use crate::output::raised;
use pyo3::exceptions::PyUnicodeEncodeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyByteArray, PyBytes, PyMemoryView, PyString};
use std::str::FromStr;
use tillback::{Error, ErrorCode};

/// The text of a field.
pub(crate) fn said(value: &Bound<'_, PyAny>, code: ErrorCode, field: &'static str) -> PyResult<String> {
    let text = value.cast::<PyString>().map_err(|_| mistyped(field, value, "a str"))?;
    written(text, code, field)?.map_err(|error| raised(value.py(), &error))
}

/// The text itself, with what is wrong about it beside what stops the program.
pub(crate) fn written(
    text: &Bound<'_, PyString>,
    code: ErrorCode,
    field: &'static str,
) -> PyResult<Result<String, Error>> {
    match text.to_cow() {
        Ok(text) => Ok(Ok(text.into_owned())),
        Err(error) if error.is_instance_of::<PyUnicodeEncodeError>(text.py()) => {
            let what = format!("{field} holds half of a surrogate pair, which is no character. Nothing was sent.");
            Ok(Err(Error::new(code, what).about(field)))
        }
        Err(error) => Err(error),
    }
}

/// The text of a field that may be absent.
pub(crate) fn may_say(
    value: Option<&Bound<'_, PyAny>>,
    code: ErrorCode,
    field: &'static str,
) -> PyResult<Option<String>> {
    value.filter(|value| !value.is_none()).map(|value| said(value, code, field)).transpose()
}

/// What reads an argument, such as `from_py_with` takes it.
macro_rules! argument {
    ($name:ident, $field:literal, $code:ident) => {
        pub(crate) fn $name(value: &Bound<'_, PyAny>) -> PyResult<String> {
            said(value, ErrorCode::$code, $field)
        }
    };
    ($name:ident?, $field:literal, $code:ident) => {
        pub(crate) fn $name(value: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
            may_say(Some(value), ErrorCode::$code, $field)
        }
    };
}
argument!(account_name, "account", UnknownAccount);
argument!(key, "idempotency_key", KeyInvalid);
argument!(reason?, "reason", ReasonInvalid);
argument!(note, "note", OptionInvalid);
argument!(time_zone?, "time_zone", OptionInvalid);
argument!(checkpoint?, "checkpoint", OptionInvalid);
argument!(column, "column", OptionInvalid);
argument!(payee_number, "customer_no", PayeeInvalid);
argument!(customer_no?, "customer_no", PayeeInvalid);
argument!(customer_code?, "customer_code", PayeeInvalid);
argument!(email?, "email", PayeeInvalid);

/// A member of an enum, or its word. What can't be written down is nobody's word.
pub(crate) fn word(value: &Bound<'_, PyAny>, field: &str) -> PyResult<String> {
    let word = value.cast::<PyString>().map_err(|_| mistyped(field, value, "a str"))?;
    Ok(word.to_string_lossy().into_owned())
}

pub(crate) fn outcome(value: &Bound<'_, PyAny>) -> PyResult<String> {
    word(value, "outcome")
}

pub(crate) fn gateway(value: &Bound<'_, PyAny>) -> PyResult<String> {
    word(value, "gateway")
}

/// One of a closed set, which the engine knows.
pub(crate) fn one_of<T: FromStr<Err = Error>>(value: &Bound<'_, PyAny>, field: &'static str) -> PyResult<T> {
    word(value, field)?.parse().map_err(|error| raised(value.py(), &error))
}

/// Bytes as they came. A number would become so many zeros, and a list bytes by chance.
pub(crate) fn bytes(value: &Bound<'_, PyAny>, name: &str) -> PyResult<Vec<u8>> {
    if let Ok(bytes) = value.cast::<PyBytes>() {
        return Ok(bytes.as_bytes().to_vec());
    }
    if let Ok(bytes) = value.cast::<PyByteArray>() {
        return Ok(bytes.to_vec());
    }
    let view = PyMemoryView::from(value).map_err(|_| mistyped(name, value, "bytes"))?;
    view.call_method0("tobytes")?.extract()
}

/// The body of a webhook.
pub(crate) fn body(value: &Bound<'_, PyAny>) -> PyResult<Vec<u8>> {
    bytes(value, "body")
}

/// The headers of a webhook: pairs of names and values. ASGI servers hand both over as bytes.
pub(crate) fn headers(headers: &Bound<'_, PyAny>) -> PyResult<Vec<(String, Vec<u8>)>> {
    let pairs = match headers.getattr_opt(pyo3::intern!(headers.py(), "items"))? {
        Some(items) => items.call0()?,
        None => headers.clone(),
    };
    let part = |value: &Bound<'_, PyAny>| {
        if value.is_instance_of::<PyString>() {
            said(value, ErrorCode::OptionInvalid, "headers").map(String::into_bytes)
        } else {
            bytes(value, "The name and the value of a header")
        }
    };
    let one = |pair: Bound<'_, PyAny>| {
        let (name, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = pair.extract()?;
        Ok((String::from_utf8_lossy(&part(&name)?).into_owned(), part(&value)?))
    };
    pairs.try_iter()?.map(|pair| one(pair?)).collect()
}

/// A `bool` counts nothing and lasts no time, whatever Python says.
pub(crate) fn no_bool(value: &Bound<'_, PyAny>, field: &str, instead: &str) -> PyResult<()> {
    if value.is_instance_of::<PyBool>() { Err(mistyped(field, value, instead)) } else { Ok(()) }
}
