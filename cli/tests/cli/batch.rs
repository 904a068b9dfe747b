use crate::till::Till;
use serde_json::{Value, json};
use tillback_sandbox::ledger::GatewayName::{Paycross, Pockyt, Yedpay};
use tillback_sandbox::{Fault, Operation};

const HEADER: &str = "account,id,amount,currency,reason,key\n";

fn batch(till: &Till, text: &str, more: &[&str]) -> crate::till::Ran {
    till.write("refunds.csv", text);
    till.run(&[&["refund", "--batch", "refunds.csv"][..], more].concat())
}

#[test]
fn all_rows_go_back_at_their_gateways() {
    let till = Till::open();
    let mut text = HEADER.to_owned();
    let mut payments = Vec::new();
    for (account, gateway, currency) in
        [("pockyt", Pockyt, "USD"), ("yedpay", Yedpay, "HKD"), ("paycross", Paycross, "EUR")]
    {
        for number in 0..4 {
            let id = till.paid(gateway, 1_000, currency);
            text.push_str(&format!("{account},{id},2.50,{currency},concert,{account}-{number}\n"));
            payments.push((gateway, id));
        }
    }
    let ran = batch(&till, &text, &["--yes", "--json"]);
    let mut lines = ran.ended(0).lines();
    let summary = lines.pop().unwrap();
    assert_eq!(
        (&summary["summary"]["rows"], &summary["summary"]["by_result"]),
        (&12.into(), &json!({"succeeded": 12}))
    );
    let sums = summary["summary"]["succeeded"].as_array().unwrap();
    let decimal =
        |currency: &str| sums.iter().find(|sum| sum["currency"] == currency).map(|sum| sum["decimal"].clone());
    for currency in ["USD", "HKD", "EUR"] {
        assert_eq!(decimal(currency), Some(Value::from("10.00")), "{summary}");
    }
    let mut places: Vec<_> = lines.iter().map(|line| line["line"].as_u64().unwrap()).collect();
    places.sort();
    assert_eq!(places, (2..14).collect::<Vec<u64>>());
    for (gateway, id) in payments {
        assert_eq!(till.refunded(gateway, &id), 250);
    }
}

#[test]
fn the_row_that_needs_most_care_decides_the_end() {
    let till = Till::open();
    let id = till.paid(Pockyt, 1_000, "USD");
    let good = format!("pockyt,{id},1,USD,,good\n");
    let bad = "pockyt,no-such-payment,1,USD,,bad\n";
    let ran = batch(&till, &format!("{HEADER}{good}{bad}"), &["--yes"]);
    ran.ended(1);
    for word in ["line 3, bad", "TRANSACTION_NOT_FOUND", "1 succeeded", "1 error", "1.00 USD went back"] {
        assert!(ran.stdout.contains(word), "{word}: {ran:?}");
    }
    assert_eq!(till.refunded(Pockyt, &id), 100);

    till.fault(Paycross, Operation::Refund, Fault::Decline { message: "no".to_owned() });
    let declined = format!("paycross,{},1,EUR,,declined\n", till.paid(Paycross, 1_000, "EUR"));
    batch(&till, &format!("{HEADER}{bad}{declined}{good}"), &["--yes"]).ended(4);

    till.fault(Yedpay, Operation::Refund, Fault::PendingRefund { ms: 3_600_000, succeeds: true });
    let pending = format!("yedpay,{},1,HKD,,pending\n", till.paid(Yedpay, 1_000, "HKD"));
    batch(&till, &format!("{HEADER}{pending}{bad}{declined}"), &["--yes", "--within", "500ms"]).ended(5);
}

#[test]
fn one_wrong_row_stops_the_whole_file_before_anything_is_sent() {
    let till = Till::open();
    let id = till.paid(Pockyt, 1_000, "USD");
    let good = format!("pockyt,{id},1,USD,,good\n");
    for (row, words) in [
        ("pockyt,1,1.001,USD,,k\n", &["line 3", "more decimals"]),
        ("pockyt,1,1,USD,,good\n", &["line 3", "key of line 2"]),
        ("pockyt,,1,USD,,k\n", &["line 3", "exactly one"]),
        ("nobody,1,1,USD,,k\n", &["nobody", "pockyt"]),
    ] {
        batch(&till, &format!("{HEADER}{good}{row}"), &["--yes"]).ended(2).said(words);
    }
    batch(&till, &format!("{HEADER}{good}"), &[]).ended(2).said(&["--yes"]);
    batch(&till, "", &["--yes"]).ended(2);
    till.run(&["refund", "--batch", "no-such.csv", "--yes"]).ended(2).said(&["no-such.csv"]);
    assert_eq!(till.requests(), 0);
}

#[test]
fn rows_may_come_through_a_pipe_and_share_an_account() {
    let till = Till::open();
    let rows = "reference,key\norder-1001,k1\norder-1002,k2\n";
    let ran = till.run_with(&["refund", "--batch", "-", "--account", "pockyt", "--yes"], &[], rows);
    assert!(ran.ended(0).stdout.contains("85.00 USD went back"), "{ran:?}");
    assert_eq!(till.refunded(Pockyt, "312345678901230002"), 10_000);
}
