//! The engine's log, for the program's own.

use crate::failure::EngineFailure;
use std::sync::Arc;
use tillback::{LogLevel, set_log};

/// Takes lines of the log, on whichever thread has one to tell. It must throw nothing.
#[uniffi::export(callback_interface)]
pub trait EngineLog: Send + Sync {
    /// One line, and how much it matters.
    fn tell(&self, level: String, line: String);
}

/// Hands lines of the engine up to a level to `log`, in place of the one before. False where somebody else of this process has them.
#[uniffi::export]
pub fn engine_follow_log(most: &str, log: Box<dyn EngineLog>) -> Result<bool, EngineFailure> {
    let most: LogLevel = most.parse()?;
    Ok(set_log(Some((most, Arc::new(move |level, line: &str| log.tell(level.as_str().to_owned(), line.to_owned()))))))
}

/// Ends that. When this returns, nothing more is told.
#[uniffi::export]
pub fn engine_leave_log() {
    set_log(None);
}
