use super::{Handed, Kept, View, time_or_none};
use crate::money::tillback_money;
use crate::word::{self, tillback_gateway, tillback_subject};
use std::ffi::c_char;
use tillback::Event;

/// A webhook whose signature was verified, in one shape for all gateways. Free it with `tillback_event_free`.
///
/// It can be repeated, late or replayed by anyone who saw it once, so treat it as a reason to ask, not as a fact.
#[repr(C)]
pub struct tillback_event {
    /// The account whose key verified it.
    pub account: *const c_char,
    /// The gateway.
    pub gateway: tillback_gateway,
    /// What it is about.
    pub subject: tillback_subject,
    /// The gateway's id of the payment; may be NULL, as the next four.
    pub transaction_id: *const c_char,
    /// The merchant's reference of the payment.
    pub reference: *const c_char,
    /// The gateway's id of the refund.
    pub refund_id: *const c_char,
    /// The mark that travelled with the refund.
    pub mark: *const c_char,
    /// The gateway's word for the status.
    pub status_word: *const c_char,
    /// The amount it speaks of; may be NULL.
    pub amount: *const tillback_money,
    /// What went back of the payment in all; NULL where the gateway doesn't say.
    pub refunded: *const tillback_money,
    /// When it happened, by the gateway: microseconds since 1970, UTC; or `TILLBACK_NO_TIME`.
    pub at: i64,
    /// The idempotency keys of our refunds that it speaks of. Empty for `tillback_client_verify_webhook`.
    pub refund_keys: *const *const c_char,
    /// How many.
    pub refund_key_count: usize,
    /// Two deliveries of the same news have the same key.
    pub dedupe_key: *const c_char,
    /// The body to answer the gateway with, under HTTP 200, so that it stops sending.
    pub acknowledgement: *const c_char,
    /// The body as it came, without a NUL behind it.
    pub raw: *const c_char,
    /// Its length in bytes.
    pub raw_size: usize,
}

impl View for tillback_event {
    type Source = Event;

    fn show(event: &Event, kept: &mut Kept) -> Self {
        let keys: Vec<_> = event.refund_keys.iter().map(|key| kept.text(key)).collect();
        Self {
            account: kept.text(event.account.as_str()),
            gateway: word::gateway(event.gateway),
            subject: word::subject(event.subject),
            transaction_id: kept.text_or_null(event.transaction_id.as_deref()),
            reference: kept.text_or_null(event.reference.as_deref()),
            refund_id: kept.text_or_null(event.refund_id.as_deref()),
            mark: kept.text_or_null(event.mark.as_deref()),
            status_word: kept.text_or_null(event.status_word.as_deref()),
            amount: kept.money_or_null(event.amount),
            refunded: kept.money_or_null(event.refunded),
            at: time_or_none(event.at),
            refund_key_count: keys.len(),
            refund_keys: kept.list(keys),
            dedupe_key: kept.text(&event.dedupe_key),
            acknowledgement: kept.text(event.acknowledgement()),
            raw: event.raw.as_bytes().as_ptr().cast(),
            raw_size: event.raw.as_bytes().len(),
        }
    }
}

/// Frees an event and all that belongs to it; NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_event_free(event: *mut tillback_event) {
    Handed::free(event, "tillback_event_free");
}
