//! What runs a client's calls: one thread, which nobody waits for.

use crate::call::lock;
use std::sync::{Arc, Mutex, OnceLock, Weak};
use tillback::{Client, Error, ErrorCode};
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::Mutex as Gate;

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
    client: Client,
    /// Made with the first call, so that a client that only stands ready has no thread.
    runtime: OnceLock<Runtime>,
    sources: Mutex<Vec<Weak<dyn Close>>>,
}

impl Host {
    pub(crate) fn new(client: Client) -> Self {
        Self { client, runtime: OnceLock::new(), sources: Mutex::default() }
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
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

    pub(crate) fn runtime(&self) -> Result<&Handle, Error> {
        self.client.made_here()?;
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
    fn drop(&mut self) {
        // Of a client that is closed, nothing holds its journal.
        for source in lock(&self.sources).drain(..).filter_map(|source| source.upgrade()) {
            source.close();
        }
        // Waits for nothing: this may be the thread of a user interface.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
