//! What the engine takes from its surroundings besides the two ports: the time of day and randomness.

use jiff::Timestamp;
use ring::rand::{SecureRandom, SystemRandom};

pub(crate) trait Surroundings: Send + Sync {
    /// The time of day.
    fn now(&self) -> Timestamp;

    /// Bytes nobody can guess; `None` where the system gives none.
    fn random(&self) -> Option<[u8; 16]>;
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
