//! What it costs to remember: refunds with a journal in memory and on disk beside each other, and a long journal beside a
//! short one.

mod folder;
mod grow;
mod long;
mod refunds;
mod report;
mod rows;
mod syncs;
mod task;

pub(crate) use report::sections;

use crate::child;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::job::{read_line, write_line};
use crate::plan::Plan;
use folder::Folder;
use rows::Written;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use task::{Grow, Pace, Refunds, Syncs, Task, Use, Used};

/// So many refunds are under way at a time.
const AT_ONCE: [usize; 4] = [1, 8, 64, 256];

/// Open refunds of the journals whose length differs.
const OPEN: usize = 100;

/// Refunds of the short journal.
const SHORT: u64 = 1_000;

/// A journal, by where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Memory,
    File,
}

/// Everything that was measured with journals; one entry per round.
#[derive(Debug, Default)]
pub(crate) struct Journals {
    file_system: Option<String>,
    paces: BTreeMap<(usize, Place), Vec<Pace>>,
    /// By how many syncs a refund takes.
    syncs: BTreeMap<u32, Vec<u64>>,
    short: Vec<Used>,
    long: Vec<Used>,
    /// Of the long journal's file.
    bytes: u64,
    written: Vec<Written>,
}

/// Does the task on standard input.
pub(crate) fn work() -> Result<(), Failure> {
    let task = read_line(std::io::stdin().lock())?.ok_or_else(|| Failure::new("there is no task"))?;
    match task {
        Task::Refunds(task) => write_line(std::io::stdout(), &refunds::work(&task)?),
        Task::Syncs(task) => write_line(std::io::stdout(), &syncs::work(&task)?),
        Task::Grow(task) => write_line(std::io::stdout(), &grow::work(&task)?),
        Task::Use(task) => write_line(std::io::stdout(), &long::work(&task)?),
    }
}

pub(crate) fn measure(desk: &mut Desk, plan: &Plan) -> Result<Journals, Failure> {
    let folder = Folder::make()?;
    let mut journals = Journals { file_system: folder.file_system(), ..Journals::default() };
    for round in 0..plan.rounds {
        eprintln!("journals, round {} of {} …", round + 1, plan.rounds);
        take_turns(&mut journals, desk, plan, &folder, round as usize)?;
    }
    compare_lengths(&mut journals, desk, plan, &folder)?;
    Ok(journals)
}

fn ask<T: DeserializeOwned>(task: &Task) -> Result<T, Failure> {
    child::ask("journal", task).map(|(answer, _)| answer)
}

/// Every journal at every number at once, and the bare disk, each time in another order.
fn take_turns(
    journals: &mut Journals,
    desk: &mut Desk,
    plan: &Plan,
    folder: &Folder,
    round: usize,
) -> Result<(), Failure> {
    let mut turns: Vec<_> =
        AT_ONCE.into_iter().flat_map(|at_once| [(at_once, Place::Memory), (at_once, Place::File)]).collect();
    let number = turns.len();
    turns.rotate_left(round % number);
    for (at_once, place) in turns {
        let pace = refunds(desk, plan, folder, at_once, place)?;
        journals.paces.entry((at_once, place)).or_default().push(pace);
    }
    for per_refund in [1, 2] {
        let task = Syncs { file: folder.file("syncs"), refunds: plan.syncs, per_refund };
        journals.syncs.entry(per_refund).or_default().push(ask(&Task::Syncs(task))?);
    }
    Ok(())
}

fn refunds(desk: &mut Desk, plan: &Plan, folder: &Folder, at_once: usize, place: Place) -> Result<Pace, Failure> {
    let calls = if at_once == 1 { plan.serial } else { plan.at_once };
    let file = match place {
        Place::Memory => None,
        Place::File => Some(folder.file("refunds")),
    };
    let payments = desk.payments(plan.warm_up + calls)?;
    let task = Refunds { file: file.clone(), at_once, shop: desk.shop(false).clone(), payments, warm_up: plan.warm_up };
    let pace = ask(&Task::Refunds(task))?;
    if let Some(file) = file {
        std::fs::remove_file(file)?;
    }
    Ok(pace)
}

fn compare_lengths(journals: &mut Journals, desk: &mut Desk, plan: &Plan, folder: &Folder) -> Result<(), Failure> {
    eprintln!("a journal of {} refunds …", plan.long);
    let lengths = [("short", SHORT), ("long", plan.long)];
    for (name, refunds) in lengths {
        let payments = desk.payments(grow::MADE)?;
        let task = Grow { file: folder.file(name), refunds, shop: desk.shop(false).clone(), payments };
        journals.bytes = ask(&Task::Grow(task))?;
    }
    for round in 0..plan.rounds {
        let mut turns = lengths;
        turns.rotate_left(round as usize % lengths.len());
        for (name, refunds) in turns {
            let task = Use {
                file: folder.file(name),
                shop: desk.shop(false).clone(),
                opens: plan.opens,
                keys: spread(refunds, round.into(), plan.look_ups),
                payments: desk.payments(OPEN)?,
            };
            let used = ask(&Task::Use(task))?;
            if refunds == SHORT { journals.short.push(used) } else { journals.long.push(used) }
        }
    }
    for (name, refunds) in lengths {
        for format in rows::FORMATS {
            eprintln!("{refunds} rows as {format} …");
            let written = rows::write(&folder.file(name), format, refunds, &folder.file("report"))?;
            journals.written.push(written);
        }
    }
    Ok(())
}

/// Keys from all over the journal, none of them twice as long as it has enough, and in no order; others in each round.
fn spread(refunds: u64, round: u64, count: u64) -> Vec<String> {
    /// A prime, so that every place is come across.
    const STEP: u64 = 611_953;
    let first = grow::MADE as u64 + 1;
    let copies = refunds - grow::MADE as u64;
    (0..count).map(|number| grow::key(first + (number + round * count) * STEP % copies)).collect()
}

#[cfg(test)]
mod tests {
    use super::spread;
    use std::collections::BTreeSet;

    #[test]
    fn keys_are_spread() {
        let keys: BTreeSet<_> = spread(1_000, 3, 975).into_iter().collect();
        assert_eq!(keys.len(), 975);
        assert_eq!(keys.first().map(String::as_str), Some("order-000000026-return-1"));
        assert_eq!(keys.last().map(String::as_str), Some("order-000001000-return-1"));
    }
}
