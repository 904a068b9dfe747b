use crate::till::{Ran, command, run};
use serde_json::Value;
use tempfile::TempDir;

fn demo(arguments: &[&str]) -> Ran {
    let directory = TempDir::new().unwrap();
    let mut command = command(&directory);
    command.arg("demo").args(arguments);
    run(command, "")
}

#[test]
fn every_figure_agrees() {
    let ran = demo(&["--json"]);
    let report = ran.ended(0).json();
    assert_eq!(report["agreed"], true);
    let payments = report["payments"].as_array().unwrap();
    let told = |payment: &Value| (payment["gateway"].as_str().unwrap().to_owned(), payment["method"].clone());
    let whose: Vec<_> = payments.iter().map(told).collect();
    let expected = [("pockyt", "alipay"), ("yedpay", "8_2"), ("paycross", "m_pesa"), ("paycross", "credit_card")];
    assert_eq!(whose, expected.map(|(gateway, method)| (gateway.to_owned(), Value::from(method))));
    for payment in payments {
        let figures = &payment["figures"];
        for teller in ["tillback", "gateway", "ledger"] {
            assert_eq!(figures[teller], figures["paid"], "{teller}: {payment}");
        }
        assert!(figures["paid"]["minor"].as_i64().unwrap() > 0, "{payment}");
        assert_eq!((&figures["tillback_refunds"], &figures["ledger_refunds"]), (&2.into(), &2.into()), "{payment}");
        let steps: Vec<_> =
            payment["steps"].as_array().unwrap().iter().map(|step| step["name"].as_str().unwrap()).collect();
        assert_eq!(steps, ["scan", "find", "refund_part", "refund_rest", "one_more", "read_again", "compare"]);
    }
    let names: Vec<_> = report["trouble"].as_array().unwrap().iter().map(|one| one["name"].clone()).collect();
    assert_eq!(names, ["lost_answer", "killed_program", "race"]);
    for trouble in report["trouble"].as_array().unwrap() {
        let steps = trouble["steps"].as_array().unwrap();
        assert!(trouble["agreed"] == true && steps.iter().all(|step| step["good"] == true), "{trouble}");
        assert_eq!(steps.last().unwrap()["name"], "ledger", "{trouble}");
    }
    assert_eq!(report["payee"]["agreed"], true);
    assert!(!report["payee"]["customer_no"].as_str().unwrap().is_empty());
}

#[test]
fn without_a_terminal_it_is_plain_text() {
    let ran = demo(&[]);
    ran.ended(0);
    for word in [
        "scanned a receipt",
        "one cent more",
        "ALREADY_REFUNDED",
        "What went back",
        "no cent was lost",
        "Every figure agrees",
    ] {
        assert!(ran.stdout.contains(word), "{word}: {ran:?}");
    }
    let control = |text: &str| text.chars().any(|letter| letter.is_control() && letter != '\n');
    assert!(!control(&ran.stdout) && !control(&ran.stderr), "{ran:?}");
}

#[test]
fn the_help_of_every_command_lists_the_exit_codes() {
    let directory = TempDir::new().unwrap();
    for arguments in [
        &["--help"][..],
        &["demo", "--help"],
        &["sandbox", "--help"],
        &["refund", "--help"],
        &["query", "--help"],
        &["payee", "register", "--help"],
        &["payee", "show", "--help"],
        &["payee", "update", "--help"],
        &["check", "--help"],
        &["journal", "list", "--help"],
        &["journal", "show", "--help"],
        &["journal", "settle", "--help"],
        &["journal", "resolve", "--help"],
        &["journal", "export", "--help"],
        &["journal", "check", "--help"],
    ] {
        let mut command = command(&directory);
        command.args(arguments);
        let ran = run(command, "");
        assert!(ran.ended(0).stdout.contains("a refund ended as refused"), "{arguments:?}");
    }
}
