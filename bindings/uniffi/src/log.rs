//! The engine's log, for the program's own.

use crate::failure::EngineFailure;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use tillback::{LogLevel, set_log};

/// Takes lines of the log, on whichever thread has one to tell. What it throws is dropped.
#[uniffi::export(callback_interface)]
pub trait EngineLog: Send + Sync {
    /// One line, and how much it matters.
    fn tell(&self, level: String, line: String);
}

/// Hands lines of the engine up to a level to `log`, in place of the one before. False where somebody else of this process has them.
#[uniffi::export]
pub fn engine_follow_log(most: &str, log: Box<dyn EngineLog>) -> Result<bool, EngineFailure> {
    let most: LogLevel = most.parse()?;
    let tell = move |level: LogLevel, line: &str| {
        // A log must not end a call about money.
        drop(catch_unwind(AssertUnwindSafe(|| log.tell(level.as_str().to_owned(), line.to_owned()))));
    };
    Ok(set_log(Some((most, Arc::new(tell)))))
}

/// Ends that. When this returns, nothing more is told.
#[uniffi::export]
pub fn engine_leave_log() {
    set_log(None);
}

#[cfg(test)]
mod tests {
    use super::{EngineLog, engine_follow_log};
    use crate::call::EngineCall;
    use crate::client::EngineClient;
    use crate::output::EngineAnswer;

    struct Broken;

    impl EngineLog for Broken {
        fn tell(&self, _: String, _: String) {
            panic!("as UniFFI does where a program's own code throws");
        }
    }

    #[test]
    fn a_log_that_throws_ends_no_call() {
        assert!(engine_follow_log("warn", Box::new(Broken)).unwrap());
        let host = EngineClient::offline().host().unwrap();
        let call = EngineCall::new(&host, |_| async {
            tracing::warn!("a line of the log");
            Ok(true)
        });
        let told = std::iter::repeat_with(|| call.wait(50)).find(|told| !told.as_ref().is_ok_and(Vec::is_empty));
        assert!(matches!(told.unwrap().unwrap()[..], [EngineAnswer::Flag { flag: true }]));
    }
}
