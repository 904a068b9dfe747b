use super::{MARK, Shown, hkd, open, order, reply, whole, with_key, with_token};
use crate::gateway::snapshot::shown;
use crate::gateway::{Answer, Baseline, Doubt, Gateway, RefundOrder, Route};
use crate::model::{Currency, Money, YedpayCredentials};
use http::header::{CONTENT_ENCODING, HeaderValue};
use proptest::prelude::*;

fn by_custom_id() -> RefundOrder {
    RefundOrder { route: Route::Yedpay { by_custom_id: true }, ..order() }
}

#[test]
fn a_refund_by_id() {
    insta::assert_snapshot!(shown(&with_token().refund(&order())), @r"
        POST https://api.yedpay.com/v1/transactions/46GPYQV6/refund
        accept: application/json
        accept-encoding: identity
        authorization: [secret]
        content-type: application/x-www-form-urlencoded
        user-agent: tillback/[version]

        amount=4.00&refund_reason=damaged+%26+returned+%5Brf-0123456789abcdefghjkmnpqrs%5D
        ");
}

#[test]
fn a_refund_by_the_merchants_reference() {
    insta::assert_snapshot!(shown(&with_key().refund(&by_custom_id())), @r"
        PUT https://api.yedpay.com/v1/online-payment/order-1/refund
        accept: application/json
        accept-encoding: identity
        authorization: [secret]
        content-type: application/x-www-form-urlencoded
        user-agent: tillback/[version]

        custom_id=order-1&amount=4.00&refund_reason=damaged+%26+returned+%5Brf-0123456789abcdefghjkmnpqrs%5D
        ");
}

#[test]
fn a_refund_without_a_reason_carries_the_mark_alone() {
    let order = RefundOrder { reason: None, ..order() };
    assert!(form(&with_token(), &order).contains(&("refund_reason".to_owned(), format!("[{MARK}]"))));
}

#[test]
fn the_same_order_gives_the_same_bytes() {
    let (one, two) = (with_token().refund(&order()), with_token().refund(&order()));
    assert_eq!((one.uri(), one.body()), (two.uri(), two.body()));
}

#[test]
fn amounts_have_the_decimals_of_their_currency() {
    let amount = |minor, code| {
        let amount = Money::from_minor(minor, Currency::from_code(code).unwrap());
        form(&with_token(), &RefundOrder { amount, ..order() })[0].clone()
    };
    assert_eq!(amount(1, "HKD"), ("amount".to_owned(), "0.01".to_owned()));
    assert_eq!(amount(123_456_789, "HKD"), ("amount".to_owned(), "1234567.89".to_owned()));
    assert_eq!(amount(500, "JPY"), ("amount".to_owned(), "500".to_owned()));
}

#[test]
fn an_api_key_goes_by_the_merchants_reference_where_there_is_one() {
    let transaction = |yedpay: &dyn Gateway, shown: Shown| {
        let reference = crate::model::TransactionRef::gateway_id("46GPYQV6").unwrap();
        yedpay.found(&reference, &shown.reply()).unwrap().swap_remove(0)
    };
    let with_reference = Shown::new("paid", "0.00");
    let without = with_reference.clone().with(&[("custom_id", r#""""#)]);
    let reference = transaction(&with_key(), with_reference.clone()).reference.unwrap();
    for (yedpay, shown, name, expected) in [
        (with_key(), with_reference.clone(), &*reference, true),
        (with_key(), with_reference.clone(), "46GPYQV6", false),
        (with_key(), without.clone(), &*reference, false),
        (with_token(), with_reference, &*reference, false),
        (with_token(), without, &*reference, false),
    ] {
        let route = yedpay.route(&transaction(&yedpay, shown), name, order().amount).unwrap();
        assert_eq!(route, Route::Yedpay { by_custom_id: expected });
    }
}

fn verdict(order: &RefundOrder, status: u16, body: impl Into<bytes::Bytes>) -> Result<&'static str, Doubt> {
    match with_token().answer(order, &reply(status, body)) {
        Answer::Succeeded { refund_id: None, .. } => Ok("succeeded"),
        Answer::Pending { refund_id: None, .. } => Ok("pending"),
        Answer::Refused { .. } => Ok("refused"),
        Answer::Doubtful { doubt, .. } => Err(doubt),
        other @ (Answer::Succeeded { .. } | Answer::Pending { .. } | Answer::NotTaken { .. }) => {
            panic!("Yedpay has no such answer: {other:?}")
        }
    }
}

fn said(order: &RefundOrder, shown: &Shown) -> Result<&'static str, Doubt> {
    verdict(order, 200, shown.body())
}

#[test]
fn the_status_and_the_figures_tell_the_end() {
    let later = RefundOrder {
        baseline: Baseline { refunded: Some(hkd("3.00")), read_at: order().baseline.read_at },
        ..order()
    };
    for (order, shown, expected) in [
        (order(), Shown::new("refunded", "4.00"), Ok("succeeded")),
        (order(), Shown::new("refunded", "4.00").ours(), Ok("succeeded")),
        (order(), Shown::new("refunded", "0.00").with(&[("refunded", "4")]), Ok("succeeded")),
        (order(), Shown::new("refunded", "0.00").with(&[("refunded", "4.00")]), Ok("succeeded")),
        (later.clone(), Shown::new("refunded", "7.00"), Ok("succeeded")),
        (later, Shown::new("refunded", "4.00"), Err(Doubt::OtherAmount)),
        (order(), Shown::new("refunded", "10.00"), Err(Doubt::OtherAmount)),
        (order(), Shown::new("refunded", "0.00"), Err(Doubt::OtherAmount)),
        (order(), Shown::new("refunded", "3.99"), Err(Doubt::OtherAmount)),
        (order(), Shown::new("refunded", ""), Err(Doubt::Ambiguous)),
        (order(), Shown::new("pending_refund", "0.00"), Ok("pending")),
        (order(), Shown::new("pending_refund", "4.00"), Ok("pending")),
        (whole(), Shown::new("void", "10.00"), Ok("succeeded")),
        (whole(), Shown::new("void", "0.00"), Ok("succeeded")),
        (whole(), Shown::new("void", ""), Ok("succeeded")),
        (whole(), Shown::new("void", "4.00"), Err(Doubt::Ambiguous)),
        (order(), Shown::new("void", "10.00"), Err(Doubt::Ambiguous)),
        (order(), Shown::new("paid", "0.00"), Err(Doubt::Contradiction)),
        (order(), Shown::new("paid", "4.00"), Err(Doubt::Contradiction)),
        (order(), Shown::new("failed", "0.00"), Err(Doubt::Contradiction)),
        (order(), Shown::new("settled", "4.00"), Err(Doubt::UnknownWord)),
        (order(), Shown::new("", "4.00"), Err(Doubt::UnknownWord)),
    ] {
        assert_eq!(said(&order, &shown), expected, "{} {}", shown.status, shown.refunded);
    }
}

#[test]
fn a_baseline_that_was_not_told_proves_nothing() {
    let order = RefundOrder { baseline: Baseline { refunded: None, ..order().baseline }, ..whole() };
    assert_eq!(said(&order, &Shown::new("refunded", "10.00")), Err(Doubt::Ambiguous));
    assert_eq!(said(&order, &Shown::new("void", "10.00")), Err(Doubt::Ambiguous));
}

#[test]
fn a_reply_about_something_else_proves_nothing() {
    let done = Shown::new("refunded", "4.00");
    for (member, expected) in [
        (&[("id", r#""OTHER""#)], Doubt::OtherRefund),
        (&[("id", "null")], Doubt::OtherRefund),
        (&[("currency", r#""USD""#)], Doubt::OtherCurrency),
        (&[("currency", r#""""#)], Doubt::OtherCurrency),
        (&[("amount", r#""11.00""#)], Doubt::OtherAmount),
        (&[("amount", "null")], Doubt::OtherAmount),
    ] {
        assert_eq!(said(&order(), &done.clone().with(member)), Err(expected), "{member:?}");
    }
    let other_reference = done.with(&[("custom_id", r#""order-2""#)]);
    assert_eq!(said(&by_custom_id(), &other_reference), Err(Doubt::OtherRefund));
    assert_eq!(said(&order(), &other_reference), Ok("succeeded"));
}

#[test]
fn errors_are_judged_by_what_is_known_of_them() {
    let error = |status: u16, message: &str| {
        verdict(&order(), status, format!(r#"{{"success":false,"message":{message:?},"status":{status}}}"#))
    };
    for (status, message, expected) in [
        (401, "Unauthenticated.", Ok("refused")),
        (500, "Unauthenticated.", Ok("refused")),
        (403, "This action is unauthorized.", Ok("refused")),
        (403, "Forbidden", Ok("refused")),
        (404, "Not Found", Ok("refused")),
        (406, "Gateway not exist", Ok("refused")),
        (422, "Could not create resource", Ok("refused")),
        (400, "Insufficient Funds to refund this Transaction", Ok("refused")),
        (400, "Not enough balance.", Ok("refused")),
        (400, "The request is failed. Please try again.", Err(Doubt::GatewayFailed)),
        (400, "The balance is being counted.", Err(Doubt::GatewayFailed)),
        (400, "Gateway was requested before", Err(Doubt::GatewayFailed)),
        (500, "Internal Error", Err(Doubt::GatewayFailed)),
        (502, "Bad Gateway", Err(Doubt::GatewayFailed)),
        (409, "Conflict", Err(Doubt::UnknownWord)),
        (429, "Too Many Attempts.", Err(Doubt::UnknownWord)),
        (418, "I'm a teapot", Err(Doubt::UnknownWord)),
    ] {
        assert_eq!(error(status, message), expected, "{status} {message}");
    }
}

#[test]
fn a_no_is_believed_only_where_nothing_speaks_against_it() {
    for (status, body, expected) in [
        (422, r#"{"success":false,"message":"no","status":500}"#, Doubt::Contradiction),
        (200, r#"{"success":false,"message":"no","status":422}"#, Doubt::Contradiction),
        (200, r#"{"success":false,"message":"no"}"#, Doubt::UnknownWord),
        (422, r#"{"success":true,"data":{}}"#, Doubt::Contradiction),
        (500, r#"{"success":true,"data":{}}"#, Doubt::GatewayFailed),
        (422, r#"{"message":"no"}"#, Doubt::UnknownWord),
        (404, "{}", Doubt::UnknownWord),
        (404, "<html>not here</html>", Doubt::Unreadable),
        (502, "<html>bad gateway</html>", Doubt::GatewayFailed),
        (302, "", Doubt::Redirected),
        (200, "", Doubt::Unreadable),
        (200, r#"{"success":true}"#, Doubt::Unreadable),
        (200, r#"{"success":true,"message":"closed"}"#, Doubt::Unreadable),
        (200, r#"{"success":true,"data":[]}"#, Doubt::Unreadable),
        (200, r#"{"success":true,"data":{"id":"46GPYQV6""#, Doubt::Unreadable),
        (200, r#"{"data":{"id":"46GPYQV6"}}"#, Doubt::UnknownWord),
    ] {
        assert_eq!(verdict(&order(), status, body), Err(expected), "{status} {body}");
    }
    assert_eq!(verdict(&order(), 422, r#"{"success":false}"#), Ok("refused"));
}

#[test]
fn a_compressed_reply_is_never_unpacked() {
    let mut packed = Shown::new("refunded", "4.00").reply();
    packed.headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    let answer = with_token().answer(&order(), &packed);
    assert!(matches!(answer, Answer::Doubtful { doubt: Doubt::Compressed, .. }), "{answer:?}");
}

#[test]
fn the_gateways_word_is_kept() {
    let words = |status, body: String| match with_token().answer(&order(), &reply(status, body)) {
        Answer::Succeeded { words, .. }
        | Answer::Pending { words, .. }
        | Answer::Refused { words }
        | Answer::NotTaken { words, .. }
        | Answer::Doubtful { words, .. } => (words.code, words.message, words.http_status),
    };
    let owned = |text: &str| Some(text.to_owned());
    assert_eq!(words(200, Shown::new("void", "").body()), (owned("void"), None, Some(200)));
    let error = r#"{"success":false,"message":" Could not create resource ","status":422,"code":666}"#;
    assert_eq!(words(422, error.to_owned()), (owned("666"), owned("Could not create resource"), Some(422)));
}

fn form(yedpay: &dyn Gateway, order: &RefundOrder) -> Vec<(String, String)> {
    form_urlencoded::parse(yedpay.refund(order).body()).into_owned().collect()
}

proptest! {
    #[test]
    fn every_reason_arrives_with_the_mark_at_its_end(
        reason in "\\PC{1,200}",
        mark in "rf-[0-9a-hj-km-np-tv-z]{26}",
        minor in 1..i64::MAX,
    ) {
        let amount = Money::from_minor(minor, Currency::from_code("HKD").unwrap());
        let order = RefundOrder { reason: Some(reason.clone()), mark: mark.clone(), amount, ..order() };
        let fields = form(&with_token(), &order);
        prop_assert_eq!(&fields[0], &("amount".to_owned(), amount.to_decimal()));
        prop_assert_eq!(&fields[1], &("refund_reason".to_owned(), format!("{reason} [{mark}]")));
    }

    #[test]
    fn no_id_leaves_its_place_in_the_address(id in "\\PC{1,40}") {
        let yedpay = open(YedpayCredentials::api_key("a")).unwrap();
        let order = RefundOrder { transaction_id: id.clone(), reference: Some(id), ..order() };
        let request = yedpay.refund(&order);
        prop_assert_eq!(request.uri().path().split('/').count(), 5);
        let request = yedpay.refund(&RefundOrder { route: Route::Yedpay { by_custom_id: true }, ..order });
        prop_assert_eq!(request.uri().path().split('/').count(), 5);
    }
}
