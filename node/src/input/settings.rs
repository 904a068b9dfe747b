use super::Millis;
use super::account::AccountInput;
use serde::Deserialize;
use std::time::Duration;
use tillback::{Client, ClientBuilder, Error, Proxy};

/// What a client is made of.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Settings {
    accounts: Vec<AccountInput>,
    journal: Option<String>,
    worker: Option<String>,
    #[serde(default)]
    trust: Vec<String>,
    proxy: Option<String>,
    connect_timeout: Option<Millis>,
    reply_timeout: Option<Millis>,
    reply_limit: Option<u64>,
    deadline: Option<Millis>,
    quiet_period: Option<Millis>,
    first_pause: Option<Millis>,
}

/// Where refunds are remembered.
pub(crate) enum Journal {
    Nowhere,
    Memory,
    File(String),
}

impl Settings {
    /// How long a refund may take that names no deadline, where it is said.
    pub(crate) fn deadline(&self) -> Option<Duration> {
        self.deadline.map(Duration::from)
    }

    /// Everything but the journal, and the journal.
    pub(crate) fn read(self) -> Result<(ClientBuilder, Journal), Error> {
        let mut builder = Client::builder();
        for account in self.accounts {
            builder = builder.account(account.read()?);
        }
        if let Some(worker) = self.worker {
            builder = builder.worker(worker);
        }
        for pem in self.trust {
            builder = builder.trust(pem);
        }
        match self.proxy.as_deref() {
            None => {}
            Some("environment") => builder = builder.proxy(Proxy::Environment),
            Some(url) => builder = builder.proxy(Proxy::At(url.to_owned())),
        }
        if let Some(limit) = self.connect_timeout {
            builder = builder.connect_timeout(limit.into());
        }
        if let Some(limit) = self.reply_timeout {
            builder = builder.reply_timeout(limit.into());
        }
        if let Some(bytes) = self.reply_limit {
            builder = builder.reply_limit(usize::try_from(bytes).unwrap_or(usize::MAX));
        }
        if let Some(limit) = self.deadline {
            builder = builder.deadline(limit.into());
        }
        if let Some(period) = self.quiet_period {
            builder = builder.quiet_period(period.into());
        }
        if let Some(pause) = self.first_pause {
            builder = builder.first_pause(pause.into());
        }
        let journal = match self.journal {
            None => Journal::Nowhere,
            Some(name) if name == ":memory:" => Journal::Memory,
            Some(file) => Journal::File(file),
        };
        Ok((builder, journal))
    }
}
