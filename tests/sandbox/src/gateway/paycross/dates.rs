//! The several ways in which beGateway writes the same moment.

use jiff::Timestamp;
use jiff::tz::Offset;

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateStyle {
    /// `2024-04-02T14:19:04.692Z`
    Millis,
    /// `2024-04-02T14:19:04Z`
    Seconds,
    /// `2024-04-02T14:19:12.677+00:00`
    MillisOffset,
    /// `2024-04-02T17:19:04+03:00`
    Minsk,
}

const MINSK: Offset = Offset::constant(3);

impl DateStyle {
    pub(super) fn write(self, at: Timestamp) -> String {
        let (offset, format) = match self {
            Self::Millis => (Offset::UTC, "%Y-%m-%dT%H:%M:%S.%3fZ"),
            Self::Seconds => (Offset::UTC, "%Y-%m-%dT%H:%M:%SZ"),
            Self::MillisOffset => (Offset::UTC, "%Y-%m-%dT%H:%M:%S.%3f+00:00"),
            Self::Minsk => (MINSK, "%Y-%m-%dT%H:%M:%S+03:00"),
        };
        offset.to_datetime(at).strftime(format).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_moment_is_written_in_four_ways() {
        let at: Timestamp = "2024-04-02T14:19:04.692Z".parse().unwrap();
        assert_eq!(DateStyle::Millis.write(at), "2024-04-02T14:19:04.692Z");
        assert_eq!(DateStyle::Seconds.write(at), "2024-04-02T14:19:04Z");
        assert_eq!(DateStyle::MillisOffset.write(at), "2024-04-02T14:19:04.692+00:00");
        assert_eq!(DateStyle::Minsk.write(at), "2024-04-02T17:19:04+03:00");
    }
}
