use super::{Handed, Kept, View, time};
use crate::money::tillback_money;
use crate::word::{self, tillback_gateway, tillback_history_source, tillback_refund_status};
use std::ffi::c_char;
use tillback::Refund;

/// One intent to give money back, and all that is known of it. Free it with `tillback_refund_free`.
#[repr(C)]
pub struct tillback_refund {
    /// The caller's name for the intent.
    pub idempotency_key: *const c_char,
    /// tillback's own id, the mark that travels to the gateway.
    pub id: *const c_char,
    /// The account.
    pub account: *const c_char,
    /// The gateway.
    pub gateway: tillback_gateway,
    /// Where it stands.
    pub status: tillback_refund_status,
    /// How much. Always explicit.
    pub amount: tillback_money,
    /// The id, reference or scanned text by which the caller named the payment.
    pub target: *const c_char,
    /// The gateway's id of the payment; NULL while a queued refund was not looked up.
    pub transaction_id: *const c_char,
    /// The merchant's reference of the payment; may be NULL.
    pub reference: *const c_char,
    /// Why, in the caller's words; may be NULL.
    pub reason: *const c_char,
    /// The gateway's id of the refund; NULL until it is known.
    pub gateway_refund_id: *const c_char,
    /// The gateway's last code about it; may be NULL.
    pub gateway_code: *const c_char,
    /// Its last text; may be NULL. It may echo what a customer typed, so don't log it.
    pub gateway_message: *const c_char,
    /// The id by which the gateway's support finds that exchange; may be NULL.
    pub gateway_request_id: *const c_char,
    /// The HTTP status of its last reply; 0 where there was none.
    pub gateway_http_status: u32,
    /// Whether news came in that says otherwise than the final status. They are in the history and change nothing.
    pub contradicted: bool,
    /// When it was recorded: microseconds since 1970, UTC.
    pub created_at: i64,
    /// When it last changed: microseconds since 1970, UTC.
    pub updated_at: i64,
    /// Each sending, oldest first.
    pub attempts: *const tillback_attempt,
    /// How many.
    pub attempt_count: usize,
    /// What happened, oldest first.
    pub history: *const tillback_history_entry,
    /// How many lines.
    pub history_count: usize,
    /// The untouched body of the gateway's last reply about it, without a NUL behind it. A journal file keeps no replies, so it is
    /// there in the process that got it, and empty elsewhere.
    pub raw: *const c_char,
    /// Its length in bytes.
    pub raw_size: usize,
}

/// One sending of a refund.
#[repr(C)]
pub struct tillback_attempt {
    /// When it was marked as about to be sent: microseconds since 1970, UTC.
    pub at: i64,
    /// Counted from 1.
    pub number: u32,
}

/// One line of a refund's history. It holds no secret and nothing the gateway wrote but its codes.
#[repr(C)]
pub struct tillback_history_entry {
    /// When: microseconds since 1970, UTC.
    pub at: i64,
    /// The program that wrote it.
    pub by: *const c_char,
    /// What happened and what was concluded from it.
    pub what: *const c_char,
    /// The status after it.
    pub status: tillback_refund_status,
    /// From whom the news came.
    pub source: tillback_history_source,
    /// The gateway's code in the reply or webhook it rests on; may be NULL.
    pub gateway_code: *const c_char,
    /// The id by which the gateway's support finds that exchange; may be NULL.
    pub request_id: *const c_char,
    /// The HTTP status of that reply; 0 where there was none.
    pub http_status: u32,
    /// Whether it says otherwise than the final status that stood by then.
    pub contradicts: bool,
}

impl View for tillback_refund {
    type Source = Refund;

    fn show(refund: &Refund, kept: &mut Kept) -> Self {
        let attempts: Vec<_> = refund
            .attempts
            .iter()
            .map(|attempt| tillback_attempt { at: time(attempt.at), number: attempt.number })
            .collect();
        let history: Vec<_> = refund
            .history
            .iter()
            .map(|entry| tillback_history_entry {
                at: time(entry.at),
                by: kept.text(&entry.by),
                what: kept.text(&entry.what),
                status: word::refund_status(entry.status),
                source: word::history_source(entry.source),
                gateway_code: kept.text_or_null(entry.gateway_code.as_deref()),
                request_id: kept.text_or_null(entry.request_id.as_deref()),
                http_status: entry.http_status.unwrap_or_default().into(),
                contradicts: entry.contradicts,
            })
            .collect();
        let words = &refund.gateway_words;
        Self {
            idempotency_key: kept.text(&refund.idempotency_key),
            id: kept.text(&refund.id),
            account: kept.text(refund.account.as_str()),
            gateway: word::gateway(refund.gateway),
            status: word::refund_status(refund.status),
            amount: tillback_money::of(refund.amount),
            target: kept.text(&refund.target),
            transaction_id: kept.text_or_null(refund.transaction_id.as_deref()),
            reference: kept.text_or_null(refund.reference.as_deref()),
            reason: kept.text_or_null(refund.reason.as_deref()),
            gateway_refund_id: kept.text_or_null(refund.gateway_refund_id.as_deref()),
            gateway_code: kept.text_or_null(words.code.as_deref()),
            gateway_message: kept.text_or_null(words.message.as_deref()),
            gateway_request_id: kept.text_or_null(words.request_id.as_deref()),
            gateway_http_status: words.http_status.unwrap_or_default().into(),
            contradicted: refund.contradicted,
            created_at: time(refund.created_at),
            updated_at: time(refund.updated_at),
            attempt_count: attempts.len(),
            attempts: kept.list(attempts),
            history_count: history.len(),
            history: kept.list(history),
            raw: refund.raw.as_bytes().as_ptr().cast(),
            raw_size: refund.raw.as_bytes().len(),
        }
    }
}

/// Frees a refund and all that belongs to it; NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_refund_free(refund: *mut tillback_refund) {
    Handed::free(refund, "tillback_refund_free");
}
