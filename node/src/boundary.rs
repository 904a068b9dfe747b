//! What no panic gets past.

use crate::output::{Paper, Show};
use std::panic::{AssertUnwindSafe, catch_unwind};
use tillback::Error;

/// `{"ok": …}` or `{"error": …}`, in place of an exception: errors are made where the classes are.
pub(crate) fn answered<T: Show>(work: impl FnOnce() -> Result<T, Error>) -> String {
    let ended = catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(Error::bug()));
    let mut paper = Paper::default();
    match ended {
        Ok(value) => paper.object(|paper| paper.member("ok", &value)),
        Err(error) => paper.object(|paper| paper.member("error", &error)),
    }
    paper.into_text()
}
