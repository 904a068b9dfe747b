//! `python -m tillback`: the `tillback` command in the interpreter's process.

use pyo3::prelude::*;
use std::ffi::OsString;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use tillback_cli::Program;

/// What a panic ends a program of Rust with.
const PANICKED: u8 = 101;

/// Runs the command to its end, and returns its exit code. `program` is what starts it once more.
#[pyfunction]
pub(crate) fn command_line(py: Python<'_>, program: Vec<OsString>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| {
        let run = || tillback_cli::run(Program::started_with(program), arguments);
        let code = catch_unwind(AssertUnwindSafe(run)).unwrap_or(PANICKED);
        // The end of an interpreter doesn't do it. Where nobody reads, nobody wants to know.
        let _ = io::stdout().flush();
        code
    })
}
