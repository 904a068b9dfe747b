//! Rules: when a fault strikes, and the script of those that wait for their turn.

use crate::fault::{BadFault, Fault, Part};
use crate::host::{Host, Operation};
use crate::ledger::GatewayName;
use http::Method;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

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

    /// Strikes at this gateway only.
    pub fn at(mut self, gateway: GatewayName) -> Self {
        self.gateway = Some(gateway);
        self
    }

    /// Strikes this operation only.
    pub fn on(mut self, operation: Operation) -> Self {
        self.operation = Some(operation);
        self
    }

    /// Leaves this many fitting requests unharmed first.
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
    /// Adds a rule behind the others.
    pub fn push(&mut self, rule: Rule) -> Result<(), BadFault> {
        rule.fault.check()?;
        self.rules.push(rule);
        Ok(())
    }

    /// Forgets all rules.
    pub fn clear(&mut self) {
        self.rules.clear();
    }

    /// The rules that are left, with the counts that are left to them.
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
    fn a_rule_survives_json() {
        let rule = Rule::new(Fault::PendingRefund { ms: 5, succeeds: false }).at(GatewayName::Yedpay).skip(2);
        let text = serde_json::to_string(&rule).unwrap();
        assert_eq!(serde_json::from_str::<Rule>(&text).unwrap(), rule);
        let short: Rule = serde_json::from_str(r#"{"fault":"delay:20","skip":1}"#).unwrap();
        assert_eq!(short, Rule::new(Fault::Delay { ms: 20 }).skip(1));
        assert!(serde_json::from_str::<Rule>(r#"{"fault":{"kind":"reset_after"},"gatewya":"pockyt"}"#).is_err());
    }
}
