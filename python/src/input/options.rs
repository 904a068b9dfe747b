use super::{invalid, may_say, mistyped, no_bool};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyDateTime, PyDelta};
use std::time::Duration;
use tillback::{Date, ErrorCode, Proxy, Timestamp};

/// Seconds, or a `timedelta`. Infinity is as long as it takes.
pub(crate) fn duration(value: &Bound<'_, PyAny>, field: &'static str) -> PyResult<Duration> {
    let negative = || {
        let what = format!("{field} is neither a number of seconds from 0 on nor a timedelta that is not negative.");
        invalid(value.py(), ErrorCode::OptionInvalid, field, &what)
    };
    no_bool(value, field, "a number of seconds or a timedelta")?;
    if value.is_instance_of::<PyDelta>() {
        return value.extract().map_err(|_| negative());
    }
    let seconds: f64 = value.extract().map_err(|_| mistyped(field, value, "a number of seconds or a timedelta"))?;
    if seconds == f64::INFINITY {
        return Ok(Duration::MAX);
    }
    Duration::try_from_secs_f64(seconds).map_err(|_| negative())
}

/// An aware `datetime`.
pub(crate) fn instant(value: &Bound<'_, PyAny>, field: &'static str) -> PyResult<Timestamp> {
    let py = value.py();
    if !value.is_instance_of::<PyDateTime>() {
        return Err(mistyped(field, value, "a datetime that knows its time zone"));
    }
    let text: String = value.call_method0(intern!(py, "isoformat"))?.extract()?;
    if let Ok(instant) = text.parse() {
        return Ok(instant);
    }
    // `datetime.max` stands for an open end, and is some hours later than the engine can count.
    let is_aware = !value.call_method0(intern!(py, "utcoffset"))?.is_none();
    if is_aware && value.getattr(intern!(py, "year"))?.extract::<u16>()? == 9999 {
        return Ok(Timestamp::MAX);
    }
    let what = format!("{field} is no datetime that knows its time zone. Write datetime(..., tzinfo=timezone.utc).");
    Err(invalid(py, ErrorCode::OptionInvalid, field, &what))
}

/// A `date`. A datetime would tell a time of day as well, and it is not said whose day that is.
pub(crate) fn day(value: &Bound<'_, PyAny>, field: &'static str) -> PyResult<Date> {
    if !value.is_instance_of::<PyDate>() || value.is_instance_of::<PyDateTime>() {
        return Err(mistyped(field, value, "a date"));
    }
    let text: String = value.call_method0(intern!(value.py(), "isoformat"))?.extract()?;
    text.parse().map_err(|_| invalid(value.py(), ErrorCode::OptionInvalid, field, &format!("{field} is no date.")))
}

/// A `tillback.Proxy`, whose `url` is `None` for the one that the usual variables name.
pub(crate) fn proxy(value: Option<&Bound<'_, PyAny>>) -> PyResult<Proxy> {
    let Some(value) = value else { return Ok(Proxy::Direct) };
    let Some(url) = value.getattr_opt(intern!(value.py(), "url"))? else {
        return Err(mistyped("proxy", value, "a Proxy"));
    };
    Ok(may_say(Some(&url), ErrorCode::SettingInvalid, "proxy")?.map_or(Proxy::Environment, Proxy::At))
}
