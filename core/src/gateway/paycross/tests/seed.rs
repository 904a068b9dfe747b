//! The literal example of PayCross's documentation (page "Refund" of the APM API): no field is lost.

use super::{PARENT, UID, money, order, paycross, reply};
use crate::gateway::{Answer, Gateway, RefundOrder};
use crate::model::{
    Details, PaycrossDetails, Service, Transaction, TransactionKind, TransactionRef, TransactionStatus,
};

const EXAMPLE: &str = r#"{
"transaction": {
"uid": "2-310b0da80b",
"parent_uid": "1-310b0da80b",
"type": "refund",
"status": "successful",
"message": "The operation was successfully processed",
"created_at": "2014-06-11T12:04:59+03:00",
"updated_at": "2014-06-11T12:04:59+03:00",
"amount": 50,
"currency": "USD",
"test": false,
"method_type": ":method_name",
"receipt_url": "https://admin.pay-cross.com/customer/transactions/2-310b0da80b/11443f39ae75aa1f955a9c9283cd5045bfb0413b65d666f834a9da4e7d3926b5",
"refund": {
"message": "The operation was successfully processed",
"ref_id": "8889999",
"status": "successful"
}
}
}"#;

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn read(body: String) -> Transaction {
    let reference = TransactionRef::gateway_id(UID).unwrap();
    paycross().found(&reference, &reply(200, body)).unwrap().swap_remove(0)
}

fn details(transaction: &Transaction) -> &PaycrossDetails {
    match &transaction.details {
        Details::Paycross(details) => details,
        Details::Pockyt(_) | Details::Yedpay(_) => panic!("not PayCross's"),
    }
}

#[test]
fn every_field_of_the_documented_example() {
    let refund = read(EXAMPLE.to_owned());
    let morning = "2014-06-11T09:04:59Z".parse().ok();
    assert_eq!(refund.id, UID);
    assert_eq!(refund.parent_id.as_deref(), Some(PARENT));
    assert_eq!(refund.kind, TransactionKind::Refund);
    assert_eq!(refund.status, TransactionStatus::Paid);
    assert_eq!(refund.status_word, "successful");
    assert_eq!(refund.amount, money(50, "USD"));
    assert_eq!(refund.reference, None);
    assert_eq!(refund.method, text(":method_name"));
    assert_eq!((refund.created_at, refund.updated_at, refund.paid_at), (morning, morning, None));
    assert_eq!((refund.refunded, refund.refundable, refund.refunds.as_deref()), (None, None, None));
    let message = "The operation was successfully processed";
    let expected = PaycrossDetails {
        service: Service::Apm,
        test: Some(false),
        language: None,
        message: text(message),
        receipt_url: text(
            "https://admin.pay-cross.com/customer/transactions/2-310b0da80b/\
             11443f39ae75aa1f955a9c9283cd5045bfb0413b65d666f834a9da4e7d3926b5",
        ),
        code: None,
        reason: None,
        provider_status: text("successful"),
        provider_ref: text("8889999"),
        provider_message: text(message),
    };
    assert_eq!(details(&refund), &expected);
}

#[test]
fn every_field_is_in_raw_as_it_came() {
    let refund = read(EXAMPLE.to_owned());
    assert!(EXAMPLE.contains(refund.raw.as_str().unwrap()));
    let field = |pointer: &str| refund.raw.field(pointer);
    assert_eq!(field("/amount").as_deref(), Some("50"));
    assert_eq!(field("/test").as_deref(), Some("false"));
    assert_eq!(field("/created_at").as_deref(), Some("2014-06-11T12:04:59+03:00"));
    assert_eq!(field("/refund/ref_id").as_deref(), Some("8889999"));
}

/// The optional fields of the table that the example leaves out, and those that real answers add.
#[test]
fn the_fields_that_the_example_lacks() {
    let more = r#""transaction": {"tracking_id": "r-17", "language": "en", "paid_at": "2024-04-02T14:19:12.677+00:00",
        "code": "S.0000", "reason": "damaged", "id": "2-310b0da80b", "closed_at": null, "version": 2,"#;
    let refund = read(EXAMPLE.replace(r#""transaction": {"#, more));
    assert_eq!(refund.reference, text("r-17"));
    assert_eq!(refund.paid_at, "2024-04-02T14:19:12.677Z".parse().ok());
    let details = details(&refund);
    assert_eq!((details.language.as_deref(), details.code.as_deref()), (Some("en"), Some("S.0000")));
    assert_eq!(details.reason.as_deref(), Some("damaged"));
    assert_eq!(refund.raw.field("/version").as_deref(), Some("2"));
}

#[test]
fn it_answers_the_refund_it_documents() {
    let answer = |order: &RefundOrder| paycross().answer(order, &reply(200, EXAMPLE));
    let Answer::Succeeded { refund_id, words } = answer(&order()) else { panic!("it says that it happened") };
    assert_eq!(refund_id.as_deref(), Some(UID));
    assert_eq!(words.message.as_deref(), Some("The operation was successfully processed"));
    assert_eq!(words.http_status, Some(200));
    let other = RefundOrder { amount: money(51, "USD"), ..order() };
    assert!(matches!(answer(&other), Answer::Doubtful { .. }));
}
