//! Nothing from outside panics.

use super::{MARK, UID, credentials, of_card, open, order, reply, webhook};
use crate::gateway::{Gateway, ListCursor};
use crate::model::{MinorUnits, PaycrossCredentials, TransactionFilter, TransactionRef};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue};
use proptest::prelude::*;

/// Shows a body to everything that reads one.
fn read_all(status: u16, body: &[u8]) {
    let body = Bytes::copy_from_slice(body);
    let reply = reply(status, body.clone());
    for minor_units in [MinorUnits::Undecided, MinorUnits::Vendor] {
        let paycross = open(PaycrossCredentials { minor_units, ..credentials() }).unwrap();
        for order in [order(), of_card()] {
            let _ = paycross.answer(&order, &reply);
            let _ = paycross.evidence(&order, None, &reply);
            let _ = paycross.evidence(&order, Some(UID), &reply);
        }
        let _ = paycross.found(&TransactionRef::scan("order-1").unwrap(), &reply);
        let _ = paycross.checked(&reply);
        let filter = TransactionFilter { day: "2024-01-31".parse().ok(), ..TransactionFilter::default() };
        for filter in [TransactionFilter::default(), filter] {
            let _ = paycross.listed(&filter, &ListCursor::Start, &reply);
        }
        let _ = paycross.webhook(&webhook::headers(), &body);
    }
}

/// JSON values of all types, odd numbers among them.
fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("50".to_owned()),
        Just(r#"{"status":"successful","rrn":null}"#.to_owned()),
        "-?[1-9][0-9]{0,25}(\\.[0-9]{1,20})?(e-?[0-9]{1,4})?",
        "\\PC{0,12}".prop_map(|text| format!("{text:?}")),
        prop::sample::select(vec![
            "USD",
            "IDR",
            "UGX",
            "BYR",
            MARK,
            UID,
            "1-310b0da80b",
            "order-1;x",
            "refund",
            "payment",
            "capture",
            "successful",
            "pending",
            "failed",
            "E.0618",
            "2014-06-11T12:04:59+03:00",
            "credit_card",
        ])
        .prop_map(|word| format!("{word:?}")),
    ];
    leaf.prop_recursive(2, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|many| format!("[{}]", many.join(","))),
            inner.prop_map(|one| format!(r#"{{"base":{one},"code":"E.1018"}}"#)),
        ]
    })
}

fn object(names: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::btree_map(prop::sample::select(names), json(), 0..names.len()).prop_map(|members| {
        let members: Vec<_> = members.iter().map(|(name, value)| format!("{name:?}:{value}")).collect();
        format!("{{{}}}", members.join(","))
    })
}

const OF_TRANSACTION: &[&str] = &[
    "uid",
    "id",
    "parent_uid",
    "type",
    "status",
    "code",
    "message",
    "amount",
    "currency",
    "tracking_id",
    "test",
    "method_type",
    "payment_method_type",
    "credit_card",
    "created_at",
    "updated_at",
    "paid_at",
    "payment",
    "refund",
];
const OF_BODY: &[&str] = &[
    "transaction",
    "transactions",
    "response",
    "error",
    "code",
    "error_code",
    "message",
    "friendly_message",
    "errors",
    "has_more",
    "last_object_id",
];

proptest! {
    #[test]
    fn arbitrary_bytes(status in 100..600_u16, body in prop::collection::vec(any::<u8>(), 0..200)) {
        read_all(status, &body);
    }

    #[test]
    fn bodies_of_odd_values(
        status in prop::sample::select(vec![200, 202, 302, 400, 401, 404, 422, 425, 429, 500]), body in object(OF_BODY),
    ) {
        read_all(status, body.as_bytes());
    }

    #[test]
    fn transactions_of_odd_values(transaction in object(OF_TRANSACTION), form in 0..4) {
        let body = match form {
            0 => format!(r#"{{"transaction":{transaction}}}"#),
            1 => format!(r#"{{"transactions":[{transaction},{transaction}],"has_more":true}}"#),
            2 => format!(r#"[{{"transaction":{transaction}}}]"#),
            _ => transaction,
        };
        read_all(200, body.as_bytes());
    }

    #[test]
    fn odd_headers(
        authorization in prop::collection::vec(any::<u8>(), 0..40),
        signature in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        let mut headers = HeaderMap::new();
        for (name, value) in [("authorization", authorization), ("content-signature", signature)] {
            if let Ok(value) = HeaderValue::from_bytes(&value) {
                headers.insert(name, value);
            }
        }
        for paycross in [open(credentials()).unwrap(), webhook::with_key()] {
            let refused = paycross.webhook(&headers, &Bytes::from_static(b"{}")).is_err();
            prop_assert!(refused);
        }
    }

    #[test]
    fn settings_references_and_filters_of_odd_text(text in "\\PC{0,60}") {
        let _ = open(PaycrossCredentials::new(text.clone(), text.clone()));
        let _ = open(PaycrossCredentials { public_key: Some(text.clone()), ..credentials() });
        let paycross = open(credentials()).unwrap();
        for reference in [
            TransactionRef::gateway_id(text.clone()),
            TransactionRef::merchant(text.clone()),
            TransactionRef::scan(&text),
        ].into_iter().flatten() {
            let _ = paycross.find(&reference);
        }
        let _ = paycross.ask(&order(), Some(&text));
        let filter = TransactionFilter { status: Some(text.clone()), ..TransactionFilter::default() };
        let _ = paycross.list(&filter, &ListCursor::After { method: "alternative", object: Some(text) });
    }
}
