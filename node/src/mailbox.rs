//! How the ends of calls come to an event loop.
//!
//! Threads of the engine never wait for a loop: they put letters into a box and ring a bell. One ring is enough for many letters, and
//! the loop takes out no more of them at a time than it can read without being late for others.

use crate::call::lock;
use crate::output::Paper;
use napi::bindgen_prelude::{External, Function};
use napi::threadsafe_function::{ThreadsafeFunction, ThreadsafeFunctionCallMode};
use napi::{Result, Status};
use napi_derive::napi;
use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use tillback::{Cancel, Error, Transaction};

/// So many bytes are read in one go: about a millisecond's work.
const AT_ONCE: usize = 64 * 1024;

/// Wakes the loop. It is weak, so that it keeps no process alive.
pub(crate) type Bell = ThreadsafeFunction<(), (), (), Status, false, true>;

/// The engine's own copy of a payment that was just read, which travels beside its object.
pub(crate) type Kept = External<Arc<Transaction>>;

/// Something that a call tells, written already.
pub(crate) enum News {
    Step(Paper),
    Ok(Paper),
    Error(Paper),
}

impl News {
    pub(crate) fn end(ended: std::result::Result<Paper, Error>) -> Self {
        match ended {
            Ok(paper) => Self::Ok(paper),
            Err(error) => Self::Error(Paper::of(&error)),
        }
    }

    /// What it is, as the loop reads it, and the paper.
    fn sorted(self) -> (char, Paper) {
        match self {
            Self::Ok(paper) => ('0', paper),
            Self::Error(paper) => ('1', paper),
            Self::Step(paper) => ('2', paper),
        }
    }
}

/// The engine's side of the box. It outlives the loop: what comes then is for nobody.
pub(crate) struct Letters {
    bell: Bell,
    rung: AtomicBool,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    arrived: VecDeque<(u32, News)>,
    /// Calls that can be stopped.
    cancels: HashMap<u32, Cancel>,
    closed: bool,
}

impl Letters {
    pub(crate) fn post(&self, ticket: u32, news: News) {
        {
            let mut inner = lock(&self.inner);
            if inner.closed {
                return;
            }
            if !matches!(news, News::Step(_)) {
                inner.cancels.remove(&ticket);
            }
            inner.arrived.push_back((ticket, news));
        }
        if !self.rung.swap(true, Ordering::AcqRel)
            && self.bell.call((), ThreadsafeFunctionCallMode::NonBlocking) != Status::Ok
        {
            self.close();
        }
    }

    /// Nobody will ever look into it again.
    fn close(&self) {
        let left = {
            let mut inner = lock(&self.inner);
            inner.closed = true;
            inner.cancels.clear();
            std::mem::take(&mut inner.arrived)
        };
        drop(left);
    }
}

/// One for each time that the package is loaded.
#[napi]
pub struct Mailbox(Arc<Letters>);

/// What lay in the box.
#[napi(object, object_from_js = false)]
pub struct Opened {
    /// A list of `[ticket, sort, first, value]`, where `first` is the place of the value's first transaction in the list below.
    pub text: String,
    pub transactions: Vec<Kept>,
    /// Whether something is left in it.
    pub more: bool,
}

#[napi]
impl Mailbox {
    /// `wake` is called on the loop when something has come.
    #[napi(constructor, catch_unwind)]
    pub fn new(wake: Function<'_, (), ()>) -> Result<Self> {
        let bell = wake.build_threadsafe_function().weak::<true>().build()?;
        Ok(Self(Arc::new(Letters { bell, rung: AtomicBool::new(false), inner: Mutex::default() })))
    }

    /// Takes out what has come.
    #[napi(catch_unwind)]
    pub fn open(&self) -> Opened {
        self.0.rung.store(false, Ordering::Release);
        let mut sheet = Sheet::default();
        let more = loop {
            let next = lock(&self.0.inner).arrived.pop_front();
            let Some((ticket, news)) = next else { break false };
            sheet.add(ticket, news);
            if sheet.text.len() > AT_ONCE {
                break !lock(&self.0.inner).arrived.is_empty();
            }
        };
        if more {
            // The loop comes back by itself.
            self.0.rung.store(true, Ordering::Release);
        }
        Opened { text: sheet.finish(), transactions: sheet.transactions, more }
    }

    /// Stops a call's waiting. A refund that was sent goes on.
    #[napi(catch_unwind)]
    pub fn cancel(&self, ticket: u32) {
        let cancel = lock(&self.0.inner).cancels.get(&ticket).cloned();
        if let Some(cancel) = cancel {
            cancel.cancel();
        }
    }
}

impl Mailbox {
    pub(crate) fn letters(&self) -> Arc<Letters> {
        self.0.clone()
    }

    /// Lets a call be stopped from now on.
    pub(crate) fn expect(&self, ticket: u32) -> Cancel {
        let cancel = Cancel::new();
        lock(&self.0.inner).cancels.insert(ticket, cancel.clone());
        cancel
    }
}

impl Drop for Mailbox {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// Many letters as one text, because that is read fastest.
#[derive(Default)]
struct Sheet {
    text: String,
    transactions: Vec<Kept>,
}

impl Sheet {
    fn add(&mut self, ticket: u32, news: News) {
        let (sort, paper) = news.sorted();
        self.text.push(if self.text.is_empty() { '[' } else { ',' });
        self.text.push_str(&format!("[{ticket},{sort},{},", self.transactions.len()));
        self.transactions.extend(paper.transactions.iter().cloned().map(External::new));
        self.text.push_str(&paper.into_text());
        self.text.push(']');
    }

    fn finish(&mut self) -> String {
        if self.text.is_empty() {
            return "[]".to_owned();
        }
        self.text.push(']');
        std::mem::take(&mut self.text)
    }
}
