//! What the webhooks of all gateways share.

use crate::model::{Error, ErrorCode};
use std::borrow::Cow;

/// More fields than any notification has, and few enough that sorting them costs nothing.
const MOST_FIELDS: usize = 500;

/// The decoded fields of a form, in the order they came.
pub(super) struct Fields<'a>(Vec<(Cow<'a, str>, Cow<'a, str>)>);

impl<'a> Fields<'a> {
    pub(super) fn decode(body: &'a [u8]) -> Result<Self, Error> {
        let fields: Vec<_> = form_urlencoded::parse(body).take(MOST_FIELDS + 1).collect();
        if fields.len() > MOST_FIELDS { Err(unreadable("it has too many fields")) } else { Ok(Self(fields)) }
    }

    /// The first value of a name; an empty one counts as nothing.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(found, _)| *found == name).map(|(_, value)| value).filter(|value| !value.is_empty())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value.as_ref()))
    }
}

/// The key under which two deliveries of the same news meet.
pub(super) fn dedupe_key(parts: &[Option<&str>]) -> String {
    parts.iter().map(|part| part.unwrap_or_default()).collect::<Vec<_>>().join("|")
}

pub(super) fn signature_invalid() -> Error {
    Error::new(
        ErrorCode::SignatureInvalid,
        "The webhook is not proven to come from the gateway: its signature or credential is wrong or missing. \
         Answer it with HTTP 403 and do nothing else.",
    )
}

pub(super) fn unreadable(why: &str) -> Error {
    Error::new(
        ErrorCode::WebhookUnreadable,
        format!(
            "The webhook can't be read: {why}. Nothing was changed; ask the gateway about the transaction instead."
        ),
    )
}
