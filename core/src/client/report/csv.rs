use super::invalid;
use crate::model::{AccountName, Error, ErrorCode, RefKind, ReportSource, TransactionRef};
use csv::{Reader, ReaderBuilder, StringRecord, Trim};
use std::fs::File;
use std::path::Path;

impl ReportSource {
    /// The payments named in one column of a CSV file (UTF-8, its first line the names of the columns). The file is read as
    /// the report goes on; lines whose cell is empty are skipped.
    ///
    /// # Errors
    /// `OPTION_INVALID` where the file can't be read or has no such column. A line that can't be read becomes a row that
    /// tells it.
    pub fn csv(
        account: impl Into<AccountName>,
        path: impl AsRef<Path>,
        column: &str,
        kind: RefKind,
    ) -> Result<Self, Error> {
        let unreadable = |_| invalid("references", "The CSV file can't be read. Check its name and its rights.");
        let file = File::open(path).map_err(unreadable)?;
        let mut reader = ReaderBuilder::new().trim(Trim::All).flexible(true).from_reader(file);
        let headers =
            reader.headers().map_err(|_| invalid("references", "The CSV file's first line can't be read."))?;
        let place = place_of(headers, column)?;
        Ok(Self::read(account, References { reader: Some(reader), place, kind }))
    }
}

fn place_of(headers: &StringRecord, column: &str) -> Result<usize, Error> {
    // A byte-order mark is what spreadsheets begin UTF-8 with.
    let mut names = headers.iter().map(|name| name.trim_start_matches('\u{feff}').trim());
    if let Some(place) = names.position(|name| name == column) {
        return Ok(place);
    }
    // A file without a first line for names begins with somebody's own: they are counted, and not shown.
    let what = format!("The CSV file has no column {column:?}. Its first line names {} columns.", headers.len());
    Err(invalid("column", &what))
}

struct References {
    /// `None` once the file failed.
    reader: Option<Reader<File>>,
    place: usize,
    kind: RefKind,
}

impl Iterator for References {
    type Item = Result<TransactionRef, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut record = StringRecord::new();
        loop {
            let reader = self.reader.as_mut()?;
            match reader.read_record(&mut record) {
                Ok(false) => return None,
                Ok(true) => {}
                Err(error) => {
                    let line = reader.position().line();
                    if error.is_io_error() {
                        self.reader = None;
                    }
                    return Some(Err(unreadable(line)));
                }
            }
            if let Some(cell) = record.get(self.place).filter(|cell| !cell.is_empty()) {
                return Some(TransactionRef::of(self.kind, cell));
            }
        }
    }
}

fn unreadable(line: u64) -> Error {
    Error::new(
        ErrorCode::ReferenceInvalid,
        format!("The CSV file can't be read near line {line}. Is it UTF-8? Nothing was asked for this line."),
    )
    .about("references")
}
