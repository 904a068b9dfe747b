//! tillback called from C, beside libcurl, cJSON and OpenSSL doing the same by hand. The programs are in `c/`.

mod programs;
mod report;

pub(crate) use report::section;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::job::{Figures, Shop};
use crate::plan::Plan;
use programs::Programs;
use std::collections::BTreeMap;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A C program that is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Program {
    Tillback,
    Libcurl,
    /// One that uses nothing.
    Empty,
}

impl Program {
    pub(super) const ALL: [Self; 3] = [Self::Tillback, Self::Libcurl, Self::Empty];
    /// Those that make refunds.
    const REFUNDING: [Self; 2] = [Self::Tillback, Self::Libcurl];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Tillback => "tillback",
            Self::Libcurl => "libcurl, cJSON",
            Self::Empty => "an empty program",
        }
    }
}

/// What was measured, one entry per round.
#[derive(Debug, Default)]
pub(crate) struct FromC {
    serial: BTreeMap<Program, Vec<Figures>>,
    first: BTreeMap<Program, Vec<Duration>>,
    /// What is in memory while nothing is done, in KiB.
    idle: BTreeMap<Program, Vec<u64>>,
    library: Library,
}

#[derive(Debug, Default)]
struct Library {
    bytes: u64,
    /// Whether it is the one that is shipped, and not one made for tests.
    is_shipped: bool,
}

pub(crate) fn measure(desk: &mut Desk, plan: &Plan) -> Result<FromC, Failure> {
    eprintln!("from C …");
    let programs = Programs::build(plan.quick)?;
    let mut measured = FromC { library: programs.library()?, ..FromC::default() };
    let shop = desk.shop(false).clone();
    for round in 0..plan.rounds {
        let mut turns = Program::REFUNDING;
        turns.rotate_left(round as usize % Program::REFUNDING.len());
        for program in turns {
            let payments = desk.payments(plan.warm_up + plan.serial)?;
            let (figures, _) = run(&programs, program, "serial", &shop, plan.warm_up, &payments)?;
            measured.serial.entry(program).or_default().push(figures);
        }
        for _ in 0..plan.starts {
            for program in turns {
                let payments = desk.payments(1)?;
                let (_, took) = run(&programs, program, "first", &shop, 0, &payments)?;
                measured.first.entry(program).or_default().push(took);
            }
        }
        for program in Program::ALL {
            let (figures, _) = run(&programs, program, "idle", &shop, 0, &[])?;
            let kib = figures.peak_kib.ok_or_else(|| Failure::new("a program did not tell its memory"))?;
            measured.idle.entry(program).or_default().push(kib);
        }
    }
    Ok(measured)
}

/// Its figures, and how long it took from just before its start to its word.
fn run(
    programs: &Programs,
    program: Program,
    mode: &str,
    shop: &Shop,
    warm_up: usize,
    payments: &[String],
) -> Result<(Figures, Duration), Failure> {
    let mut command = Command::new(programs.path(program));
    command.args([mode, &shop.url, &shop.merchant_no, &shop.store_no, &shop.token]).arg(warm_up.to_string());
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut lines = payments.join("\n");
    lines.push('\n');
    let start = Instant::now();
    let mut child = command.spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(lines.as_bytes())?;
    }
    let output = child.wait_with_output()?;
    let took = start.elapsed();
    if !output.status.success() {
        return Err(Failure::new(format!("{} failed in C; see above", program.name())));
    }
    Ok((serde_json::from_slice(&output.stdout)?, took))
}
