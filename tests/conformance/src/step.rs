//! One step of a scenario.

use crate::matcher;
use crate::protocol::OPERATIONS;
use crate::scenario::Settings;
use serde::Deserialize;
use serde_json::Value;
use tillback_sandbox::host::Operation;

/// The driver that does what names no other.
pub(crate) const FIRST: &str = "first";

/// One step. What is in its answer can be named in later ones.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "Text")]
pub enum Step {
    Call(Call),
    /// Calls that are under way at the same time, and what is to be true of their answers as a list.
    Together {
        calls: Vec<Call>,
        expect: Option<Value>,
    },
    /// Another client takes the place of the driver's, if it can be made.
    Open {
        settings: Box<Settings>,
        by: String,
        expect: Value,
    },
    /// A request to the sandbox's control interface.
    Sandbox {
        request: ControlRequest,
        name: Option<String>,
    },
    /// The driver is killed, and another one started on the same journal.
    Restart {
        by: String,
    },
    /// The same while a call is under way, once the sandbox has seen a request that it causes.
    KillWhile {
        call: Value,
        seen: Operation,
        by: String,
    },
    /// A notification that the sandbox delivered is handed to the driver.
    Webhook {
        webhook: Webhook,
        expect: Value,
        name: Option<String>,
        by: String,
    },
}

/// A call of an operation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    pub call: Value,
    /// Which driver makes it.
    #[serde(default = "first")]
    pub by: String,
    #[serde(default)]
    pub expect: Option<Value>,
    #[serde(default, rename = "as")]
    pub name: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ControlRequest {
    pub method: String,
    pub path: String,
    #[serde(default)]
    pub body: Option<Value>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Webhook {
    /// Which of those delivered so far, from 0; it is waited for.
    pub number: usize,
    pub account: String,
    #[serde(default = "receive_webhook")]
    pub op: String,
    #[serde(default)]
    pub forge: Option<Forgery>,
}

/// How a notification is changed on its way to the driver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Forgery {
    /// The last digit in its body is another one.
    Body,
    /// No header comes with it and its body is empty.
    Unsigned,
    /// Its headers' names are in capitals, as some web servers write them. It stays genuine.
    Capitals,
}

fn first() -> String {
    FIRST.to_owned()
}

fn receive_webhook() -> String {
    "receive_webhook".to_owned()
}

/// Everything a step can hold, because one that is none of the above should be told by the name of what is wrong.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    #[serde(default)]
    call: Option<Value>,
    #[serde(default)]
    together: Option<Vec<Call>>,
    #[serde(default)]
    open: Option<Box<Settings>>,
    #[serde(default)]
    sandbox: Option<ControlRequest>,
    #[serde(default)]
    restart: Option<bool>,
    #[serde(default)]
    kill_while: Option<Value>,
    #[serde(default)]
    seen: Option<Operation>,
    #[serde(default)]
    webhook: Option<Webhook>,
    #[serde(default)]
    expect: Option<Value>,
    #[serde(default = "first")]
    by: String,
    #[serde(default, rename = "as")]
    name: Option<String>,
}

impl TryFrom<Text> for Step {
    type Error = String;

    fn try_from(text: Text) -> Result<Self, String> {
        let Text { call, together, open, sandbox, restart, kill_while, seen, webhook, expect, by, name } = text;
        let missing = || "a step of this kind needs `expect`".to_owned();
        match (call, together, open, sandbox, restart, kill_while, webhook) {
            (Some(call), None, None, None, None, None, None) => Ok(Self::Call(Call { call, by, expect, name })),
            (None, Some(calls), None, None, None, None, None) => Ok(Self::Together { calls, expect }),
            (None, None, Some(settings), None, None, None, None) => {
                Ok(Self::Open { settings, by, expect: expect.ok_or_else(missing)? })
            }
            (None, None, None, Some(request), None, None, None) => Ok(Self::Sandbox { request, name }),
            (None, None, None, None, Some(true), None, None) => Ok(Self::Restart { by }),
            (None, None, None, None, None, Some(call), None) => {
                Ok(Self::KillWhile { call, seen: seen.ok_or("`kill_while` needs `seen`")?, by })
            }
            (None, None, None, None, None, None, Some(webhook)) => {
                Ok(Self::Webhook { webhook, expect: expect.ok_or_else(missing)?, name, by })
            }
            _ => {
                Err("a step has exactly one of call, together, open, sandbox, restart, kill_while and webhook"
                    .to_owned())
            }
        }
    }
}

impl Step {
    pub(crate) fn check(&self) -> Result<(), String> {
        if let Some(unknown) = self.operations().into_iter().find(|operation| !OPERATIONS.contains(operation)) {
            return Err(format!("no operation is named {unknown:?}"));
        }
        match self {
            Self::Call(call) => match &call.expect {
                Some(expect) => matcher::check(expect),
                None => Err("a call needs `expect`".to_owned()),
            },
            Self::Together { calls, expect } => {
                if calls.is_empty() || (expect.is_none() && calls.iter().any(|call| call.expect.is_none())) {
                    return Err("`together` needs calls, and `expect` for each or for all".to_owned());
                }
                calls.iter().filter_map(|call| call.expect.as_ref()).chain(expect).try_for_each(matcher::check)
            }
            Self::Open { expect, .. } | Self::Webhook { expect, .. } => matcher::check(expect),
            Self::Sandbox { .. } | Self::Restart { .. } | Self::KillWhile { .. } => Ok(()),
        }
    }

    /// The operations its calls use.
    pub fn operations(&self) -> Vec<&str> {
        let calls: Vec<&Value> = match self {
            Self::Call(call) => vec![&call.call],
            Self::Together { calls, .. } => calls.iter().map(|call| &call.call).collect(),
            Self::KillWhile { call, .. } => vec![call],
            Self::Webhook { webhook, .. } => return vec![&webhook.op],
            Self::Open { .. } | Self::Sandbox { .. } | Self::Restart { .. } => Vec::new(),
        };
        calls.into_iter().map(|call| call["op"].as_str().unwrap_or_default()).collect()
    }
}
