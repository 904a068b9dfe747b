//! Why a command stopped.

use crate::exit::Exit;
use tillback::Error;

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
}

impl Failure {
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Usage(_) | Self::Config(_) => Exit::Usage,
            Self::Machine(_) | Self::Declined => Exit::Error,
            Self::Library(error) => Exit::of_error(error),
        }
    }

    /// A stable word for programs.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Usage(_) => "USAGE",
            Self::Config(_) => "CONFIGURATION",
            Self::Machine(_) => "MACHINE",
            Self::Declined => "DECLINED",
            Self::Library(error) => error.code().as_str(),
        }
    }

    pub(crate) fn message(&self) -> &str {
        match self {
            Self::Usage(message) | Self::Config(message) | Self::Machine(message) => message,
            Self::Declined => "You said no. Nothing was sent.",
            Self::Library(error) => error.message(),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Library(Box::new(error))
    }
}
