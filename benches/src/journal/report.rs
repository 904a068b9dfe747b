//! The tables of journals, and what they say about each aim.

use super::syncs::APPENDED;
use super::task::{Kept, Pace, Used};
use super::{AT_ONCE, Journals, OPEN, Place, SHORT};
use crate::plan::Plan;
use crate::table::{Table, micros, middle, millis, ratio, verdict};
use std::time::Duration;

/// Where the aim of refunds per second stands.
const JUDGED: usize = 64;
/// In hundredths of the memory journal's rate.
const OF_MEMORY_AIM: u128 = 60;
/// As many times the rate of one sync per refund.
const OF_SYNCS_AIM: u128 = 20;
/// In hundredths of the short journal's time.
const LENGTH_AIM: u128 = 150;

pub(crate) fn sections(journals: &Journals, plan: &Plan) -> String {
    [rates(journals), lengths(journals, plan), bytes(journals, plan), rows(journals)].join("\n")
}

fn rates(journals: &Journals) -> String {
    let mut table = Table::new(&[
        "at once",
        "journal",
        "refunds per second",
        "CPU per refund",
        "commits per refund",
        "of memory's rate",
        "× one sync per refund",
        "aim",
        "verdict",
    ]);
    for at_once in AT_ONCE {
        for place in [Place::Memory, Place::File] {
            table.row(rate(journals, at_once, place));
        }
    }
    let mut disk = Table::new(&["syncs per refund", "refunds per second"]);
    for (per_refund, rates) in &journals.syncs {
        disk.row(vec![per_refund.to_string(), spread(rates.clone(), u64::to_string)]);
    }
    let file_system = journals.file_system.as_deref().unwrap_or("a file system unknown");
    format!(
        "## The journal: refunds per second in memory and on disk\n\n\
         The same refunds as above by tillback alone, over plain HTTP, its journal in memory or in an SQLite file on \
         {file_system}. A refund is one request and two steps of the journal, one before it is sent and one before its \
         end is told; on disk each is synced, and steps that come together share a commit. Commits are counted by SQLite \
         itself.\n\n{table}\n\
         The bare disk in the same run: {APPENDED} bytes are appended to a file and synced (`fdatasync`), one time or two \
         per refund, one after the other.\n\n{disk}"
    )
}

fn rate(journals: &Journals, at_once: usize, place: Place) -> Vec<String> {
    let paces = |place| journals.paces.get(&(at_once, place)).map(Vec::as_slice).unwrap_or_default();
    let per_second = |place| middle(paces(place).iter().map(|pace| pace.per_second));
    let own = u128::from(per_second(place));
    let of_memory = own * 100 / u128::from(per_second(Place::Memory)).max(1);
    let syncs = journals.syncs.get(&1).map(|rates| middle(rates.iter().copied())).unwrap_or_default();
    let of_syncs = own * 100 / u128::from(syncs).max(1);
    let is_met = of_memory >= OF_MEMORY_AIM || of_syncs >= OF_SYNCS_AIM * 100;
    let on_disk = |text: String| if place == Place::File { text } else { String::new() };
    let judged = |text: String| if at_once == JUDGED { on_disk(text) } else { String::new() };
    vec![
        at_once.to_string(),
        if place == Place::File { "SQLite" } else { "memory" }.to_owned(),
        spread(paces(place).iter().map(|pace| pace.per_second).collect(), u64::to_string),
        spread(paces(place).iter().map(|pace| pace.cpu).collect(), |cpu| micros(*cpu)),
        kept(paces(place), |kept| ratio(u128::from(kept.commits) * 100 / u128::from(kept.refunds).max(1))),
        on_disk(format!("{of_memory} %")),
        on_disk(ratio(of_syncs)),
        judged(format!("≥ {OF_MEMORY_AIM} %, or ≥ {OF_SYNCS_AIM} × one sync")),
        judged(verdict(is_met)),
    ]
}

/// Of the round in the middle of those that left a file.
fn kept(paces: &[Pace], text: impl Fn(Kept) -> String) -> String {
    let mut all: Vec<_> = paces.iter().filter_map(|pace| pace.kept).collect();
    all.sort_unstable_by_key(|kept| kept.commits);
    all.get(all.len() / 2).copied().map(text).unwrap_or_default()
}

fn lengths(journals: &Journals, plan: &Plan) -> String {
    let long = grouped(plan.long);
    let short = grouped(SHORT);
    let mut table =
        Table::new(&["", &format!("{short} refunds"), &format!("{long} refunds"), "long : short", "aim", "verdict"]);
    let mut row = |what: &str, which: fn(&Used) -> Duration, text: fn(Duration) -> String| {
        let of = |used: &[Used]| used.iter().map(which).collect::<Vec<_>>();
        let (short, long) = (of(&journals.short), of(&journals.long));
        let median = |times: &[Duration]| middle(times.iter().copied());
        let times = median(&long).as_nanos() * 100 / median(&short).as_nanos().max(1);
        table.row(vec![
            what.to_owned(),
            spread(short, |time| text(*time)),
            spread(long, |time| text(*time)),
            ratio(times),
            format!("≤ {}", ratio(LENGTH_AIM)),
            verdict(times <= LENGTH_AIM),
        ]);
    };
    row("open", |used| used.open, millis);
    row("look-up by key", |used| used.look_up, micros);
    row(&format!("list the {OPEN} that are open"), |used| used.list, millis);
    row(&format!("settle {OPEN} that are queued"), |used| used.settle, millis);
    format!(
        "## The journal: a long one beside a short one\n\n\
         The rows of {made} real refunds are multiplied until the file holds so many, spread over three gateways, each \
         with its own key, mark, payment and history. In each round a process opens the file {opens} times, looks {looks} \
         refunds up by keys from all over it, queues {OPEN} more, lists what is open and settles that: each is looked up \
         at the gateway and refunded. Of the openings and look-ups of a process the median is taken. The system has the \
         file in its memory; SQLite's own cache is that of a process just started.\n\n{table}",
        made = super::grow::MADE,
        opens = plan.opens,
        looks = plan.look_ups,
    )
}

fn bytes(journals: &Journals, plan: &Plan) -> String {
    let mut table = Table::new(&["journal", "bytes per refund", "bytes in all"]);
    let long = journals.bytes;
    table.row(vec![
        format!("the one of {}", grouped(plan.long)),
        long.checked_div(plan.long).unwrap_or_default().to_string(),
        grouped(long),
    ]);
    for at_once in AT_ONCE {
        let paces = journals.paces.get(&(at_once, Place::File)).map(Vec::as_slice).unwrap_or_default();
        table.row(vec![
            format!("{at_once} at once, {}", kept(paces, |kept| grouped(kept.refunds))),
            kept(paces, |kept| (kept.bytes / kept.refunds.max(1)).to_string()),
            kept(paces, |kept| grouped(kept.bytes)),
        ]);
    }
    format!(
        "## The journal: bytes per refund\n\nOf the file after the log was put into it, its indexes and the history \
         included: of the long journal, and of those that the measured refunds left.\n\n{table}"
    )
}

fn rows(journals: &Journals) -> String {
    let mut table = Table::new(&["payments", "format", "rows per second", "peak memory", "aim", "verdict"]);
    for written in &journals.written {
        let per_second = u128::from(written.rows) * 1_000_000_000 / written.took.as_nanos().max(1);
        let peak = written.peak_kib;
        table.row(vec![
            grouped(written.rows),
            written.format.to_owned(),
            grouped(u64::try_from(per_second).unwrap_or(u64::MAX)),
            peak.map(|kib| format!("{} MiB", kib.div_ceil(1024))).unwrap_or_default(),
            "< 60 MiB".to_owned(),
            peak.map(|kib| verdict(kib < 60 * 1024)).unwrap_or_default(),
        ]);
    }
    format!(
        "## Reports: the rows of a journal\n\n`tillback report --offline` writes every payment of the short and of the long \
         journal to a file: one process each, once. The command is measured from its start to its end.\n\n{table}"
    )
}

/// The median, and in brackets the smallest and the largest.
fn spread<T: Copy + Ord + Default>(mut values: Vec<T>, text: impl Fn(&T) -> String) -> String {
    values.sort_unstable();
    let [Some(first), Some(last)] = [values.first(), values.last()] else { return String::new() };
    format!("{} ({} – {})", text(&middle(values.iter().copied())), text(first), text(last))
}

/// With a comma before each three digits: `1,000,000`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{grouped, spread};

    #[test]
    fn numbers_are_read_easily() {
        assert_eq!([0, 999, 1_000, 1_000_000].map(grouped), ["0", "999", "1,000", "1,000,000"]);
        assert_eq!(spread(vec![3, 1, 2_u64], u64::to_string), "2 (1 – 3)");
    }
}
