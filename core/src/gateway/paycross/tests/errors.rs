//! Every shape of an error, and what its code makes of a refund and of a question.

use super::{order, paycross, reply};
use crate::gateway::paycross::reply::Sense;
use crate::gateway::{Answer, Doubt, Gateway, Reply};
use crate::model::{Error, ErrorCode, GatewayWords, TransactionRef};
use http::header::{HeaderValue, RETRY_AFTER};
use std::time::Duration;

fn answer(status: u16, body: &str) -> Answer {
    paycross().answer(&order(), &reply(status, body.to_owned()))
}

fn refused(status: u16, body: &str) -> GatewayWords {
    match answer(status, body) {
        Answer::Refused { words } => words,
        other => panic!("{status} {body}: {other:?}"),
    }
}

fn doubt(status: u16, body: &str) -> Doubt {
    match answer(status, body) {
        Answer::Doubtful { doubt, .. } => doubt,
        other => panic!("{status} {body}: {other:?}"),
    }
}

fn read(reply: &Reply) -> Error {
    paycross().found(&TransactionRef::gateway_id("x").unwrap(), reply).unwrap_err()
}

#[test]
fn the_six_envelopes() {
    for (body, code, message) in [
        (
            r#"{"message":"Unprocessable entity","errors":{"request":{"amount":["is missing"]}}}"#,
            None,
            "Unprocessable entity; request.amount: is missing",
        ),
        (
            r#"{"response":{"message":"Reason can't be blank.","errors":{"reason":["can't be blank"]}}}"#,
            None,
            "Reason can't be blank.; reason: can't be blank",
        ),
        (
            r#"{"code":"E.0625","message":"Invalid","friendly_message":"Something is wrong","errors":[{"type":["is missing"]}]}"#,
            Some("E.0625"),
            "Invalid; type: is missing",
        ),
        (
            r#"{"message":"Invalid","errors":{"a":["b"]},"error_code":"invalid_params"}"#,
            Some("invalid_params"),
            "Invalid; a: b",
        ),
        (
            r#"{"error":{"code":"E.1022","message":"Access denied","friendly_message":"x","help":"https://y"}}"#,
            Some("E.1022"),
            "Access denied",
        ),
        (r#"{"response":{"description":"Something went wrong"}}"#, None, "Something went wrong"),
        (r#"{"error":"Not allowed"}"#, None, "Not allowed"),
        (r#"{"response":"Not allowed"}"#, None, "Not allowed"),
        (r#"{"friendly_message":" Not allowed "}"#, None, "Not allowed"),
    ] {
        let words = refused(422, body);
        assert_eq!((words.code.as_deref(), words.message.as_deref()), (code, Some(message)), "{body}");
        assert_eq!(words.http_status, Some(422));
    }
}

#[test]
fn errors_of_all_shapes() {
    for (errors, expected) in [
        (r#"{"amount":["is missing","is odd"]}"#, "amount: is missing; amount: is odd"),
        (r#"{"request":{"amount":["is missing"]}}"#, "request.amount: is missing"),
        (r#"{"credit_card":{"number":{"deep":"is odd"}}}"#, "credit_card.number.deep: is odd"),
        (r#"[{"type":["is missing"]},"odd"]"#, "type: is missing; odd"),
        (r#"{"base":["transaction can't be refunded"]}"#, "transaction can't be refunded"),
        (r#"{"base":"transaction can't be refunded"}"#, "transaction can't be refunded"),
        (r#"{"request":{"base":"is odd"}}"#, "request: is odd"),
        (r#""plain""#, "plain"),
    ] {
        let words = refused(422, &format!(r#"{{"errors":{errors}}}"#));
        assert_eq!(words.message.as_deref(), Some(expected), "{errors}");
    }
    for nothing in ["null", "{}", "[]", "1", "true", "[[],{}]"] {
        let words = refused(422, &format!(r#"{{"message":"m","errors":{nothing}}}"#));
        assert_eq!(words.message.as_deref(), Some("m"), "{nothing}");
    }
}

#[test]
fn endless_errors_are_cut() {
    let deep = format!(r#"{{"message":"m","errors":{}"x"{}}}"#, "[".repeat(50_000), "]".repeat(50_000));
    assert_eq!(refused(422, &deep).message.as_deref(), Some("m"));
    let long = format!(r#"{{"errors":[{}"x"]}}"#, r#""x","#.repeat(1000));
    assert!(refused(422, &long).message.unwrap().len() < 100);
}

#[test]
fn codes_have_a_sense() {
    for (sense, codes) in [
        (Sense::Worked, &["S.0000"][..]),
        (Sense::Open, &["P.0220", "P.0619", "P.1019", "P.9999", "E.0608", "E.0635", "E.1035"]),
        (Sense::Open, &["E.0600", "F.0399", "E.1000", "F.1000", "F.0999", "F.0997"]),
        (Sense::Duplicate, &["F.0215", "E.0618", "F.0108", "E.1018"]),
        (Sense::SendAgain, &["E.0636", "E.1036"]),
        (Sense::NotFound, &["E.0638", "F.0204", "F.0110"]),
        (Sense::BadCredentials, &["E.0604", "E.1004", "E.0621", "E.1021"]),
        (Sense::NoRights, &["E.0622", "E.1022"]),
        (Sense::Open, &["F.0117", "F.0119", "F.0121", "F.0210", "F.0222"]),
        (Sense::Refused, &["F.0211", "F.0207", "F.0114", "F.0216", "F.0123", "E.0616", "E.0625"]),
        (Sense::Refused, &["E.9876", "F.0223"]),
    ] {
        for code in codes {
            assert_eq!(Sense::of(code), Some(sense), "{code}");
        }
    }
    for none in
        ["", "05", "00", "8010", "E.", "E.06", "E.06255", "E.06a5", "X.0000", "e.0625", "E0625", "invalid_params"]
    {
        assert_eq!(Sense::of(none), None, "{none}");
    }
}

#[test]
fn codes_decide_about_a_refund() {
    let coded = |code: &str| format!(r#"{{"code":{code:?},"message":"m"}}"#);
    for code in ["E.0625", "F.0207", "E.0638", "F.0204", "E.0621", "E.1022", "F.0211", "E.4321"] {
        assert_eq!(refused(422, &coded(code)).code.as_deref(), Some(code));
        // Also under a status that says otherwise, and wrapped.
        assert_eq!(refused(202, &coded(code)).code.as_deref(), Some(code));
        assert_eq!(refused(409, &format!(r#"{{"response":{}}}"#, coded(code))).code.as_deref(), Some(code));
    }
    for code in ["E.0618", "F.0215", "E.1018", "F.0108"] {
        assert_eq!(doubt(422, &coded(code)), Doubt::Duplicate, "{code}");
    }
    for code in ["E.0608", "E.1035", "F.0999", "P.9999", "P.0619"] {
        assert_eq!(doubt(422, &coded(code)), Doubt::GatewayFailed, "{code}");
        assert_eq!(doubt(200, &coded(code)), Doubt::GatewayFailed, "{code}");
    }
    for code in ["E.0636", "E.1036"] {
        assert!(matches!(answer(422, &coded(code)), Answer::NotTaken { pause: None, .. }), "{code}");
    }
    assert_eq!(doubt(200, &coded("S.0000")), Doubt::Contradiction);
}

#[test]
fn errors_without_a_code_are_judged_by_the_http_status() {
    let body = r#"{"message":"Reason can't be blank."}"#;
    for status in [400, 401, 403, 404, 422] {
        assert_eq!(refused(status, body).http_status, Some(status));
    }
    for status in [402, 405, 408, 409, 425] {
        assert_eq!(doubt(status, body), Doubt::UnknownWord, "{status}");
    }
    assert_eq!(doubt(202, body), Doubt::Unreadable);
    assert_eq!(doubt(422, r#"{"message":"Duplicate transaction"}"#), Doubt::Duplicate);
    assert_eq!(doubt(422, r#"{"errors":{"base":["duplicate order"]}}"#), Doubt::Duplicate);
}

#[test]
fn too_many_requests_are_not_taken() {
    for body in ["", "<html>", r#"{"message":"slow down"}"#] {
        let mut reply = reply(429, body);
        reply.headers.insert(RETRY_AFTER, HeaderValue::from_static("7"));
        let Answer::NotTaken { pause, words } = paycross().answer(&order(), &reply) else { panic!("{body}") };
        assert_eq!((pause, words.http_status), (Some(Duration::from_secs(7)), Some(429)));
    }
    let error = read(&reply(429, r#"{"code":"E.0621"}"#));
    assert_eq!(error.code(), ErrorCode::RateLimited);
}

#[test]
fn errors_of_questions() {
    for (status, body, expected) in [
        (401, r#"{"message":"Unauthorized"}"#, ErrorCode::CredentialsRefused),
        (401, "", ErrorCode::CredentialsRefused),
        (422, r#"{"code":"E.0604","message":"m"}"#, ErrorCode::CredentialsRefused),
        (400, r#"{"response":{"code":"E.1021","message":"m"}}"#, ErrorCode::CredentialsRefused),
        (403, r#"{"message":"m"}"#, ErrorCode::PermissionDenied),
        (422, r#"{"code":"E.0622","message":"m"}"#, ErrorCode::PermissionDenied),
        (400, r#"{"message":"m"}"#, ErrorCode::RequestRejected),
        (500, r#"{"message":"m"}"#, ErrorCode::GatewayFailed),
        (502, "<html>", ErrorCode::GatewayFailed),
        (503, r#"{"code":"E.0621"}"#, ErrorCode::GatewayFailed),
        (500, r#"{"response":{"message":"Record not found"}}"#, ErrorCode::GatewayFailed),
        (301, "", ErrorCode::Redirected),
        (302, r#"{"message":"m"}"#, ErrorCode::Redirected),
        (200, "{}", ErrorCode::BadReply),
        (200, r#"{"code":"E.0600","message":"m"}"#, ErrorCode::BadReply),
        (200, "<html>", ErrorCode::BadReply),
    ] {
        assert_eq!(read(&reply(status, body)).code(), expected, "{status} {body}");
    }
}

#[test]
fn the_gateways_words_stay_out_of_messages_and_logs() {
    let error = read(&reply(422, r#"{"code":"E.0625","message":"John Doe","errors":{"card":["4200000000000000"]}}"#));
    assert_eq!(error.gateway().code.as_deref(), Some("E.0625"));
    assert_eq!(error.gateway().message.as_deref(), Some("John Doe; card: 4200000000000000"));
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("John") && !shown.contains("4200"), "{shown}");
}
