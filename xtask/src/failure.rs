//! Why a chore ended badly, and the exit code that says so.

use std::fmt;
use std::process::ExitCode;

#[derive(Debug)]
pub(crate) enum Failure {
    /// This version, or this machine, does not have what was asked for. The same code as for a wrong command line.
    Unavailable(String),
    /// A check looked at everything and found something.
    Found(String),
    /// A command ended with this code.
    Command { line: String, code: u8 },
    /// The program that the user asked for ended with this code and has said why itself.
    HandedOver { code: u8 },
}

impl Failure {
    pub(crate) fn unless_none(count: usize, what: &str) -> Result<(), Self> {
        if count == 0 { Ok(()) } else { Err(Self::Found(format!("{count} {what} found."))) }
    }

    pub(crate) fn code(&self) -> u8 {
        match self {
            Self::Unavailable(_) => 2,
            Self::Found(_) => 1,
            Self::Command { code, .. } | Self::HandedOver { code } => *code,
        }
    }

    pub(crate) fn report(&self) -> ExitCode {
        if !matches!(self, Self::HandedOver { .. }) {
            eprintln!("{self}");
        }
        ExitCode::from(self.code())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unavailable(sentence) | Self::Found(sentence) => f.write_str(sentence),
            Self::Command { line, code } => write!(f, "`{line}` failed (exit code {code})."),
            Self::HandedOver { code } => write!(f, "exit code {code}"),
        }
    }
}
