use crate::argument::Out;
use crate::boundary::{guard, misuse, tillback_result};
use crate::call::tillback_call;
use crate::client::{start, tillback_client, wait};
use crate::error::tillback_error;
use crate::object;
use crate::text::text;
use crate::view::{Handed, tillback_capabilities, tillback_check};
use crate::word::{self, tillback_gateway};
use std::ffi::{c_char, c_void};

/// Is told how `tillback_client_check_async` ended. Either object is its own to free; the other one is NULL.
pub type tillback_check_done = Option<
    unsafe extern "C" fn(
        userdata: *mut c_void,
        result: tillback_result,
        check: *mut tillback_check,
        error: *mut tillback_error,
    ),
>;

/// Whether the account's credentials work, and whether they may refund.
///
/// Errors: `TILLBACK_CREDENTIALS_REFUSED`, or that of any read.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_check(
    client: *const tillback_client,
    account: *const c_char,
    call: *const tillback_call,
    check: *mut *mut tillback_check,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let account = text("account", account)?;
            wait(client, call, check, "check", |client| async move { client.check(account).await })
        })
    }
}

/// `tillback_client_check`, started.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_check_async(
    client: *const tillback_client,
    account: *const c_char,
    call: *const tillback_call,
    done: tillback_check_done,
    userdata: *mut c_void,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let account = text("account", account)?.to_owned();
            start(client, call, done, userdata, |client| async move { client.check(account).await })
        })
    }
}

/// What a gateway can do and prove. It waits for nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_capabilities(
    client: *const tillback_client,
    gateway: tillback_gateway,
    capabilities: *mut *mut tillback_capabilities,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let place = Out::new("capabilities", capabilities)?;
            let gateway = word::read_gateway(gateway).ok_or_else(|| misuse("gateway", "is no TILLBACK_GATEWAY_…"))?;
            let client = object::find(client, "client")?;
            place.put(Handed::give(client.client.capabilities(gateway).clone()));
            Ok(())
        })
    }
}
