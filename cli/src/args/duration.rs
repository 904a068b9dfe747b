use jiff::SignedDuration;
use std::time::Duration;

/// Reads `90s`, `2m`, `1m 30s`, `500ms`.
pub(crate) fn duration(text: &str) -> Result<Duration, String> {
    let wrong = || "write a length of time such as 60s, 2m or 500ms".to_owned();
    let length: SignedDuration = text.parse().map_err(|_| wrong())?;
    Duration::try_from(length).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::duration;
    use std::time::Duration;

    #[test]
    fn lengths_of_time_have_a_unit_and_a_direction() {
        assert_eq!(duration("60s"), Ok(Duration::from_secs(60)));
        assert_eq!(duration("1m 30s"), Ok(Duration::from_secs(90)));
        assert_eq!(duration("500ms"), Ok(Duration::from_millis(500)));
        for wrong in ["", "60", "-5s", "soon", "1 month"] {
            assert!(duration(wrong).is_err(), "{wrong:?}");
        }
    }
}
