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
    /// Nothing more comes.
    over: bool,
    waker: Option<Waker>,
}

impl<T> Default for News<T> {
    fn default() -> Self {
        Self { unread: Mutex::new(Unread { told: VecDeque::new(), over: false, waker: None }), arrived: Condvar::new() }
    }
}

impl<T> News<T> {
    pub(crate) fn tell(&self, news: T) {
        self.put(news, false);
    }

    /// The last news there is.
    pub(crate) fn end(&self, news: T) {
        self.put(news, true);
    }

    fn put(&self, news: T, over: bool) {
        let mut unread = self.lock();
        unread.told.push_back(news);
        unread.over = over;
        let waker = unread.waker.take();
        drop(unread);
        self.arrived.notify_all();
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// What was told, as soon as there is something. `take` takes it; it finds nothing where all was taken and nothing more comes.
    pub(crate) async fn read<R>(&self, mut take: impl FnMut(&mut VecDeque<T>) -> R) -> R {
        poll_fn(|context| {
            let mut unread = self.lock();
            if unread.told.is_empty() && !unread.over {
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
        while unread.told.is_empty() && !unread.over {
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
