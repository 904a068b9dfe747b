use super::currency::Currency;
use std::fmt;
use std::str::FromStr;

/// An exact amount of one currency, as whole minor units (cents, yen, fils).
///
/// There is no conversion from or to a floating point number, on purpose.
///
/// ```
/// use tillback::Money;
///
/// let paid: Money = "12.50 HKD".parse()?;
/// assert_eq!(paid.minor(), 1250);
/// assert_eq!(paid.to_string(), "12.50 HKD");
/// # Ok::<(), tillback::MoneyParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

/// Why a text is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyParseError {
    /// Not digits with at most one decimal point.
    #[error("The amount is not a decimal number such as 12.50")]
    NotDecimal,
    /// More decimals than the currency has, and not zeros.
    #[error("The amount has more decimals than its currency")]
    TooPrecise,
    /// More than fits 64 bits of minor units.
    #[error("The amount is too large")]
    TooLarge,
    /// Not a code of ISO 4217 that has a minor unit.
    #[error("The currency is not a three-letter code of ISO 4217")]
    UnknownCurrency,
}

impl Money {
    /// An amount in minor units: `Money::from_minor(1250, hkd)` is 12.50 HKD.
    pub const fn from_minor(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Reads decimal text such as `12.5` or `-3`. Digits beyond the currency's decimals must be zeros.
    pub fn from_decimal(text: &str, currency: Currency) -> Result<Self, MoneyParseError> {
        let (negative, digits) = match text.as_bytes().first() {
            Some(b'-') => (true, &text[1..]),
            Some(_) | None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !all_digits(whole) || !all_digits(fraction) {
            return Err(MoneyParseError::NotDecimal);
        }
        let decimals = currency.decimals() as usize;
        let (kept, beyond) = fraction.split_at(fraction.len().min(decimals));
        if beyond.bytes().any(|byte| byte != b'0') {
            return Err(MoneyParseError::TooPrecise);
        }
        let missing = std::iter::repeat_n(b'0', decimals - kept.len());
        let mut minor: i64 = 0;
        for digit in whole.bytes().chain(kept.bytes()).chain(missing) {
            // Counted downwards, because the smallest i64 has no positive twin.
            minor = minor
                .checked_mul(10)
                .and_then(|shifted| shifted.checked_sub(i64::from(digit - b'0')))
                .ok_or(MoneyParseError::TooLarge)?;
        }
        let minor = if negative { minor } else { minor.checked_neg().ok_or(MoneyParseError::TooLarge)? };
        Ok(Self { minor, currency })
    }

    /// Whole minor units.
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Whether nothing is left.
    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// Whether there is more than nothing.
    pub const fn is_positive(self) -> bool {
        self.minor > 0
    }

    /// The sum, or `None` where the currencies differ or the sum doesn't fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.combined(other, i64::checked_add)
    }

    /// The difference, or `None` where the currencies differ or it doesn't fit.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.combined(other, i64::checked_sub)
    }

    fn combined(self, other: Self, operation: impl Fn(i64, i64) -> Option<i64>) -> Option<Self> {
        if self.currency != other.currency {
            return None;
        }
        operation(self.minor, other.minor).map(|minor| Self { minor, ..self })
    }

    /// The decimal text without the currency: `12.50`.
    pub fn to_decimal(self) -> String {
        let mut text = String::with_capacity(24);
        self.write_decimal(&mut text).map(|()| text).unwrap_or_default()
    }

    fn write_decimal(self, out: &mut impl fmt::Write) -> fmt::Result {
        self.currency.write_decimal(self.minor.into(), out)
    }
}

impl FromStr for Money {
    type Err = MoneyParseError;

    /// Reads what [`Money`]'s `Display` writes: `12.50 HKD`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (amount, code) = text.trim().split_once(' ').ok_or(MoneyParseError::UnknownCurrency)?;
        Self::from_decimal(amount, code.trim_start().parse()?)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_decimal(f)?;
        write!(f, " {}", self.currency)
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::{Currency, Money, MoneyParseError};
    use proptest::prelude::*;

    fn currency(code: &str) -> Currency {
        Currency::from_code(code).unwrap()
    }

    fn minor(text: &str, code: &str) -> Result<i64, MoneyParseError> {
        Money::from_decimal(text, currency(code)).map(Money::minor)
    }

    #[test]
    fn decimal_text_becomes_minor_units() {
        assert_eq!(minor("12.34", "USD"), Ok(1234));
        assert_eq!(minor("12", "USD"), Ok(1200));
        assert_eq!(minor("12.3", "USD"), Ok(1230));
        assert_eq!(minor("-0.05", "USD"), Ok(-5));
        assert_eq!(minor("1200.00", "JPY"), Ok(1200));
        assert_eq!(minor("1.234", "KWD"), Ok(1234));
        assert_eq!(minor("12.3400", "USD"), Ok(1234));
    }

    #[test]
    fn what_is_no_exact_amount_is_refused() {
        assert_eq!(minor("12.345", "USD"), Err(MoneyParseError::TooPrecise));
        assert_eq!(minor("0.1", "JPY"), Err(MoneyParseError::TooPrecise));
        assert_eq!(minor("92233720368547758.08", "USD"), Err(MoneyParseError::TooLarge));
        assert_eq!(minor("-92233720368547758.08", "USD"), Ok(i64::MIN));
        for text in ["", "-", ".", ".5", "5.", "1,000.00", "1e3", "+1", " 1", "1 ", "--1", "NaN", "٣", "1.2.3"] {
            assert_eq!(minor(text, "USD"), Err(MoneyParseError::NotDecimal), "{text:?}");
        }
    }

    #[test]
    fn currencies_are_never_mixed() {
        let dollar = Money::from_minor(100, currency("USD"));
        let yen = Money::from_minor(100, currency("JPY"));
        assert_eq!(dollar.checked_add(yen), None);
        assert_eq!(dollar.checked_sub(yen), None);
        assert_eq!(Money::from_minor(i64::MAX, currency("USD")).checked_add(dollar), None);
    }

    proptest! {
        #[test]
        fn text_and_back_is_the_same(minor: i64, code in prop::sample::select(vec!["USD", "JPY", "KWD", "CLF"])) {
            let money = Money::from_minor(minor, currency(code));
            prop_assert_eq!(money.to_string().parse::<Money>(), Ok(money));
        }

        #[test]
        fn no_text_panics(text in "\\PC*") {
            let _ = text.parse::<Money>();
            let _ = Money::from_decimal(&text, currency("USD"));
        }
    }
}
