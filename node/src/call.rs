//! One call of an operation: made on tillback's thread, its end put into a mailbox.

use crate::host::{Host, runtime};
use crate::mailbox::{Letters, News};
use crate::output::{Paper, Show};
use futures_util::FutureExt;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tillback::{Cancel, Client, Error};

/// What a call needs besides its input.
pub(crate) struct Order {
    pub(crate) letters: Arc<Letters>,
    pub(crate) ticket: u32,
    pub(crate) timeout: Option<Duration>,
    pub(crate) cancel: Option<Cancel>,
}

impl Order {
    /// Has it done in the background. `work` may take as long as it likes; nobody waits for it here.
    pub(crate) fn begin<F>(self, host: Arc<Host>, work: impl FnOnce(Means) -> F + Send + 'static)
    where
        F: Future<Output = Result<Paper, Error>> + Send + 'static,
    {
        let (letters, ticket) = (self.letters.clone(), self.ticket);
        let runtime = match runtime() {
            Ok(runtime) => runtime,
            Err(error) => return letters.post(ticket, News::end(Err(error))),
        };
        runtime.spawn(async move {
            let made = async {
                let client = host.client(self.cancel.as_ref()).await?;
                work(self.means(client.clone())).await
            };
            let ended = AssertUnwindSafe(made).catch_unwind().await.unwrap_or_else(|_| Err(Error::bug()));
            letters.post(ticket, News::end(ended));
        });
    }

    fn means(self, mut client: Client) -> Means {
        if let Some(cancel) = &self.cancel {
            client = client.cancelled_by(cancel);
        }
        if let Some(timeout) = self.timeout {
            client = client.within(timeout);
        }
        Means { client, letters: self.letters, ticket: self.ticket, cancel: self.cancel }
    }
}

/// What a call does its work with.
pub(crate) struct Means {
    pub(crate) client: Client,
    letters: Arc<Letters>,
    ticket: u32,
    cancel: Option<Cancel>,
}

impl Means {
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
