//! Times, in both directions.

use crate::failure::invalid;
use std::time::Duration;
use tillback::{Date, Error, ErrorCode, Timestamp};

/// An instant in UTC.
#[derive(Clone, Copy, uniffi::Record)]
pub struct EngineInstant {
    /// Whole seconds since 1970.
    pub seconds: i64,
    /// And so many billionths of a second.
    pub nanoseconds: i32,
}

impl From<Timestamp> for EngineInstant {
    fn from(at: Timestamp) -> Self {
        let nanoseconds = at.as_nanosecond();
        Self {
            seconds: i64::try_from(nanoseconds.div_euclid(1_000_000_000)).unwrap_or_default(),
            nanoseconds: i32::try_from(nanoseconds.rem_euclid(1_000_000_000)).unwrap_or_default(),
        }
    }
}

/// What lies beyond the engine's calendar stands for an open end. What is no time at all has more billionths than a second.
pub(crate) fn instant(at: EngineInstant, field: &'static str) -> Result<Timestamp, Error> {
    if at.nanoseconds.unsigned_abs() >= 1_000_000_000 {
        return Err(invalid(ErrorCode::OptionInvalid, field, &format!("{field} is no time.")));
    }
    let beyond = if at.seconds < 0 { Timestamp::MIN } else { Timestamp::MAX };
    Ok(Timestamp::new(at.seconds, at.nanoseconds).unwrap_or(beyond))
}

/// Milliseconds from 0 on. The most that can be counted is as long as it takes.
pub(crate) fn duration(milliseconds: i64, field: &'static str) -> Result<Duration, Error> {
    match u64::try_from(milliseconds) {
        Ok(most) if most == i64::MAX.unsigned_abs() => Ok(Duration::MAX),
        Ok(milliseconds) => Ok(Duration::from_millis(milliseconds)),
        Err(_) => {
            let what = format!("{field} is less than nothing.");
            Err(invalid(ErrorCode::OptionInvalid, field, &what))
        }
    }
}

/// A day such as `2026-11-30`.
pub(crate) fn day(text: &str, field: &'static str) -> Result<Date, Error> {
    text.parse().map_err(|_| invalid(ErrorCode::OptionInvalid, field, &format!("{field} is no date.")))
}
