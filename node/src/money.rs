//! Amounts and references as the engine reads and writes them.

use crate::boundary::answered;
use crate::input::reference_of;
use napi_derive::napi;
use tillback::{Currency, Error, Money, MoneyParseError};

fn currency(code: &str) -> Result<Currency, Error> {
    Ok(Currency::from_code(code).ok_or(MoneyParseError::UnknownCurrency)?)
}

/// An amount such as `12.50`.
#[napi(catch_unwind)]
pub fn money_from_decimal(amount: String, currency: String) -> String {
    answered(|| Ok(Money::from_decimal(&amount, self::currency(&currency)?)?))
}

/// An amount such as `12.50 HKD`.
#[napi(catch_unwind)]
pub fn money_parse(text: String) -> String {
    answered(|| Ok(text.parse::<Money>()?))
}

/// An amount in whole minor units, written as digits.
#[napi(catch_unwind)]
pub fn money_from_minor(minor: String, currency: String) -> String {
    answered(|| {
        let currency = self::currency(&currency)?;
        let minor = minor.parse().map_err(|_| MoneyParseError::TooLarge)?;
        Ok(Money::from_minor(minor, currency))
    })
}

/// The minor units of an amount, written as digits.
#[napi(catch_unwind)]
pub fn money_minor(amount: String, currency: String) -> String {
    answered(|| Ok(Money::from_decimal(&amount, self::currency(&currency)?)?.minor().to_string()))
}

/// The text of a reference, checked: of a web address that a scanner read, the id in it.
#[napi(catch_unwind)]
pub fn reference(kind: String, text: String) -> String {
    answered(|| Ok(reference_of(&kind, &text)?.as_str().to_owned()))
}
