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

    /// Whether it only waits for others to end, and needs nothing opened.
    fn waits_for_others(&self) -> Option<Duration> {
        None
    }

    fn run(self, means: Means) -> impl Future<Output = Result<Paper, Error>> + Send;
}

impl Order {
    /// Has it done in the background. `read` may take as long as it likes; nobody waits for it here.
    pub(crate) fn begin<E: Errand>(self, host: Arc<Host>, read: impl FnOnce() -> Result<E, Error> + Send + 'static) {
        let (letters, ticket) = (self.letters.clone(), self.ticket);
        let runtime = match runtime() {
            Ok(runtime) => runtime,
            Err(error) => return letters.post(ticket, News::end(Err(error))),
        };
        let began = Instant::now();
        runtime.spawn(async move {
            let made = async move {
                let errand = read()?;
                if let Some(within) = errand.waits_for_others() {
                    return finished(&host, within, self.cancel.as_ref()).await;
                }
                let _under_way = host.under_way();
                let limit = [self.timeout, errand.patience(host.deadline)].into_iter().flatten().min();
                let until = limit.and_then(|limit| began.checked_add(limit));
                let client = host.client(self.cancel.as_ref(), until).await?;
                errand.run(self.means(client, began)).await
            };
            // The host is gone before the end is told: of the last call of a closed client nothing is left open.
            let ended = AssertUnwindSafe(made).catch_unwind().await.unwrap_or_else(|_| Err(Error::bug()));
            letters.post(ticket, News::end(ended));
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

/// Whether all that is under way ended in time.
async fn finished(host: &Arc<Host>, within: Duration, cancel: Option<&Cancel>) -> Result<Paper, Error> {
    let stopped = async {
        match cancel {
            Some(cancel) => cancel.cancelled().await,
            None => pending().await,
        }
    };
    let ended = tokio::select! {
        biased;
        () = stopped => Ok(false),
        ended = host.finished(within) => ended,
    };
    ended.map(|ended| Paper::of(&ended))
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
        let Some(cancel) = &self.cancel else { return work.await };
        tokio::select! {
            biased;
            () = cancel.cancelled() => stopped(),
            ended = work => ended,
        }
    }
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
