//! What the processes tell each other, each as one line of JSON.

use crate::failure::Failure;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::io::{BufRead, Write};
use std::time::Duration;

/// Whose requests are measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Contender {
    /// `tillback::Client`.
    Tillback,
    /// `tillback::blocking::Client`.
    TillbackBlocking,
    Reqwest,
    Hyper,
}

impl Contender {
    pub(crate) const ALL: [Self; 4] = [Self::Tillback, Self::TillbackBlocking, Self::Reqwest, Self::Hyper];
    /// Those that can have many calls under way from one thread.
    pub(crate) const ASYNC: [Self; 3] = [Self::Tillback, Self::Reqwest, Self::Hyper];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Tillback => "tillback",
            Self::TillbackBlocking => "tillback, blocking",
            Self::Reqwest => "reqwest",
            Self::Hyper => "hyper",
        }
    }

    pub(crate) const fn is_tillback(self) -> bool {
        match self {
            Self::Tillback | Self::TillbackBlocking => true,
            Self::Reqwest | Self::Hyper => false,
        }
    }
}

/// How the refunds are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Mode {
    /// One after the other.
    Serial,
    /// [`AT_ONCE`] under way at a time.
    AtOnce,
    /// The payment is looked up and refunded, once.
    First,
}

pub(crate) const AT_ONCE: usize = 64;

/// So many refunds in a row are measured without a break. Before each batch tillback reads the payments it hands over,
/// which is not measured; the others take the same breaks.
pub(crate) const BATCH: usize = 1_280;

/// Of every payment so much is given back, in cents.
pub(crate) const AMOUNT: i64 = 1_000;
/// So much was paid.
pub(crate) const PAID: i64 = 2_500;

/// The shop and the gateway it talks to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Shop {
    pub(crate) url: String,
    /// The authority to trust, where the URL is one of HTTPS.
    pub(crate) ca_pem: Option<String>,
    pub(crate) merchant_no: String,
    pub(crate) store_no: String,
    pub(crate) token: String,
}

/// What a client has to do.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Job {
    pub(crate) contender: Contender,
    pub(crate) mode: Mode,
    pub(crate) shop: Shop,
    /// Each is refunded once.
    pub(crate) payments: Vec<String>,
    /// So many of them before the clocks start.
    pub(crate) warm_up: usize,
}

/// What a client needed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Figures {
    pub(crate) p50: Duration,
    pub(crate) p99: Duration,
    /// User and system time of the whole process, all its threads.
    pub(crate) cpu_per_call: Duration,
    pub(crate) calls_per_second: u64,
    /// The most memory the process ever had in use, where the system tells.
    pub(crate) peak_kib: Option<u64>,
}

pub(crate) fn write_line<T: Serialize>(mut out: impl Write, what: &T) -> Result<(), Failure> {
    let mut line = serde_json::to_vec(what)?;
    line.push(b'\n');
    out.write_all(&line)?;
    Ok(out.flush()?)
}

/// The next line; `None` at the end.
pub(crate) fn read_line<T: DeserializeOwned>(mut from: impl BufRead) -> Result<Option<T>, Failure> {
    let mut line = String::new();
    if from.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    Ok(Some(serde_json::from_str(&line)?))
}
