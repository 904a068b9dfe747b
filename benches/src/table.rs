use crate::job::Figures;
use std::fmt;
use std::time::Duration;

/// A table in Markdown, its columns aligned so that it reads well as text too.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new(head: &[&str]) -> Self {
        Self { rows: vec![head.iter().map(|title| (*title).to_owned()).collect()] }
    }

    pub(crate) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = self.rows.first().map_or(0, Vec::len);
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0).max(3)
        };
        let widths: Vec<_> = (0..columns).map(width).collect();
        for (number, row) in self.rows.iter().enumerate() {
            for (cell, width) in row.iter().zip(&widths) {
                write!(f, "| {cell:width$} ")?;
            }
            writeln!(f, "|")?;
            if number == 0 {
                for width in &widths {
                    write!(f, "| {} ", "-".repeat(*width))?;
                }
                writeln!(f, "|")?;
            }
        }
        Ok(())
    }
}

/// Microseconds with one decimal: `61.2 µs`.
pub(crate) fn micros(time: Duration) -> String {
    let tenths = (time.as_nanos() + 50) / 100;
    format!("{}.{} µs", tenths / 10, tenths % 10)
}

/// Milliseconds with one decimal: `4.1 ms`.
pub(crate) fn millis(time: Duration) -> String {
    let tenths = (time.as_micros() + 50) / 100;
    format!("{}.{} ms", tenths / 10, tenths % 10)
}

/// The first in hundredths of the second: `1.07`.
pub(crate) fn ratio(hundredths: u128) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// The one in the middle; nothing's where there is none.
pub(crate) fn middle<T: Ord + Copy + Default>(values: impl Iterator<Item = T>) -> T {
    let mut values: Vec<_> = values.collect();
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// The one in the middle, the smallest and the largest: `61.2 µs (60.0 µs – 70.1 µs)`.
pub(crate) fn spread(figures: &[Figures], which: impl Fn(&Figures) -> Duration) -> String {
    let mut times: Vec<_> = figures.iter().map(which).collect();
    times.sort_unstable();
    let (Some(least), Some(most)) = (times.first(), times.last()) else { return String::new() };
    format!("{} ({} – {})", micros(times[times.len() / 2]), micros(*least), micros(*most))
}

/// Whether an aim was met.
pub(crate) fn verdict(is_met: bool) -> String {
    if is_met { "met".to_owned() } else { "**missed**".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{Table, micros, millis, ratio};
    use std::time::Duration;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let mut table = Table::new(&["client", "µs"]);
        table.row(vec!["a".to_owned(), "12.5".to_owned()]);
        assert_eq!(table.to_string(), "| client | µs   |\n| ------ | ---- |\n| a      | 12.5 |\n");
    }

    #[test]
    fn figures_are_rounded() {
        assert_eq!(micros(Duration::from_nanos(61_250)), "61.3 µs");
        assert_eq!(micros(Duration::from_nanos(949)), "0.9 µs");
        assert_eq!(millis(Duration::from_micros(4_049)), "4.0 ms");
        assert_eq!(ratio(107), "1.07");
    }
}
