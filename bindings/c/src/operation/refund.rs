use crate::argument::{Sized32, money_or_none, reference, sized, time_limit};
use crate::boundary::{guard, tillback_result};
use crate::call::tillback_call;
use crate::client::{start, tillback_client, wait};
use crate::error::tillback_error;
use crate::money::tillback_money;
use crate::text::{optional, text};
use crate::view::{Handed, tillback_refund, tillback_transaction};
use crate::word::tillback_ref_kind;
use std::ffi::{c_char, c_void};
use std::time::Duration;
use tillback::{Error, RefundRequest, RefundTarget};

/// Is told how a call that gives a refund ended. Either object is its own to free; the other one is NULL.
pub type tillback_refund_done = Option<
    unsafe extern "C" fn(
        userdata: *mut c_void,
        result: tillback_result,
        refund: *mut tillback_refund,
        error: *mut tillback_error,
    ),
>;

/// What to give back. Make it with `tillback_refund_request_init`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct tillback_refund_request {
    /// Set by `tillback_refund_request_init`.
    pub struct_size: u32,
    /// What `reference` is.
    pub reference_kind: tillback_ref_kind,
    /// The account it was paid to.
    pub account: *const c_char,
    /// The payment as it was just read, which saves the look-up; or NULL, then `reference` names it.
    pub transaction: *const tillback_transaction,
    /// The payment's id or reference, where `transaction` is NULL: 1 to 255 characters.
    pub reference: *const c_char,
    /// Names the intent: the same key always names the same refund. 1 to 255 characters, chosen by the caller and kept with the order.
    pub idempotency_key: *const c_char,
    /// How much: greater than zero, in the currency of the payment. NULL = all that is still refundable.
    pub amount: *const tillback_money,
    /// Why: at most 200 characters; may be NULL. Yedpay and PayCross keep it; Pockyt has no such field.
    pub reason: *const c_char,
    /// How long the call may take; 0 = the client's own `deadline_ms`. When it ends, the caller gets the status of that moment.
    pub deadline_ms: u64,
}

// SAFETY: `repr(C)`, a u32 at the beginning, and zeros are a value.
unsafe impl Sized32 for tillback_refund_request {
    const NAME: &'static str = "request";
    const LAST: usize = std::mem::offset_of!(tillback_refund_request, deadline_ms);
}

impl tillback_refund_request {
    /// # Safety
    /// As the contract says, for each member.
    pub(crate) unsafe fn read(&self) -> Result<RefundRequest, Error> {
        // SAFETY: as of this function.
        unsafe {
            let target: RefundTarget = match self.transaction.is_null() {
                true => reference("reference_kind", self.reference_kind, self.reference)?.into(),
                false => Handed::find(self.transaction, "transaction")?.source.clone().into(),
            };
            let account = text("account", self.account)?;
            let mut request = RefundRequest::new(account, target, text("idempotency_key", self.idempotency_key)?);
            if let Some(amount) = money_or_none(self.amount)? {
                request = request.amount(amount);
            }
            if let Some(reason) = optional("reason", self.reason)? {
                request = request.reason(reason);
            }
            if let Some(deadline) = time_limit(self.deadline_ms) {
                request = request.within(deadline);
            }
            Ok(request)
        }
    }
}

/// Gives money back, once. The same key returns the same refund.
///
/// An error means that no money moved because of this call. Everything else is a refund with a status; a decline of the gateway
/// is `TILLBACK_REFUND_STATUS_REFUSED`, a lost answer `TILLBACK_REFUND_STATUS_UNKNOWN` until the gateway has told.
///
/// Errors: bad input (`TILLBACK_AMOUNT_NOT_POSITIVE`, `TILLBACK_REASON_INVALID` …), `TILLBACK_KEY_REUSED`, `TILLBACK_OVER_REFUND`,
/// `TILLBACK_ALREADY_REFUNDED`, `TILLBACK_TRANSACTION_NOT_PAID`, `TILLBACK_TRANSACTION_NOT_FOUND`, `TILLBACK_UNREACHABLE`,
/// `TILLBACK_CANCELLED`, `TILLBACK_JOURNAL_MISSING` and the others of the journal, and those of any read, all before anything was
/// sent.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_refund(
    client: *const tillback_client,
    request: *const tillback_refund_request,
    call: *const tillback_call,
    refund: *mut *mut tillback_refund,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let request = sized(request)?.read()?;
            wait(client, call, refund, "refund", |client| async move { client.refund(request).await })
        })
    }
}

/// `tillback_client_refund`, started.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_refund_async(
    client: *const tillback_client,
    request: *const tillback_refund_request,
    call: *const tillback_call,
    done: tillback_refund_done,
    userdata: *mut c_void,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let request = sized(request)?.read()?;
            start(client, call, done, userdata, |client| async move { client.refund(request).await })
        })
    }
}

/// Records a refund to be sent later, by `tillback_client_settle`: for a till that is offline. Nothing is sent, and nobody is asked.
///
/// The amount has to be named, unless the request carries the transaction it was read from. Whether so much is left is decided
/// when it is sent; if not, it ends as refused.
///
/// Errors: bad input, `TILLBACK_KEY_REUSED`, `TILLBACK_JOURNAL_MISSING` and the others of the journal; with a transaction also
/// `TILLBACK_OVER_REFUND`, `TILLBACK_ALREADY_REFUNDED` and the like.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_queue_refund(
    client: *const tillback_client,
    request: *const tillback_refund_request,
    refund: *mut *mut tillback_refund,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let request = sized(request)?.read()?;
            wait(client, std::ptr::null(), refund, "refund", |client| async move { client.queue_refund(request).await })
        })
    }
}

/// `tillback_client_queue_refund`, started.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_queue_refund_async(
    client: *const tillback_client,
    request: *const tillback_refund_request,
    done: tillback_refund_done,
    userdata: *mut c_void,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let request = sized(request)?.read()?;
            start(client, std::ptr::null(), done, userdata, |client| async move { client.queue_refund(request).await })
        })
    }
}

/// Follows a refund until its status is final or `deadline_ms` ends; then returns it as it is.
///
/// Errors: `TILLBACK_REFUND_NOT_FOUND`, `TILLBACK_UNKNOWN_ACCOUNT`, those of the journal.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_wait_for_refund(
    client: *const tillback_client,
    idempotency_key: *const c_char,
    deadline_ms: u64,
    call: *const tillback_call,
    refund: *mut *mut tillback_refund,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let key = text("idempotency_key", idempotency_key)?.to_owned();
            let deadline = Duration::from_millis(deadline_ms);
            let work = |client: tillback::Client| async move { client.wait_for_refund(&key, deadline).await };
            wait(client, call, refund, "refund", work)
        })
    }
}

/// `tillback_client_wait_for_refund`, started.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_wait_for_refund_async(
    client: *const tillback_client,
    idempotency_key: *const c_char,
    deadline_ms: u64,
    call: *const tillback_call,
    done: tillback_refund_done,
    userdata: *mut c_void,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let key = text("idempotency_key", idempotency_key)?.to_owned();
            let deadline = Duration::from_millis(deadline_ms);
            let work = |client: tillback::Client| async move { client.wait_for_refund(&key, deadline).await };
            start(client, call, done, userdata, work)
        })
    }
}
