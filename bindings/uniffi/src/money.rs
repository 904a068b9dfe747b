//! Amounts and references as the engine reads and writes them.

use crate::failure::{EngineFailure, invalid};
use tillback::{Currency, Error, ErrorCode, Money, MoneyParseError, TransactionRef};

/// An amount.
#[derive(Clone, uniffi::Record)]
pub struct EngineMoney {
    /// Whole minor units: cents, or yen.
    pub minor: i64,
    /// The ISO 4217 code.
    pub currency: String,
    /// Digits behind the point in this currency.
    pub decimals: u8,
}

impl From<Money> for EngineMoney {
    fn from(money: Money) -> Self {
        let currency = money.currency();
        Self {
            minor: money.minor(),
            currency: currency.code().to_owned(),
            decimals: u8::try_from(currency.decimals()).unwrap_or(u8::MAX),
        }
    }
}

impl TryFrom<&EngineMoney> for Money {
    type Error = Error;

    fn try_from(money: &EngineMoney) -> Result<Self, Error> {
        Ok(Self::from_minor(money.minor, currency(&money.currency)?))
    }
}

fn currency(code: &str) -> Result<Currency, Error> {
    Currency::from_code(code).ok_or_else(|| Error::from(MoneyParseError::UnknownCurrency))
}

/// An amount such as `12.50` in a currency.
#[uniffi::export]
pub fn money_from_decimal(amount: &str, currency: &str) -> Result<EngineMoney, EngineFailure> {
    let money = Money::from_decimal(amount, self::currency(currency)?).map_err(Error::from)?;
    Ok(money.into())
}

/// An amount in whole minor units.
#[uniffi::export]
pub fn money_from_minor(minor: i64, currency: &str) -> Result<EngineMoney, EngineFailure> {
    Ok(Money::from_minor(minor, self::currency(currency)?).into())
}

/// A text such as `12.50 HKD`.
#[uniffi::export]
pub fn money_parse(text: &str) -> Result<EngineMoney, EngineFailure> {
    let money: Money = text.parse().map_err(Error::from)?;
    Ok(money.into())
}

/// The sum of two amounts.
#[uniffi::export]
pub fn money_sum(one: &EngineMoney, other: &EngineMoney) -> Result<EngineMoney, EngineFailure> {
    let (one, other) = alike(one, other)?;
    Ok(one.checked_add(other).ok_or_else(too_large)?.into())
}

/// What is left of one amount without another.
#[uniffi::export]
pub fn money_difference(one: &EngineMoney, other: &EngineMoney) -> Result<EngineMoney, EngineFailure> {
    let (one, other) = alike(one, other)?;
    Ok(one.checked_sub(other).ok_or_else(too_large)?.into())
}

/// Fails where two amounts can't be counted together.
#[uniffi::export]
pub fn money_alike(one: &EngineMoney, other: &EngineMoney) -> Result<(), EngineFailure> {
    Ok(alike(one, other).map(drop)?)
}

fn alike(one: &EngineMoney, other: &EngineMoney) -> Result<(Money, Money), Error> {
    let (one, other) = (Money::try_from(one)?, Money::try_from(other)?);
    if one.currency() == other.currency() {
        return Ok((one, other));
    }
    let (one, other) = (one.currency().code(), other.currency().code());
    let what = format!("Amounts in {one} and {other} can't be counted together.");
    Err(invalid(ErrorCode::CurrencyMismatch, "currency", &what))
}

fn too_large() -> Error {
    Error::from(MoneyParseError::TooLarge)
}

/// The text of a reference of a kind, checked: of a web address that a scanner read, the id in it.
#[uniffi::export]
pub fn reference_checked(kind: &str, text: &str) -> Result<String, EngineFailure> {
    Ok(TransactionRef::of(kind.parse()?, text)?.as_str().to_owned())
}
