use super::beginning::Beginnings;
use super::clocks::GatewayClocks;
use super::poll::Pollers;
use super::surroundings::{Surroundings, whole};
use crate::gateway::{Gateway, Reply, Request};
use crate::journal::Journal;
use crate::model::{AccountName, Error, ErrorCode};
use crate::refund::{Lease, Loss, Moment, Policy, Record, Rule};
use crate::transport::{Barrier, Failure, MayLeave, Transport};
use jiff::Timestamp;
use std::collections::{BTreeMap, HashSet};
use std::future::Future;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio::time::Instant;

/// What all handles of one client share.
pub(crate) struct Engine {
    accounts: BTreeMap<AccountName, Arc<dyn Gateway>>,
    pub(super) transport: Box<dyn Transport>,
    pub(super) journal: Box<dyn Journal>,
    pub(super) surroundings: Arc<dyn Surroundings>,
    pub(super) settings: Settings,
    pub(super) clocks: GatewayClocks,
    pub(super) pollers: Pollers,
    pub(super) beginnings: Beginnings,
    /// Told whenever a webhook has moved something.
    pub(super) moved: Notify,
    /// By which the history names this program.
    worker: Arc<str>,
    /// By which leases name this client, and no other.
    holder: Arc<str>,
    /// The marks of the refunds some task of this client works on.
    worked_on: Mutex<HashSet<String>>,
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
    /// How long a refund may be kept back between its mark and its first byte.
    pub(crate) longest_delay: Duration,
    /// No sending takes longer; one that is older and has no end was cut off.
    pub(crate) longest_sending: Duration,
    pub(crate) first_pause: Duration,
    pub(crate) policy: Policy,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            deadline: Duration::from_secs(60),
            longest_delay: Duration::from_secs(15),
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
        surroundings: Arc<dyn Surroundings>,
        settings: Settings,
        worker: &str,
    ) -> Self {
        let number = surroundings.random().map_or(0, u128::from_be_bytes);
        Self {
            clocks: GatewayClocks::default(),
            pollers: Pollers::default(),
            beginnings: Beginnings::default(),
            moved: Notify::new(),
            worker: worker.into(),
            holder: format!("{worker} {}", mark(number)).into(),
            worked_on: Mutex::default(),
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
        self.made_here()?;
        if Handle::try_current().is_err() {
            return Err(Error::new(
                ErrorCode::SettingInvalid,
                "The asynchronous client was used outside a tokio runtime. Use blocking::Client. Nothing was sent.",
            ));
        }
        Ok(())
    }

    /// Whether this is the process the client was made in.
    pub(super) fn made_here(&self) -> Result<(), Error> {
        if std::process::id() == self.process {
            return Ok(());
        }
        Err(Error::new(
            ErrorCode::Forked,
            "This client was made in the parent process. Make a new one in this process. Nothing was sent.",
        ))
    }

    /// Asks a question: a request that changes nothing, so every failure is an error.
    pub(super) async fn read(&self, gateway: &dyn Gateway, request: Request) -> Result<Reply, Error> {
        self.ask_once(gateway, request).await.map_err(read_failed)
    }

    /// The same where a failure is a matter of course.
    pub(super) async fn ask_once(&self, gateway: &dyn Gateway, request: Request) -> Result<Reply, Failure> {
        let reply = self.transport.exchange(request, MayLeave::Always).await?;
        self.clocks.saw(gateway.scope(), reply.date(), self.now());
        Ok(reply)
    }

    pub(super) fn now(&self) -> Timestamp {
        whole(self.surroundings.now())
    }

    /// Now, for what rests on a reply of the gateway, or on none.
    pub(super) fn moment(&self, reply: Option<&Reply>) -> Moment {
        Moment { now: self.now(), gateway_now: reply.and_then(Reply::date), by: self.worker.clone() }
    }

    /// Now, for what is about to be sent.
    pub(super) fn moment_of_sending(&self, scope: &str) -> Moment {
        let now = self.now();
        Moment { now, gateway_now: self.clocks.estimate(scope, now), by: self.worker.clone() }
    }

    pub(super) fn keeps(&self, rule: Rule) -> bool {
        self.settings.policy.keeps(rule)
    }

    /// For as long as a step may take.
    pub(super) fn lease(&self) -> Lease {
        self.lease_for(self.settings.longest_sending)
    }

    /// Until the next step, which takes a lease of its own: no longer, because whoever would take it may be gone by then.
    pub(super) fn lease_between_steps(&self) -> Lease {
        const MARGIN: Duration = Duration::from_secs(5);
        self.lease_for(super::wait::LONGEST_PAUSE * 6 / 5 + MARGIN)
    }

    fn lease_for(&self, length: Duration) -> Lease {
        let until = self.now().checked_add(length).unwrap_or(Timestamp::MAX);
        Lease { holder: self.holder.clone(), until }
    }

    /// How long another worker may still be at it.
    pub(super) fn others_hold_it_for(&self, record: &Record) -> Option<Duration> {
        let lease = record.lease.as_ref().filter(|_| self.is_others(record))?;
        Duration::try_from(lease.until.duration_since(self.now())).ok()
    }

    /// Whether a worker other than this client has it.
    pub(super) fn is_others(&self, record: &Record) -> bool {
        record.is_leased_to_another(&self.holder, self.now())
    }

    /// Keeps the other tasks of this client from a refund until the guard is dropped; `None` where one has it already.
    pub(super) fn work_on(self: &Arc<Self>, record: &Record) -> Option<WorkedOn> {
        let mut worked_on = self.worked_on.lock().ok()?;
        worked_on.insert(record.mark.clone()).then(|| WorkedOn { engine: self.clone(), mark: record.mark.clone() })
    }

    /// Starts what goes on whether or not anybody waits for it. It counts from now on, not only once it runs: a caller may stop
    /// waiting in between.
    pub(super) fn spawn<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl Future<Output = T> + Send + 'static,
    ) -> JoinHandle<T> {
        let working = self.working();
        self.spawn_aside(async move {
            let _working = working;
            work.await
        })
    }

    /// Starts what need not be finished.
    pub(super) fn spawn_aside<T: Send + 'static>(
        &self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> JoinHandle<T> {
        // In a box, because a task's future is moved when it begins and when it ends.
        let task = tokio::spawn(Box::pin(work));
        self.surroundings.spawned(task.abort_handle());
        task
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

/// One refund that a task works on.
pub(super) struct WorkedOn {
    engine: Arc<Engine>,
    mark: String,
}

impl Drop for WorkedOn {
    fn drop(&mut self) {
        if let Ok(mut worked_on) = self.engine.worked_on.lock() {
            worked_on.remove(&self.mark);
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
    use std::sync::Arc;

    #[tokio::test]
    async fn a_client_of_another_process_is_of_no_use() {
        let mut engine = Engine::new(
            BTreeMap::new(),
            Box::new(HttpTransport::new(&TransportOptions::default()).unwrap()),
            Box::new(MemoryJournal::default()),
            Arc::new(System::default()),
            Settings::default(),
            "test",
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
