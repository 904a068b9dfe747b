use super::payee::tillback_pair;
use crate::argument::list;
use crate::boundary::{guard, tillback_result};
use crate::call::tillback_call;
use crate::client::{start, tillback_client, wait};
use crate::error::tillback_error;
use crate::text::text;
use crate::view::tillback_event;
use std::ffi::{CStr, c_char, c_void};
use tillback::Error;

/// Is told how a call that gives an event ended. Either object is its own to free; the other one is NULL.
pub type tillback_event_done = Option<
    unsafe extern "C" fn(
        userdata: *mut c_void,
        result: tillback_result,
        event: *mut tillback_event,
        error: *mut tillback_error,
    ),
>;

type Headers = Vec<(String, Vec<u8>)>;

/// # Safety
/// As the contract says, for each argument.
unsafe fn delivery(
    headers: *const tillback_pair,
    header_count: usize,
    body: *const c_char,
    body_size: usize,
) -> Result<(Headers, Vec<u8>), Error> {
    // SAFETY: as of this function.
    unsafe {
        let mut read = Vec::with_capacity(header_count.min(256));
        for pair in list("headers", headers, header_count)? {
            let name = text("headers", pair.name)?.to_owned();
            // Bytes: what a server passes on need not be UTF-8.
            let value = if pair.value.is_null() { Vec::new() } else { CStr::from_ptr(pair.value).to_bytes().to_vec() };
            read.push((name, value));
        }
        Ok((read, list("body", body.cast::<u8>(), body_size)?.to_vec()))
    }
}

/// Verifies a webhook, reads it, and moves the refund in the journal that it speaks of. `body` has to be the raw bytes as they came, not
/// parsed and written again; `headers` are all that came with it.
///
/// It may come in any order, at any time, any number of times. What it says against a final status is kept and shown as a
/// contradiction, not applied. Answer it with HTTP 200 and the event's `acknowledgement`, or the gateway sends it again: as it should
/// after an error of the journal.
///
/// Errors: `TILLBACK_SIGNATURE_INVALID`, `TILLBACK_SIGNATURE_KEY_MISSING`, `TILLBACK_WEBHOOK_UNREADABLE`, `TILLBACK_JOURNAL_MISSING` and the others
/// of the journal.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_receive_webhook(
    client: *const tillback_client,
    account: *const c_char,
    headers: *const tillback_pair,
    header_count: usize,
    body: *const c_char,
    body_size: usize,
    call: *const tillback_call,
    event: *mut *mut tillback_event,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let account = text("account", account)?;
            let (headers, body) = delivery(headers, header_count, body, body_size)?;
            let work = |client: tillback::Client| async move { client.receive_webhook(account, headers, body).await };
            wait(client, call, event, "event", work)
        })
    }
}

/// `tillback_client_receive_webhook`, started.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_receive_webhook_async(
    client: *const tillback_client,
    account: *const c_char,
    headers: *const tillback_pair,
    header_count: usize,
    body: *const c_char,
    body_size: usize,
    call: *const tillback_call,
    done: tillback_event_done,
    userdata: *mut c_void,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let account = text("account", account)?.to_owned();
            let (headers, body) = delivery(headers, header_count, body, body_size)?;
            let work = |client: tillback::Client| async move { client.receive_webhook(account, headers, body).await };
            start(client, call, done, userdata, work)
        })
    }
}

/// Verifies a webhook and reads it, without a look into the journal. It waits for nothing.
///
/// Errors: `TILLBACK_SIGNATURE_INVALID`, `TILLBACK_SIGNATURE_KEY_MISSING`, `TILLBACK_WEBHOOK_UNREADABLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_verify_webhook(
    client: *const tillback_client,
    account: *const c_char,
    headers: *const tillback_pair,
    header_count: usize,
    body: *const c_char,
    body_size: usize,
    event: *mut *mut tillback_event,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let account = text("account", account)?;
            let (headers, body) = delivery(headers, header_count, body, body_size)?;
            let work = |client: tillback::Client| async move { client.verify_webhook(account, headers, body) };
            wait(client, std::ptr::null(), event, "event", work)
        })
    }
}
