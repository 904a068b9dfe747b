//! The story on paper.

use super::payee::PayeeStory;
use super::shop::TILLS;
use super::story::{Step, Story};
use super::trouble::TroubleStory;
use crate::output::{Output, clean, table};
use serde::Serialize;
use std::time::Duration;

/// The whole demo, for programs.
#[derive(Debug, Serialize)]
pub(super) struct Report<'a> {
    agreed: bool,
    elapsed_ms: u128,
    payments: &'a [Story],
    payee: &'a PayeeStory,
    trouble: &'a [TroubleStory],
}

impl<'a> Report<'a> {
    pub(super) fn new(
        agreed: bool,
        elapsed: Duration,
        payments: &'a [Story],
        payee: &'a PayeeStory,
        trouble: &'a [TroubleStory],
    ) -> Self {
        Self { agreed, elapsed_ms: elapsed.as_millis(), payments, payee, trouble }
    }
}

pub(super) fn step(step: &Step, output: &Output) {
    output.say(format!("  {} {}", output.paint().mark(step.good), clean(&step.text)));
}

pub(super) fn end(report: &Report<'_>, output: &Output) {
    let titles = ["where", "method", "paid", "refunds", "tillback says", "gateway says", "its books", "agree"];
    let mut rows = table::table(&titles);
    for (story, till) in report.payments.iter().zip(&TILLS) {
        let figures = &story.sums;
        let refunds = figures.ledger.map_or_else(|| table::NOTHING.to_owned(), |(number, _)| number.to_string());
        rows.add_row([
            table::text(till.title),
            table::text(till.method),
            table::money(Some(figures.paid)),
            table::right(&refunds),
            table::money(figures.tillback.map(|(_, sum)| sum)),
            table::money(figures.gateway),
            table::money(figures.ledger.map(|(_, sum)| sum)),
            table::text(if story.agreed { "yes" } else { "NO" }),
        ]);
    }
    output.say(format!("\nWhat went back\n{}", rows.trim_fmt()));
    let payee = if report.payee.agreed { "registered once and read back" } else { "NOT as it should be" };
    output.say(format!("The payee: {payee}."));
    let bad: Vec<&str> = report.trouble.iter().filter(|story| !story.agreed).map(|story| story.name).collect();
    let trouble = if bad.is_empty() {
        "no cent was lost or given twice".to_owned()
    } else {
        bad.join(", ") + ": NOT as it should be"
    };
    output.say(format!("A lost answer, a killed program, a race: {trouble}."));
    let end = if report.agreed {
        "Every figure agrees: each payment went back whole, once, and not a cent more."
    } else {
        "The figures DISAGREE. The crosses above show where."
    };
    let seconds = format!("{}.{:02} s", report.elapsed_ms / 1_000, report.elapsed_ms % 1_000 / 10);
    output.say(format!("{} {end} ({seconds})", output.paint().mark(report.agreed)));
    output.object(report);
}
