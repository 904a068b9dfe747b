//! Measures what tillback costs, beside the same request made with reqwest and with hyper.
//!
//! The program starts itself again for everything it measures: once as the sandbox, and once for each client in each
//! round, so that no client shares a process, a heap or a warm cache with another.

mod apart;
mod by_hand;
mod child;
mod clock;
mod contender;
mod desk;
mod failure;
mod from_c;
mod from_kotlin;
mod from_node;
mod from_python;
mod job;
mod journal;
mod machine;
mod measure;
mod plan;
mod queries;
mod report;
mod table;
mod till;
mod translate;

use clap::{Parser, Subcommand, ValueEnum};
use failure::Failure;
use plan::Plan;
use std::path::PathBuf;
use std::process::ExitCode;

/// Measures tillback and writes benches/RESULTS.md
#[derive(Debug, Parser)]
#[command(name = "bench")]
struct Cli {
    /// A few calls of each kind, to see that everything works; the figures mean nothing and are only printed
    #[arg(long)]
    quick: bool,
    /// How often everything is measured
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: Option<u32>,
    /// Write the tables here
    #[arg(long)]
    out: Option<PathBuf>,
    /// Measure only this part, and leave the other tables as they are
    #[arg(long)]
    only: Option<Only>,
    #[command(flatten)]
    for_python: Option<from_python::Built>,
    #[command(flatten)]
    for_node: Option<from_node::Built>,
    #[command(flatten)]
    for_kotlin: Option<from_kotlin::Built>,
    #[command(subcommand)]
    part: Option<Part>,
}

/// A part that is measured apart.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Only {
    Python,
    Node,
    Kotlin,
}

/// What the program starts itself as.
#[derive(Debug, Subcommand)]
enum Part {
    /// The sandbox: orders for payments on standard input, their ids on standard output
    #[command(hide = true)]
    Serve,
    /// One client: a job on standard input, figures on standard output
    #[command(hide = true)]
    Client,
    /// Something done with a journal: a task on standard input, what came of it on standard output
    #[command(hide = true)]
    Journal,
    /// Many questions: a task on standard input, figures on standard output
    #[command(hide = true)]
    Queries,
    /// The translation of each gateway, into the directory that `CRITERION_HOME` names
    #[command(hide = true)]
    Translate {
        #[arg(long)]
        quick: bool,
    },
}

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<(), Failure> {
    match cli.part {
        Some(Part::Serve) => desk::serve(),
        Some(Part::Client) => contender::work(),
        Some(Part::Journal) => journal::work(),
        Some(Part::Queries) => queries::work(),
        Some(Part::Translate { quick }) => translate::measure(quick),
        None => {
            let plan = Plan::new(cli.quick, cli.rounds);
            let out = cli.out.or_else(|| (!cli.quick).then(report::place));
            match cli.only {
                None => report::write(
                    &measure::everything(
                        &plan,
                        cli.for_python.as_ref(),
                        cli.for_node.as_ref(),
                        cli.for_kotlin.as_ref(),
                    )?,
                    &plan,
                    out.as_deref(),
                ),
                Some(Only::Python) => {
                    let measured = from_python::measure(&mut desk::Desk::open()?, &plan, cli.for_python.as_ref())?;
                    report::put(&from_python::sections(&measured, &plan), &plan, out.as_deref())
                }
                Some(Only::Node) => {
                    let measured = from_node::measure(&mut desk::Desk::open()?, &plan, cli.for_node.as_ref())?;
                    report::put(&from_node::sections(&measured, &plan), &plan, out.as_deref())
                }
                Some(Only::Kotlin) => {
                    let built = cli.for_kotlin.ok_or_else(|| Failure::new("run `cargo xtask bench --only kotlin`"))?;
                    let measured = from_kotlin::measure(&mut desk::Desk::open()?, &plan, &built)?;
                    report::put(&from_kotlin::sections(&measured, &plan), &plan, out.as_deref())
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Cli;
    use clap::{CommandFactory, Parser};

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn what_is_built_for_other_languages_comes_whole_or_not_at_all() {
        let parse = |line: &str| Cli::try_parse_from(line.split(' '));
        assert!(parse("bench --quick").unwrap().for_python.is_none());
        let built = parse("bench --python venv/bin/python --wheel some.whl").unwrap().for_python.unwrap();
        assert_eq!(built.wheel.to_str(), Some("some.whl"));
        assert!(parse("bench --wheel some.whl").is_err());
        assert!(parse("bench --node some/folder").is_err());
        let built = parse("bench --node some/folder --node-size 17").unwrap();
        assert!(built.for_python.is_none());
        assert_eq!(built.for_node.unwrap().node_size, 17);
        assert!(parse("bench --classes some.jar").is_err());
        let built = parse("bench --classes some.jar --library some/file").unwrap();
        assert!(built.for_node.is_none() && built.for_kotlin.is_some());
    }
}
