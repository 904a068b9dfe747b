//! What runs the calls: one thread of tillback's for the whole process, whatever becomes of the event loops.

use crate::call::{cancelled, lock};
use crate::stream::Source;
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};
use std::future::pending;
use std::io;
use std::sync::{Arc, Mutex, OnceLock, Weak};
use std::thread;
use std::time::{Duration, Instant};
use tillback::{Cancel, Client, ClientBuilder, Error, ErrorCode};
use tokio::runtime::{Builder, Handle};
use tokio::sync::{Mutex as Gate, watch};
use tokio::time::{sleep_until, timeout};

/// A refund that was sent comes to its end, also where the worker thread that asked for it is gone. So it ends with the process only.
///
/// One thread does all of it: it waits for gateways, and is woken less often than several that hand work to each other.
pub(crate) fn runtime() -> Result<&'static Handle, Error> {
    static RUNTIME: OnceLock<Handle> = OnceLock::new();
    static MAKING: Mutex<()> = Mutex::new(());
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let _one_at_a_time = lock(&MAKING);
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let handle = begin().map_err(|error| {
        Error::new(ErrorCode::Internal, format!("The system gives no thread: {error}. Nothing was sent."))
    })?;
    Ok(RUNTIME.get_or_init(|| handle))
}

fn begin() -> io::Result<Handle> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    let work = move || runtime.block_on(pending::<()>());
    thread::Builder::new().name("tillback".to_owned()).spawn(work)?;
    Ok(handle)
}

/// A client whose journal is opened by its first call: that may wait for another process, and an event loop must not.
pub(crate) struct Host {
    builder: ClientBuilder,
    state: Arc<Mutex<State>>,
    /// How long a refund may take that names no deadline, where the settings say so.
    pub(crate) deadline: Option<Duration>,
    /// Calls under way.
    calls: watch::Sender<usize>,
    /// What is read one by one, and ends with the client.
    streams: Mutex<Vec<Weak<Gate<Source>>>>,
}

enum State {
    Unopened,
    Opening(Opening),
    Open(Client),
}

/// One attempt, whoever waits for it.
type Opening = Shared<BoxFuture<'static, Result<Client, Error>>>;

impl Host {
    /// Ready at once.
    pub(crate) fn open(builder: ClientBuilder, deadline: Option<Duration>, client: Client) -> Arc<Self> {
        Self::new(builder, deadline, State::Open(client))
    }

    pub(crate) fn still_to_open(builder: ClientBuilder, deadline: Option<Duration>) -> Arc<Self> {
        Self::new(builder, deadline, State::Unopened)
    }

    fn new(builder: ClientBuilder, deadline: Option<Duration>, state: State) -> Arc<Self> {
        let calls = watch::Sender::new(0);
        Arc::new(Self { builder, state: Arc::new(Mutex::new(state)), deadline, calls, streams: Mutex::default() })
    }

    /// Calls that come together open it once, and are all told if that fails; the next one tries again. Each waits no longer than its
    /// caller does.
    pub(crate) async fn client(&self, cancel: Option<&Cancel>, until: Option<Instant>) -> Result<Client, Error> {
        let opening = match &mut *lock(&self.state) {
            State::Open(client) => return Ok(client.clone()),
            State::Opening(opening) => opening.clone(),
            unopened @ State::Unopened => {
                let opening = self.opening();
                *unopened = State::Opening(opening.clone());
                // Also when all who wait for it have gone.
                tokio::spawn(opening.clone());
                opening
            }
        };
        let late = async {
            match until {
                Some(until) => sleep_until(until.into()).await,
                None => pending().await,
            }
        };
        tokio::select! {
            biased;
            () = cancelled(cancel) => Err(stopped()),
            opened = opening => opened,
            () = late => Err(timed_out()),
        }
    }

    fn opening(&self) -> Opening {
        let (builder, state) = (self.builder.clone(), self.state.clone());
        let opening = async move {
            let opened = tokio::task::spawn_blocking(|| builder.build()).await.unwrap_or_else(|_| Err(Error::bug()));
            *lock(&state) = opened.as_ref().map_or(State::Unopened, |client| State::Open(client.clone()));
            opened
        };
        opening.boxed().shared()
    }

    /// A call is under way as long as this is kept.
    pub(crate) fn under_way(self: &Arc<Self>) -> UnderWay {
        self.calls.send_modify(|calls| *calls += 1);
        UnderWay(self.clone())
    }

    /// No call is under way, and nothing goes on by itself any more.
    pub(crate) async fn finished(&self, within: Duration) -> Result<bool, Error> {
        let began = Instant::now();
        let mut calls = self.calls.subscribe();
        let ended = timeout(within, calls.wait_for(|calls| *calls == 0)).await.is_ok();
        let client = match &*lock(&self.state) {
            State::Open(client) => client.clone(),
            // Nobody who waited for it is left.
            State::Unopened | State::Opening(_) => return Ok(ended),
        };
        Ok(client.finish(within.saturating_sub(began.elapsed())).await? && ended)
    }

    pub(crate) fn keep(&self, stream: &Arc<Gate<Source>>) {
        let mut streams = lock(&self.streams);
        streams.retain(|stream| stream.strong_count() > 0);
        streams.push(Arc::downgrade(stream));
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // Of a client that is closed, nothing holds its journal.
        for stream in lock(&self.streams).drain(..).filter_map(|stream| stream.upgrade()) {
            if let Ok(mut source) = stream.try_lock() {
                *source = Source::Closed;
            }
        }
    }
}

/// A call that is under way.
pub(crate) struct UnderWay(Arc<Host>);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.calls.send_modify(|calls| *calls -= 1);
    }
}

/// For a call whose time was over before the client was there.
fn timed_out() -> Error {
    let what =
        "The journal could not be opened in the time given, such as because another process has it. Nothing was sent.";
    Error::new(ErrorCode::TimedOut, what)
}

/// For a call that was stopped before the client was there.
fn stopped() -> Error {
    Error::new(ErrorCode::Cancelled, "The call was cancelled by its caller. Nothing was sent.")
}
