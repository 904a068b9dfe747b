//! What a call tells, on its way from the engine to whoever waits for it.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};
use std::time::{Duration, Instant};

/// Between one that writes and one that reads. The reader may be a future that is dropped at any time: it takes nothing along.
pub(crate) struct News<T> {
    unread: Mutex<Unread<T>>,
    arrived: Condvar,
}

struct Unread<T> {
    told: VecDeque<T>,
    waker: Option<Waker>,
}

impl<T> Default for News<T> {
    fn default() -> Self {
        Self { unread: Mutex::new(Unread { told: VecDeque::new(), waker: None }), arrived: Condvar::new() }
    }
}

impl<T> News<T> {
    pub(crate) fn tell(&self, news: T) {
        let mut unread = self.lock();
        unread.told.push_back(news);
        let waker = unread.waker.take();
        drop(unread);
        self.arrived.notify_all();
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// What was told, as soon as there is something. `take` takes it.
    pub(crate) async fn read<R>(&self, mut take: impl FnMut(&mut VecDeque<T>) -> R) -> R {
        poll_fn(|context| {
            let mut unread = self.lock();
            if unread.told.is_empty() {
                unread.waker = Some(context.waker().clone());
                return Poll::Pending;
            }
            Poll::Ready(take(&mut unread.told))
        })
        .await
    }

    /// The same for a thread that waits, but not longer than `most`.
    pub(crate) fn read_within<R>(&self, most: Duration, take: impl FnOnce(&mut VecDeque<T>) -> R) -> Option<R> {
        let until = Instant::now().checked_add(most);
        let mut unread = self.lock();
        while unread.told.is_empty() {
            let left = until.map_or(most, |until| until.saturating_duration_since(Instant::now()));
            if left.is_zero() {
                return None;
            }
            unread = self.arrived.wait_timeout(unread, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        Some(take(&mut unread.told))
    }

    fn lock(&self) -> MutexGuard<'_, Unread<T>> {
        self.unread.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
