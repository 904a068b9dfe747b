//! Errors as objects.

use crate::boundary::tillback_result;
use crate::view::{Handed, Kept, View};
use crate::word::{self, tillback_error_kind, tillback_retry};
use std::ffi::c_char;
use tillback::Error;

/// Why a call failed. **No money moved because of it.** Free it with `tillback_error_free`.
#[repr(C)]
pub struct tillback_error {
    /// The number that the function returned, too.
    pub result: tillback_result,
    /// What it is about.
    pub kind: tillback_error_kind,
    /// Whether and when to try again.
    pub retry: tillback_retry,
    /// The HTTP status of the gateway's reply; 0 where there was none.
    pub http_status: u32,
    /// How many milliseconds the gateway asked to wait; -1 where it did not.
    pub retry_after_ms: i64,
    /// The stable text, such as `OVER_REFUND`.
    pub code: *const c_char,
    /// A sentence for people: what happened and what to do. Without secrets or names.
    pub message: *const c_char,
    /// The argument or member at fault; may be NULL, as all that follows.
    pub field: *const c_char,
    /// The gateway's code.
    pub gateway_code: *const c_char,
    /// The gateway's text. It may echo what a customer typed, so don't log it.
    pub gateway_message: *const c_char,
    /// The id by which the gateway's support finds the exchange.
    pub request_id: *const c_char,
    /// The key of the refund it is about.
    pub idempotency_key: *const c_char,
}

impl View for tillback_error {
    type Source = Error;

    fn show(error: &Error, kept: &mut Kept) -> Self {
        let words = error.gateway();
        let retry_after = error.retry_after().map(|pause| i64::try_from(pause.as_millis()).unwrap_or(i64::MAX));
        Self {
            result: crate::boundary::number(error),
            kind: word::error_kind(error.kind()),
            retry: word::retry(error.retry()),
            http_status: words.http_status.unwrap_or_default().into(),
            retry_after_ms: retry_after.unwrap_or(-1),
            code: kept.text(error.code().as_str()),
            message: kept.text(error.message()),
            field: kept.text_or_null(error.field()),
            gateway_code: kept.text_or_null(words.code.as_deref()),
            gateway_message: kept.text_or_null(words.message.as_deref()),
            request_id: kept.text_or_null(words.request_id.as_deref()),
            idempotency_key: kept.text_or_null(error.idempotency_key()),
        }
    }
}

/// Frees an error and all that belongs to it; NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_error_free(error: *mut tillback_error) {
    Handed::free(error, "tillback_error_free");
}
