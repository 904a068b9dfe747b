//! What the engine takes from its surroundings besides the two ports: the time of day, randomness, tasks.

use jiff::{Timestamp, Unit};
use ring::rand::{SecureRandom, SystemRandom};
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
pub(crate) struct System(SystemRandom);

impl Default for System {
    fn default() -> Self {
        Self(SystemRandom::new())
    }
}

impl Surroundings for System {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn random(&self) -> Option<[u8; 16]> {
        let mut bytes = [0; 16];
        self.0.fill(&mut bytes).ok().map(|()| bytes)
    }
}
