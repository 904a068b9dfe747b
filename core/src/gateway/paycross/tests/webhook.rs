use super::{MARK, PARENT, Shown, UID, credentials, money, open, paycross};
use crate::gateway::Gateway;
use crate::gateway::paycross::Paycross;
use crate::model::{Error, ErrorCode, Event, EventSubject, PaycrossCredentials};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue};

// Made once with OpenSSL 3 from a key that was thrown away: `openssl genrsa 2048`, `openssl rsa -pubout -outform DER`,
// `openssl dgst -sha256 -sign`.
/// As the back office shows it.
pub(super) const PUBLIC_KEY: &str = "\
    MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqTkF9XEB+5u3C5y9jXNxwi+xOXIHXqpz4mWAdDqL5pGOKoLif01xDJUJ\
    ewhEQ7lmrdL8iHJFr/B8ZbZPraa8mvGA0GZ4dmUtX9xhlr4GSL8crsqtoZppPtOsTEnxcfyUwOKT1T7N28SY/DwA4zGdq+94V77m\
    dK9dIbcx123Sw3qCmBQzZpche7ci9nHonEwijItWNW4TCMgOQhdnxRgSpnETpf1m9PyKkKbtXv8Z7I4ajOLQUffqIAWodoMqHbsK\
    Mz0O7VzBejENccq24a0+nrSoUbTZUuvffbSxXho45dPhNbfJD2tSEn7NsQnSSbF8E/kssWrIpvOo3FKpZfHV1QIDAQAB";
/// Over the bytes of [`BODY`].
pub(super) const SIGNATURE: &str = "\
    HWuf1YaMwlOh82AHXmlMBof9Tz7nApBUq0NLgKT1niTJkPqnZxkHOP/uPNgUT+Lfq/7NNUL69XH/e4gJsQwy9Yi0HbQotZGIoiAl\
    1259yh99GpZEMXRIDHzYyXq92qYBST6dGYdZoHd/bDZ6KBbqLWU1mliKkYjjgl0r/nM8kNrySCMJt4Hc1KMpR31fLGqiawEpQQLz\
    VH6jzzoAq1GUlpAcIxmDyWSPmM+017BVHF43oqQ9iEFSKZWfHXH31DdiHjT2NxxTJQCiIppGP/kpoQOBLNdUNGj6CR+Tc4dlDaiH\
    U/aEsHsd9Ud2HEJDvcVLrJ1V56vMginNJZc+cghHgg==";
pub(super) const BODY: &str = r#"{"transaction":{"uid":"2-310b0da80b","parent_uid":"1-310b0da80b","type":"refund","status":"successful","message":"ok","amount":50,"currency":"USD","test":false,"tracking_id":"rf-0123456789abcdefghjkmnpqrs","created_at":"2024-04-02T14:19:04.692Z","updated_at":"2024-04-02T14:19:12.733Z","method_type":"m_pesa","refund":{"status":"successful","ref_id":"8889999","message":"Grüße \u20ac"}}}"#;

/// `361` and the key of the test account.
const AUTHORIZATION: &str = "Basic MzYxOmEtc2VjcmV0LW9mLXRoZS1zaG9w";

pub(super) fn with_key() -> Paycross {
    open(PaycrossCredentials { public_key: Some(PUBLIC_KEY.to_owned()), ..credentials() }).unwrap()
}

pub(super) fn headers() -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert("authorization", HeaderValue::from_static(AUTHORIZATION));
    headers.insert("content-signature", HeaderValue::from_static(SIGNATURE));
    headers
}

fn with(name: &'static str, value: &str) -> HeaderMap {
    let mut headers = headers();
    headers.insert(name, HeaderValue::from_str(value).unwrap());
    headers
}

fn without(name: &str) -> HeaderMap {
    let mut headers = headers();
    headers.remove(name);
    headers
}

fn read(paycross: &Paycross, headers: &HeaderMap, body: &str) -> Result<Event, Error> {
    paycross.webhook(headers, &Bytes::copy_from_slice(body.as_bytes()))
}

fn code(paycross: &Paycross, headers: &HeaderMap, body: &str) -> Option<ErrorCode> {
    read(paycross, headers, body).err().map(|error| error.code())
}

fn event(body: &str) -> Event {
    read(&paycross(), &without("content-signature"), body).unwrap()
}

#[test]
fn a_refund() {
    for paycross in [paycross(), with_key()] {
        let event = read(&paycross, &headers(), BODY).unwrap();
        assert_eq!(event.subject, EventSubject::Refund);
        assert_eq!(event.transaction_id.as_deref(), Some(PARENT));
        assert_eq!(event.refund_id.as_deref(), Some(UID));
        assert_eq!(event.mark.as_deref(), Some(MARK));
        assert_eq!(event.reference, None);
        assert_eq!(event.status_word.as_deref(), Some("successful"));
        assert_eq!((event.amount, event.refunded), (Some(money(50, "USD")), None));
        assert_eq!(event.at, "2024-04-02T14:19:12.733Z".parse().ok());
        assert_eq!(event.dedupe_key, "2-310b0da80b|successful|2024-04-02T14:19:12.733Z");
        assert_eq!(event.raw.as_str(), Some(BODY));
    }
}

#[test]
fn the_credential_is_always_demanded() {
    let invalid = Some(ErrorCode::SignatureInvalid);
    for paycross in [paycross(), with_key()] {
        assert_eq!(code(&paycross, &without("authorization"), BODY), invalid);
        for wrong in
            ["", "Basic", "Basic ", "Bearer x", "Basic MzYxOmFub3RoZXI=", &AUTHORIZATION[..30], &AUTHORIZATION[6..]]
        {
            assert_eq!(code(&paycross, &with("authorization", wrong), BODY), invalid, "{wrong}");
        }
        // The scheme is the same in any spelling.
        for right in [AUTHORIZATION.replace("Basic", "basic"), AUTHORIZATION.replace("Basic ", "BASIC   ")] {
            assert_eq!(code(&paycross, &with("authorization", &right), BODY), None, "{right}");
        }
    }
}

#[test]
fn where_a_key_is_set_a_missing_signature_fails() {
    let invalid = Some(ErrorCode::SignatureInvalid);
    assert_eq!(code(&with_key(), &without("content-signature"), BODY), invalid);
    assert_eq!(code(&with_key(), &with("content-signature", ""), BODY), invalid);
    assert_eq!(code(&paycross(), &without("content-signature"), BODY), None);
}

#[test]
fn the_signature_is_over_the_bytes_themselves() {
    let invalid = Some(ErrorCode::SignatureInvalid);
    assert_eq!(code(&with_key(), &headers(), &BODY.replace("50", "51")), invalid);
    assert_eq!(code(&with_key(), &headers(), &format!("{BODY}\n")), invalid);
    assert_eq!(code(&with_key(), &headers(), ""), invalid);
}

#[test]
fn nothing_is_read_before_it_is_verified() {
    let error = read(&with_key(), &without("authorization"), "no JSON").unwrap_err();
    assert_eq!(error.code(), ErrorCode::SignatureInvalid);
    assert!(!format!("{error:?}").contains("MzYx"));
}

#[test]
fn a_payment_and_what_follows_up_on_one() {
    let payment = event(&Shown::payment("successful").alone());
    assert_eq!(payment.subject, EventSubject::Payment);
    assert_eq!((payment.transaction_id.as_deref(), payment.reference.as_deref()), (Some(PARENT), Some("order-1")));
    assert_eq!((payment.refund_id.as_deref(), payment.mark.as_deref()), (None, None));
    assert_eq!(payment.dedupe_key, "1-310b0da80b|successful|");
    let chargeback = Shown::payment("successful").with("type", r#""chargeback""#).with("parent_uid", r#""0-1""#);
    let chargeback = event(&chargeback.alone());
    assert_eq!((chargeback.subject, chargeback.transaction_id.as_deref()), (EventSubject::Other, Some("0-1")));
    let payout = event(&Shown::payment("successful").with("type", r#""payout""#).alone());
    assert_eq!((payout.subject, payout.transaction_id.as_deref()), (EventSubject::Other, Some(PARENT)));
}

#[test]
fn an_amount_that_cannot_be_read_is_left_out() {
    for (name, json) in [("currency", r#""IDR""#), ("currency", "null"), ("amount", "0.5"), ("amount", "null")] {
        let event = event(&Shown::refund("successful").with(name, json).alone());
        assert_eq!((event.amount, event.refund_id.as_deref()), (None, Some(UID)), "{name} {json}");
    }
}

#[test]
fn other_bodies_of_the_same_address() {
    let token = r#"{"token":"2d579c56","order":{"amount":100},"status":"error"}"#;
    let subscription = r#"{"id":"sbs_1","state":"active"}"#;
    let events: Vec<_> = [token, subscription, "[]", "{}", "null"].map(event).into();
    for event in &events {
        assert_eq!((event.subject, event.transaction_id.as_deref()), (EventSubject::Other, None));
    }
    assert_ne!(events[0].dedupe_key, events[1].dedupe_key);
    assert_eq!(event(token).dedupe_key, events[0].dedupe_key);
    for (body, expected) in [
        ("", ErrorCode::WebhookUnreadable),
        ("<html>", ErrorCode::WebhookUnreadable),
        (r#"{"transaction":{}"#, ErrorCode::WebhookUnreadable),
        (r#"{"transaction":[1]}"#, ErrorCode::WebhookUnreadable),
    ] {
        assert_eq!(code(&paycross(), &headers(), body), Some(expected), "{body}");
    }
}

#[test]
fn test_transactions_are_taken_as_the_account_says() {
    let taken = |setting, test: &str| {
        let paycross = open(PaycrossCredentials { test: setting, ..credentials() }).unwrap();
        code(&paycross, &headers(), &Shown::refund("successful").with("test", test).alone())
    };
    for (setting, test) in [(None, "true"), (None, "false"), (Some(true), "true"), (Some(false), "false")] {
        assert_eq!(taken(setting, test), None, "{setting:?} {test}");
    }
    assert_eq!(taken(Some(false), "true"), Some(ErrorCode::WebhookUnreadable));
    assert_eq!(taken(Some(true), "false"), Some(ErrorCode::WebhookUnreadable));
}

#[test]
fn the_answer_is_an_empty_body() {
    assert_eq!(event(BODY).acknowledgement(), "");
}
