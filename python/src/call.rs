//! One call of an operation, made in either of the two ways that Python has: waited for, or started and told of.

use crate::host::Host;
use crate::input::duration;
use crate::log;
use crate::mailbox::{Letters, Mailbox};
use crate::output::{Show, of_callback, raised};
use futures_util::FutureExt;
use pyo3::exceptions::{PyException, PyRuntimeError};
use pyo3::prelude::*;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tillback::{Cancel, Client, Error, blocking};

/// How often a call that waits looks for Ctrl-C and for lines of the log.
pub(crate) const GLANCE: Duration = Duration::from_millis(50);

/// So many steps are told without looking up.
const AT_ONCE: usize = 256;

/// Makes a result, or a step on the way to it, into a Python object.
pub(crate) type Answer = Box<dyn FnOnce(Python<'_>) -> PyResult<Py<PyAny>> + Send>;

pub(crate) type Ended = Result<Answer, Error>;

/// Takes the steps of a call as they come.
pub(crate) type Steps = Arc<dyn Fn(Answer) + Send + Sync>;

/// What a call has to do its work with.
pub(crate) struct Means {
    pub(crate) client: Client,
    pub(crate) steps: Steps,
    pub(crate) cancel: Cancel,
}

type Work = Box<dyn FnOnce(Means) -> Pin<Box<dyn Future<Output = Ended> + Send>> + Send>;

/// A value that is shown once it is asked for.
pub(crate) fn answer(value: impl Show + Send + 'static) -> Answer {
    Box::new(move |py| Ok(value.show(py)?.unbind()))
}

/// A call that is ready to be made, once.
#[pyclass(frozen, module = "tillback._native")]
pub(crate) struct Call {
    host: Arc<Host>,
    work: Mutex<Option<Work>>,
}

impl Call {
    /// A call whose result can be shown as it is.
    pub(crate) fn new<T, F>(host: &Arc<Host>, work: impl FnOnce(Means) -> F + Send + 'static) -> Self
    where
        T: Show + Send + 'static,
        F: Future<Output = Result<T, Error>> + Send + 'static,
    {
        Self::answering(host, |means| {
            let work = work(means);
            async { work.await.map(answer) }
        })
    }

    /// A call that makes its own Python object.
    pub(crate) fn answering<F>(host: &Arc<Host>, work: impl FnOnce(Means) -> F + Send + 'static) -> Self
    where
        F: Future<Output = Ended> + Send + 'static,
    {
        Self { host: host.clone(), work: Mutex::new(Some(Box::new(|means| Box::pin(work(means))))) }
    }

    fn take(&self) -> PyResult<Work> {
        lock(&self.work).take().ok_or_else(|| PyRuntimeError::new_err("This call was made already."))
    }
}

#[pymethods]
impl Call {
    /// Makes the call and returns its result. `each` is called with every step, by this thread.
    #[pyo3(signature = (timeout=None, each=None))]
    fn wait(
        &self,
        py: Python<'_>,
        timeout: Option<&Bound<'_, PyAny>>,
        each: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Py<PyAny>> {
        log::follow(py)?;
        let cancel = Cancel::new();
        let mut client = self.host.waiting()?.cancelled_by(&cancel);
        if let Some(timeout) = timeout {
            client = client.within(duration(timeout, "timeout")?);
        }
        let work = self.take()?;
        let mut watch = Watch { cancel, stopped: None, process: std::process::id() };
        let ended = match each {
            None => {
                let means =
                    Means { client: client.inner().clone(), steps: Arc::new(drop), cancel: watch.cancel.clone() };
                watch.over(py, client, Box::pin(async { work(means).await }))
            }
            Some(each) => {
                let (post, news) = mpsc::channel();
                let (step, end, cancel) = (post.clone(), post, watch.cancel.clone());
                let started = client.start(
                    move |client| {
                        let steps = Arc::new(move |answer| drop(step.send(News::Step(answer))));
                        work(Means { client, steps, cancel })
                    },
                    move |ended| drop(end.send(News::End(ended))),
                );
                started.map_err(|error| raised(py, &error))?;
                watch.told(py, &Mutex::new(news), each)
            }
        };
        let told = log::deliver(py);
        if let Some(stopped) = watch.stopped {
            return Err(stopped);
        }
        told?;
        ended.map_err(|error| raised(py, &error))?(py)
    }

    /// Makes the call in the background and comes back at once. Its end is put into `future` by the mailbox, which also calls
    /// `each` with every step.
    #[pyo3(signature = (mailbox, future, timeout=None, each=None))]
    fn start(
        &self,
        py: Python<'_>,
        mailbox: &Bound<'_, Mailbox>,
        future: Py<PyAny>,
        timeout: Option<&Bound<'_, PyAny>>,
        each: Option<Py<PyAny>>,
    ) -> PyResult<Started> {
        log::follow(py)?;
        let cancel = Cancel::new();
        let (runtime, client) = self.host.started(py)?;
        let mut client = client.cancelled_by(&cancel);
        if let Some(timeout) = timeout {
            client = client.within(duration(timeout, "timeout")?);
        }
        let work = self.take()?;
        let letters: Arc<Letters> = mailbox.get().letters();
        let ticket = letters.expect(future, each, cancel.clone());
        let told = letters.clone();
        let steps = Arc::new(move |answer| told.post(ticket, News::Step(answer)));
        let means = Means { client, steps, cancel: cancel.clone() };
        let started = Started { cancel, letters: letters.clone(), ticket };
        runtime.spawn(async move {
            let ended = AssertUnwindSafe(async { work(means).await }).catch_unwind().await;
            letters.post(ticket, News::End(ended.unwrap_or_else(|_| Err(Error::bug()))));
        });
        Ok(started)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Something that a call tells.
pub(crate) enum News {
    Step(Answer),
    End(Ended),
}

/// A call under way.
#[pyclass(frozen, module = "tillback._native")]
pub(crate) struct Started {
    cancel: Cancel,
    letters: Arc<Letters>,
    ticket: u64,
}

#[pymethods]
impl Started {
    /// Stops the waiting. A refund that was sent goes on. The end of the call is put into `future` instead, and no step is told
    /// any more. `False` where it was told already.
    fn cancel(&self, future: Py<PyAny>) -> bool {
        self.cancel.cancel();
        self.letters.redirect(self.ticket, future)
    }

    /// Nobody is to be told any more.
    fn forget(&self) {
        if self.letters.forget(self.ticket) {
            self.cancel.cancel();
        }
    }
}

/// Looks after a call that somebody waits for: a signal's handler or a step's callback may end the waiting.
struct Watch {
    cancel: Cancel,
    stopped: Option<PyErr>,
    /// In which the call was made.
    process: u32,
}

impl Watch {
    /// Whether it was not forked meanwhile, by Python's own code: what does the work is not there in a child.
    fn is_here(&mut self, py: Python<'_>) -> bool {
        let is_here = std::process::id() == self.process;
        if !is_here {
            let what =
                "This process was forked in the middle of a call, which goes on in the parent. Ask there how it ends.";
            self.stop(py, PyRuntimeError::new_err(what));
        }
        is_here
    }

    fn stop(&mut self, py: Python<'_>, why: PyErr) {
        self.cancel.cancel();
        // What ends the program, such as Ctrl-C, is never hidden by what an ordinary exception began.
        let is_ordinary = |error: &PyErr| error.is_instance_of::<PyException>(py);
        if self.stopped.as_ref().is_none_or(|earlier| is_ordinary(earlier) && !is_ordinary(&why)) {
            self.stopped = Some(why);
        }
    }

    fn glance(&mut self, py: Python<'_>) {
        if let Err(interrupted) = log::deliver(py).and_then(|()| py.check_signals()) {
            self.stop(py, interrupted);
        }
    }

    /// The end of work that this thread does itself. It leaves the runtime before Python's own code runs, which may wait for
    /// others that need it.
    fn over<F: Future<Output = Ended> + Send>(
        &mut self,
        py: Python<'_>,
        client: blocking::Client,
        mut work: Pin<Box<F>>,
    ) -> Ended {
        loop {
            let driven = py.detach(|| {
                catch_unwind(AssertUnwindSafe(|| client.drive_for(work.as_mut(), GLANCE)))
                    .unwrap_or_else(|_| Err(Error::bug()))
            });
            match driven {
                Ok(Some(answer)) => return Ok(answer),
                Ok(None) => {
                    self.glance(py);
                    if !self.is_here(py) {
                        // To close its connections here would take them out of the parent's event queue.
                        std::mem::forget(work);
                        return Err(Error::bug());
                    }
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// The end of work that is done elsewhere, and its steps on the way.
    fn told(&mut self, py: Python<'_>, news: &Mutex<Receiver<News>>, each: &Bound<'_, PyAny>) -> Ended {
        loop {
            let first = py.detach(|| lock(news).recv_timeout(GLANCE));
            let more = std::iter::from_fn(|| lock(news).try_recv().ok()).take(AT_ONCE);
            match first {
                Ok(first) => {
                    for news in std::iter::once(first).chain(more) {
                        match news {
                            News::Step(answer) => {
                                self.tell(py, answer, each);
                                if !self.is_here(py) {
                                    return Err(Error::bug());
                                }
                            }
                            News::End(ended) => return ended,
                        }
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(Error::bug()),
            }
            self.glance(py);
            if !self.is_here(py) {
                return Err(Error::bug());
            }
        }
    }

    fn tell(&mut self, py: Python<'_>, answer: Answer, each: &Bound<'_, PyAny>) {
        if self.stopped.is_none()
            && let Err(raised) = answer(py).and_then(|step| each.call1((step,)))
        {
            self.stop(py, of_callback(raised, py));
        }
    }
}
