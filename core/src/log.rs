//! The engine's log, for programs that don't use `tracing`.

use std::cell::Cell;
use std::fmt::Write as _;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::{Interest, Subscriber, set_global_default};
use tracing::{Event, Level, Metadata};

/// How much a record matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LogLevel {
    /// A bug, in tillback or in the program that uses it.
    Error,
    /// Something a person should know, such as a journal that can't be written.
    Warn,
    /// One line for what begins and ends.
    Info,
    /// Each step.
    Debug,
}

impl LogLevel {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Error, Self::Warn, Self::Info, Self::Debug];

    /// The lower-case name used in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "debug",
        }
    }

    fn of(level: Level) -> Option<Self> {
        match level {
            Level::ERROR => Some(Self::Error),
            Level::WARN => Some(Self::Warn),
            Level::INFO => Some(Self::Info),
            Level::DEBUG => Some(Self::Debug),
            _ => None,
        }
    }
}

type Sink = Arc<dyn Fn(LogLevel, &str) + Send + Sync>;

static SINK: RwLock<Option<(LogLevel, Sink)>> = RwLock::new(None);

thread_local! {
    /// Whether this thread is telling a sink something.
    static IS_TELLING: Cell<bool> = const { Cell::new(false) };
}

/// Hands every record of the engine up to a level to `sink`, in place of the sink before; `None` ends that. Records hold ids and
/// statuses, never secrets, names, reasons or bodies.
///
/// `sink` is called by whichever thread has something to tell, so it should be quick, and must not make calls of tillback: their end
/// might have to be told by that same thread. When this returns, the sink before is not being called any more, and never will be.
/// From within a sink nothing is changed, and `false` says so.
///
/// It is for programs that don't use `tracing` themselves: the first call makes tillback the process's subscriber. `false`
/// where another one is already there, which then gets the records.
pub fn set_log(sink: Option<(LogLevel, Sink)>) -> bool {
    static IS_OURS: OnceLock<bool> = OnceLock::new();
    if IS_TELLING.get() {
        // It would wait for itself.
        return false;
    }
    if sink.is_none() && IS_OURS.get().is_none() {
        return true;
    }
    *SINK.write().unwrap_or_else(PoisonError::into_inner) = sink;
    let is_ours = *IS_OURS.get_or_init(|| set_global_default(Forward).is_ok());
    tracing::callsite::rebuild_interest_cache();
    is_ours
}

fn sink() -> Option<(LogLevel, Sink)> {
    SINK.read().unwrap_or_else(PoisonError::into_inner).clone()
}

/// Takes events of this crate and of its bindings, and no spans.
struct Forward;

impl Forward {
    fn takes(metadata: &Metadata<'_>) -> bool {
        metadata.is_event()
            && metadata.target().starts_with("tillback")
            && LogLevel::of(*metadata.level()).is_some_and(|level| sink().is_some_and(|(most, _)| level <= most))
    }
}

impl Subscriber for Forward {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        if Self::takes(metadata) { Interest::always() } else { Interest::never() }
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        Self::takes(metadata)
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(match sink() {
            None => LevelFilter::OFF,
            Some((LogLevel::Error, _)) => LevelFilter::ERROR,
            Some((LogLevel::Warn, _)) => LevelFilter::WARN,
            Some((LogLevel::Info, _)) => LevelFilter::INFO,
            Some((LogLevel::Debug, _)) => LevelFilter::DEBUG,
        })
    }

    fn event(&self, event: &Event<'_>) {
        let Some(level) = LogLevel::of(*event.metadata().level()) else { return };
        // Held until the line is told, so that nobody is told anything after `set_log` has returned.
        let sink = SINK.read().unwrap_or_else(PoisonError::into_inner);
        let Some((_, tell)) = sink.as_ref().filter(|(most, _)| level <= *most) else { return };
        let mut line = Line::default();
        event.record(&mut line);
        let _telling = Telling::begin();
        tell(level, &line.finish());
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// Ends also where a sink panics.
struct Telling;

impl Telling {
    fn begin() -> Self {
        IS_TELLING.set(true);
        Self
    }
}

impl Drop for Telling {
    fn drop(&mut self) {
        IS_TELLING.set(false);
    }
}

/// The message, and behind it what it is about: `a refund moved on (refund=rf-… status=succeeded)`.
#[derive(Default)]
struct Line {
    message: String,
    fields: String,
}

impl Line {
    fn finish(self) -> String {
        if self.fields.is_empty() { self.message } else { format!("{} ({})", self.message, self.fields.trim_start()) }
    }
}

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        // Writing to a String can't fail.
        let _ = match field.name() {
            "message" => write!(self.message, "{value:?}"),
            name => write!(self.fields, " {name}={value:?}"),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::{LogLevel, set_log};
    use std::sync::{Arc, Mutex};

    #[test]
    fn records_up_to_a_level_arrive_until_nobody_listens() {
        let heard = Arc::new(Mutex::new(Vec::new()));
        let sink = |most| {
            let heard = heard.clone();
            let hear = move |level: LogLevel, line: &str| {
                if line.contains("test-7") {
                    assert!(!set_log(None), "it would wait for itself");
                    heard.lock().unwrap().push(format!("{} {line}", level.as_str()));
                }
            };
            Some((most, Arc::new(hear) as super::Sink))
        };
        assert!(set_log(sink(LogLevel::Warn)));
        let say = || {
            tracing::warn!(refund = %"test-7", "it is late");
            tracing::info!(refund = %"test-7", "it moved");
            tracing::warn!(target: "hyper", refund = %"test-7", "not ours");
        };
        say();
        assert!(set_log(sink(LogLevel::Info)));
        say();
        assert!(set_log(None));
        say();
        let expected =
            ["warn it is late (refund=test-7)", "warn it is late (refund=test-7)", "info it moved (refund=test-7)"];
        assert_eq!(*heard.lock().unwrap(), expected);
    }
}
