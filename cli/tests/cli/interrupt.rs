//! Ctrl-C while money may be moving.

use crate::till::{Till, command};
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use tillback_sandbox::ledger::GatewayName::Pockyt;
use tillback_sandbox::{Fault, Operation};

fn start(till: &Till, arguments: &[&str]) -> Child {
    let mut command = command(&till.directory);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

fn press_ctrl_c(child: &Child) {
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
}

/// Waits until so many refunds have reached the gateway.
fn await_refunds(till: &Till, number: usize) {
    let reached =
        || till.server.with(|sandbox| sandbox.requests().filter(|one| one.operation == Operation::Refund).count());
    while reached() < number {
        std::thread::yield_now();
    }
}

#[test]
fn the_first_ctrl_c_waits_and_the_second_ends() {
    let till = Till::open();
    till.fault(Pockyt, Operation::Refund, Fault::HangAfter);
    till.fault(Pockyt, Operation::Query, Fault::Delay { ms: 1 });
    let id = till.paid(Pockyt, 1_000, "USD");
    till.write("tillback.toml", &till.accounts_toml().replace("reply_timeout = \"2s\"", "reply_timeout = \"10m\""));
    let mut child = start(&till, &["refund", "--account", "pockyt", "--id", &id, "--key", "k", "--yes", "--quiet"]);
    await_refunds(&till, 1);
    press_ctrl_c(&child);
    let mut stderr = BufReader::new(child.stderr.take().unwrap()).lines();
    let told = stderr.by_ref().map(Result::unwrap).find(|line| !line.is_empty()).unwrap();
    assert!(told.contains("waits for its end") && told.contains("tillback journal settle"), "{told}");
    assert_eq!(child.try_wait().unwrap(), None);
    press_ctrl_c(&child);
    assert_eq!(child.wait().unwrap().code(), Some(5));
}

#[test]
fn a_batch_begins_no_more_and_tells_what_was_not_begun() {
    let till = Till::open();
    let mut text = "account,id,amount,currency,key\n".to_owned();
    let payments: Vec<String> = (0..1_000).map(|_| till.paid(Pockyt, 1_000, "USD")).collect();
    for id in &payments {
        text.push_str(&format!("pockyt,{id},1,USD,{id}\n"));
    }
    till.write("refunds.csv", &text);
    // At this pace the file would take minutes.
    let pace = ["--at-once", "2", "--per-second", "5"];
    let mut child = start(&till, &[&["refund", "--batch", "refunds.csv", "--yes", "--quiet"][..], &pace].concat());
    await_refunds(&till, 2);
    press_ctrl_c(&child);
    let mut stdout = String::new();
    child.stdout.take().unwrap().read_to_string(&mut stdout).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(1), "{stdout}");
    let done = payments.iter().filter(|id| till.refunded(Pockyt, id) == 100).count();
    assert!(done >= 2 && stdout.contains(&format!("{} not_begun, {done} succeeded", 1_000 - done)), "{done}: {stdout}");
}

#[test]
fn settle_only_stops_waiting() {
    let till = Till::open();
    till.fault(Pockyt, Operation::Refund, Fault::PendingRefund { ms: 3_600_000, succeeds: true });
    let id = till.paid(Pockyt, 1_000, "USD");
    let refund = ["refund", "--account", "pockyt", "--id", &id, "--key", "k", "--yes", "--within", "500ms"];
    till.run(&refund).ended(5);
    let before = till.requests();
    let mut child = start(&till, &["journal", "settle", "--within", "10m", "--json", "--quiet"]);
    while till.requests() == before {
        std::thread::yield_now();
    }
    press_ctrl_c(&child);
    let (mut stdout, mut stderr) = (String::new(), String::new());
    child.stdout.take().unwrap().read_to_string(&mut stdout).unwrap();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(5), "{stdout} {stderr}");
    assert!(stderr.contains("Nothing is lost") && stderr.contains("tillback journal settle"), "{stderr}");
    let told: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(
        (&told["settlement"]["interrupted"], &told["settlement"]["open"][0]["key"]),
        (&true.into(), &"k".into())
    );
    let shown = till.run(&["journal", "show", "k", "--json"]).ended(0).json();
    assert_eq!(shown["refund"]["status"], "pending");
    assert_eq!(till.entry(Pockyt, &id).payment.refunds.len(), 1);
}

#[test]
fn a_report_saves_how_far_it_is_and_goes_on() {
    let till = Till::open();
    let payments: Vec<String> = (0..60).map(|_| till.paid(Pockyt, 1_000, "USD")).collect();
    till.run(&["refund", "--account", "pockyt", "--id", &payments[0], "--key", "k", "--yes"]).ended(0);
    till.write("payments.txt", &payments.join("\n"));
    let output = ["--format", "csv", "--output", "out.csv", "--resume", "r", "--quiet"];
    let report = [&["report", "--account", "pockyt", "--refs", "payments.txt"][..], &output].concat();
    let before = till.requests();
    // At this pace it would take a minute.
    let child = start(&till, &[&report[..], &["--per-second", "5", "--at-once", "1"]].concat());
    while till.requests() < before + 5 {
        std::thread::yield_now();
    }
    press_ctrl_c(&child);
    let ended = child.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.code() == Some(5) && told.contains("goes on where it stopped"), "{told}");
    let rows = || std::fs::read_to_string(till.directory.path().join("out.csv")).unwrap().lines().count() - 1;
    let first = rows();
    assert!((1..60).contains(&first), "{first}");

    let asked = till.requests();
    till.run(&report).ended(0).said(&["60 payments"]);
    assert_eq!(rows(), 60);
    // What was saved is not asked again.
    assert!(till.requests() - asked <= u64::try_from(60 - first).unwrap());
}

#[test]
fn a_report_that_waits_for_a_pipe_ends_with_the_second_ctrl_c() {
    let till = Till::open();
    // A Ctrl-C that comes before the command listens is the system's to answer, and proves nothing.
    let ends = std::iter::repeat_with(|| interrupted_while_reading(&till)).take(20);
    assert_eq!(ends.flatten().next(), Some(5));
}

fn interrupted_while_reading(till: &Till) -> Option<i32> {
    let mut command = command(&till.directory);
    let report = ["report", "--account", "pockyt", "--refs", "-"];
    let mut child = command.args(report).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let _kept_open = child.stdin.take().unwrap();
    let mut stderr = BufReader::new(child.stderr.take().unwrap()).lines();
    assert!(stderr.next().unwrap().unwrap().contains("no journal yet"));
    while child.try_wait().unwrap().is_none() {
        std::thread::sleep(std::time::Duration::from_millis(50));
        press_ctrl_c(&child);
    }
    child.wait().unwrap().code()
}
