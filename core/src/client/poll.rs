//! One poller per payment, however many callers wait for it.

use super::engine::Engine;
use crate::gateway::Gateway;
use crate::model::{Error, Event, RefKind, Retry, Transaction, TransactionRef};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, Weak};
use tokio::sync::{Notify, watch};
use tokio::task::AbortHandle;
use tokio::time::timeout;

/// What was seen last; `None` before the first answer.
pub(super) type Seen = Option<Result<Transaction, Error>>;

/// What is asked for: the ledger, and the name of the payment.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Asked {
    scope: String,
    kind: RefKind,
    name: String,
}

/// The pollers of one client.
#[derive(Default)]
pub(super) struct Pollers(Mutex<HashMap<Asked, Weak<Poller>>>);

/// Asks for one payment as long as anybody holds it.
pub(super) struct Poller {
    engine: Weak<Engine>,
    asked: Asked,
    seen: watch::Sender<Seen>,
    /// Ends the pause.
    ask_now: Arc<Notify>,
    task: Mutex<Option<AbortHandle>>,
}

impl Poller {
    /// Everything that is seen from now on.
    pub(super) fn watch(&self) -> watch::Receiver<Seen> {
        self.seen.subscribe()
    }
}

impl Drop for Poller {
    fn drop(&mut self) {
        if let Ok(mut task) = self.task.lock()
            && let Some(task) = task.take()
        {
            task.abort();
        }
        if let Some(engine) = self.engine.upgrade() {
            engine.pollers.forget(&self.asked);
        }
    }
}

impl Pollers {
    /// Those that ask for the payment an event is about need not wait any longer.
    pub(super) fn poke(&self, scope: &str, event: &Event) {
        let Ok(pollers) = self.0.lock() else { return };
        let names = [event.transaction_id.as_deref(), event.reference.as_deref()];
        let alive: Vec<_> = pollers.values().filter_map(Weak::upgrade).collect();
        // The last owner of a poller locks this map.
        drop(pollers);
        for poller in alive.iter().filter(|poller| poller.asked.scope == scope) {
            let by_name = names.contains(&Some(poller.asked.name.as_str()));
            let by_id = match &*poller.seen.borrow() {
                Some(Ok(transaction)) => event.transaction_id.as_deref() == Some(transaction.id.as_str()),
                Some(Err(_)) | None => false,
            };
            if by_name || by_id {
                poller.ask_now.notify_one();
            }
        }
    }

    fn forget(&self, asked: &Asked) {
        if let Ok(mut pollers) = self.0.lock()
            && pollers.get(asked).is_some_and(|poller| poller.strong_count() == 0)
        {
            pollers.remove(asked);
        }
    }
}

impl Engine {
    /// The poller for this payment, which asks at once.
    pub(super) fn poller(self: &Arc<Self>, gateway: &Arc<dyn Gateway>, reference: &TransactionRef) -> Arc<Poller> {
        let asked =
            Asked { scope: gateway.scope().to_owned(), kind: reference.kind(), name: reference.as_str().to_owned() };
        let mut pollers = self.pollers.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(poller) = pollers.get(&asked).and_then(Weak::upgrade) {
            poller.ask_now.notify_one();
            return poller;
        }
        let ask_now = Arc::new(Notify::new());
        let poller = Arc::new(Poller {
            engine: Arc::downgrade(self),
            asked: asked.clone(),
            seen: watch::Sender::new(None),
            ask_now: ask_now.clone(),
            task: Mutex::default(),
        });
        pollers.insert(asked, Arc::downgrade(&poller));
        drop(pollers);
        let work = self.clone().poll(gateway.clone(), reference.clone(), Arc::downgrade(&poller), ask_now);
        let task = self.spawn_aside(work).abort_handle();
        if let Ok(mut place) = poller.task.lock() {
            *place = Some(task);
        }
        poller
    }

    async fn poll(
        self: Arc<Self>,
        gateway: Arc<dyn Gateway>,
        reference: TransactionRef,
        poller: Weak<Poller>,
        ask_now: Arc<Notify>,
    ) {
        let mut pauses = self.pauses();
        loop {
            let seen = self.look(&*gateway, &reference).await;
            let pause = match &seen {
                Ok(_) => Some(pauses.next()),
                Err(error) if error.retry() == Retry::Later => {
                    Some(pauses.next().max(error.retry_after().unwrap_or_default()))
                }
                Err(_) => None,
            };
            let Some(poller) = poller.upgrade() else { return };
            if pause.is_none() {
                // Whoever comes next begins anew.
                self.leave(&poller);
            }
            poller.seen.send_replace(Some(seen));
            drop(poller);
            let Some(pause) = pause else { return };
            if timeout(pause, ask_now.notified()).await.is_ok() {
                pauses = self.pauses();
            }
        }
    }

    fn leave(&self, poller: &Arc<Poller>) {
        if let Ok(mut pollers) = self.pollers.0.lock()
            && pollers.get(&poller.asked).is_some_and(|kept| std::ptr::eq(kept.as_ptr(), Arc::as_ptr(poller)))
        {
            pollers.remove(&poller.asked);
        }
    }
}
