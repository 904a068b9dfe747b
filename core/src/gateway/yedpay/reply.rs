use crate::gateway::exchange::{Reply, credentials_refused};
use crate::gateway::loose::{Loose, object};
use crate::model::{Error, ErrorCode, GatewayWords};
use http::StatusCode;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What every reply is wrapped in.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Envelope<'a> {
    #[serde(borrow)]
    success: Loose<'a>,
    pub(super) data: Loose<'a>,
    pub(super) meta: Loose<'a>,
    message: Loose<'a>,
    /// The HTTP status once more.
    status: Loose<'a>,
    code: Loose<'a>,
    errors: Loose<'a>,
}

/// What a reply means as a whole (fact sheet, section 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The call was taken; look at the payload.
    Worked,
    /// The token or key is wrong or has run out.
    BadCredentials,
    /// No rights.
    NoRights,
    /// Nothing found for the id.
    NotFound,
    /// Validation failed.
    BadRequest,
    /// The merchant's balance does not cover the refund.
    NoFunds,
    /// A fault of the gateway or of what is behind it.
    Fault,
    /// A yes and a no in one reply.
    Contradiction,
    /// A status nobody documented, or no Yedpay envelope at all.
    Unknown,
}

impl<'a> Envelope<'a> {
    /// The envelope, whatever the HTTP status: errors have a body that matters.
    pub(super) fn read(reply: &'a Reply) -> Option<Self> {
        if reply.is_compressed() {
            return None;
        }
        object(&reply.body)
    }

    pub(super) fn verdict(&self, reply: &Reply) -> Verdict {
        match self.success.boolean() {
            Some(true) if reply.status.is_success() => Verdict::Worked,
            Some(false) => self.failure(reply),
            Some(true) | None if reply.status.is_server_error() => Verdict::Fault,
            Some(true) => Verdict::Contradiction,
            None => Verdict::Unknown,
        }
    }

    /// By status, not by text, but for two: the words for bad credentials also come with 500, and 400 is both a fault
    /// and an empty purse.
    fn failure(&self, reply: &Reply) -> Verdict {
        let message = self.message.text().unwrap_or_default().trim().to_ascii_lowercase();
        if message.trim_end_matches('.') == "unauthenticated" {
            return Verdict::BadCredentials;
        }
        match self.effective_status(reply).map(|status| status.as_u16()) {
            Some(400) if is_about_funds(&message) => Verdict::NoFunds,
            Some(400 | 500..=599) => Verdict::Fault,
            Some(401) => Verdict::BadCredentials,
            Some(403) => Verdict::NoRights,
            Some(404) => Verdict::NotFound,
            Some(406 | 422) => Verdict::BadRequest,
            Some(_) | None => Verdict::Unknown,
        }
    }

    /// The HTTP line tells, unless it says that all is well.
    fn effective_status(&self, reply: &Reply) -> Option<StatusCode> {
        if !reply.status.is_success() {
            return Some(reply.status);
        }
        self.status_in_body().filter(|status| !status.is_success())
    }

    fn status_in_body(&self) -> Option<StatusCode> {
        StatusCode::from_u16(self.status.integer()?.try_into().ok()?).ok()
    }

    /// Whether the HTTP line and the body tell of the same failure. Only then is a no to a refund believed.
    pub(super) fn is_plain_failure(&self, reply: &Reply) -> bool {
        !reply.status.is_success()
            && (self.status.text().is_none() || self.status_in_body().is_some_and(|status| status == reply.status))
    }

    pub(super) fn words(&self, reply: &Reply) -> GatewayWords {
        let code = self.code.string().or_else(|| self.status.string());
        reply.words(code, self.full_message())
    }

    /// The message and what it says of single fields.
    fn full_message(&self) -> Option<String> {
        let message = self.message.text().map(|text| text.trim().to_owned());
        let errors = error_texts(self.errors);
        let parts: Vec<_> = message.into_iter().chain(errors).filter(|part| !part.is_empty()).collect();
        if parts.is_empty() { None } else { Some(parts.join("; ")) }
    }

    /// The error for a question that the gateway did not answer.
    pub(super) fn read_error(&self, reply: &Reply) -> Error {
        let words = self.words(reply);
        match self.verdict(reply) {
            Verdict::BadCredentials => credentials_refused(words),
            Verdict::Fault => Error::new(
                ErrorCode::GatewayFailed,
                "Yedpay failed to answer a question. Nothing was changed. Try again later.",
            )
            .said(words)
            .after(reply.retry_after()),
            Verdict::NoRights
            | Verdict::NotFound
            | Verdict::BadRequest
            | Verdict::NoFunds
            | Verdict::Contradiction
            | Verdict::Unknown => match (self.effective_status(reply), self.success.boolean()) {
                (Some(status), _) => Reply { status, ..reply.clone() }.read_error(words),
                (None, Some(false)) => Error::new(
                    ErrorCode::GatewayRefused,
                    "Yedpay said no to a question. Nothing was changed. Look at what it said.",
                )
                .said(words),
                (None, Some(true) | None) => reply.bad_reply("it does not say whether the call worked"),
            },
            Verdict::Worked => reply.bad_reply("its payload is missing"),
        }
    }
}

/// One text for it is known ("Insufficient Funds to refund this Transaction", of 2018), and none is documented. Any other
/// 400 leaves the end open.
fn is_about_funds(message: &str) -> bool {
    let has = |word| message.contains(word);
    has("insufficient") || (has("balance") || has("fund")) && (has("not enough") || has("too low"))
}

/// `errors` is a list of objects, one such object, or a map of field names to texts.
fn error_texts(errors: Loose<'_>) -> Vec<String> {
    match errors.list() {
        Some(entries) => entries.into_iter().flat_map(entry_texts).collect(),
        None => entry_texts(errors),
    }
}

fn entry_texts(entry: Loose<'_>) -> Vec<String> {
    let Some(members) = entry.object::<BTreeMap<String, Loose<'_>>>() else { return texts(entry) };
    if let Some(message) = members.get("message").and_then(|message| message.text()) {
        return match members.get("field").and_then(|field| field.text()) {
            Some(field) => vec![format!("{field}: {message}")],
            None => vec![message.into_owned()],
        };
    }
    members
        .iter()
        .flat_map(|(field, value)| texts(*value).into_iter().map(move |text| format!("{field}: {text}")))
        .collect()
}

fn texts(value: Loose<'_>) -> Vec<String> {
    if let Some(text) = value.string() {
        return vec![text];
    }
    value.list().unwrap_or_default().into_iter().filter_map(Loose::string).collect()
}
