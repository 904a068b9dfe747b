//! `tillback query`

use super::session::Session;
use crate::args::{Global, QueryArgs, Wait};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::json::error::ErrorView;
use crate::output::json::transaction::TransactionView;
use crate::output::{Output, Progress, table};
use serde::Serialize;
use std::io::Read;
use std::path::Path;
use std::time::Instant;
use tillback::{Done, Error, ManyOptions, Transaction, TransactionFilter, TransactionRef, TransactionStatus, Until};

#[derive(Serialize)]
struct Line<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    transaction: Option<TransactionView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ErrorView<'a>>,
}

pub(crate) fn run(args: &QueryArgs, global: &Global, output: &Output) -> Result<Exit, Failure> {
    let references = references(args)?;
    let session = Session::reading(args.account.as_deref(), global, output)?;
    if args.list {
        return list(args, &session, output);
    }
    let asked = references.len();
    let mut answers = Answers { args, output, asked, found: Vec::new(), problems: Vec::new(), exit: Exit::Well };
    let what = if asked == 1 { "Asking for the payment" } else { "Asking for payments" };
    let progress = output.bar(what, (asked > 1).then_some(asked));
    if let Some(wait) = args.wait {
        let deadline = Instant::now() + args.within;
        let until = match wait {
            Wait::Final => Until::Final,
            Wait::Refundable => Until::Refundable,
        };
        for reference in &references {
            let left = deadline.saturating_duration_since(Instant::now());
            let answer = session.client.wait_for(&session.account, reference, until, left);
            answers.take(reference, answer, &progress);
        }
    } else {
        let options = ManyOptions { at_once: args.at_once, per_second: args.per_second };
        let each = |done: Done<Transaction>| {
            if let Some(reference) = references.get(done.index) {
                answers.take(reference, done.result, &progress);
            }
        };
        session.client.query_many(&session.account, references.iter().cloned(), options, each)?;
    }
    drop(progress);
    answers.tell()
}

/// All that the command line names, in its order.
fn references(args: &QueryArgs) -> Result<Vec<TransactionRef>, Failure> {
    let mut references = Vec::new();
    for id in &args.ids {
        references.push(TransactionRef::gateway_id(id)?);
    }
    for reference in &args.reference {
        references.push(TransactionRef::merchant(reference)?);
    }
    for text in &args.scan {
        references.push(TransactionRef::scan(text)?);
    }
    if let Some(path) = &args.refs {
        let text = read(path)?;
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let wrong =
                |error: Error| Failure::Usage(format!("{} line {}: {}", path.display(), number + 1, error.message()));
            references.push(TransactionRef::scan(line).map_err(wrong)?);
        }
        if references.is_empty() {
            return Err(Failure::Usage(format!("{} names no payment.", path.display())));
        }
    }
    Ok(references)
}

fn read(path: &Path) -> Result<String, Failure> {
    let text = if path.as_os_str() == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(path)
    };
    text.map_err(|error| Failure::Usage(format!("{} can't be read: {error}.", path.display())))
}

/// Takes answers as they come, and tells them.
struct Answers<'a> {
    args: &'a QueryArgs,
    output: &'a Output,
    asked: usize,
    found: Vec<Transaction>,
    problems: Vec<(String, Error)>,
    exit: Exit,
}

impl Answers<'_> {
    fn take(&mut self, reference: &TransactionRef, answer: Result<Transaction, Error>, progress: &Progress) {
        progress.step();
        let reference = reference.as_str();
        match answer {
            Ok(found) => {
                let transaction = Some(TransactionView::of(&found, self.args.raw));
                let line = Line { reference: Some(reference), transaction, error: None };
                progress.aside(|| self.output.object(&line));
                if self.args.wait.is_some_and(|wait| !is_met(wait, &found)) {
                    self.exit = self.exit.worse(Exit::NotFinal);
                }
                self.found.push(found);
            }
            Err(error) => {
                let view = Some(ErrorView::of(&error, self.output.is_verbose()));
                progress
                    .aside(|| self.output.object(&Line { reference: Some(reference), transaction: None, error: view }));
                let exit = if self.asked == 1 { Exit::of_error(&error) } else { Exit::Error };
                self.exit = self.exit.worse(exit);
                self.problems.push((reference.to_owned(), error));
            }
        }
    }

    fn tell(mut self) -> Result<Exit, Failure> {
        if self.asked == 1 && !self.output.is_json() {
            if let Some((_, error)) = self.problems.pop() {
                return Err(error.into());
            }
            self.found.iter().for_each(|found| self.output.say(table::payment(found)));
        } else if !self.found.is_empty() {
            self.output.say(table::payments(&self.found));
        }
        for (reference, error) in &self.problems {
            self.output.say(format!("{reference}: {}", self.output.brief(error)));
        }
        if self.exit == Exit::NotFinal {
            self.output.say("The time was over before it was as wished.");
        }
        Ok(self.exit)
    }
}

fn is_met(wait: Wait, found: &Transaction) -> bool {
    match wait {
        Wait::Final => found.status.is_final(),
        Wait::Refundable => {
            matches!(found.status, TransactionStatus::Paid | TransactionStatus::PartlyRefunded)
                && found.refundable.is_none_or(|left| left.is_positive())
        }
    }
}

fn list(args: &QueryArgs, session: &Session, output: &Output) -> Result<Exit, Failure> {
    let filter = TransactionFilter {
        from: args.from,
        to: args.to,
        day: args.day,
        status: args.status.clone(),
        method: args.method.clone(),
        ..TransactionFilter::default()
    };
    let progress = output.bar("Reading the list", None);
    let mut found = Vec::new();
    for row in session.client.transactions(&session.account, filter)?.take(args.limit.unwrap_or(usize::MAX)) {
        let row = row?;
        progress.step();
        progress.aside(|| {
            let transaction = Some(TransactionView::of(&row, args.raw));
            output.object(&Line { reference: None, transaction, error: None });
        });
        if output.is_closed() {
            break;
        }
        if !output.is_json() {
            found.push(row);
        }
    }
    drop(progress);
    output.say(if found.is_empty() { "Nothing fits.".to_owned() } else { table::payments(&found) });
    Ok(Exit::Well)
}
