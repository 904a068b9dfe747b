//! References that the program's own iterator gives, drawn by the thread that asks for rows.
//!
//! The iterator may take its time, make calls of its own or raise, so no thread of the engine ever runs it: a report that
//! wants more asks for it as a step of the call that is under way.

use crate::call::{Steps, answer};
use crate::input;
use crate::output::raised;
use futures_util::Stream;
use pyo3::exceptions::PyException;
use pyo3::gc::{PyTraverseError, PyVisit};
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyList, PyTuple};
use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};
use tillback::{Error, ErrorCode, TransactionRef};

/// So many are drawn at a time, unless the iterator is slow.
const AT_ONCE: usize = 16;

/// What was drawn goes to the engine at least so often.
const WHILE: Duration = Duration::from_millis(1);

type Drawn = Result<TransactionRef, Error>;

/// All references of a list or a tuple, which draws nothing of the program's; `None` of anything else.
pub(crate) fn all_of(names: &Bound<'_, PyAny>) -> PyResult<Option<Vec<Drawn>>> {
    if !names.is_exact_instance_of::<PyList>() && !names.is_exact_instance_of::<PyTuple>() {
        return Ok(None);
    }
    names.try_iter()?.map(|name| input::read_reference(&name?)).collect::<PyResult<_>>().map(Some)
}

/// The two ends of it: Python draws, the engine takes.
#[derive(Clone)]
pub(crate) struct Supply(Arc<Shared>);

struct Shared {
    /// `None` while it is asked, and once it ended or raised.
    items: Mutex<Option<Py<PyIterator>>>,
    stock: Mutex<Stock>,
}

#[derive(Default)]
struct Stock {
    drawn: VecDeque<Drawn>,
    ended: bool,
    /// What the iterator raised: the report is not complete.
    broken: Option<PyErr>,
    /// Has the caller draw; taken when it was asked.
    ask: Option<Steps>,
    waker: Option<Waker>,
}

impl Supply {
    pub(crate) fn new(names: &Bound<'_, PyAny>) -> PyResult<Self> {
        let items = Mutex::new(Some(names.try_iter()?.unbind()));
        Ok(Self(Arc::new(Shared { items, stock: Mutex::default() })))
    }

    /// A call begins: whatever is wanted is asked for by its steps.
    pub(crate) fn ask_by(&self, steps: &Steps) {
        lock(&self.0.stock).ask = Some(steps.clone());
    }

    /// What the iterator raised, each time anew: a report that is not complete must never look as if it were. What ended
    /// the program was raised where it came up, and would end it again.
    pub(crate) fn broken(&self, py: Python<'_>) -> Option<PyErr> {
        let error = lock(&self.0.stock).broken.as_ref().map(|error| error.clone_ref(py))?;
        if error.is_instance_of::<PyException>(py) {
            return Some(error);
        }
        let what = "What gives the references was interrupted, so the report is not complete. Nothing was changed. Make it anew.";
        let interrupted = raised(py, &Error::new(ErrorCode::Cancelled, what));
        interrupted.set_cause(py, Some(error));
        Some(interrupted)
    }

    pub(crate) fn is_broken(&self) -> bool {
        lock(&self.0.stock).broken.is_some()
    }

    /// Draws a few, in the thread of whoever asks for rows. What ends the program, such as Ctrl-C, is raised at once;
    /// anything else is told behind the rows that came before.
    pub(crate) fn draw(&self, py: Python<'_>) -> PyResult<()> {
        // Taken away, because Python's own code runs below and no lock may be held then.
        let Some(items) = lock(&self.0.items).take() else { return Ok(()) };
        let mut items = items.into_bound(py);
        let begun = Instant::now();
        let mut drawn = VecDeque::new();
        let mut ended = Ok(false);
        while drawn.len() < AT_ONCE && begun.elapsed() < WHILE && matches!(ended, Ok(false)) {
            match items.next().map(|next| next.and_then(|item| input::read_reference(&item))) {
                Some(Ok(reference)) => drawn.push_back(reference),
                Some(Err(raised)) => ended = Err(raised),
                None => ended = Ok(true),
            }
        }
        if matches!(ended, Ok(false)) {
            *lock(&self.0.items) = Some(items.unbind());
        }
        let mut stock = lock(&self.0.stock);
        stock.drawn.append(&mut drawn);
        stock.ended = !matches!(ended, Ok(false));
        let waker = stock.waker.take();
        let stopped = match ended {
            Ok(_) => Ok(()),
            Err(raised) => {
                stock.broken = Some(raised.clone_ref(py));
                if raised.is_instance_of::<PyException>(py) { Ok(()) } else { Err(raised) }
            }
        };
        drop(stock);
        if let Some(waker) = waker {
            waker.wake();
        }
        stopped
    }

    pub(crate) fn traverse(&self, visit: &PyVisit<'_>) -> Result<(), PyTraverseError> {
        // Who holds it right now keeps it alive in any case.
        self.0.items.try_lock().map_or(Ok(()), |items| visit.call(&*items))
    }

    pub(crate) fn clear(&self) {
        let items = lock(&self.0.items).take();
        drop(items);
    }
}

impl Stream for Supply {
    type Item = Drawn;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut stock = lock(&self.0.stock);
        if let Some(drawn) = stock.drawn.pop_front() {
            return Poll::Ready(Some(drawn));
        }
        if stock.ended {
            return Poll::Ready(None);
        }
        stock.waker = Some(context.waker().clone());
        let ask = stock.ask.take();
        drop(stock);
        if let Some(ask) = ask {
            ask(answer(()));
        }
        Poll::Pending
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
