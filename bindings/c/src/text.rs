//! Text in and out.

use crate::boundary::misuse;
use std::ffi::{CStr, CString, c_char};
use tillback::Error;

/// A text that has to be there.
///
/// # Safety
/// `text` is NULL, or ends with a NUL and doesn't change meanwhile.
pub(crate) unsafe fn text<'a>(field: &'static str, text: *const c_char) -> Result<&'a str, Error> {
    // SAFETY: as of this function.
    unsafe { optional(field, text)? }.ok_or_else(|| misuse(field, "is NULL"))
}

/// A text that may be left out.
///
/// # Safety
/// As of [`text`].
pub(crate) unsafe fn optional<'a>(field: &'static str, text: *const c_char) -> Result<Option<&'a str>, Error> {
    if text.is_null() {
        return Ok(None);
    }
    // SAFETY: not NULL, and the caller vouches for the rest.
    let bytes = unsafe { CStr::from_ptr(text) };
    bytes.to_str().map(Some).map_err(|_| misuse(field, "is not UTF-8"))
}

/// A text of ours for C. A NUL within, which a gateway could send, becomes U+FFFD, so that nothing is cut off.
pub(crate) fn terminated(text: &str) -> CString {
    CString::new(text).unwrap_or_else(|_| CString::new(text.replace('\0', "\u{fffd}")).unwrap_or_default())
}
