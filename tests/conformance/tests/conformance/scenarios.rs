//! Every scenario, through the Rust driver.

use crate::{all, rust_driver};
use std::collections::BTreeSet;
use tillback_conformance::protocol::Mode;
use tillback_conformance::{Outcome, run_all};

const AT_ONCE: usize = 8;

async fn pass(mode: Mode) {
    let outcomes = run_all(all(), &rust_driver(), &[mode], AT_ONCE, |_| ()).await;
    let bad: Vec<&Outcome> = outcomes.iter().filter(|outcome| !outcome.problems.is_empty()).collect();
    assert!(bad.is_empty(), "{} of {} runs went wrong: {bad:#?}", bad.len(), outcomes.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_blocking_client_does_what_the_scenarios_say() {
    pass(Mode::Blocking).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_asynchronous_client_does_what_the_scenarios_say() {
    pass(Mode::Async).await;
}

#[test]
fn no_two_scenarios_say_the_same() {
    let scenarios = all();
    let files: BTreeSet<_> = scenarios.iter().filter_map(|scenario| scenario.name.split(" @ ").next()).collect();
    let sentences: BTreeSet<_> = scenarios.iter().map(|scenario| scenario.script.about.as_str()).collect();
    assert_eq!(files.len(), sentences.len());
    assert!(files.len() >= 44, "{} scenarios", files.len());
}
