//! `npx tillback`: the `tillback` command in Node's process.

use napi_derive::napi;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use tillback_cli::Program;

/// What a panic ends a program of Rust with.
const PANICKED: u8 = 101;

/// Runs the command to its end, and returns its exit code. `program` is what starts it once more.
#[napi(catch_unwind)]
pub fn command_line(program: Vec<String>, arguments: Vec<String>) -> u8 {
    let os = |words: Vec<String>| words.into_iter().map(Into::into).collect::<Vec<_>>();
    let run = || tillback_cli::run(Program::started_with(os(program)), os(arguments));
    let code = catch_unwind(AssertUnwindSafe(run)).unwrap_or(PANICKED);
    // Where nobody reads, nobody wants to know.
    let _ = io::stdout().flush();
    code
}
