//! What is read one by one: lists, and the rows of a report.

use crate::call::{Answer, Call, Means, answer};
use crate::host::Host;
use crate::input;
use crate::output::{Show, raised};
use crate::supply::Supply;
use pyo3::gc::{PyTraverseError, PyVisit};
use pyo3::prelude::*;
use std::future::Future;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tillback::{Error, ErrorCode, Refund, Refunds, Report, ReportRow, ReportTally, Totals, Transaction, Transactions};
use tokio::sync::Mutex as Gate;

/// Whether somebody reads at this moment. Two would get each other's items.
#[derive(Default)]
struct Reading(AtomicBool);

impl Reading {
    fn begin(&self, py: Python<'_>) -> PyResult<()> {
        if self.0.swap(true, Ordering::AcqRel) {
            let what = "Somebody else reads it at this moment: another thread or task, or the source of a report itself. Read it in \
                        one place, and save between two rows. Nothing was changed.";
            return Err(raised(py, &Error::new(ErrorCode::OptionInvalid, what)));
        }
        Ok(())
    }

    fn end(&self) {
        self.0.store(false, Ordering::Release);
    }
}

/// A list of which every call gives the next item, and `None` at its end. It is read inside `with`, whose end says that the
/// item is there: whoever was stopped gets it again.
#[pyclass(frozen, module = "tillback._native")]
pub(crate) struct Listing {
    host: Arc<Host>,
    list: Arc<Gate<List>>,
    given: Arc<Mutex<Option<Arc<Item>>>>,
    reading: Reading,
}

pub(crate) enum List {
    Refunds(Refunds),
    Transactions(Transactions),
}

impl Listing {
    pub(crate) fn new(host: &Arc<Host>, list: List) -> Self {
        Self { host: host.clone(), list: Arc::new(Gate::new(list)), given: Arc::default(), reading: Reading::default() }
    }
}

#[pymethods]
impl Listing {
    fn __enter__(slf: Bound<'_, Self>) -> PyResult<Bound<'_, Self>> {
        slf.get().reading.begin(slf.py())?;
        Ok(slf)
    }

    fn __exit__(&self, kind: &Bound<'_, PyAny>, _error: &Bound<'_, PyAny>, _trace: &Bound<'_, PyAny>) {
        if kind.is_none() {
            let given = lock(&self.given).take();
            drop(given);
        }
        self.reading.end();
    }

    /// The next item.
    fn next(&self) -> Call {
        let (list, given) = (self.list.clone(), self.given.clone());
        Call::answering(&self.host, |means| async move {
            let mut list = list.lock().await;
            if let Some(item) = lock(&given).clone() {
                return Ok(answer(item));
            }
            let next = unless_cancelled(&means, async {
                match &mut *list {
                    List::Refunds(refunds) => refunds.next().await.transpose().map(|next| next.map(Item::Refund)),
                    List::Transactions(list) => list.next().await.transpose().map(|next| next.map(Item::Transaction)),
                }
            });
            let Some(next) = next.await?.map(Arc::new) else { return Ok(answer(())) };
            *lock(&given) = Some(next.clone());
            Ok(answer(next))
        })
    }
}

enum Item {
    Refund(Refund),
    Transaction(Transaction),
}

impl Show for Arc<Item> {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match &**self {
            Item::Refund(refund) => refund.show(py),
            Item::Transaction(transaction) => transaction.show(py),
        }
    }
}

/// Reading on can be stopped at any time; nothing is lost by it.
pub(crate) async fn unless_cancelled<T>(
    means: &Means,
    work: impl Future<Output = Result<T, Error>>,
) -> Result<T, Error> {
    tokio::select! {
        biased;
        () = means.cancel.cancelled() => Err(Error::new(
            ErrorCode::Cancelled,
            "The reading was cancelled by its caller. Nothing was changed, and it can be read on.",
        )),
        ended = work => ended,
    }
}

/// Work on a thread that may wait.
pub(crate) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(Error::bug()))
}

/// The rows of a report, made as they are asked for. It is read and saved inside `with`, as a list is.
#[pyclass(frozen, module = "tillback._native")]
pub(crate) struct Rows {
    host: Arc<Host>,
    report: Arc<Gate<Report>>,
    known: Arc<Mutex<Known>>,
    supply: Option<Supply>,
    reading: Reading,
}

/// What was known of a report when it gave its last row. It can be looked at while the next one is made.
struct Known {
    tally: ReportTally,
    expected: Option<u64>,
    position: u64,
    totals: Totals,
    /// The last row, until its receiver says that it is there: a caller that was stopped gets it again.
    given: Option<Arc<ReportRow>>,
}

impl Known {
    fn of(report: &Report) -> Self {
        Self {
            tally: report.tally(),
            expected: report.expected(),
            position: report.position(),
            totals: report.totals().clone(),
            given: None,
        }
    }

    /// What was left out behind the last row counts, too.
    fn ended(&mut self, report: &Report) {
        (self.tally, self.expected) = (report.tally(), report.expected());
    }

    fn gave(&mut self, report: &Report, row: ReportRow) -> Arc<ReportRow> {
        (self.tally, self.expected) = (report.tally(), report.expected());
        self.totals.add(&row);
        let row = Arc::new(row);
        self.given = Some(row.clone());
        row
    }
}

impl Rows {
    pub(crate) fn opened(host: Arc<Host>, report: Report, supply: Option<Supply>) -> Answer {
        let known = Arc::new(Mutex::new(Known::of(&report)));
        let report = Arc::new(Gate::new(report));
        Box::new(move |py| {
            Ok(Py::new(py, Self { host, report, known, supply, reading: Reading::default() })?.into_any())
        })
    }
}

#[pymethods]
impl Rows {
    fn __enter__(slf: Bound<'_, Self>) -> PyResult<Bound<'_, Self>> {
        slf.get().reading.begin(slf.py())?;
        Ok(slf)
    }

    fn __exit__(&self, kind: &Bound<'_, PyAny>, _error: &Bound<'_, PyAny>, _trace: &Bound<'_, PyAny>) {
        if kind.is_none() {
            let given = lock(&self.known).given.take();
            drop(given);
        }
        self.reading.end();
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        self.supply.as_ref().map_or(Ok(()), |supply| supply.traverse(&visit))
    }

    fn __clear__(&self) {
        if let Some(supply) = &self.supply {
            supply.clear();
        }
    }

    /// The next row.
    fn next(&self) -> Call {
        let (report, known, supply) = (self.report.clone(), self.known.clone(), self.supply.clone());
        Call::answering(&self.host, |means| async move {
            let mut report = report.lock().await;
            if let Some(row) = lock(&known).given.clone() {
                return Ok(answer(row));
            }
            if let Some(supply) = &supply {
                supply.ask_by(&means.steps);
            }
            let next = unless_cancelled(&means, async { report.next().await.transpose() }).await?;
            Ok(match next {
                Some(row) => answer(lock(&known).gave(&report, row)),
                // What the source raised is told behind the rows that came before.
                None => {
                    lock(&known).ended(&report);
                    match supply.filter(Supply::is_broken) {
                        Some(supply) => Box::new(move |py: Python<'_>| {
                            Err(supply.broken(py).unwrap_or_else(|| raised(py, &Error::bug())))
                        }) as Answer,
                        None => answer(()),
                    }
                }
            })
        })
    }

    /// Whether rows wait for `draw`, which has to be called with each step of `next`.
    fn draws(&self) -> bool {
        self.supply.is_some()
    }

    /// Draws some references from the program's own iterator.
    fn draw(&self, py: Python<'_>, _step: &Bound<'_, PyAny>) -> PyResult<()> {
        self.supply.as_ref().map_or(Ok(()), |supply| supply.draw(py))
    }

    /// Keeps how far the caller's output is.
    fn save(&self, #[pyo3(from_py_with = input::position)] position: u64) -> Call {
        let (report, known) = (self.report.clone(), self.known.clone());
        Call::new(&self.host, move |_| async move {
            let mut report = report.lock().await;
            if lock(&known).given.is_some() {
                let what = "A row was made that nobody has taken yet. Take it first. Nothing was saved.";
                return Err(Error::new(ErrorCode::OptionInvalid, what).about("position"));
            }
            report.save(position).await?;
            lock(&known).position = report.position();
            Ok(())
        })
    }

    /// Forgets the checkpoint.
    fn forget(&self) -> Call {
        let report = self.report.clone();
        Call::new(&self.host, |_| async move { report.lock().await.forget().await })
    }

    /// The sums so far by one thing and by currency.
    fn totals(&self, py: Python<'_>, by: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        let dimension = input::one_of(by, "by")?;
        let totals = lock(&self.known).totals.by(dimension);
        Ok(totals.show(py)?.unbind())
    }

    /// How many rows there were.
    fn tally(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        let tally = lock(&self.known).tally;
        Ok(tally.show(py)?.unbind())
    }

    /// How many rows there will be at most.
    fn expected(&self) -> Option<u64> {
        lock(&self.known).expected
    }

    /// What was saved last by an earlier run that did not finish.
    fn position(&self) -> u64 {
        lock(&self.known).position
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
