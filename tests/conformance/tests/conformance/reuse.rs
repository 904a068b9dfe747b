//! Drivers that play more than one scenario.

use crate::{all, rust_driver};
use std::path::Path;
use tempfile::TempDir;
use tillback_conformance::protocol::Mode;
use tillback_conformance::{Outcome, Program, run_all};

/// The driver for Rust, started by a line of the shell, where `"$@"` is its command line.
fn driver(line: String, reused: bool) -> Program {
    let words = ["-c".into(), line.into(), "sh".into(), rust_driver().file.into()];
    Program { file: "sh".into(), arguments: words.into(), reused }
}

/// Three of the scenarios, nobody killed in any, one after the other.
async fn play(driver: &Program) -> Vec<Outcome> {
    let chosen = all().into_iter().filter(|scenario| scenario.name.starts_with("refund-part")).collect::<Vec<_>>();
    assert!(chosen.len() >= 3, "{} scenarios", chosen.len());
    run_all(chosen, driver, &[Mode::Blocking], 1, |_| ()).await
}

/// It writes a line at each start.
fn counted(starts: &Path, reused: bool) -> Program {
    driver(format!("echo >> '{}'; exec \"$@\"", starts.display()), reused)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_driver_is_started_for_each_scenario_or_once_for_all() {
    let folder = TempDir::new().unwrap();
    for (name, reused) in [("alone", false), ("reused", true)] {
        let starts = folder.path().join(name);
        let outcomes = play(&counted(&starts, reused)).await;
        assert!(outcomes.iter().all(|outcome| outcome.problems.is_empty()), "{outcomes:#?}");
        let started = std::fs::read_to_string(&starts).unwrap().lines().count();
        assert_eq!(started, if reused { 1 } else { outcomes.len() });
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_driver_that_ends_badly_is_told_after_the_last_scenario() {
    let outcomes = play(&driver("\"$@\"; exit 3".to_owned(), true)).await;
    let (last, others) = outcomes.split_last().unwrap();
    assert!(others.iter().all(|outcome| outcome.problems.is_empty()), "{others:#?}");
    assert!(last.problems[0].contains("ended badly"), "{last:#?}");
}
