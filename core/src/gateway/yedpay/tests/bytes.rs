//! Nothing from outside panics.

use super::{MARK, order, reply, with_key, with_token};
use crate::gateway::{Gateway, ListCursor, RefundOrder, Route};
use crate::model::{TransactionFilter, TransactionRef};
use bytes::Bytes;
use http::HeaderMap;
use proptest::prelude::*;

/// Shows a body to everything that reads one.
fn read_all(status: u16, body: &[u8]) {
    let (yedpay, body) = (with_token(), Bytes::copy_from_slice(body));
    let reply = reply(status, body.clone());
    for order in [order(), RefundOrder { route: Route::Yedpay { by_custom_id: true }, ..order() }] {
        let _ = yedpay.answer(&order, &reply);
        let _ = yedpay.evidence(&order, None, &reply);
    }
    let _ = yedpay.found(&TransactionRef::scan("order-1").unwrap(), &reply);
    let _ = yedpay.checked(&reply);
    let filter = TransactionFilter::default();
    let _ = yedpay.listed(&filter, &ListCursor::Start, &reply);
    let _ = yedpay.listed(&filter, &ListCursor::Page { owner: "user:X".to_owned(), number: u32::MAX }, &reply);
    let _ = yedpay.webhook(&HeaderMap::new(), &body);
}

/// JSON values of all types, odd numbers among them.
fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("[]".to_owned()),
        Just("{}".to_owned()),
        Just(format!(r#"{{"remark":"[{MARK}]"}}"#)),
        "-?[1-9][0-9]{0,25}(\\.[0-9]{1,20})?(e-?[0-9]{1,4})?",
        "\\PC{0,12}".prop_map(|text| format!("{text:?}")),
        Just(r#""HKD""#.to_owned()),
        Just(r#""10.00""#.to_owned()),
        Just(r#""46GPYQV6""#.to_owned()),
        Just(r#""2024-05-01 16:00:00""#.to_owned()),
        prop::sample::select(vec!["paid", "refunded", "void", "pending_refund"]).prop_map(|word| format!("{word:?}")),
    ];
    leaf.prop_recursive(2, 12, 4, |inner| {
        prop::collection::vec(inner, 0..4).prop_map(|many| format!("[{}]", many.join(",")))
    })
}

fn member() -> impl Strategy<Value = String> {
    let names = vec![
        "id",
        "status",
        "amount",
        "currency",
        "refunded",
        "custom_id",
        "transaction_id",
        "refunded_at",
        "_links",
        "refund_details",
        "is_balance_settled",
        "gateway_id",
        "extra_parameters",
        "company",
        "company_id",
    ];
    (prop::sample::select(names), json()).prop_map(|(name, value)| format!("{name:?}:{value}"))
}

proptest! {
    #[test]
    fn arbitrary_bytes(status in 100..600_u16, body in prop::collection::vec(any::<u8>(), 0..200)) {
        read_all(status, &body);
    }

    #[test]
    fn envelopes_of_odd_values(
        status in prop::sample::select(vec![200, 201, 400, 404, 422, 500]),
        success in json(), data in json(), meta in json(), errors in json(), inner in json(),
    ) {
        let body = format!(
            r#"{{"success":{success},"data":{data},"meta":{meta},"errors":{errors},"message":{inner},"status":{inner}}}"#
        );
        read_all(status, body.as_bytes());
    }

    #[test]
    fn transactions_of_odd_values(members in prop::collection::vec(member(), 0..10), list: bool) {
        let data = format!("{{{}}}", members.join(","));
        let data = if list { format!("[{data}]") } else { data };
        read_all(200, format!(r#"{{"success":true,"data":{data}}}"#).as_bytes());
    }

    #[test]
    fn forms_of_odd_fields(fields in prop::collection::vec(("[a-z\\[\\]_]{0,12}", "\\PC{0,12}"), 0..20)) {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        read_all(200, body.as_bytes());
    }

    #[test]
    fn references_and_filters_of_odd_text(text in "\\PC{0,60}") {
        for yedpay in [with_token(), with_key()] {
            for reference in [
                TransactionRef::gateway_id(text.clone()),
                TransactionRef::merchant(text.clone()),
                TransactionRef::scan(&text),
            ].into_iter().flatten() {
                let _ = yedpay.find(&reference);
            }
            let filter = TransactionFilter {
                status: Some(text.clone()),
                owner: Some(format!("user:{text}")),
                ..TransactionFilter::default()
            };
            let _ = yedpay.list(&filter, &ListCursor::Start);
        }
    }
}
