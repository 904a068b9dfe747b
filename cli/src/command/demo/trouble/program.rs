//! Another program of the shop: this command, started once more, on the same journal.

use super::super::shop::{Shop, Till};
use crate::failure::Failure;
use serde_json::Value;
use std::env;
use std::io::Read;
use std::process::{Child, Stdio};
use tillback::Money;
use tillback_sandbox::ledger::Payment;

pub(super) struct Program(Child);

/// How a refund ended, as the program told.
pub(super) enum Told {
    Refund { status: String },
    Error { code: String },
    Nothing,
}

/// What a program is to refund.
pub(super) struct Order<'a> {
    pub(super) till: &'a Till,
    pub(super) payment: &'a Payment,
    pub(super) amount: Money,
    pub(super) key: &'a str,
    /// How the history calls the program.
    pub(super) worker: &'a str,
}

impl Program {
    /// Starts a refund. `settings` are variables that the configuration is overlaid with.
    pub(super) fn start(shop: &Shop, order: &Order<'_>, settings: &[(&str, &str)]) -> Result<Self, Failure> {
        let failed = |error: std::io::Error| Failure::Machine(format!("This command can't be started again: {error}."));
        let mut command = shop.program.again().map_err(failed)?;
        // Nothing of the user's own configuration has a say here.
        for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("TILLBACK_")) {
            command.env_remove(name);
        }
        command.envs(settings.iter().copied()).env("TILLBACK_CLIENT_WORKER", order.worker);
        command.arg("refund").arg("--config").arg(shop.configuration()).arg("--journal").arg(shop.journal());
        command.args(["--account", order.till.account, "--id", &order.payment.id, "--key", order.key]);
        command.args(["--amount", &order.amount.to_string(), "--yes", "--json", "--quiet"]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        command.spawn().map(Self).map_err(failed)
    }

    pub(super) fn is_running(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(None))
    }

    /// Ends it at once, wherever it is: on Unix with SIGKILL, which no program can do anything about.
    pub(super) fn kill(mut self) -> Result<(), Failure> {
        let killed = self.0.kill().and_then(|()| self.0.wait());
        killed.map(|_| ()).map_err(|error| Failure::Machine(format!("The program can't be killed: {error}.")))
    }

    /// Waits for its end.
    pub(super) fn told(mut self) -> Told {
        let mut text = String::new();
        let read = self.0.stdout.take().map(|mut stdout| stdout.read_to_string(&mut text));
        let line: Value = match read {
            Some(Ok(_)) => serde_json::from_str(&text).unwrap_or_default(),
            Some(Err(_)) | None => Value::Null,
        };
        let word = |value: &Value| value.as_str().map(str::to_owned);
        match (word(&line["refund"]["status"]), word(&line["error"]["code"])) {
            (Some(status), _) => Told::Refund { status },
            (None, Some(code)) => Told::Error { code },
            (None, None) => Told::Nothing,
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended, and then there is nothing to end.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
