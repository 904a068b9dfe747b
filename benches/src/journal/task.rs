//! What the processes that work with a journal are told, and what they answer.

use crate::job::Shop;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::time::Duration;

#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Task {
    Refunds(Refunds),
    Syncs(Syncs),
    Grow(Grow),
    Use(Use),
}

/// Refunds are made; the answer is a [`Pace`].
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Refunds {
    /// The journal's; `None` = in memory.
    pub(super) file: Option<PathBuf>,
    pub(super) at_once: usize,
    pub(super) shop: Shop,
    /// Each is refunded once.
    pub(super) payments: Vec<String>,
    /// So many of them before the clocks start.
    pub(super) warm_up: usize,
}

/// How fast refunds were made.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Pace {
    pub(crate) per_second: u64,
    /// User and system time of the whole process, all its threads.
    pub(crate) cpu: Duration,
    /// What the file holds in the end, and how many commits brought it there.
    pub(crate) kept: Option<Kept>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Kept {
    pub(crate) refunds: u64,
    pub(crate) bytes: u64,
    pub(crate) commits: u64,
}

/// The bare disk is written to; the answer is how many refunds a second that would be.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Syncs {
    pub(super) file: PathBuf,
    pub(super) refunds: u32,
    pub(super) per_refund: u32,
}

/// A journal is made; the answer is how many bytes it has.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Grow {
    pub(super) file: PathBuf,
    pub(super) refunds: u64,
    pub(super) shop: Shop,
    /// Those that are refunded the usual way, to be multiplied.
    pub(super) payments: Vec<String>,
}

/// A journal is used; the answer is a [`Used`].
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Use {
    pub(super) file: PathBuf,
    pub(super) shop: Shop,
    /// How often it is opened.
    pub(super) opens: usize,
    /// Of the refunds that are looked up.
    pub(super) keys: Vec<String>,
    /// Those that are queued and settled.
    pub(super) payments: Vec<String>,
}

/// How long it took: medians, and the one list and the one settling.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Used {
    pub(crate) open: Duration,
    pub(crate) look_up: Duration,
    pub(crate) list: Duration,
    pub(crate) settle: Duration,
}
