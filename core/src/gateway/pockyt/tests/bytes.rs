//! Nothing from outside panics.

use super::{MARK, PAYMENT, REFUND, order, pockyt, reply};
use crate::gateway::Gateway;
use crate::model::TransactionRef;
use bytes::Bytes;
use http::HeaderMap;
use proptest::prelude::*;

/// Shows a body to everything that reads one.
fn read_all(status: u16, body: &[u8]) {
    let (pockyt, body) = (pockyt(), Bytes::copy_from_slice(body));
    let reply = reply(status, body.clone());
    let _ = pockyt.answer(&order(), &reply);
    let _ = pockyt.evidence(&order(), None, &reply);
    let _ = pockyt.evidence(&order(), Some(REFUND), &reply);
    let _ = pockyt.found(&TransactionRef::scan(PAYMENT).unwrap(), &reply);
    let _ = pockyt.checked(&reply);
    let _ = pockyt.read_payee(&reply);
    let _ = pockyt.webhook(&HeaderMap::new(), &body);
}

/// JSON values of all types, odd numbers among them.
fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("[]".to_owned()),
        Just("{}".to_owned()),
        Just(format!(r#"[{{"refundReference":{MARK:?},"refundAmount":"25.00"}}]"#)),
        Just(format!(r#"{{"customerNo":"1","transactionNo":{PAYMENT:?}}}"#)),
        "-?[1-9][0-9]{0,25}(\\.[0-9]{1,20})?(e-?[0-9]{1,4})?",
        "\\PC{0,12}".prop_map(|text| format!("{text:?}")),
        Just(r#""USD""#.to_owned()),
        Just(r#""25.00""#.to_owned()),
        Just(format!("{PAYMENT:?}")),
        Just(r#""2024-05-01 16:00:00""#.to_owned()),
        prop::sample::select(vec!["success", "pending", "failed", "000100", "000000"])
            .prop_map(|word| format!("{word:?}")),
    ];
    leaf.prop_recursive(2, 12, 4, |inner| {
        prop::collection::vec(inner, 0..4).prop_map(|many| format!("[{}]", many.join(",")))
    })
}

fn member() -> impl Strategy<Value = String> {
    let names = vec![
        "transactionNo",
        "reference",
        "amount",
        "currency",
        "status",
        "refundInfo",
        "refundAmount",
        "refundReference",
        "refundTransactionNo",
        "createTime",
        "transactionType",
        "customerNo",
        "createdTime",
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
        status in prop::sample::select(vec![200, 201, 400, 404, 500]),
        code in json(), message in json(), result in json(), customer in json(),
    ) {
        let body = format!(r#"{{"ret_code":{code},"retMsg":{message},"result":{result},"customer":{customer}}}"#);
        read_all(status, body.as_bytes());
    }

    #[test]
    fn records_of_odd_values(members in prop::collection::vec(member(), 0..10)) {
        let record = format!("{{{}}}", members.join(","));
        let body = format!(r#"{{"ret_code":"000100","result":{record},"customer":{record}}}"#);
        read_all(200, body.as_bytes());
    }

    #[test]
    fn forms_of_odd_fields(fields in prop::collection::vec(("[a-zA-Z]{0,12}", "\\PC{0,12}"), 0..20)) {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        read_all(200, body.as_bytes());
    }
}
