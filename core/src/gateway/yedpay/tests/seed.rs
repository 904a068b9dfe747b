//! The literal example of Yedpay's documentation (page "Refund Transaction", v1.65.0-20240318): no field is lost.

use super::{reply, with_token};
use crate::gateway::Gateway;
use crate::gateway::time::from_utc_plus_8;
use crate::model::{
    ActionDetails, Details, Link, Money, Transaction, TransactionKind, TransactionRef, TransactionStatus, YedpayDetails,
};

const EXAMPLE: &str = r#"
            {
                "success": true,
                "data": {
                    "id": "xXxXxXxXxXXxXx",
                    "user_id": "xXxXxXxXxXXxXx",
                    "company_id": "xXxXxXxXxXXxXx",
                    "store_id": "xXxXxXxXxXXxXx",
                    "gateway_id": 1,
                    "gateway_sub_id": 1,
                    "gateway_sub_name": "Alipay",
                    "gateway_code": "1_1",
                    "barcode_id": "xXxXxXxXxXXxXx",
                    "status": "refunded",
                    "amount": "10.00",
                    "currency": "HKD",
                    "charge": 1.20,
                    "refunded": "10.00",
                    "refund_charge": "-1.20",
                    "net": "0.00",
                    "tips": "0.00",
                    "forex": 1,
                    "paid_at": "2018-11-20 14:06:45",
                    "can_settle_after": "2018-11-21 00:00:00",
                    "is_balance_settled": true,
                    "settled_at": "",
                    "transaction_id": "xXxXxXxXxXXxXx",
                    "reference_id": "xXxXxXxXxXXXxx",
                    "payer": "",
                    "buyer_id": "",
                    "wallet_type": "",
                    "extra_parameters": "{\"extra_1\": \"value_1\", \"extra_2\": \"value_2\",  \"extra_3\": \"value_3\", \"extra_4\": \"value_4\"}",
                    "custom_id": "XxXxXxXxXxXxXxXxXx",
                    "fixed_id": "",
                    "refunded_at": "2018-11-20 14:06:45",
                    "created_at": "2018-11-20 14:06:45",
                    "updated_at": "2018-11-20 14:06:45",
                    "expired_at": "2018-11-21 14:06:45",
                    "_links": [
                        {
                            "rel": "checkout",
                            "href": "https://qr.alipay.com/xxxxxxxx"
                        },
                        {
                            "rel": "qrcode",
                            "href": "https://api.yedpay.com/v1/q/alipay/xxxxxxx"
                        }
                    ],
                    "refund_details": {
                        "request_user_id": "306PNQ8",
                        "first_name": "xxxxxxxx",
                        "last_name": "xxxxxxxx",
                        "remark": "damaged product"
                    }
                }
            }
"#;

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn money(text: &str) -> Money {
    text.parse().unwrap()
}

fn read(body: String) -> Transaction {
    let reference = TransactionRef::gateway_id("xXxXxXxXxXXxXx").unwrap();
    with_token().found(&reference, &reply(200, body)).unwrap().swap_remove(0)
}

fn details_of(transaction: &Transaction) -> &YedpayDetails {
    match &transaction.details {
        Details::Yedpay(details) => details,
        Details::Pockyt(_) | Details::Paycross(_) => panic!("not Yedpay's"),
    }
}

#[test]
fn every_field_of_the_documented_example() {
    let transaction = read(EXAMPLE.to_owned());
    let afternoon = "2018-11-20T06:06:45Z".parse().ok();
    assert_eq!(transaction.id, "xXxXxXxXxXXxXx");
    assert_eq!(transaction.reference, text("XxXxXxXxXxXxXxXxXx"));
    assert_eq!(transaction.kind, TransactionKind::Payment);
    assert_eq!((transaction.parent_id.as_deref(), transaction.refunds.as_deref()), (None, None));
    assert_eq!(transaction.status, TransactionStatus::Refunded);
    assert_eq!(transaction.status_word, "refunded");
    assert_eq!(transaction.amount, money("10.00 HKD"));
    assert_eq!(transaction.refunded, Some(money("10.00 HKD")));
    assert_eq!(transaction.refundable, Some(money("0.00 HKD")));
    assert_eq!(transaction.method, text("Alipay"));
    assert_eq!(transaction.created_at, afternoon);
    assert_eq!(transaction.paid_at, afternoon);
    assert_eq!(transaction.refunded_at, afternoon);
    assert_eq!(transaction.updated_at, afternoon);
    let expected = YedpayDetails {
        user_id: text("xXxXxXxXxXXxXx"),
        company_id: text("xXxXxXxXxXXxXx"),
        store_id: text("xXxXxXxXxXXxXx"),
        gateway_id: Some(1),
        gateway_sub_id: Some(1),
        gateway_sub_name: text("Alipay"),
        gateway_code: text("1_1"),
        barcode_id: text("xXxXxXxXxXXxXx"),
        payment_link_id: None,
        charge: Some(money("1.20 HKD")),
        refund_charge: Some(money("-1.20 HKD")),
        net: Some(money("0.00 HKD")),
        tips: Some(money("0.00 HKD")),
        forex: text("1"),
        can_settle_after: from_utc_plus_8("2018-11-21 00:00:00"),
        is_balance_settled: Some(true),
        settled_at: None,
        transaction_id: text("xXxXxXxXxXXxXx"),
        reference_id: text("xXxXxXxXxXXXxx"),
        payer: None,
        buyer_id: None,
        wallet_type: None,
        extra_parameters: text(
            r#"{"extra_1": "value_1", "extra_2": "value_2",  "extra_3": "value_3", "extra_4": "value_4"}"#,
        ),
        fixed_id: None,
        expired_at: from_utc_plus_8("2018-11-21 14:06:45"),
        pin_key: None,
        links: vec![
            Link { rel: "checkout".to_owned(), href: "https://qr.alipay.com/xxxxxxxx".to_owned() },
            Link { rel: "qrcode".to_owned(), href: "https://api.yedpay.com/v1/q/alipay/xxxxxxx".to_owned() },
        ],
        cancellation: None,
        refund: Some(ActionDetails {
            request_user_id: text("306PNQ8"),
            first_name: text("xxxxxxxx"),
            last_name: text("xxxxxxxx"),
            remark: text("damaged product"),
        }),
        failure: None,
    };
    assert_eq!(details_of(&transaction), &expected);
}

#[test]
fn every_field_is_in_raw_as_it_came() {
    let transaction = read(EXAMPLE.to_owned());
    assert!(EXAMPLE.contains(transaction.raw.as_str().unwrap()));
    let field = |pointer: &str| transaction.raw.field(pointer);
    let names: Vec<String> = serde_json::from_str::<std::collections::BTreeMap<String, serde::de::IgnoredAny>>(
        transaction.raw.as_str().unwrap(),
    )
    .unwrap()
    .into_keys()
    .collect();
    assert_eq!(names.len(), 36);
    for name in &names {
        assert!(field(&format!("/{name}")).is_some(), "{name}");
    }
    assert_eq!(field("/charge").as_deref(), Some("1.20"));
    assert_eq!(field("/settled_at").as_deref(), Some(""));
    assert_eq!(field("/_links/1/rel").as_deref(), Some("qrcode"));
    assert_eq!(field("/refund_details/remark").as_deref(), Some("damaged product"));
}

/// The optional fields of the table that the example leaves out, and the other two kinds of details.
#[test]
fn the_fields_that_the_example_lacks() {
    let more = r#""data": {
                    "payment_link_id": "LINK1", "pin_key": "PIN1",
                    "cancellation_details": {"request_user_id": "U1", "remark": "changed my mind"},
                    "fail_details": {"request_user_id": "U2", "first_name": "A", "last_name": "B", "remark": "declined"},"#;
    let body = EXAMPLE
        .replace(r#""data": {"#, more)
        .replace(r#""settled_at": """#, r#""settled_at": "2018-11-22 01:02:03""#)
        .replace(r#""payer": """#, r#""payer": "a@example.com""#)
        .replace(r#""buyer_id": """#, r#""buyer_id": "2088""#)
        .replace(r#""wallet_type": """#, r#""wallet_type": "HK""#)
        .replace(r#""fixed_id": """#, r#""fixed_id": "FIX1""#);
    let transaction = read(body);
    let details = details_of(&transaction);
    assert_eq!(details.payment_link_id, text("LINK1"));
    assert_eq!(details.pin_key, text("PIN1"));
    assert_eq!(details.settled_at, "2018-11-21T17:02:03Z".parse().ok());
    assert_eq!(details.payer, text("a@example.com"));
    assert_eq!(details.buyer_id, text("2088"));
    assert_eq!(details.wallet_type, text("HK"));
    assert_eq!(details.fixed_id, text("FIX1"));
    let cancellation =
        ActionDetails { request_user_id: text("U1"), remark: text("changed my mind"), ..ActionDetails::default() };
    assert_eq!(details.cancellation, Some(cancellation));
    let failure = ActionDetails {
        request_user_id: text("U2"),
        first_name: text("A"),
        last_name: text("B"),
        remark: text("declined"),
    };
    assert_eq!(details.failure, Some(failure));
}

/// The same values in the other types that are seen of them.
#[test]
fn numbers_and_texts_read_alike() {
    let swapped = EXAMPLE
        .replace(r#""gateway_id": 1"#, r#""gateway_id": "1""#)
        .replace(r#""gateway_sub_id": 1"#, r#""gateway_sub_id": "1""#)
        .replace(r#""charge": 1.20"#, r#""charge": "1.20""#)
        .replace(r#""amount": "10.00""#, r#""amount": 10"#)
        .replace(r#""refunded": "10.00""#, r#""refunded": 10.0"#)
        .replace(r#""net": "0.00""#, r#""net": 0"#)
        .replace(r#""forex": 1"#, r#""forex": "1""#)
        .replace(r#""is_balance_settled": true"#, r#""is_balance_settled": 1"#)
        .replace(r#""settled_at": """#, r#""settled_at": null"#)
        .replace(r#""payer": "","#, "");
    let (plain, swapped) = (read(EXAMPLE.to_owned()), read(swapped));
    assert_eq!(Transaction { raw: plain.raw.clone(), ..swapped }, plain);
}
