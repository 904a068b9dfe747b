use super::{Shown, hkd, reply, with_key, with_token};
use crate::gateway::Gateway;
use crate::gateway::snapshot::shown;
use crate::model::{Currency, ErrorCode, Money, TransactionRef, TransactionStatus};

fn id(text: &str) -> TransactionRef {
    TransactionRef::gateway_id(text).unwrap()
}

fn merchant(text: &str) -> TransactionRef {
    TransactionRef::merchant(text).unwrap()
}

fn scan(text: &str) -> TransactionRef {
    TransactionRef::scan(text).unwrap()
}

/// The questions without what they all share.
fn questions(yedpay: &dyn Gateway, reference: &TransactionRef) -> Vec<String> {
    let requests = yedpay.find(reference).unwrap();
    requests.iter().map(|request| request.uri().path_and_query().unwrap().as_str().to_owned()).collect()
}

#[test]
fn a_question_by_id() {
    insta::assert_snapshot!(shown(&with_token().find(&id("46GPYQV6")).unwrap()[0]), @r"
        GET https://api.yedpay.com/v1/transactions/46GPYQV6
        accept: application/json
        accept-encoding: identity
        authorization: [secret]
        user-agent: tillback/[version]
        ");
}

#[test]
fn a_question_by_reference_with_an_api_key() {
    insta::assert_snapshot!(shown(&with_key().find(&merchant("order-1")).unwrap()[0]), @r"
        GET https://api.yedpay.com/v1/online-payment/query?custom_id=order-1
        accept: application/json
        accept-encoding: identity
        authorization: [secret]
        user-agent: tillback/[version]
        ");
}

#[test]
fn what_is_asked_depends_on_the_id_and_the_credentials() {
    let (token, key) = (with_token(), with_key());
    assert_eq!(questions(&token, &id("46GPYQV6")), ["/v1/transactions/46GPYQV6"]);
    assert_eq!(
        questions(&token, &id("152664013548796")),
        ["/v1/transactions/152664013548796?query=transaction_id", "/v1/transactions/152664013548796"]
    );
    assert_eq!(questions(&token, &id("1526640135487961")), ["/v1/transactions/1526640135487961"]);
    assert_eq!(questions(&key, &id("46GPYQV6")), ["/v1/transactions/46GPYQV6"]);
    assert_eq!(questions(&token, &merchant("order-1")), ["/v1/transactions/order-1?query=custom_id"]);
    assert_eq!(questions(&key, &merchant("order-1")), ["/v1/online-payment/query?custom_id=order-1"]);
    assert_eq!(
        questions(&token, &scan("order-1")),
        ["/v1/transactions/order-1", "/v1/transactions/order-1?query=custom_id"]
    );
    assert_eq!(
        questions(&key, &scan("https://shop.example/r/order-1")),
        ["/v1/transactions/order-1", "/v1/online-payment/query?custom_id=order-1"]
    );
    assert_eq!(
        questions(&key, &scan("152664013548796")),
        [
            "/v1/transactions/152664013548796?query=transaction_id",
            "/v1/transactions/152664013548796",
            "/v1/online-payment/query?custom_id=152664013548796"
        ]
    );
    // What can't be a reference is not asked for as one.
    assert_eq!(questions(&key, &scan("a|b/../c?d=e&f")), ["/v1/transactions/a%7Cb%2F..%2Fc%3Fd%3De%26f"]);
}

#[test]
fn references_that_yedpay_never_had_are_refused() {
    for text in ["order 1", "order/1", "ordér", "a.b", &"x".repeat(37)] {
        let error = with_token().find(&merchant(text)).unwrap_err();
        assert_eq!((error.code(), error.field()), (ErrorCode::ReferenceInvalid, Some("reference")), "{text:?}");
    }
    assert!(with_token().find(&merchant(&"x".repeat(36))).is_ok());
}

#[test]
fn a_transaction_is_found_by_any_of_its_ids() {
    let paid = Shown::new("paid", "0.00").reply();
    for reference in [id("46GPYQV6"), id("171454680012345"), merchant("order-1"), scan("46GPYQV6"), scan("order-1")] {
        assert_eq!(with_token().found(&reference, &paid).unwrap()[0].id, "46GPYQV6", "{reference:?}");
    }
    for reference in [id("order-1"), id("46gpyqv6"), merchant("46GPYQV6"), merchant("order-2"), scan("OTHER")] {
        let error = with_token().found(&reference, &paid).unwrap_err();
        assert_eq!(error.code(), ErrorCode::BadReply, "{reference:?}");
    }
}

#[test]
fn nothing_found_is_an_empty_list() {
    let found = |status, body: &'static str| with_token().found(&id("46GPYQV6"), &reply(status, body));
    for (status, body) in [
        (404, r#"{"success":false,"message":"Not Found","status":404}"#),
        (404, "<html>"),
        (200, r#"{"success":false,"message":"Not Found","status":404}"#),
        (422, r#"{"success":false,"message":"Could not create resource","status":422}"#),
        (200, r#"{"success":true,"message":"ok"}"#),
        (200, r#"{"success":true,"data":null}"#),
        (200, r#"{"success":true,"data":[]}"#),
    ] {
        assert_eq!(found(status, body).map(|found| found.len()).ok(), Some(0), "{status} {body}");
    }
}

#[test]
fn several_payments_of_one_reference_are_all_found() {
    let one = r#"{"id":"A","status":"expired","amount":"1.00","currency":"HKD","custom_id":"order-1"}"#;
    let two = r#"{"id":"B","status":"paid","amount":"1.00","currency":"HKD","custom_id":"order-1"}"#;
    let body = format!(r#"{{"success":true,"data":[{one}, {two}]}}"#);
    let found = with_token().found(&merchant("order-1"), &reply(200, body)).unwrap();
    assert_eq!(found.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["A", "B"]);
    assert_eq!(found[1].raw.as_str(), Some(two));
}

#[test]
fn every_status_word() {
    let read = |status, refunded| {
        let found = with_token().found(&id("46GPYQV6"), &Shown::new(status, refunded).reply()).unwrap();
        (found[0].status, found[0].refundable.map(Money::minor))
    };
    for (word, refunded, status, refundable) in [
        ("precreated", "0.00", TransactionStatus::Created, Some(0)),
        ("pending", "", TransactionStatus::Pending, Some(0)),
        ("paid", "0.00", TransactionStatus::Paid, Some(1000)),
        ("paid", "4.00", TransactionStatus::PartlyRefunded, Some(600)),
        ("paid", "", TransactionStatus::Paid, None),
        ("pending_refund", "0.00", TransactionStatus::RefundPending, None),
        ("pending_refund", "4.00", TransactionStatus::RefundPending, None),
        ("refunded", "10.00", TransactionStatus::Refunded, Some(0)),
        ("refunded", "9.99", TransactionStatus::PartlyRefunded, Some(1)),
        ("refunded", "", TransactionStatus::Refunded, None),
        ("void", "0.00", TransactionStatus::Voided, Some(0)),
        ("void", "10.00", TransactionStatus::Voided, Some(0)),
        ("cancelled", "0.00", TransactionStatus::Cancelled, Some(0)),
        ("failed", "0.00", TransactionStatus::Failed, Some(0)),
        ("expired", "0.00", TransactionStatus::Expired, Some(0)),
        ("closed", "0.00", TransactionStatus::Unknown, None),
        ("", "0.00", TransactionStatus::Unknown, None),
    ] {
        assert_eq!(read(word, refunded), (status, refundable), "{word} {refunded}");
    }
}

#[test]
fn renminbi_is_written_rmb() {
    let body = Shown::new("paid", "0.00").with(&[("currency", r#""RMB""#)]).reply();
    let found = with_token().found(&id("46GPYQV6"), &body).unwrap();
    assert_eq!(found[0].amount, Money::from_minor(1000, Currency::from_code("CNY").unwrap()));
}

#[test]
fn figures_that_are_no_money_are_a_bad_reply() {
    for member in [
        &[("amount", r#""ten""#)],
        &[("amount", r#""1e3""#)],
        &[("amount", "null")],
        &[("amount", r#""10.005""#)],
        &[("currency", r#""HK""#)],
        &[("currency", "null")],
        &[("refunded", r#""some""#)],
        &[("refunded", "{}")],
        &[("refunded", "true")],
        &[("id", r#""""#)],
    ] {
        let error = with_token().found(&id("46GPYQV6"), &Shown::new("paid", "0.00").with(member).reply()).unwrap_err();
        assert_eq!(error.code(), ErrorCode::BadReply, "{member:?}");
    }
}

#[test]
fn odd_details_do_no_harm() {
    let body = Shown::new("paid", "0.00").with(&[
        ("refund_details", r#"[{"remark":"x"}]"#),
        ("fail_details", "[]"),
        ("_links", r#"{"rel":"checkout"}"#),
        ("extra_parameters", r#"{"a":"b"}"#),
        ("gateway_id", r#""twelve""#),
        ("charge", r#""free""#),
        ("paid_at", r#""0000-00-00 00:00:00""#),
        ("refunded_at", "null"),
    ]);
    let found = with_token().found(&id("46GPYQV6"), &body.reply()).unwrap().swap_remove(0);
    assert_eq!((found.amount, found.paid_at, found.refunded_at), (hkd("10.00"), None, None));
    assert_eq!(found.raw.field("/charge").as_deref(), Some("free"));
    match found.details {
        crate::model::Details::Yedpay(details) => {
            assert_eq!((details.refund, details.failure, details.links.len()), (None, None, 0));
            assert_eq!((details.gateway_id, details.charge), (None, None));
            assert_eq!(details.extra_parameters.as_deref(), Some(r#"{"a":"b"}"#));
        }
        crate::model::Details::Pockyt(_) | crate::model::Details::Paycross(_) => panic!("not Yedpay's"),
    }
}
