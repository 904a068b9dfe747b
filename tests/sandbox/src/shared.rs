//! The sandbox as all connections of a server share it.

use crate::delivery::DeliveryLog;
use crate::sandbox::Sandbox;
use jiff::{SignedDuration, Timestamp};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;

#[derive(Debug)]
pub(crate) struct Shared {
    state: Mutex<State>,
    /// Something happens earlier than the courier thinks.
    stirred: Notify,
    deliveries: Mutex<DeliveryLog>,
}

#[derive(Debug)]
struct State {
    sandbox: Sandbox,
    /// When the courier looks again by itself.
    planned: Option<Timestamp>,
}

impl Shared {
    pub(crate) fn new(sandbox: Sandbox) -> Self {
        Self {
            state: Mutex::new(State { sandbox, planned: None }),
            stirred: Notify::new(),
            deliveries: Mutex::new(DeliveryLog::default()),
        }
    }

    /// Works on the sandbox, then wakes the courier if something is due earlier than before.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&mut Sandbox, Timestamp) -> T) -> T {
        let now = Timestamp::now();
        let mut state = self.state();
        let result = work(&mut state.sandbox, now);
        if let Some(wait) = state.sandbox.next_event(now) {
            let at = after(now, wait);
            if state.planned.is_none_or(|planned| at < planned) {
                state.planned = Some(at);
                self.stirred.notify_one();
            }
        }
        result
    }

    /// The same for the courier, who gets to know how long it may sleep.
    pub(crate) fn with_plan<T>(&self, work: impl FnOnce(&mut Sandbox, Timestamp) -> T) -> (T, Option<Duration>) {
        let now = Timestamp::now();
        let mut state = self.state();
        let result = work(&mut state.sandbox, now);
        let wait = state.sandbox.next_event(now);
        state.planned = wait.map(|wait| after(now, wait));
        (result, wait)
    }

    pub(crate) async fn stirred(&self) {
        self.stirred.notified().await;
    }

    pub(crate) fn deliveries(&self) -> MutexGuard<'_, DeliveryLog> {
        self.deliveries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn after(now: Timestamp, wait: Duration) -> Timestamp {
    let wait = SignedDuration::try_from(wait).unwrap_or(SignedDuration::MAX);
    now.checked_add(wait).unwrap_or(Timestamp::MAX)
}
