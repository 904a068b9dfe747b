//! What runs the calls: one thread of tillback's for the whole process, whatever becomes of the event loops.

use crate::call::lock;
use std::future::pending;
use std::io;
use std::sync::{Arc, Mutex, OnceLock};
use std::thread;
use std::time::Instant;
use tillback::{Cancel, Client, ClientBuilder, Error, ErrorCode};
use tokio::runtime::{Builder, Handle};
use tokio::sync::OnceCell;
use tokio::time::sleep_until;

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
    client: OnceCell<Client>,
}

impl Host {
    /// Ready at once.
    pub(crate) fn open(builder: ClientBuilder, client: Client) -> Arc<Self> {
        Arc::new(Self { builder, client: OnceCell::new_with(Some(client)) })
    }

    pub(crate) fn still_to_open(builder: ClientBuilder) -> Arc<Self> {
        Arc::new(Self { builder, client: OnceCell::new() })
    }

    pub(crate) fn is_unopened(&self) -> bool {
        !self.client.initialized()
    }

    /// Calls that come together open it once; after a failure the next one tries again. Each waits no longer than its caller does.
    pub(crate) async fn client(&self, cancel: Option<&Cancel>, until: Option<Instant>) -> Result<&Client, Error> {
        if let Some(client) = self.client.get() {
            return Ok(client);
        }
        let opening = self.client.get_or_try_init(|| async {
            let builder = self.builder.clone();
            let opened = tokio::task::spawn_blocking(|| builder.build()).await;
            opened.unwrap_or_else(|_| Err(Error::bug()))
        });
        let stopped = async {
            match cancel {
                Some(cancel) => cancel.cancelled().await,
                None => pending().await,
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
            () = stopped => Err(cancelled()),
            opened = opening => opened,
            () = late => Err(timed_out()),
        }
    }
}

/// For a call whose time was over before the client was there.
fn timed_out() -> Error {
    let what =
        "The journal could not be opened in the time given, such as because another process has it. Nothing was sent.";
    Error::new(ErrorCode::TimedOut, what)
}

/// For a call that was stopped before the client was there.
fn cancelled() -> Error {
    Error::new(ErrorCode::Cancelled, "The call was cancelled by its caller. Nothing was sent.")
}
