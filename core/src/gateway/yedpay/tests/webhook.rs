use super::{SIGN_KEY, open, with_token};
use crate::gateway::Gateway;
use crate::model::{ErrorCode, Event, EventSubject, GatewayName, YedpayCredentials};
use bytes::Bytes;
use http::HeaderMap;
use proptest::prelude::*;
use ring::hmac;

/// The sample of Yedpay's documentation as it is sent.
const PURCHASE: &str = "success=1&request_type=purchase&transaction%5Bid%5D=xxxxxx\
    &transaction%5Btransaction_id%5D=1234567890123456&transaction%5Breference_id%5D=123123123123123123\
    &transaction%5Bcustom_id%5D=6543210987654321&transaction%5Bpayment_method%5D=VISA\
    &transaction%5Bcurrency%5D=HKD&transaction%5Bamount%5D=5.00&transaction%5Bstatus%5D=paid\
    &transaction%5Bpaid_at%5D=2018-07-12+16%3A00%3A43&transaction%5Brefunded_at%5D=\
    &transaction%5Bupdated_at%5D=2018-07-12+16%3A07%3A56\
    &transaction%5Bextra_parameters%5D%5Bcustomer_name%5D=Yed+Pay\
    &transaction%5Bextra_parameters%5D%5Bphone%5D=59770850\
    &nonce_str=Pi2Gi78LuWFLlxl2UCqf4fnyTbG6HrMjjb7P3lepVYW04exP6C9YqZZg7pYBM3ba&sign_type=HMAC_SHA256\
    &sign=7ce7fe7aa3156a736536b7817a53eebc3728a4d85d467ae82b9f529b7b343040";

fn read(body: impl Into<Bytes>) -> Result<Event, ErrorCode> {
    with_token().webhook(&HeaderMap::new(), &body.into()).map_err(|error| error.code())
}

/// A notification with these fields of the transaction, signed. They are given in the order they are sent in, and the
/// rest is in the order of the sorted names, so signing needs no sorting here.
fn signed(transaction: &[(&str, &str)]) -> String {
    let mut fields = vec![("nonce_str".to_owned(), "abc".to_owned()), ("success".to_owned(), "1".to_owned())];
    fields.extend(transaction.iter().map(|(name, value)| (format!("transaction[{name}]"), (*value).to_owned())));
    let text: Vec<_> = fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let key = hmac::Key::new(hmac::HMAC_SHA256, SIGN_KEY.as_bytes());
    let signature = hex::encode(hmac::sign(&key, text.join("&").as_bytes()));
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .append_pair("sign_type", "HMAC_SHA256")
        .append_pair("sign", &signature)
        .finish()
}

#[test]
fn the_sample_of_the_documentation() {
    let event = read(PURCHASE).unwrap();
    assert_eq!((event.gateway, event.subject), (GatewayName::Yedpay, EventSubject::Payment));
    assert_eq!(event.transaction_id.as_deref(), Some("xxxxxx"));
    assert_eq!(event.reference.as_deref(), Some("6543210987654321"));
    assert_eq!((event.refund_id.as_deref(), event.mark.as_deref(), event.refunded), (None, None, None));
    assert_eq!(event.status_word.as_deref(), Some("paid"));
    assert_eq!(event.amount.map(|amount| amount.to_string()).as_deref(), Some("5.00 HKD"));
    assert_eq!(event.at, "2018-07-12T08:07:56Z".parse().ok());
    assert_eq!(event.dedupe_key, "xxxxxx|paid||2018-07-12 16:07:56");
    assert_eq!(event.raw.as_bytes(), PURCHASE.as_bytes());
    assert_eq!(event.acknowledgement(), "success");
}

#[test]
fn the_order_of_the_top_level_does_not_matter_and_that_inside_does() {
    let (sign, rest) = PURCHASE.rsplit_once('&').map(|(rest, sign)| (sign, rest)).unwrap();
    let (success, rest) = rest.split_once('&').unwrap();
    assert_eq!(read(format!("{sign}&{rest}&{success}")).unwrap().transaction_id.as_deref(), Some("xxxxxx"));
    let swapped = PURCHASE.replace(
        "&transaction%5Bcurrency%5D=HKD&transaction%5Bamount%5D=5.00",
        "&transaction%5Bamount%5D=5.00&transaction%5Bcurrency%5D=HKD",
    );
    assert_eq!(read(swapped), Err(ErrorCode::SignatureInvalid));
}

#[test]
fn a_refund_is_told_by_its_status() {
    let event = read(signed(&[
        ("id", "46GPYQV6"),
        ("custom_id", "order-1"),
        ("currency", "HKD"),
        ("amount", "10.00"),
        ("refunded", "4.00"),
        ("status", "refunded"),
        ("paid_at", "2024-05-01 12:00:00"),
        ("refunded_at", "2024-05-01 16:00:00"),
        ("updated_at", "2024-05-01 16:00:05"),
    ]))
    .unwrap();
    assert_eq!(event.subject, EventSubject::Refund);
    assert_eq!(event.refunded.map(|refunded| refunded.to_string()).as_deref(), Some("4.00 HKD"));
    // The size of this one refund is not told.
    assert_eq!(event.amount, None);
    assert_eq!(event.at, "2024-05-01T08:00:00Z".parse().ok());
    assert_eq!(event.dedupe_key, "46GPYQV6|refunded|4.00|2024-05-01 16:00:05");
    let subject = |status| read(signed(&[("id", "46GPYQV6"), ("status", status)])).unwrap().subject;
    for status in ["refunded", "void", "pending_refund"] {
        assert_eq!(subject(status), EventSubject::Refund, "{status}");
    }
    for status in ["precreated", "pending", "paid", "cancelled", "failed", "expired", "brand_new"] {
        assert_eq!(subject(status), EventSubject::Payment, "{status}");
    }
    assert_eq!(read(signed(&[])).unwrap().subject, EventSubject::Other);
}

#[test]
fn times_and_money_may_be_missing_or_odd() {
    let at = |fields: &[(&str, &str)]| read(signed(fields)).unwrap().at;
    assert_eq!(at(&[("paid_at", "2024-05-01 16:00:00")]), "2024-05-01T08:00:00Z".parse().ok());
    assert_eq!(at(&[("updated_at", "2024-05-01 16:00:00"), ("paid_at", "x")]), "2024-05-01T08:00:00Z".parse().ok());
    assert_eq!(at(&[("updated_at", "yesterday")]), None);
    let event = read(signed(&[("status", "refunded"), ("refunded", "much"), ("currency", "RMB")])).unwrap();
    assert_eq!((event.refunded, event.transaction_id), (None, None));
    let event = read(signed(&[("status", "refunded"), ("refunded", "1"), ("currency", "RMB")])).unwrap();
    assert_eq!(event.refunded.map(|refunded| refunded.to_string()).as_deref(), Some("1.00 CNY"));
}

#[test]
fn special_characters_are_signed_decoded() {
    let fields = [("id", "46GPYQV6"), ("status", "paid"), ("extra_parameters][name", "A & B = \"C\" <三> +%")];
    assert!(read(signed(&fields)).is_ok());
}

#[test]
fn what_is_not_proven_is_refused() {
    let invalid = Err(ErrorCode::SignatureInvalid);
    for body in [
        String::new(),
        "success=1".to_owned(),
        PURCHASE.replace("5.00", "6.00"),
        PURCHASE.replace("status%5D=paid", "status%5D=refunded"),
        PURCHASE.replace("&sign_type=HMAC_SHA256", "&sign_type=HMAC_SHA1"),
        PURCHASE.replace("&sign_type=HMAC_SHA256", "&sign_type=hmac_sha256"),
        PURCHASE.replace("&sign_type=HMAC_SHA256", ""),
        PURCHASE.replace("&sign=7ce7", "&sign=7CE7"),
        PURCHASE.replace("&sign=", "&sign=&other="),
        format!("{PURCHASE}&transaction%5Bstatus%5D=refunded"),
        format!("transaction%5Bstatus%5D=refunded&{PURCHASE}"),
        format!("{PURCHASE}&utm_nooverride=1"),
    ] {
        assert_eq!(read(body.clone()), invalid, "{body}");
    }
}

#[test]
fn without_the_right_key_nothing_is_proven() {
    let with = |credentials| {
        let yedpay = open(credentials).unwrap();
        yedpay.webhook(&HeaderMap::new(), &Bytes::from_static(PURCHASE.as_bytes())).map_err(|error| error.code())
    };
    let credentials = YedpayCredentials::api_key("a");
    assert_eq!(with(credentials.clone()), Err(ErrorCode::SignatureKeyMissing));
    assert_eq!(with(credentials.sign_key("10112233445566778899aabbccddeeff")), Err(ErrorCode::SignatureInvalid));
}

proptest! {
    #[test]
    fn a_changed_signature_is_refused(place in 0..64_usize, digit in "[0-9a-zA-Z]") {
        let at = PURCHASE.len() - 64 + place;
        prop_assume!(PURCHASE[at..=at] != digit);
        let changed = format!("{}{digit}{}", &PURCHASE[..at], &PURCHASE[at + 1..]);
        prop_assert_eq!(read(changed), Err(ErrorCode::SignatureInvalid));
    }

    #[test]
    fn a_changed_field_is_refused(at in 0..PURCHASE.len() - 70, byte in "[0-9a-z]") {
        let changed = format!("{}{byte}{}", &PURCHASE[..at], &PURCHASE[at + 1..]);
        let same = form_urlencoded::parse(changed.as_bytes()).eq(form_urlencoded::parse(PURCHASE.as_bytes()));
        prop_assert_eq!(read(changed).is_ok(), same);
    }

    #[test]
    fn whatever_values_are_signed_verify(values in prop::collection::vec("\\PC{0,20}", 0..8)) {
        let names = ["id", "status", "custom_id", "currency", "amount", "refunded", "refunded_at", "extra_parameters][x"];
        let fields: Vec<_> = names.into_iter().zip(values.iter().map(String::as_str)).collect();
        prop_assert!(read(signed(&fields)).is_ok());
    }
}
