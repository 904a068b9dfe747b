//! Which tillback this is.

use std::ffi::c_char;

/// Raised with each addition to the ABI. A program made with a newer header is told so by `tillback_client_new`.
pub const TILLBACK_ABI_VERSION: u32 = 1;

/// The version of the library, such as `0.1.0`. Never NULL, and there for ever.
#[unsafe(no_mangle)]
pub extern "C" fn tillback_version() -> *const c_char {
    const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "\0");
    VERSION.as_ptr().cast()
}

/// The `TILLBACK_ABI_VERSION` of the library. A program may have been compiled with another one.
#[unsafe(no_mangle)]
pub extern "C" fn tillback_abi_version() -> u32 {
    TILLBACK_ABI_VERSION
}
