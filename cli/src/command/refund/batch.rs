//! Many refunds from a file.

use super::super::session;
use super::row::{self, Row};
use super::{confirm, ended};
use crate::args::{Global, RefundArgs};
use crate::config::Config;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::interrupt::Interrupt;
use crate::output::json::MoneyView;
use crate::output::json::error::ErrorView;
use crate::output::json::refund::RefundView;
use crate::output::{Output, Progress, advice, table};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tillback::{Error, ManyOptions, Money, Refund, RefundStatus};

#[derive(Serialize)]
struct Line<'a> {
    line: u64,
    key: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    refund: Option<RefundView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ErrorView<'a>>,
}

#[derive(Serialize)]
struct LastLine<'a> {
    summary: &'a Summary,
}

/// What became of all rows.
#[derive(Debug, Default, Serialize)]
struct Summary {
    rows: usize,
    /// By status; errors as `error`, rows that were not begun after Ctrl-C as `not_begun`.
    by_result: BTreeMap<&'static str, usize>,
    /// What went back, by currency.
    succeeded: Vec<MoneyView>,
}

pub(super) fn run(path: &Path, args: &RefundArgs, global: &Global, output: &Output) -> Result<Exit, Failure> {
    if args.id.is_some() || args.reference.is_some() || args.scan.is_some() {
        return Err(Failure::Usage("With --batch the payments stand in the file.".to_owned()));
    }
    confirm::demand_person_or_yes(args.yes)?;
    let rows = row::read(path)?;
    let config = Config::load(global)?;
    let mut accounts = Vec::with_capacity(rows.len());
    for row in &rows {
        accounts.push(config.choose(row.account.as_deref().or(args.account.as_deref()))?);
    }
    let used: BTreeSet<String> = accounts.iter().cloned().collect();
    let client = session::recording(&config, &Vec::from_iter(used), output)?;
    if !args.yes {
        output.note(plan(&rows));
        let verb = if args.queue { "Record" } else { "Make" };
        confirm::ask(&format!("{verb} these {} refunds?", rows.len()))?;
    }
    let interrupt = Interrupt::watch(output);
    let requests = rows.iter().zip(&accounts).take_while(|_| !interrupt.is_pressed()).map(|(row, account)| {
        let request = row.request(account);
        match args.within {
            Some(within) => request.within(within),
            None => request,
        }
    });
    let progress = output.bar(if args.queue { "Recording" } else { "Refunding" }, Some(rows.len()));
    let mut ends = Ends::new(&rows, args.queue, output);
    if args.queue {
        for (index, request) in requests.enumerate() {
            ends.take(index, client.queue_refund(request), &progress);
        }
    } else {
        let options = ManyOptions { at_once: args.at_once, per_second: args.per_second };
        client.refund_many(requests, options, |done| ends.take(done.index, done.result, &progress))?;
    }
    drop(progress);
    Ok(ends.tell())
}

/// What is to be refunded in all.
fn plan(rows: &[Row]) -> String {
    let mut sums: Vec<Money> = Vec::new();
    rows.iter().filter_map(|row| row.amount).for_each(|amount| add(&mut sums, amount));
    let whole = rows.iter().filter(|row| row.amount.is_none()).count();
    let mut parts: Vec<String> = sums.iter().map(Money::to_string).collect();
    if whole > 0 {
        parts.push(format!("all that is left of {whole} payments"));
    }
    format!("{} refunds: {}", rows.len(), parts.join(" + "))
}

/// Takes ends as they come, and tells them.
struct Ends<'a> {
    rows: &'a [Row],
    /// They are only to be recorded.
    queue: bool,
    output: &'a Output,
    exit: Exit,
    /// Line, key, amount, result and more of every row that is to be shown.
    told: Vec<(u64, [String; 4])>,
    results: BTreeMap<&'static str, usize>,
    sums: Vec<Money>,
}

impl<'a> Ends<'a> {
    fn new(rows: &'a [Row], queue: bool, output: &'a Output) -> Self {
        Self { rows, queue, output, exit: Exit::Well, told: Vec::new(), results: BTreeMap::new(), sums: Vec::new() }
    }

    fn take(&mut self, index: usize, result: Result<Refund, Error>, progress: &Progress) {
        progress.step();
        let Some(row) = self.rows.get(index) else { return };
        let verbose = self.output.is_verbose();
        let (refund, error) = match &result {
            Ok(refund) => (Some(RefundView::of(refund, verbose)), None),
            Err(error) => (None, Some(ErrorView::of(error, verbose))),
        };
        progress.aside(|| self.output.object(&Line { line: row.line, key: &row.key, refund, error }));
        match result {
            Ok(refund) => {
                let end = ended(refund.status, self.queue);
                self.exit = self.exit.worse(end);
                *self.results.entry(refund.status.as_str()).or_default() += 1;
                if refund.status == RefundStatus::Succeeded {
                    add(&mut self.sums, refund.amount);
                }
                if end != Exit::Well || verbose {
                    let said = crate::output::gateway(&refund.gateway_words, verbose).unwrap_or_default();
                    let more = format!("{} {said}", advice::meaning(&refund, self.output.typed()));
                    self.told.push((
                        row.line,
                        [row.key.clone(), refund.amount.to_string(), refund.status.to_string(), more],
                    ));
                }
            }
            Err(error) => {
                self.exit = self.exit.worse(Exit::Error);
                *self.results.entry("error").or_default() += 1;
                let more = self.output.brief(&error);
                self.told.push((row.line, [row.key.clone(), table::shown(row.amount), "error".to_owned(), more]));
            }
        }
    }

    fn tell(mut self) -> Exit {
        let begun: usize = self.results.values().sum();
        if begun < self.rows.len() {
            self.results.insert("not_begun", self.rows.len() - begun);
            self.exit = self.exit.worse(Exit::Error);
        }
        self.told.sort();
        for (line, [key, amount, result, more]) in &self.told {
            self.output.say(crate::output::clean(&format!("line {line}, {key}, {amount}: {result}. {more}")));
        }
        let counts: Vec<String> = self.results.iter().map(|(result, rows)| format!("{rows} {result}")).collect();
        let sums: Vec<String> = self.sums.iter().map(Money::to_string).collect();
        let sums = if sums.is_empty() { "nothing".to_owned() } else { sums.join(" + ") };
        self.output.say(format!("{} refunds: {}. {sums} went back.", self.rows.len(), counts.join(", ")));
        let succeeded = self.sums.iter().copied().map(MoneyView::from).collect();
        let summary = Summary { rows: self.rows.len(), by_result: self.results, succeeded };
        self.output.object(&LastLine { summary: &summary });
        self.exit
    }
}

/// Adds to the sum of its currency. A sum that is too large for 64 bits starts another one.
fn add(sums: &mut Vec<Money>, amount: Money) {
    for sum in sums.iter_mut() {
        if let Some(together) = sum.checked_add(amount) {
            *sum = together;
            return;
        }
    }
    sums.push(amount);
}
