use crate::model::{Currency, Money};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// A JSON value of any type, kept as the characters that came: gateways write the same field as text one day and as a
/// number the next, and no number may pass through a float.
///
/// Null, an absent member and an empty text all count as nothing.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Loose<'a>(Option<&'a RawValue>);

impl<'de: 'a, 'a> Deserialize<'de> for Loose<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::<&'a RawValue>::deserialize(deserializer).map(Self)
    }
}

impl<'a> Loose<'a> {
    /// The JSON as it came.
    pub(crate) fn json(self) -> Option<&'a RawValue> {
        self.0
    }

    /// A JSON object.
    pub(crate) fn object<T: Deserialize<'a>>(self) -> Option<T> {
        object_text(self.0?.get())
    }

    /// The items of a JSON list.
    pub(crate) fn list(self) -> Option<Vec<Self>> {
        serde_json::from_str(self.0?.get()).ok()
    }

    /// A non-empty text, or the digits of a number.
    pub(crate) fn text(self) -> Option<Cow<'a, str>> {
        let raw = self.0?.get();
        match raw.as_bytes().first()? {
            b'"' => {
                let inner = raw.get(1..raw.len() - 1)?;
                // Without an escape the characters between the quotes are the text.
                let text = if inner.contains('\\') {
                    Cow::Owned(serde_json::from_str(raw).ok()?)
                } else {
                    Cow::Borrowed(inner)
                };
                (!text.is_empty()).then_some(text)
            }
            b'-' | b'0'..=b'9' => Some(Cow::Borrowed(raw)),
            _ => None,
        }
    }

    /// The same, owned.
    pub(crate) fn string(self) -> Option<String> {
        self.text().map(Cow::into_owned)
    }

    /// Whether it is this text.
    pub(crate) fn is(self, expected: &str) -> bool {
        self.text().as_deref() == Some(expected)
    }

    /// A whole number.
    pub(crate) fn integer(self) -> Option<i64> {
        self.text()?.parse().ok()
    }

    /// `true` or `false`, also as text or as 1 and 0.
    pub(crate) fn boolean(self) -> Option<bool> {
        match self.0?.get() {
            "true" | "1" | "\"true\"" | "\"1\"" => Some(true),
            "false" | "0" | "\"false\"" | "\"0\"" => Some(false),
            _ => None,
        }
    }

    /// A decimal amount.
    pub(crate) fn decimal(self, currency: Currency) -> Option<Money> {
        Money::from_decimal(&self.text()?, currency).ok()
    }
}

/// Reads a JSON object. By itself serde would also take a list, item by item, and call its first one the first field.
pub(crate) fn object<'a, T: Deserialize<'a>>(json: &'a [u8]) -> Option<T> {
    // Checked once for all, instead of piece by piece while it is read.
    object_text(std::str::from_utf8(json).ok()?)
}

fn object_text<'a, T: Deserialize<'a>>(json: &'a str) -> Option<T> {
    if !json.trim_ascii_start().starts_with('{') {
        return None;
    }
    serde_json::from_str(json).ok()
}

#[cfg(test)]
mod tests {
    use super::{Loose, object};
    use crate::model::Currency;
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct One<'a> {
        #[serde(borrow, default)]
        v: Loose<'a>,
    }

    fn with<T>(json: &str, read: impl Fn(Loose<'_>) -> T) -> T {
        read(serde_json::from_str::<One<'_>>(json).unwrap().v)
    }

    #[test]
    fn text_and_number_read_alike() {
        let hkd = Currency::from_code("HKD").unwrap();
        for json in [r#"{"v":"1.20"}"#, r#"{"v":1.20}"#] {
            assert_eq!(with(json, |v| v.string()).as_deref(), Some("1.20"));
            assert_eq!(with(json, |v| v.decimal(hkd)).map(|money| money.minor()), Some(120));
        }
        assert_eq!(with(r#"{"v":312345678901234567}"#, |v| v.string()).as_deref(), Some("312345678901234567"));
        assert_eq!(with(r#"{"v":"a\u0041\n"}"#, |v| v.string()).as_deref(), Some("aA\n"));
        assert_eq!(with(r#"{"v":1e3}"#, |v| v.decimal(hkd)), None);
    }

    #[test]
    fn a_list_is_no_object() {
        assert_eq!(object::<One<'_>>(br#" {"v":"1"}"#).and_then(|one| one.v.string()).as_deref(), Some("1"));
        for json in [r#"["1"]"#, " [1]", "[]", "", "1", r#""{}""#] {
            assert!(object::<One<'_>>(json.as_bytes()).is_none(), "{json}");
        }
        assert!(with(r#"{"v":["1"]}"#, |v| v.object::<One<'_>>().is_none()));
        assert_eq!(with(r#"{"v":["1",2,{}]}"#, |v| v.list().map(|items| items.len())), Some(3));
        assert_eq!(with(r#"{"v":{"0":1}}"#, |v| v.list().map(|items| items.len())), None);
    }

    #[test]
    fn nothing_is_nothing() {
        for json in [r#"{"v":""}"#, r#"{"v":null}"#, "{}", r#"{"v":{}}"#, r#"{"v":[]}"#, r#"{"v":true}"#] {
            assert_eq!(with(json, |v| v.string()), None, "{json}");
        }
        assert_eq!(with(r#"{"v":true}"#, |v| v.boolean()), Some(true));
        assert_eq!(with(r#"{"v":"0"}"#, |v| v.boolean()), Some(false));
    }
}
