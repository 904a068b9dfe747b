//! What runs a client's calls: the thread that waits for them, or one in the background.

use crate::call::GLANCE;
use crate::input::invalid;
use crate::output::raised;
use pyo3::exceptions::{PyOSError, PyRuntimeError};
use pyo3::prelude::*;
use std::io;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread::Builder as Thread;
use tillback::{Client, ClientBuilder, Error, ErrorCode, blocking};
use tokio::runtime::{Builder, Handle, Runtime};

pub(crate) enum Host {
    /// The thread that waits.
    Waiting(blocking::Client),
    /// A thread of the client, which nobody waits for.
    Started(Background),
}

pub(crate) struct Background {
    client: Client,
    runtime: OnceLock<Runtime>,
    /// The one it was made in.
    process: u32,
}

impl Host {
    /// Opens the journal, which may have to wait for another process: elsewhere, so that Ctrl-C ends the waiting.
    pub(crate) fn open(py: Python<'_>, builder: ClientBuilder, waits: bool) -> PyResult<Self> {
        let (end, ended) = mpsc::channel();
        let open = move || drop(end.send(builder.build().and_then(|client| Self::new(client, waits))));
        Thread::new().name("tillback-open".to_owned()).spawn(open).map_err(|error| no_thread(&error))?;
        let ended = Mutex::new(ended);
        loop {
            let opened = py.detach(|| ended.lock().unwrap_or_else(PoisonError::into_inner).recv_timeout(GLANCE));
            match opened {
                Ok(opened) => return opened.map_err(|error| raised(py, &error)),
                Err(RecvTimeoutError::Timeout) => py.check_signals()?,
                Err(RecvTimeoutError::Disconnected) => return Err(raised(py, &Error::bug())),
            }
        }
    }

    fn new(client: Client, waits: bool) -> Result<Self, Error> {
        Ok(if waits {
            Self::Waiting(client.try_into()?)
        } else {
            Self::Started(Background { client, runtime: OnceLock::new(), process: std::process::id() })
        })
    }

    /// For what is done without waiting, and by a call that already runs.
    pub(crate) fn client(&self) -> &Client {
        match self {
            Self::Waiting(client) => client.inner(),
            Self::Started(background) => &background.client,
        }
    }

    pub(crate) fn waiting(&self) -> PyResult<&blocking::Client> {
        match self {
            Self::Waiting(client) => Ok(client),
            Self::Started(_) => Err(PyRuntimeError::new_err("A call of an AsyncClient can't be waited for.")),
        }
    }

    pub(crate) fn started(&self, py: Python<'_>) -> PyResult<(&Handle, &Client)> {
        match self {
            Self::Started(background) => {
                // The threads of a parent's runtime are not here: a call would wait for ever.
                background.client.made_here().map_err(|error| raised(py, &error))?;
                Ok((background.runtime()?.handle(), &background.client))
            }
            Self::Waiting(_) => Err(PyRuntimeError::new_err("A call of a Client can only be waited for.")),
        }
    }
}

impl Background {
    /// Made with the first call, so that a client that only stands ready has no thread.
    fn runtime(&self) -> PyResult<&Runtime> {
        if let Some(runtime) = self.runtime.get() {
            return Ok(runtime);
        }
        let made = Builder::new_multi_thread().worker_threads(1).thread_name("tillback").enable_all().build();
        let made = made.map_err(|error| no_thread(&error))?;
        Ok(self.runtime.get_or_init(|| made))
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        let Some(runtime) = self.runtime.take() else { return };
        if std::process::id() == self.process {
            // Waits for nothing: this may be the thread of an event loop, or hold the interpreter.
            runtime.shutdown_background();
        } else {
            // Of a parent process: its threads are not here, and its sockets are the parent's.
            std::mem::forget(runtime);
        }
    }
}

fn no_thread(error: &io::Error) -> PyErr {
    PyOSError::new_err(format!("The system gives no thread: {error}. Nothing was sent."))
}

/// A call on a client that was closed.
pub(crate) fn closed(py: Python<'_>) -> PyErr {
    invalid(py, ErrorCode::ArgumentInvalid, "client", "The client is closed. Make a new one.")
}
