//! `${…}` in texts, and the two forms that stand for a value: `$case` and `$repeat`.

use crate::till::Till;
use serde_json::{Map, Value};

/// What templates may name.
pub(crate) type Scope = Map<String, Value>;

/// Fills in what is known before a run: the words of the till. Templates that name anything else stay as they are.
pub(crate) fn for_till(value: &Value, till: Option<Till>) -> Result<Value, String> {
    let words = till.map(Till::words).unwrap_or_default();
    let chosen = choose(value, till)?;
    fill(&chosen, &words, &|_| Ok(None))
}

/// Fills in everything.
pub(crate) fn filled(value: &Value, scope: &Scope) -> Result<Value, String> {
    fill(value, scope, &|path| Err(format!("${{{path}}} names nothing")))
}

/// Replaces `{"$case": {"pockyt": …, "default": …}}` and `{"$repeat": ["x", 256]}`.
fn choose(value: &Value, till: Option<Till>) -> Result<Value, String> {
    match value {
        Value::Object(members) => {
            if let Some(cases) = members.get("$case") {
                let name = till.map(Till::as_str).ok_or("$case needs a scenario with gateways")?;
                let case = cases.get(name).or_else(|| cases.get("default"));
                return choose(case.ok_or_else(|| format!("$case says nothing of {name}"))?, till);
            }
            if let Some(repeated) = members.get("$repeat") {
                return repeat(repeated);
            }
            let chosen = members.iter().map(|(name, member)| Ok((name.clone(), choose(member, till)?)));
            chosen.collect::<Result<Map<_, _>, String>>().map(Value::Object)
        }
        Value::Array(items) => items.iter().map(|item| choose(item, till)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(value.clone()),
    }
}

fn repeat(repeated: &Value) -> Result<Value, String> {
    let text = repeated.get(0).and_then(Value::as_str);
    let times = repeated.get(1).and_then(Value::as_u64).and_then(|times| usize::try_from(times).ok());
    let (Some(text), Some(times)) = (text, times) else {
        return Err("$repeat has the form [\"x\", 256]".to_owned());
    };
    Ok(Value::String(text.repeat(times)))
}

type Missing<'a> = &'a dyn Fn(&str) -> Result<Option<Value>, String>;

fn fill(value: &Value, scope: &Scope, missing: Missing<'_>) -> Result<Value, String> {
    match value {
        Value::String(text) => fill_text(text, scope, missing),
        Value::Array(items) => items.iter().map(|item| fill(item, scope, missing)).collect(),
        Value::Object(members) => {
            let filled = members.iter().map(|(name, member)| {
                let name = text_of(&fill_text(name, scope, missing)?);
                Ok((name, fill(member, scope, missing)?))
            });
            filled.collect::<Result<Map<_, _>, String>>().map(Value::Object)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(value.clone()),
    }
}

/// A text that is one template and nothing else becomes the value itself, so that numbers and objects can be passed on.
fn fill_text(text: &str, scope: &Scope, missing: Missing<'_>) -> Result<Value, String> {
    let mut written = String::new();
    let mut rest = text;
    while let Some((before, template)) = rest.split_once("${") {
        let (path, after) = template.split_once('}').ok_or_else(|| format!("{text:?} has a ${{ without its }}"))?;
        let found = match look_up(path, scope) {
            Some(found) => Some(found),
            None => missing(path)?,
        };
        if let (Some(value), true, true) = (&found, before.is_empty() && written.is_empty(), after.is_empty()) {
            return Ok(value.clone());
        }
        written.push_str(before);
        match found {
            Some(value) => written.push_str(&text_of(&value)),
            None => written.push_str(&format!("${{{path}}}")),
        }
        rest = after;
    }
    written.push_str(rest);
    Ok(Value::String(written))
}

fn look_up(path: &str, scope: &Scope) -> Option<Value> {
    let mut steps = path.split('.');
    let mut here = scope.get(steps.next()?)?;
    for step in steps {
        here = match here {
            Value::Array(items) => items.get(step.parse::<usize>().ok()?)?,
            _ => here.get(step)?,
        };
    }
    Some(here.clone())
}

fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{Scope, filled, for_till};
    use crate::till::Till;
    use serde_json::{Value, json};

    fn scope(value: Value) -> Scope {
        value.as_object().cloned().unwrap_or_default()
    }

    #[test]
    fn texts_and_whole_values_are_filled_in() {
        let scope = scope(json!({ "p": { "id": "7" }, "steps": [{ "attempts": 2 }] }));
        let filled = filled(&json!({ "a": "id ${p.id}!", "b": "${steps.0.attempts}", "${p.id}": [] }), &scope);
        assert_eq!(filled, Ok(json!({ "a": "id 7!", "b": 2, "7": [] })));
    }

    #[test]
    fn what_names_nothing_is_told() {
        assert!(filled(&json!("${nobody.id}"), &Scope::new()).is_err_and(|why| why.contains("nobody.id")));
        assert!(filled(&json!("${open"), &Scope::new()).is_err());
    }

    #[test]
    fn cases_differ_by_till() {
        let value = json!({ "a": { "$case": { "pockyt": "${currency}", "default": "${p.id}" } } });
        assert_eq!(for_till(&value, Some(Till::Pockyt)), Ok(json!({ "a": "USD" })));
        assert_eq!(for_till(&value, Some(Till::Yedpay)), Ok(json!({ "a": "${p.id}" })));
        assert!(for_till(&value, None).is_err());
        assert_eq!(for_till(&json!({ "$repeat": ["ab", 2] }), None), Ok(json!("abab")));
    }
}
