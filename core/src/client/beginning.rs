//! Refunds that are being recorded at this moment: nobody is told that there is none before that is decided.

use super::engine::Engine;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

/// How often each key is being recorded.
#[derive(Default)]
pub(super) struct Beginnings {
    keys: Mutex<HashMap<String, usize>>,
    decided: Notify,
}

/// One of them, until it is dropped.
pub(super) struct Beginning {
    engine: Arc<Engine>,
    key: String,
}

impl Beginnings {
    fn keys(&self) -> MutexGuard<'_, HashMap<String, usize>> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Engine {
    /// From now on whoever asks for this key waits until it is decided.
    pub(super) fn beginning(self: &Arc<Self>, key: &str) -> Beginning {
        *self.beginnings.keys().entry(key.to_owned()).or_default() += 1;
        Beginning { engine: self.clone(), key: key.to_owned() }
    }

    /// Waits until no refund with this key is being recorded.
    pub(super) async fn decided(&self, key: &str) {
        loop {
            let decided = self.beginnings.decided.notified();
            if !self.beginnings.keys().contains_key(key) {
                return;
            }
            decided.await;
        }
    }
}

impl Drop for Beginning {
    fn drop(&mut self) {
        let mut keys = self.engine.beginnings.keys();
        if let Some(times) = keys.get_mut(&self.key) {
            *times -= 1;
            if *times == 0 {
                keys.remove(&self.key);
            }
        }
        drop(keys);
        self.engine.beginnings.decided.notify_waiters();
    }
}
