use super::{MARK, PAYMENT, REFUND, payment, pockyt, reply, usd, worked};
use crate::gateway::Gateway;
use crate::gateway::snapshot::shown;
use crate::model::{
    Details, ErrorCode, ListedRefund, PockytDetails, Transaction, TransactionKind, TransactionRef, TransactionStatus,
};

fn id(text: &str) -> TransactionRef {
    TransactionRef::gateway_id(text).unwrap()
}

fn merchant(text: &str) -> TransactionRef {
    TransactionRef::merchant(text).unwrap()
}

fn scan(text: &str) -> TransactionRef {
    TransactionRef::scan(text).unwrap()
}

fn read(changes: &[(&str, &str)]) -> Transaction {
    pockyt().found(&id(PAYMENT), &worked(&payment(changes))).unwrap().swap_remove(0)
}

#[test]
fn a_question_by_the_gateways_number() {
    insta::assert_snapshot!(shown(&pockyt().find(&id(PAYMENT)).unwrap()[0]), @r#"
        POST https://mapi.yuansfer.com/app-data-search/v3/tran-query
        accept: application/json
        accept-encoding: identity
        content-type: application/json
        user-agent: tillback/[version]

        {"merchantNo":"200043","storeNo":"300014","transactionNo":"312345678901234567","verifySign":"e8ab6dd0cad56f03835f7d15cef486ee"}
        "#);
}

#[test]
fn a_question_by_the_merchants_reference() {
    insta::assert_snapshot!(shown(&pockyt().find(&merchant("order-1 \"é\"")).unwrap()[0]), @r#"
        POST https://mapi.yuansfer.com/app-data-search/v3/tran-query
        accept: application/json
        accept-encoding: identity
        content-type: application/json
        user-agent: tillback/[version]

        {"merchantNo":"200043","reference":"order-1 \"é\"","storeNo":"300014","verifySign":"f79b08247afe227c70f2d4ecca4e6a28"}
        "#);
}

#[test]
fn a_scanned_number_may_be_either() {
    let bodies = |text| -> Vec<bool> {
        let requests = pockyt().find(&scan(text)).unwrap();
        requests.iter().map(|one| String::from_utf8_lossy(one.body()).contains("transactionNo")).collect()
    };
    assert_eq!(bodies(PAYMENT), [true, false]);
    assert_eq!(bodies("123456789012345"), [true, false]);
    assert_eq!(bodies("12345678901234"), [false]);
    assert_eq!(bodies("order-1"), [false]);
}

#[test]
fn every_field_of_a_payment() {
    let transaction = read(&[
        ("vendor", r#""alipay""#),
        ("exchangeRate", "7.1234"),
        ("refundAmount", r#""25.00""#),
        ("createTime", r#""2024-05-01 16:00:00""#),
        ("paymentTime", r#""20240501160001""#),
        (
            "refundInfo",
            r#"[{"refundTransactionId":"312345678909999999","refundReference":"rf-0123456789abcdefghjkmnpqrs",
                 "refundAmount":"25.00","currency":"USD","settleCurrency":"USD"}]"#,
        ),
    ]);
    let raw = transaction.raw.clone();
    assert_eq!(raw.field("/refundInfo/0/refundReference").as_deref(), Some(MARK));
    let expected = Transaction {
        account: "shop".into(),
        gateway: crate::model::GatewayName::Pockyt,
        id: PAYMENT.to_owned(),
        reference: Some("order-1".to_owned()),
        kind: TransactionKind::Payment,
        parent_id: None,
        status: TransactionStatus::PartlyRefunded,
        status_word: "success".to_owned(),
        amount: usd("100.00"),
        refunded: Some(usd("25.00")),
        refundable: Some(usd("75.00")),
        refunds: Some(vec![ListedRefund {
            id: Some(REFUND.to_owned()),
            mark: Some(MARK.to_owned()),
            amount: usd("25.00"),
        }]),
        method: Some("alipay".to_owned()),
        created_at: "2024-05-01T08:00:00Z".parse().ok(),
        paid_at: "2024-05-01T08:00:01Z".parse().ok(),
        refunded_at: None,
        updated_at: None,
        details: Details::Pockyt(PockytDetails {
            settle_currency: Some("USD".to_owned()),
            transaction_type: Some("payment".to_owned()),
            exchange_rate: Some("7.1234".to_owned()),
        }),
        raw,
    };
    assert_eq!(transaction, expected);
}

#[test]
fn what_went_back_is_told_by_the_total_or_by_the_list() {
    let list = r#"[{"refundReference":"a","refundAmount":"25.00"},{"refundAmount":1.5}]"#;
    for (changes, refunded, status) in [
        (vec![], None, TransactionStatus::Paid),
        (vec![("refundAmount", r#""0.00""#)], Some("0.00"), TransactionStatus::Paid),
        (vec![("refundAmount", "100")], Some("100.00"), TransactionStatus::Refunded),
        (vec![("refundAmount", r#""99.99""#)], Some("99.99"), TransactionStatus::PartlyRefunded),
        (vec![("refundInfo", list)], Some("26.50"), TransactionStatus::PartlyRefunded),
        (vec![("refundInfo", list), ("refundAmount", "25")], Some("25.00"), TransactionStatus::PartlyRefunded),
        (vec![("refundInfo", "[]")], Some("0.00"), TransactionStatus::Paid),
        // The form of 2017 was a text.
        (vec![("refundInfo", r#""none""#)], None, TransactionStatus::Paid),
    ] {
        let transaction = read(&changes);
        let found = transaction.refunded.map(|refunded| refunded.to_decimal());
        assert_eq!((found.as_deref(), transaction.status), (refunded, status), "{changes:?}");
    }
}

#[test]
fn all_spellings_of_a_refunds_number() {
    for entry in [
        r#"{"refundTransactionId":"1","refundAmount":"1"}"#,
        r#"{"refundTransactionNo":"1","refundAmount":"1"}"#,
        r#"{"refundYuansferId":1,"refundAmount":"1"}"#,
        r#"{"refundTransactionId":"1","refundTransactionNo":"1","refundAmount":"1"}"#,
        r#"{"refundTransactionId":"","refundTransactionNo":"1","refundYuansferId":null,"refundAmount":"1"}"#,
    ] {
        let refunds = read(&[("refundInfo", &format!("[{entry}]"))]).refunds.unwrap();
        assert_eq!(refunds[0].id.as_deref(), Some("1"), "{entry}");
    }
}

#[test]
fn every_status_word() {
    for (word, status) in [
        ("init", TransactionStatus::Created),
        ("dealing", TransactionStatus::Pending),
        ("pending", TransactionStatus::Pending),
        ("success", TransactionStatus::Paid),
        ("SUCCESS", TransactionStatus::Paid),
        ("failed", TransactionStatus::Failed),
        ("closed", TransactionStatus::Cancelled),
        ("reversed", TransactionStatus::Unknown),
        ("", TransactionStatus::Unknown),
    ] {
        let transaction = read(&[("status", &format!("{word:?}"))]);
        assert_eq!((transaction.status, transaction.status_word.as_str()), (status, word));
    }
    let other = read(&[("status", r#""""#), ("transactionStatus", r#""closed""#)]);
    assert_eq!(other.status, TransactionStatus::Cancelled);
}

#[test]
fn kinds_of_records() {
    let kind = |word: &str| read(&[("transactionType", word)]).kind;
    assert_eq!(kind(r#""refund""#), TransactionKind::Refund);
    assert_eq!(kind(r#""void""#), TransactionKind::Other("void".to_owned()));
    assert_eq!(kind("null"), TransactionKind::Payment);
    assert_eq!(read(&[("originalTransactionNo", "1")]).parent_id.as_deref(), Some("1"));
}

#[test]
fn numbers_and_texts_read_alike() {
    let plain = read(&[]);
    let swapped = read(&[("amount", "100"), ("transactionNo", PAYMENT), ("settleCurrency", r#""USD""#)]);
    assert_eq!(Transaction { raw: plain.raw.clone(), ..swapped }, plain);
}

#[test]
fn a_transaction_is_found_by_either_of_its_ids() {
    let body = worked(&payment(&[]));
    for reference in [id(PAYMENT), merchant("order-1"), scan(PAYMENT), scan("order-1")] {
        assert_eq!(pockyt().found(&reference, &body).unwrap()[0].id, PAYMENT, "{reference:?}");
    }
    for reference in [id("order-1"), merchant(PAYMENT), id("312345678901234568"), scan("order-2")] {
        assert_eq!(pockyt().found(&reference, &body).unwrap_err().code(), ErrorCode::BadReply, "{reference:?}");
    }
}

#[test]
fn replies_that_show_no_transaction() {
    let code = |status, body: &'static str| pockyt().found(&id(PAYMENT), &reply(status, body)).map_err(|e| e.code());
    assert_eq!(code(400, r#"{"ret_code":"000021","retMsg":"not found"}"#), Ok(Vec::new()));
    assert_eq!(code(200, r#"{"ret_code":"000021","ret_msg":"not found"}"#), Ok(Vec::new()));
    for (status, body, expected) in [
        (400, r#"{"ret_code":"000000","retMsg":"The verifySign is wrong"}"#, ErrorCode::CredentialsRefused),
        (400, r#"{"ret_code":"000000","retMsg":"system error"}"#, ErrorCode::GatewayFailed),
        (400, r#"{"ret_code":"000080","retMsg":"channel error"}"#, ErrorCode::GatewayFailed),
        (400, r#"{"ret_code":"000010","retMsg":"version"}"#, ErrorCode::RequestRejected),
        (400, r#"{"ret_code":"000023","retMsg":"value"}"#, ErrorCode::RequestRejected),
        (400, r#"{"ret_code":"000030","retMsg":"rights"}"#, ErrorCode::PermissionDenied),
        (400, r#"{"ret_code":"000099","retMsg":"?"}"#, ErrorCode::RequestRejected),
        (400, r#"{"ret_code":"000000","retMsg":"error",}"#, ErrorCode::RequestRejected),
        (200, r#"{"ret_code":"000100","ret_msg":"query success "}"#, ErrorCode::BadReply),
        (200, r#"{"ret_code":"000100","result":[]}"#, ErrorCode::BadReply),
        (200, r#"{"ret_code":"000100","result":"none"}"#, ErrorCode::BadReply),
        (400, r#"{"ret_code":"000100","result":{}}"#, ErrorCode::RequestRejected),
        (200, r#"["000100","success"]"#, ErrorCode::BadReply),
        (200, "", ErrorCode::BadReply),
        (429, "", ErrorCode::RateLimited),
        (502, "<html>", ErrorCode::GatewayFailed),
    ] {
        assert_eq!(code(status, body), Err(expected), "{status} {body}");
    }
}

#[test]
fn figures_that_are_no_money_are_a_bad_reply() {
    for change in [
        ("amount", r#""1e2""#),
        ("amount", "null"),
        ("amount", r#""100.001""#),
        ("currency", r#""US""#),
        ("currency", "null"),
        ("refundInfo", r#"[{"refundAmount":"some"}]"#),
        ("refundInfo", r#"[{"refundAmount":"92233720368547758.07"},{"refundAmount":"1"}]"#),
    ] {
        let error = pockyt().found(&id(PAYMENT), &worked(&payment(&[change]))).unwrap_err();
        assert_eq!(error.code(), ErrorCode::BadReply, "{change:?}");
    }
}

#[test]
fn the_gateways_words_are_kept_and_not_printed() {
    let body = r#"{"ret_code":"000030","retMsg":"no rights for Ada "}"#;
    let error = pockyt().found(&id(PAYMENT), &reply(400, body)).unwrap_err();
    assert_eq!(error.gateway().code.as_deref(), Some("000030"));
    assert_eq!(error.gateway().message.as_deref(), Some("no rights for Ada"));
    assert_eq!(error.gateway().http_status, Some(400));
    assert!(!format!("{error:?} {error}").contains("Ada"));
}
