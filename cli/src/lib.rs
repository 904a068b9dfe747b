//! The `tillback` command as a library, for its own binary and for `python -m tillback`.

mod args;
mod command;
mod config;
mod exit;
mod failure;
mod interrupt;
mod output;
mod program;

pub use program::Program;

use args::Command;
use exit::Exit;
use output::Output;
use std::ffi::OsString;
use std::io::{self, Write};

/// Runs the command to its end, and returns its exit code. `arguments` are those after the name of the program.
///
/// It reads standard input and writes standard output and standard error of this process. From a refund on, the second
/// Ctrl-C ends the process, as it does in the binary.
pub fn run(program: Program, arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let args = match args::parse(&program, arguments) {
        Ok(args) => args,
        Err(told) => return tell(&told),
    };
    let output = Output::new(&args.global, program);
    let ended = match &args.command {
        Command::Demo => command::demo::run(&output),
        Command::Sandbox(sandbox) => command::sandbox::run(sandbox, &output),
        Command::Refund(refund) => command::refund::run(refund, &args.global, &output),
        Command::Journal(journal) => command::journal::run(&journal.action, &args.global, &output),
        Command::Query(query) => command::query::run(query, &args.global, &output),
        Command::Report(report) => command::report::run(report, &args.global, &output),
        Command::Payee(payee) => command::payee::run(&payee.action, &args.global, &output),
        Command::Check(check) => command::check::run(check, &args.global, &output),
    };
    let exit = ended.unwrap_or_else(|failure| {
        output.failure(&failure);
        failure.exit()
    });
    output.finish(exit).code()
}

/// Help, the version, or what is wrong with the command line.
fn tell(told: &clap::Error) -> u8 {
    // Where nobody reads, nobody wants to know.
    let _ = told.print().and_then(|()| io::stdout().flush());
    if told.exit_code() == 0 { Exit::Well.code() } else { Exit::Usage.code() }
}
