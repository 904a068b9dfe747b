//! Progress on standard error: a bar that moves where there is a terminal, now and then a plain line where there is none.

use super::look;
use super::paint::can_be_steered;
use indicatif::{ProgressBar, ProgressDrawTarget};
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// What is over sooner needs no line.
const FIRST_LINE: Duration = Duration::from_secs(1);
const NEXT_LINE: Duration = Duration::from_secs(10);

/// Shows that something goes on, until it is dropped.
pub(crate) struct Progress {
    shown: Shown,
}

enum Shown {
    Nothing,
    Bar(ProgressBar),
    Lines(Lines),
}

impl Progress {
    /// Shows nothing.
    pub(crate) fn none() -> Self {
        Self { shown: Shown::Nothing }
    }

    pub(super) fn spinner(message: String, quiet: bool) -> Self {
        Self::show(message, None, quiet, "{spinner} {msg}")
    }

    pub(super) fn bar(message: String, length: Option<usize>, quiet: bool) -> Self {
        let template = match length {
            Some(_) => "{spinner} {msg} {wide_bar} {pos}/{len}, {per_sec}, {eta} left",
            None => "{spinner} {msg} {pos}, {per_sec}",
        };
        Self::show(message, length, quiet, template)
    }

    fn show(message: String, length: Option<usize>, quiet: bool, template: &str) -> Self {
        let shown = if quiet {
            Shown::Nothing
        } else if can_be_steered(io::stderr().is_terminal()) {
            let length = length.map(|length| u64::try_from(length).unwrap_or(u64::MAX));
            let bar = ProgressBar::with_draw_target(length, ProgressDrawTarget::stderr());
            let bar = look(bar, template).with_message(message);
            bar.enable_steady_tick(Duration::from_millis(100));
            Shown::Bar(bar)
        } else {
            Shown::Lines(Lines::start(message, length))
        };
        Self { shown }
    }

    /// What is being done now.
    pub(crate) fn message(&self, message: impl Into<String>) {
        match &self.shown {
            Shown::Nothing => {}
            Shown::Bar(bar) => bar.set_message(message.into()),
            Shown::Lines(lines) => *lines.message.lock().unwrap_or_else(PoisonError::into_inner) = message.into(),
        }
    }

    /// One more is done.
    pub(crate) fn step(&self) {
        match &self.shown {
            Shown::Nothing => {}
            Shown::Bar(bar) => bar.inc(1),
            Shown::Lines(lines) => {
                lines.done.fetch_add(1, Ordering::Relaxed);
            }
        }
    }

    /// Writes without a bar in the way.
    pub(crate) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.shown {
            Shown::Bar(bar) => bar.suspend(write),
            Shown::Nothing | Shown::Lines(_) => write(),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Shown::Bar(bar) = &self.shown {
            bar.finish_and_clear();
        }
    }
}

/// A thread that writes a line after a while, and then every while.
struct Lines {
    message: Arc<Mutex<String>>,
    done: Arc<AtomicUsize>,
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Lines {
    fn start(message: String, length: Option<usize>) -> Self {
        let message = Arc::new(Mutex::new(message));
        let done = Arc::new(AtomicUsize::new(0));
        let (stop, stopped) = mpsc::channel();
        let (told, counted) = (message.clone(), done.clone());
        let work = move || {
            let began = Instant::now();
            let mut pause = FIRST_LINE;
            while stopped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                pause = NEXT_LINE;
                let message = told.lock().unwrap_or_else(PoisonError::into_inner).clone();
                let seconds = began.elapsed().as_secs();
                let line = match (counted.load(Ordering::Relaxed), length) {
                    (done, Some(length)) => format!("{message}: {done} of {length} after {seconds} s"),
                    (0, None) => format!("{message}: {seconds} s so far"),
                    (done, None) => format!("{message}: {done} after {seconds} s"),
                };
                // Where standard error is closed, nobody wants to know.
                let _ = writeln!(io::stderr().lock(), "{line}");
            }
        };
        // Without a thread there is no progress to see, which is no reason to do no work.
        let thread = thread::Builder::new().name("progress".to_owned()).spawn(work).ok();
        Self { message, done, stop: Some(stop), thread }
    }
}

impl Drop for Lines {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // It only writes lines; if it panicked, they are missing and that is all.
            let _ = thread.join();
        }
    }
}
