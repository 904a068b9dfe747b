//! tillback called from Python, beside what Python programs make requests with. The programs are in `python/`.

mod programs;
mod report;

pub(crate) use programs::Built;
pub(crate) use report::sections;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::job::Figures;
use crate::plan::Plan;
use crate::queries;
use programs::Programs;
use std::collections::BTreeMap;
use std::time::Duration;

/// A Python program that is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Program {
    Tillback,
    TillbackAsync,
    Pycurl,
    HttpClient,
    Urllib3,
    Requests,
    Httpx,
    Aiohttp,
    HttpxAsync,
}

impl Program {
    const ALL: [Self; 9] = [
        Self::Tillback,
        Self::TillbackAsync,
        Self::Pycurl,
        Self::HttpClient,
        Self::Urllib3,
        Self::Requests,
        Self::Httpx,
        Self::Aiohttp,
        Self::HttpxAsync,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Tillback => "tillback",
            Self::TillbackAsync => "tillback, asyncio",
            Self::Pycurl => "pycurl",
            Self::HttpClient => "http.client",
            Self::Urllib3 => "urllib3",
            Self::Requests => "requests",
            Self::Httpx => "httpx",
            Self::Aiohttp => "aiohttp",
            Self::HttpxAsync => "httpx, asyncio",
        }
    }

    const fn file(self) -> &'static str {
        match self {
            Self::Tillback => "with_tillback.py",
            Self::TillbackAsync => "with_tillback_async.py",
            Self::Pycurl => "with_pycurl.py",
            Self::HttpClient => "with_http_client.py",
            Self::Urllib3 => "with_urllib3.py",
            Self::Requests => "with_requests.py",
            Self::Httpx => "with_httpx.py",
            Self::Aiohttp => "with_aiohttp.py",
            Self::HttpxAsync => "with_httpx_async.py",
        }
    }

    /// The module that it needs, and what to write to get it.
    const fn import(self) -> (&'static str, &'static str) {
        match self {
            Self::Tillback => ("tillback", "import tillback"),
            Self::TillbackAsync => ("tillback", "from tillback import AsyncClient"),
            Self::Pycurl => ("pycurl", "import pycurl"),
            Self::HttpClient => ("http", "import http.client"),
            Self::Urllib3 => ("urllib3", "import urllib3"),
            Self::Requests => ("requests", "import requests"),
            Self::Httpx | Self::HttpxAsync => ("httpx", "import httpx"),
            Self::Aiohttp => ("aiohttp", "import aiohttp"),
        }
    }

    /// Whether it needs nothing that would have to be downloaded.
    const fn is_at_hand(self) -> bool {
        match self {
            Self::Tillback | Self::TillbackAsync | Self::HttpClient => true,
            Self::Pycurl | Self::Urllib3 | Self::Requests | Self::Httpx | Self::Aiohttp | Self::HttpxAsync => false,
        }
    }

    pub(super) const fn is_tillback(self) -> bool {
        matches!(self, Self::Tillback | Self::TillbackAsync)
    }
}

/// What a program does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mode {
    /// Refunds, one after the other.
    Serial,
    /// Refunds, 64 at once: each in one of so many threads or tasks.
    AtOnce,
    /// The same by one call of tillback's for all.
    Many,
    /// A payment is looked up and refunded, once.
    First,
    /// Questions, 256 at once, each in one of so many tasks.
    Queries,
    /// The same by one call of tillback's for all.
    QueryMany,
}

impl Mode {
    const fn word(self) -> &'static str {
        match self {
            Self::Serial => "serial",
            Self::AtOnce => "at_once",
            Self::Many => "many",
            Self::First => "first",
            Self::Queries => "queries",
            Self::QueryMany => "query_many",
        }
    }
}

pub(super) const AT_ONCE: [(Program, Mode); 9] = [
    (Program::Tillback, Mode::AtOnce),
    (Program::Tillback, Mode::Many),
    (Program::Pycurl, Mode::AtOnce),
    (Program::HttpClient, Mode::AtOnce),
    (Program::Urllib3, Mode::AtOnce),
    (Program::Requests, Mode::AtOnce),
    (Program::TillbackAsync, Mode::AtOnce),
    (Program::Aiohttp, Mode::AtOnce),
    (Program::HttpxAsync, Mode::AtOnce),
];

pub(super) const QUERIES: [(Program, Mode); 4] = [
    (Program::Tillback, Mode::QueryMany),
    (Program::TillbackAsync, Mode::QueryMany),
    (Program::TillbackAsync, Mode::Queries),
    (Program::Aiohttp, Mode::Queries),
];

/// What was measured, one entry per round or per start.
#[derive(Debug, Default)]
pub(crate) struct FromPython {
    figures: BTreeMap<(Program, Mode), Vec<Figures>>,
    first: BTreeMap<Program, Vec<Duration>>,
    /// How long the interpreter takes that does nothing.
    nothing: Vec<Duration>,
    imports: BTreeMap<Program, Vec<Import>>,
    /// Of what is shipped, in bytes.
    wheel: Option<u64>,
    /// Of the interpreter and of the packages.
    versions: String,
}

#[derive(Clone, Copy, Debug)]
struct Import {
    /// Of an interpreter that does nothing else.
    whole: Duration,
    /// What `-X importtime` says.
    told: Duration,
}

pub(crate) fn measure(desk: &mut Desk, plan: &Plan, built: Option<&Built>) -> Result<FromPython, Failure> {
    eprintln!("from Python …");
    let programs = Programs::new(plan, built)?;
    let all: Vec<_> = Program::ALL.into_iter().filter(|program| built.is_some() || program.is_at_hand()).collect();
    let mut measured =
        FromPython { wheel: programs.wheel()?, versions: programs.versions(&all)?, ..FromPython::default() };
    for program in &all {
        // What is imported for the first time is compiled, and that is kept.
        programs.import(program.import())?;
    }
    let serial = all.iter().map(|program| (*program, Mode::Serial));
    let ways: Vec<_> = serial.chain(AT_ONCE.into_iter().filter(|(program, _)| all.contains(program))).collect();
    for round in 0..plan.rounds {
        eprintln!("from Python, round {} of {} …", round + 1, plan.rounds);
        for (program, mode) in turned(&ways, round) {
            let payments = desk.payments(plan.warm_up + plan.serial)?;
            let (figures, _) = programs.run(program, mode, desk.shop(false), plan.warm_up, &payments)?;
            measured.figures.entry((program, mode)).or_default().push(figures);
        }
        for _ in 0..plan.starts {
            measured.nothing.push(programs.nothing()?);
            for program in turned(&all, round) {
                let payments = desk.payments(1)?;
                let (_, took) = programs.run(program, Mode::First, desk.shop(false), 0, &payments)?;
                measured.first.entry(program).or_default().push(took);
                measured.imports.entry(program).or_default().push(programs.import(program.import())?);
            }
        }
    }
    let payments = desk.payments(plan.queries)?;
    desk.slow(queries::DELAY)?;
    let ways: Vec<_> = QUERIES.into_iter().filter(|(program, _)| all.contains(program)).collect();
    for round in 0..plan.rounds {
        for (program, mode) in turned(&ways, round) {
            let (figures, _) = programs.run(program, mode, desk.shop(false), 0, &payments)?;
            measured.figures.entry((program, mode)).or_default().push(figures);
        }
    }
    desk.slow(Duration::ZERO)?;
    Ok(measured)
}

/// So that a slow minute hits all of them.
fn turned<T: Copy>(all: &[T], round: u32) -> Vec<T> {
    let mut turned = all.to_vec();
    turned.rotate_left(round as usize % all.len().max(1));
    turned
}
