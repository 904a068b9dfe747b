//! What a program hands over, as the engine's types. It comes as JSON that the TypeScript half wrote and checked the types of; what it
//! means is checked here or by the engine, before anything is sent.

mod account;
mod filter;
mod many;
mod payee;
mod refund;
mod report;
mod settings;

pub(crate) use filter::{RefundFilterInput, TransactionFilterInput};
pub(crate) use many::ManyInput;
pub(crate) use payee::{PayeeInput, PayeeRefInput};
pub(crate) use refund::{Reference, RefundInput, reference_of};
pub(crate) use report::ReportInput;
pub(crate) use settings::{Journal, Settings};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::time::Duration;
use tillback::{Currency, Date, Error, ErrorCode, Money, MoneyParseError, Timestamp};

/// Reads what the other half wrote.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    // What serde says might repeat a value, and so a secret or a name.
    serde_json::from_str(text).map_err(|error| {
        let what = format!("An argument is of a wrong type (at {} of the call). Nothing was sent.", error.column());
        Error::new(ErrorCode::ArgumentInvalid, what)
    })
}

pub(crate) fn invalid(code: ErrorCode, field: &'static str, what: &str) -> Error {
    Error::new(code, format!("{what} Nothing was sent.")).about(field)
}

/// Whole milliseconds.
#[derive(Clone, Copy, Deserialize)]
#[serde(transparent)]
pub(crate) struct Millis(u64);

impl From<Millis> for Duration {
    fn from(Millis(millis): Millis) -> Self {
        Self::from_millis(millis)
    }
}

/// An amount, as results have them too.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MoneyInput {
    amount: String,
    currency: String,
}

impl MoneyInput {
    pub(crate) fn read(&self) -> Result<Money, Error> {
        let currency = Currency::from_code(&self.currency).ok_or(MoneyParseError::UnknownCurrency)?;
        Ok(Money::from_decimal(&self.amount, currency)?)
    }
}

pub(crate) fn instant(text: &str, field: &'static str) -> Result<Timestamp, Error> {
    text.parse().map_err(|_| {
        let what = format!("{field} is further away than years have four digits.");
        invalid(ErrorCode::OptionInvalid, field, &what)
    })
}

pub(crate) fn day(text: &str, field: &'static str) -> Result<Date, Error> {
    // A time of day would be read as well, and it is not said whose day that is.
    let day = if text.len() == "2026-11-30".len() { text.parse().ok() } else { None };
    day.ok_or_else(|| {
        let what = format!("{field} is no day of the calendar. Write it like 2026-11-30.");
        invalid(ErrorCode::OptionInvalid, field, &what)
    })
}
