//! Dates as `YYYY-MM-DD HH:MM:SS` in Hong Kong time, which has no summer time.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

const HONG_KONG: Offset = Offset::constant(8);

pub(super) fn local(at: Timestamp) -> String {
    text(HONG_KONG.to_datetime(at))
}

/// A missing date is an empty text.
pub(super) fn local_or_empty(at: Option<Timestamp>) -> String {
    at.map(local).unwrap_or_default()
}

/// The first midnight in Hong Kong after `at`: from then on the money can be settled.
pub(super) fn next_midnight(at: Timestamp) -> Option<Timestamp> {
    let tomorrow = HONG_KONG.to_datetime(at).date().tomorrow().ok()?;
    HONG_KONG.to_timestamp(tomorrow.to_datetime(jiff::civil::Time::midnight())).ok()
}

fn text(local: DateTime) -> String {
    local.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hong_kong_is_eight_hours_ahead() {
        let at: Timestamp = "2018-11-20T06:06:45.9Z".parse().unwrap();
        assert_eq!(local(at), "2018-11-20 14:06:45");
        assert_eq!(next_midnight(at).map(local).as_deref(), Some("2018-11-21 00:00:00"));
        let late: Timestamp = "2018-12-31T17:00:00Z".parse().unwrap();
        assert_eq!(local(late), "2019-01-01 01:00:00");
        assert_eq!(next_midnight(late).map(local).as_deref(), Some("2019-01-02 00:00:00"));
    }
}
