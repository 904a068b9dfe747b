//! What runs a client's calls: one thread, which nobody waits for.

use std::sync::OnceLock;
use tillback::{Client, Error, ErrorCode};
use tokio::runtime::{Builder, Handle, Runtime};

pub(crate) struct Host {
    client: Client,
    /// Made with the first call, so that a client that only stands ready has no thread.
    runtime: OnceLock<Runtime>,
}

impl Host {
    pub(crate) fn new(client: Client) -> Self {
        Self { client, runtime: OnceLock::new() }
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
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
        // Waits for nothing: this may be the thread of a user interface.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
