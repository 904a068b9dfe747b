use super::webhook::{BODY, PUBLIC_KEY, SIGNATURE};
use super::{credentials, open};
use crate::gateway::paycross::sign::PublicKey;
use crate::model::{ErrorCode, PaycrossCredentials};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;

/// An RSA key of 1024 bits.
const SMALL_KEY: &str = "\
    MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDXW5oj/jsM9xLFI/j3Hey2Rg/RE0iDYHd/B5Rkmzp8c+dGLYvLzvwTX0C+EXre\
    XB46MNVuqjwvwS37cQJBhpcBuBD3DfGHdkq3HQmgszdtC0h9uD5OUyY6M/+9HgbLtBOOdHgNB9h4FhJLDHU/CVDdl6xFJdDtj5Os\
    mTy31fL+tQIDAQAB";
/// A key on the curve P-256.
const OTHER_KIND: &str = "\
    MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEVO/Oc2NxeKjELvMmMC3F5EmQMfNMygrBZxNZqRxhJ4Hhq838737rah9x7toqP+tM\
    aoawL3URJXrC65ZthzyxPg==";

fn verifies(key: &str, signature: &str) -> bool {
    PublicKey::parse(key).unwrap().verify(BODY.as_bytes(), &HeaderValue::from_str(signature).unwrap())
}

fn lines(text: &str) -> String {
    text.as_bytes().chunks(64).map(|line| format!("{}\n", String::from_utf8_lossy(line))).collect()
}

#[test]
fn a_key_is_one_line_or_pem() {
    let pem = format!("-----BEGIN PUBLIC KEY-----\n{}-----END PUBLIC KEY-----\n", lines(PUBLIC_KEY));
    let inner = STANDARD.encode(&STANDARD.decode(PUBLIC_KEY).unwrap()[24..]);
    for key in [
        PUBLIC_KEY.to_owned(),
        format!(" {PUBLIC_KEY}\r\n"),
        lines(PUBLIC_KEY),
        pem.replace('\n', "\r\n"),
        pem.replace('\n', " "),
        pem,
        format!("-----BEGIN RSA PUBLIC KEY-----\n{}-----END RSA PUBLIC KEY-----", lines(&inner)),
        inner,
    ] {
        assert!(verifies(&key, SIGNATURE), "{key}");
    }
}

#[test]
fn white_space_in_a_signature_is_no_part_of_it() {
    assert!(verifies(PUBLIC_KEY, &format!(" {} {}\t", &SIGNATURE[..76], &SIGNATURE[76..])));
}

#[test]
fn what_is_no_signature_is_refused() {
    let mut other = STANDARD.decode(SIGNATURE).unwrap();
    other[17] ^= 1;
    for signature in [
        String::new(),
        "AAAA".to_owned(),
        SIGNATURE[4..].to_owned(),
        SIGNATURE.trim_end_matches('=').to_owned(),
        SIGNATURE.replace('+', "-").replace('/', "_"),
        format!("{SIGNATURE}AAAA"),
        STANDARD.encode(other),
        "not base64".to_owned(),
    ] {
        assert!(!verifies(PUBLIC_KEY, &signature), "{signature:?}");
    }
    assert!(!PublicKey::parse(PUBLIC_KEY).unwrap().verify(b"", &HeaderValue::from_static(SIGNATURE)));
}

#[test]
fn a_malformed_key_is_told_when_the_account_is_opened() {
    let twice = format!("{PUBLIC_KEY}{PUBLIC_KEY}");
    let cut = format!("{}=", &PUBLIC_KEY[..PUBLIC_KEY.len() - 5]);
    let armour = "-----BEGIN PUBLIC KEY-----";
    for key in
        ["", " ", "key", "AAAA", armour, "-----", SMALL_KEY, OTHER_KIND, SIGNATURE, &twice, &cut, &PUBLIC_KEY[4..]]
    {
        let error = open(PaycrossCredentials { public_key: Some(key.to_owned()), ..credentials() }).err().unwrap();
        assert_eq!((error.code(), error.field()), (ErrorCode::SettingInvalid, Some("public_key")), "{key}");
    }
}
