use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use tokio::sync::Notify;

const WAITS: u8 = 0;
const HAS_A_STATUS: u8 = 1;
const GETS_AN_ERROR: u8 = 2;

/// What the caller of a refund was told: a status or an error, never one after the other.
///
/// A refund that could not be sent is withdrawn before its caller gets an error. One whose caller has a status in hands
/// already can't be: it ends as refused.
#[derive(Clone, Debug, Default)]
pub(super) struct Caller(Arc<Told>);

#[derive(Debug, Default)]
struct Told {
    what: AtomicU8,
    recorded: Notify,
}

impl Caller {
    /// The refund is in the journal, so that its status may be told.
    pub(super) fn recorded(&self) {
        self.0.recorded.notify_one();
    }

    pub(super) async fn until_recorded(&self) {
        self.0.recorded.notified().await;
    }

    /// Decides for a status; `false` where an error is on its way.
    pub(super) fn tell_status(&self) -> bool {
        self.decide(HAS_A_STATUS)
    }

    /// Decides for an error; `false` where a status was told.
    pub(super) fn tell_error(&self) -> bool {
        self.decide(GETS_AN_ERROR)
    }

    fn decide(&self, what: u8) -> bool {
        match self.0.what.compare_exchange(WAITS, what, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) => true,
            Err(decided) => decided == what,
        }
    }
}
