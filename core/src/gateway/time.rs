//! The gateways' ways of writing an instant, read into UTC.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{self, Offset, TimeZone};

/// Pockyt and Yedpay write local time of UTC+8 without saying so (fact sheets: pockyt 4.4, yedpay 7).
const EAST_8: Offset = tz::offset(8);

/// `2018-11-20 14:06:45` or `20181120140645`, meaning UTC+8.
pub(crate) fn from_utc_plus_8(text: &str) -> Option<Timestamp> {
    let local: DateTime = if text.len() == 14 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        DateTime::strptime("%Y%m%d%H%M%S", text).ok()?
    } else {
        text.parse().ok()?
    };
    told(TimeZone::fixed(EAST_8).to_timestamp(local).ok()?)
}

/// `2018-11-20 14:06:45`, meaning UTC+8.
pub(crate) fn to_utc_plus_8(at: Timestamp) -> String {
    EAST_8.to_datetime(at).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// `2024-05-01T08:00:00Z`.
pub(crate) fn to_utc(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// An instant with a zone, such as `2014-06-11T12:04:59+03:00`. The vendor's fixtures hold impossible ones; those are
/// nothing.
pub(crate) fn from_zoned(text: &str) -> Option<Timestamp> {
    told(text.parse().ok()?)
}

/// An instant of which every zone's year has four digits. Some systems write the first day of year 1 for no time at all.
fn told(at: Timestamp) -> Option<Timestamp> {
    (2..=9999).contains(&Offset::UTC.to_datetime(at).year()).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zero_date_is_no_time() {
        for zero in ["0000-01-01 00:00:00", "0001-01-01 00:00:00", "0001-01-01 12:00:00", "00010101000000"] {
            assert_eq!(from_utc_plus_8(zero), None, "{zero:?}");
        }
        for zero in ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00+03:00", "-000001-06-01T00:00:00Z"] {
            assert_eq!(from_zoned(zero), None, "{zero:?}");
        }
        assert!(from_utc_plus_8("1970-01-01 00:00:00").is_some());
        assert!(from_zoned("9999-12-30T00:00:00Z").is_some());
    }

    #[test]
    fn local_times_of_the_gateways_become_utc() {
        let expected: Timestamp = "2018-11-20T06:06:45Z".parse().unwrap();
        assert_eq!(from_utc_plus_8("2018-11-20 14:06:45"), Some(expected));
        assert_eq!(from_utc_plus_8("20181120140645"), Some(expected));
        assert_eq!(to_utc_plus_8(expected), "2018-11-20 14:06:45");
        assert_eq!(to_utc(expected), "2018-11-20T06:06:45Z");
        assert_eq!(from_zoned("2018-11-20T09:06:45+03:00"), Some(expected));
        assert_eq!(from_zoned("2018-11-20T06:06:45.000Z"), Some(expected));
        for nonsense in ["", "yesterday", "0000-00-00 00:00:00", "2018-13-01 00:00:00", "99999999999999"] {
            assert_eq!(from_utc_plus_8(nonsense), None, "{nonsense:?}");
        }
        for nonsense in ["0000-00-00T00:00:00Z", "2020-11-20T10: 42: 28.786Z", "2018-11-20T06:06:45"] {
            assert_eq!(from_zoned(nonsense), None, "{nonsense:?}");
        }
    }
}
