//! Faults: what can go wrong between a program and a gateway.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The header that selects a fault for one request: JSON, or a short name such as `reset-after` or `delay:200`.
pub const FAULT_HEADER: &str = "x-sandbox-fault";

/// Larger bodies than this are not made, whatever a fault says.
const MAX_MEGABYTES: u32 = 1024;

/// One thing that goes wrong. "Acts" means that the gateway carries the request out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fault {
    /// The connection is reset; the gateway has not acted.
    ResetBefore,
    /// The gateway acts, then the connection is reset without an answer.
    ResetAfter,
    /// No answer until the connection is dropped; the gateway does not act.
    HangBefore,
    /// The gateway acts; no answer until the connection is dropped.
    HangAfter,
    /// The gateway acts at once and answers late.
    Delay { ms: u32 },
    /// The connection is reset at once, and the gateway acts later all the same.
    ActLate { ms: u32 },
    /// Answers with an error status, by default without acting.
    Status {
        status: u16,
        /// Seconds in `Retry-After`.
        #[serde(default)]
        retry_after: Option<u32>,
        #[serde(default)]
        acts: bool,
    },
    /// Answers with a page of HTML, as a proxy in front would, by default 502 without acting.
    Html {
        #[serde(default = "bad_gateway")]
        status: u16,
        #[serde(default)]
        acts: bool,
    },
    /// Acts and answers 200 without a body.
    EmptyBody,
    /// Acts; the answer ends in the middle, short of its `Content-Length`.
    Truncated,
    /// Acts; the answer is whole but not JSON.
    MalformedJson,
    /// Acts; the amounts in the answer are not those of the refund.
    WrongAmount,
    /// Acts; the ids in the answer belong to another transaction.
    WrongId,
    /// Acts; the currency in the answer is another one.
    WrongCurrency,
    /// Acts; the answer goes on for many megabytes.
    HugeBody { megabytes: u32 },
    /// Acts; the answer is small on the wire and many megabytes when unpacked.
    GzipBomb { megabytes: u32 },
    /// Answers 307 and sends the caller elsewhere; does not act.
    Redirect {
        #[serde(default)]
        location: Option<String>,
    },
    /// The gateway acts twice on one request.
    ActTwice,
    /// The refund is taken, stays pending for a while, and then ends.
    PendingRefund {
        ms: u32,
        #[serde(default = "yes")]
        succeeds: bool,
    },
    /// The gateway declines the refund: an answer, and a final one.
    Decline {
        #[serde(default = "declined")]
        message: String,
    },
    /// The notification comes late.
    NotifyLate { ms: u32 },
    /// The notification comes twice.
    NotifyTwice,
    /// The notification comes after the next one of the same gateway.
    NotifyReversed,
    /// The notification never comes.
    NotifyDropped,
}

fn bad_gateway() -> u16 {
    502
}

fn declined() -> String {
    "The operation was declined".to_owned()
}

fn yes() -> bool {
    true
}

/// What part of an exchange a fault touches. One of each part can strike the same request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Exchange,
    Refund,
    Notification,
}

impl Fault {
    pub(crate) fn part(&self) -> Part {
        match self {
            Self::ResetBefore
            | Self::ResetAfter
            | Self::HangBefore
            | Self::HangAfter
            | Self::Delay { .. }
            | Self::ActLate { .. }
            | Self::Status { .. }
            | Self::Html { .. }
            | Self::EmptyBody
            | Self::Truncated
            | Self::MalformedJson
            | Self::WrongAmount
            | Self::WrongId
            | Self::WrongCurrency
            | Self::HugeBody { .. }
            | Self::GzipBomb { .. }
            | Self::Redirect { .. }
            | Self::ActTwice => Part::Exchange,
            Self::PendingRefund { .. } | Self::Decline { .. } => Part::Refund,
            Self::NotifyLate { .. } | Self::NotifyTwice | Self::NotifyReversed | Self::NotifyDropped => {
                Part::Notification
            }
        }
    }

    /// Whether the gateway acts before the exchange ends, so that the rules about refunds have something to strike.
    pub(crate) fn acts(&self) -> bool {
        match self {
            Self::ResetBefore | Self::HangBefore | Self::ActLate { .. } | Self::Redirect { .. } => false,
            Self::Status { acts, .. } | Self::Html { acts, .. } => *acts,
            Self::ResetAfter
            | Self::HangAfter
            | Self::Delay { .. }
            | Self::EmptyBody
            | Self::Truncated
            | Self::MalformedJson
            | Self::WrongAmount
            | Self::WrongId
            | Self::WrongCurrency
            | Self::HugeBody { .. }
            | Self::GzipBomb { .. }
            | Self::ActTwice
            | Self::PendingRefund { .. }
            | Self::Decline { .. }
            | Self::NotifyLate { .. }
            | Self::NotifyTwice
            | Self::NotifyReversed
            | Self::NotifyDropped => true,
        }
    }

    /// Refuses numbers that the sandbox could not play.
    pub fn check(&self) -> Result<(), BadFault> {
        if let Self::Status { status, .. } | Self::Html { status, .. } = self
            && !(200..=599).contains(status)
        {
            return Err(BadFault(format!("status {status} is not between 200 and 599")));
        }
        if let Self::HugeBody { megabytes } | Self::GzipBomb { megabytes } = self
            && *megabytes > MAX_MEGABYTES
        {
            return Err(BadFault(format!("{megabytes} megabytes are more than {MAX_MEGABYTES}")));
        }
        if let Self::Redirect { location: Some(location) } = self
            && http::HeaderValue::from_str(location).is_err()
        {
            return Err(BadFault("the location can't be sent in a header".to_owned()));
        }
        Ok(())
    }
}

/// A fault that can't be read or played; the text says why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadFault(String);

impl fmt::Display for BadFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BadFault {}

impl FromStr for Fault {
    type Err = BadFault;

    /// Reads JSON, or a short name: `reset-after`, `delay:200`, `503`, `act-500`, `pending:300`, `pending-fails:300`.
    fn from_str(text: &str) -> Result<Self, BadFault> {
        let text = text.trim();
        let fault = if text.starts_with('{') {
            serde_json::from_str(text).map_err(|error| BadFault(format!("not a fault: {error}")))?
        } else {
            short_name(text)?
        };
        fault.check()?;
        Ok(fault)
    }
}

fn short_name(text: &str) -> Result<Fault, BadFault> {
    let unknown = || BadFault(format!("no fault is named {text:?}"));
    if let Ok(status) = text.parse() {
        return Ok(Fault::Status { status, retry_after: (status == 429).then_some(1), acts: false });
    }
    if let Some(status) = text.strip_prefix("act-") {
        let status = status.parse().map_err(|_| unknown())?;
        return Ok(Fault::Status { status, retry_after: None, acts: true });
    }
    let (name, number) = match text.split_once(':') {
        Some((name, number)) => (name, Some(number.trim().parse::<u32>().map_err(|_| unknown())?)),
        None => (text, None),
    };
    let ms = number.unwrap_or(1000);
    let megabytes = number.unwrap_or(64);
    Ok(match name.trim().replace('_', "-").as_str() {
        "reset-before" => Fault::ResetBefore,
        "reset-after" => Fault::ResetAfter,
        "hang-before" => Fault::HangBefore,
        "hang-after" => Fault::HangAfter,
        "delay" => Fault::Delay { ms },
        "late" => Fault::ActLate { ms },
        "html" => Fault::Html { status: bad_gateway(), acts: false },
        "empty" => Fault::EmptyBody,
        "truncated" => Fault::Truncated,
        "malformed" => Fault::MalformedJson,
        "wrong-amount" => Fault::WrongAmount,
        "wrong-id" => Fault::WrongId,
        "wrong-currency" => Fault::WrongCurrency,
        "huge" => Fault::HugeBody { megabytes },
        "gzip-bomb" => Fault::GzipBomb { megabytes },
        "redirect" => Fault::Redirect { location: None },
        "twice" => Fault::ActTwice,
        "pending" => Fault::PendingRefund { ms, succeeds: true },
        "pending-fails" => Fault::PendingRefund { ms, succeeds: false },
        "decline" => Fault::Decline { message: declined() },
        "notify-late" => Fault::NotifyLate { ms },
        "notify-twice" => Fault::NotifyTwice,
        "notify-reversed" => Fault::NotifyReversed,
        "notify-dropped" => Fault::NotifyDropped,
        _ => return Err(unknown()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_and_json_are_read() {
        assert_eq!("delay:20".parse(), Ok(Fault::Delay { ms: 20 }));
        assert_eq!("429".parse(), Ok(Fault::Status { status: 429, retry_after: Some(1), acts: false }));
        assert_eq!("act-500".parse(), Ok(Fault::Status { status: 500, retry_after: None, acts: true }));
        assert_eq!(r#"{"kind":"html"}"#.parse(), Ok(Fault::Html { status: 502, acts: false }));
        assert!("99999".parse::<Fault>().is_err());
        assert!("1000".parse::<Fault>().is_err());
        assert!("huge:9999".parse::<Fault>().is_err());
        assert!("no-such-thing".parse::<Fault>().is_err());
    }
}
