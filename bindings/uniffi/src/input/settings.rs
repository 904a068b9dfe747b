//! The settings of a client.

use super::account::EngineAccount;
use super::duration;
use tillback::{Account, Client, ClientBuilder, Error, Proxy};

/// How a client is set up. What is left out has the engine's default.
#[derive(uniffi::Record)]
pub struct EngineSettings {
    /// At least one.
    pub accounts: Vec<EngineAccount>,
    /// Where refunds are remembered.
    pub journal: EngineJournal,
    /// The name by which the history calls this program.
    pub worker: Option<String>,
    /// More certificates to trust, as PEM.
    pub trust: Vec<Vec<u8>>,
    /// The way to the gateways.
    pub proxy: EngineProxy,
    /// For name, connection and TLS, in milliseconds.
    pub connect_timeout_ms: Option<i64>,
    /// For a reply, in milliseconds.
    pub reply_timeout_ms: Option<i64>,
    /// Bytes of a reply that are read at most.
    pub reply_limit: Option<i64>,
    /// For a refund that names none, in milliseconds.
    pub deadline_ms: Option<i64>,
    /// How long after sending a gateway might still act, in milliseconds.
    pub quiet_period_ms: Option<i64>,
    /// Between the first two questions about the same thing, in milliseconds.
    pub first_pause_ms: Option<i64>,
}

/// Where refunds are remembered.
#[derive(uniffi::Enum)]
pub enum EngineJournal {
    /// Nowhere: the client only reads.
    Nowhere,
    /// As long as the process lives.
    Memory,
    /// In this file.
    File {
        /// Its path.
        path: String,
    },
}

/// The way to the gateways.
#[derive(uniffi::Enum)]
pub enum EngineProxy {
    /// No proxy.
    Direct,
    /// The one that the environment's variables name.
    Environment,
    /// This one.
    At {
        /// Its address.
        url: String,
    },
}

impl TryFrom<EngineSettings> for ClientBuilder {
    type Error = Error;

    fn try_from(settings: EngineSettings) -> Result<Self, Error> {
        let mut builder = Client::builder();
        for account in settings.accounts {
            builder = builder.account(Account::try_from(account)?);
        }
        builder = match settings.journal {
            EngineJournal::Nowhere => builder,
            EngineJournal::Memory => builder.journal_in_memory(),
            EngineJournal::File { path } => builder.journal(path),
        };
        if let Some(worker) = settings.worker {
            builder = builder.worker(worker);
        }
        for pem in settings.trust {
            builder = builder.trust(pem);
        }
        builder = builder.proxy(match settings.proxy {
            EngineProxy::Direct => Proxy::Direct,
            EngineProxy::Environment => Proxy::Environment,
            EngineProxy::At { url } => Proxy::At(url),
        });
        let time = |value: Option<i64>, name| value.map(|value| duration(value, name)).transpose();
        if let Some(limit) = time(settings.connect_timeout_ms, "connect_timeout")? {
            builder = builder.connect_timeout(limit);
        }
        if let Some(limit) = time(settings.reply_timeout_ms, "reply_timeout")? {
            builder = builder.reply_timeout(limit);
        }
        if let Some(limit) = time(settings.deadline_ms, "deadline")? {
            builder = builder.deadline(limit);
        }
        if let Some(period) = time(settings.quiet_period_ms, "quiet_period")? {
            builder = builder.quiet_period(period);
        }
        if let Some(pause) = time(settings.first_pause_ms, "first_pause")? {
            builder = builder.first_pause(pause);
        }
        Ok(match settings.reply_limit {
            // Less than nothing is for the engine to refuse, as nothing is.
            Some(bytes) => builder.reply_limit(usize::try_from(bytes.max(0)).unwrap_or(usize::MAX)),
            None => builder,
        })
    }
}
