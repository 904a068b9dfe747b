//! The words of closed sets, read. One that nobody knows is refused before anything is sent.

use super::{Dimension, Error, ErrorCode, GatewayName, MinorUnits, RefKind, Service};
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
read!(GatewayName, SettingInvalid, "The gateway", "gateway");
read!(Service, SettingInvalid, "The service", "service");
read!(MinorUnits, SettingInvalid, "`minor_units`", "minor_units");
read!(RefKind, OptionInvalid, "The kind of the references", "kind");
read!(Dimension, OptionInvalid, "What the totals are by", "by");

#[cfg(test)]
mod tests {
    use crate::model::{Dimension, ErrorCode, GatewayName, MinorUnits, RefKind, Service};

    #[test]
    fn every_word_is_read_again() {
        assert!(
            GatewayName::ALL
                .into_iter()
                .all(|value| value.as_str().parse().is_ok_and(|read: GatewayName| read == value))
        );
        assert!(Service::ALL.into_iter().all(|value| value.as_str().parse().is_ok_and(|read: Service| read == value)));
        assert!(
            MinorUnits::ALL.into_iter().all(|value| value.as_str().parse().is_ok_and(|read: MinorUnits| read == value))
        );
        assert!(RefKind::ALL.into_iter().all(|value| value.as_str().parse().is_ok_and(|read: RefKind| read == value)));
        assert!(
            Dimension::ALL.into_iter().all(|value| value.as_str().parse().is_ok_and(|read: Dimension| read == value))
        );
    }

    #[test]
    fn another_word_is_refused_with_those_there_are() {
        let error = "Card".parse::<Service>().unwrap_err();
        assert_eq!((error.code(), error.field()), (ErrorCode::SettingInvalid, Some("service")));
        assert_eq!(error.message(), "The service is not one of either, apm and card. Nothing was sent.");
    }
}
