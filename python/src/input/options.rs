use super::{invalid, may_say, mistyped, no_bool};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyDelta;
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
    let seconds: f64 = value.extract().map_err(|_| negative())?;
    if seconds == f64::INFINITY {
        return Ok(Duration::MAX);
    }
    Duration::try_from_secs_f64(seconds).map_err(|_| negative())
}

/// An aware `datetime`.
pub(crate) fn instant(value: &Bound<'_, PyAny>, field: &'static str) -> PyResult<Timestamp> {
    let what = format!("{field} is no datetime that knows its time zone. Write datetime(..., tzinfo=timezone.utc).");
    let wrong = || invalid(value.py(), ErrorCode::OptionInvalid, field, &what);
    let text: String =
        value.call_method0(intern!(value.py(), "isoformat")).and_then(|text| text.extract()).map_err(|_| wrong())?;
    text.parse().or_else(|_| {
        // `datetime.max` stands for an open end, and is some hours later than the engine can count.
        let aware = value.call_method0(intern!(value.py(), "utcoffset")).is_ok_and(|offset| !offset.is_none());
        let last = value
            .getattr(intern!(value.py(), "year"))
            .and_then(|year| year.extract())
            .is_ok_and(|year: u16| year == 9999);
        if aware && last { Ok(Timestamp::MAX) } else { Err(wrong()) }
    })
}

/// A `date`.
pub(crate) fn day(value: &Bound<'_, PyAny>, field: &'static str) -> PyResult<Date> {
    let what = format!("{field} is no date.");
    let wrong = || invalid(value.py(), ErrorCode::OptionInvalid, field, &what);
    let text: String =
        value.call_method0(intern!(value.py(), "isoformat")).and_then(|text| text.extract()).map_err(|_| wrong())?;
    // A datetime would tell a time of day as well, and it is not said whose day that is.
    if text.contains('T') { Err(wrong()) } else { text.parse().map_err(|_| wrong()) }
}

/// A `tillback.Proxy`, whose `url` is `None` for the one that the usual variables name.
pub(crate) fn proxy(value: Option<&Bound<'_, PyAny>>) -> PyResult<Proxy> {
    let Some(value) = value else { return Ok(Proxy::Direct) };
    let Some(url) = value.getattr_opt(intern!(value.py(), "url"))? else {
        return Err(mistyped("proxy", value, "a Proxy"));
    };
    Ok(may_say(Some(&url), ErrorCode::SettingInvalid, "proxy")?.map_or(Proxy::Environment, Proxy::At))
}
