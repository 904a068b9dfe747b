//! Runs the shared scenarios through a driver and tells what is wrong.

use clap::Parser;
use std::error::Error;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use tillback_conformance::protocol::Mode;
use tillback_conformance::{Outcome, Program, run_all, scenario};

/// Runs the shared scenarios through a language's driver.
#[derive(Parser)]
struct Arguments {
    /// The folder with the scenarios.
    #[arg(long, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../scenarios"))]
    scenarios: PathBuf,
    /// Only scenarios with this in their names.
    #[arg(long)]
    only: Option<String>,
    /// How the driver calls its library; both if left out.
    #[arg(long)]
    mode: Vec<Mode>,
    /// How many scenarios at once.
    #[arg(long, default_value_t = 8)]
    at_once: usize,
    /// Let a driver that ended a scenario unharmed play the next one: for programs that take long to start.
    #[arg(long)]
    reuse: bool,
    /// The driver and its arguments, behind `--`.
    #[arg(required = true, last = true)]
    driver: Vec<OsString>,
}

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let Arguments { scenarios, only, mode, at_once, reuse, driver } = Arguments::parse();
    let mut scenarios = scenario::load(&scenarios)?;
    scenarios.retain(|scenario| only.as_ref().is_none_or(|only| scenario.name.contains(only.as_str())));
    let mut words = driver.into_iter();
    let file = words.next().unwrap_or_default().into();
    let program = Program { file, arguments: words.collect(), reused: reuse };
    let modes = if mode.is_empty() { Mode::ALL.to_vec() } else { mode };
    let outcomes = run_all(scenarios, &program, &modes, at_once.max(1), tell).await;
    let bad = outcomes.iter().filter(|outcome| !outcome.problems.is_empty()).count();
    println!("{} runs, {bad} with problems", outcomes.len());
    Ok(if bad == 0 && !outcomes.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn tell(outcome: &Outcome) {
    let word = if outcome.problems.is_empty() { "ok" } else { "BAD" };
    println!("{word} {} ({}, {} ms)", outcome.name, outcome.mode.as_str(), outcome.took.as_millis());
    for problem in &outcome.problems {
        println!("    {problem}");
    }
}
