//! Amounts: two decimals as text on the wire, whole cents in the books. No floating point.

const CENTS: u64 = 100;
const DECIMALS: usize = 2;

/// `-120` → `-1.20`
pub(super) fn decimal(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let size = cents.unsigned_abs();
    format!("{sign}{}.{:02}", size / CENTS, size % CENTS)
}

/// Reads digits with at most two decimals behind a point: no sign, no comma, no exponent.
pub(super) fn parse(text: &str) -> Option<i64> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
        Some(_) => return None,
        None => (text, ""),
    };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || fraction.len() > DECIMALS || !digits(whole) || !digits(fraction) {
        return None;
    }
    format!("{whole}{fraction:0<DECIMALS$}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cents_are_written_with_two_decimals() {
        for (cents, text) in [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (1000, "10.00"), (-120, "-1.20")] {
            assert_eq!(decimal(cents), text);
        }
        assert_eq!(decimal(i64::MIN), "-92233720368547758.08");
    }

    #[test]
    fn only_plain_decimals_are_read() {
        for (text, cents) in [("10", 1000), ("10.5", 1050), ("10.55", 1055), ("0.05", 5), ("007.10", 710)] {
            assert_eq!(parse(text), Some(cents), "{text}");
        }
        for text in ["", ".", "1.", ".5", "1.234", "-1", "+1", "1,00", "1e3", " 1", "１", "92233720368547758.08"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
