//! Why a command stopped.

use crate::exit::Exit;
use std::path::{Path, PathBuf};
use tillback::{Error, ErrorKind};

/// Why a command stopped, in words that hold no secret.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Wrong arguments, or a wrong file given to the command.
    Usage(String),
    /// The configuration is missing or wrong.
    Config(String),
    /// Something of this machine failed.
    Machine(String),
    /// The person at the terminal said no.
    Declined,
    /// The library's own error.
    Library(Box<Error>),
    /// The same, about this journal.
    Journal(PathBuf, Box<Error>),
}

impl Failure {
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Usage(_) | Self::Config(_) => Exit::Usage,
            Self::Machine(_) | Self::Declined => Exit::Error,
            Self::Library(error) | Self::Journal(_, error) => Exit::of_error(error),
        }
    }

    /// A stable word for programs.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Usage(_) => "USAGE",
            Self::Config(_) => "CONFIGURATION",
            Self::Machine(_) => "MACHINE",
            Self::Declined => "DECLINED",
            Self::Library(error) | Self::Journal(_, error) => error.code().as_str(),
        }
    }

    pub(crate) fn message(&self) -> &str {
        match self {
            Self::Usage(message) | Self::Config(message) | Self::Machine(message) => message,
            Self::Declined => "You said no. Nothing was sent.",
            Self::Library(error) | Self::Journal(_, error) => error.message(),
        }
    }

    /// What the library said, where it was the library.
    pub(crate) fn error(&self) -> Option<&Error> {
        match self {
            Self::Library(error) | Self::Journal(_, error) => Some(error),
            Self::Usage(_) | Self::Config(_) | Self::Machine(_) | Self::Declined => None,
        }
    }

    /// What went wrong with a client that was to use this journal.
    pub(crate) fn with_journal(path: &Path, error: Error) -> Self {
        if error.kind() == ErrorKind::Journal { Self::Journal(path.to_owned(), Box::new(error)) } else { error.into() }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Library(Box::new(error))
    }
}
