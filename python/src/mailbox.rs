//! How the ends of started calls come to an event loop.
//!
//! Threads of the engine never wait for the interpreter: they put letters into a box and ring a bell, which is a socket that the
//! loop watches. One ring is enough for many letters.

use crate::call::{Answer, Ended, News};
use crate::log;
use crate::output::{of_callback, raised};
use pyo3::exceptions::{PyOSError, PyRuntimeError, PyStopIteration};
use pyo3::intern;
use pyo3::prelude::*;
use std::collections::{HashMap, VecDeque};
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tillback::Cancel;

/// So many letters are opened before the loop is given a chance to do other things.
const AT_ONCE: usize = 256;

/// One for each event loop.
#[pyclass(frozen, module = "tillback._native")]
pub(crate) struct Mailbox(Arc<Letters>);

pub(crate) struct Letters {
    bell: Bell,
    rung: AtomicBool,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    arrived: VecDeque<(u64, News)>,
    waiters: HashMap<u64, Waiter>,
    tickets: u64,
}

/// Whoever awaits a call.
struct Waiter {
    future: Py<PyAny>,
    each: Option<Py<PyAny>>,
    cancel: Cancel,
    /// What `each` raised.
    raised: Option<PyErr>,
}

impl Letters {
    pub(crate) fn expect(&self, future: Py<PyAny>, each: Option<Py<PyAny>>, cancel: Cancel) -> u64 {
        let mut inner = self.inner();
        inner.tickets += 1;
        let ticket = inner.tickets;
        inner.waiters.insert(ticket, Waiter { future, each, cancel, raised: None });
        ticket
    }

    /// Has somebody else told of a call's end, and of nothing before it; `false` where its end was told.
    pub(crate) fn redirect(&self, ticket: u64, future: Py<PyAny>) -> bool {
        let mut inner = self.inner();
        let Some(waiter) = inner.waiters.get_mut(&ticket) else { return false };
        let before = std::mem::replace(&mut waiter.future, future);
        let each = waiter.each.take();
        // Python's own code may run when they are dropped.
        drop(inner);
        drop((before, each));
        true
    }

    /// Has nobody told; `false` where its end was told.
    pub(crate) fn forget(&self, ticket: u64) -> bool {
        let waiter = self.inner().waiters.remove(&ticket);
        waiter.is_some()
    }

    pub(crate) fn post(&self, ticket: u64, news: News) {
        let mut inner = self.inner();
        if !inner.waiters.contains_key(&ticket) {
            return;
        }
        inner.arrived.push_back((ticket, news));
        drop(inner);
        self.ring();
    }

    /// Has the loop look into the box.
    pub(crate) fn ring(&self) {
        if !self.rung.swap(true, Ordering::AcqRel) {
            self.bell.ring();
        }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[pymethods]
impl Mailbox {
    /// `wake` is called by another thread where the loop can't watch sockets; else the loop has to watch `fileno`.
    #[new]
    #[pyo3(signature = (wake=None))]
    fn new(wake: Option<Py<PyAny>>) -> PyResult<Self> {
        let bell = match wake {
            Some(wake) => Bell::Callback(wake),
            None => Bell::socket().map_err(|error| {
                PyOSError::new_err(format!("The system gives no socket: {error}. Nothing was sent."))
            })?,
        };
        let letters = Arc::new(Letters { bell, rung: AtomicBool::new(false), inner: Mutex::default() });
        log::wake(&letters);
        Ok(Self(letters))
    }

    /// What the loop has to watch; -1 where nothing is to be watched.
    fn fileno(&self) -> i32 {
        self.0.bell.fileno()
    }

    /// Opens the letters, in the thread of the loop. An exception is a signal's, which ends the loop: whatever came for others is
    /// handed on before.
    fn open(&self, py: Python<'_>) -> PyResult<()> {
        self.0.bell.hush();
        self.0.rung.store(false, Ordering::Release);
        let letters: Vec<_> = {
            let mut inner = self.0.inner();
            let most = inner.arrived.len().min(AT_ONCE);
            inner.arrived.drain(..most).collect()
        };
        let mut all = Ok(());
        for (ticket, news) in letters {
            let handed = match news {
                News::Step(answer) => {
                    self.step(py, ticket, answer);
                    Ok(())
                }
                News::End(ended) => self.end(py, ticket, ended),
            };
            all = all.and(handed);
        }
        if !self.0.inner().arrived.is_empty() {
            self.0.ring();
        }
        all.and(log::deliver(py))
    }
}

impl Mailbox {
    pub(crate) fn letters(&self) -> Arc<Letters> {
        self.0.clone()
    }

    fn step(&self, py: Python<'_>, ticket: u64, answer: Answer) {
        // No lock is held while Python's own code runs.
        let each = {
            let inner = self.0.inner();
            let Some(waiter) = inner.waiters.get(&ticket) else { return };
            if waiter.raised.is_some() {
                return;
            }
            waiter.each.as_ref().map(|each| each.clone_ref(py))
        };
        let Some(each) = each else { return };
        if let Err(raised) =
            answer(py).and_then(|step| each.call1(py, (step,))).map_err(|raised| of_callback(raised, py))
            && let Some(waiter) = self.0.inner().waiters.get_mut(&ticket)
        {
            waiter.cancel.cancel();
            waiter.raised = Some(raised);
        }
    }

    fn end(&self, py: Python<'_>, ticket: u64, ended: Ended) -> PyResult<()> {
        let Some(waiter) = self.0.inner().waiters.remove(&ticket) else { return Ok(()) };
        let future = waiter.future.bind(py);
        if future.call_method0(intern!(future.py(), "done"))?.is_truthy()? {
            return Ok(());
        }
        let ended = match waiter.raised {
            Some(raised) => Err(raised),
            None => ended.map_err(|error| raised(py, &error)).and_then(|answer| answer(py)),
        };
        match ended {
            Ok(result) => future.call_method1(intern!(future.py(), "set_result"), (result,))?,
            Err(error) => future.call_method1(intern!(future.py(), "set_exception"), (bearable(py, error),))?,
        };
        Ok(())
    }
}

/// A future takes any exception but one.
fn bearable(py: Python<'_>, error: PyErr) -> PyErr {
    if !error.is_instance_of::<PyStopIteration>(py) {
        return error;
    }
    let other = PyRuntimeError::new_err("progress raised StopIteration");
    other.set_cause(py, Some(error));
    other
}

/// Wakes an event loop.
enum Bell {
    #[cfg(unix)]
    Socket { near: std::os::unix::net::UnixStream, far: std::os::unix::net::UnixStream },
    /// `loop.call_soon_threadsafe`, which needs the interpreter.
    Callback(Py<PyAny>),
}

impl Bell {
    #[cfg(unix)]
    fn socket() -> io::Result<Self> {
        let (near, far) = std::os::unix::net::UnixStream::pair()?;
        near.set_nonblocking(true)?;
        far.set_nonblocking(true)?;
        Ok(Self::Socket { near, far })
    }

    #[cfg(not(unix))]
    fn socket() -> io::Result<Self> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn fileno(&self) -> i32 {
        match self {
            #[cfg(unix)]
            Self::Socket { near, .. } => std::os::fd::AsRawFd::as_raw_fd(near),
            Self::Callback(_) => -1,
        }
    }

    fn ring(&self) {
        match self {
            // A full socket has rung already.
            #[cfg(unix)]
            Self::Socket { far, .. } => drop(io::Write::write(&mut &*far, &[1])),
            Self::Callback(wake) => {
                // A loop that is closed has nobody who waits, and an interpreter that ends neither.
                Python::try_attach(|py| drop(wake.call0(py)));
            }
        }
    }

    fn hush(&self) {
        match self {
            #[cfg(unix)]
            Self::Socket { near, .. } => drop(io::Read::read(&mut &*near, &mut [0; 64])),
            Self::Callback(_) => {}
        }
    }
}
