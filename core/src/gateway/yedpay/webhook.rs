use super::Yedpay;
use super::record::{Word, currency};
use crate::gateway::time::from_utc_plus_8;
use crate::gateway::webhook::{Fields, dedupe_key, signature_invalid};
use crate::model::{Error, ErrorCode, Event, EventSubject, GatewayName, Money, Raw};
use bytes::Bytes;

const SIGN_TYPE: &str = "HMAC_SHA256";

/// A notification: a form with bracket keys, signed over its decoded fields (fact sheet, section 4).
pub(super) fn read(yedpay: &Yedpay, body: &Bytes) -> Result<Event, Error> {
    let key = yedpay.sign_key.as_ref().ok_or_else(|| {
        Error::new(
            ErrorCode::SignatureKeyMissing,
            "The account has no sign key, so no notification of Yedpay can be verified. Add sign_key to the account.",
        )
        .about("sign_key")
    })?;
    let fields = Fields::decode(body)?;
    let signature = fields.get("sign").ok_or_else(signature_invalid)?;
    if fields.get("sign_type") != Some(SIGN_TYPE) || !key.verify(fields.iter().collect(), signature) {
        return Err(signature_invalid());
    }
    Ok(event(yedpay, &fields, body))
}

/// A refund's notification is told by its status: what `request_type` says there is not known.
fn event(yedpay: &Yedpay, fields: &Fields<'_>, body: &Bytes) -> Event {
    let get = |name: &str| fields.get(&format!("transaction[{name}]"));
    let text = |name: &str| get(name).map(str::to_owned);
    let currency = get("currency").and_then(currency);
    let money = |name: &str| Money::from_decimal(get(name)?, currency?).ok();
    let time = |name: &str| get(name).and_then(from_utc_plus_8);
    let subject = match get("status").map(Word::of) {
        Some(Word::Refunded | Word::Void | Word::PendingRefund) => EventSubject::Refund,
        Some(
            Word::Precreated
            | Word::Pending
            | Word::Paid
            | Word::Cancelled
            | Word::Failed
            | Word::Expired
            | Word::Unknown,
        ) => EventSubject::Payment,
        None => EventSubject::Other,
    };
    // How much this one refund was is not told, only what went back in all.
    let amount = match subject {
        EventSubject::Payment => money("amount"),
        EventSubject::Refund | EventSubject::Other => None,
    };
    Event {
        account: yedpay.account.clone(),
        gateway: GatewayName::Yedpay,
        subject,
        dedupe_key: dedupe_key(&[get("id"), get("status"), get("refunded"), get("updated_at")]),
        transaction_id: text("id"),
        reference: text("custom_id"),
        refund_id: None,
        mark: None,
        status_word: text("status"),
        amount,
        refunded: money("refunded"),
        at: time("refunded_at").or_else(|| time("updated_at")).or_else(|| time("paid_at")),
        refund_keys: Vec::new(),
        raw: Raw::from(body.clone()),
    }
}
