//! How long a call waits, and how it is stopped.

use crate::argument::{Sized32, sized_or_none, time_limit};
use crate::boundary::{free, quietly};
use crate::object;
use std::time::Duration;
use tillback::{Cancel, Error};

/// Stops the waiting of calls from another thread, once and for good.
pub struct tillback_cancel {
    cancel: Cancel,
}

/// What one call keeps to. Make it with `tillback_call_init`; a call without one has no limits of its own.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct tillback_call {
    /// Set by `tillback_call_init`.
    pub struct_size: u32,
    /// How long the call waits for a gateway, in milliseconds; 0 = no limit but the client's own. When it ends, a refund that was
    /// sent returns the status of that moment; what was only asked fails with `TILLBACK_TIMED_OUT`.
    pub timeout_ms: u64,
    /// Stops the call from another thread; may be NULL. As `timeout_ms`, with `TILLBACK_CANCELLED`. It may be freed as soon as the
    /// call began.
    pub cancel: *const tillback_cancel,
}

// SAFETY: `repr(C)`, a u32 at the beginning, and zeros are a value.
unsafe impl Sized32 for tillback_call {
    const NAME: &'static str = "call";
    const LAST: usize = std::mem::offset_of!(tillback_call, cancel);
}

/// What a call keeps to, read.
#[derive(Clone, Default)]
pub(crate) struct Limits {
    timeout: Option<Duration>,
    cancel: Option<Cancel>,
}

impl Limits {
    /// # Safety
    /// As of [`sized_or_none`].
    pub(crate) unsafe fn read(call: *const tillback_call) -> Result<Self, Error> {
        // SAFETY: as of this function.
        let Some(call) = (unsafe { sized_or_none(call)? }) else { return Ok(Self::default()) };
        let cancel = match call.cancel.is_null() {
            true => None,
            false => Some(object::find(call.cancel, "cancel")?.cancel.clone()),
        };
        Ok(Self { timeout: time_limit(call.timeout_ms), cancel })
    }

    pub(crate) fn of(self, mut client: tillback::blocking::Client) -> tillback::blocking::Client {
        if let Some(timeout) = self.timeout {
            client = client.within(timeout);
        }
        if let Some(cancel) = self.cancel {
            client = client.cancelled_by(&cancel);
        }
        client
    }
}

/// One that has not stopped anything yet. Free it with `tillback_cancel_free`. Never NULL.
#[unsafe(no_mangle)]
pub extern "C" fn tillback_cancel_new() -> *mut tillback_cancel {
    quietly(|| object::give(tillback_cancel { cancel: Cancel::new() })).unwrap_or(std::ptr::null_mut())
}

/// Stops every call that was given it, now and later. From any thread, any number of times.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_cancel_now(cancel: *const tillback_cancel) {
    quietly(|| object::find(cancel, "cancel").map(|found| found.cancel.cancel()));
}

/// Whether `tillback_cancel_now` was called. `false` for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_cancel_is_cancelled(cancel: *const tillback_cancel) -> bool {
    quietly(|| object::find(cancel, "cancel").is_ok_and(|found| found.cancel.is_cancelled())).unwrap_or_default()
}

/// Frees it; NULL is fine. Calls that were given it go on, and can't be stopped by it any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_cancel_free(cancel: *mut tillback_cancel) {
    free(cancel.cast_const(), "tillback_cancel_free");
}
