use super::Client;
use super::engine::{Engine, Settings};
use super::patience::Limits;
use super::surroundings::{Surroundings, System};
use crate::gateway;
use crate::journal::{Durability, Journal, MemoryJournal, NoJournal, SqliteJournal, TokioThreads};
use crate::model::{Account, Error, ErrorCode, Limit, check_text};
use crate::transport::{HttpTransport, Proxy, Transport, TransportOptions};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

const NAME: Limit = Limit { field: "account", code: ErrorCode::SettingInvalid, most: 64 };

const WORKER: Limit = Limit { field: "worker", code: ErrorCode::SettingInvalid, most: 64 };

const SHORTEST: Duration = Duration::from_millis(1);
const LONGEST: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// For what happens around a sending.
const MARGIN: Duration = Duration::from_secs(5);

/// Sets a [`Client`] up. Every setting but the accounts has a default.
#[derive(Clone, Debug, Default)]
pub struct ClientBuilder {
    accounts: Vec<Account>,
    transport: TransportOptions,
    settings: Settings,
    journal: Place,
    worker: Option<String>,
}

/// Where refunds are remembered.
#[derive(Clone, Debug, Default)]
enum Place {
    #[default]
    Nowhere,
    Memory,
    File(PathBuf),
}

impl ClientBuilder {
    /// Adds an account. Its name must be its own.
    pub fn account(mut self, account: Account) -> Self {
        self.accounts.push(account);
        self
    }

    /// Remembers refunds in this file, which is made where it isn't there (readable by its owner only). Several processes of
    /// one host may share it; a network file system won't do.
    ///
    /// Without a journal a client reads, and refuses to refund.
    pub fn journal(mut self, file: impl Into<PathBuf>) -> Self {
        self.journal = Place::File(file.into());
        self
    }

    /// Remembers refunds as long as the process lives. After a crash nobody knows what was sent: for tests, and for programs
    /// that keep book elsewhere.
    pub fn journal_in_memory(mut self) -> Self {
        self.journal = Place::Memory;
        self
    }

    /// The name by which the history calls this program, such as `till 3`. Default: the number of the process.
    pub fn worker(mut self, name: impl Into<String>) -> Self {
        self.worker = Some(name.into());
        self
    }

    /// Trusts more certificates, as PEM: of a company's proxy, or of the sandbox.
    pub fn trust(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.transport.certificates.push(pem.into());
        self
    }

    /// Goes through a proxy. Default: none.
    pub fn proxy(mut self, proxy: Proxy) -> Self {
        self.transport.proxy = proxy;
        self
    }

    /// For the name, the connection and the TLS handshake together. Default: 10 seconds.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.transport.connect_timeout = limit;
        self
    }

    /// From sending a request to the end of its reply. Default: 40 seconds.
    pub fn reply_timeout(mut self, limit: Duration) -> Self {
        self.transport.reply_timeout = limit;
        self
    }

    /// Bytes of a reply that are read at most. Default: 8 MiB.
    pub fn reply_limit(mut self, bytes: usize) -> Self {
        self.transport.reply_limit = bytes;
        self
    }

    /// How long a refund may take where the request names no deadline. Default: 60 seconds.
    pub fn deadline(mut self, limit: Duration) -> Self {
        self.settings.deadline = limit;
        self
    }

    /// How long after sending a gateway might still carry a refund out: no proof that it did not happen is taken
    /// earlier. It is counted from the mark in the journal, and the first byte may leave up to `connect_timeout` and five
    /// seconds later, so that much belongs to it. Default: 10 minutes.
    pub fn quiet_period(mut self, period: Duration) -> Self {
        self.settings.policy.quiet_period = period;
        self
    }

    /// The first pause between two questions about the same thing; later ones grow. Default: half a second.
    pub fn first_pause(mut self, pause: Duration) -> Self {
        self.settings.first_pause = pause;
        self
    }

    /// Breaks a rule on purpose, so that the simulation can show that it would notice.
    #[cfg(feature = "internals")]
    pub(crate) fn break_rule(&mut self, rule: Option<crate::refund::Rule>) {
        self.settings.policy.broken = rule;
    }

    /// Checks everything and makes the client. Nothing is sent.
    ///
    /// # Errors
    /// `SETTING_INVALID`, `CREDENTIALS_MISSING` or `TLS_REQUIRED`; `JOURNAL_NEWER`, `JOURNAL_READ_ONLY`, `JOURNAL_FULL`,
    /// `JOURNAL_CORRUPT`, `JOURNAL_ON_NETWORK`, `JOURNAL_BUSY` or `JOURNAL_FAILED`, never a journal other than the one
    /// that was named.
    pub fn build(self) -> Result<Client, Error> {
        let transport = Box::new(HttpTransport::new(&self.transport)?);
        let journal: Box<dyn Journal> = match &self.journal {
            Place::Nowhere => Box::new(NoJournal),
            Place::Memory => Box::new(MemoryJournal::default()),
            Place::File(file) => {
                let opened = SqliteJournal::open(file, None, Durability::Synced, Arc::new(TokioThreads));
                Box::new(opened.map_err(|error| Error::from(&error))?)
            }
        };
        self.assemble(transport, journal, Arc::new(System::default()))
    }

    /// Checks the settings and puts a client together over these parts.
    pub(crate) fn assemble(
        self,
        transport: Box<dyn Transport>,
        journal: Box<dyn Journal>,
        surroundings: Arc<dyn Surroundings>,
    ) -> Result<Client, Error> {
        let mut accounts: BTreeMap<_, Arc<dyn gateway::Gateway>> = BTreeMap::new();
        for account in &self.accounts {
            check_text(account.name.as_str(), &NAME)?;
            let ready = Arc::from(gateway::open(account)?);
            if accounts.insert(account.name.clone(), ready).is_some() {
                return Err(Error::new(
                    ErrorCode::SettingInvalid,
                    format!("Two accounts are named {}. Give each a name of its own.", account.name),
                )
                .about("account"));
            }
        }
        let times = [
            ("connect_timeout", self.transport.connect_timeout),
            ("reply_timeout", self.transport.reply_timeout),
            ("quiet_period", self.settings.policy.quiet_period),
            ("first_pause", self.settings.first_pause),
        ];
        for (field, time) in times {
            if time < SHORTEST || time > LONGEST {
                let message = format!("{field} must be between one millisecond and thirty days.");
                return Err(Error::new(ErrorCode::SettingInvalid, message).about(field));
            }
        }
        if self.transport.reply_limit == 0 {
            let message = "reply_limit must be at least one byte.";
            return Err(Error::new(ErrorCode::SettingInvalid, message).about("reply_limit"));
        }
        let mut settings = self.settings;
        settings.longest_delay = self.transport.connect_timeout + MARGIN;
        settings.longest_sending = self.transport.connect_timeout + self.transport.reply_timeout + MARGIN;
        let worker = self.worker.unwrap_or_else(|| format!("process {}", std::process::id()));
        check_text(&worker, &WORKER)?;
        let engine = Engine::new(accounts, transport, journal, surroundings, settings, &worker);
        Ok(Client { engine: Arc::new(engine), limits: Limits::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_that_no_reply_keeps_is_refused() {
        let error = ClientBuilder::default().reply_limit(0).build().map(drop).unwrap_err();
        assert_eq!((error.code(), error.field()), (ErrorCode::SettingInvalid, Some("reply_limit")));
        assert!(ClientBuilder::default().reply_limit(1).build().is_ok());
    }
}
