//! What runs a client's calls: one thread, which nobody waits for.

use crate::call::lock;
use crate::client::closed;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, Weak};
use std::thread;
use std::time::{Duration, Instant};
use tillback::{Cancel, Client, Error, ErrorCode};
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::{Mutex as Gate, watch};
use tokio::time::timeout;

/// What is under way when a client is closed gets so long, and is cancelled then.
const CLOSING: Duration = Duration::from_secs(5);

/// A call that is cancelled comes to its end at once, unless the journal keeps it.
const ENDING: Duration = Duration::from_secs(1);

/// What is read one by one, until its client is closed.
pub(crate) type Source<T> = Arc<Gate<Option<T>>>;

trait Close: Send + Sync {
    fn close(&self);
}

impl<T: Send> Close for Gate<Option<T>> {
    fn close(&self) {
        if let Ok(mut source) = self.try_lock() {
            drop(source.take());
        }
    }
}

pub(crate) struct Host {
    state: Mutex<State>,
    /// How many calls are under way.
    calls: watch::Sender<usize>,
    /// Made with the first call, so that a client that only stands ready has no thread.
    runtime: OnceLock<Runtime>,
    sources: Mutex<Vec<Weak<dyn Close>>>,
}

struct State {
    /// None once it is closed.
    client: Option<Client>,
    /// No call may begin any more.
    is_closing: bool,
    /// What ends each call that is under way.
    under_way: BTreeMap<u64, Cancel>,
    begun: u64,
}

impl Host {
    pub(crate) fn new(client: Client) -> Self {
        let state = State { client: Some(client), is_closing: false, under_way: BTreeMap::new(), begun: 0 };
        Self {
            state: Mutex::new(state),
            calls: watch::Sender::new(0),
            runtime: OnceLock::new(),
            sources: Mutex::default(),
        }
    }

    pub(crate) fn client(&self) -> Result<Client, Error> {
        lock(&self.state).client.clone().ok_or_else(closed)
    }

    /// The client for a call that begins, and what says that it is under way.
    pub(crate) fn begin(self: &Arc<Self>, cancel: &Cancel) -> Result<(Client, UnderWay), Error> {
        let mut state = lock(&self.state);
        let client = state.client.clone().filter(|_| !state.is_closing).ok_or_else(closed)?;
        state.begun += 1;
        let number = state.begun;
        state.under_way.insert(number, cancel.clone());
        self.calls.send_replace(state.under_way.len());
        Ok((client, UnderWay { host: self.clone(), number }))
    }

    /// From now on no call begins.
    pub(crate) fn shut(&self) {
        lock(&self.state).is_closing = true;
    }

    /// Waits until no call is under way, and nothing goes on by itself any more.
    pub(crate) async fn finished(&self, within: Duration) -> Result<bool, Error> {
        let began = Instant::now();
        let is_quiet = self.quiet(within).await;
        let Ok(client) = self.client() else { return Ok(is_quiet) };
        Ok(client.finish(within.saturating_sub(began.elapsed())).await? && is_quiet)
    }

    /// Gives what is under way its time, and lets go of the journal.
    pub(crate) async fn close(&self) {
        // An error is about a client of another process, which has nothing under way here.
        if !self.finished(CLOSING).await.unwrap_or(true) {
            lock(&self.state).under_way.values().for_each(Cancel::cancel);
            self.quiet(ENDING).await;
        }
        self.close_sources();
        let client = lock(&self.state).client.take();
        drop(client);
    }

    async fn quiet(&self, within: Duration) -> bool {
        let mut calls = self.calls.subscribe();
        timeout(within, calls.wait_for(|calls| *calls == 0)).await.is_ok()
    }

    /// What is read on behalf of this client.
    pub(crate) fn source<T: Send + 'static>(&self, source: T) -> Source<T> {
        let source = Arc::new(Gate::new(Some(source)));
        let mut sources = lock(&self.sources);
        sources.retain(|source| source.strong_count() > 0);
        let weak = Arc::downgrade(&source);
        sources.push(weak);
        source
    }

    /// Of a client that is closed, nothing holds its journal.
    fn close_sources(&self) {
        for source in lock(&self.sources).drain(..).filter_map(|source| source.upgrade()) {
            source.close();
        }
    }

    pub(crate) fn runtime(&self) -> Result<&Handle, Error> {
        self.client()?.made_here()?;
        if let Some(runtime) = self.runtime.get() {
            return Ok(runtime.handle());
        }
        let made = Builder::new_multi_thread().worker_threads(1).thread_name("tillback").enable_all().build();
        let made = made.map_err(|error| {
            Error::new(ErrorCode::Internal, format!("The system gives no thread: {error}. Nothing was sent."))
        })?;
        Ok(self.runtime.get_or_init(|| made).handle())
    }
}

impl Drop for Host {
    /// Waits for nothing: this may be the thread of a user interface, and a journal is written to the disk as it is closed.
    fn drop(&mut self) {
        self.close_sources();
        let client = lock(&self.state).client.take();
        if let (Some(client), Err(_)) = (client, Handle::try_current()) {
            // Without a thread it is closed here after all.
            drop(thread::Builder::new().name("tillback".to_owned()).spawn(move || drop(client)));
        }
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// A call that is under way.
pub(crate) struct UnderWay {
    host: Arc<Host>,
    number: u64,
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        let mut state = lock(&self.host.state);
        state.under_way.remove(&self.number);
        self.host.calls.send_replace(state.under_way.len());
    }
}

#[cfg(test)]
mod tests {
    use crate::call::EngineCall;
    use crate::client::EngineClient;
    use crate::output::EngineAnswer;
    use std::future::pending;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::Duration;
    use tillback::Cancel;
    use tokio::sync::oneshot;
    use tokio::time::sleep;

    fn ended(call: &EngineCall) -> Vec<EngineAnswer> {
        std::iter::repeat_with(|| call.wait(50).unwrap()).find(|told| !told.is_empty()).unwrap()
    }

    /// A call that is under way until somebody says so.
    fn long(client: &EngineClient) -> (Arc<EngineCall>, oneshot::Sender<()>) {
        let (end, told) = oneshot::channel();
        let call = EngineCall::new(&client.host().unwrap(), |_| async move { Ok(told.await.is_ok()) });
        assert!(call.wait(0).unwrap().is_empty());
        (call, end)
    }

    #[test]
    fn closing_waits_for_calls_under_way_whoever_asks() {
        let client = EngineClient::offline();
        let (call, end) = long(&client);
        let closings = [client.end().unwrap(), client.end().unwrap()];
        assert!(closings.iter().all(|closing| closing.wait(50).unwrap().is_empty()));
        end.send(()).unwrap();
        assert!(closings.iter().all(|closing| matches!(ended(closing)[..], [EngineAnswer::Flag { flag: true }])));
        assert!(matches!(call.wait(0).unwrap()[..], [EngineAnswer::Flag { flag: true }]));
        drop((call, closings));
        assert!(client.end().is_none(), "it is over");
    }

    #[test]
    fn a_call_that_was_made_ready_does_not_begin_once_its_client_is_closed() {
        let client = EngineClient::offline();
        let has_begun = Arc::new(AtomicBool::new(false));
        let begun = has_begun.clone();
        let call = EngineCall::new(&client.host().unwrap(), |_| async move {
            begun.store(true, Ordering::Release);
            Ok(true)
        });
        let closing = client.end().unwrap();
        for _ in 0..2 {
            let refusal = call.wait(50).err().unwrap();
            assert_eq!(
                refusal.to_string(),
                "ARGUMENT_INVALID: The client is closed. Make a new one. Nothing was sent."
            );
            ended(&closing);
        }
        assert!(!has_begun.load(Ordering::Acquire));
    }

    /// Such as one that settles: it sends nothing more then.
    #[test]
    fn what_takes_longer_than_closing_is_cancelled() {
        let client = EngineClient::offline();
        let call = EngineCall::new(&client.host().unwrap(), |means| async move {
            let cancelled: Cancel = means.cancel;
            tokio::select! {
                () = cancelled.cancelled() => Ok(true),
                () = pending() => Ok(false),
            }
        });
        assert!(call.wait(0).unwrap().is_empty());
        ended(&client.end().unwrap());
        assert!(matches!(call.wait(0).unwrap()[..], [EngineAnswer::Flag { flag: true }]));
    }

    #[test]
    fn who_stops_waiting_for_the_end_of_calls_waits_no_longer_and_who_closes_does() {
        let client = EngineClient::offline();
        let (_call, end) = long(&client);
        let finishing = client.finish(60_000).unwrap();
        assert!(finishing.wait(0).unwrap().is_empty());
        finishing.cancel();
        assert!(matches!(ended(&finishing)[..], [EngineAnswer::Flag { flag: false }]));
        let closing = client.end().unwrap();
        closing.cancel();
        assert!(closing.wait(50).unwrap().is_empty());
        assert!(client.host().is_err());
        end.send(()).unwrap();
        ended(&closing);
    }

    #[test]
    fn finishing_waits_for_calls_under_way() {
        let client = EngineClient::offline();
        let (_call, end) = long(&client);
        assert!(matches!(ended(&client.finish(50).unwrap())[..], [EngineAnswer::Flag { flag: false }]));
        let finishing = client.finish(60_000).unwrap();
        let later = EngineCall::new(&client.host().unwrap(), |_| async move {
            sleep(Duration::from_millis(50)).await;
            let _ = end.send(());
            Ok(true)
        });
        assert!(later.wait(0).unwrap().is_empty());
        assert!(matches!(ended(&finishing)[..], [EngineAnswer::Flag { flag: true }]));
    }
}
