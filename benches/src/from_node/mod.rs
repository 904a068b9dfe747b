//! tillback called from Node, beside what Node programs make requests with. The programs are in `node/`.

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

/// A Node program that is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Program {
    Tillback,
    Undici,
    Fetch,
    Axios,
    NodeHttp,
}

impl Program {
    const ALL: [Self; 5] = [Self::Tillback, Self::Undici, Self::Fetch, Self::Axios, Self::NodeHttp];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Tillback => "tillback",
            Self::Undici => "undici",
            Self::Fetch => "fetch",
            Self::Axios => "axios",
            Self::NodeHttp => "node:http",
        }
    }

    const fn file(self) -> &'static str {
        match self {
            Self::Tillback => "with_tillback.mjs",
            Self::Undici => "with_undici.mjs",
            Self::Fetch => "with_fetch.mjs",
            Self::Axios => "with_axios.mjs",
            Self::NodeHttp => "with_node_http.mjs",
        }
    }

    /// What a program writes to get it.
    const fn require(self) -> &'static str {
        match self {
            Self::Tillback => "require('tillback')",
            Self::Undici => "require('undici')",
            // It is loaded when it is first looked at.
            Self::Fetch => "globalThis.fetch, Response",
            Self::Axios => "require('axios')",
            Self::NodeHttp => "require('node:http')",
        }
    }

    /// The package that has to be there for it.
    const fn package(self) -> Option<&'static str> {
        match self {
            Self::Undici => Some("undici"),
            Self::Axios => Some("axios"),
            Self::Tillback | Self::Fetch | Self::NodeHttp => None,
        }
    }
}

/// What a program does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mode {
    /// Refunds, one after the other.
    Serial,
    /// Refunds, 64 at once, each awaited by one of so many.
    AtOnce,
    /// The same by one call of tillback's for all.
    Many,
    /// A payment is looked up and refunded, once.
    First,
    /// Questions, 256 at once, each awaited by one of so many.
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

pub(super) const AT_ONCE: [(Program, Mode); 6] = [
    (Program::Tillback, Mode::AtOnce),
    (Program::Tillback, Mode::Many),
    (Program::Undici, Mode::AtOnce),
    (Program::Fetch, Mode::AtOnce),
    (Program::Axios, Mode::AtOnce),
    (Program::NodeHttp, Mode::AtOnce),
];

pub(super) const QUERIES: [(Program, Mode); 3] =
    [(Program::Tillback, Mode::QueryMany), (Program::Tillback, Mode::Queries), (Program::Undici, Mode::Queries)];

/// What was measured, one entry per round or per start.
#[derive(Debug, Default)]
pub(crate) struct FromNode {
    figures: BTreeMap<(Program, Mode), Vec<Figures>>,
    first: BTreeMap<Program, Vec<Duration>>,
    /// How long `require` takes, in a process that does nothing else.
    required: BTreeMap<Program, Vec<Duration>>,
    /// Of what is shipped, in bytes.
    packages: Option<u64>,
    /// Of Node and of the packages.
    versions: String,
}

pub(crate) fn measure(desk: &mut Desk, plan: &Plan, built: Option<&Built>) -> Result<FromNode, Failure> {
    eprintln!("from Node …");
    let programs = Programs::new(plan, built)?;
    let at_hand = |program: &Program| built.is_some() || program.package().is_none();
    let all: Vec<_> = Program::ALL.into_iter().filter(at_hand).collect();
    let mut measured = FromNode {
        packages: built.map(|built| built.node_size),
        versions: programs.versions(&all)?,
        ..FromNode::default()
    };
    let serial = all.iter().map(|program| (*program, Mode::Serial));
    let ways: Vec<_> = serial.chain(AT_ONCE.into_iter().filter(|(program, _)| all.contains(program))).collect();
    for round in 0..plan.rounds {
        eprintln!("from Node, round {} of {} …", round + 1, plan.rounds);
        for (program, mode) in turned(&ways, round) {
            let payments = desk.payments(plan.warm_up + plan.serial)?;
            let (figures, _) = programs.run(program, mode, desk.shop(false), plan.warm_up, &payments)?;
            measured.figures.entry((program, mode)).or_default().push(figures);
        }
        for _ in 0..plan.starts {
            for program in turned(&all, round) {
                let payments = desk.payments(1)?;
                let (_, took) = programs.run(program, Mode::First, desk.shop(false), 0, &payments)?;
                measured.first.entry(program).or_default().push(took);
                measured.required.entry(program).or_default().push(programs.require(program)?);
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
