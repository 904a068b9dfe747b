//! Plays many seeds and tells the stories of those that broke a promise.

use clap::Parser;
use std::process::ExitCode;
use std::time::Instant;
use tillback::internals::Rule;
use tillback_simulation::{Run, many, run};

/// Plays the real engine in a simulated world, one run for each seed
#[derive(Debug, Parser)]
#[command(name = "simulate")]
struct Cli {
    /// How many seeds
    #[arg(long, default_value_t = 2_000)]
    seeds: u64,
    /// The first of them
    #[arg(long, default_value_t = 0)]
    first: u64,
    /// Only this one, with its story
    #[arg(long)]
    seed: Option<u64>,
    /// Break a rule of the protocol on purpose, such as QuietPeriod, and see it noticed
    #[arg(long, value_parser = rule)]
    broken: Option<Rule>,
}

fn rule(name: &str) -> Result<Rule, String> {
    let found = Rule::ALL.into_iter().find(|rule| format!("{rule:?}") == name);
    found.ok_or_else(|| format!("the rules are {:?}", Rule::ALL))
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    if let Some(seed) = cli.seed {
        let run = run(seed, cli.broken);
        tell(&run);
        return if run.violations.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let begun = Instant::now();
    let found = many(cli.first, cli.seeds, cli.broken, 5, |played, failed| {
        if let Some(run) = failed {
            println!("seed {} ({}): {}", run.seed, run.kind, run.violations.join("; "));
        } else if played.is_multiple_of(1_000) {
            println!("{played} seeds, {} a second", per_second(played, begun));
        }
    });
    println!(
        "{} seeds, {} a second, {} broke a promise",
        found.played,
        per_second(found.played, begun),
        found.broken.len()
    );
    match found.broken.first() {
        None => ExitCode::SUCCESS,
        Some(run) => {
            tell(run);
            ExitCode::FAILURE
        }
    }
}

fn per_second(played: u64, begun: Instant) -> u128 {
    u128::from(played) * 1_000 / begun.elapsed().as_millis().max(1)
}

fn tell(run: &Run) {
    println!("\nseed {}, {}:", run.seed, run.kind);
    for line in &run.story {
        println!("{line}");
    }
    for violation in &run.violations {
        println!("VIOLATION: {violation}");
    }
}
