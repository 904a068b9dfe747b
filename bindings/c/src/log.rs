//! The log.

use crate::argument::Userdata;
use crate::boundary::{guard, misuse, tillback_result};
use crate::error::tillback_error;
use crate::text::terminated;
use crate::word::{self, tillback_log_level};
use std::ffi::{c_char, c_void};
use std::sync::Arc;
use tillback::{Error, ErrorCode, LogLevel};

/// Gets one line of the log. It holds ids and statuses, never secrets, names, reasons or bodies. May be called by any thread,
/// several at once; should be quick, and must not call tillback. `line` is valid until it returns.
pub type tillback_log_callback =
    Option<unsafe extern "C" fn(userdata: *mut c_void, level: tillback_log_level, line: *const c_char)>;

/// Hands the log of the whole process up to a level to a callback, in place of the one before. Without a callback there is no
/// log. When the call returns, the callback before is not being called any more and never will be, so its userdata may be freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_set_log(
    most: tillback_log_level,
    callback: tillback_log_callback,
    userdata: *mut c_void,
    error: *mut *mut tillback_error,
) -> tillback_result {
    let work = || {
        let Some(callback) = callback else {
            tillback::set_log(None);
            return Ok(());
        };
        let most = word::read_log_level(most).ok_or_else(|| misuse("most", "is no TILLBACK_LOG_…"))?;
        let userdata = Userdata(userdata);
        let sink = move |level: LogLevel, line: &str| {
            let line = terminated(line);
            // SAFETY: the caller gave both.
            unsafe { callback(userdata.get(), word::log_level(level), line.as_ptr()) };
        };
        if tillback::set_log(Some((most, Arc::new(sink)))) {
            return Ok(());
        }
        Err(Error::new(
            ErrorCode::SettingInvalid,
            "Another part of this program, written in Rust, takes the log already. Nothing was changed.",
        ))
    };
    // SAFETY: as the contract says.
    unsafe { guard(error, work) }
}
