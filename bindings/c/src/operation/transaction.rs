use crate::argument::reference;
use crate::boundary::{guard, misuse, tillback_result};
use crate::call::tillback_call;
use crate::client::{start, tillback_client, wait};
use crate::error::tillback_error;
use crate::text::text;
use crate::view::{tillback_transaction, tillback_transaction_list};
use crate::word::{self, tillback_ref_kind};
use std::ffi::{c_char, c_void};
use std::time::Duration;
use tillback::{Error, Until};

/// What to wait for: one of the next two, or a `TILLBACK_TRANSACTION_STATUS_…`.
pub type tillback_until = i32;

/// Until it changes no more by itself.
pub const TILLBACK_UNTIL_FINAL: tillback_until = -1;
/// Until something can be given back.
pub const TILLBACK_UNTIL_REFUNDABLE: tillback_until = -2;

fn until(number: tillback_until) -> Result<Until, Error> {
    match number {
        TILLBACK_UNTIL_FINAL => Ok(Until::Final),
        TILLBACK_UNTIL_REFUNDABLE => Ok(Until::Refundable),
        number => word::read_transaction_status(number)
            .map(Until::Status)
            .ok_or_else(|| misuse("until", "is no TILLBACK_UNTIL_… and no TILLBACK_TRANSACTION_STATUS_…")),
    }
}

/// Is told how a call that gives a transaction ended. Either object is its own to free; the other one is NULL.
pub type tillback_transaction_done = Option<
    unsafe extern "C" fn(
        userdata: *mut c_void,
        result: tillback_result,
        transaction: *mut tillback_transaction,
        error: *mut tillback_error,
    ),
>;

/// Is told how `tillback_client_find_async` ended. Either object is its own to free; the other one is NULL.
pub type tillback_transaction_list_done = Option<
    unsafe extern "C" fn(
        userdata: *mut c_void,
        result: tillback_result,
        found: *mut tillback_transaction_list,
        error: *mut tillback_error,
    ),
>;

/// The one payment a reference names, as the gateway shows it now.
///
/// Errors: `TILLBACK_TRANSACTION_NOT_FOUND`; `TILLBACK_REFERENCE_AMBIGUOUS` where several payments carry the reference (see
/// `tillback_client_find`); or that of any read: `TILLBACK_UNREACHABLE`, `TILLBACK_TIMED_OUT`, `TILLBACK_CREDENTIALS_REFUSED`,
/// `TILLBACK_BAD_REPLY` …
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_transaction(
    client: *const tillback_client,
    account: *const c_char,
    kind: tillback_ref_kind,
    reference: *const c_char,
    call: *const tillback_call,
    transaction: *mut *mut tillback_transaction,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let (account, asked) = (text("account", account)?, self::reference("kind", kind, reference)?);
            let work = |client: tillback::Client| async move { client.transaction(account, &asked).await };
            wait(client, call, transaction, "transaction", work)
        })
    }
}

/// `tillback_client_transaction`, started.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_transaction_async(
    client: *const tillback_client,
    account: *const c_char,
    kind: tillback_ref_kind,
    reference: *const c_char,
    call: *const tillback_call,
    done: tillback_transaction_done,
    userdata: *mut c_void,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let (account, asked) = (text("account", account)?.to_owned(), self::reference("kind", kind, reference)?);
            let work = |client: tillback::Client| async move { client.transaction(account, &asked).await };
            start(client, call, done, userdata, work)
        })
    }
}

/// Everything that carries a reference: several payments, or a payment and refunds of it (PayCross). An unknown one gives an
/// empty list.
///
/// Errors: that of any read.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_find(
    client: *const tillback_client,
    account: *const c_char,
    kind: tillback_ref_kind,
    reference: *const c_char,
    call: *const tillback_call,
    found: *mut *mut tillback_transaction_list,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let (account, asked) = (text("account", account)?, self::reference("kind", kind, reference)?);
            let work = |client: tillback::Client| async move { client.find(account, &asked).await };
            wait(client, call, found, "found", work)
        })
    }
}

/// `tillback_client_find`, started.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_find_async(
    client: *const tillback_client,
    account: *const c_char,
    kind: tillback_ref_kind,
    reference: *const c_char,
    call: *const tillback_call,
    done: tillback_transaction_list_done,
    userdata: *mut c_void,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let (account, asked) = (text("account", account)?.to_owned(), self::reference("kind", kind, reference)?);
            let work = |client: tillback::Client| async move { client.find(account, &asked).await };
            start(client, call, done, userdata, work)
        })
    }
}

/// Asks for a transaction with growing pauses until it is as wished, or `deadline_ms` ends; then returns it as it is. However many
/// callers wait for the same payment, it is asked for once at a time; a webhook about it ends the pause at once.
///
/// Errors: those of `tillback_client_transaction` that trying again can't heal, and any that still stands at the deadline.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_wait_for(
    client: *const tillback_client,
    account: *const c_char,
    kind: tillback_ref_kind,
    reference: *const c_char,
    until: tillback_until,
    deadline_ms: u64,
    call: *const tillback_call,
    transaction: *mut *mut tillback_transaction,
    error: *mut *mut tillback_error,
) -> tillback_result {
    let deadline = Duration::from_millis(deadline_ms);
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let (account, asked) = (text("account", account)?, self::reference("kind", kind, reference)?);
            let until = self::until(until)?;
            let work =
                |client: tillback::Client| async move { client.wait_for(account, &asked, until, deadline).await };
            wait(client, call, transaction, "transaction", work)
        })
    }
}

/// `tillback_client_wait_for`, started.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_wait_for_async(
    client: *const tillback_client,
    account: *const c_char,
    kind: tillback_ref_kind,
    reference: *const c_char,
    until: tillback_until,
    deadline_ms: u64,
    call: *const tillback_call,
    done: tillback_transaction_done,
    userdata: *mut c_void,
    error: *mut *mut tillback_error,
) -> tillback_result {
    let deadline = Duration::from_millis(deadline_ms);
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let (account, asked) = (text("account", account)?.to_owned(), self::reference("kind", kind, reference)?);
            let until = self::until(until)?;
            let work =
                |client: tillback::Client| async move { client.wait_for(account, &asked, until, deadline).await };
            start(client, call, done, userdata, work)
        })
    }
}
