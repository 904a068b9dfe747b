use crate::till::Till;
use serde_json::{Value, json};
use tillback_sandbox::ledger::{GatewayName, PaymentState};

#[test]
fn one_payment_is_shown_with_all_its_figures() {
    let till = Till::open();
    let ran = till.run(&["query", "--account", "pockyt", "312345678901230002"]);
    for word in ["order-1002", "partly_refunded", "100.00 USD", "40.00 USD", "60.00 USD"] {
        assert!(ran.ended(0).stdout.contains(word), "{word}: {ran:?}");
    }
    let line = till.run(&["query", "--account", "pockyt", "--reference", "order-1002", "--json"]).ended(0).json();
    let money = |minor: i64, decimal: &str| json!({"minor": minor, "currency": "USD", "decimal": decimal});
    let transaction = &line["transaction"];
    assert_eq!(line["reference"], "order-1002");
    assert_eq!((&transaction["id"], &transaction["kind"]), (&"312345678901230002".into(), &"payment".into()));
    assert_eq!(transaction["amount"], money(10_000, "100.00"));
    assert_eq!(
        (&transaction["refunded"], &transaction["refundable"]),
        (&money(4_000, "40.00"), &money(6_000, "60.00"))
    );
    assert_eq!(transaction.get("raw"), None);
}

#[test]
fn the_untouched_reply_is_there_when_asked_for() {
    let till = Till::open();
    let line = till.run(&["query", "--account", "yedpay", "46GPYQV6", "--json", "--raw"]).ended(0).json();
    assert_eq!(line["transaction"]["raw"]["id"], "46GPYQV6", "{line}");
    assert_eq!(line["transaction"]["details"]["gateway"], "yedpay");
}

#[test]
fn many_are_asked_for_at_once() {
    let till = Till::open();
    till.write("ids.txt", "37728810-8774ed0d01\n\n  order-3101  \nhttps://shop.example/r/1-310b0da80d\n");
    let ran = till.run(&["query", "--account", "paycross", "--refs", "ids.txt", "--json"]);
    let mut found: Vec<Value> = ran.ended(0).lines().iter().map(|line| line["transaction"]["id"].clone()).collect();
    found.sort_by_key(Value::to_string);
    assert_eq!(found, ["1-310b0da80b", "1-310b0da80d", "37728810-8774ed0d01"]);

    let piped = till.run_with(&["query", "--account", "yedpay", "--refs", "-"], &[], "46GPYQV6\nnobody\n");
    assert!(piped.ended(1).stdout.contains("order-2001") && piped.stdout.contains("nobody: "), "{piped:?}");
}

#[test]
fn what_is_unknown_is_an_error() {
    let till = Till::open();
    for (account, id) in [("pockyt", "312345678909999999"), ("yedpay", "NOSUCHONE123"), ("paycross", "1-ffffffffff")] {
        till.run(&["query", "--account", account, id]).ended(1).said(&["TRANSACTION_NOT_FOUND (1401)"]);
        let line = till.run(&["query", "--account", account, id, "--json"]).ended(1).json();
        assert_eq!((&line["reference"], &line["error"]["kind"]), (&id.into(), &"not_found".into()));
    }
    till.run(&["query", "--account", "pockyt"]).ended(2);
    till.run(&["query", "--account", "pockyt", ""]).ended(2);
}

#[test]
fn lists_come_where_the_gateway_has_them() {
    let till = Till::open();
    let ran = till.run(&["query", "--account", "yedpay", "--list", "--json"]);
    assert_eq!(ran.ended(0).lines().len(), 10, "{ran:?}");
    let ran = till.run(&["query", "--account", "yedpay", "--list", "--limit", "3", "--json"]);
    assert_eq!(ran.ended(0).lines().len(), 3);
    let ran = till.run(&["query", "--account", "paycross", "--list", "--from", "2000-01-01", "--to", "2100-01-01"]);
    assert!(ran.ended(0).stdout.contains("1-310b0da80b"), "{ran:?}");
    till.run(&["query", "--account", "pockyt", "--list"]).ended(1).said(&["UNSUPPORTED"]);
    till.run(&["query", "--account", "yedpay", "--list", "--from", "2026-13-01"]).ended(2).said(&["2026-01-31"]);
}

#[test]
fn waiting_ends_when_it_is_as_wished_or_the_time_is_over() {
    let till = Till::open();
    let wait = |id: &str, what: &str, within: &str| {
        till.run(&["query", "--account", "pockyt", id, "--wait", what, "--within", within, "--json"])
    };
    assert_eq!(wait("312345678901230001", "refundable", "60s").ended(0).json()["transaction"]["status"], "paid");
    // Failed for good: it is final, and never refundable.
    wait("312345678901230006", "final", "60s").ended(0);
    wait("312345678901230006", "refundable", "100ms").ended(5);
    // Pending, and nothing will ever happen to it.
    assert_eq!(wait("312345678901230005", "final", "100ms").ended(5).json()["transaction"]["status"], "pending");
    let paid =
        till.server.with(|sandbox| sandbox.set_state(GatewayName::Pockyt, "312345678901230005", PaymentState::Paid));
    assert!(paid.is_ok());
    wait("312345678901230005", "final", "60s").ended(0);
}
