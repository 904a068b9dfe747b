//! The words of closed sets, read. One that nobody knows is refused before anything is sent.

use super::{Dimension, Error, ErrorCode, GatewayName, MinorUnits, Outcome, RefKind, RefundStatus, Service};
use crate::log::LogLevel;
use std::str::FromStr;

/// One of a closed set by its word. `what` begins the message, `field` names the input.
pub(crate) fn one_of<T: Copy>(
    word: &str,
    all: impl IntoIterator<Item = (&'static str, T)>,
    code: ErrorCode,
    what: &str,
    field: &'static str,
) -> Result<T, Error> {
    let mut known = Vec::new();
    for (name, value) in all {
        if name == word {
            return Ok(value);
        }
        known.push(name);
    }
    let last = known.pop().unwrap_or_default();
    let known = known.join(", ");
    Err(Error::new(code, format!("{what} is not one of {known} and {last}. Nothing was sent.")).about(field))
}

/// Reads what `as_str` writes.
macro_rules! read {
    ($set:ty, $code:ident, $what:literal, $field:literal) => {
        impl FromStr for $set {
            type Err = Error;

            fn from_str(word: &str) -> Result<Self, Error> {
                let all = Self::ALL.map(|value| (value.as_str(), value));
                one_of(word, all, ErrorCode::$code, $what, $field)
            }
        }
    };
}
read!(LogLevel, OptionInvalid, "The level of the log", "level");
read!(GatewayName, SettingInvalid, "The gateway", "gateway");
read!(Service, SettingInvalid, "The service", "service");
read!(MinorUnits, SettingInvalid, "`minor_units`", "minor_units");
read!(RefKind, OptionInvalid, "The kind of a reference", "kind");
read!(RefundStatus, OptionInvalid, "One of the statuses", "statuses");
read!(Outcome, OptionInvalid, "The outcome", "outcome");
read!(Dimension, OptionInvalid, "What the totals are by", "by");

#[cfg(test)]
mod tests {
    use crate::log::LogLevel;
    use crate::model::{
        Dimension, Error, ErrorCode, GatewayName, MinorUnits, Outcome, ProfileType, RefKind, RefundStatus, Service,
    };
    use std::str::FromStr;

    fn is_read_again<T: Copy + PartialEq + FromStr<Err = Error>>(all: &[T], word: fn(T) -> &'static str) -> bool {
        all.iter().all(|value| word(*value).parse::<T>().is_ok_and(|read| read == *value))
    }

    #[test]
    fn every_word_is_read_again() {
        assert!(is_read_again(&LogLevel::ALL, LogLevel::as_str));
        assert!(is_read_again(&GatewayName::ALL, GatewayName::as_str));
        assert!(is_read_again(&Service::ALL, Service::as_str));
        assert!(is_read_again(&MinorUnits::ALL, MinorUnits::as_str));
        assert!(is_read_again(&RefKind::ALL, RefKind::as_str));
        assert!(is_read_again(&RefundStatus::ALL, RefundStatus::as_str));
        assert!(is_read_again(&Outcome::ALL, Outcome::as_str));
        assert!(is_read_again(&Dimension::ALL, Dimension::as_str));
    }

    #[test]
    fn a_profile_has_a_word_of_our_own() {
        assert!("business".parse::<ProfileType>().is_ok_and(|profile| profile == ProfileType::Business));
        let error = "BUSINESS".parse::<ProfileType>().unwrap_err();
        assert_eq!((error.code(), error.field()), (ErrorCode::PayeeInvalid, Some("profile")));
    }

    #[test]
    fn another_word_is_refused_with_those_there_are() {
        let error = "Card".parse::<Service>().unwrap_err();
        assert_eq!((error.code(), error.field()), (ErrorCode::SettingInvalid, Some("service")));
        assert_eq!(error.message(), "The service is not one of either, apm and card. Nothing was sent.");
    }
}
