//! Faults: what can go wrong between a program and a gateway, and the rules that say when it does.

use crate::host::{Host, Operation};
use crate::ledger::GatewayName;
use http::Method;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
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
            Self::PendingRefund { .. } => Part::Refund,
            Self::NotifyLate { .. } | Self::NotifyTwice | Self::NotifyReversed | Self::NotifyDropped => Part::Notification,
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
        "notify-late" => Fault::NotifyLate { ms },
        "notify-twice" => Fault::NotifyTwice,
        "notify-reversed" => Fault::NotifyReversed,
        "notify-dropped" => Fault::NotifyDropped,
        _ => return Err(unknown()),
    })
}

/// When a fault strikes. Every matcher left out fits everything. Matchers other than `gateway` say nothing about
/// notifications, which belong to no request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gateway: Option<GatewayName>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<Host>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation: Option<Operation>,
    /// A piece of the path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// How many fitting requests go unharmed first.
    #[serde(default)]
    pub skip: u32,
    /// How many fitting requests are struck; 0 is all of them.
    #[serde(default = "once")]
    pub times: u32,
    /// As JSON also a short name, such as `"reset-after"`.
    #[serde(deserialize_with = "object_or_short_name")]
    pub fault: Fault,
}

fn object_or_short_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Fault, D::Error> {
    let value = serde_json::Value::deserialize(deserializer)?;
    match value.as_str() {
        Some(name) => name.parse().map_err(D::Error::custom),
        None => serde_json::from_value(value).map_err(D::Error::custom),
    }
}

fn once() -> u32 {
    1
}

impl Rule {
    /// Strikes the next request of any kind, once.
    pub fn new(fault: Fault) -> Self {
        Self { gateway: None, host: None, operation: None, path: None, skip: 0, times: 1, fault }
    }

    pub fn at(mut self, gateway: GatewayName) -> Self {
        self.gateway = Some(gateway);
        self
    }

    pub fn on(mut self, operation: Operation) -> Self {
        self.operation = Some(operation);
        self
    }

    pub fn skip(mut self, skip: u32) -> Self {
        self.skip = skip;
        self
    }

    /// Strikes this many times; 0 is always.
    pub fn times(mut self, times: u32) -> Self {
        self.times = times;
        self
    }

    fn fits(&self, target: Target<'_>) -> bool {
        let fits_gateway = self.gateway.is_none_or(|gateway| gateway == target.gateway());
        match target {
            Target::Notification(_) => fits_gateway,
            Target::Request { host, operation, path, .. } => {
                fits_gateway
                    && self.host.is_none_or(|wanted| wanted == host)
                    && self.operation.is_none_or(|wanted| wanted == operation)
                    && self.path.as_deref().is_none_or(|wanted| path.contains(wanted))
            }
        }
    }
}

/// What a fault may strike.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Target<'a> {
    Request { host: Host, operation: Operation, path: &'a str },
    Notification(GatewayName),
}

impl<'a> Target<'a> {
    pub(crate) fn request(host: Host, method: &Method, path: &'a str) -> Self {
        Self::Request { host, operation: Operation::of(host, method, path), path }
    }

    fn gateway(self) -> GatewayName {
        match self {
            Self::Request { host, .. } => host.gateway(),
            Self::Notification(gateway) => gateway,
        }
    }
}

/// The rules that wait for their turn, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Script {
    rules: Vec<Rule>,
}

impl Script {
    pub fn push(&mut self, rule: Rule) -> Result<(), BadFault> {
        rule.fault.check()?;
        self.rules.push(rule);
        Ok(())
    }

    pub fn clear(&mut self) {
        self.rules.clear();
    }

    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The fault of the oldest rule about `part` that strikes `target` now.
    pub(crate) fn strike(&mut self, part: Part, target: Target<'_>) -> Option<Fault> {
        for position in 0..self.rules.len() {
            let rule = &mut self.rules[position];
            if rule.fault.part() != part || !rule.fits(target) {
                continue;
            }
            if rule.skip > 0 {
                rule.skip -= 1;
                continue;
            }
            if rule.times == 1 {
                return Some(self.rules.remove(position).fault);
            }
            rule.times = rule.times.saturating_sub(1);
            return Some(rule.fault.clone());
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refund() -> Target<'static> {
        Target::request(Host::Pockyt, &Method::POST, "/app-data-search/v3/refund")
    }

    #[test]
    fn a_rule_skips_and_then_strikes_as_often_as_it_says() {
        let mut script = Script::default();
        script.push(Rule::new(Fault::ResetAfter).skip(1).times(2)).unwrap();
        let struck: Vec<bool> = (0..5).map(|_| script.strike(Part::Exchange, refund()).is_some()).collect();
        assert_eq!(struck, [false, true, true, false, false]);
        assert!(script.rules().is_empty());
    }

    #[test]
    fn a_rule_without_end_stays() {
        let mut script = Script::default();
        script.push(Rule::new(Fault::ResetAfter).times(0)).unwrap();
        assert!((0..5).all(|_| script.strike(Part::Exchange, refund()).is_some()));
    }

    #[test]
    fn a_rule_for_another_target_does_not_strike() {
        let mut script = Script::default();
        script.push(Rule::new(Fault::ResetAfter).at(GatewayName::Yedpay)).unwrap();
        script.push(Rule::new(Fault::HangAfter).on(Operation::Query)).unwrap();
        assert_eq!(script.strike(Part::Exchange, refund()), None);
        assert_eq!(script.strike(Part::Notification, Target::Notification(GatewayName::Yedpay)), None);
    }

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

    #[test]
    fn a_rule_survives_json() {
        let rule = Rule::new(Fault::PendingRefund { ms: 5, succeeds: false }).at(GatewayName::Yedpay).skip(2);
        let text = serde_json::to_string(&rule).unwrap();
        assert_eq!(serde_json::from_str::<Rule>(&text).unwrap(), rule);
        let short: Rule = serde_json::from_str(r#"{"fault":"delay:20","skip":1}"#).unwrap();
        assert_eq!(short, Rule::new(Fault::Delay { ms: 20 }).skip(1));
        assert!(serde_json::from_str::<Rule>(r#"{"fault":{"kind":"reset_after"},"gatewya":"pockyt"}"#).is_err());
    }
}
