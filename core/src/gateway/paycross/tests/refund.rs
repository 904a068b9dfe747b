use super::{MARK, Shown, UID, money, of_card, order, paycross, reply, with_units};
use crate::gateway::snapshot::shown;
use crate::gateway::{Answer, Doubt, Gateway, RefundOrder, Reply, Route};
use crate::model::{ErrorCode, MinorUnits, Service, Transaction, TransactionRef};
use http::header::{CONTENT_ENCODING, HeaderValue};
use proptest::prelude::*;

fn answer(reply: &Reply) -> Answer {
    paycross().answer(&order(), reply)
}

fn doubt(reply: &Reply) -> Option<Doubt> {
    match answer(reply) {
        Answer::Doubtful { doubt, .. } => Some(doubt),
        Answer::Succeeded { .. } | Answer::Pending { .. } | Answer::Refused { .. } | Answer::NotTaken { .. } => None,
    }
}

#[test]
fn a_refund_by_an_alternative_method() {
    insta::assert_snapshot!(shown(&paycross().refund(&order())), @r#"
    POST https://data.pay-cross.com/beyag/transactions/refunds
    accept: application/json
    accept-encoding: identity
    authorization: [secret]
    content-type: application/json
    requestid: 90ba2b21-64a5-890f-8fd2-9e0a44bc01d1
    user-agent: tillback/[version]

    {"request":{"parent_uid":"1-310b0da80b","amount":50,"reason":"damaged & returned","tracking_id":"rf-0123456789abcdefghjkmnpqrs"}}
    "#);
}

#[test]
fn a_refund_of_a_card() {
    insta::assert_snapshot!(shown(&paycross().refund(&RefundOrder { reason: None, ..of_card() })), @r#"
    POST https://gateway.pay-cross.com/transactions/refunds
    accept: application/json
    accept-encoding: identity
    authorization: [secret]
    content-type: application/json
    requestid: 90ba2b21-64a5-890f-8fd2-9e0a44bc01d1
    user-agent: tillback/[version]

    {"request":{"parent_uid":"1-310b0da80b","amount":50,"reason":"Refund","tracking_id":"rf-0123456789abcdefghjkmnpqrs","duplicate_check":false}}
    "#);
}

#[test]
fn the_same_order_gives_the_same_bytes() {
    let (one, two) = (paycross().refund(&order()), paycross().refund(&order()));
    assert_eq!((one.uri(), one.headers(), one.body()), (two.uri(), two.headers(), two.body()));
    let other = RefundOrder { mark: "rf-another".to_owned(), ..order() };
    assert_ne!(paycross().refund(&other).headers()["requestid"], one.headers()["requestid"]);
    assert_eq!(
        uuid::Uuid::parse_str(one.headers()["requestid"].to_str().unwrap()).map(|id| id.get_version_num()),
        Ok(8)
    );
}

/// A payment in the currency, read by an account that knows what its integers mean.
fn payment(shown: Shown) -> Transaction {
    let reference = TransactionRef::gateway_id("1-310b0da80b").unwrap();
    with_units(MinorUnits::Iso4217).found(&reference, &shown.reply()).unwrap().swap_remove(0)
}

#[test]
fn amounts_are_whole_minor_units_of_the_chosen_table() {
    let route = |units, minor, code: &str| {
        let currency = format!("{code:?}");
        let paid = payment(Shown::payment("successful").with("currency", &currency));
        with_units(units).route(&paid, &paid.id, money(minor, code))
    };
    let wire = |units, minor, code: &str| {
        let order = RefundOrder { amount: money(minor, code), route: route(units, minor, code).unwrap(), ..order() };
        let request = with_units(units).refund(&order);
        let body: serde_json::Value = serde_json::from_slice(request.body()).unwrap();
        body["request"]["amount"].to_string()
    };
    assert_eq!(wire(MinorUnits::Undecided, 1250, "USD"), "1250");
    assert_eq!(wire(MinorUnits::Undecided, 1250, "JPY"), "1250");
    assert_eq!(wire(MinorUnits::Iso4217, 500_000, "IDR"), "500000");
    assert_eq!(wire(MinorUnits::Vendor, 500_000, "IDR"), "5000");
    assert_eq!(wire(MinorUnits::Vendor, 50, "UGX"), "5000");
    // What can't be written exactly is refused before anything is recorded.
    let inexact = route(MinorUnits::Vendor, 500_050, "IDR").unwrap_err();
    assert_eq!(inexact.code(), ErrorCode::AmountInvalid);
    let disputed = route(MinorUnits::Undecided, 500_000, "IDR").unwrap_err();
    assert_eq!((disputed.code(), disputed.field()), (ErrorCode::CurrencyDisputed, Some("minor_units")));
}

#[test]
fn a_refund_goes_where_the_payment_is() {
    let route = |shown: Shown| paycross().route(&payment(shown), "", money(50, "USD")).unwrap();
    let paid = || Shown::payment("successful");
    assert_eq!(route(paid()), Route::Paycross { service: Service::Apm, units: 50 });
    let of_card = paid().with("method_type", r#""credit_card""#);
    assert_eq!(route(of_card), Route::Paycross { service: Service::Card, units: 50 });
}

#[test]
fn a_yes_needs_status_and_type() {
    for status in [200, 201, 202] {
        let reply = reply(status, Shown::refund("Successful").with("refund", r#"{"status":"successful"}"#).alone());
        let Answer::Succeeded { refund_id, words } = answer(&reply) else { panic!("{status}") };
        assert_eq!(refund_id.as_deref(), Some(UID));
        assert_eq!((words.message.as_deref(), words.http_status), (Some("as it is"), Some(status)));
    }
    for untold in ["tracking_id", "uid", "method_type", "message"] {
        let reply = Shown::refund("successful").without(untold).reply();
        assert!(matches!(answer(&reply), Answer::Succeeded { .. }), "{untold}");
    }
}

#[test]
fn other_statuses() {
    for word in ["pending", "incomplete", "initial", "PENDING"] {
        assert!(matches!(answer(&Shown::refund(word).reply()), Answer::Pending { refund_id: Some(_), .. }), "{word}");
    }
    for word in ["failed", "expired", "error", "deleted"] {
        assert!(matches!(answer(&Shown::refund(word).reply()), Answer::Refused { .. }), "{word}");
        let section = format!(r#"{{"status":{word:?}}}"#);
        let agreed = Shown::refund(word).with("refund", &section).reply();
        assert!(matches!(answer(&agreed), Answer::Refused { .. }), "{word}");
    }
    for word in ["", "processing", "completed", "unknown", "refunded", "permanent"] {
        assert_eq!(doubt(&Shown::refund(word).reply()), Some(Doubt::UnknownWord), "{word}");
    }
}

#[test]
fn two_statuses_that_differ_prove_nothing() {
    for (outer, inner) in
        [("successful", "pending"), ("successful", "failed"), ("failed", "successful"), ("pending", "odd")]
    {
        let section = format!(r#"{{"status":{inner:?}}}"#);
        let reply = Shown::refund(outer).with("refund", &section).reply();
        assert_eq!(doubt(&reply), Some(Doubt::Contradiction), "{outer} {inner}");
    }
}

#[test]
fn a_reply_about_something_else_proves_nothing() {
    let refund = || Shown::refund("successful");
    for (shown, expected) in [
        (refund().with("type", r#""payment""#), Doubt::OtherRefund),
        (refund().without("type"), Doubt::OtherRefund),
        (refund().with("parent_uid", r#""1-another""#), Doubt::OtherRefund),
        (refund().without("parent_uid"), Doubt::OtherRefund),
        (refund().with("tracking_id", r#""rf-another""#), Doubt::OtherRefund),
        (refund().with("currency", r#""EUR""#), Doubt::OtherCurrency),
        (refund().without("currency"), Doubt::OtherCurrency),
        (refund().with("amount", "51"), Doubt::OtherAmount),
        (refund().with("amount", "50.0"), Doubt::OtherAmount),
        (refund().without("amount"), Doubt::OtherAmount),
    ] {
        assert_eq!(doubt(&shown.reply()), Some(expected), "{}", shown.json());
    }
    // Also a no is about this refund or about nothing.
    let other = Shown::refund("failed").with("parent_uid", r#""1-another""#);
    assert_eq!(doubt(&other.reply()), Some(Doubt::OtherRefund));
}

#[test]
fn a_failure_that_leaves_the_end_open_is_no_refusal() {
    let open = Shown::refund("failed").with("code", r#""E.0608""#);
    assert_eq!(doubt(&open.reply()), Some(Doubt::GatewayFailed));
    let plain = Shown::refund("failed").with("code", r#""F.0211""#);
    let Answer::Refused { words } = answer(&plain.reply()) else { panic!("it is refused") };
    assert_eq!(words.code.as_deref(), Some("F.0211"));
}

#[test]
fn a_transaction_under_another_http_status() {
    let under = |status, word| doubt(&reply(status, Shown::refund(word).alone()));
    assert_eq!(under(422, "successful"), Some(Doubt::Contradiction));
    assert_eq!(under(400, "pending"), Some(Doubt::Contradiction));
    assert_eq!(under(422, "failed"), None);
    assert_eq!(under(500, "successful"), Some(Doubt::GatewayFailed));
    assert_eq!(under(500, "failed"), Some(Doubt::GatewayFailed));
    assert_eq!(under(302, "successful"), Some(Doubt::Redirected));
}

#[test]
fn what_cannot_be_read_proves_nothing() {
    let whole = Shown::refund("successful").alone();
    let html = "<html><body>502 Bad Gateway</body></html>";
    for (status, body, expected) in [
        (200, "", Doubt::Unreadable),
        (200, "null", Doubt::Unreadable),
        (200, "[]", Doubt::Unreadable),
        (200, "{}", Doubt::Unreadable),
        (200, r#"{"response":{"message":"done"}}"#, Doubt::Unreadable),
        (200, html, Doubt::Unreadable),
        (200, &whole[..whole.len() - 2], Doubt::Unreadable),
        (400, html, Doubt::Unreadable),
        (422, "{}", Doubt::Unreadable),
        (422, r#"{"transaction":{}}"#, Doubt::OtherRefund),
        (502, html, Doubt::GatewayFailed),
        (500, r#"{"message":"x","code":"E.0625"}"#, Doubt::GatewayFailed),
        (503, "", Doubt::GatewayFailed),
        (301, "", Doubt::Redirected),
        (302, r#"{"message":"moved"}"#, Doubt::Redirected),
    ] {
        assert_eq!(doubt(&reply(status, body.to_owned())), Some(expected), "{status} {body}");
    }
    let mut packed = Shown::refund("successful").reply();
    packed.headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    assert_eq!(doubt(&packed), Some(Doubt::Compressed));
}

proptest! {
    #[test]
    fn a_reply_cut_short_never_counts(cut in 0..300_usize) {
        let body = Shown::refund("successful").alone();
        prop_assume!(cut < body.len());
        prop_assert_eq!(doubt(&reply(200, body[..cut].to_owned())), Some(Doubt::Unreadable));
    }

    #[test]
    fn only_the_exact_amount_counts(amount: i64) {
        let shown = Shown::refund("successful").with("amount", &amount.to_string());
        prop_assert_eq!(doubt(&shown.reply()).is_none(), amount == 50);
    }

    #[test]
    fn reasons_of_any_text_are_escaped(reason in "\\PC{1,200}") {
        let request = paycross().refund(&RefundOrder { reason: Some(reason.clone()), ..order() });
        let body: serde_json::Value = serde_json::from_slice(request.body()).unwrap();
        prop_assert_eq!(body["request"]["reason"].as_str(), Some(reason.as_str()));
        prop_assert_eq!(body["request"]["tracking_id"].as_str(), Some(MARK));
    }
}
