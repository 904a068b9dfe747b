use super::super::words;
use super::{Head, Sheet};
use crate::output::{clean, table};
use std::io::{self, Write};
use tillback::{Dimension, ReportRow, ReportTally, Totals};

/// Rows in one table: all of them would have to be kept to know how wide the columns are.
const ROWS: usize = 200;

pub(super) struct Tables {
    to: Box<dyn Write>,
    typed: String,
    rows: Vec<[String; 8]>,
    /// What somebody has to do.
    advice: Vec<String>,
}

impl Tables {
    pub(super) fn new(to: Box<dyn Write>, head: &Head) -> Self {
        Self { to, typed: head.typed.clone(), rows: Vec::new(), advice: Vec::new() }
    }

    fn write(&mut self) -> io::Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let titles = ["payment", "account", "day", "status", "paid", "refunded", "refundable", "journal and gateway"];
        let mut sheet = table::table(&titles);
        for [payment, account, day, status, paid, refunded, refundable, agreement] in self.rows.drain(..) {
            sheet.add_row([
                table::text(&payment),
                table::text(&account),
                table::text(&day),
                table::text(&status),
                table::right(&paid),
                table::right(&refunded),
                table::right(&refundable),
                table::text(&agreement),
            ]);
        }
        writeln!(self.to, "{}", sheet.trim_fmt())?;
        for line in self.advice.drain(..) {
            writeln!(self.to, "{}", clean(&line))?;
        }
        Ok(())
    }
}

impl Sheet for Tables {
    fn row(&mut self, row: &ReportRow) -> io::Result<()> {
        let name = row.transaction_id().unwrap_or(&row.asked).to_owned();
        if let Some(advice) = words::advice(row, &self.typed) {
            self.advice.push(format!("{name}: {advice}"));
        }
        if let Some(error) = row.error() {
            self.advice.push(format!("{name}: {} [{}]", error.message(), error.code()));
        }
        let status = match (row.status(), row.error()) {
            (Some(status), _) => status.as_str(),
            (None, Some(_)) => "NOT READ",
            (None, None) => table::NOTHING,
        };
        self.rows.push([
            name,
            row.account.to_string(),
            row.day.map_or_else(|| table::NOTHING.to_owned(), |day| day.to_string()),
            status.to_owned(),
            table::shown(row.paid),
            table::shown(row.refunded),
            table::shown(row.refundable),
            words::brief(&row.agreement).to_owned(),
        ]);
        if self.rows.len() == ROWS { self.write() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }

    fn end(&mut self, totals: &Totals, tally: ReportTally) -> io::Result<()> {
        self.write()?;
        if tally.rows == 0 {
            writeln!(self.to, "Nothing fits.")?;
        }
        for by in Dimension::ALL {
            let lines = totals.by(by);
            // A table of one line says no more than the one by currency.
            if by != Dimension::Currency && lines.len() < 2 || lines.is_empty() {
                continue;
            }
            let title = if by == Dimension::Currency { "in all" } else { by.as_str() };
            let mut sheet = table::table(&[title, "currency", "rows", "paid", "refunded", "refundable", "disagree"]);
            for line in lines {
                let (sums, currency) = (line.sums, line.currency);
                sheet.add_row([
                    table::text(if line.label.is_empty() { table::NOTHING } else { &line.label }),
                    table::text(currency.code()),
                    table::right(&sums.rows.to_string()),
                    table::right(&currency.to_decimal(sums.paid)),
                    table::right(&currency.to_decimal(sums.refunded)),
                    table::right(&currency.to_decimal(sums.refundable)),
                    table::right(&sums.disagreeing.to_string()),
                ]);
            }
            writeln!(self.to, "\n{}", sheet.trim_fmt())?;
        }
        self.flush()
    }
}
