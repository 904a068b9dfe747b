//! The one public door: runs the protocol over the journal and the transport.

mod beginning;
mod builder;
mod clocks;
mod engine;
mod find;
mod journal;
mod list;
mod many;
mod patience;
mod payee;
mod poll;
mod queue;
mod refund;
mod report;
mod settle;
mod surroundings;
mod wait;
mod webhook;

pub mod blocking;

pub use builder::ClientBuilder;
pub use journal::Refunds;
pub use list::Transactions;
pub use many::{Done, ManyOptions, Tally};
pub use patience::Cancel;
pub use report::Report;
pub use wait::Until;

use crate::model::{Account, AccountName, Capabilities, Check, Error, GatewayName};
#[cfg(feature = "internals")]
pub(crate) use surroundings::Surroundings;

use engine::{Engine, deadline_in};
use patience::Limits;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout_at;

/// Refunds, queries and payees at every configured account.
///
/// Cheap to clone and safe to share between tasks and threads. It has to be used inside a tokio runtime; without one,
/// use [`blocking::Client`].
///
/// Dropping the future of a refund that was sent only stops the waiting: the refund goes on in a task of its own, and
/// the same key returns its end.
#[derive(Clone)]
pub struct Client {
    engine: Arc<Engine>,
    limits: Limits,
}

impl Client {
    /// Starts to set up a client.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// A client for these accounts with the default settings and without a journal: it reads, and refuses to refund.
    pub fn new(accounts: impl IntoIterator<Item = Account>) -> Result<Self, Error> {
        accounts.into_iter().fold(Self::builder(), ClientBuilder::account).build()
    }

    /// The names of the accounts, in alphabetical order.
    pub fn accounts(&self) -> Vec<AccountName> {
        self.engine.accounts()
    }

    /// Whether this process made the client: one that was inherited across a fork can't be used.
    ///
    /// # Errors
    /// `FORKED`.
    pub fn made_here(&self) -> Result<(), Error> {
        self.engine.made_here()
    }

    /// Waits until everything the client goes on with by itself has ended: refunds that were sent whose caller stopped
    /// waiting. `false` where that takes longer.
    ///
    /// # Errors
    /// `FORKED`.
    pub async fn finish(&self, within: Duration) -> Result<bool, Error> {
        self.engine.made_here()?;
        Ok(timeout_at(deadline_in(within), self.engine.until_idle()).await.is_ok())
    }

    /// Whether the account's credentials work, and whether they may refund.
    ///
    /// # Errors
    /// `CREDENTIALS_REFUSED`, or that of any read.
    pub async fn check(&self, account: impl Into<AccountName>) -> Result<Check, Error> {
        let account = self.engine.account(&account.into())?;
        self.patience()
            .over_question(async { account.checked(&self.engine.read(&**account, account.check()).await?) })
            .await
    }

    /// What a gateway can do and prove.
    pub fn capabilities(&self, gateway: GatewayName) -> &'static Capabilities {
        crate::gateway::capabilities(gateway)
    }
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Client").field("accounts", &self.accounts()).finish_non_exhaustive()
    }
}
