//! The engine's log, for a function of the program.
//!
//! Threads of the engine never wait for a loop: lines go into boxes of limited size, one for each listener, and the loops are woken.

use crate::boundary::answered;
use crate::call::lock;
use crate::mailbox::Bell;
use crate::output::{Paper, Show, object};
use napi::bindgen_prelude::Function;
use napi::threadsafe_function::ThreadsafeFunctionCallMode;
use napi_derive::napi;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use tillback::{Error, LogLevel, set_log};

/// Lines kept while a loop is busy; what comes then is counted only.
const MOST: usize = 1_000;

/// Everybody who listens, in all threads of the program.
static LISTENERS: Mutex<Vec<Arc<Listener>>> = Mutex::new(Vec::new());

struct Listener {
    level: LogLevel,
    /// Nothing once it has ended: a bell holds the function that it wakes.
    bell: Mutex<Option<Bell>>,
    rung: AtomicBool,
    kept: Mutex<Lines>,
}

#[derive(Default)]
struct Lines {
    lines: VecDeque<(LogLevel, String)>,
    lost: usize,
}

impl Listener {
    fn keep(&self, level: LogLevel, line: &str) {
        {
            let mut kept = lock(&self.kept);
            if kept.lines.len() < MOST {
                kept.lines.push_back((level, line.to_owned()));
            } else {
                kept.lost += 1;
            }
        }
        if !self.rung.swap(true, Ordering::AcqRel) {
            // A loop that is gone hears nothing any more.
            if let Some(bell) = &*lock(&self.bell) {
                bell.call((), ThreadsafeFunctionCallMode::NonBlocking);
            }
        }
    }

    fn take(&self) -> Vec<Line> {
        self.rung.store(false, Ordering::Release);
        let Lines { lines, lost } = std::mem::take(&mut *lock(&self.kept));
        let mut lines: Vec<_> = lines.into_iter().map(|(level, line)| Line(level, line)).collect();
        if lost > 0 {
            let line = format!("{lost} more lines came faster than they could be told, and are lost");
            lines.push(Line(LogLevel::Warn, line));
        }
        lines
    }
}

/// One listener's side of the log.
#[napi]
pub struct Log(Result<Arc<Listener>, Error>);

#[napi]
impl Log {
    /// Listens to lines up to this level. `wake` is called on the loop when some have come. `made` tells whether there is such a level.
    #[napi(constructor, catch_unwind)]
    pub fn new(level: String, wake: Function<'_, (), ()>) -> napi::Result<Self> {
        let level = match level.parse() {
            Ok(level) => level,
            Err(error) => return Ok(Self(Err(error))),
        };
        let bell = wake.build_threadsafe_function().weak::<true>().build()?;
        let bell = Mutex::new(Some(bell));
        let listener = Arc::new(Listener { level, bell, rung: AtomicBool::new(false), kept: Mutex::default() });
        lock(&LISTENERS).push(listener.clone());
        follow();
        Ok(Self(Ok(listener)))
    }

    /// Nothing, or why nothing will be heard.
    #[napi(catch_unwind)]
    pub fn made(&self) -> String {
        answered(|| self.0.as_ref().map(drop).map_err(Error::clone))
    }

    /// Takes out what has come.
    #[napi(catch_unwind)]
    pub fn take(&self) -> String {
        answered(|| Ok(self.0.as_ref().map_or_else(|_| Vec::new(), |listener| listener.take())))
    }

    /// Hears nothing from now on.
    #[napi(catch_unwind)]
    pub fn end(&self) {
        if let Ok(ended) = &self.0 {
            lock(&LISTENERS).retain(|listener| !Arc::ptr_eq(listener, ended));
            follow();
            let bell = lock(&ended.bell).take();
            drop(bell);
        }
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        self.end();
    }
}

/// Has the engine tell what somebody wants to hear by now.
fn follow() {
    // Not the lock of the listeners: it waits for lines that are being told, and telling takes that one.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _one_at_a_time = lock(&ONE_AT_A_TIME);
    let finest = lock(&LISTENERS).iter().map(|listener| listener.level).max();
    set_log(finest.map(|finest| (finest, Arc::new(tell) as Arc<dyn Fn(LogLevel, &str) + Send + Sync>)));
}

fn tell(level: LogLevel, line: &str) {
    let listeners: Vec<_> = lock(&LISTENERS).iter().filter(|listener| level <= listener.level).cloned().collect();
    for listener in listeners {
        listener.keep(level, line);
    }
}

struct Line(LogLevel, String);

impl Show for Line {
    fn show(&self, paper: &mut Paper) {
        let Self(level, message) = self;
        object!(paper, { level: level, message: message });
    }
}
