use super::Client;
use super::engine::{Engine, Settings};
use super::surroundings::System;
use crate::gateway;
use crate::journal::MemoryJournal;
use crate::model::{Account, Error, ErrorCode, Limit, check_text};
use crate::transport::{HttpTransport, Proxy, TransportOptions};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

const NAME: Limit = Limit { field: "account", code: ErrorCode::SettingInvalid, most: 64 };

const SHORTEST: Duration = Duration::from_millis(1);
const LONGEST: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// For what happens around a sending.
const MARGIN: Duration = Duration::from_secs(5);

/// Sets a [`Client`] up. Every setting but the accounts has a default.
#[derive(Debug, Default)]
pub struct ClientBuilder {
    accounts: Vec<Account>,
    transport: TransportOptions,
    settings: Settings,
}

impl ClientBuilder {
    /// Adds an account. Its name must be its own.
    pub fn account(mut self, account: Account) -> Self {
        self.accounts.push(account);
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
    /// earlier. Default: 10 minutes.
    pub fn quiet_period(mut self, period: Duration) -> Self {
        self.settings.policy.quiet_period = period;
        self
    }

    /// The first pause between two questions about the same thing; later ones grow. Default: half a second.
    pub fn first_pause(mut self, pause: Duration) -> Self {
        self.settings.first_pause = pause;
        self
    }

    /// Checks everything and makes the client. Nothing is sent.
    ///
    /// # Errors
    /// `SETTING_INVALID`, `CREDENTIALS_MISSING` or `TLS_REQUIRED`.
    pub fn build(self) -> Result<Client, Error> {
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
        let mut settings = self.settings;
        settings.longest_sending = self.transport.connect_timeout + self.transport.reply_timeout + MARGIN;
        let engine = Engine::new(
            accounts,
            Box::new(HttpTransport::new(&self.transport)?),
            Box::new(MemoryJournal::default()),
            Box::new(System::default()),
            settings,
        );
        Ok(Client { engine: Arc::new(engine) })
    }
}
