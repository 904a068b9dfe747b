use crate::till::Till;

#[test]
fn all_accounts_are_checked_unless_some_are_named() {
    let till = Till::open();
    let lines = till.run(&["check", "--json"]).ended(0).lines();
    let told: Vec<_> =
        lines.iter().map(|line| (line["account"].as_str().unwrap(), &line["check"]["may_refund"])).collect();
    assert_eq!(told, [("paycross", &"not_told".into()), ("pockyt", &"not_told".into()), ("yedpay", &"yes".into())]);
    let ran = till.run(&["check", "yedpay"]);
    assert!(ran.ended(0).stdout.contains("accepted") && !ran.stdout.contains("pockyt"), "{ran:?}");
    till.run(&["check", "nobody"]).ended(2).said(&["nobody"]);
}

#[test]
fn credentials_that_may_not_refund_are_told_apart() {
    let till = Till::open();
    till.server.with(|sandbox| sandbox.set_can_refund(false));
    assert_eq!(till.run(&["check", "yedpay", "--json"]).ended(1).json()["check"]["may_refund"], "no");
}

#[test]
fn refused_credentials_are_named_without_being_shown() {
    let till = Till::open();
    let wrong = [
        ("TILLBACK_ACCOUNTS_POCKYT_TOKEN", "wrong-9876543"),
        ("TILLBACK_ACCOUNTS_YEDPAY_ACCESS_TOKEN", "wrong-9876543"),
        ("TILLBACK_ACCOUNTS_PAYCROSS_SECRET_KEY", "wrong-9876543"),
    ];
    let ran = till.run_with(&["check"], &wrong, "");
    assert_eq!(ran.ended(1).stdout.matches("CREDENTIALS_REFUSED").count(), 6, "{ran:?}");
    assert!(!ran.stdout.contains("9876543") && !ran.stderr.contains("9876543"), "{ran:?}");
}
