//! Amounts as decimal text.

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// Currencies without minor units, of those that Pockyt takes.
const WITHOUT_DECIMALS: [&str; 2] = ["JPY", "KRW"];

fn decimals(currency: &str) -> usize {
    if WITHOUT_DECIMALS.contains(&currency) { 0 } else { 2 }
}

/// What a payment in `currency` is settled in.
pub(super) fn settle_currency(currency: &str) -> &'static str {
    if currency == "GBP" { "GBP" } else { "USD" }
}

/// Minor units of a text such as `25.00` or `12`; `None` where it is none or too fine for the currency.
pub(super) fn read(text: &str, currency: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) {
        return None;
    }
    let decimals = decimals(currency);
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > decimals {
        return None;
    }
    format!("{whole}{fraction:0<decimals$}").parse().ok()
}

pub(super) fn write(minor: i64, currency: &str) -> String {
    match decimals(currency) {
        0 => minor.to_string(),
        _ => format!("{}.{:02}", minor / 100, minor % 100),
    }
}

/// An amount in a reply.
#[derive(Debug)]
pub(super) struct Amount {
    text: String,
    bare: bool,
}

impl Amount {
    pub(super) fn new(minor: i64, currency: &str, bare: bool) -> Self {
        Self { text: write(minor, currency), bare }
    }
}

impl Serialize for Amount {
    /// A bare number keeps its zeros, so it is written as it stands and never becomes a number of this program.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.bare {
            let raw = RawValue::from_string(self.text.clone()).map_err(serde::ser::Error::custom)?;
            return raw.serialize(serializer);
        }
        serializer.serialize_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read() {
        assert_eq!(read("25.00", "USD"), Some(2500));
        assert_eq!(read("12", "USD"), Some(1200));
        assert_eq!(read("0.5", "USD"), Some(50));
        assert_eq!(read("0.500", "USD"), Some(50));
        assert_eq!(read("1000.00", "KRW"), Some(1000));
        assert_eq!(read("92233720368547758.07", "USD"), Some(i64::MAX));
        for bad in ["", ".5", "5.", "1,00", "-1", "1e2", "0.001", "92233720368547758.08", "١"] {
            assert_eq!(read(bad, "USD"), None, "{bad}");
        }
        assert_eq!(read("1000.5", "KRW"), None);
    }

    #[test]
    fn amounts_are_written() {
        assert_eq!(write(2505, "USD"), "25.05");
        assert_eq!(write(1500, "KRW"), "1500");
        assert_eq!(serde_json::to_string(&Amount::new(2500, "USD", true)).unwrap(), "25.00");
        assert_eq!(serde_json::to_string(&Amount::new(2500, "USD", false)).unwrap(), "\"25.00\"");
    }
}
