use super::{Handed, Kept, View, time_or_none};
use std::ffi::c_char;
use tillback::Payee;

/// A registered payee. Free it with `tillback_payee_free`.
#[repr(C)]
pub struct tillback_payee {
    /// The account.
    pub account: *const c_char,
    /// The gateway's id: what a payout names.
    pub customer_no: *const c_char,
    /// The merchant's own id; may be NULL, as all that follows.
    pub customer_code: *const c_char,
    /// First name.
    pub first_name: *const c_char,
    /// Last name.
    pub last_name: *const c_char,
    /// E-mail address.
    pub email: *const c_char,
    /// The gateway's word, such as `Activated`.
    pub status: *const c_char,
    /// When it was registered: microseconds since 1970, UTC; or `TILLBACK_NO_TIME`.
    pub created_at: i64,
    /// When it last changed; as above.
    pub updated_at: i64,
    /// The untouched reply, without a NUL behind it.
    pub raw: *const c_char,
    /// Its length in bytes.
    pub raw_size: usize,
}

impl View for tillback_payee {
    type Source = Payee;

    fn show(payee: &Payee, kept: &mut Kept) -> Self {
        Self {
            account: kept.text(payee.account.as_str()),
            customer_no: kept.text(&payee.customer_no),
            customer_code: kept.text_or_null(payee.customer_code.as_deref()),
            first_name: kept.text_or_null(payee.first_name.as_deref()),
            last_name: kept.text_or_null(payee.last_name.as_deref()),
            email: kept.text_or_null(payee.email.as_deref()),
            status: kept.text_or_null(payee.status.as_deref()),
            created_at: time_or_none(payee.created_at),
            updated_at: time_or_none(payee.updated_at),
            raw: payee.raw.as_bytes().as_ptr().cast(),
            raw_size: payee.raw.as_bytes().len(),
        }
    }
}

/// Frees a payee and all that belongs to it; NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_payee_free(payee: *mut tillback_payee) {
    Handed::free(payee, "tillback_payee_free");
}
