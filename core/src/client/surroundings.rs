//! What the engine takes from its surroundings besides the two ports: the time of day, randomness, tasks.

use jiff::{Timestamp, Unit};
use ring::rand::{SecureRandom, SystemRandom};
use std::sync::Mutex;
use tokio::task::AbortHandle;

pub(crate) trait Surroundings: Send + Sync {
    /// The time of day.
    fn now(&self) -> Timestamp;

    /// Bytes nobody can guess; `None` where the system gives none.
    fn random(&self) -> Option<[u8; 16]>;

    /// Takes note of a task that goes on by itself.
    fn spawned(&self, task: AbortHandle) {
        drop(task);
    }
}

/// In whole microseconds, which is what a journal keeps.
pub(super) fn whole(time: Timestamp) -> Timestamp {
    time.round(Unit::Microsecond).unwrap_or(time)
}

/// The real ones.
pub(crate) struct System {
    source: SystemRandom,
    /// Drawn and not yet given out, because each draw is a call of the system. A forked child never gets at it: it can't use
    /// a client of its parent.
    drawn: Mutex<Vec<[u8; 16]>>,
}

/// So many are drawn at once.
const DRAWN: usize = 32;

impl Default for System {
    fn default() -> Self {
        Self { source: SystemRandom::new(), drawn: Mutex::default() }
    }
}

impl Surroundings for System {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn random(&self) -> Option<[u8; 16]> {
        let mut drawn = self.drawn.lock().ok()?;
        if drawn.is_empty() {
            let mut bytes = [0; 16 * DRAWN];
            self.source.fill(&mut bytes).ok()?;
            drawn.extend(bytes.as_chunks().0);
        }
        drawn.pop()
    }
}
