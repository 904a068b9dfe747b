use super::record::Record;
use crate::gateway::exchange::{Reply, credentials_refused};
use crate::gateway::loose::{Loose, object};
use crate::model::{Error, ErrorCode, GatewayWords};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// Longer and deeper lists of what is wrong are cut: nobody reads on, and no reply may use up the stack.
const MOST_ERRORS: usize = 20;
const DEEPEST_ERROR: usize = 8;

/// Everything a body may hold at its top. There are six shapes of errors (fact sheet, section 5.1); the card gateway wraps
/// in `response` what the other host writes bare.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Body<'a> {
    #[serde(borrow)]
    transaction: Loose<'a>,
    transactions: Loose<'a>,
    response: Loose<'a>,
    error: Loose<'a>,
    code: Loose<'a>,
    error_code: Loose<'a>,
    message: Loose<'a>,
    friendly_message: Loose<'a>,
    errors: Loose<'a>,
    // Of reports.
    pub(super) has_more: Loose<'a>,
    pub(super) last_object_id: Loose<'a>,
    /// The third form of a list has no name around it.
    #[serde(skip)]
    bare: Option<Vec<&'a RawValue>>,
}

/// An error, out of whatever it was wrapped in.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Fault<'a> {
    #[serde(borrow)]
    code: Loose<'a>,
    error_code: Loose<'a>,
    message: Loose<'a>,
    friendly_message: Loose<'a>,
    description: Loose<'a>,
    errors: Loose<'a>,
}

/// The transactions in a body.
pub(super) struct Listing<'a> {
    pub(super) items: Vec<Item<'a>>,
    /// Whether it is the documented list, whose emptiness means that there is nothing.
    pub(super) is_list: bool,
}

/// One transaction and the bytes it was read from.
pub(super) struct Item<'a> {
    pub(super) json: &'a RawValue,
    pub(super) record: Record<'a>,
}

/// What a code means (fact sheet, section 5.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// `S.`
    Worked,
    /// `P.` and the codes for an answer that the platform itself could not read.
    Open,
    /// The platform says it has this request already.
    Duplicate,
    /// Not looked at; to be sent again.
    SendAgain,
    /// No such transaction.
    NotFound,
    /// The shop or its key is wrong.
    BadCredentials,
    /// No rights.
    NoRights,
    /// Any other `F.` (refused at the provider) or `E.` (refused by the platform).
    Refused,
}

impl Sense {
    /// `None` for what is no code of the platform, such as a bank's own `05`.
    pub(super) fn of(code: &str) -> Option<Self> {
        let (letter, number) = code.split_once('.')?;
        if number.len() != 4 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        match (letter, number) {
            ("S", _) => Some(Self::Worked),
            ("P", _)
            | ("E", "0600" | "0608" | "0635" | "1000" | "1035")
            // The last five are passing faults of the provider: to be asked about before anything new is tried.
            | ("F", "0399" | "0997" | "0999" | "1000" | "0117" | "0119" | "0121" | "0210" | "0222") => Some(Self::Open),
            ("E", "0618" | "1018") | ("F", "0108" | "0215") => Some(Self::Duplicate),
            ("E", "0636" | "1036") => Some(Self::SendAgain),
            ("E", "0638") | ("F", "0110" | "0204") => Some(Self::NotFound),
            ("E", "0604" | "0621" | "1004" | "1021") => Some(Self::BadCredentials),
            ("E", "0622" | "1022") => Some(Self::NoRights),
            ("E" | "F", _) => Some(Self::Refused),
            _ => None,
        }
    }
}

impl<'a> Body<'a> {
    /// The body, whatever the HTTP status: errors have one that matters.
    pub(super) fn read(reply: &'a Reply) -> Option<Self> {
        if reply.is_compressed() { None } else { Self::of(&reply.body) }
    }

    pub(super) fn of(body: &'a [u8]) -> Option<Self> {
        match body.trim_ascii_start().first()? {
            b'[' => Some(Self { bare: Some(serde_json::from_slice(body).ok()?), ..Self::default() }),
            _ => object(body),
        }
    }

    /// What it says of transactions, in any of the three forms seen; `None` where it says nothing or is malformed.
    pub(super) fn listing(&self) -> Option<Listing<'a>> {
        let is_list = self.transactions.json().is_some();
        let entries = if let Some(one) = self.transaction.json() {
            vec![one]
        } else if let Some(list) = self.transactions.json() {
            serde_json::from_str(list.get()).ok()?
        } else {
            self.bare.clone()?
        };
        let items = entries.into_iter().map(Item::read).collect::<Option<_>>()?;
        Some(Listing { items, is_list })
    }

    pub(super) fn is_about_a_transaction(&self) -> bool {
        self.transaction.json().is_some()
    }

    /// The one transaction of the answer to a refund, or of a notification.
    pub(super) fn transaction(&self) -> Option<Record<'a>> {
        Some(Item::read(self.transaction.json()?)?.record)
    }

    fn fault(&self) -> Fault<'a> {
        let wrapped = |value: Loose<'a>| match value.text() {
            Some(_) => Some(Fault { message: value, ..Fault::default() }),
            None => value.object(),
        };
        wrapped(self.response).or_else(|| wrapped(self.error)).unwrap_or(Fault {
            code: self.code,
            error_code: self.error_code,
            message: self.message,
            friendly_message: self.friendly_message,
            description: Loose::default(),
            errors: self.errors,
        })
    }

    /// Whether it holds an error in one of the known shapes, and not just any JSON.
    pub(super) fn has_fault(&self) -> bool {
        let fault = self.fault();
        fault.code().is_some() || fault.text().is_some()
    }

    /// What its code means, where it has one of the platform's.
    pub(super) fn sense(&self) -> Option<Sense> {
        Sense::of(&self.fault().code()?)
    }

    /// Whether an error without a code speaks of a repetition.
    pub(super) fn mentions_duplicate(&self) -> bool {
        self.fault().text().is_some_and(|text| text.to_ascii_lowercase().contains("duplicate"))
    }

    /// Whether it says that there is no such transaction.
    pub(super) fn is_not_found(&self) -> bool {
        let text = self.fault().message.text().unwrap_or_default().trim_end_matches('.').to_ascii_lowercase();
        self.sense() == Some(Sense::NotFound) || text == "record not found"
    }

    pub(super) fn words(&self, reply: &Reply) -> GatewayWords {
        let fault = self.fault();
        reply.words(fault.code(), fault.text())
    }

    /// The error for a question that the gateway did not answer.
    pub(super) fn read_error(&self, reply: &Reply) -> Error {
        let words = self.words(reply);
        if reply.status.is_server_error() || reply.status.as_u16() == 429 {
            return reply.read_error(words);
        }
        match self.sense() {
            Some(Sense::BadCredentials) => credentials_refused(words),
            Some(Sense::NoRights) => Error::new(
                ErrorCode::PermissionDenied,
                "PayCross does not let this shop do this. Ask it for the right, or use another account. Nothing was \
                 changed.",
            )
            .said(words),
            Some(
                Sense::Worked | Sense::Open | Sense::Duplicate | Sense::SendAgain | Sense::NotFound | Sense::Refused,
            )
            | None => {
                if reply.status.is_success() {
                    reply.bad_reply("it holds no transaction").said(words)
                } else {
                    reply.read_error(words)
                }
            }
        }
    }
}

impl<'a> Item<'a> {
    /// Bare, or wrapped once more in `transaction`.
    fn read(json: &'a RawValue) -> Option<Self> {
        #[derive(Deserialize)]
        struct Wrapped<'a> {
            #[serde(borrow, default)]
            transaction: Loose<'a>,
        }
        let wrapped: Wrapped<'a> = object(json.get().as_bytes())?;
        let json = wrapped.transaction.json().unwrap_or(json);
        Some(Self { json, record: object(json.get().as_bytes())? })
    }
}

impl Fault<'_> {
    fn code(&self) -> Option<String> {
        self.code.string().or_else(|| self.error_code.string())
    }

    /// The message and what it says of single fields.
    fn text(&self) -> Option<String> {
        let message = self.message.text().or_else(|| self.friendly_message.text()).or_else(|| self.description.text());
        let mut parts: Vec<String> = message.map(|text| text.trim().to_owned()).into_iter().collect();
        if let Some(errors) = self.errors.json() {
            error_texts("", errors, DEEPEST_ERROR, &mut parts);
        }
        parts.retain(|part| !part.is_empty());
        if parts.is_empty() { None } else { Some(parts.join("; ")) }
    }
}

/// Lists, objects and texts in one another: `request.amount: is missing`.
fn error_texts(path: &str, errors: &RawValue, depth: usize, into: &mut Vec<String>) {
    if into.len() >= MOST_ERRORS || depth == 0 {
        return;
    }
    if let Ok(text) = serde_json::from_str::<String>(errors.get()) {
        into.push(if path.is_empty() { text } else { format!("{path}: {text}") });
    } else if let Ok(entries) = serde_json::from_str::<Vec<&RawValue>>(errors.get()) {
        entries.into_iter().for_each(|entry| error_texts(path, entry, depth - 1, into));
    } else if let Ok(members) = serde_json::from_str::<BTreeMap<String, &RawValue>>(errors.get()) {
        for (name, value) in members {
            let inner = match (path, name.as_str()) {
                // What is wrong with the whole.
                (path, "base") => path.to_owned(),
                ("", name) => name.to_owned(),
                (path, name) => format!("{path}.{name}"),
            };
            error_texts(&inner, value, depth - 1, into);
        }
    }
}
