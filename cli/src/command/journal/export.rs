//! `tillback journal export`

use super::{Opened, spreadsheet};
use crate::args::{ExportArgs, Format};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::json::refund::RefundLine;
use crate::output::{Output, Progress};
use serde::Serialize;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;
use tempfile::NamedTempFile;
use tillback::{Error, Refund};

#[derive(Serialize)]
struct Line<'a> {
    export: View<'a>,
}

#[derive(Serialize)]
struct View<'a> {
    file: &'a str,
    refunds: usize,
}

/// Why an export broke off.
enum Broken {
    Reading(Error),
    Writing(io::Error),
}

pub(super) fn run(args: &ExportArgs, journal: &Opened, output: &Output) -> Result<Exit, Failure> {
    match &args.output {
        Some(path) => to_file(path, args, journal, output),
        None if output.is_json() && args.format == Format::Csv => Err(Failure::Usage(
            "With --json, standard output holds JSON and nothing else. Name a file with --output, or leave one of them out."
                .to_owned(),
        )),
        None => to_stdout(args, journal, output),
    }
}

fn to_stdout(args: &ExportArgs, journal: &Opened, output: &Output) -> Result<Exit, Failure> {
    // A bar would stand between the rows of a terminal.
    let progress = Progress::none();
    match write(io::stdout().lock(), args, journal, output, &progress) {
        Ok(_) => Ok(Exit::Well),
        // Whoever read has seen enough.
        Err(Broken::Writing(error)) if error.kind() == ErrorKind::BrokenPipe => Ok(Exit::Well),
        Err(Broken::Writing(error)) => Err(Failure::Machine(format!("Standard output can't be written: {error}."))),
        Err(Broken::Reading(error)) => Err(Failure::with_journal(&journal.path, error)),
    }
}

/// Writes beside the file and puts it in place at the end, so that half an export is never taken for a whole one.
fn to_file(path: &Path, args: &ExportArgs, journal: &Opened, output: &Output) -> Result<Exit, Failure> {
    let failed = |error: io::Error| Failure::Machine(format!("{} can't be written: {error}.", path.display()));
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = NamedTempFile::new_in(folder).map_err(failed)?;
    let progress = output.bar("Exporting", None);
    let refunds = write(file.as_file_mut(), args, journal, output, &progress).map_err(|broken| match broken {
        Broken::Writing(error) => failed(error),
        Broken::Reading(error) => Failure::with_journal(&journal.path, error),
    })?;
    drop(progress);
    file.persist(path).map_err(|error| failed(error.error))?;
    let file = path.display().to_string();
    output.say(format!("{refunds} refunds are in {}.", crate::output::clean(&file)));
    output.object(&Line { export: View { file: &file, refunds } });
    Ok(Exit::Well)
}

/// Writes refund by refund, as they are read.
fn write(
    to: impl Write,
    args: &ExportArgs,
    journal: &Opened,
    output: &Output,
    progress: &Progress,
) -> Result<usize, Broken> {
    let mut rows = Rows::begin(args.format, to, output.is_verbose())?;
    let mut written = 0;
    let refunds = journal.client.list_refunds(args.which.filter()).map_err(Broken::Reading)?;
    for refund in refunds.take(args.which.limit()) {
        rows.write(&refund.map_err(Broken::Reading)?)?;
        progress.step();
        written += 1;
    }
    rows.end()?;
    Ok(written)
}

enum Rows<W: Write> {
    Jsonl { to: BufWriter<W>, verbose: bool },
    Csv(Box<csv::Writer<W>>),
}

impl<W: Write> Rows<W> {
    fn begin(format: Format, to: W, verbose: bool) -> Result<Self, Broken> {
        match format {
            Format::Jsonl => Ok(Self::Jsonl { to: BufWriter::new(to), verbose }),
            Format::Csv => {
                let mut writer = csv::Writer::from_writer(to);
                writer.write_record(spreadsheet::COLUMNS)?;
                Ok(Self::Csv(Box::new(writer)))
            }
        }
    }

    fn write(&mut self, refund: &Refund) -> Result<(), Broken> {
        match self {
            Self::Jsonl { to, verbose } => {
                serde_json::to_writer(&mut *to, &RefundLine::of(refund, *verbose)).map_err(io::Error::from)?;
                to.write_all(b"\n")?;
            }
            Self::Csv(writer) => spreadsheet::write(writer, refund)?,
        }
        Ok(())
    }

    fn end(self) -> Result<(), Broken> {
        match self {
            Self::Jsonl { mut to, .. } => to.flush()?,
            Self::Csv(mut writer) => writer.flush()?,
        }
        Ok(())
    }
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        Self::Writing(error)
    }
}

impl From<csv::Error> for Broken {
    fn from(error: csv::Error) -> Self {
        Self::Writing(error.into())
    }
}
