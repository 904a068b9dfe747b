//! The `tillback` command.

mod args;
mod command;
mod config;
mod exit;
mod failure;
mod interrupt;
mod output;

use args::{Args, Command};
use clap::Parser;
use output::Output;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = Args::parse();
    let output = Output::new(&args.global);
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
    output.finish(exit).into()
}
