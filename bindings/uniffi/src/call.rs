//! One call of an operation: made ready, and then awaited or waited for.

use crate::failure::EngineFailure;
use crate::host::Host;
use crate::input::duration;
use crate::news::News;
use crate::output::EngineAnswer;
use futures_util::FutureExt;
use std::collections::VecDeque;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tillback::{Cancel, Client, Error, ErrorCode};

/// So many steps cross at once.
const AT_ONCE: usize = 256;

/// Takes the steps of a call as they come.
pub(crate) type Steps = Arc<dyn Fn(EngineAnswer) + Send + Sync>;

/// What a call has to do its work with.
pub(crate) struct Means {
    pub(crate) client: Client,
    pub(crate) steps: Steps,
    pub(crate) cancel: Cancel,
}

impl Means {
    /// Reading on can be stopped at any time; nothing is lost by it.
    pub(crate) async fn unless_cancelled<T>(
        cancel: &Cancel,
        work: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        tokio::select! {
            biased;
            () = cancel.cancelled() => Err(Error::new(
                ErrorCode::Cancelled,
                "The reading was cancelled by its caller. Nothing was changed, and it can be read on.",
            )),
            ended = work => ended,
        }
    }
}

type Told = Result<EngineAnswer, Error>;
type Ending = Pin<Box<dyn Future<Output = Told> + Send>>;

enum Work {
    Call(Box<dyn FnOnce(Means) -> Ending + Send>),
    /// What waits for the calls of its client, and is none of them.
    Wait(Ending),
}

/// A call that is ready to be made, once. The engine's own thread does the work, whoever waits: who stops waiting stops nothing
/// else.
#[derive(uniffi::Object)]
pub struct EngineCall {
    host: Arc<Host>,
    work: Mutex<Option<Work>>,
    limit: Mutex<Option<Duration>>,
    cancel: Cancel,
    news: Arc<News<Told>>,
}

impl EngineCall {
    pub(crate) fn new<T, F>(host: &Arc<Host>, work: impl FnOnce(Means) -> F + Send + 'static) -> Arc<Self>
    where
        EngineAnswer: From<T>,
        F: Future<Output = Result<T, Error>> + Send + 'static,
    {
        let work = |means| {
            let work = work(means);
            Box::pin(async { work.await.map(EngineAnswer::from) }) as Ending
        };
        Self::ready(host, Work::Call(Box::new(work)), Cancel::new())
    }

    /// One that waits for the others.
    pub(crate) fn waiting<F>(host: &Arc<Host>, wait: impl FnOnce(Arc<Host>, Cancel) -> F) -> Arc<Self>
    where
        F: Future<Output = Result<bool, Error>> + Send + 'static,
    {
        let cancel = Cancel::new();
        let wait = wait(host.clone(), cancel.clone());
        Self::ready(host, Work::Wait(Box::pin(async { wait.await.map(EngineAnswer::from) })), cancel)
    }

    fn ready(host: &Arc<Host>, work: Work, cancel: Cancel) -> Arc<Self> {
        Arc::new(Self {
            host: host.clone(),
            work: Mutex::new(Some(work)),
            limit: Mutex::default(),
            cancel,
            news: Arc::default(),
        })
    }

    /// Hands the work over to the engine's thread, if that was not done yet.
    fn begin(&self) -> Result<(), Error> {
        let mut ready = lock(&self.work);
        if ready.is_none() {
            return Ok(());
        }
        // Without a thread, or after its client was closed, the work stays here: nobody would tell its end.
        let runtime = self.host.runtime()?;
        let under_way = match &*ready {
            Some(Work::Call(_)) => Some(self.host.begin(&self.cancel)?),
            Some(Work::Wait(_)) | None => None,
        };
        let ending: Ending = match (ready.take(), &under_way) {
            (Some(Work::Call(work)), Some((client, _))) => {
                let means = self.means(client);
                Box::pin(async { work(means).await })
            }
            (Some(Work::Wait(wait)), _) => wait,
            (Some(Work::Call(_)) | None, _) => return Ok(()),
        };
        drop(ready);
        let news = self.news.clone();
        runtime.spawn(async move {
            let ended = AssertUnwindSafe(ending).catch_unwind().await;
            // First, so that whoever waited for the last call of a client finds its journal closed.
            drop(under_way);
            news.end(ended.unwrap_or_else(|_| Err(Error::bug())));
        });
        Ok(())
    }

    fn means(&self, client: &Client) -> Means {
        let mut client = client.cancelled_by(&self.cancel);
        if let Some(limit) = *lock(&self.limit) {
            client = client.within(limit);
        }
        let told = self.news.clone();
        Means { client, steps: Arc::new(move |step| told.tell(Ok(step))), cancel: self.cancel.clone() }
    }
}

/// A few steps, or the end. Who lost the end, such as by being cancelled just then, must not wait for another one.
fn take(told: &mut VecDeque<Told>) -> Result<Vec<EngineAnswer>, EngineFailure> {
    if told.is_empty() {
        return Ok(vec![EngineAnswer::Over]);
    }
    let mut taken = Vec::new();
    while taken.len() < AT_ONCE {
        match told.pop_front() {
            Some(Ok(answer)) => taken.push(answer),
            Some(Err(error)) if taken.is_empty() => return Err(error.into()),
            Some(error @ Err(_)) => {
                told.push_front(error);
                break;
            }
            None => break,
        }
    }
    Ok(taken)
}

#[uniffi::export]
impl EngineCall {
    /// Gives the call so many milliseconds, before it is begun.
    pub fn limit(&self, milliseconds: i64) -> Result<(), EngineFailure> {
        *lock(&self.limit) = Some(duration(milliseconds, "timeout")?);
        Ok(())
    }

    /// Begins the call where it has not begun, and tells what came next: some steps, or the end behind them; once that was told,
    /// that it is over.
    pub async fn next(&self) -> Result<Vec<EngineAnswer>, EngineFailure> {
        self.begin()?;
        self.news.read(take).await
    }

    /// The same for a thread that waits, for so many milliseconds at most. Nothing where there was no news.
    pub fn wait(&self, milliseconds: u32) -> Result<Vec<EngineAnswer>, EngineFailure> {
        self.begin()?;
        let most = Duration::from_millis(milliseconds.into());
        self.news.read_within(most, take).unwrap_or_else(|| Ok(Vec::new()))
    }

    /// Ends the waiting: a refund that was sent goes on, and the end that is told is the status of this moment.
    pub fn cancel(&self) {
        self.cancel.cancel();
    }
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use crate::call::EngineCall;
    use crate::client::EngineClient;
    use futures_util::FutureExt;
    use std::sync::Arc;
    use tokio::runtime::Builder;

    /// One that ends well, and one that ends with an error.
    fn calls() -> [Arc<EngineCall>; 2] {
        let client = EngineClient::offline();
        [client.check_journal().unwrap(), client.get_refund("order-4711-return-1".to_owned()).unwrap()]
    }

    /// Whoever is cancelled just as the end is there drops it, and asks on until the call is over.
    #[test]
    fn who_lost_the_end_is_told_that_it_is_over() {
        let here = Builder::new_current_thread().build().unwrap();
        for call in calls() {
            drop(here.block_on(call.next()));
            let again = call.next().now_or_never().expect("waits for an end that was told");
            assert!(!again.unwrap().is_empty());
        }
    }

    #[test]
    fn who_lost_the_end_on_a_thread_is_told_so_too() {
        for call in calls() {
            while call.wait(50).is_ok_and(|told| told.is_empty()) {}
            assert!(!call.wait(0).unwrap().is_empty(), "waits for an end that was told");
        }
    }
}
