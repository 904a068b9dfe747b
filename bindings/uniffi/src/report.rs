//! The rows of a report, made as they are asked for.

use crate::call::{EngineCall, Means, lock};
use crate::client::{EngineClient, closed};
use crate::failure::EngineFailure;
use crate::host::{Host, Source};
use crate::listing::Reading;
use crate::output::{EngineAnswer, EngineTally, EngineTotal};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use tillback::{Cancel, Dimension, Error, ErrorCode, Report, ReportRow, ReportTally, Totals};

/// A report of which every call gives the next row, and nothing at its end.
#[derive(uniffi::Object)]
pub struct EngineRows {
    /// A program that only keeps the report still reads it with this client.
    client: Arc<EngineClient>,
    report: Source<Report>,
    known: Arc<Mutex<Known>>,
    reading: Reading,
    end: Arc<End>,
}

/// How a report ends before its client does.
#[derive(Default)]
struct End {
    has_come: AtomicBool,
    /// What ends the call that makes a row at this moment.
    cancel: Mutex<Option<Cancel>>,
}

impl End {
    /// What is told of a report that is not there any more.
    fn reason(&self) -> Error {
        if !self.has_come.load(Ordering::Acquire) {
            return closed();
        }
        let what = "The report is closed. Make a new one. Nothing was changed.";
        Error::new(ErrorCode::ArgumentInvalid, what).about("report")
    }
}

/// What was known of a report when it gave its last row. It can be looked at while the next one is made.
struct Known {
    tally: ReportTally,
    expected: Option<u64>,
    position: u64,
    totals: Totals,
    /// The last row, until its receiver says that it is there: whoever was stopped gets it again.
    given: Option<Arc<ReportRow>>,
}

impl EngineRows {
    pub(crate) fn new(client: Arc<EngineClient>, host: &Host, report: Report) -> Self {
        let known = Known {
            tally: report.tally(),
            expected: report.expected(),
            position: report.position(),
            totals: report.totals().clone(),
            given: None,
        };
        let (report, known) = (host.source(report), Arc::new(Mutex::new(known)));
        Self { client, report, known, reading: Reading::default(), end: Arc::default() }
    }
}

#[uniffi::export]
impl EngineRows {
    /// Somebody reads from now on.
    pub fn begin(&self) -> Result<(), EngineFailure> {
        Ok(self.reading.begin()?)
    }

    /// Nobody reads any more. Whether the last row arrived decides whether it is given again.
    pub fn end(&self, arrived: bool) {
        if arrived {
            lock(&self.known).given.take();
        }
        self.reading.end();
    }

    /// The next row.
    pub fn next(&self) -> Result<Arc<EngineCall>, EngineFailure> {
        let (report, known, end) = (self.report.clone(), self.known.clone(), self.end.clone());
        Ok(EngineCall::new(&self.client.host()?, move |means| async move {
            let mut report = report.lock().await;
            *lock(&end.cancel) = Some(means.cancel.clone());
            if end.has_come.load(Ordering::Acquire) {
                report.take();
            }
            let report = report.as_mut().ok_or_else(|| end.reason())?;
            if let Some(row) = lock(&known).given.clone() {
                return Ok(EngineAnswer::from(&*row));
            }
            let next = Means::unless_cancelled(&means.cancel, async { report.next().await.transpose() }).await;
            let next = if end.has_come.load(Ordering::Acquire) { Err(end.reason()) } else { next }?;
            let mut known = lock(&known);
            (known.tally, known.expected) = (report.tally(), report.expected());
            Ok(match next {
                None => EngineAnswer::Nothing,
                Some(row) => {
                    known.totals.add(&row);
                    let answer = EngineAnswer::from(&row);
                    known.given = Some(Arc::new(row));
                    answer
                }
            })
        }))
    }

    /// Keeps how far the program's output is.
    pub fn save(&self, position: i64) -> Result<Arc<EngineCall>, EngineFailure> {
        let Ok(position) = u64::try_from(position) else {
            let what = "The position is less than nothing. Nothing was saved.";
            return Err(Error::new(ErrorCode::OptionInvalid, what).about("position").into());
        };
        let (report, known, end) = (self.report.clone(), self.known.clone(), self.end.clone());
        Ok(EngineCall::new(&self.client.host()?, move |_| async move {
            let mut report = report.lock().await;
            let report = report.as_mut().ok_or_else(|| end.reason())?;
            if lock(&known).given.is_some() {
                let what = "A row was made that nobody has taken yet. Take it first. Nothing was saved.";
                return Err(Error::new(ErrorCode::OptionInvalid, what).about("position"));
            }
            report.save(position).await?;
            lock(&known).position = report.position();
            Ok(())
        }))
    }

    /// Forgets the checkpoint.
    pub fn forget(&self) -> Result<Arc<EngineCall>, EngineFailure> {
        let (report, end) = (self.report.clone(), self.end.clone());
        Ok(EngineCall::new(&self.client.host()?, move |_| async move {
            let mut report = report.lock().await;
            report.as_mut().ok_or_else(|| end.reason())?.forget().await
        }))
    }

    /// Ends the report, also for somebody who waits for a row: no more of it is asked for. What it told can still be looked at.
    pub fn leave(&self) {
        self.end.has_come.store(true, Ordering::Release);
        if let Some(cancel) = lock(&self.end.cancel).take() {
            cancel.cancel();
        }
        // Where a row is being made just now, the report goes with the client.
        if let Ok(mut report) = self.report.try_lock() {
            report.take();
        }
    }

    /// The sums so far by one thing and by currency.
    pub fn totals(&self, by: &str) -> Result<Vec<EngineTotal>, EngineFailure> {
        let dimension: Dimension = by.parse()?;
        Ok(lock(&self.known).totals.by(dimension).into_iter().map(Into::into).collect())
    }

    /// How many rows there were.
    pub fn tally(&self) -> EngineTally {
        lock(&self.known).tally.into()
    }

    /// How many rows there will be at most.
    pub fn expected(&self) -> Option<u64> {
        lock(&self.known).expected
    }

    /// What was saved last by an earlier run that did not finish.
    pub fn position(&self) -> u64 {
        lock(&self.known).position
    }
}
