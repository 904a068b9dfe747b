//! The error envelope (fact sheet, section 5), as a question sees it.

use super::{reply, with_token};
use crate::gateway::Gateway;
use crate::model::{Error, ErrorCode, TransactionRef};
use http::header::{HeaderValue, RETRY_AFTER};
use std::time::Duration;

fn error(status: u16, body: &str) -> Error {
    let reference = TransactionRef::gateway_id("46GPYQV6").unwrap();
    with_token().found(&reference, &reply(status, body.to_owned())).unwrap_err()
}

#[test]
fn every_documented_error() {
    for (status, message, code) in [
        (401, "Unauthenticated.", ErrorCode::CredentialsRefused),
        (500, "Unauthenticated.", ErrorCode::CredentialsRefused),
        (403, "This action is unauthorized.", ErrorCode::PermissionDenied),
        (403, "This action is unauthorized", ErrorCode::PermissionDenied),
        (403, "Forbidden", ErrorCode::PermissionDenied),
        (400, "The request is failed. Please try again.", ErrorCode::GatewayFailed),
        (500, "Internal Error", ErrorCode::GatewayFailed),
        (503, "Service Unavailable", ErrorCode::GatewayFailed),
        (429, "Too Many Attempts.", ErrorCode::RateLimited),
        (409, "Conflict", ErrorCode::RequestRejected),
    ] {
        let error = error(status, &format!(r#"{{"success":false,"message":{message:?},"status":{status}}}"#));
        assert_eq!(error.code(), code, "{status} {message}");
        assert_eq!(error.gateway().message.as_deref(), Some(message));
        assert_eq!(error.gateway().http_status, Some(status));
        assert_eq!(error.gateway().code, Some(status.to_string()));
        assert!(!format!("{error:?} {error}").contains(message));
    }
}

#[test]
fn the_status_of_the_body_counts_where_the_http_line_says_that_all_is_well() {
    let code = |status, body: &str| error(status, body).code();
    assert_eq!(code(200, r#"{"success":false,"message":"Forbidden","status":403}"#), ErrorCode::PermissionDenied);
    assert_eq!(code(200, r#"{"success":false,"message":"Internal Error","status":500}"#), ErrorCode::GatewayFailed);
    assert_eq!(code(403, r#"{"success":false,"message":"Internal Error","status":500}"#), ErrorCode::PermissionDenied);
    assert_eq!(code(200, r#"{"success":false,"message":"no"}"#), ErrorCode::GatewayRefused);
    assert_eq!(code(200, r#"{"success":false,"status":200}"#), ErrorCode::GatewayRefused);
    assert_eq!(code(200, r#"{"success":false,"status":"-1"}"#), ErrorCode::GatewayRefused);
    assert_eq!(error(200, r#"{"success":false,"status":403}"#).gateway().http_status, Some(200));
}

#[test]
fn replies_that_are_no_envelope() {
    let code = |status, body: &str| error(status, body).code();
    assert_eq!(code(200, "{}"), ErrorCode::BadReply);
    assert_eq!(code(200, "[]"), ErrorCode::BadReply);
    assert_eq!(code(200, "<html>"), ErrorCode::BadReply);
    assert_eq!(code(200, r#"{"success":"maybe"}"#), ErrorCode::BadReply);
    assert_eq!(code(200, r#"{"success":true,"data":"gone"}"#), ErrorCode::BadReply);
    assert_eq!(code(201, r#"{"success":true,"data":{"id":"46GPYQV6"}}"#), ErrorCode::BadReply);
    assert_eq!(code(422, r#"{"success":true,"data":{}}"#), ErrorCode::RequestRejected);
    assert_eq!(code(500, r#"{"success":true,"data":{}}"#), ErrorCode::GatewayFailed);
    assert_eq!(code(502, "<html>"), ErrorCode::GatewayFailed);
    assert_eq!(code(301, ""), ErrorCode::Redirected);
    assert_eq!(code(401, r#"{"message":"Unauthenticated."}"#), ErrorCode::CredentialsRefused);
}

#[test]
fn errors_come_in_three_shapes() {
    let message = |errors: &str| {
        let body = format!(
            r#"{{"success":false,"message":"Could not create resource","status":403,"code":666,"errors":{errors}}}"#
        );
        let error = error(403, &body);
        assert_eq!(error.gateway().code.as_deref(), Some("666"));
        error.gateway().message.clone().unwrap()
    };
    let one = r#"{"code":422,"field":"phone","message":"The phone must be a number"}"#;
    let plain = "Could not create resource";
    let full = "Could not create resource; phone: The phone must be a number";
    assert_eq!(message(one), full);
    assert_eq!(message(&format!("[{one}]")), full);
    assert_eq!(message(r#"{"phone":["The phone must be a number"]}"#), full);
    assert_eq!(message(r#"{"phone":"The phone must be a number"}"#), full);
    assert_eq!(message(r#"[{"phone":"The phone must be a number"}]"#), full);
    assert_eq!(
        message(r#"{"amount":["too large","too long"],"phone":["missing"]}"#),
        format!("{plain}; amount: too large; amount: too long; phone: missing")
    );
    assert_eq!(message(r#"["The phone is missing"]"#), format!("{plain}; The phone is missing"));
    assert_eq!(message(r#"[{"message":"missing"}]"#), format!("{plain}; missing"));
    assert_eq!(message("17"), format!("{plain}; 17"));
    for nothing in ["[]", "{}", "null", r#""""#, "[[]]", r#"{"phone":[]}"#, r#"{"phone":{"a":"b"}}"#] {
        assert_eq!(message(nothing), plain, "{nothing}");
    }
}

#[test]
fn an_error_without_a_message_or_with_more_than_is_known() {
    let bare = error(403, r#"{"success":false}"#);
    assert_eq!((bare.gateway().code.as_deref(), bare.gateway().message.as_deref()), (None, None));
    let more = error(403, r#"{"success":0,"message":"EMV Code already exists.","emv_code_id":"X","status":"403"}"#);
    assert_eq!(more.gateway().message.as_deref(), Some("EMV Code already exists."));
}

#[test]
fn a_pause_the_gateway_asks_for_is_told() {
    let reference = TransactionRef::gateway_id("46GPYQV6").unwrap();
    for status in [429, 503] {
        let mut reply = reply(status, format!(r#"{{"success":false,"message":"later","status":{status}}}"#));
        reply.headers.insert(RETRY_AFTER, HeaderValue::from_static("30"));
        let error = with_token().found(&reference, &reply).unwrap_err();
        assert_eq!(error.retry_after(), Some(Duration::from_secs(30)));
    }
}
