use super::{Handed, Kept, View};
use crate::word::{self, tillback_gateway, tillback_may_refund};
use std::ffi::c_char;
use tillback::Check;

/// What an account's credentials can do. That they were taken is implied: otherwise the check is an error. Free it with
/// `tillback_check_free`.
#[repr(C)]
pub struct tillback_check {
    /// The account.
    pub account: *const c_char,
    /// The gateway.
    pub gateway: tillback_gateway,
    /// Whether they may refund.
    pub may_refund: tillback_may_refund,
    /// What the gateway calls the merchant; may be NULL.
    pub merchant: *const c_char,
    /// The untouched reply, without a NUL behind it.
    pub raw: *const c_char,
    /// Its length in bytes.
    pub raw_size: usize,
}

impl View for tillback_check {
    type Source = Check;

    fn show(check: &Check, kept: &mut Kept) -> Self {
        Self {
            account: kept.text(check.account.as_str()),
            gateway: word::gateway(check.gateway),
            may_refund: word::may_refund(check.may_refund),
            merchant: kept.text_or_null(check.merchant.as_deref()),
            raw: check.raw.as_bytes().as_ptr().cast(),
            raw_size: check.raw.as_bytes().len(),
        }
    }
}

/// Frees a check and all that belongs to it; NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_check_free(check: *mut tillback_check) {
    Handed::free(check, "tillback_check_free");
}
