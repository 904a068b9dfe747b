//! How a report is written, row by row.

mod chart;
mod csv;
mod html;
mod jsonl;
mod table;

use crate::args::ReportFormat;
use std::io::{self, Write};
use tillback::{ReportRow, ReportTally, Totals};

/// One way of writing.
pub(super) trait Sheet {
    fn row(&mut self, row: &ReportRow) -> io::Result<()>;

    /// Hands everything to the system.
    fn flush(&mut self) -> io::Result<()>;

    /// The sums, and whatever belongs at the end.
    fn end(&mut self, totals: &Totals, tally: ReportTally) -> io::Result<()>;
}

/// What a report is about.
pub(super) struct Head {
    pub(super) title: String,
    pub(super) zone: String,
}

/// `anew` tells that nothing was written before.
pub(super) fn open(format: ReportFormat, to: Box<dyn Write>, anew: bool, head: &Head) -> io::Result<Box<dyn Sheet>> {
    Ok(match format {
        ReportFormat::Table => Box::new(table::Tables::new(to)),
        ReportFormat::Csv => Box::new(csv::Rows::new(to, anew)?),
        ReportFormat::Jsonl => Box::new(jsonl::Lines::new(to)),
        ReportFormat::Html => Box::new(html::Page::new(to, head)?),
    })
}
