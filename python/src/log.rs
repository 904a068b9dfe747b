//! The engine's log, for `logging.getLogger("tillback")`.
//!
//! Threads of the engine never wait for the interpreter: lines go into a box of limited size, and whoever has the interpreter next
//! hands them on.

use crate::mailbox::Letters;
use crate::process::OfProcess;
use pyo3::exceptions::PyException;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use tillback::{LogLevel, set_log};

/// Lines kept while nobody hands them on; what comes then is counted only.
const MOST: usize = 1_000;

static BOX: OfProcess<Mutex<Lines>> = OfProcess::new();

/// The event loops that can hand lines on.
static LOOPS: OfProcess<Mutex<Vec<Weak<Letters>>>> = OfProcess::new();

/// The level that is listened for, as `logging` counts; 0 for none.
static LEVEL: AtomicU8 = AtomicU8::new(0);

/// The lowest there ever was, up to which the engine tells lines. It never tells fewer again: to have that changed could wait for
/// ever in a forked child, where the thread that was just telling a line is missing.
static FINEST: AtomicU8 = AtomicU8::new(u8::MAX);

#[derive(Default)]
struct Lines {
    lines: VecDeque<(LogLevel, String)>,
    lost: usize,
}

/// Listens for what the program's logger wants to hear by now. A program that never imported `logging` hears nothing.
pub(crate) fn follow(py: Python<'_>) -> PyResult<()> {
    let level = match logger(py).and_then(|logger| logger.map_or(Ok(0), effective_level)) {
        // A logger that can't be asked must not end a call about money.
        Err(error) if error.is_instance_of::<PyException>(py) => 0,
        level => level?,
    };
    LEVEL.store(level, Ordering::Release);
    let Some(mut most) = heard_at(level).filter(|_| FINEST.fetch_min(level, Ordering::AcqRel) > level) else {
        return Ok(());
    };
    let mut told = level;
    loop {
        // It waits for lines that are being told, and those who tell them may wait for the interpreter to wake a loop.
        py.detach(|| set_log(Some((most, Arc::new(keep)))));
        // Another thread may have asked for more meanwhile, and been faster.
        let finest = FINEST.load(Ordering::Acquire);
        match heard_at(finest).filter(|_| finest < told) {
            Some(more) => (most, told) = (more, finest),
            None => return Ok(()),
        }
    }
}

/// What a logger of this level lets through.
fn heard_at(level: u8) -> Option<LogLevel> {
    LogLevel::ALL.into_iter().rev().find(|one| level > 0 && level <= number(*one))
}

/// As `logging` counts.
fn number(level: LogLevel) -> u8 {
    match level {
        LogLevel::Error => 40,
        LogLevel::Warn => 30,
        LogLevel::Info => 20,
        LogLevel::Debug => 10,
    }
}

/// Has this loop hand lines on, too.
pub(crate) fn wake(letters: &Arc<Letters>) {
    let mut loops = lock(LOOPS.get());
    loops.retain(|letters| letters.strong_count() > 0);
    loops.push(Arc::downgrade(letters));
}

fn keep(level: LogLevel, line: &str) {
    let least = LEVEL.load(Ordering::Acquire);
    if least == 0 || number(level) < least {
        return;
    }
    {
        let mut kept = lock(BOX.get());
        if kept.lines.len() < MOST {
            kept.lines.push_back((level, line.to_owned()));
        } else {
            kept.lost += 1;
        }
    }
    let loops: Vec<_> = lock(LOOPS.get()).iter().filter_map(Weak::upgrade).collect();
    for letters in loops {
        letters.ring();
    }
}

/// Hands on what came since. An error is nothing of the log's: a signal came meanwhile, such as Ctrl-C.
pub(crate) fn deliver(py: Python<'_>) -> PyResult<()> {
    let (lines, lost) = {
        let mut kept = lock(BOX.get());
        if kept.lines.is_empty() {
            return Ok(());
        }
        (std::mem::take(&mut kept.lines), std::mem::take(&mut kept.lost))
    };
    let Some(logger) = logger(py)? else { return Ok(()) };
    let mut interrupted = Ok(());
    let mut tell = |level: LogLevel, line: &str| {
        match logger.call_method1(intern!(py, "log"), (number(level), line)) {
            Ok(_) => {}
            // What a program's own handler raises must not end a call about money.
            Err(error) if error.is_instance_of::<PyException>(py) => error.write_unraisable(py, Some(logger)),
            Err(error) => interrupted = Err(error),
        }
    };
    for (level, line) in &lines {
        tell(*level, line);
    }
    if lost > 0 {
        tell(LogLevel::Warn, &format!("{lost} more lines came faster than they could be told, and are lost"));
    }
    interrupted
}

/// The logger of the package, if the program uses `logging` at all.
fn logger(py: Python<'_>) -> PyResult<Option<&Bound<'_, PyAny>>> {
    static LOGGER: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    if let Some(logger) = LOGGER.get(py) {
        return Ok(Some(logger.bind(py)));
    }
    // At the interpreter's end there is nothing left to import.
    let Ok(sys) = py.import(intern!(py, "sys")) else { return Ok(None) };
    if !sys.getattr(intern!(py, "modules"))?.contains(intern!(py, "logging"))? {
        return Ok(None);
    }
    let make = || -> PyResult<_> {
        let logging = py.import("logging")?;
        let logger = logging.getattr("getLogger")?.call1(("tillback",))?;
        // Without a handler of anybody's, `logging` would print warnings on standard error by itself.
        logger.call_method1("addHandler", (logging.getattr("NullHandler")?.call0()?,))?;
        Ok(logger.unbind())
    };
    LOGGER.get_or_try_init(py, make).map(|logger| Some(logger.bind(py)))
}

/// What `Logger.getEffectiveLevel` says, for a fraction of what it takes to ask with every call. Never 0: where nobody set a level,
/// everything is wanted.
fn effective_level(logger: &Bound<'_, PyAny>) -> PyResult<u8> {
    let py = logger.py();
    let mut logger = logger.clone();
    while !logger.is_none() {
        // What is no number is as good as not set.
        let level: i64 = logger.getattr(intern!(py, "level"))?.extract().unwrap_or_default();
        if level != 0 {
            return Ok(u8::try_from(level.max(1)).unwrap_or(u8::MAX));
        }
        logger = logger.getattr(intern!(py, "parent"))?;
    }
    Ok(1)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
