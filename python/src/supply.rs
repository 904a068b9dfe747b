//! References that the program's own iterator gives, drawn by the thread that asks for rows.
//!
//! The iterator may take its time, make calls of its own or raise, so no thread of the engine ever runs it: a report that
//! wants more asks for it as a step of the call that is under way.

use crate::call::{Steps, answer};
use crate::input;
use futures_util::Stream;
use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use pyo3::types::PyIterator;
use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};
use tillback::{Error, TransactionRef};

/// So many are drawn at a time, unless the iterator is slow.
const AT_ONCE: usize = 16;

/// What was drawn goes to the engine at least so often.
const WHILE: Duration = Duration::from_millis(1);

/// The two ends of it: Python draws, the engine takes.
#[derive(Clone)]
pub(crate) struct Supply(Arc<Shared>);

struct Shared {
    /// `None` once it ended or raised. Locked by whoever holds the interpreter, and only for a moment.
    items: Mutex<Option<Py<PyIterator>>>,
    stock: Mutex<Stock>,
}

#[derive(Default)]
struct Stock {
    drawn: VecDeque<TransactionRef>,
    ended: bool,
    /// How many there are still at most, where that is known.
    left: Option<usize>,
    /// What the iterator raised, until somebody can be told.
    raised: Option<PyErr>,
    /// Has the caller draw; taken when it was asked.
    ask: Option<Steps>,
    waker: Option<Waker>,
}

impl Supply {
    pub(crate) fn new(names: &Bound<'_, PyAny>) -> PyResult<Self> {
        let items = Mutex::new(Some(names.try_iter()?.unbind()));
        // What has no length says so by raising, which is of no interest.
        let stock = Stock { left: names.len().ok(), ..Stock::default() };
        Ok(Self(Arc::new(Shared { items, stock: Mutex::new(stock) })))
    }

    /// A call begins: whatever is wanted is asked for by its steps.
    pub(crate) fn ask_by(&self, steps: &Steps) {
        lock(&self.0.stock).ask = Some(steps.clone());
    }

    /// What the iterator raised, once.
    pub(crate) fn raised(&self) -> Option<PyErr> {
        lock(&self.0.stock).raised.take()
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
            match items.next().map(|next| next.and_then(|item| input::reference(&item))) {
                Some(Ok(reference)) => drawn.push_back(reference),
                Some(Err(raised)) => ended = Err(raised),
                None => ended = Ok(true),
            }
        }
        if matches!(ended, Ok(false)) {
            *lock(&self.0.items) = Some(items.unbind());
        }
        let (raised, stopped) = match ended {
            Ok(_) => (None, Ok(())),
            Err(raised) if raised.is_instance_of::<PyException>(py) => (Some(raised), Ok(())),
            Err(raised) => (None, Err(raised)),
        };
        let mut stock = lock(&self.0.stock);
        stock.left = stock.left.map(|left| left.max(drawn.len()));
        stock.drawn.append(&mut drawn);
        stock.ended = lock(&self.0.items).is_none();
        stock.raised = raised;
        if let Some(waker) = stock.waker.take() {
            waker.wake();
        }
        stopped
    }
}

impl Stream for Supply {
    type Item = Result<TransactionRef, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut stock = lock(&self.0.stock);
        if let Some(reference) = stock.drawn.pop_front() {
            stock.left = stock.left.map(|left| left.saturating_sub(1));
            return Poll::Ready(Some(Ok(reference)));
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

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, lock(&self.0.stock).left)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
