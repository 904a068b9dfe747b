//! The parent: starts the contenders in turns and gathers what they needed.

use crate::child;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::from_c::{self, FromC};
use crate::from_kotlin::{self, FromKotlin};
use crate::from_node::{self, FromNode};
use crate::from_python::{self, FromPython};
use crate::job::{Contender, Figures, Job, Mode};
use crate::journal::{self, Journals};
use crate::plan::Plan;
use crate::queries::{self, Queries};
use crate::translate::{self, Translated};
use std::collections::BTreeMap;
use std::time::Duration;

/// Everything that was measured.
#[derive(Debug, Default)]
pub(crate) struct Measured {
    pub(crate) translated: Vec<Translated>,
    pub(crate) serial: Rounds,
    pub(crate) serial_tls: Rounds,
    pub(crate) at_once: Rounds,
    pub(crate) first: Starts,
    pub(crate) first_tls: Starts,
    pub(crate) journals: Journals,
    pub(crate) queries: Queries,
    pub(crate) from_c: FromC,
    pub(crate) from_python: FromPython,
    pub(crate) from_node: FromNode,
    /// Nothing in a quick run.
    pub(crate) from_kotlin: Option<FromKotlin>,
}

/// What each contender needed, one entry per round, by its name.
pub(crate) type Rounds = BTreeMap<&'static str, Vec<Figures>>;

/// How long each contender's processes took, and the most memory they had in use.
pub(crate) type Starts = BTreeMap<&'static str, Vec<(Duration, Option<u64>)>>;

pub(crate) fn everything(
    plan: &Plan,
    for_python: Option<&from_python::Built>,
    for_node: Option<&from_node::Built>,
    for_kotlin: Option<&from_kotlin::Built>,
) -> Result<Measured, Failure> {
    eprintln!("translation …");
    let mut measured = Measured { translated: translate::measure_apart(plan.quick)?, ..Measured::default() };
    let mut desk = Desk::open()?;
    for round in 0..plan.rounds {
        eprintln!("round {} of {} …", round + 1, plan.rounds);
        let turns = |contenders: &[Contender]| {
            let mut turns = contenders.to_vec();
            turns.rotate_left(round as usize % contenders.len());
            turns
        };
        for contender in turns(&Contender::ALL) {
            for (tls, rounds) in [(false, &mut measured.serial), (true, &mut measured.serial_tls)] {
                let figures = run(&mut desk, plan, contender, Mode::Serial, tls)?;
                rounds.entry(contender.name()).or_default().push(figures);
            }
        }
        for contender in turns(&Contender::ASYNC) {
            let figures = run(&mut desk, plan, contender, Mode::AtOnce, false)?;
            measured.at_once.entry(contender.name()).or_default().push(figures);
        }
        for _ in 0..plan.starts {
            for contender in turns(&Contender::ALL) {
                for (tls, starts) in [(false, &mut measured.first), (true, &mut measured.first_tls)] {
                    let start = start(&mut desk, contender, tls)?;
                    starts.entry(contender.name()).or_default().push(start);
                }
            }
        }
    }
    measured.from_c = from_c::measure(&mut desk, plan)?;
    measured.from_python = from_python::measure(&mut desk, plan, for_python)?;
    measured.from_node = from_node::measure(&mut desk, plan, for_node)?;
    measured.from_kotlin = for_kotlin.map(|built| from_kotlin::measure(&mut desk, plan, built)).transpose()?;
    measured.queries = queries::measure(&mut desk, plan)?;
    measured.journals = journal::measure(&mut desk, plan)?;
    Ok(measured)
}

fn run(desk: &mut Desk, plan: &Plan, contender: Contender, mode: Mode, tls: bool) -> Result<Figures, Failure> {
    let (calls, warm_up) = match mode {
        Mode::Serial => (plan.serial, plan.warm_up),
        Mode::AtOnce => (plan.at_once, plan.warm_up),
        Mode::First => (1, 0),
    };
    let payments = desk.payments(warm_up + calls)?;
    let job = Job { contender, mode, shop: desk.shop(tls).clone(), payments, warm_up };
    child::ask("client", &job).map(|(figures, _)| figures)
}

/// From just before the process is started to its word that the refund is done.
fn start(desk: &mut Desk, contender: Contender, tls: bool) -> Result<(Duration, Option<u64>), Failure> {
    let payments = desk.payments(1)?;
    let job = Job { contender, mode: Mode::First, shop: desk.shop(tls).clone(), payments, warm_up: 0 };
    let (figures, took): (Figures, Duration) = child::ask("client", &job)?;
    Ok((took, figures.peak_kib))
}
