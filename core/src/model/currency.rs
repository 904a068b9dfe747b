use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// A currency of ISO 4217, such as `HKD`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);

impl Ord for Currency {
    /// By code.
    fn cmp(&self, other: &Self) -> Ordering {
        self.code().cmp(other.code())
    }
}

impl PartialOrd for Currency {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Currency {
    /// Finds a currency by its three-letter code. Lower-case letters are taken as upper-case ones.
    pub fn from_code(code: &str) -> Option<Self> {
        let letters: [u8; 3] = code.as_bytes().try_into().ok()?;
        let upper = letters.map(|letter| letter.to_ascii_uppercase());
        let code = std::str::from_utf8(&upper).ok()?;
        iso_currency::Currency::from_code(code).filter(|found| found.exponent().is_some()).map(Self)
    }

    /// The three-letter code.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// How many decimals an amount has: 2 for USD, 0 for JPY, 3 for KWD (ISO 4217).
    pub fn decimals(self) -> u32 {
        // `from_code` lets no currency in that has no minor unit, such as gold.
        self.0.exponent().map_or(0, u32::from)
    }

    /// So many minor units as a decimal text without the currency: `12.50`. Wide enough for sums of many amounts.
    pub fn to_decimal(self, minor: i128) -> String {
        let mut text = String::with_capacity(24);
        self.write_decimal(minor, &mut text).map(|()| text).unwrap_or_default()
    }

    pub(super) fn write_decimal(self, minor: i128, out: &mut impl fmt::Write) -> fmt::Result {
        let decimals = self.decimals();
        let sign = if minor < 0 { "-" } else { "" };
        let size = minor.unsigned_abs();
        if decimals == 0 {
            return write!(out, "{sign}{size}");
        }
        let one = 10_u128.pow(decimals);
        write!(out, "{sign}{}.{:0width$}", size / one, size % one, width = decimals as usize)
    }
}

impl FromStr for Currency {
    type Err = super::money::MoneyParseError;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::from_code(code).ok_or(super::money::MoneyParseError::UnknownCurrency)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::Currency;

    #[test]
    fn sums_are_written_exactly() {
        let kwd = Currency::from_code("KWD").unwrap();
        assert_eq!(kwd.to_decimal(i128::from(i64::MAX) * 1_000), "9223372036854775807.000");
        assert_eq!(kwd.to_decimal(-5), "-0.005");
        assert_eq!(Currency::from_code("JPY").unwrap().to_decimal(0), "0");
    }

    #[test]
    fn decimals_follow_iso_4217() {
        let decimals = |code| Currency::from_code(code).map(Currency::decimals);
        assert_eq!(decimals("USD"), Some(2));
        assert_eq!(decimals("jpy"), Some(0));
        assert_eq!(decimals("KWD"), Some(3));
        assert_eq!(decimals("IDR"), Some(2));
    }

    #[test]
    fn what_is_no_currency_is_refused() {
        for code in ["", "US", "USDX", "XXX", "RMB", "€€€", "U\0D", "XAU"] {
            assert_eq!(Currency::from_code(code), None, "{code:?}");
        }
    }
}
