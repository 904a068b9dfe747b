use crate::args::ReportArgs;
use crate::failure::Failure;
use std::cell::RefCell;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Where a report is written.
pub(super) enum Place {
    Stdout,
    /// Beside the file, and put in its place at the end, so that half a report is never taken for a whole one.
    Beside {
        file: RefCell<Option<NamedTempFile>>,
        path: PathBuf,
    },
    /// In the file itself, which a later run goes on with.
    Inside {
        file: File,
        path: PathBuf,
    },
}

impl Place {
    /// `position` is how far an earlier run came; what it wrote after that is cut off.
    pub(super) fn open(args: &ReportArgs, position: u64) -> Result<Self, Failure> {
        let Some(path) = args.output.clone() else { return Ok(Self::Stdout) };
        let failed = |error: io::Error| failed(&path, &error);
        if args.resume.is_none() {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let file = RefCell::new(Some(NamedTempFile::new_in(folder).map_err(failed)?));
            return Ok(Self::Beside { file, path });
        }
        let mut file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path).map_err(failed)?;
        let length = file.metadata().map_err(failed)?.len();
        if length < position {
            return Err(Failure::Usage(format!(
                "{} is shorter than the report was. Bring the file back, or begin anew with another name for --resume.",
                path.display()
            )));
        }
        file.set_len(position).map_err(failed)?;
        file.seek(SeekFrom::Start(position)).map_err(failed)?;
        Ok(Self::Inside { file, path })
    }

    pub(super) fn writer(&self) -> Result<Box<dyn Write>, Failure> {
        match self {
            Self::Stdout => Ok(Box::new(BufWriter::new(io::stdout()))),
            Self::Beside { file, path } => match &*file.borrow() {
                Some(file) => {
                    let file = file.as_file().try_clone().map_err(|error| failed(path, &error))?;
                    Ok(Box::new(BufWriter::new(file)))
                }
                None => Ok(Box::new(io::sink())),
            },
            Self::Inside { file, path } => {
                let file = file.try_clone().map_err(|error| failed(path, &error))?;
                Ok(Box::new(BufWriter::new(file)))
            }
        }
    }

    /// Makes what was written durable, and tells how long it is.
    pub(super) fn sync(&self) -> Result<u64, Failure> {
        match self {
            Self::Inside { file, path } => {
                file.sync_all().map_err(|error| failed(path, &error))?;
                // Both handles share one place in the file.
                let mut file = file;
                file.stream_position().map_err(|error| failed(path, &error))
            }
            Self::Stdout | Self::Beside { .. } => Ok(0),
        }
    }

    pub(super) fn finish(&self) -> Result<(), Failure> {
        match self {
            Self::Stdout => Ok(()),
            Self::Beside { file, path } => match file.borrow_mut().take() {
                Some(file) => file.persist(path).map(drop).map_err(|error| failed(path, &error.error)),
                None => Ok(()),
            },
            Self::Inside { .. } => self.sync().map(drop),
        }
    }

    pub(super) fn failed(&self, error: &io::Error) -> Failure {
        match self {
            Self::Stdout => Failure::Machine(format!("Standard output can't be written: {error}.")),
            Self::Beside { path, .. } | Self::Inside { path, .. } => failed(path, error),
        }
    }
}

fn failed(path: &Path, error: &io::Error) -> Failure {
    Failure::Machine(format!("{} can't be written: {error}.", path.display()))
}
