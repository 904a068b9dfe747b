//! What is read one by one: lists, and the rows of a report.

use crate::boundary::answered;
use crate::call::{Errand, Means, lock};
use crate::client::order;
use crate::host::Host;
use crate::input::{RefundFilterInput, ReportInput, TransactionFilterInput, read};
use crate::mailbox::Mailbox;
use crate::output::{Paper, Show, object};
use napi_derive::napi;
use serde::Deserialize;
use std::sync::{Arc, Mutex, Weak};
use tillback::{Error, ErrorCode, Refunds, Report, ReportRow, ReportTally, Totals, Transactions};
use tokio::sync::Mutex as Gate;

/// Where the items come from. It is opened with the first question.
pub(crate) enum Source {
    Unread(String),
    Refunds(Refunds),
    Transactions(Transactions),
    Report(Box<Report>),
    /// It could not be opened, and never will be.
    Closed,
}

/// What can be asked of a stream.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
enum Question {
    /// Opens it: a report tells what is known of it.
    Open {},
    /// The next item, or nothing.
    Next {},
    /// The last row is there, and the output so far.
    Save {
        position: u64,
    },
    Forget {},
}

/// The kinds of streams.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
enum Opening {
    Refunds(RefundFilterInput),
    Transactions { account: String, filter: TransactionFilterInput },
    Report(Box<ReportInput>),
}

#[napi]
pub struct Stream {
    host: Weak<Host>,
    source: Arc<Gate<Source>>,
    known: Arc<Mutex<Known>>,
}

/// What was known of a report when it gave its last row. It can be looked at while the next one is made.
#[derive(Default)]
struct Known {
    tally: ReportTally,
    expected: Option<u64>,
    position: u64,
    totals: Totals,
    /// The last row, until its receiver says that it is there: a caller that was stopped gets it again.
    given: Option<Arc<ReportRow>>,
}

impl Known {
    fn follow(&mut self, report: &Report) {
        (self.tally, self.expected, self.position) = (report.tally(), report.expected(), report.position());
    }
}

impl Stream {
    pub(crate) fn new(host: &Arc<Host>, source: Source) -> Self {
        let source = Arc::new(Gate::new(source));
        host.keep(&source);
        Self { host: Arc::downgrade(host), source, known: Arc::default() }
    }
}

#[napi]
impl Stream {
    /// Asks, as a call of its own. `false` where the client is closed.
    #[napi(catch_unwind)]
    pub fn start(
        &self,
        mailbox: &Mailbox,
        ticket: u32,
        question: String,
        timeout: Option<f64>,
        cancel: Option<bool>,
    ) -> bool {
        let Some(host) = self.host.upgrade() else { return false };
        let (source, known) = (self.source.clone(), self.known.clone());
        order(mailbox, ticket, timeout, cancel)
            .begin(host, move || Ok(Reading { source, known, question: read::<Question>(&question)? }));
        true
    }

    /// The last row is there.
    #[napi(catch_unwind)]
    pub fn taken(&self) {
        let given = lock(&self.known).given.take();
        drop(given);
    }

    /// The sums so far by one thing and by currency.
    #[napi(catch_unwind)]
    pub fn totals(&self, by: String) -> String {
        answered(|| {
            let dimension = by.parse()?;
            Ok(lock(&self.known).totals.by(dimension))
        })
    }

    /// What else is known.
    #[napi(catch_unwind)]
    pub fn known(&self) -> String {
        answered(|| {
            let known = lock(&self.known);
            Ok(Facts { tally: known.tally, expected: known.expected, position: known.position })
        })
    }
}

/// One question to a stream.
struct Reading {
    source: Arc<Gate<Source>>,
    known: Arc<Mutex<Known>>,
    question: Question,
}

impl Errand for Reading {
    async fn run(self, means: Means) -> Result<Paper, Error> {
        let Self { source, known, question } = self;
        let may_be_stopped = matches!(question, Question::Open {} | Question::Next {});
        let work = async {
            let mut source = source.lock().await;
            open(&mut source, &means, &known).await?;
            answer(&mut source, question, &known).await
        };
        if may_be_stopped { means.unless_cancelled(stopped, work).await } else { work.await }
    }
}

struct Facts {
    tally: ReportTally,
    expected: Option<u64>,
    position: u64,
}

impl Show for Facts {
    fn show(&self, paper: &mut Paper) {
        object!(paper, { tally: self.tally, expected: self.expected, position: self.position });
    }
}

fn stopped<T>() -> Result<T, Error> {
    Err(Error::new(ErrorCode::Cancelled, "The reading was cancelled by its caller. Nothing was changed."))
}

async fn open(source: &mut Source, means: &Means, known: &Mutex<Known>) -> Result<(), Error> {
    let Source::Unread(input) = source else { return Ok(()) };
    let client = &means.client;
    let opened = match read::<Opening>(input)? {
        Opening::Refunds(filter) => client.list_refunds(filter.read()?).map(Source::Refunds),
        Opening::Transactions { account, filter } => {
            means.for_pages().transactions(account, filter.read()?).map(Source::Transactions)
        }
        Opening::Report(input) => {
            let (rows, options) = input.read()?;
            let report = client.report(rows, options).await;
            if let Ok(report) = &report {
                let mut known = lock(known);
                known.follow(report);
                known.totals = report.totals().clone();
            }
            report.map(|report| Source::Report(Box::new(report)))
        }
    };
    match opened {
        Ok(opened) => {
            *source = opened;
            Ok(())
        }
        Err(error) => {
            *source = Source::Closed;
            Err(error)
        }
    }
}

async fn answer(source: &mut Source, question: Question, known: &Mutex<Known>) -> Result<Paper, Error> {
    match (source, question) {
        (_, Question::Open {}) | (Source::Closed | Source::Unread(_), Question::Next {}) => Ok(Paper::of(&())),
        (Source::Refunds(list), Question::Next {}) => Ok(Paper::of(&list.next().await.transpose()?)),
        (Source::Transactions(list), Question::Next {}) => Ok(Paper::of(&list.next().await.transpose()?)),
        (Source::Report(report), Question::Next {}) => next_row(report, known).await,
        (Source::Report(report), Question::Save { position }) => {
            if lock(known).given.is_some() {
                let what = "A row was made that nobody has taken yet. Take it first. Nothing was saved.";
                return Err(Error::new(ErrorCode::OptionInvalid, what).about("position"));
            }
            report.save(position).await?;
            lock(known).position = report.position();
            Ok(Paper::of(&()))
        }
        (Source::Report(report), Question::Forget {}) => {
            report.forget().await?;
            Ok(Paper::of(&()))
        }
        (_, Question::Save { .. } | Question::Forget {}) => Err(Error::bug()),
    }
}

async fn next_row(report: &mut Report, known: &Mutex<Known>) -> Result<Paper, Error> {
    if let Some(row) = lock(known).given.clone() {
        return Ok(Paper::of(&*row));
    }
    let row = report.next().await.transpose()?;
    let mut known = lock(known);
    // What was left out behind the last row counts, too.
    (known.tally, known.expected) = (report.tally(), report.expected());
    let Some(row) = row else { return Ok(Paper::of(&())) };
    known.totals.add(&row);
    let row = Arc::new(row);
    known.given = Some(row.clone());
    Ok(Paper::of(&*row))
}
