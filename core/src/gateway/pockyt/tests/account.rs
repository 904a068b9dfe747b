use super::{credentials, open_at, pockyt, reply};
use crate::gateway::snapshot::shown;
use crate::gateway::{Gateway, ListCursor, capabilities};
use crate::model::{Environment, ErrorCode, GatewayName, MayRefund, PockytCredentials, TransactionFilter};

#[test]
fn credentials_are_checked_before_anything_is_sent() {
    for (credentials, field) in [
        (PockytCredentials::new("", "300014", "token"), "merchant_no"),
        (PockytCredentials::new("200043", "", "token"), "store_no"),
        (PockytCredentials::new("200043", "300014", ""), "token"),
    ] {
        let error = open_at(Environment::Production, credentials).map(|_| ()).unwrap_err();
        assert_eq!((error.code(), error.field()), (ErrorCode::CredentialsMissing, Some(field)));
    }
}

#[test]
fn hosts() {
    let scope = |environment| open_at(environment, credentials()).unwrap().scope().to_owned();
    assert_eq!(scope(Environment::Production), "https://mapi.yuansfer.com");
    assert_eq!(scope(Environment::Sandbox), "https://mapi.yuansferdev.com");
    assert_eq!(scope(Environment::At("https://mapi.pockyt.io/".to_owned())), "https://mapi.pockyt.io");
}

#[test]
fn what_it_can_do_and_prove() {
    let able = capabilities(GatewayName::Pockyt);
    assert!(able.partial_refunds && able.tells_refunded && able.lists_refunds && able.payees);
    assert!(!able.finds_refund_by_mark && !able.repeats_answers && !able.one_refund_at_a_time);
    assert_eq!(pockyt().capabilities(), able);
    let error = pockyt().list(&TransactionFilter::default(), &ListCursor::Start).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Unsupported);
}

#[test]
fn the_check_looks_for_nobody() {
    insta::assert_snapshot!(shown(&pockyt().check()), @r#"
        POST https://mapi.yuansfer.com/app-data-search/v3/tran-query
        accept: application/json
        accept-encoding: identity
        content-type: application/json
        user-agent: tillback/[version]

        {"merchantNo":"200043","reference":"tillback-credential-check","storeNo":"300014","verifySign":"4382dbd9201176fb3c2bcc59b081cbad"}
        "#);
}

#[test]
fn good_credentials_find_nothing_and_bad_ones_are_told_so() {
    let checked = |status, body: &'static str| pockyt().checked(&reply(status, body));
    let check = checked(400, r#"{"ret_code":"000021","retMsg":"transaction not found"}"#).unwrap();
    assert_eq!((check.may_refund, check.merchant.as_deref()), (MayRefund::NotTold, Some("200043")));
    assert!(checked(200, r#"{"ret_code":"000100","ret_msg":"query success ","result":{}}"#).is_ok());
    for (status, body, code) in [
        (400, r#"{"ret_code":"000000","retMsg":"verifySign error"}"#, ErrorCode::CredentialsRefused),
        (400, r#"{"ret_code":"000000","retMsg":"system error"}"#, ErrorCode::GatewayFailed),
        (400, r#"{"ret_code":"000030","retMsg":"no rights"}"#, ErrorCode::PermissionDenied),
        (400, r#"{"ret_code":"000020","retMsg":"storeNo is empty"}"#, ErrorCode::RequestRejected),
        (200, r#"{"ret_code":"999999"}"#, ErrorCode::BadReply),
        (200, "<html>", ErrorCode::BadReply),
        (404, "<html>", ErrorCode::TransactionNotFound),
    ] {
        assert_eq!(checked(status, body).unwrap_err().code(), code, "{status} {body}");
    }
}

#[test]
fn partners_name_their_group() {
    let grouped = PockytCredentials { group_no: Some("900001".to_owned()), ..credentials() };
    let pockyt = open_at(Environment::Sandbox, grouped).unwrap();
    let reference = crate::model::TransactionRef::merchant("order-1").unwrap();
    // The signature is vector D of the fact sheet, which sorts merGroupNo before merchantNo.
    insta::assert_snapshot!(shown(&pockyt.find(&reference).unwrap()[0]), @r#"
        POST https://mapi.yuansferdev.com/app-data-search/v3/tran-query
        accept: application/json
        accept-encoding: identity
        content-type: application/json
        user-agent: tillback/[version]

        {"merGroupNo":"900001","merchantNo":"200043","reference":"order-1","storeNo":"300014","verifySign":"450b138f465e340d995656ad3143e44d"}
        "#);
}
