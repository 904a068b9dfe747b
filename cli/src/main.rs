//! The `tillback` command.

use std::env;
use std::process::ExitCode;
use tillback_cli::Program;

fn main() -> ExitCode {
    tillback_cli::run(Program::executable(), env::args_os().skip(1)).into()
}
