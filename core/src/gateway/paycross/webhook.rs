use super::Paycross;
use super::record::Record;
use super::reply::Body;
use crate::gateway::webhook::{dedupe_key, signature_invalid, unreadable};
use crate::model::{Error, Event, EventSubject, GatewayName, Raw, TransactionKind};
use bytes::Bytes;
use http::HeaderMap;
use http::header::AUTHORIZATION;
use ring::digest::{SHA256, digest};
use serde::de::IgnoredAny;

const CONTENT_SIGNATURE: &str = "Content-Signature";

/// A notification: the same JSON as the API's answer, with the shop's own credentials and a signature over the bytes of
/// the body (fact sheet, section 6). Nothing is parsed before both are verified.
pub(super) fn read(paycross: &Paycross, headers: &HeaderMap, body: &Bytes) -> Result<Event, Error> {
    if !is_genuine(paycross, headers, body) {
        return Err(signature_invalid());
    }
    serde_json::from_slice::<IgnoredAny>(body).map_err(|_| unreadable("it is no JSON"))?;
    let Some(parsed) = Body::of(body).filter(Body::is_about_a_transaction) else { return Ok(other(paycross, body)) };
    let record = parsed.transaction().ok_or_else(|| unreadable("its transaction is malformed"))?;
    if !record.is_taken(paycross.test) {
        return Err(unreadable("it is about a test transaction and the account takes none, or the other way round"));
    }
    Ok(event(paycross, &record, body))
}

/// The credential is always demanded. Where a public key is set, so is the signature: to make do with the credential
/// when it is missing would make the key worth nothing.
fn is_genuine(paycross: &Paycross, headers: &HeaderMap, body: &Bytes) -> bool {
    let has_credential = headers.get(AUTHORIZATION).is_some_and(|header| paycross.credential.matches(header));
    let is_signed = paycross
        .public_key
        .as_ref()
        .is_none_or(|key| headers.get(CONTENT_SIGNATURE).is_some_and(|signature| key.verify(body, signature)));
    has_credential && is_signed
}

fn event(paycross: &Paycross, record: &Record<'_>, body: &Bytes) -> Event {
    let uid = record.uid();
    let status_word = record.status_word();
    let updated = record.updated_text();
    let (subject, transaction_id, reference, refund_id, mark) = match record.kind() {
        TransactionKind::Payment => (EventSubject::Payment, uid.clone(), record.tracking_id(), None, None),
        TransactionKind::Refund => (EventSubject::Refund, record.parent_uid(), None, uid.clone(), record.tracking_id()),
        TransactionKind::Other(_) => {
            (EventSubject::Other, record.parent_uid().or_else(|| uid.clone()), record.tracking_id(), None, None)
        }
    };
    Event {
        account: paycross.account.clone(),
        gateway: GatewayName::Paycross,
        subject,
        transaction_id,
        reference,
        refund_id,
        mark,
        amount: record.amount(paycross),
        refunded: None,
        at: record.happened_at(),
        dedupe_key: dedupe_key(&[uid.as_deref(), status_word.as_deref(), updated.as_deref()]),
        status_word,
        refund_keys: Vec::new(),
        raw: Raw::from(body.clone()),
    }
}

/// Subscriptions, checkout tokens and whatever else comes to the same address. They share no field, so the bytes
/// themselves tell one from another.
fn other(paycross: &Paycross, body: &Bytes) -> Event {
    Event {
        account: paycross.account.clone(),
        gateway: GatewayName::Paycross,
        subject: EventSubject::Other,
        transaction_id: None,
        reference: None,
        refund_id: None,
        mark: None,
        status_word: None,
        amount: None,
        refunded: None,
        at: None,
        dedupe_key: hex::encode(digest(&SHA256, body)),
        refund_keys: Vec::new(),
        raw: Raw::from(body.clone()),
    }
}
