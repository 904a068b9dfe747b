//! `tillback journal list`, `show`, `settle` and `resolve`.

use crate::till::{Ran, Till};
use tillback_sandbox::ledger::GatewayName::{Paycross, Pockyt, Yedpay};
use tillback_sandbox::{Fault, Operation};

/// Refunds a new payment of 20 and returns its id.
fn refund(till: &Till, account: &str, key: &str, more: &[&str]) -> (String, Ran) {
    let (gateway, currency) = match account {
        "pockyt" => (Pockyt, "USD"),
        "yedpay" => (Yedpay, "HKD"),
        _ => (Paycross, "EUR"),
    };
    let id = till.paid(gateway, 2_000, currency);
    let amount = format!("5 {currency}");
    let arguments = ["refund", "--account", account, "--id", &id, "--amount", &amount, "--key", key, "--yes"];
    let ran = till.run(&[&arguments[..], more].concat());
    (id, ran)
}

fn keys(ran: &Ran) -> Vec<String> {
    ran.ended(0).lines().iter().map(|line| line["refund"]["key"].as_str().unwrap().to_owned()).collect()
}

/// One whose end the gateway can't tell.
fn in_review(till: &Till) -> String {
    till.fault(Pockyt, Operation::Refund, Fault::ResetBefore);
    let (id, ran) = refund(till, "pockyt", "doubtful", &[]);
    assert!(ran.ended(5).stdout.contains("tillback journal resolve doubtful"), "{ran:?}");
    id
}

#[test]
fn the_same_key_refunds_once_whatever_happens_between() {
    let till = Till::open();
    let id = till.paid(Pockyt, 2_000, "USD");
    let arguments =
        ["refund", "--account", "pockyt", "--id", &id, "--amount", "5 USD", "--key", "k", "--yes", "--json"];
    let first = till.run(&arguments).ended(0).json();
    assert_eq!(till.run(&arguments).ended(0).json(), first);
    assert_eq!((till.refunded(Pockyt, &id), till.entry(Pockyt, &id).payment.refunds.len()), (500, 1));
    let other = arguments.map(|word| if word == "5 USD" { "6 USD" } else { word });
    assert_eq!(till.run(&other).ended(1).json()["error"]["code"], "KEY_REUSED");
}

#[test]
fn lists_are_narrowed_by_every_option() {
    let till = Till::open();
    let (first, _) = refund(&till, "pockyt", "one", &[]);
    refund(&till, "yedpay", "two", &[]);
    refund(&till, "paycross", "three", &["--queue"]).1.ended(0);
    let list = |more: &[&str]| keys(&till.run(&[&["journal", "list", "--json"][..], more].concat()));
    assert_eq!(list(&[]), ["one", "two", "three"]);
    assert_eq!(list(&["--status", "succeeded"]), ["one", "two"]);
    assert_eq!(list(&["--status", "queued", "--status", "succeeded", "--limit", "2"]), ["one", "two"]);
    assert_eq!(list(&["--open"]), ["three"]);
    assert!(list(&["--review"]).is_empty());
    assert!(list(&["--contradicted"]).is_empty());
    assert_eq!(list(&["--account", "yedpay"]), ["two"]);
    assert_eq!(list(&["--payment", &first]), ["one"]);
    assert!(list(&["--to", "2020-01-31"]).is_empty());
    assert_eq!(list(&["--from", "2020-01-31", "--to", "9000-01-01T00:00:00Z"]).len(), 3);
    let ran = till.run(&["journal", "list"]);
    for word in ["one", &first, "5.00 USD", "succeeded", "queued", "recorded (UTC)"] {
        assert!(ran.ended(0).stdout.contains(word), "{word}: {ran:?}");
    }
    assert!(till.run(&["journal", "list", "--review"]).ended(0).stdout.contains("Nothing fits in the journal"));
    till.run(&["journal", "list", "--status", "lost"]).ended(2).said(&["possible values", "review"]);
    till.run(&["journal", "list", "--from", "2026-02-01", "--to", "2026-01-01"]).ended(2).said(&["OPTION_INVALID"]);
}

#[test]
fn one_refund_is_shown_with_its_history_in_local_time() {
    let till = Till::open();
    let (id, ran) = refund(&till, "pockyt", "one", &["--reason", "too small"]);
    ran.ended(0);
    let refund = &till.run(&["journal", "show", "one", "--json"]).ended(0).json()["refund"];
    assert_eq!((&refund["transaction_id"], &refund["target"]), (&id.as_str().into(), &id.as_str().into()));
    assert_eq!((&refund["reason"], &refund["contradicted"]), (&"too small".into(), &false.into()));
    let last = refund["history"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["status"], &last["source"]), (&"succeeded".into(), &"reply".into()));
    assert_eq!((&last["contradicts"], &last["http_status"]), (&false.into(), &200.into()));
    assert!(last["by"].as_str().unwrap().starts_with("command line, process "), "{last}");

    let ran = till.run_with(&["journal", "show", "one"], &[("TZ", "HKT-8")], "");
    for word in ["The money went back.", "Nothing is left to do.", "What happened", " HKT  ", "HTTP 200", "too small"] {
        assert!(ran.ended(0).stdout.contains(word), "{word}: {ran:?}");
    }
    till.run(&["journal", "show", "two"]).ended(1).said(&["REFUND_NOT_FOUND", "knows no refund with this key"]);
}

#[test]
fn what_is_queued_is_sent_by_settle() {
    let till = Till::open();
    let (id, ran) = refund(&till, "pockyt", "later", &["--queue"]);
    assert!(ran.ended(0).stdout.contains("was not sent yet"), "{ran:?}");
    assert_eq!(till.requests(), 0);
    let settled = till.run(&["journal", "settle", "--json"]).ended(0).json()["settlement"].clone();
    assert_eq!((&settled["ended"][0]["key"], &settled["ended"][0]["status"]), (&"later".into(), &"succeeded".into()));
    assert_eq!((&settled["open"], &settled["in_review"]), (&serde_json::json!([]), &serde_json::json!([])));
    assert_eq!((till.refunded(Pockyt, &id), till.entry(Pockyt, &id).payment.refunds.len()), (500, 1));
    assert!(till.run(&["journal", "settle"]).ended(0).stdout.contains("Nothing was open."));

    let id = till.paid(Pockyt, 2_000, "USD");
    let nameless = ["refund", "--account", "pockyt", "--id", &id, "--key", "whole", "--yes", "--queue"];
    till.run(&nameless).ended(2).said(&["needs its amount", "Nothing was recorded"]);
}

#[test]
fn a_file_may_be_queued_and_settled() {
    let till = Till::open();
    let ids = [0, 1, 2].map(|_| till.paid(Yedpay, 1_000, "HKD"));
    let rows: Vec<String> = ids.iter().map(|id| format!("yedpay,{id},1,HKD,{id}\n")).collect();
    till.write("refunds.csv", &format!("account,id,amount,currency,key\n{}", rows.concat()));
    let ran = till.run(&["refund", "--batch", "refunds.csv", "--queue", "--yes", "--json"]);
    assert_eq!(ran.ended(0).lines().pop().unwrap()["summary"]["by_result"], serde_json::json!({"queued": 3}));
    assert_eq!(till.requests(), 0);
    assert!(till.run(&["journal", "settle"]).ended(0).stdout.contains("3 succeeded; 0 still open."));
    assert!(ids.iter().all(|id| till.refunded(Yedpay, id) == 100));
}

#[test]
fn settle_ends_with_5_while_something_is_open() {
    let till = Till::open();
    till.fault(Pockyt, Operation::Refund, Fault::PendingRefund { ms: 3_600_000, succeeds: true });
    refund(&till, "pockyt", "slow", &["--within", "500ms"]).1.ended(5);
    let ran = till.run(&["journal", "settle", "--within", "1s"]);
    for word in ["slow, 5.00 USD: pending", "1 pending; 1 still open"] {
        assert!(ran.ended(5).stdout.contains(word), "{word}: {ran:?}");
    }
    till.run(&["journal", "settle", "--within", "1s", "--account", "yedpay"]).ended(0);
    till.run(&["journal", "settle", "--account", "nobody"]).ended(2).said(&["nobody"]);
}

#[test]
fn a_refused_end_is_told_by_the_exit_code() {
    let till = Till::open();
    refund(&till, "pockyt", "later", &["--queue"]).1.ended(0);
    till.fault(Pockyt, Operation::Refund, Fault::Decline { message: "no".to_owned() });
    let ran = till.run(&["journal", "settle"]);
    assert!(ran.ended(4).stdout.contains("later, 5.00 USD: refused. "), "{ran:?}");
}

#[test]
fn a_person_settles_what_no_gateway_can_tell() {
    let till = Till::open();
    let id = in_review(&till);
    let ran = till.run(&["journal", "show", "doubtful"]);
    for word in [&format!("Find payment {id} in pockyt's dashboard"), "tillback journal resolve doubtful succeeded"] {
        assert!(ran.ended(0).stdout.contains(word), "{word}: {ran:?}");
    }
    let ran = till.run(&["journal", "settle"]);
    assert!(ran.ended(5).stdout.contains("1 waiting for a person"), "{ran:?}");
    assert_eq!(keys(&till.run(&["journal", "list", "--review", "--json"])), ["doubtful"]);

    let resolve = ["journal", "resolve", "doubtful", "refused", "--note"];
    till.run(&[&resolve[..], &[""]].concat()).ended(2).said(&["OPTION_INVALID"]);
    let ran = till.run(&[&resolve[..], &["Ann: not in the dashboard"]].concat());
    assert!(ran.ended(0).stdout.contains("refused, for good"), "{ran:?}");
    till.run(&["journal", "settle"]).ended(0);
    let ran = till.run(&["journal", "show", "doubtful"]);
    for word in ["A person settled it: it did not happen. Ann: not in the dashboard", "refund it again with a new key"]
    {
        assert!(ran.ended(0).stdout.contains(word), "{word}: {ran:?}");
    }
    till.run(&[&resolve[..], &["again"]].concat()).ended(1).said(&["NOT_IN_REVIEW"]);
    till.run(&["journal", "resolve", "doubtful", "maybe", "--note", "x"]).ended(2).said(&["succeeded, refused"]);
}

#[test]
fn a_contradiction_stands_out() {
    let till = Till::open();
    refund(&till, "pockyt", "one", &[]).1.ended(0);
    let file = rusqlite::Connection::open(till.journal()).unwrap();
    file.execute_batch(
        "UPDATE refund SET contradicted = 1;
         INSERT INTO history SELECT place, 99, at, by, status, 'webhook', 'News \u{1b}[2J against it.', '000999', NULL,
            NULL, 1, NULL FROM history WHERE number = (SELECT min(number) FROM history);",
    )
    .unwrap();
    let ran = till.run(&["journal", "show", "one"]);
    for word in
        ["NEWS THAT CAME LATER SAY OTHERWISE", "CONTRADICTION: News", "code 000999", "a notification of the gateway"]
    {
        assert!(ran.ended(0).stdout.contains(word), "{word}: {ran:?}");
    }
    assert!(!ran.stdout.contains('\u{1b}'), "{ran:?}");
    assert!(till.run(&["journal", "list"]).ended(0).stdout.contains("succeeded, CONTRADICTED"));
    assert_eq!(keys(&till.run(&["journal", "list", "--contradicted", "--json"])), ["one"]);
}

#[test]
fn refunds_of_an_account_that_is_gone_stay_open() {
    let till = Till::open();
    refund(&till, "yedpay", "later", &["--queue"]).1.ended(0);
    till.write("tillback.toml", &till.accounts_toml().replace("accounts.yedpay", "accounts.renamed"));
    let ran = till.run(&["journal", "settle", "--within", "1s"]);
    assert!(ran.ended(5).stdout.contains("No account is named yedpay"), "{ran:?}");
}
