//! The parameters of a request, from a JSON or a form body, with their values as the characters that were sent.

use super::reply::Refusal;
use crate::wire::Request;
use http::header;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

#[derive(Debug)]
pub(super) struct Params(BTreeMap<String, String>);

impl Params {
    pub(super) fn of(request: &Request) -> Result<Self, Refusal> {
        let form = request
            .header(header::CONTENT_TYPE.as_str())
            .is_some_and(|value| value.starts_with("application/x-www-form-urlencoded"));
        if form {
            return Ok(Self(request.form_pairs().into_iter().collect()));
        }
        let members: BTreeMap<String, Box<RawValue>> =
            serde_json::from_slice(&request.body).map_err(|_| Refusal::wrong("the body is not a JSON object"))?;
        let params = members.into_iter().map(|(name, value)| (name, text_of(&value)));
        Ok(Self(params.collect()))
    }

    /// A value that is there and not empty.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    pub(super) fn required(&self, name: &str) -> Result<&str, Refusal> {
        self.get(name).ok_or_else(|| Refusal::missing(name))
    }

    pub(super) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// The content of a JSON text, nothing for `null`, and everything else as it was written.
fn text_of(value: &RawValue) -> String {
    let written = value.get();
    if written == "null" {
        return String::new();
    }
    serde_json::from_str::<String>(written).unwrap_or_else(|_| written.to_owned())
}
