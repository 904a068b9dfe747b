//! Many scenarios at once.

use crate::driver::Program;
use crate::fleet::Fleet;
use crate::protocol::Mode;
use crate::run::run;
use crate::scenario::Scenario;
use futures_util::stream::{self, StreamExt};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How one run ended.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub name: String,
    pub mode: Mode,
    pub took: Duration,
    /// Everything that is wrong, a line for people each.
    pub problems: Vec<String>,
}

/// Runs each scenario in each mode, several at once. `each` is told as they end.
pub async fn run_all(
    scenarios: Vec<Scenario>,
    program: &Program,
    modes: &[Mode],
    at_once: usize,
    mut each: impl FnMut(&Outcome),
) -> Vec<Outcome> {
    let scenarios: Vec<_> = scenarios.into_iter().map(Arc::new).collect();
    let runs = modes.iter().flat_map(|mode| scenarios.iter().map(|scenario| (Arc::clone(scenario), *mode)));
    let fleet = Arc::new(Fleet::new(program.clone()));
    let running = runs.map(|(scenario, mode)| one(scenario, Arc::clone(&fleet), mode)).collect::<Vec<_>>();
    let mut running = stream::iter(running).buffer_unordered(at_once);
    let mut outcomes = Vec::new();
    while let Some(outcome) = running.next().await {
        each(&outcome);
        outcomes.push(outcome);
    }
    drop(running);
    let begun = Instant::now();
    for (mode, problem) in fleet.end().await {
        let outcome = Outcome {
            name: "the end of a driver that was used more than once".to_owned(),
            mode,
            took: begun.elapsed(),
            problems: vec![problem],
        };
        each(&outcome);
        outcomes.push(outcome);
    }
    outcomes
}

async fn one(scenario: Arc<Scenario>, fleet: Arc<Fleet>, mode: Mode) -> Outcome {
    let begun = Instant::now();
    let name = scenario.name.clone();
    let task = tokio::spawn(async move { run(&scenario, &fleet, mode).await });
    let problems = task.await.unwrap_or_else(|error| vec![format!("the runner itself failed: {error}")]);
    Outcome { name, mode, took: begun.elapsed(), problems }
}
