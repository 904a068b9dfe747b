//! Where the journal lies, and what is wrong with it.

use crate::till::{Ran, Till};
use std::fs;
use std::path::Path;
use tillback_sandbox::ledger::GatewayName::Pockyt;

/// Refunds a dollar of a new payment.
fn refund(till: &Till, key: &str, more: &[&str], variables: &[(&str, &str)]) -> Ran {
    let id = till.paid(Pockyt, 1_000, "USD");
    let arguments = ["refund", "--account", "pockyt", "--id", &id, "--amount", "1 USD", "--key", key, "--yes"];
    till.run_with(&[&arguments[..], more].concat(), variables, "")
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&fs::metadata(path).unwrap().permissions()) & 0o777
}

#[cfg(unix)]
#[test]
fn without_a_name_it_is_the_users_own_and_nobody_elses() {
    let till = Till::open();
    refund(&till, "k", &[], &[]).ended(0);
    assert_eq!((mode(&till.journal()), mode(till.journal().parent().unwrap())), (0o600, 0o700));
    let told = till.run(&["journal", "check", "--json"]).ended(0).json();
    assert_eq!(told["journal"]["path"], till.journal().to_str().unwrap());
    assert_eq!(told["journal"]["problems"], serde_json::json!([]));
    assert!(till.run(&["journal", "check"]).ended(0).stdout.contains("fits together"));
}

#[cfg(all(unix, not(target_os = "macos")))]
#[test]
fn without_a_state_directory_it_is_below_the_home() {
    let till = Till::open();
    let home = till.directory.path().join("home");
    fs::create_dir(&home).unwrap();
    refund(&till, "k", &[], &[("HOME", home.to_str().unwrap()), ("XDG_STATE_HOME", "")]).ended(0);
    let journal = home.join(".local").join("state").join("tillback").join("journal.db");
    assert_eq!(mode(&journal), 0o600);
}

/// SQLite would take it for a URI, and keep the journal in `x.tillback`, readable by everybody.
#[cfg(unix)]
#[test]
fn a_name_that_looks_like_an_address_is_a_name() {
    let till = Till::open();
    refund(&till, "k", &["--journal", "file:x.tillback"], &[]).ended(0);
    let named = till.directory.path().join("file:x.tillback");
    assert_eq!((mode(&named), till.directory.path().join("x.tillback").exists()), (0o600, false));
    assert_ne!(fs::metadata(named).unwrap().len(), 0);
}

#[test]
fn it_is_named_by_option_variable_and_configuration() {
    let till = Till::open();
    let there = |name: &str| till.directory.path().join(name).exists();
    till.write("configured/tillback.toml", &till.accounts_toml().replace("[client]", "[client]\njournal = \"own.db\""));
    let configured = ["--config", "configured/tillback.toml"];
    refund(&till, "k", &configured, &[]).ended(0);
    // A path is meant from the file's directory.
    assert!(there("configured/own.db"));
    refund(&till, "k", &configured, &[("TILLBACK_CLIENT_JOURNAL", "client.db")]).ended(0);
    assert!(there("client.db"));
    refund(&till, "k", &configured, &[("TILLBACK_JOURNAL", "variable.db")]).ended(0);
    assert!(there("variable.db"));
    let option = [&configured[..], &["--journal", "option.db"]].concat();
    refund(&till, "k", &option, &[("TILLBACK_JOURNAL", "variable.db")]).ended(0);
    assert!(there("option.db") && !till.journal().exists());
    refund(&till, "k", &["--journal", "no-folder/a.db"], &[]).ended(1).said(&["folder does not exist", "no-folder"]);
}

#[test]
fn the_history_calls_the_program_by_its_name() {
    let till = Till::open();
    refund(&till, "k", &[], &[("TILLBACK_CLIENT_WORKER", "till 3")]).ended(0);
    let refund = &till.run(&["journal", "show", "k", "--json"]).ended(0).json()["refund"];
    assert_eq!(refund["history"][0]["by"], "till 3");
}

#[test]
fn what_only_reads_makes_no_journal() {
    let till = Till::open();
    till.run(&["query", "--account", "pockyt", "312345678901230001"]).ended(0);
    till.run(&["check"]).ended(0);
    for action in [&["list"][..], &["show", "k"], &["settle"], &["export"], &["check"]] {
        let ran = till.run(&[&["journal"][..], action].concat());
        ran.ended(2).said(&["No refund was recorded here yet", "journal.db"]);
        till.run(&[&["journal", "--journal", "typo.db"][..], action].concat()).ended(2).said(&["typo.db"]);
    }
    assert!(!till.journal().exists() && !till.directory.path().join("typo.db").exists());
}

#[test]
fn a_journal_that_can_not_be_used_is_named_and_nothing_is_sent() {
    let till = Till::open();
    till.write("text.db", &"This is no journal. ".repeat(100));
    refund(&till, "k", &["--journal", "newer.db"], &[]).ended(0);
    let newer = rusqlite::Connection::open(till.directory.path().join("newer.db")).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    drop(newer);
    till.write("file", "");
    let before = till.requests();
    for (name, code) in
        [("text.db", "JOURNAL_CORRUPT"), ("newer.db", "JOURNAL_NEWER"), ("file/a.db", "JOURNAL_READ_ONLY")]
    {
        let ran = refund(&till, "k2", &["--journal", name], &[]);
        ran.ended(1).said(&[code, name, "Nothing was sent"]);
        let error = &refund(&till, "k2", &["--journal", name, "--json"], &[]).ended(1).json()["error"];
        assert_eq!((&error["code"], &error["journal"]), (&code.into(), &name.into()));
        assert_eq!(error["money_moved"], false);
    }
    till.run(&["journal", "check", "--journal", "text.db"]).ended(1).said(&["JOURNAL_CORRUPT"]);
    assert_eq!(till.requests(), before);
}

#[test]
fn check_tells_what_does_not_fit() {
    let till = Till::open();
    refund(&till, "k", &[], &[]).ended(0);
    let file = rusqlite::Connection::open(till.journal()).unwrap();
    file.execute_batch("UPDATE refund SET captured = 1").unwrap();
    let ran = till.run(&["journal", "check"]);
    assert!(ran.ended(1).stdout.contains("More is refunded or reserved than was paid"), "{ran:?}");
    assert_eq!(
        till.run(&["journal", "check", "--json"]).ended(1).json()["journal"]["problems"].as_array().unwrap().len(),
        1
    );
}

#[test]
fn reading_the_journal_needs_no_account() {
    let till = Till::open();
    refund(&till, "k", &[], &[]).ended(0);
    fs::remove_file(till.directory.path().join("tillback.toml")).unwrap();
    assert_eq!(till.run(&["journal", "list", "--json"]).ended(0).lines().len(), 1);
    till.run(&["journal", "settle"]).ended(2).said(&["No account is configured"]);
}
