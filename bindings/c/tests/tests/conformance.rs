//! The scenarios that every language has to pass, through a driver in C.

use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tillback_c_tests::compiler::{Build, Compiler, Language};
use tillback_c_tests::program::Linking;
use tillback_c_tests::repository;
use tillback_conformance::protocol::Mode;
use tillback_conformance::{Outcome, Program, run_all, scenario};

const AT_ONCE: usize = 8;

fn sources() -> Vec<PathBuf> {
    let folder = repository().join("bindings/c/driver");
    let files = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|file| file.extension().is_some_and(|ending| ending == "c")).collect()
}

fn build(file: &Path) {
    let mut linking = Linking::Shared.arguments();
    linking.push("-lcjson".to_owned());
    Build::plain(Compiler::Gcc, Language::C99).compile(&sources(), &linking, file).unwrap();
}

async fn pass(mode: Mode) {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("c-driver");
    build(&file);
    let scenarios = scenario::load(&repository().join("tests/scenarios")).expect("every scenario can be read");
    let driver = Program { file, arguments: Vec::new(), reused: false };
    let outcomes = run_all(scenarios, &driver, &[mode], AT_ONCE, |_| ()).await;
    let bad: Vec<&Outcome> = outcomes.iter().filter(|outcome| !outcome.problems.is_empty()).collect();
    assert!(bad.is_empty(), "{} of {} runs went wrong: {bad:#?}", bad.len(), outcomes.len());
    assert!(outcomes.len() > 300, "only {} runs", outcomes.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_that_wait_do_what_the_scenarios_say() {
    pass(Mode::Blocking).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_that_are_started_do_what_the_scenarios_say() {
    pass(Mode::Async).await;
}
