use super::surroundings::Surroundings;
use crate::gateway::{Gateway, Reply, Request};
use crate::journal::{Journal, JournalError};
use crate::model::{AccountName, Error, ErrorCode};
use crate::refund::{Loss, Policy};
use crate::transport::{Barrier, Failure, MayLeave, Transport};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::Notify;
use tokio::time::Instant;

/// What all handles of one client share.
pub(crate) struct Engine {
    accounts: BTreeMap<AccountName, Arc<dyn Gateway>>,
    pub(super) transport: Box<dyn Transport>,
    pub(super) journal: Box<dyn Journal>,
    pub(super) surroundings: Box<dyn Surroundings>,
    pub(super) settings: Settings,
    /// The process it was made in: its connections and locks are of no use in a forked child.
    process: u32,
    /// Refunds that go on although nobody may be waiting for them.
    unfinished: AtomicUsize,
    idle: Notify,
}

/// How the engine behaves.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) deadline: Duration,
    /// No sending takes longer; one that is older and has no end was cut off.
    pub(crate) longest_sending: Duration,
    pub(crate) first_pause: Duration,
    pub(crate) policy: Policy,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            deadline: Duration::from_secs(60),
            longest_sending: Duration::from_secs(60),
            first_pause: Duration::from_millis(500),
            policy: Policy::default(),
        }
    }
}

impl Engine {
    pub(super) fn new(
        accounts: BTreeMap<AccountName, Arc<dyn Gateway>>,
        transport: Box<dyn Transport>,
        journal: Box<dyn Journal>,
        surroundings: Box<dyn Surroundings>,
        settings: Settings,
    ) -> Self {
        Self {
            accounts,
            transport,
            journal,
            surroundings,
            settings,
            process: std::process::id(),
            unfinished: AtomicUsize::new(0),
            idle: Notify::new(),
        }
    }

    pub(super) fn accounts(&self) -> Vec<AccountName> {
        self.accounts.keys().cloned().collect()
    }

    /// The account of this name, where the client can be used at all.
    pub(super) fn account(&self, name: &AccountName) -> Result<&Arc<dyn Gateway>, Error> {
        self.usable()?;
        self.named(name)
    }

    /// The same for what needs no runtime.
    pub(super) fn named(&self, name: &AccountName) -> Result<&Arc<dyn Gateway>, Error> {
        self.accounts.get(name).ok_or_else(|| {
            Error::new(
                ErrorCode::UnknownAccount,
                format!("No account is named {name:?}. Add it to the client. Nothing was sent."),
            )
            .about("account")
        })
    }

    /// Whether this is the process and the kind of program the client was made for.
    pub(super) fn usable(&self) -> Result<(), Error> {
        if std::process::id() != self.process {
            return Err(Error::new(
                ErrorCode::Forked,
                "This client was made in the parent process. Make a new one in this process. Nothing was sent.",
            ));
        }
        if Handle::try_current().is_err() {
            return Err(Error::new(
                ErrorCode::SettingInvalid,
                "The asynchronous client was used outside a tokio runtime. Use blocking::Client. Nothing was sent.",
            ));
        }
        Ok(())
    }

    /// Asks a question: a request that changes nothing, so every failure is an error.
    pub(super) async fn read(&self, request: Request) -> Result<Reply, Error> {
        self.transport.exchange(request, MayLeave::Always).await.map_err(read_failed)
    }

    /// A new refund id: the mark that travels with the refund. Letters, digits and a hyphen, 29 characters.
    pub(super) fn new_mark(&self) -> Result<String, Error> {
        let bytes = self.surroundings.random().ok_or_else(|| {
            Error::new(ErrorCode::Internal, "The system gives no random numbers. Nothing was sent; try again later.")
        })?;
        Ok(mark(u128::from_be_bytes(bytes)))
    }

    /// Counts a refund that goes on by itself, until the returned guard is dropped.
    pub(super) fn working(self: &Arc<Self>) -> Working {
        self.unfinished.fetch_add(1, Ordering::AcqRel);
        Working(self.clone())
    }

    pub(super) fn is_idle(&self) -> bool {
        self.unfinished.load(Ordering::Acquire) == 0
    }

    /// Waits until no refund goes on by itself.
    pub(super) async fn until_idle(&self) {
        loop {
            let changed = self.idle.notified();
            if self.is_idle() {
                return;
            }
            changed.await;
        }
    }
}

/// So far from now, or as far as the clock can count.
pub(super) fn deadline_in(limit: Duration) -> Instant {
    const FOR_EVER: Duration = Duration::from_secs(30 * 365 * 24 * 60 * 60);
    Instant::now() + limit.min(FOR_EVER)
}

/// One refund that goes on by itself.
pub(super) struct Working(Arc<Engine>);

impl Drop for Working {
    fn drop(&mut self) {
        if self.0.unfinished.fetch_sub(1, Ordering::AcqRel) == 1 {
            self.0.idle.notify_waiters();
        }
    }
}

/// Lower-case base 32 without the letters that look like digits (Crockford).
fn mark(number: u128) -> String {
    const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let mut mark = String::with_capacity(29);
    mark.push_str("rf-");
    for place in (0..26).rev() {
        mark.push(char::from(DIGITS[(number >> (place * 5)) as usize % 32]));
    }
    mark
}

pub(super) fn journal_failed(error: &JournalError) -> Error {
    Error::new(
        ErrorCode::JournalFailed,
        format!(
            "The journal can't be used: {error}. Nothing was sent. Put it right, then try again with the same key."
        ),
    )
}

/// The error for a connection that could not be made.
pub(super) fn not_sent(barrier: Barrier) -> Error {
    match barrier {
        Barrier::Unreachable => Error::new(
            ErrorCode::Unreachable,
            "The gateway can't be reached: no connection was made, so nothing was sent. Check the network, then try \
             again.",
        ),
        Barrier::Tls => Error::new(
            ErrorCode::TlsFailed,
            "The gateway's TLS certificate could not be verified, so nothing was sent. Check the host, the clock of \
             this machine and the trusted certificates.",
        ),
        Barrier::TooLate => Error::new(
            ErrorCode::TimedOut,
            "The refund was kept back too long before it could leave, so it was not sent. Was this machine asleep? Try \
             again with the same key.",
        ),
    }
}

fn read_failed(failure: Failure) -> Error {
    match failure {
        Failure::NotSent(barrier) => not_sent(barrier),
        Failure::Lost(Loss::Late) => Error::new(
            ErrorCode::TimedOut,
            "The gateway did not answer a question in time. Nothing was changed. Try again.",
        ),
        Failure::Lost(Loss::Broken) => Error::new(
            ErrorCode::ConnectionLost,
            "The connection broke while a question was asked. Nothing was changed. Try again.",
        ),
        Failure::Lost(Loss::TooLarge) => Error::new(
            ErrorCode::ReplyTooLarge,
            "The gateway's answer is larger than the limit. Nothing was changed. Raise reply_limit, or ask for less.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{Engine, Settings, mark};
    use crate::client::surroundings::System;
    use crate::journal::MemoryJournal;
    use crate::model::ErrorCode;
    use crate::transport::{HttpTransport, TransportOptions};
    use std::collections::BTreeMap;

    #[tokio::test]
    async fn a_client_of_another_process_is_of_no_use() {
        let mut engine = Engine::new(
            BTreeMap::new(),
            Box::new(HttpTransport::new(&TransportOptions::default()).unwrap()),
            Box::new(MemoryJournal::default()),
            Box::new(System::default()),
            Settings::default(),
        );
        let code = |engine: &Engine| engine.account(&"shop".into()).err().map(|error| error.code());
        assert_eq!(code(&engine), Some(ErrorCode::UnknownAccount));
        engine.process += 1;
        assert_eq!(code(&engine), Some(ErrorCode::Forked));
    }

    #[test]
    fn marks_hold_all_128_bits() {
        assert_eq!(mark(0), "rf-00000000000000000000000000");
        assert_eq!(mark(u128::MAX), "rf-7zzzzzzzzzzzzzzzzzzzzzzzzz");
        assert_eq!(mark(33), "rf-00000000000000000000000011");
    }
}
