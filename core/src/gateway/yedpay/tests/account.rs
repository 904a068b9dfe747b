use super::{open, open_at, reply, with_key, with_token};
use crate::gateway::snapshot::shown;
use crate::gateway::{Gateway, capabilities};
use crate::model::{Environment, ErrorCode, GatewayName, MayRefund, YedpayCredentials};
use http::header::AUTHORIZATION;

#[test]
fn credentials_are_checked_before_anything_is_sent() {
    let code = |credentials| open(credentials).map(|_| ()).map_err(|error| (error.code(), error.field()));
    let missing = |field| Err((ErrorCode::CredentialsMissing, Some(field)));
    let invalid = |field| Err((ErrorCode::SettingInvalid, Some(field)));
    assert_eq!(code(YedpayCredentials::access_token("")), missing("access_token"));
    assert_eq!(code(YedpayCredentials::api_key("")), missing("api_key"));
    for illegal in ["two words", "Bearer abc", "line\n", "nul\0", "é", "tab\t"] {
        assert_eq!(code(YedpayCredentials::access_token(illegal)), invalid("access_token"), "{illegal:?}");
        assert_eq!(code(YedpayCredentials::api_key(illegal)), invalid("api_key"), "{illegal:?}");
    }
    assert_eq!(code(YedpayCredentials::api_key("a").sign_key("too short")), invalid("sign_key"));
    assert_eq!(code(YedpayCredentials::api_key("a").sign_key("0".repeat(33))), invalid("sign_key"));
    assert_eq!(code(YedpayCredentials::api_key("a").sign_key("0".repeat(32))), Ok(()));
}

#[test]
fn no_error_shows_a_credential() {
    let error = open(YedpayCredentials::access_token("hush hush")).map(|_| ()).unwrap_err();
    assert!(!format!("{error:?} {error}").contains("hush"));
    let error = open(YedpayCredentials::api_key("a").sign_key("hush")).map(|_| ()).unwrap_err();
    assert!(!format!("{error:?} {error}").contains("hush"));
}

#[test]
fn the_two_authorization_headers_are_never_printed() {
    for (yedpay, expected) in [(with_token(), "Bearer token.of.user"), (with_key(), "API-KEY ab/cd+ef==")] {
        let request = yedpay.check();
        let header = &request.headers()[AUTHORIZATION];
        assert_eq!(header, expected);
        assert!(!format!("{request:?}").contains(expected));
    }
}

#[test]
fn paths_begin_with_the_version() {
    let scope = |environment| {
        let yedpay = open_at(environment, YedpayCredentials::api_key("a")).unwrap();
        yedpay.scope().to_owned()
    };
    let at = |base: &str| scope(Environment::At(base.to_owned()));
    assert_eq!(scope(Environment::Production), "https://api.yedpay.com/v1");
    assert_eq!(scope(Environment::Sandbox), "https://api-staging.yedpay.com/v1");
    assert_eq!(at("https://api-h2h-staging.yedpay.com"), "https://api-h2h-staging.yedpay.com/v1");
    assert_eq!(at("https://api-h2h-staging.yedpay.com/v1/"), "https://api-h2h-staging.yedpay.com/v1");
    assert_eq!(at("http://127.0.0.1:8080/yedpay"), "http://127.0.0.1:8080/yedpay/v1");
    assert_eq!(at("http://127.0.0.1:8080/yedpay/v1"), "http://127.0.0.1:8080/yedpay/v1");
    assert_eq!(at("https://v1"), "https://v1/v1");
    assert_eq!(at("https://host/xv1"), "https://host/xv1/v1");
}

#[test]
fn what_it_can_do_and_prove() {
    let able = capabilities(GatewayName::Yedpay);
    assert!(able.partial_refunds && able.tells_refunded && able.one_refund_at_a_time);
    assert!(!able.lists_refunds && !able.finds_refund_by_mark && !able.repeats_answers && !able.payees);
    assert_eq!(with_token().capabilities(), able);
}

#[test]
fn the_check_asks_who_we_are() {
    insta::assert_snapshot!(shown(&with_token().check()), @r"
        GET https://api.yedpay.com/v1/me?include=company,stores
        accept: application/json
        accept-encoding: identity
        authorization: [secret]
        user-agent: tillback/[version]
        ");
}

#[test]
fn the_check_tells_whether_refunds_are_allowed() {
    let checked = |body: &'static str| {
        let check = with_token().checked(&reply(200, body)).unwrap();
        (check.may_refund, check.merchant)
    };
    let company = |id: &str| Some(id.to_owned());
    assert_eq!(
        checked(r#"{"success":true,"data":{"id":"306PNQ8","company_id":"D5JQLX2M694E","can_refund":true}}"#),
        (MayRefund::Yes, company("D5JQLX2M694E"))
    );
    assert_eq!(
        checked(r#"{"success":true,"data":{"can_refund":0,"company":{"data":{"id":"D5JQLX2M694E"}}}}"#),
        (MayRefund::No, company("D5JQLX2M694E"))
    );
    assert_eq!(
        checked(r#"{"success":true,"data":{"company_id":"","company":{"id":"D5JQLX2M694E"},"stores":[]}}"#),
        (MayRefund::NotTold, company("D5JQLX2M694E"))
    );
    assert_eq!(checked(r#"{"success":true,"data":{"company":[]}}"#), (MayRefund::NotTold, None));
}

#[test]
fn a_check_that_fails_is_an_error() {
    let code = |status, body: &'static str| with_token().checked(&reply(status, body)).unwrap_err().code();
    let words = r#"{"success":false,"message":"Unauthenticated.","status":500}"#;
    assert_eq!(code(401, "{}"), ErrorCode::CredentialsRefused);
    assert_eq!(code(500, words), ErrorCode::CredentialsRefused);
    assert_eq!(code(200, r#"{"success":true}"#), ErrorCode::BadReply);
    assert_eq!(code(200, r#"{"success":true,"data":[]}"#), ErrorCode::BadReply);
    assert_eq!(code(200, "<html>"), ErrorCode::BadReply);
}
