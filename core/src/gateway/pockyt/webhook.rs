use super::Pockyt;
use crate::gateway::time::from_utc_plus_8;
use crate::gateway::webhook::{Fields, signature_invalid};
use crate::model::{Currency, Error, Event, EventSubject, GatewayName, Money, Raw};
use bytes::Bytes;

/// A notification: a form, signed over every decoded field but the signature itself (fact sheet, section 7).
pub(super) fn read(pockyt: &Pockyt, body: &Bytes) -> Result<Event, Error> {
    let fields = Fields::decode(body)?;
    let signature = fields.get("verifySign").ok_or_else(signature_invalid)?;
    let mut signed: Vec<_> = fields.iter().filter(|(name, _)| *name != "verifySign").collect();
    if !pockyt.signer.verify(&mut signed, signature) {
        return Err(signature_invalid());
    }
    Ok(event(pockyt, &fields, signature, body))
}

/// The fields of a refund's notification are not documented, so a refund is known by the names its reply uses.
fn event(pockyt: &Pockyt, fields: &Fields<'_>, signature: &str, body: &Bytes) -> Event {
    let text = |name: &str| fields.get(name).map(str::to_owned);
    let is_refund = fields.get("transactionType") == Some("refund")
        || ["refundTransactionNo", "refundTransactionId", "refundReference", "refundAmount"]
            .iter()
            .any(|name| fields.get(name).is_some());
    let subject = if is_refund {
        EventSubject::Refund
    } else if fields.get("reference").is_some() {
        EventSubject::Payment
    } else {
        EventSubject::Other
    };
    let currency = fields.get("currency").and_then(Currency::from_code);
    let money = |name: &str| Money::from_decimal(fields.get(name)?, currency?).ok();
    let refund_id = text("refundTransactionNo").or_else(|| text("refundTransactionId"));
    let transaction_id = text("transactionNo");
    let status_word = text("status");
    Event {
        account: pockyt.account.clone(),
        gateway: GatewayName::Pockyt,
        subject,
        // There is no event id; the signature covers every field, so the same news has the same one.
        dedupe_key: signature.to_owned(),
        transaction_id,
        reference: text("reference"),
        refund_id,
        mark: text("refundReference"),
        status_word,
        amount: money("refundAmount").or_else(|| money("amount")),
        refunded: None,
        at: fields.get("time").and_then(from_utc_plus_8),
        refund_keys: Vec::new(),
        raw: Raw::from(body.clone()),
    }
}
