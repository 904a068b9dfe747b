use super::{MARK, Shown, hkd, order, reply, whole, with_key, with_token};
use crate::gateway::snapshot::shown;
use crate::gateway::{Baseline, Doubt, Evidence, Gateway, RefundOrder, Route};

#[test]
fn the_payment_is_asked_for_the_way_it_was_refunded() {
    let by_custom_id = RefundOrder { route: Route::Yedpay { by_custom_id: true }, ..order() };
    let asked = |yedpay: &dyn Gateway, order: &RefundOrder| {
        let requests = yedpay.ask(order, None);
        assert_eq!(requests.len(), 1);
        shown(&requests[0])
    };
    insta::assert_snapshot!(asked(&with_token(), &order()), @r"
        GET https://api.yedpay.com/v1/transactions/46GPYQV6
        accept: application/json
        accept-encoding: identity
        authorization: [secret]
        user-agent: tillback/[version]
        ");
    insta::assert_snapshot!(asked(&with_key(), &by_custom_id), @r"
        GET https://api.yedpay.com/v1/online-payment/query?custom_id=order-1
        accept: application/json
        accept-encoding: identity
        authorization: [secret]
        user-agent: tillback/[version]
        ");
    assert!(asked(&with_key(), &order()).starts_with("GET https://api.yedpay.com/v1/transactions/46GPYQV6\n"));
}

fn proves(order: &RefundOrder, shown: &Shown) -> Result<&'static str, Doubt> {
    judged(order, 200, shown.body())
}

fn judged(order: &RefundOrder, status: u16, body: impl Into<bytes::Bytes>) -> Result<&'static str, Doubt> {
    match with_token().evidence(order, None, &reply(status, body)) {
        Evidence::Succeeded { refund_id: None, .. } => Ok("succeeded"),
        Evidence::Pending { refund_id: None, .. } => Ok("pending"),
        Evidence::Absent { .. } => Ok("absent"),
        Evidence::Doubtful { doubt, .. } => Err(doubt),
        other @ (Evidence::Succeeded { .. } | Evidence::Pending { .. } | Evidence::Refused { .. }) => {
            panic!("Yedpay has no such evidence: {other:?}")
        }
    }
}

/// The same order after 3.00 went back.
fn later() -> RefundOrder {
    RefundOrder { baseline: Baseline { refunded: Some(hkd("3.00")), ..order().baseline }, ..order() }
}

#[test]
fn figures_and_mark_against_the_baseline() {
    let theirs = |shown: Shown| shown.remark("by hand");
    for (order, shown, expected) in [
        // Nothing went back before.
        (order(), Shown::new("paid", "0.00"), Ok("absent")),
        (order(), Shown::new("refunded", "4.00").ours(), Ok("succeeded")),
        (order(), Shown::new("refunded", "4.00"), Err(Doubt::Ambiguous)),
        (order(), Shown::new("paid", "4.00"), Err(Doubt::Ambiguous)),
        (order(), theirs(Shown::new("refunded", "4.00")), Err(Doubt::Ambiguous)),
        (order(), Shown::new("refunded", "9.00").ours(), Ok("succeeded")),
        (order(), Shown::new("refunded", "9.00"), Err(Doubt::Ambiguous)),
        (order(), theirs(Shown::new("refunded", "9.00")), Err(Doubt::Ambiguous)),
        (order(), Shown::new("refunded", "1.00").ours(), Err(Doubt::OtherAmount)),
        (order(), Shown::new("refunded", "1.00"), Err(Doubt::Ambiguous)),
        (order(), theirs(Shown::new("refunded", "1.00")), Err(Doubt::Ambiguous)),
        // The word moved and the figure did not, or our mark is there and the figure is not.
        (order(), Shown::new("refunded", "0.00"), Err(Doubt::Contradiction)),
        (order(), Shown::new("refunded", "0.00").ours(), Err(Doubt::Contradiction)),
        (order(), Shown::new("paid", "0.00").ours(), Err(Doubt::Contradiction)),
        // After a refund of 3.00.
        (later(), Shown::new("refunded", "3.00"), Ok("absent")),
        (later(), theirs(Shown::new("refunded", "3.00")), Ok("absent")),
        (later(), Shown::new("refunded", "3.00").ours(), Err(Doubt::Contradiction)),
        (later(), Shown::new("refunded", "7.00").ours(), Ok("succeeded")),
        (later(), Shown::new("refunded", "7.00"), Err(Doubt::Ambiguous)),
        (later(), theirs(Shown::new("refunded", "7.00")), Err(Doubt::Ambiguous)),
        (later(), Shown::new("refunded", "2.00"), Err(Doubt::Contradiction)),
        // Under way, whatever the figures say.
        (order(), Shown::new("pending_refund", "0.00"), Ok("pending")),
        (order(), Shown::new("pending_refund", "4.00").ours(), Ok("pending")),
        // A reversal is always of the whole.
        (whole(), Shown::new("void", "10.00"), Ok("succeeded")),
        (whole(), Shown::new("void", "0.00").ours(), Ok("succeeded")),
        (whole(), theirs(Shown::new("void", "10.00")), Err(Doubt::Ambiguous)),
        (order(), Shown::new("void", "10.00").ours(), Err(Doubt::Ambiguous)),
        (later(), Shown::new("void", "10.00"), Err(Doubt::Ambiguous)),
        // Nothing that could be told from.
        (order(), Shown::new("paid", ""), Err(Doubt::Ambiguous)),
        (order(), Shown::new("refunded", "four").ours(), Err(Doubt::Ambiguous)),
        (order(), Shown::new("failed", "0.00"), Err(Doubt::Contradiction)),
        (order(), Shown::new("expired", "0.00"), Err(Doubt::Contradiction)),
        (order(), Shown::new("partially_refunded", "4.00").ours(), Err(Doubt::UnknownWord)),
    ] {
        assert_eq!(proves(&order, &shown), expected, "{} {} {:?}", shown.status, shown.refunded, shown.remark);
    }
}

#[test]
fn only_a_mark_at_the_end_is_ours() {
    let remark = |text: String| proves(&order(), &Shown::new("refunded", "9.00").remark(text));
    assert_eq!(remark(format!("[{MARK}]")), Ok("succeeded"));
    assert_eq!(remark(format!("damaged [{MARK}] ")), Ok("succeeded"));
    assert_eq!(remark(format!("[{MARK}] was wrong")), Err(Doubt::Ambiguous));
    assert_eq!(remark(MARK.to_owned()), Err(Doubt::Ambiguous));
}

#[test]
fn a_refund_after_the_baseline_is_seen_even_if_the_total_stands_still() {
    // 16:00:00 in Hong Kong is the moment the baseline was read.
    let before = Shown::new("refunded", "3.00").with(&[("refunded_at", r#""2024-05-01 16:00:00""#)]);
    let after = Shown::new("refunded", "3.00").with(&[("refunded_at", r#""2024-05-01 16:00:01""#)]);
    assert_eq!(proves(&later(), &before), Ok("absent"));
    assert_eq!(proves(&later(), &after), Err(Doubt::Contradiction));
}

#[test]
fn without_our_mark_no_total_is_a_yes() {
    for details in [r#"[]"#, "null", r#""""#, "{}", r#"{"remark":""}"#, r#"{"remark":null}"#] {
        let body = format!(
            r#"{{"success":true,"data":{{"id":"46GPYQV6","status":"refunded","amount":10.00,"currency":"HKD",
               "refunded":4.00,"refund_details":{details}}}}}"#
        );
        assert_eq!(judged(&order(), 200, body), Err(Doubt::Ambiguous), "{details}");
    }
}

#[test]
fn a_baseline_that_was_not_told_proves_nothing() {
    let order = RefundOrder { baseline: Baseline { refunded: None, ..order().baseline }, ..order() };
    for shown in [Shown::new("refunded", "4.00").ours(), Shown::new("paid", "0.00"), Shown::new("paid", "4.00")] {
        assert_eq!(proves(&order, &shown), Err(Doubt::Ambiguous));
    }
}

#[test]
fn what_is_no_answer_proves_nothing() {
    for (status, body, expected) in [
        (404, r#"{"success":false,"message":"Not Found","status":404}"#, Doubt::NoAnswer),
        (401, r#"{"success":false,"message":"Unauthenticated.","status":401}"#, Doubt::NoAnswer),
        (429, r#"{"success":false,"message":"Too Many Attempts.","status":429}"#, Doubt::NoAnswer),
        (500, r#"{"success":false,"message":"Internal Error","status":500}"#, Doubt::NoAnswer),
        (200, r#"{"success":false}"#, Doubt::NoAnswer),
        (200, "{}", Doubt::NoAnswer),
        (200, r#"{"success":true}"#, Doubt::Unreadable),
        (200, r#"{"success":true,"data":[]}"#, Doubt::Unreadable),
        (200, "<html>", Doubt::Unreadable),
        (503, "<html>", Doubt::GatewayFailed),
        (301, "", Doubt::Redirected),
    ] {
        assert_eq!(judged(&order(), status, body), Err(expected), "{status} {body}");
    }
    let other = Shown::new("refunded", "4.00").with(&[("id", r#""OTHER""#)]);
    assert_eq!(proves(&order(), &other), Err(Doubt::OtherRefund));
    let other = Shown::new("refunded", "4.00").with(&[("currency", r#""CNY""#)]);
    assert_eq!(proves(&order(), &other), Err(Doubt::OtherCurrency));
}
