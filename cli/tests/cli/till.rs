//! A directory with a configuration, the command in it, and the sandbox behind it.

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use tempfile::TempDir;
use tillback_sandbox::account::Accounts;
use tillback_sandbox::ledger::{Entry, GatewayName};
use tillback_sandbox::{Fault, Host, NewPayment, Operation, Options, Rule, Server};

pub(crate) struct Till {
    pub(crate) server: Server,
    pub(crate) directory: TempDir,
}

/// How the command ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// The command in a directory of its own, with nothing of this machine's configuration.
pub(crate) fn command(directory: &TempDir) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tillback"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("TILLBACK_") {
            command.env_remove(name);
        }
    }
    command
        .current_dir(directory.path())
        .env("HOME", directory.path())
        .env("XDG_CONFIG_HOME", directory.path().join("config"))
        .env("XDG_STATE_HOME", directory.path().join("state"));
    command
}

/// Runs it to its end. What is typed comes from a pipe, so there is no terminal.
pub(crate) fn run(mut command: Command, typed: &str) -> Ran {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // The command may end before it has read everything.
    let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
    let output = child.wait_with_output().unwrap();
    Ran {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Till {
    /// With one account at each gateway in `tillback.toml`.
    pub(crate) fn open() -> Self {
        let till = Self::bare();
        till.write("tillback.toml", &till.accounts_toml());
        till
    }

    /// Without any configuration.
    pub(crate) fn bare() -> Self {
        let server = Server::start_blocking(Options::default()).unwrap();
        Self { server, directory: TempDir::new().unwrap() }
    }

    /// The journal of a user who names none.
    pub(crate) fn journal(&self) -> PathBuf {
        let state = if cfg!(target_os = "macos") { "Library/Application Support" } else { "state" };
        self.directory.path().join(state).join("tillback").join("journal.db")
    }

    pub(crate) fn accounts(&self) -> Accounts {
        self.server.with(|sandbox| sandbox.world().accounts.clone())
    }

    pub(crate) fn accounts_toml(&self) -> String {
        let Accounts { pockyt, yedpay, paycross } = self.accounts();
        let url = |host| self.server.url(host);
        format!(
            r#"
[client]
reply_timeout = "2s"
quiet_period = "300ms"

[accounts.pockyt]
gateway = "pockyt"
environment = "{}"
merchant_no = "{}"
store_no = "{}"
token = "{}"

[accounts.yedpay]
gateway = "yedpay"
environment = "{}"
access_token = "{}"

[accounts.paycross]
gateway = "paycross"
shop_id = "{}"
secret_key = "{}"
hosts.apm = "{}/beyag"
hosts.card = "{}"
hosts.admin = "{}"
"#,
            url(Host::Pockyt),
            pockyt.merchant_no,
            pockyt.store_no,
            pockyt.token,
            url(Host::Yedpay),
            yedpay.access_token,
            paycross.shop_id,
            paycross.secret_key,
            url(Host::PaycrossApm),
            url(Host::PaycrossCard),
            url(Host::PaycrossAdmin),
        )
    }

    /// Writes a file that only its owner may read.
    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.directory.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        }
        path
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, &[], "")
    }

    pub(crate) fn run_with(&self, arguments: &[&str], variables: &[(&str, &str)], typed: &str) -> Ran {
        let mut command = command(&self.directory);
        command.args(arguments).envs(variables.iter().copied());
        let ran = run(command, typed);
        let known = self.accounts();
        for secret in [known.pockyt.token, known.yedpay.access_token, known.yedpay.api_key, known.paycross.secret_key] {
            assert!(!ran.stdout.contains(&secret) && !ran.stderr.contains(&secret), "a secret was printed: {ran:?}");
        }
        ran
    }

    /// A payment that was made, by its gateway id.
    pub(crate) fn paid(&self, gateway: GatewayName, minor: i64, currency: &str) -> String {
        let new = NewPayment::new(gateway, minor, currency);
        self.server.with_time(|sandbox, now| sandbox.create_payment(new, now)).unwrap().id
    }

    pub(crate) fn fault(&self, gateway: GatewayName, operation: Operation, fault: Fault) {
        self.server.with(|sandbox| sandbox.push_fault(Rule::new(fault).at(gateway).on(operation).times(0))).unwrap();
    }

    /// The truth about a payment.
    pub(crate) fn entry(&self, gateway: GatewayName, id: &str) -> Entry {
        let ledger = self.server.with_time(|sandbox, now| {
            sandbox.tick(now);
            sandbox.ledger()
        });
        let fits = |entry: &Entry| entry.payment.gateway == gateway && entry.payment.id == id;
        ledger.payments.into_iter().find(fits).unwrap()
    }

    pub(crate) fn refunded(&self, gateway: GatewayName, id: &str) -> i64 {
        self.entry(gateway, id).refunded
    }

    /// How many requests reached the gateways.
    pub(crate) fn requests(&self) -> u64 {
        self.server.with(|sandbox| sandbox.requests_seen())
    }
}

impl Ran {
    /// The only object on standard output.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// One object for each line.
    pub(crate) fn lines(&self) -> Vec<Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// Fails unless the command ended so.
    #[track_caller]
    pub(crate) fn ended(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "{self:?}");
        self
    }

    /// Fails unless an error says all of this.
    #[track_caller]
    pub(crate) fn said(&self, words: &[&str]) -> &Self {
        for word in words {
            assert!(self.stderr.contains(word), "no {word:?} in {self:?}");
        }
        self
    }
}
