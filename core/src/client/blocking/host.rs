//! The runtime of a blocking client: whoever waits drives it, and a thread in the background while nobody does.

use crate::client::engine::Engine;
use std::collections::VecDeque;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::thread::{self, ThreadId};
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::Notify;

/// How often [`Host::finish`] looks whether the thread in the background has gone.
const GLANCE: Duration = Duration::from_millis(1);

pub(super) struct Host {
    /// Always there, but for the moment of dropping.
    runtime: Option<Runtime>,
    /// Ends of calls that nobody waits for, to be told by the thread in the background.
    ended: Mutex<VecDeque<Tell>>,
    something_ended: Notify,
    background: Mutex<Background>,
}

/// Tells somebody how a call ended.
type Tell = Box<dyn FnOnce() + Send>;

/// The thread that drives what nobody waits for.
#[derive(Default)]
struct Background {
    runs: bool,
    thread: Option<ThreadId>,
}

impl Host {
    pub(super) fn new() -> std::io::Result<Self> {
        Ok(Self {
            runtime: Some(Builder::new_current_thread().enable_all().build()?),
            ended: Mutex::default(),
            something_ended: Notify::new(),
            background: Mutex::default(),
        })
    }

    /// Drives the runtime on this thread until the work is done.
    pub(super) fn drive<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime().block_on(work)
    }

    /// Whether this thread may wait. Inside `spawn_blocking` there is a runtime and waiting is fine; inside a task it is
    /// not, and tokio tells the two apart only by a panic.
    pub(super) fn may_block(&self) -> bool {
        Handle::try_current().is_err() || catch_unwind(AssertUnwindSafe(|| self.drive(async {}))).is_ok()
    }

    /// Starts work that nobody waits for; [`run_in_background`](Self::run_in_background) has to follow.
    pub(super) fn start(&self, work: Pin<Box<dyn Future<Output = ()> + Send>>) {
        self.runtime().spawn(work);
    }

    /// Has the thread in the background tell an end, outside the runtime, so that whoever is told may wait for other calls.
    pub(super) fn tell(&self, end: Tell) {
        if let Ok(mut ended) = self.ended.lock() {
            ended.push_back(end);
        }
        self.something_ended.notify_one();
    }

    /// Sees to it that a thread drives the runtime until nothing goes on by itself. `false` where no thread can be had.
    pub(super) fn run_in_background(self: &Arc<Self>, engine: &Arc<Engine>) -> bool {
        {
            let Ok(mut background) = self.background.lock() else { return false };
            if background.runs {
                return true;
            }
            background.runs = true;
        }
        let (host, engine) = (self.clone(), engine.clone());
        let started = thread::Builder::new().name("tillback".to_owned()).spawn(move || {
            if let Ok(mut background) = host.background.lock() {
                background.thread = Some(thread::current().id());
            }
            host.run(&engine);
        });
        if started.is_err()
            && let Ok(mut background) = self.background.lock()
        {
            *background = Background::default();
        }
        started.is_ok()
    }

    fn run(&self, engine: &Arc<Engine>) {
        loop {
            while let Some(tell) = self.take_ended() {
                // What a caller's own code does must not end what others wait for.
                let _ = catch_unwind(AssertUnwindSafe(tell));
            }
            self.drive(async {
                tokio::select! {
                    () = self.something_ended.notified() => {}
                    () = engine.until_idle() => {}
                }
            });
            let Ok(mut background) = self.background.lock() else { return };
            // Under the lock: whoever starts something after this look finds no thread, and makes one.
            let nothing_left = self.ended.lock().is_ok_and(|ended| ended.is_empty());
            if engine.is_idle() && nothing_left {
                *background = Background::default();
                return;
            }
        }
    }

    fn take_ended(&self) -> Option<Tell> {
        self.ended.lock().ok()?.pop_front()
    }

    /// Waits until nothing goes on by itself and all ends are told; `false` where that takes longer than the limit, and
    /// at once where it is the background itself that asks.
    pub(super) fn finish(&self, engine: &Arc<Engine>, limit: Duration) -> bool {
        let begun = Instant::now();
        if self.is_background() {
            return false;
        }
        let idle = self.drive(async { tokio::time::timeout(limit, engine.until_idle()).await }).is_ok();
        while idle && self.background.lock().is_ok_and(|background| background.runs) {
            if begun.elapsed() >= limit {
                return false;
            }
            thread::sleep(GLANCE);
        }
        idle
    }

    fn is_background(&self) -> bool {
        self.background.lock().is_ok_and(|background| background.thread == Some(thread::current().id()))
    }

    fn runtime(&self) -> &Runtime {
        self.runtime.as_ref().expect("the runtime is taken only when the last owner is gone")
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // Waits for nothing, so that a client can be dropped anywhere, an async task included.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
