//! Compares what was expected with what came.

use regex::Regex;
use serde_json::{Map, Value};

/// Every difference, a line for people each; none where it fits.
pub(crate) fn differences(expected: &Value, found: Option<&Value>) -> Vec<String> {
    let mut told = Vec::new();
    compare("", expected, found, &mut told);
    told
}

/// Whether every matcher in `expected` is a known one with the right argument.
pub(crate) fn check(expected: &Value) -> Result<(), String> {
    match expected {
        Value::Array(items) => items.iter().try_for_each(check),
        Value::Object(members) => {
            if let Some(matcher) = Matcher::of(members) {
                matcher?;
            }
            members.values().try_for_each(check)
        }
        Value::Null => Err("null is never answered; write {\"$absent\": true}".to_owned()),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(()),
    }
}

/// An object with one member that begins with `$`.
enum Matcher<'a> {
    Any,
    Absent,
    Matches(Regex),
    OneOf(&'a [Value]),
    All(&'a [Value]),
    Not(&'a Value),
    Length(usize),
    Contains(&'a Value),
    Each(&'a Value),
    Unordered(&'a [Value]),
    Count { of: &'a Value, is: usize },
}

impl<'a> Matcher<'a> {
    /// `None` for a plain object.
    fn of(members: &'a Map<String, Value>) -> Option<Result<Self, String>> {
        let (name, argument) = members.iter().find(|(name, _)| name.starts_with('$'))?;
        if members.len() > 1 {
            return Some(Err(format!("{name} stands beside other members")));
        }
        let made = Self::named(name, argument);
        Some(made.ok_or_else(|| format!("{name}: {argument} is no matcher, see tests/scenarios/README.md")))
    }

    fn named(name: &str, argument: &'a Value) -> Option<Self> {
        let list = || argument.as_array().map(Vec::as_slice);
        let size = |value: &Value| value.as_u64().and_then(|size| usize::try_from(size).ok());
        Some(match name {
            "$any" if argument == &Value::Bool(true) => Self::Any,
            "$absent" if argument == &Value::Bool(true) => Self::Absent,
            "$matches" => Self::Matches(Regex::new(argument.as_str()?).ok()?),
            "$one_of" => Self::OneOf(list()?),
            "$all" => Self::All(list()?),
            "$not" => Self::Not(argument),
            "$length" => Self::Length(size(argument)?),
            "$contains" => Self::Contains(argument),
            "$each" => Self::Each(argument),
            "$unordered" => Self::Unordered(list()?),
            "$count" => Self::Count { of: argument.get("of")?, is: size(argument.get("is")?)? },
            _ => return None,
        })
    }

    fn fits(&self, found: Option<&Value>) -> bool {
        let items = || found.and_then(Value::as_array);
        match self {
            Self::Any => found.is_some(),
            Self::Absent => found.is_none(),
            Self::Matches(pattern) => found.and_then(Value::as_str).is_some_and(|text| pattern.is_match(text)),
            Self::OneOf(choices) => choices.iter().any(|choice| fits(choice, found)),
            Self::All(all) => all.iter().all(|one| fits(one, found)),
            Self::Not(other) => found.is_some() && !fits(other, found),
            Self::Length(length) => found.is_some_and(|found| length_of(found) == Some(*length)),
            Self::Contains(part) => found.is_some_and(|found| contains(found, part)),
            Self::Each(each) => items().is_some_and(|items| items.iter().all(|item| fits(each, Some(item)))),
            Self::Unordered(wanted) => items()
                .is_some_and(|items| items.len() == wanted.len() && pair(wanted, &items.iter().collect::<Vec<_>>())),
            Self::Count { of, is } => {
                items().is_some_and(|items| items.iter().filter(|item| fits(of, Some(item))).count() == *is)
            }
        }
    }
}

fn fits(expected: &Value, found: Option<&Value>) -> bool {
    differences(expected, found).is_empty()
}

fn length_of(found: &Value) -> Option<usize> {
    match found {
        Value::Array(items) => Some(items.len()),
        Value::String(text) => Some(text.chars().count()),
        Value::Object(members) => Some(members.len()),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// A text in a text, or every one of several things somewhere in a list.
fn contains(found: &Value, part: &Value) -> bool {
    match (found, part) {
        (Value::String(text), Value::String(part)) => text.contains(part.as_str()),
        (Value::Array(items), Value::Array(parts)) => {
            parts.iter().all(|part| items.iter().any(|item| fits(part, Some(item))))
        }
        _ => false,
    }
}

/// Whether each wanted thing can be given an item of its own.
fn pair(wanted: &[Value], items: &[&Value]) -> bool {
    let Some((first, others)) = wanted.split_first() else { return true };
    (0..items.len()).any(|place| {
        let mut left = items.to_vec();
        fits(first, Some(left.remove(place))) && pair(others, &left)
    })
}

fn compare(path: &str, expected: &Value, found: Option<&Value>, told: &mut Vec<String>) {
    if let Value::Object(members) = expected
        && let Some(matcher) = Matcher::of(members)
    {
        if !matcher.is_ok_and(|matcher| matcher.fits(found)) {
            told.push(difference(path, expected, found));
        }
        return;
    }
    match (expected, found) {
        (Value::Object(members), Some(Value::Object(there))) => {
            for (name, member) in members {
                compare(&format!("{path}/{name}"), member, there.get(name), told);
            }
        }
        (Value::Array(items), Some(Value::Array(there))) if items.len() == there.len() => {
            for (place, (item, there)) in items.iter().zip(there).enumerate() {
                compare(&format!("{path}/{place}"), item, Some(there), told);
            }
        }
        (expected, Some(there)) if expected == there => {}
        _ => told.push(difference(path, expected, found)),
    }
}

fn difference(path: &str, expected: &Value, found: Option<&Value>) -> String {
    let place = if path.is_empty() { "it" } else { path };
    let found = found.map_or_else(|| "nothing".to_owned(), Value::to_string);
    format!("{place} should be {expected} and is {found}")
}

#[cfg(test)]
mod tests {
    use super::{check, fits};
    use serde_json::{Value, json};

    fn is(expected: &Value, found: &Value) -> bool {
        assert_eq!(check(expected), Ok(()), "{expected}");
        fits(expected, Some(found))
    }

    #[test]
    fn objects_match_by_part_and_lists_as_a_whole() {
        assert!(is(&json!({ "a": 1 }), &json!({ "a": 1, "b": 2 })));
        assert!(!is(&json!({ "a": 1 }), &json!({ "b": 2 })));
        assert!(!is(&json!([1]), &json!([1, 2])));
        assert!(!is(&json!({}), &json!([])));
        assert!(!is(&json!("1"), &json!(1)));
    }

    #[test]
    fn every_matcher_can_fail() {
        for (expected, good, bad) in [
            (json!({ "x": { "$any": true } }), json!({ "x": 1 }), json!({})),
            (json!({ "x": { "$absent": true } }), json!({}), json!({ "x": 1 })),
            (json!({ "$matches": "^a+$" }), json!("aa"), json!("ab")),
            (json!({ "$one_of": ["a", "b"] }), json!("b"), json!("c")),
            (json!({ "$all": [{ "$length": 2 }, { "$contains": "b" }] }), json!("ab"), json!("ac")),
            (json!({ "$not": "a" }), json!("b"), json!("a")),
            (json!({ "$length": 2 }), json!([1, 2]), json!([1])),
            (json!({ "$contains": [{ "a": 1 }] }), json!([{}, { "a": 1 }]), json!([{}])),
            (json!({ "$each": { "a": 1 } }), json!([{ "a": 1 }]), json!([{ "a": 2 }])),
            (json!({ "$unordered": [{ "$any": true }, 1] }), json!([1, 2]), json!([2, 3])),
            (json!({ "$count": { "of": 1, "is": 2 } }), json!([1, 2, 1]), json!([1])),
        ] {
            assert!(is(&expected, &good), "{expected} {good}");
            assert!(!is(&expected, &bad), "{expected} {bad}");
        }
    }

    #[test]
    fn what_is_no_matcher_is_told() {
        for wrong in [
            json!({ "$anything": true }),
            json!({ "$any": false }),
            json!({ "$matches": "(" }),
            json!({ "$length": -1 }),
            json!({ "$any": true, "a": 1 }),
            json!({ "a": null }),
        ] {
            assert!(check(&wrong).is_err(), "{wrong}");
        }
    }
}
