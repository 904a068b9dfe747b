use jiff::tz::TimeZone;
use tillback::{Date, Timestamp};

/// Reads `2026-01-31T12:00:00Z`, or a day, which stands for its beginning in UTC.
pub(crate) fn instant(text: &str) -> Result<Timestamp, String> {
    let wrong = || "write a day such as 2026-01-31, or an instant such as 2026-01-31T12:00:00Z".to_owned();
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Ok(instant);
    }
    // A time of day without a zone would silently lose it.
    if text.len() > "2026-01-31".len() {
        return Err(wrong());
    }
    let day: Date = text.parse().map_err(|_| wrong())?;
    day.to_zoned(TimeZone::UTC).map(|start| start.timestamp()).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::instant;

    #[test]
    fn a_day_is_its_beginning_in_utc() {
        assert_eq!(instant("2026-01-31"), Ok("2026-01-31T00:00:00Z".parse().unwrap()));
        assert_eq!(instant("2026-01-31T12:00:00+08:00"), Ok("2026-01-31T04:00:00Z".parse().unwrap()));
        for wrong in ["", "2026-02-30", "2026-01-31T12:00:00", "yesterday"] {
            assert!(instant(wrong).is_err(), "{wrong:?}");
        }
    }
}
