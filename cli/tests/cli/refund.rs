use crate::till::Till;
use tillback_sandbox::ledger::GatewayName::{Paycross, Pockyt, Yedpay};
use tillback_sandbox::{Fault, Operation};

#[test]
fn part_and_rest_go_back_at_every_gateway() {
    let till = Till::open();
    for (account, gateway, currency) in
        [("pockyt", Pockyt, "USD"), ("yedpay", Yedpay, "HKD"), ("paycross", Paycross, "EUR")]
    {
        let id = till.paid(gateway, 2_000, currency);
        let amount = format!("7.50 {currency}");
        let receipt = format!("https://shop.example/r/{id}");
        let (key_a, key_b) = (format!("{account}-a"), format!("{account}-b"));
        let part = [
            "refund",
            "--account",
            account,
            "--scan",
            &receipt,
            "--amount",
            &amount,
            "--key",
            &key_a,
            "--yes",
            "--json",
        ];
        let refund = &till.run(&part).ended(0).json()["refund"];
        assert_eq!(refund["status"], "succeeded", "{refund}");
        assert_eq!(refund["amount"], serde_json::json!({"minor": 750, "currency": currency, "decimal": "7.50"}));
        assert_eq!((&refund["key"], &refund["transaction_id"]), (&key_a.as_str().into(), &id.as_str().into()));
        assert_eq!(till.refunded(gateway, &id), 750, "{account}");

        let rest = format!("12.50 {currency}");
        let rest = [
            "refund",
            "--account",
            account,
            "--id",
            &id,
            "--amount",
            &rest,
            "--key",
            &key_b,
            "--yes",
            "--reason",
            "rest",
        ];
        let ran = till.run(&rest);
        assert!(ran.ended(0).stdout.starts_with("The money went back.\n"), "{ran:?}");
        assert_eq!(
            (till.refunded(gateway, &id), till.entry(gateway, &id).payment.refunds.len()),
            (2_000, 2),
            "{account}"
        );
    }
}

#[test]
fn without_an_amount_all_that_is_left_goes_back() {
    let till = Till::open();
    // 60 of 100 USD are left of this one.
    let reference = ["refund", "--account", "pockyt", "--reference", "order-1002", "--key", "k", "--yes", "--json"];
    assert_eq!(till.run(&reference).ended(0).json()["refund"]["amount"]["decimal"], "60.00");
    assert_eq!(till.refunded(Pockyt, "312345678901230002"), 10_000);
}

#[test]
fn more_than_is_left_is_an_error_and_nothing_is_sent() {
    let till = Till::open();
    let arguments =
        ["refund", "--account", "pockyt", "--reference", "order-1002", "--amount", "60.01 USD", "--key", "k", "--yes"];
    till.run(&arguments).ended(1).said(&["Only 60.00 USD of 100.00 USD", "OVER_REFUND (1201)", "none moved"]);
    let error = &till.run(&[&arguments[..], &["--json"]].concat()).ended(1).json()["error"];
    assert_eq!((&error["code"], &error["money_moved"]), (&"OVER_REFUND".into(), &false.into()));
    assert_eq!(error["idempotency_key"], "k");
    assert_eq!(till.refunded(Pockyt, "312345678901230002"), 4_000);
}

#[test]
fn a_refund_that_the_gateway_declines_ends_with_4() {
    let till = Till::open();
    for (account, gateway, currency) in [("pockyt", Pockyt, "USD"), ("paycross", Paycross, "EUR")] {
        till.fault(gateway, Operation::Refund, Fault::Decline { message: "the customer's bank says no".to_owned() });
        let id = till.paid(gateway, 2_000, currency);
        let arguments = ["refund", "--account", account, "--id", &id, "--key", account, "--yes"];
        let ran = till.run(&arguments);
        assert!(ran.ended(4).stdout.contains("No money went back."), "{ran:?}");
        assert!(!ran.stdout.contains("bank says no"), "the gateway's own words were not asked for: {ran:?}");
        assert_eq!(till.refunded(gateway, &id), 0);
    }
}

#[test]
fn a_refund_that_is_not_final_ends_with_5() {
    let till = Till::open();
    till.fault(Pockyt, Operation::Refund, Fault::PendingRefund { ms: 3_600_000, succeeds: true });
    let id = till.paid(Pockyt, 2_000, "USD");
    let arguments = ["refund", "--account", "pockyt", "--id", &id, "--key", "k", "--yes", "--within", "100ms"];
    let ran = till.run(&arguments);
    assert!(ran.ended(5).stdout.contains("carry it out later"), "{ran:?}");

    till.fault(Yedpay, Operation::Refund, Fault::HangBefore);
    let id = till.paid(Yedpay, 2_000, "HKD");
    let arguments =
        ["refund", "--account", "yedpay", "--id", &id, "--key", "k2", "--yes", "--within", "100ms", "--json"];
    let refund = &till.run(&arguments).ended(5).json()["refund"];
    assert_eq!((&refund["status"], &refund["is_final"]), (&"unknown".into(), &false.into()));
}

#[test]
fn a_lost_answer_is_asked_about() {
    let till = Till::open();
    till.fault(Pockyt, Operation::Refund, Fault::ResetAfter);
    let id = till.paid(Pockyt, 2_000, "USD");
    let arguments =
        ["refund", "--account", "pockyt", "--id", &id, "--amount", "5 USD", "--key", "k", "--yes", "--json"];
    assert_eq!(till.run(&arguments).ended(0).json()["refund"]["status"], "succeeded");
    assert_eq!((till.refunded(Pockyt, &id), till.entry(Pockyt, &id).payment.refunds.len()), (500, 1));
}

#[test]
fn without_a_terminal_and_a_yes_nothing_is_asked_or_sent() {
    let till = Till::open();
    let arguments = ["refund", "--account", "pockyt", "--id", "312345678901230001", "--key", "k"];
    let ran = till.run_with(&arguments, &[], "y\n");
    ran.ended(2).said(&["--yes", "Nothing was sent"]);
    assert_eq!(till.requests(), 0);
}

#[test]
fn a_gateway_that_is_down_is_an_error() {
    let till = Till::open();
    till.server.down_blocking(Pockyt);
    let ran = till.run(&["refund", "--account", "pockyt", "--id", "312345678901230001", "--key", "k", "--yes"]);
    ran.ended(1).said(&["UNREACHABLE (1901)", "none moved", "try again with the same key"]);
}

#[test]
fn what_is_typed_wrong_ends_with_2() {
    let till = Till::open();
    let payment = ["refund", "--account", "pockyt", "--yes", "--id", "312345678901230001"];
    for (more, word) in [
        (&[][..], "--key"),
        (&["--key", "k", "--amount", "12.505 USD"], "more decimals"),
        (&["--key", "k", "--amount", "12.50"], "currency"),
        (&["--key", "k", "--amount", "-1 USD"], "greater than zero"),
        (&["--key", "k", "--within", "soon"], "length of time"),
        (&["--key", "k", "--reference", "r"], "cannot be used with"),
        (&["--key", ""], "idempotency_key is empty"),
    ] {
        till.run(&[&payment[..], more].concat()).ended(2).said(&[word]);
    }
    till.run(&["refund", "--account", "nobody", "--id", "1", "--key", "k", "--yes"])
        .ended(2)
        .said(&["nobody", "pockyt"]);
    till.run(&["refund", "--id", "1", "--key", "k", "--yes"]).ended(2).said(&["--account"]);
    assert_eq!(till.requests(), 0);
}
