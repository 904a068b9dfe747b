//! `tillback report`.

use crate::till::Till;
use serde_json::Value;
use tillback_sandbox::ledger::GatewayName::{self, Paycross, Pockyt, Yedpay};
use tillback_sandbox::{Fault, NewPayment, Operation};

const COLUMNS: &str = "account,gateway,asked,payment_id,reference,kind,status,method,day,created_at,paid_at,currency,paid,\
                       refunded,refundable,journal_refunded,journal_open,agreement,difference,error";

fn refund(till: &Till, account: &str, id: &str, amount: &str) {
    till.run(&["refund", "--account", account, "--id", id, "--key", id, "--amount", amount, "--yes"]).ended(0);
}

fn by_hand(till: &Till, gateway: GatewayName, id: &str, minor: i64) {
    till.server.with_time(|sandbox, now| sandbox.refund_by_hand(gateway, id, Some(minor), None, now)).unwrap();
}

/// A payment of ours, one of somebody else, and one untouched.
fn three(till: &Till) -> [String; 3] {
    let payments = std::array::from_fn(|_| till.paid(Pockyt, 1_000, "USD"));
    refund(till, "pockyt", &payments[0], "4 USD");
    by_hand(till, Pockyt, &payments[1], 300);
    payments
}

fn file(till: &Till, payments: &[String]) {
    till.write("payments.txt", &format!("\u{feff}{}\n\n", payments.join("\r\n")));
}

const REFS: [&str; 5] = ["report", "--account", "pockyt", "--refs", "payments.txt"];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&REFS[..], more].concat()
}

#[test]
fn rows_for_a_spreadsheet() {
    let till = Till::open();
    let payments = three(&till);
    file(&till, &payments);
    let ran = till.run(&with(&["--format", "csv", "--time-zone", "Asia/Hong_Kong"]));
    ran.ended(3).said(&["3 payments, 1 in which the journal and the gateway disagree"]);
    let mut reader = csv::Reader::from_reader(ran.stdout.as_bytes());
    assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>().join(","), COLUMNS);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let of = |id: &str| rows.iter().find(|row| &row[3] == id).unwrap();
    let figures = |id: &str| of(id).iter().skip(11).collect::<Vec<_>>();
    assert_eq!(figures(&payments[0]), ["USD", "10.00", "4.00", "6.00", "4.00", "0.00", "agrees", "", ""]);
    assert_eq!(
        figures(&payments[1]),
        ["USD", "10.00", "3.00", "7.00", "0.00", "0.00", "refunded_elsewhere", "3.00", ""]
    );
    assert_eq!(figures(&payments[2]), ["USD", "10.00", "0.00", "10.00", "0.00", "0.00", "agrees", "", ""]);
}

#[test]
fn no_cell_is_a_formula_and_every_letter_survives() {
    let till = Till::open();
    let mut new = NewPayment::new(Pockyt, 1_000, "USD");
    new.reference = Some("=1+1 süß 退款".to_owned());
    till.server.with_time(|sandbox, now| sandbox.create_payment(new, now)).unwrap();
    till.write("names.csv", "when,\"the payment\"\n1,=1+1 süß 退款\n2,@SUM(A1)\n");
    let column = ["--column", "the payment", "--kind", "merchant", "--format", "csv"];
    let ran = till.run(&[&["report", "--account", "pockyt", "--refs", "names.csv"][..], &column].concat());
    ran.ended(1).said(&["2 payments, 1 could not be read"]);
    let mut reader = csv::Reader::from_reader(ran.stdout.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let mut asked: Vec<_> = rows.iter().map(|row| &row[2]).collect();
    asked.sort_unstable();
    assert_eq!(asked, ["'=1+1 süß 退款", "'@SUM(A1)"]);
    assert!(rows.iter().any(|row| &row[19] == "TRANSACTION_NOT_FOUND"));
}

#[test]
fn objects_for_a_program() {
    let till = Till::open();
    let payments = three(&till);
    file(&till, &payments);
    for arguments in [with(&["--json"]), with(&["--format", "jsonl"])] {
        let ran = till.run(&arguments);
        let lines = ran.ended(3).lines();
        assert_eq!(lines.len(), 4);
        let row = lines.iter().find(|line| line["row"]["payment_id"] == payments[1].as_str()).unwrap();
        assert_eq!(row["row"]["agreement"], "refunded_elsewhere");
        assert_eq!(row["row"]["difference"]["decimal"], "3.00");
        assert_eq!(lines[3]["tally"]["disagreeing"], 1);
        let all: Vec<&Value> =
            lines[3]["totals"].as_array().unwrap().iter().filter(|total| total["by"] == "currency").collect();
        assert_eq!(all.len(), 1);
        assert_eq!((&all[0]["paid"], &all[0]["refunded"]), (&Value::from("30.00"), &Value::from("7.00")));
    }
}

#[test]
fn tables_say_what_to_do() {
    let till = Till::open();
    let payments = three(&till);
    file(&till, &payments);
    let ran = till.run(&REFS);
    ran.ended(3);
    for words in
        ["REFUNDED ELSEWHERE", "The journal knows of no refund, and Pockyt shows 3.00 USD more", "in all", "30.00"]
    {
        assert!(ran.stdout.contains(words), "no {words:?} in {}", ran.stdout);
    }
    let nothing = till.run(&["report", "--account", "yedpay", "--from", "2001-01-01", "--to", "2001-01-31"]);
    nothing.ended(0);
    assert!(nothing.stdout.contains("Nothing fits."), "{nothing:?}");
}

#[test]
fn the_journal_is_the_usual_source_and_can_speak_alone() {
    let till = Till::open();
    let payments = three(&till);
    let other = till.paid(Yedpay, 2_000, "HKD");
    refund(&till, "yedpay", &other, "5 HKD");
    let asked = till.run(&["report", "--json"]).ended(0).lines();
    assert_eq!(asked.len(), 3, "two payments and the sums: nothing of ours disagrees");
    let before = till.requests();
    let alone = till.run(&["report", "--offline", "--json"]).ended(0).lines();
    assert_eq!(till.requests(), before);
    assert_eq!(alone[0]["row"]["payment_id"], payments[0].as_str());
    assert_eq!(alone[0]["row"]["agreement"], "not_compared");
    let of_one = till.run(&["report", "--offline", "--account", "yedpay", "--json"]).ended(0).lines();
    assert_eq!((of_one.len(), &of_one[0]["row"]["payment_id"]), (2, &Value::from(other)));
    let never = till.run(&["report", "--recorded", "--from", "2001-01-01", "--json"]).ended(0).lines();
    assert_eq!(never.len(), 1);
}

#[test]
fn days_come_from_the_gateway_s_list() {
    let till = Till::open();
    let payment = till.paid(Paycross, 1_000, "EUR");
    refund(&till, "paycross", &payment, "4 EUR");
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let (from, to) = (today.yesterday().unwrap().to_string(), today.tomorrow().unwrap().to_string());
    let days = ["report", "--account", "paycross", "--from", &from, "--to", &to, "--time-zone", "UTC", "--json"];
    let lines = till.run(&days).lines();
    assert!(lines.iter().any(|line| line["row"]["payment_id"] == payment.as_str()), "{lines:?}");
    assert!(lines.iter().any(|line| line["row"]["kind"] == "refund" && line["row"]["agreement"] == "agrees"));
    let pockyt = till.run(&["report", "--account", "pockyt", "--from", &from]);
    pockyt.ended(1).said(&["Pockyt documents no list", "references, or from the journal"]);
}

#[test]
fn bad_input_is_told_before_anybody_is_asked() {
    let till = Till::open();
    till.write("names.csv", "a,b\n1,2\n");
    let before = till.requests();
    let refused = |arguments: &[&str], words: &[&str]| {
        till.run(&[&["report"][..], arguments].concat()).ended(2).said(words);
    };
    refused(&["--account", "yedpay", "--from", "2026-02-02", "--to", "2026-02-01"], &["Swap"]);
    refused(&["--account", "yedpay", "--from", "1990-01-01", "--to", "2026-02-01"], &["ten years"]);
    refused(&["--account", "pockyt", "--refs", "names.csv", "--column", "c"], &["no column \"c\"", "2 columns"]);
    refused(&["--account", "pockyt", "--refs", "none.txt"], &["none.txt can't be read"]);
    refused(&["--account", "pockyt", "--refs", "names.csv", "--time-zone", "Mars/Olympus"], &["time zone"]);
    refused(&["--account", "pockyt", "--refs", "names.csv", "--resume", "x"], &["--output"]);
    refused(
        &["--account", "pockyt", "--refs", "names.csv", "--resume", "x", "--output", "o.html", "--format", "html"],
        &["csv or jsonl"],
    );
    refused(&["--offline", "--account", "yedpay", "--from", "2026-02-01"], &["--recorded"]);
    refused(&[], &["no journal"]);
    assert_eq!(till.requests(), before);
}

#[test]
fn a_report_that_broke_off_goes_on_in_the_same_file() {
    let till = Till::open();
    let payments: Vec<String> = (0..450).map(|_| till.paid(Pockyt, 1_000, "USD")).collect();
    // The journal keeps how far it is, so there has to be one.
    refund(&till, "pockyt", &payments[0], "1 USD");
    till.write("payments.txt", &payments.join("\n"));
    let report = with(&["--format", "csv", "--output", "out.csv", "--resume", "evening", "--at-once", "4"]);
    // The file can't be read to its end: what was saved by then stays.
    till.write("payments.txt", &payments[..430].join("\n"));
    till.run(&report).ended(0);
    let whole = std::fs::read_to_string(till.directory.path().join("out.csv")).unwrap();
    assert_eq!(whole.lines().count(), 431);

    // Broken off between two looks at the checkpoint: the last rows were written and not saved.
    till.fault(Pockyt, Operation::Query, Fault::Delay { ms: 5 });
    let mut child = crate::till::command(&till.directory);
    let mut child = child.args(&report).stderr(std::process::Stdio::null()).spawn().unwrap();
    let long_enough = || std::fs::metadata(till.directory.path().join("out.csv")).is_ok_and(|file| file.len() > 30_000);
    // The old file is cut off first.
    while child.try_wait().unwrap().is_none() && (!long_enough() || till.requests() < 1_200) {
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    till.server.with(|sandbox| sandbox.clear_faults());
    let ran = till.run(&report);
    ran.ended(0).said(&["430 payments"]);
    let text = std::fs::read_to_string(till.directory.path().join("out.csv")).unwrap();
    let mut rows: Vec<_> = text.lines().skip(1).map(|line| line.split(',').nth(3).unwrap().to_owned()).collect();
    rows.sort_unstable();
    let mut expected = payments[..430].to_vec();
    expected.sort_unstable();
    assert_eq!(rows, expected, "each payment once");
}

#[test]
fn what_is_named_twice_is_asked_once_and_currencies_stay_apart() {
    let till = Till::open();
    let (dollars, yen) = (till.paid(Pockyt, 1_000, "USD"), till.paid(Pockyt, 1_000, "JPY"));
    let typed = format!("{dollars}\n{yen}\n{dollars}\n  {dollars}  \n");
    let ran = till.run_with(&["report", "--account", "pockyt", "--refs", "-", "--json"], &[], &typed);
    let lines = ran.ended(0).said(&["2 payments, 2 were named more than once"]).lines();
    assert_eq!(lines.len(), 3);
    let last = &lines[2];
    assert_eq!(last["tally"]["duplicates"], 2);
    let sums = last["totals"].as_array().unwrap().iter().filter(|total| total["by"] == "currency");
    let paid: Vec<_> = sums.map(|total| (&total["currency"], &total["paid"])).collect();
    assert_eq!(paid, [(&"JPY".into(), &"1000".into()), (&"USD".into(), &Value::from("10.00"))]);

    let page = till.run_with(&["report", "--account", "pockyt", "--refs", "-", "--format", "html"], &[], &typed);
    for sum in ["1,000 JPY", "10.00 USD", "2 lines named a payment once more"] {
        assert!(page.ended(0).stdout.contains(sum), "no {sum:?} in {}", page.stdout);
    }
}

#[test]
fn only_what_can_go_back_where_only_that_is_wished_for() {
    let till = Till::open();
    let payments = three(&till);
    by_hand(&till, Pockyt, &payments[2], 1_000);
    file(&till, &payments);
    let ran = till.run(&with(&["--refundable", "--json"]));
    let lines = ran.ended(3).said(&["2 payments", "1 left out because nothing can be given back"]).lines();
    let named: Vec<_> = lines.iter().filter_map(|line| line["row"]["payment_id"].as_str()).collect();
    assert!(named.len() == 2 && !named.contains(&payments[2].as_str()), "{named:?}");
}

#[test]
fn a_number_below_zero_stays_a_number() {
    let till = Till::open();
    let payment = till.paid(Yedpay, 1_000, "HKD");
    refund(&till, "yedpay", &payment, "4 HKD");
    // As if the gateway had forgotten it.
    till.server.with(|sandbox| {
        sandbox.world_mut().payments.iter_mut().filter(|one| one.id == payment).for_each(|one| one.refunds.clear());
    });
    let ran = till.run(&["report", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(ran.ended(3).stdout.as_bytes());
    let row = reader.records().next().unwrap().unwrap();
    assert_eq!((&row[17], &row[18]), ("not_shown", "-4.00"));
}
