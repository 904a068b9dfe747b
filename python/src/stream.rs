//! What is read one by one: lists, and the rows of a report.

use crate::call::{Answer, Call, Means, answer};
use crate::host::Host;
use crate::input;
use crate::output::Show;
use crate::supply::Supply;
use pyo3::prelude::*;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tillback::{Error, ErrorCode, Refund, Refunds, Report, ReportRow, ReportTally, Totals, Transaction, Transactions};
use tokio::sync::Mutex as Gate;

/// A list of which every call gives the next item, and `None` at its end.
#[pyclass(frozen, module = "tillback._native")]
pub(crate) struct Listing {
    host: Arc<Host>,
    list: Arc<Gate<List>>,
}

pub(crate) enum List {
    Refunds(Refunds),
    Transactions(Transactions),
}

impl Listing {
    pub(crate) fn new(host: &Arc<Host>, list: List) -> Self {
        Self { host: host.clone(), list: Arc::new(Gate::new(list)) }
    }
}

#[pymethods]
impl Listing {
    /// The next item.
    fn next(&self) -> Call {
        let list = self.list.clone();
        Call::new(&self.host, |means| async move {
            let mut list = list.lock().await;
            unless_cancelled(&means, async {
                match &mut *list {
                    List::Refunds(refunds) => refunds.next().await.transpose().map(|next| next.map(Item::Refund)),
                    List::Transactions(list) => list.next().await.transpose().map(|next| next.map(Item::Transaction)),
                }
            })
            .await
        })
    }
}

enum Item {
    Refund(Refund),
    Transaction(Transaction),
}

impl Show for Item {
    fn show<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match self {
            Self::Refund(refund) => refund.show(py),
            Self::Transaction(transaction) => transaction.show(py),
        }
    }
}

/// Reading on can be stopped at any time; nothing is lost by it.
async fn unless_cancelled<T>(means: &Means, work: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    tokio::select! {
        biased;
        () = means.cancel.cancelled() => Err(Error::new(
            ErrorCode::Cancelled,
            "The reading was cancelled by its caller. Nothing was changed, and it can be read on.",
        )),
        ended = work => ended,
    }
}

/// The rows of a report, made as they are asked for.
#[pyclass(frozen, module = "tillback._native")]
pub(crate) struct Rows {
    host: Arc<Host>,
    report: Arc<Gate<Report>>,
    known: Arc<Mutex<Known>>,
    supply: Option<Supply>,
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
        Box::new(move |py| Ok(Py::new(py, Self { host, report, known, supply })?.into_any()))
    }
}

#[pymethods]
impl Rows {
    /// The next row. It is the same one until its receiver says that it is there.
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
                    match supply.and_then(|supply| supply.raised()) {
                        Some(raised) => Box::new(|_: Python<'_>| Err(raised)) as Answer,
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

    /// The last row is there.
    fn taken(&self) {
        let given = lock(&self.known).given.take();
        drop(given);
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
        let dimension = input::one_of(by)?;
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
