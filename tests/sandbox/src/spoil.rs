//! Answers that are wrong in one respect, made from right ones.

use crate::wire::Reply;
use serde_json::Value;

const AMOUNTS: [&str; 4] = ["amount", "refundAmount", "refunded", "net"];
const IDS: [&str; 7] =
    ["id", "uid", "parent_uid", "transaction_id", "transactionNo", "refundTransactionNo", "refundTransactionId"];
const CURRENCIES: [&str; 2] = ["currency", "settleCurrency"];

pub(crate) fn amounts(reply: Reply) -> Reply {
    rewrite(reply, &AMOUNTS, &|value| match value {
        Value::String(text) => Value::String(raise_last_digit(text)),
        Value::Number(number) => number.as_i64().map_or_else(|| Value::from(1), |number| Value::from(number + 1)),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => value.clone(),
    })
}

pub(crate) fn ids(reply: Reply) -> Reply {
    rewrite(reply, &IDS, &|value| match value {
        Value::String(text) => Value::String(raise_last_digit(text)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.clone(),
    })
}

pub(crate) fn currencies(reply: Reply) -> Reply {
    rewrite(reply, &CURRENCIES, &|value| match value {
        Value::String(text) => Value::String(if text == "CHF" { "NOK" } else { "CHF" }.to_owned()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.clone(),
    })
}

/// Whole, but no JSON: the last bracket is another one.
pub(crate) fn malformed(mut reply: Reply) -> Reply {
    let mut body = reply.body.to_vec();
    body.pop();
    body.extend_from_slice(b",]");
    reply.body = body.into();
    reply
}

/// Changes every member with one of `names`, at any depth. An answer that is not JSON stays as it is.
fn rewrite(mut reply: Reply, names: &[&str], change: &dyn Fn(&Value) -> Value) -> Reply {
    if let Ok(mut body) = serde_json::from_slice::<Value>(&reply.body) {
        walk(&mut body, names, change);
        reply.body = body.to_string().into();
    }
    reply
}

fn walk(value: &mut Value, names: &[&str], change: &dyn Fn(&Value) -> Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                if names.contains(&name.as_str()) {
                    *member = change(member);
                }
                walk(member, names, change);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| walk(item, names, change)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The same text with another last character of the same kind, so that it still looks right.
fn raise_last_digit(text: &str) -> String {
    let mut text = text.to_owned();
    match text.pop() {
        Some('9') => text.push('1'),
        Some(digit @ '0'..='8') => text.push(char::from_digit(digit.to_digit(10).unwrap_or(0) + 1, 10).unwrap_or('1')),
        Some('A') => text.push('B'),
        Some('a') => text.push('b'),
        Some(other) if other.is_ascii_uppercase() => text.push('A'),
        Some(_) => text.push('a'),
        None => {}
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn spoiled(by: fn(Reply) -> Reply, body: Value) -> Value {
        serde_json::from_slice(&by(Reply::json(200, &body)).body).unwrap()
    }

    #[test]
    fn amounts_differ_and_keep_their_form() {
        let body = json!({"result": {"refundAmount": "25.00", "list": [{"amount": 50}], "status": "success"}});
        let expected = json!({"result": {"refundAmount": "25.01", "list": [{"amount": 51}], "status": "success"}});
        assert_eq!(spoiled(amounts, body), expected);
    }

    #[test]
    fn ids_and_currencies_differ() {
        assert_eq!(spoiled(ids, json!({"uid": "1-310b0da80b"})), json!({"uid": "1-310b0da80a"}));
        assert_eq!(spoiled(ids, json!({"transactionNo": "319"})), json!({"transactionNo": "311"}));
        assert_eq!(spoiled(currencies, json!({"currency": "USD"})), json!({"currency": "CHF"}));
    }

    #[test]
    fn malformed_is_not_json() {
        let reply = malformed(Reply::json(200, &json!({"a": 1})));
        assert!(serde_json::from_slice::<Value>(&reply.body).is_err());
    }
}
