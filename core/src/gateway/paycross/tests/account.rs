use super::{credentials, of_service, open, open_at, paycross, reply};
use crate::gateway::snapshot::shown;
use crate::gateway::{Gateway, capabilities};
use crate::model::{
    Environment, ErrorCode, GatewayName, MayRefund, PaycrossCredentials, PaycrossHosts, Service, TransactionRef,
};

fn refused(environment: Environment, credentials: PaycrossCredentials) -> (ErrorCode, Option<&'static str>) {
    let error = open_at(environment, credentials).map(|_| ()).unwrap_err();
    assert!(!format!("{error:?}{error}").contains("a-secret-of-the-shop"));
    (error.code(), error.field())
}

/// The hosts that a read by uid goes to, and the scope.
fn hosts(environment: Environment, credentials: PaycrossCredentials) -> (Vec<String>, String) {
    let paycross = open_at(environment, credentials).unwrap();
    let asked = paycross.find(&TransactionRef::gateway_id("x").unwrap()).unwrap();
    (asked.iter().map(|request| request.uri().to_string()).collect(), paycross.scope().to_owned())
}

#[test]
fn shop_and_key_are_needed() {
    let missing = |shop_id: &str, key: &str| refused(Environment::Production, PaycrossCredentials::new(shop_id, key));
    assert_eq!(missing("", "key"), (ErrorCode::CredentialsMissing, Some("shop_id")));
    assert_eq!(missing(" ", "key"), (ErrorCode::CredentialsMissing, Some("shop_id")));
    assert_eq!(missing("361", ""), (ErrorCode::CredentialsMissing, Some("secret_key")));
    assert_eq!(missing("361", "\n"), (ErrorCode::CredentialsMissing, Some("secret_key")));
    assert_eq!(missing("361:a-secret-of-the-shop", "key"), (ErrorCode::SettingInvalid, Some("shop_id")));
}

#[test]
fn hosts_can_be_those_of_another_brand() {
    let own = (
        vec![
            "https://data.pay-cross.com/beyag/transactions/x".to_owned(),
            "https://gateway.pay-cross.com/transactions/x".to_owned(),
            "https://data.pay-cross.com/beyag/refunds/x".to_owned(),
        ],
        "https://data.pay-cross.com/beyag".to_owned(),
    );
    assert_eq!(hosts(Environment::Production, credentials()), own);
    assert_eq!(hosts(Environment::Sandbox, credentials()), own);

    let brand = PaycrossHosts {
        apm: Some("https://api.bepaid.by/beyag/".to_owned()),
        card: Some("https://gateway.bepaid.by".to_owned()),
        admin: None,
    };
    let (asked, scope) = hosts(Environment::Production, PaycrossCredentials { hosts: brand, ..credentials() });
    assert_eq!(asked[..2], ["https://api.bepaid.by/beyag/transactions/x", "https://gateway.bepaid.by/transactions/x"]);
    assert_eq!(scope, "https://api.bepaid.by/beyag");
}

#[test]
fn an_environment_of_ones_own_is_the_host_of_alternative_methods() {
    let at = || Environment::At("http://127.0.0.1:8080/beyag".to_owned());
    let with_apm = |apm: &str| PaycrossCredentials {
        hosts: PaycrossHosts { apm: Some(apm.to_owned()), ..PaycrossHosts::default() },
        ..credentials()
    };
    let (asked, scope) = hosts(at(), credentials());
    assert_eq!(asked[0], "http://127.0.0.1:8080/beyag/transactions/x");
    assert_eq!(scope, "http://127.0.0.1:8080/beyag");
    assert_eq!(hosts(at(), with_apm("http://127.0.0.1:8080/beyag/")).1, scope);
    assert_eq!(refused(at(), with_apm("https://api.bepaid.by/beyag")), (ErrorCode::SettingInvalid, Some("hosts")));
    let plain = Environment::At("http://api.bepaid.by".to_owned());
    assert_eq!(refused(plain, credentials()), (ErrorCode::TlsRequired, Some("environment")));
}

#[test]
fn a_malformed_host_is_named() {
    let hosts = PaycrossHosts { admin: Some("admin.pay-cross.com".to_owned()), ..PaycrossHosts::default() };
    let credentials = PaycrossCredentials { hosts, ..credentials() };
    assert_eq!(refused(Environment::Production, credentials), (ErrorCode::SettingInvalid, Some("hosts")));
}

#[test]
fn every_call_signs_in_and_shows_no_key() {
    let request = paycross().check();
    let header = &request.headers()["authorization"];
    assert_eq!(header.as_bytes(), b"Basic MzYxOmEtc2VjcmV0LW9mLXRoZS1zaG9w");
    assert!(!format!("{request:?}").contains("MzYxOm"));
    // A pasted line break is forgiven.
    let pasted = open(PaycrossCredentials::new(" 361", "a-secret-of-the-shop\r\n")).unwrap();
    assert_eq!(pasted.check().headers()["authorization"], *header);
}

#[test]
fn a_check_asks_for_nobodys_order() {
    insta::assert_snapshot!(shown(&paycross().check()), @r"
    GET https://data.pay-cross.com/beyag/transactions/tracking_id/tillback-credential-check
    accept: application/json
    accept-encoding: identity
    authorization: [secret]
    user-agent: tillback/[version]
    ");
    insta::assert_snapshot!(shown(&of_service(Service::Card).check()), @r"
    GET https://gateway.pay-cross.com/v2/transactions/tracking_id/tillback-credential-check
    accept: application/json
    accept-encoding: identity
    authorization: [secret]
    user-agent: tillback/[version]
    ");
}

#[test]
fn good_credentials_find_nothing() {
    let check = paycross().checked(&reply(200, r#"{"transactions":[]}"#)).unwrap();
    assert_eq!(check.gateway, GatewayName::Paycross);
    assert_eq!(check.may_refund, MayRefund::NotTold);
    assert_eq!(check.merchant.as_deref(), Some("361"));
    assert_eq!(check.raw.as_str(), Some(r#"{"transactions":[]}"#));
}

#[test]
fn bad_credentials_are_told() {
    let code = |status, body: &'static str| paycross().checked(&reply(status, body)).unwrap_err().code();
    assert_eq!(code(401, r#"{"message":"Unauthorized"}"#), ErrorCode::CredentialsRefused);
    assert_eq!(code(401, "<html>"), ErrorCode::CredentialsRefused);
    assert_eq!(code(422, r#"{"code":"E.0621","message":"x"}"#), ErrorCode::CredentialsRefused);
    assert_eq!(code(403, r#"{"message":"x"}"#), ErrorCode::PermissionDenied);
    assert_eq!(code(404, r#"{"message":"Not found."}"#), ErrorCode::SettingInvalid);
    assert_eq!(code(500, "{}"), ErrorCode::GatewayFailed);
    assert_eq!(code(200, "{}"), ErrorCode::BadReply);
}

#[test]
fn what_it_can_do_is_told() {
    let capabilities = capabilities(GatewayName::Paycross);
    assert!(capabilities.partial_refunds && capabilities.finds_refund_by_mark && capabilities.repeats_answers);
    assert!(!capabilities.tells_refunded && !capabilities.lists_refunds && !capabilities.one_refund_at_a_time);
    assert!(!capabilities.payees);
}
