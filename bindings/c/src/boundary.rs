//! Where calls come in from C, and nothing unexpected gets out.

use crate::error::tillback_error;
use crate::object;
use crate::view::Handed;
use std::panic::{AssertUnwindSafe, catch_unwind};
use tillback::{Error, ErrorCode};

/// How a function ended: `TILLBACK_OK`, or the number of an error, which is never used again for another one.
pub type tillback_result = i32;

/// Everything went well.
pub(crate) const OK: tillback_result = 0;

/// Runs a function that can fail, and tells how it ended.
///
/// # Safety
/// `error` is NULL or can be written to.
pub(crate) unsafe fn guard(
    error: *mut *mut tillback_error,
    work: impl FnOnce() -> Result<(), Error>,
) -> tillback_result {
    let ended = quietly(work).unwrap_or_else(|| Err(Error::bug()));
    match ended {
        Ok(()) => OK,
        Err(failure) => {
            let number = number(&failure);
            if !error.is_null() {
                let object = Handed::<tillback_error>::give(failure);
                // SAFETY: not NULL, and the caller vouches for the rest.
                unsafe { error.write(object) };
            }
            number
        }
    }
}

/// Runs what can't fail: `None` where it panicked.
pub(crate) fn quietly<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

pub(crate) fn number(error: &Error) -> tillback_result {
    error.code().number().into()
}

/// The error for an argument that can't be used.
pub(crate) fn misuse(field: &'static str, problem: &str) -> Error {
    Error::new(ErrorCode::ArgumentInvalid, format!("The argument {field} {problem}. Nothing was done.")).about(field)
}

/// Frees an object that a function gave out.
pub(crate) fn free<T: Send + Sync + 'static>(pointer: *const T, function: &'static str) {
    quietly(|| object::free(pointer, function));
}
