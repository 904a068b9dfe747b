use crate::till::{command, run};
use serde_json::Value;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Stdio};
use tempfile::TempDir;

struct Running {
    child: Child,
    stdout: BufReader<ChildStdout>,
    directory: TempDir,
}

fn start(arguments: &[&str]) -> Running {
    let directory = TempDir::new().unwrap();
    let mut command = command(&directory);
    command.arg("sandbox").args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let stdout = BufReader::new(child.stdout.take().unwrap());
    Running { child, stdout, directory }
}

impl Running {
    /// The first line comes when everything is ready.
    fn json(&mut self) -> Value {
        let mut line = String::new();
        self.stdout.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap()
    }

    fn tillback(&self, arguments: &[&str]) -> crate::till::Ran {
        let mut command = command(&self.directory);
        command.args(arguments);
        run(command, "")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn its_files_are_all_that_is_needed_to_use_it_over_tls() {
    let mut sandbox = start(&["--json", "--ca-file", "ca.pem", "--accounts-file", "tillback.toml"]);
    let told = sandbox.json();
    assert_eq!(told["hosts"].as_array().unwrap().len(), 5);
    assert!(told["ca_pem"].as_str().unwrap().contains("BEGIN CERTIFICATE"));
    assert!(told["payments"].as_array().unwrap().len() > 30);
    let text = std::fs::read_to_string(sandbox.directory.path().join("tillback.toml")).unwrap();
    assert!(text.contains("https://") && !text.contains("http://"), "{text}");
    assert_eq!(sandbox.tillback(&["check", "--json"]).ended(0).lines().len(), 3);
    let payment = ["query", "--account", "yedpay", "46GPYQV6", "--json"];
    assert_eq!(sandbox.tillback(&payment).ended(0).json()["transaction"]["amount"]["decimal"], "10.00");
}

#[test]
fn the_same_seed_gives_the_same_ids_and_plain_addresses_need_no_certificate() {
    let mut sandbox = start(&["--json", "--seed", "7", "--empty", "--accounts-file", "tillback.toml"]);
    let told = sandbox.json();
    assert_eq!(told["payments"], Value::Array(Vec::new()));
    sandbox.tillback(&["check"]).ended(0);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_cleanly() {
    for signal in ["-INT", "-TERM"] {
        let mut sandbox = start(&[]);
        let mut seen = String::new();
        while !seen.contains("Ctrl-C ends it.") {
            assert_ne!(sandbox.stdout.read_line(&mut seen).unwrap(), 0, "{seen}");
        }
        assert!(seen.contains("order-1001") && seen.contains("sandbox-yedpay-access-token"), "{seen}");
        let kill = std::process::Command::new("kill").args([signal, &sandbox.child.id().to_string()]).status().unwrap();
        assert!(kill.success());
        assert_eq!(sandbox.child.wait().unwrap().code(), Some(0));
        sandbox.stdout.read_to_string(&mut seen).unwrap();
        assert!(seen.ends_with("The sandbox has ended.\n"), "{seen}");
    }
}

#[test]
fn a_port_that_is_taken_is_told() {
    let directory = TempDir::new().unwrap();
    let holder = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = holder.local_addr().unwrap().port();
    let mut sandbox = command(&directory);
    sandbox.args(["sandbox", "--port", &taken.to_string()]);
    // The very highest ports leave no room for the ten that follow; that is told as well.
    let (code, word) = if taken <= 65_525 { (1, "can't start") } else { (2, "65525") };
    run(sandbox, "").ended(code).said(&[word]);
    let mut sandbox = command(&directory);
    sandbox.args(["sandbox", "--port", "65530"]);
    run(sandbox, "").ended(2).said(&["65525"]);
}
