//! Every scenario, through the Rust driver.

use crate::{all, rust_driver};
use serde_json::Value;
use std::collections::BTreeSet;
use tillback::{ErrorCode, ErrorKind, RefundStatus};
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

#[test]
fn every_kind_of_error_and_every_status_is_met() {
    let mut words = BTreeSet::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../scenarios");
    for file in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if file.extension().is_some_and(|extension| extension == "json") {
            let scenario: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
            let steps = scenario["steps"].as_array().unwrap();
            steps.iter().for_each(|step| collect(step, &mut words));
        }
    }
    let unmet = |code: &&ErrorCode| can_be_met(code.kind()) && !words.contains(code.kind().as_str());
    let kinds: BTreeSet<_> = ErrorCode::ALL.iter().filter(unmet).map(|code| code.kind().as_str()).collect();
    let statuses: Vec<_> = RefundStatus::ALL.into_iter().filter(|status| !words.contains(status.as_str())).collect();
    assert!(kinds.is_empty() && statuses.is_empty(), "{kinds:?} {statuses:?}");
}

/// Nothing outside the program brings the others about.
fn can_be_met(kind: ErrorKind) -> bool {
    match kind {
        ErrorKind::Forked | ErrorKind::Internal => false,
        ErrorKind::InvalidRequest
        | ErrorKind::Conflict
        | ErrorKind::OverRefund
        | ErrorKind::NotRefundable
        | ErrorKind::NotFound
        | ErrorKind::Configuration
        | ErrorKind::Authentication
        | ErrorKind::PermissionDenied
        | ErrorKind::Unsupported
        | ErrorKind::Unreachable
        | ErrorKind::RateLimited
        | ErrorKind::TimedOut
        | ErrorKind::BadReply
        | ErrorKind::Gateway
        | ErrorKind::Journal
        | ErrorKind::Signature
        | ErrorKind::Busy
        | ErrorKind::Cancelled => true,
    }
}

/// The kinds and statuses that are expected somewhere in a step.
fn collect(value: &Value, words: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                if let (true, Some(word)) = (name == "kind" || name == "status", member.as_str()) {
                    words.insert(word.to_owned());
                }
                collect(member, words);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, words)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
