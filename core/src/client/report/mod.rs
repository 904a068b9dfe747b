//! Reports: many payments, drawn from a source, asked for politely, compared with the journal.

mod checkpoint;
mod csv;
mod feed;
mod journal;
mod lane;
mod pace;
mod reading;

use super::engine::Engine;
use super::patience::Limits;
use super::{Client, ManyOptions};
use crate::model::{Error, ErrorCode, Limit, ReportOptions, ReportRow, ReportSource, ReportTally, Totals, check_text};
use checkpoint::Checkpoint;
use feed::{Drawn, Feed, Made};
use futures_util::stream::Stream;
use jiff::tz::TimeZone;
use lane::Lanes;
use std::collections::VecDeque;
use std::sync::Arc;
use tokio::task::coop::consume_budget;

impl Client {
    /// Many payments, one row for each: what came in, what went back, what can still go back, and whether the journal and
    /// the gateway agree. Rows come as the gateways answer, several questions at once; what can't be read marks its row and
    /// ends nothing. Nothing needs the whole report in memory.
    ///
    /// # Errors
    /// `UNKNOWN_ACCOUNT`; `OPTION_INVALID` for options or days that can't hold, or a checkpoint of another report;
    /// `UNSUPPORTED` where the gateway can't list, with the source that works; `JOURNAL_MISSING` and the others of the
    /// journal where it is the source, or keeps the checkpoint.
    pub async fn report(&self, source: ReportSource, options: ReportOptions) -> Result<Report, Error> {
        self.engine.usable()?;
        let zone = zone(&options)?;
        check(&options)?;
        let name = feed::fingerprint(&source, &options);
        let feed = Feed::new(self, source, &zone)?;
        let checkpoint = Checkpoint::open(&self.engine, options.checkpoint.clone(), name).await?;
        Ok(Report {
            lanes: Lanes::new(self.engine.clone(), &options),
            engine: self.engine.clone(),
            limits: self.limits.clone(),
            feed,
            drawn: None,
            answered: None,
            ready: VecDeque::new(),
            only_refundable: options.refundable,
            zone,
            checkpoint,
        })
    }
}

/// The rows of a report, made as they are asked for.
pub struct Report {
    engine: Arc<Engine>,
    /// Of each row.
    limits: Limits,
    feed: Feed,
    lanes: Lanes,
    /// Drawn, and not yet known to be new.
    drawn: Option<Drawn>,
    /// Answered, and its payment not yet known to be new.
    answered: Option<Made>,
    ready: VecDeque<Made>,
    only_refundable: bool,
    zone: TimeZone,
    checkpoint: Checkpoint,
}

impl Report {
    /// The next row; `None` at the end. An error is about the source or the journal, and the report can't go on. Dropping
    /// this future loses no row.
    pub async fn next(&mut self) -> Option<Result<ReportRow, Error>> {
        loop {
            if let Some(Made { id, row, .. }) = self.ready.pop_front() {
                if self.only_refundable && !may_be_refunded(&row) {
                    self.checkpoint.leave_out(id);
                    continue;
                }
                self.checkpoint.give(id, &row);
                return Some(Ok(row));
            }
            let patience = self.limits.begin();
            match patience.over_question(self.work()).await {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => return Some(Err(error)),
            }
        }
    }

    /// The sums of all rows so far, with those before a checkpoint.
    pub fn totals(&self) -> &Totals {
        self.checkpoint.totals()
    }

    /// How many rows there were so far, with those before a checkpoint.
    pub fn tally(&self) -> ReportTally {
        self.checkpoint.tally()
    }

    /// How many rows there will be at most, where that is known.
    pub fn expected(&self) -> Option<u64> {
        self.feed.expected()
    }

    /// What was handed to [`save`](Self::save) last, of an earlier run that did not finish: 0 for a new report. A program
    /// that writes to a file cuts it off here and goes on.
    pub fn position(&self) -> u64 {
        self.checkpoint.position()
    }

    /// Keeps in the journal that every row given out so far has arrived, and that the caller's output is so far: such as
    /// the length of its file, which must be on the disk by then. A later report of the same name goes on behind them.
    ///
    /// # Errors
    /// `OPTION_INVALID` without a checkpoint's name; those of the journal.
    pub async fn save(&mut self, position: u64) -> Result<(), Error> {
        self.checkpoint.save(&self.engine, position).await
    }

    /// Forgets the checkpoint: the report is complete, and one of the same name begins anew. Nothing to do without one.
    ///
    /// # Errors
    /// Those of the journal.
    pub async fn finish(mut self) -> Result<(Totals, ReportTally), Error> {
        self.forget().await?;
        Ok((self.checkpoint.totals().clone(), self.checkpoint.tally()))
    }

    /// The same for a report that is still held, such as by a binding.
    ///
    /// # Errors
    /// Those of the journal.
    pub async fn forget(&mut self) -> Result<(), Error> {
        self.checkpoint.forget(&self.engine).await
    }

    /// The rows as a stream, which ends with the first error.
    pub fn into_stream(self) -> impl Stream<Item = Result<ReportRow, Error>> {
        futures_util::stream::unfold(Some(self), |report| async move {
            let mut report = report?;
            let item = report.next().await?;
            let rest = item.is_ok().then_some(report);
            Some((item, rest))
        })
    }

    /// Does a little; `false` when nothing is left.
    async fn work(&mut self) -> Result<bool, Error> {
        if let Some(id) = self.answered.as_ref().map(|made| made.id) {
            let is_first = self.checkpoint.is_first(&self.engine, id).await?;
            self.ready.extend(self.answered.take().filter(|_| is_first));
            return Ok(true);
        }
        let repeats = self.feed.repeats();
        while self.lanes.want_more() {
            // A source may name what is known already without end, and others want a turn.
            consume_budget().await;
            if self.drawn.is_none() {
                // Answers don't wait for a source that takes its time.
                self.drawn = tokio::select! {
                    biased;
                    drawn = self.feed.next(&self.zone) => drawn?,
                    Some(made) = self.lanes.next(&self.zone) => {
                        self.take(made);
                        return Ok(true);
                    }
                };
            }
            let Some(id) = self.drawn.as_ref().map(Drawn::id) else { break };
            let is_new = self.checkpoint.is_new(&self.engine, id, repeats).await?;
            match self.drawn.take() {
                Some(Drawn::Question(question)) if is_new => self.lanes.add(question),
                Some(Drawn::Row(made)) if is_new => {
                    self.ready.push_back(*made);
                    return Ok(true);
                }
                Some(_) | None => {}
            }
        }
        let made = self.lanes.next(&self.zone).await;
        let is_more = made.is_some();
        made.into_iter().for_each(|made| self.take(made));
        Ok(is_more)
    }

    fn take(&mut self, made: Made) {
        if made.is_sure {
            self.ready.push_back(made);
        } else {
            self.answered = Some(made);
        }
    }
}

/// What could not be read is shown, because nobody knows.
fn may_be_refunded(row: &ReportRow) -> bool {
    row.error().is_some() || row.refundable.is_some_and(|left| left.is_positive())
}

impl std::fmt::Debug for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Report").field("tally", &self.tally()).finish_non_exhaustive()
    }
}

fn zone(options: &ReportOptions) -> Result<TimeZone, Error> {
    let Some(name) = &options.time_zone else { return Ok(TimeZone::UTC) };
    TimeZone::get(name).map_err(|_| {
        invalid("time_zone", "The time zone is none this machine knows. Use an IANA name such as Asia/Hong_Kong.")
    })
}

fn check(options: &ReportOptions) -> Result<(), Error> {
    ManyOptions { at_once: options.at_once, per_second: options.per_second }.validate()?;
    match &options.checkpoint {
        Some(name) => check_text(name, &Limit { field: "checkpoint", code: ErrorCode::OptionInvalid, most: 255 }),
        None => Ok(()),
    }
}

fn invalid(field: &'static str, what: &str) -> Error {
    Error::new(ErrorCode::OptionInvalid, format!("{what} Nothing was asked.")).about(field)
}
