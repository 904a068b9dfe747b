use super::{MARK, PAYMENT, REFUND, pockyt};
use crate::gateway::Gateway;
use crate::model::{ErrorCode, Event, EventSubject, GatewayName};
use bytes::Bytes;
use http::HeaderMap;
use proptest::prelude::*;

fn read(body: impl Into<Bytes>) -> Result<Event, ErrorCode> {
    pockyt().webhook(&HeaderMap::new(), &body.into()).map_err(|error| error.code())
}

fn form(fields: &[(&str, &str)], signature: &str) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).append_pair("verifySign", signature).finish()
}

fn signed(fields: &[(&str, &str)]) -> String {
    form(fields, &pockyt().signer.sign(&mut fields.to_vec()))
}

const PAID: [(&str, &str); 7] = [
    ("transactionNo", PAYMENT),
    ("reference", "order-1"),
    ("amount", "100.00"),
    ("currency", "USD"),
    ("settleCurrency", "USD"),
    ("status", "success"),
    ("time", "20240501160000"),
];

#[test]
fn a_payment() {
    let body = signed(&PAID);
    let event = read(body.clone()).unwrap();
    assert_eq!((event.gateway, event.subject), (GatewayName::Pockyt, EventSubject::Payment));
    assert_eq!(event.transaction_id.as_deref(), Some(PAYMENT));
    assert_eq!(event.reference.as_deref(), Some("order-1"));
    assert_eq!((event.refund_id.as_deref(), event.mark.as_deref(), event.refunded), (None, None, None));
    assert_eq!(event.status_word.as_deref(), Some("success"));
    assert_eq!(event.amount.map(|amount| amount.to_string()).as_deref(), Some("100.00 USD"));
    assert_eq!(event.at, "2024-05-01T08:00:00Z".parse().ok());
    let again = read(body.clone()).unwrap();
    assert_eq!(event.dedupe_key, again.dedupe_key);
    assert_eq!(event.raw.as_bytes(), body.as_bytes());
    assert_eq!(event.acknowledgement(), "success");
}

#[test]
fn a_refund_is_told_by_the_names_of_its_reply() {
    let mut fields = PAID.to_vec();
    fields.extend([("refundTransactionNo", REFUND), ("refundReference", MARK), ("refundAmount", "25.00")]);
    let event = read(signed(&fields)).unwrap();
    assert_eq!(event.subject, EventSubject::Refund);
    assert_eq!(event.refund_id.as_deref(), Some(REFUND));
    assert_eq!(event.mark.as_deref(), Some(MARK));
    assert_eq!(event.amount.map(|amount| amount.to_string()).as_deref(), Some("25.00 USD"));
    // The same payment and status, but other news.
    assert_ne!(event.dedupe_key, read(signed(&PAID)).unwrap().dedupe_key);
    let subject = |fields: &[(&str, &str)]| read(signed(fields)).unwrap().subject;
    assert_eq!(subject(&[("transactionNo", REFUND), ("transactionType", "refund")]), EventSubject::Refund);
    assert_eq!(subject(&[("transactionNo", "1"), ("invoiceId", "2")]), EventSubject::Other);
}

#[test]
fn empty_fields_are_not_signed() {
    let mut fields = PAID.to_vec();
    let signature = pockyt().signer.sign(&mut fields.clone());
    fields.push(("note", ""));
    assert!(read(form(&fields, &signature)).is_ok());
}

#[test]
fn what_is_not_proven_is_refused() {
    let good = signed(&PAID);
    let invalid = Err(ErrorCode::SignatureInvalid);
    for body in [
        String::new(),
        "verifySign=".to_owned(),
        good.replace("100.00", "100.01"),
        good.replace("success", "failed"),
        good.replace("verifySign=", "verifySign=0"),
        good.replace("verifySign=", "other="),
        format!("{good}&refundAmount=100.00"),
        format!("status=failed&{good}"),
        r#"{"transactionNo":"312345678901234567"}"#.to_owned(),
    ] {
        assert_eq!(read(body.clone()), invalid, "{body}");
    }
    let many: String = (0..600).map(|number| format!("a{number}=1&")).collect();
    assert_eq!(read(format!("{many}{good}")), Err(ErrorCode::WebhookUnreadable));
}

#[test]
fn odd_fields_do_no_harm() {
    let event = read(signed(&[("amount", "much"), ("currency", "XXX"), ("time", "soon"), ("reference", "r")])).unwrap();
    assert_eq!((event.amount, event.at, event.transaction_id), (None, None, None));
}

proptest! {
    #[test]
    fn a_changed_signature_is_refused(place in 0..32_usize, digit in "[0-9a-zA-Z]") {
        let good = signed(&PAID);
        let at = good.len() - 32 + place;
        prop_assume!(good[at..=at] != digit);
        let changed = format!("{}{digit}{}", &good[..at], &good[at + 1..]);
        prop_assert_eq!(read(changed), Err(ErrorCode::SignatureInvalid));
    }

    #[test]
    fn a_changed_field_is_refused(at in 0..150_usize, byte in "[0-9a-z]") {
        let good = signed(&PAID);
        prop_assume!(at < good.len() - 45);
        let changed = format!("{}{byte}{}", &good[..at], &good[at + 1..]);
        let same = form_urlencoded::parse(changed.as_bytes()).eq(form_urlencoded::parse(good.as_bytes()));
        prop_assert_eq!(read(changed).is_ok(), same);
    }
}
