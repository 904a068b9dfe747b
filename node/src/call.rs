//! One call of an operation: made on tillback's thread, its end put into a mailbox.

use crate::host::{Host, runtime};
use crate::mailbox::{Letters, News};
use crate::output::{Paper, Show};
use futures_util::FutureExt;
use std::future::{Future, pending};
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tillback::{Cancel, Client, Error};

/// What a call needs besides its input.
pub(crate) struct Order {
    pub(crate) letters: Arc<Letters>,
    pub(crate) ticket: u32,
    pub(crate) timeout: Option<Duration>,
    pub(crate) cancel: Option<Cancel>,
}

/// What a call is to do, read from its input.
pub(crate) trait Errand: Send + 'static {
    /// How long its caller waits for a journal to open, where the input says so. `usual` is what a refund may take.
    fn patience(&self, _usual: Option<Duration>) -> Option<Duration> {
        None
    }

    fn run(self, means: Means) -> impl Future<Output = Result<Paper, Error>> + Send;
}

impl Order {
    /// Has it done in the background. `read` may take as long as it likes; nobody waits for it here.
    pub(crate) fn begin<E: Errand>(self, host: Arc<Host>, read: impl FnOnce() -> Result<E, Error> + Send + 'static) {
        let (letters, ticket, began) = (self.letters.clone(), self.ticket, Instant::now());
        carry_out(letters, ticket, async move {
            let errand = read()?;
            let _under_way = host.under_way();
            let limit = [self.timeout, errand.patience(host.deadline)].into_iter().flatten().min();
            let until = limit.and_then(|limit| began.checked_add(limit));
            let client = host.client(self.cancel.as_ref(), until).await?;
            errand.run(self.means(client, began)).await
        });
    }

    fn means(self, mut client: Client, began: Instant) -> Means {
        if let Some(cancel) = &self.cancel {
            client = client.cancelled_by(cancel);
        }
        if let Some(timeout) = self.timeout {
            client = client.within(timeout.saturating_sub(began.elapsed()));
        }
        Means { client, timeout: self.timeout, letters: self.letters, ticket: self.ticket, cancel: self.cancel, began }
    }
}

/// Tells whether all that was begun before has ended in time.
pub(crate) fn finish(letters: Arc<Letters>, ticket: u32, host: Arc<Host>, within: Duration) {
    carry_out(letters, ticket, async move { host.finished(within).await.map(|ended| Paper::of(&ended)) });
}

/// Does the work in the background, in the order in which it comes, and tells its end.
fn carry_out(letters: Arc<Letters>, ticket: u32, work: impl Future<Output = Result<Paper, Error>> + Send + 'static) {
    let runtime = match runtime() {
        Ok(runtime) => runtime,
        Err(error) => return letters.post(ticket, News::end(Err(error))),
    };
    runtime.spawn(async move {
        // The work and its host are gone before the end is told: of the last call of a closed client nothing is left open.
        let ended = AssertUnwindSafe(work).catch_unwind().await.unwrap_or_else(|_| Err(Error::bug()));
        letters.post(ticket, News::end(ended));
    });
}

/// Resolves when the caller says that he waits no longer.
pub(crate) async fn cancelled(cancel: Option<&Cancel>) {
    match cancel {
        Some(cancel) => cancel.cancelled().await,
        None => pending().await,
    }
}

/// What a call does its work with.
pub(crate) struct Means {
    pub(crate) client: Client,
    timeout: Option<Duration>,
    letters: Arc<Letters>,
    ticket: u32,
    cancel: Option<Cancel>,
    began: Instant,
}

impl Means {
    /// The client for what is read page by page: each page may take the whole time.
    pub(crate) fn for_pages(&self) -> Client {
        self.timeout.map_or_else(|| self.client.clone(), |timeout| self.client.within(timeout))
    }

    /// What is left of a time that began with the call.
    pub(crate) fn left(&self, of: Duration) -> Duration {
        of.saturating_sub(self.began.elapsed())
    }

    /// Tells a step on the way.
    pub(crate) fn step(&self, step: &impl Show) {
        self.letters.post(self.ticket, News::Step(Paper::of(step)));
    }

    /// The end of something that can be stopped at any time and loses nothing by it.
    pub(crate) async fn unless_cancelled<T>(
        &self,
        stopped: impl FnOnce() -> Result<T, Error>,
        work: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        tokio::select! {
            biased;
            () = cancelled(self.cancel.as_ref()) => stopped(),
            ended = work => ended,
        }
    }
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
