//! How a report is written, row by row.

mod chart;
mod csv;
mod html;
mod jsonl;
mod table;

use crate::args::ReportFormat;
use std::io::{self, Write};
use tillback::{Currency, ReportRow, ReportTally, Totals};

/// One way of writing.
pub(super) trait Sheet {
    fn row(&mut self, row: &ReportRow) -> io::Result<()>;

    /// Hands everything to the system.
    fn flush(&mut self) -> io::Result<()>;

    /// The sums, and whatever belongs at the end.
    fn end(&mut self, totals: &Totals, tally: ReportTally) -> io::Result<()>;
}

/// What a report is about.
#[derive(Clone)]
pub(super) struct Head {
    pub(super) title: String,
    pub(super) zone: String,
    /// The command as somebody types it.
    pub(super) typed: String,
}

/// `anew` tells that nothing was written before.
pub(super) fn open(format: ReportFormat, to: Box<dyn Write>, anew: bool, head: &Head) -> io::Result<Box<dyn Sheet>> {
    Ok(match format {
        ReportFormat::Table => Box::new(table::Tables::new(to, head)),
        ReportFormat::Csv => Box::new(csv::Rows::new(to, anew)?),
        ReportFormat::Jsonl => Box::new(jsonl::Lines::new(to)),
        ReportFormat::Html => Box::new(html::Page::new(to, head)?),
    })
}

/// A sum for people: `1,234,567.00`. Amounts of single payments stay as they can be typed.
fn grouped(currency: Currency, minor: i128) -> String {
    let text = currency.to_decimal(minor);
    let whole = text.find('.').unwrap_or(text.len());
    let first = text.find(|sign: char| sign.is_ascii_digit()).unwrap_or(0);
    let mut grouped = String::with_capacity(text.len() + text.len() / 3);
    for (place, sign) in text.char_indices() {
        if place > first && place < whole && (whole - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(sign);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::grouped;
    use tillback::Currency;

    #[test]
    fn sums_are_grouped_in_thousands() {
        let grouped = |code, minor| grouped(Currency::from_code(code).unwrap(), minor);
        assert_eq!(grouped("USD", 123_456_789), "1,234,567.89");
        assert_eq!(grouped("USD", -12_345_600), "-123,456.00");
        assert_eq!(grouped("USD", 99_999), "999.99");
        assert_eq!(grouped("JPY", 1_000), "1,000");
        assert_eq!(grouped("KWD", 1_000_000), "1,000.000");
    }
}
