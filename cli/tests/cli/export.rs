//! `tillback journal export`.

use crate::till::Till;
use tillback_sandbox::ledger::GatewayName::{Pockyt, Yedpay};

const COLUMNS: &str = "key,refund_id,account,gateway,target,payment_id,reference,amount,currency,status,contradicted,\
                       reason,gateway_refund_id,gateway_code,http_status,request_id,times_sent,created_at,updated_at,\
                       last_event";

/// A till with one refund whose key and reason a spreadsheet would carry out.
fn till() -> Till {
    let till = Till::open();
    let (one, two) = (till.paid(Pockyt, 1_000, "USD"), till.paid(Yedpay, 1_000, "HKD"));
    let evil = ["--key", "=1+1", "--reason", "@SUM(A1)", "--amount", "2 USD", "--yes"];
    till.run(&[&["refund", "--account", "pockyt", "--id", &one][..], &evil].concat()).ended(0);
    let plain = ["--key", "süß, \"good\"", "--amount", "3 HKD", "--yes"];
    till.run(&[&["refund", "--account", "yedpay", "--id", &two][..], &plain].concat()).ended(0);
    till
}

#[test]
fn a_spreadsheet_gets_text_and_no_formula() {
    let till = till();
    let ran = till.run(&["journal", "export", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(ran.ended(0).stdout.as_bytes());
    assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>().join(","), COLUMNS);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let row = |number: usize| rows[number].iter().collect::<Vec<_>>();
    assert_eq!(
        (row(0)[0], row(0)[7], row(0)[8], row(0)[9], row(0)[11]),
        ("'=1+1", "2.00", "USD", "succeeded", "'@SUM(A1)")
    );
    assert_eq!((row(1)[0], row(1)[7], row(1)[16]), ("süß, \"good\"", "3.00", "1"));
    assert_eq!(rows.len(), 2);
}

#[test]
fn json_lines_are_those_of_the_list() {
    let till = till();
    let exported = till.run(&["journal", "export"]).ended(0).lines();
    assert_eq!(exported, till.run(&["journal", "list", "--json"]).ended(0).lines());
    assert_eq!(exported[0]["refund"]["key"], "=1+1");
    let narrowed = till.run(&["journal", "export", "--account", "yedpay", "--limit", "5"]).ended(0).lines();
    assert_eq!(narrowed, exported[1..]);
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let till = till();
    let file = till.write("out.csv", "old");
    let export = ["journal", "export", "--format", "csv", "--output", "out.csv"];
    let told = till.run(&[&export[..], &["--json"]].concat()).ended(0).json();
    assert_eq!(told["export"], serde_json::json!({"file": "out.csv", "refunds": 2}));
    assert!(std::fs::read_to_string(&file).unwrap().starts_with(COLUMNS));
    assert!(till.run(&export).ended(0).stdout.contains("2 refunds are in out.csv."));
    #[cfg(unix)]
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&file).unwrap().permissions()) & 0o777,
        0o600
    );

    till.run(&["journal", "export", "--output", "nowhere/out.csv"]).ended(1).said(&["nowhere/out.csv", "written"]);
    till.run(&["journal", "export", "--format", "csv", "--json"]).ended(2).said(&[]);
}
