//! The runtime of a blocking client: whoever waits drives it, and a thread in the background while nobody does.

use crate::client::engine::Engine;
use std::cell::Cell;
use std::collections::VecDeque;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, ThreadId};
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Handle, Runtime};

/// How often [`Host::finish`] looks whether the threads in the background have gone.
const GLANCE: Duration = Duration::from_millis(1);

thread_local! {
    /// Whether this thread drives a runtime of ours.
    static DRIVES: Cell<bool> = const { Cell::new(false) };
}

pub(super) struct Host {
    /// Always there, but for the moment of dropping.
    runtime: Option<Runtime>,
    /// The process it was made in.
    process: u32,
    ends: Mutex<Ends>,
    /// Whether a thread drives what nobody waits for.
    driven: Mutex<bool>,
}

/// Tells somebody how a call ended.
type Tell = Box<dyn FnOnce() + Send>;

/// Ends of calls that nobody waits for. A thread of their own tells them, so that whoever is told may take his time, and make calls.
#[derive(Default)]
struct Ends {
    untold: VecDeque<Tell>,
    telling: bool,
    teller: Option<ThreadId>,
}

impl Host {
    pub(super) fn new() -> std::io::Result<Self> {
        Ok(Self {
            runtime: Some(Builder::new_current_thread().enable_all().build()?),
            process: std::process::id(),
            ends: Mutex::default(),
            driven: Mutex::new(false),
        })
    }

    /// Drives the runtime on this thread until the work is done.
    pub(super) fn drive<T>(&self, work: impl Future<Output = T>) -> T {
        let before = DRIVES.replace(true);
        let ended = catch_unwind(AssertUnwindSafe(|| self.runtime().block_on(work)));
        DRIVES.set(before);
        ended.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }

    /// Whether this thread may wait. Inside `spawn_blocking` there is a runtime and waiting is fine; inside a task it is
    /// not, and tokio tells the two apart only by a panic.
    pub(super) fn may_block(&self) -> bool {
        let is_free = !DRIVES.get();
        is_free && (Handle::try_current().is_err() || catch_unwind(AssertUnwindSafe(|| self.drive(async {}))).is_ok())
    }

    /// Starts work that nobody waits for; [`run_in_background`](Self::run_in_background) has to go before.
    pub(super) fn start(&self, work: Pin<Box<dyn Future<Output = ()> + Send>>) {
        self.runtime().spawn(work);
    }

    /// Has an end told by the thread for ends.
    pub(super) fn tell(self: &Arc<Self>, end: Tell) {
        let mut ends = self.ends();
        ends.untold.push_back(end);
        if ends.telling {
            return;
        }
        let host = self.clone();
        // Under the lock, so that nobody counts on a thread that could not be had.
        let started = thread::Builder::new().name("tillback-ends".to_owned()).spawn(move || host.tell_all());
        ends.telling = started.is_ok();
        if started.is_err() {
            let untold = std::mem::take(&mut ends.untold);
            drop(ends);
            untold.into_iter().for_each(told);
        }
    }

    fn tell_all(&self) {
        loop {
            let next = {
                let mut ends = self.ends();
                ends.teller = Some(thread::current().id());
                let next = ends.untold.pop_front();
                if next.is_none() {
                    ends.telling = false;
                    ends.teller = None;
                }
                next
            };
            match next {
                Some(end) => told(end),
                None => return,
            }
        }
    }

    fn ends(&self) -> std::sync::MutexGuard<'_, Ends> {
        self.ends.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sees to it that a thread drives the runtime until nothing goes on by itself. `false` where no thread can be had.
    pub(super) fn run_in_background(self: &Arc<Self>, engine: &Arc<Engine>) -> bool {
        let mut driven = self.driven.lock().unwrap_or_else(PoisonError::into_inner);
        if !*driven {
            let (host, engine) = (self.clone(), engine.clone());
            *driven = thread::Builder::new().name("tillback".to_owned()).spawn(move || host.run(&engine)).is_ok();
        }
        *driven
    }

    fn run(&self, engine: &Arc<Engine>) {
        loop {
            self.drive(engine.until_idle());
            let mut driven = self.driven.lock().unwrap_or_else(PoisonError::into_inner);
            // Under the lock: whoever starts something after this look finds no thread, and makes one.
            if engine.is_idle() {
                *driven = false;
                return;
            }
        }
    }

    /// Waits until nothing goes on by itself and all ends are told; `false` where that takes longer than the limit, and
    /// at once where one who is being told asks.
    pub(super) fn finish(&self, engine: &Arc<Engine>, limit: Duration) -> bool {
        let begun = Instant::now();
        if self.ends().teller == Some(thread::current().id()) {
            return false;
        }
        let idle = self.drive(async { tokio::time::timeout(limit, engine.until_idle()).await }).is_ok();
        while idle && self.is_busy() {
            if begun.elapsed() >= limit {
                return false;
            }
            thread::sleep(GLANCE);
        }
        idle
    }

    fn is_busy(&self) -> bool {
        self.ends().telling || *self.driven.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn runtime(&self) -> &Runtime {
        self.runtime.as_ref().expect("the runtime is taken only when the last owner is gone")
    }
}

/// What a caller's own code does must not end what others wait for.
fn told(end: Tell) {
    let _ = catch_unwind(AssertUnwindSafe(end));
}

impl Drop for Host {
    fn drop(&mut self) {
        let Some(runtime) = self.runtime.take() else { return };
        if std::process::id() == self.process {
            // Waits for nothing, so that a client can be dropped anywhere, an async task included.
            runtime.shutdown_background();
        } else {
            // Of a parent process, whose event queue it shares: to close it would take the parent's connections away.
            std::mem::forget(runtime);
        }
    }
}
