use super::{MARK, PAYMENT, REFUND, credentials, object, open_at, order, payment, pockyt, reply, usd, worked};
use crate::gateway::snapshot::shown;
use crate::gateway::{Answer, Doubt, Gateway, RefundOrder, Route};
use crate::model::{Currency, Environment, Money, PockytCredentials, TransactionRef};
use http::header::{CONTENT_ENCODING, HeaderValue};
use proptest::prelude::*;

#[test]
fn a_refund() {
    insta::assert_snapshot!(shown(&pockyt().refund(&order())), @r#"
        POST https://mapi.yuansfer.com/app-data-search/v3/refund
        accept: application/json
        accept-encoding: identity
        content-type: application/json
        pockyt-request-id: 90ba2b21-64a5-890f-8fd2-9e0a44bc01d1
        user-agent: tillback/[version]

        {"currency":"USD","merchantNo":"200043","refundAmount":"25.00","refundReference":"rf-0123456789abcdefghjkmnpqrs","settleCurrency":"USD","storeNo":"300014","transactionNo":"312345678901234567","verifySign":"57f63bd49af098ce2433bec3c9d89a97"}
        "#);
}

#[test]
fn a_refund_with_an_address_for_its_notification() {
    let url = Some("https://shop.example/ipn?a=1&b=2".to_owned());
    let notified = open_at(Environment::Sandbox, PockytCredentials { notification_url: url, ..credentials() }).unwrap();
    let order = RefundOrder {
        amount: Money::from_minor(12, Currency::from_code("GBP").unwrap()),
        route: Route::Pockyt { settle_currency: "GBP".to_owned() },
        ..order()
    };
    insta::assert_snapshot!(shown(&notified.refund(&order)), @r#"
        POST https://mapi.yuansferdev.com/app-data-search/v3/refund
        accept: application/json
        accept-encoding: identity
        content-type: application/json
        pockyt-request-id: 90ba2b21-64a5-890f-8fd2-9e0a44bc01d1
        user-agent: tillback/[version]

        {"currency":"GBP","ipnUrl":"https://shop.example/ipn?a=1&b=2","merchantNo":"200043","refundAmount":"0.12","refundReference":"rf-0123456789abcdefghjkmnpqrs","settleCurrency":"GBP","storeNo":"300014","transactionNo":"312345678901234567","verifySign":"ea9efe555782324ad0fea14fdaa2f70e"}
        "#);
}

#[test]
fn the_same_order_gives_the_same_bytes() {
    let (one, two) = (pockyt().refund(&order()), pockyt().refund(&order()));
    assert_eq!((one.uri(), one.headers(), one.body()), (two.uri(), two.headers(), two.body()));
    let other = pockyt().refund(&RefundOrder { mark: "rf-other".to_owned(), ..order() });
    assert_ne!(one.headers()["pockyt-request-id"], other.headers()["pockyt-request-id"]);
}

#[test]
fn a_refund_repeats_the_settlement_currency() {
    let route = |changes: &[(&str, &str)]| {
        let reference = TransactionRef::gateway_id(PAYMENT).unwrap();
        let found = pockyt().found(&reference, &worked(&payment(changes))).unwrap();
        match pockyt().route(&found[0], "", found[0].amount).unwrap() {
            Route::Pockyt { settle_currency } => settle_currency,
            other @ (Route::Yedpay { .. } | Route::Paycross { .. }) => panic!("not Pockyt's: {other:?}"),
        }
    };
    assert_eq!(route(&[("settleCurrency", r#""HKD""#)]), "HKD");
    assert_eq!(route(&[("settleCurrency", "null")]), "USD");
    assert_eq!(route(&[("settleCurrency", r#""""#), ("currency", r#""KRW""#)]), "USD");
    assert_eq!(route(&[("settleCurrency", "null"), ("currency", r#""GBP""#)]), "GBP");
}

/// The reply to [`order`].
fn refund(changes: &[(&str, &str)]) -> String {
    let members = [
        ("transactionNo", r#""312345678901234567""#),
        ("reference", r#""order-1""#),
        ("amount", r#""100.00""#),
        ("currency", r#""USD""#),
        ("settleCurrency", r#""USD""#),
        ("refundTransactionNo", r#""312345678909999999""#),
        ("refundReference", r#""rf-0123456789abcdefghjkmnpqrs""#),
        ("refundAmount", r#""25.00""#),
        ("status", r#""success""#),
    ];
    object(&members, changes)
}

/// The verdict, with the refund's number where one is told.
fn verdict(answer: Answer) -> Result<(&'static str, Option<String>), Doubt> {
    match answer {
        Answer::Succeeded { refund_id, .. } => Ok(("succeeded", refund_id)),
        Answer::Pending { refund_id, .. } => Ok(("pending", refund_id)),
        Answer::Refused { .. } => Ok(("refused", None)),
        Answer::NotTaken { .. } => Ok(("not taken", None)),
        Answer::Doubtful { doubt, .. } => Err(doubt),
    }
}

fn said(changes: &[(&str, &str)]) -> Result<(&'static str, Option<String>), Doubt> {
    verdict(pockyt().answer(&order(), &worked(&refund(changes))))
}

#[test]
fn the_status_tells_the_end() {
    let known = || Some(REFUND.to_owned());
    for (word, expected) in [
        ("success", Ok(("succeeded", known()))),
        ("Success", Ok(("succeeded", known()))),
        ("pending", Ok(("pending", known()))),
        ("dealing", Ok(("pending", known()))),
        ("init", Ok(("pending", known()))),
        ("failed", Ok(("refused", None))),
        ("closed", Ok(("refused", None))),
        ("refunded", Err(Doubt::UnknownWord)),
        ("", Err(Doubt::UnknownWord)),
    ] {
        assert_eq!(said(&[("status", &format!("{word:?}"))]), expected, "{word}");
    }
    assert_eq!(said(&[("status", "null")]), Err(Doubt::UnknownWord));
}

#[test]
fn older_spellings_and_bare_numbers() {
    let done = Ok(("succeeded", Some(REFUND.to_owned())));
    let older = [
        ("transactionNo", "null"),
        ("oldTransactionId", r#""312345678901234567""#),
        ("refundTransactionNo", "null"),
        ("refundTransactionId", r#""312345678909999999""#),
    ];
    assert_eq!(said(&older), done);
    let numbers = [("transactionNo", PAYMENT), ("refundTransactionNo", REFUND), ("refundAmount", "25")];
    assert_eq!(said(&numbers), done);
    assert_eq!(said(&[("refundAmount", "25.0")]), done);
    assert_eq!(said(&[("refundReference", "null")]), done);
    assert_eq!(said(&[("refundTransactionNo", "null")]), Ok(("succeeded", None)));
}

#[test]
fn a_reply_about_something_else_proves_nothing() {
    for (change, expected) in [
        (("transactionNo", r#""312345678901234568""#), Doubt::OtherRefund),
        (("transactionNo", "null"), Doubt::OtherRefund),
        (("refundReference", r#""rf-another""#), Doubt::OtherRefund),
        (("currency", r#""HKD""#), Doubt::OtherCurrency),
        (("currency", "null"), Doubt::OtherCurrency),
        (("refundAmount", r#""25.01""#), Doubt::OtherAmount),
        (("refundAmount", "null"), Doubt::OtherAmount),
        (("refundAmount", r#""all""#), Doubt::OtherAmount),
    ] {
        assert_eq!(said(&[change]), Err(expected), "{change:?}");
    }
}

#[test]
fn codes_are_judged_by_what_is_known_of_them() {
    let error = |status, code: &str, message: &str| {
        let body = format!(r#"{{"ret_code":{code:?},"retMsg":{message:?}}}"#);
        verdict(pockyt().answer(&order(), &reply(status, body))).map(|(word, _)| word)
    };
    for (code, message, expected) in [
        ("000000", "verifySign error", Ok("refused")),
        ("000000", "Invalid VerifySign ", Ok("refused")),
        ("000000", "system error", Err(Doubt::GatewayFailed)),
        ("000000", "", Err(Doubt::GatewayFailed)),
        ("000080", "channel error", Err(Doubt::GatewayFailed)),
        ("000010", "version", Ok("refused")),
        ("000020", "empty", Ok("refused")),
        ("000021", "not found", Ok("refused")),
        ("000022", "do not belong together", Ok("refused")),
        ("000023", "wrong value", Ok("refused")),
        ("000030", "no rights", Ok("refused")),
        ("000040", "wrong state", Ok("refused")),
        ("000000", "Duplicate request error", Err(Doubt::Duplicate)),
        ("000023", "duplicate request error", Err(Doubt::Duplicate)),
        ("000777", "what", Err(Doubt::UnknownWord)),
        ("", "what", Err(Doubt::UnknownWord)),
    ] {
        assert_eq!(error(400, code, message), expected, "{code} {message}");
    }
    // The HTTP line has to agree.
    for status in [500, 503] {
        assert_eq!(error(status, "000023", "wrong value"), Err(Doubt::GatewayFailed));
    }
    for status in [301, 307] {
        assert_eq!(error(status, "000023", "wrong value"), Err(Doubt::Redirected));
    }
    assert_eq!(error(200, "000023", "wrong value"), Ok("refused"));
}

#[test]
fn replies_that_prove_nothing() {
    let answer = |status, body: String| verdict(pockyt().answer(&order(), &reply(status, body)));
    let done = format!(r#"{{"ret_code":"000100","result":{}}}"#, refund(&[]));
    assert_eq!(answer(201, done.clone()), Ok(("succeeded", Some(REFUND.to_owned()))));
    assert_eq!(answer(400, done.clone()), Err(Doubt::Contradiction));
    assert_eq!(answer(200, done[..done.len() - 1].to_owned()), Err(Doubt::Unreadable));
    for (status, body, expected) in [
        (200, r#"{"ret_code":"000100"}"#, Doubt::Unreadable),
        (200, r#"{"ret_code":"000100","result":[]}"#, Doubt::Unreadable),
        (200, r#"{"ret_code":"000100","result":"refunded"}"#, Doubt::Unreadable),
        (200, r#"["000100","success"]"#, Doubt::Unreadable),
        (200, "{}", Doubt::UnknownWord),
        (200, "", Doubt::Unreadable),
        (400, r#"{"ret_code":"000000","retMsg":"error",}"#, Doubt::Unreadable),
        (502, "<html>", Doubt::GatewayFailed),
        (302, "", Doubt::Redirected),
    ] {
        assert_eq!(answer(status, body.to_owned()), Err(expected), "{status} {body}");
    }
    let mut packed = worked(&refund(&[]));
    packed.headers.insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
    assert_eq!(verdict(pockyt().answer(&order(), &packed)), Err(Doubt::Compressed));
}

proptest! {
    #[test]
    fn every_order_is_sent_as_texts_that_are_signed(minor in 1..i64::MAX, id in "[0-9]{1,30}", code in "[A-Z]{3}") {
        let amount = Money::from_minor(minor, usd("0").currency());
        let route = Route::Pockyt { settle_currency: code.clone() };
        let order = RefundOrder { amount, transaction_id: id.clone(), route, ..order() };
        let pockyt = pockyt();
        let request = pockyt.refund(&order);
        let sent: std::collections::BTreeMap<String, String> = serde_json::from_slice(request.body()).unwrap();
        prop_assert_eq!(&sent["refundAmount"], &amount.to_decimal());
        prop_assert_eq!(&sent["transactionNo"], &id);
        prop_assert_eq!(&sent["settleCurrency"], &code);
        prop_assert_eq!(&sent["refundReference"], MARK);
        let mut signed: Vec<_> = sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        prop_assert!(pockyt.signer.verify(&mut signed, &sent["verifySign"]));
    }
}
