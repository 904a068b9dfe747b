//! The tables, and what they say about each aim.

use crate::apart;
use crate::failure::Failure;
use crate::from_c;
use crate::from_kotlin;
use crate::from_node;
use crate::from_python;
use crate::job::{AT_ONCE, BATCH, Contender};
use crate::journal;
use crate::machine;
use crate::measure::{Measured, Rounds, Starts};
use crate::plan::Plan;
use crate::queries;
use crate::table::{Table, millis, ratio, spread, verdict};
use std::path::{Path, PathBuf};
use std::time::Duration;

const TRANSLATION_AIM: Duration = Duration::from_micros(4);
/// In hundredths of reqwest's CPU time.
const CPU_AIM: u128 = 115;
const FIRST_AIM: Duration = Duration::from_millis(10);
const FIRST_TLS_AIM: Duration = Duration::from_millis(15);

/// Where the results are kept.
pub(crate) fn place() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR");
    here.map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from).join("RESULTS.md")
}

/// Prints the report, and writes it where it is to be kept.
pub(crate) fn write(measured: &Measured, plan: &Plan, out: Option<&Path>) -> Result<(), Failure> {
    let text = text(measured, plan);
    println!("{text}");
    if let Some(out) = out {
        std::fs::write(out, text)?;
        eprintln!("written to {}", out.display());
    }
    Ok(())
}

/// The same of some sections only; the others stay as they are.
pub(crate) fn put(sections: &str, plan: &Plan, out: Option<&Path>) -> Result<(), Failure> {
    let date = jiff::Timestamp::now().strftime("%Y-%m-%d").to_string();
    let sections = apart::dated(sections, &date, plan.rounds);
    println!("{sections}");
    if let Some(out) = out {
        std::fs::write(out, apart::put(&std::fs::read_to_string(out)?, &sections))?;
        eprintln!("written to {}", out.display());
    }
    Ok(())
}

fn text(measured: &Measured, plan: &Plan) -> String {
    let sections = [
        introduction(plan),
        translation(measured),
        serial("One refund at a time, plain HTTP", &measured.serial),
        serial("One refund at a time, TLS", &measured.serial_tls),
        at_once(&measured.at_once),
        first(measured),
        memory(measured, plan),
        from_c::section(&measured.from_c),
        from_python::sections(&measured.from_python, plan),
        from_node::sections(&measured.from_node, plan),
        measured.from_kotlin.as_ref().map_or_else(String::new, |from| from_kotlin::sections(from, plan)),
        queries::section(&measured.queries, plan),
        journal::sections(&measured.journals, plan),
    ];
    sections.join("\n")
}

fn introduction(plan: &Plan) -> String {
    let mut table = Table::new(&["machine", ""]);
    for (what, which) in machine::description() {
        table.row(vec![what.to_owned(), which]);
    }
    let date = jiff::Timestamp::now().strftime("%Y-%m-%d");
    let command = if plan.quick { "cargo xtask bench --quick" } else { "cargo xtask bench" };
    let Plan { rounds, warm_up, serial, at_once: many, starts, .. } = *plan;
    let quick = if plan.quick { "**A quick run: these figures mean nothing.**\n\n" } else { "" };
    format!(
        "# What tillback costs\n\n{quick}Written by `{command}` on {date}.\n\n{table}\n\
         tillback is measured beside the same request made by hand with reqwest and with hyper, in the same run. All \
         send the same bytes to the same simulated gateway (Pockyt) in another process. By hand, too, the request is \
         built and signed, and the reply is parsed and checked: ids, amount, currency, status. What only tillback does \
         is in its figures: the journal (here in memory), the look for the key, the task of its own that finishes a \
         refund nobody waits for any more.\n\n\
         - Rounds: {rounds}. In each, every client runs in a process of its own, on one thread; they take turns. The \
         sandbox has the same machine.\n\
         - A process makes {warm_up} refunds before the clocks start, then {serial} one after the other, or {many} of \
         which {AT_ONCE} are under way at a time.\n\
         - tillback is handed the payment as it was read before, so that a refund is one request. They are read in \
         batches of {BATCH} while the clocks stand still.\n\
         - CPU is user and system time of the whole process. Figures are medians of the rounds; in brackets are the \
         smallest and the largest.\n\
         - From start to first refund, {starts} processes of each client are started per round. They look the payment \
         up and refund it: two requests over a new connection.\n\
         - hyper is its bare connection, one for each call under way; reqwest and tillback have a pool. All have a time \
         limit for the call.\n"
    )
}

fn translation(measured: &Measured) -> String {
    let mut table = Table::new(&["gateway", "operation", "median", "95 % within", "aim", "verdict"]);
    for one in &measured.translated {
        table.row(vec![
            one.gateway.to_owned(),
            one.operation.to_owned(),
            nanos(one.median),
            format!("{} – {}", nanos(one.from), nanos(one.to)),
            "< 4 µs".to_owned(),
            verdict(one.median < TRANSLATION_AIM),
        ]);
    }
    format!("## Building, signing and parsing, without a connection\n\nMeasured with criterion.\n\n{table}")
}

fn serial(title: &str, rounds: &Rounds) -> String {
    let mut table = Table::new(&["client", "p50", "p99", "CPU per call", "× reqwest", "× hyper", "aim", "verdict"]);
    for contender in Contender::ALL {
        let Some(figures) = rounds.get(contender.name()) else { continue };
        let cpu = cpu(rounds, contender);
        let (aim, verdict) = match contender.is_tillback() {
            true => (format!("≤ {} × reqwest", ratio(CPU_AIM)), verdict(cpu.of_reqwest <= CPU_AIM)),
            false => Default::default(),
        };
        table.row(vec![
            contender.name().to_owned(),
            spread(figures, |round| round.p50),
            spread(figures, |round| round.p99),
            spread(figures, |round| round.cpu_per_call),
            ratio(cpu.of_reqwest),
            ratio(cpu.of_hyper),
            aim,
            verdict,
        ]);
    }
    format!("## {title}\n\nOver a kept connection.\n\n{table}")
}

fn at_once(rounds: &Rounds) -> String {
    let mut table = Table::new(&["client", "calls per second", "CPU per call", "× reqwest", "× hyper"]);
    for contender in Contender::ASYNC {
        let Some(figures) = rounds.get(contender.name()) else { continue };
        let mut calls: Vec<_> = figures.iter().map(|round| round.calls_per_second).collect();
        calls.sort_unstable();
        let cpu = cpu(rounds, contender);
        table.row(vec![
            contender.name().to_owned(),
            format!("{} ({} – {})", calls[calls.len() / 2], calls[0], calls[calls.len() - 1]),
            spread(figures, |round| round.cpu_per_call),
            ratio(cpu.of_reqwest),
            ratio(cpu.of_hyper),
        ]);
    }
    format!("## {AT_ONCE} refunds at once, plain HTTP\n\nThe sandbox answers all of them on its own.\n\n{table}")
}

fn first(measured: &Measured) -> String {
    let mut table = Table::new(&["client", "plain HTTP", "TLS", "aim", "verdict"]);
    for contender in Contender::ALL {
        let (Some(plain), Some(tls)) = (measured.first.get(contender.name()), measured.first_tls.get(contender.name()))
        else {
            continue;
        };
        let times = |starts: &[(Duration, Option<u64>)]| sorted(starts.iter().map(|(took, _)| *took));
        let (plain, tls) = (times(plain), times(tls));
        let met = median(&plain) < FIRST_AIM && median(&tls) < FIRST_TLS_AIM;
        let cell = |times: &[Duration]| {
            format!("{} ({} – {})", millis(median(times)), millis(times[0]), millis(times[times.len() - 1]))
        };
        table.row(vec![
            contender.name().to_owned(),
            cell(&plain),
            cell(&tls),
            if contender.is_tillback() { "< 10 ms, TLS < 15 ms".to_owned() } else { String::new() },
            if contender.is_tillback() { verdict(met) } else { String::new() },
        ]);
    }
    format!("## From the start of the process to the first finished refund\n\n{table}")
}

fn memory(measured: &Measured, plan: &Plan) -> String {
    let mut table = Table::new(&["client", "one refund", "one refund, TLS", "64 at once"]);
    for contender in Contender::ALL {
        let of_starts = |starts: &Starts| {
            let peaks = starts.get(contender.name())?.iter().map(|(_, peak)| *peak).collect::<Option<Vec<_>>>()?;
            Some(mebi(middle(peaks)?))
        };
        let at_once = measured.at_once.get(contender.name()).and_then(|rounds| {
            let peaks = rounds.iter().map(|round| round.peak_kib).collect::<Option<Vec<_>>>()?;
            Some(mebi(middle(peaks)?))
        });
        table.row(vec![
            contender.name().to_owned(),
            of_starts(&measured.first).unwrap_or_default(),
            of_starts(&measured.first_tls).unwrap_or_default(),
            at_once.unwrap_or_default(),
        ]);
    }
    let refunds = plan.warm_up + plan.at_once;
    format!(
        "## Peak memory\n\nOf the whole process. With {AT_ONCE} at once, tillback has a journal of {refunds} refunds in \
         memory at the end, and {BATCH} payments that were read; the others remember nothing.\n\n{table}"
    )
}

/// CPU per call in hundredths of others'.
struct Cpu {
    of_reqwest: u128,
    of_hyper: u128,
}

fn cpu(rounds: &Rounds, contender: Contender) -> Cpu {
    let of = |contender: Contender| {
        let figures = rounds.get(contender.name()).map(Vec::as_slice).unwrap_or_default();
        median(&sorted(figures.iter().map(|round| round.cpu_per_call))).as_nanos()
    };
    let own = of(contender);
    let beside = |other| (own * 100 + of(other) / 2) / of(other).max(1);
    Cpu { of_reqwest: beside(Contender::Reqwest), of_hyper: beside(Contender::Hyper) }
}

fn sorted(times: impl Iterator<Item = Duration>) -> Vec<Duration> {
    let mut times: Vec<_> = times.collect();
    times.sort_unstable();
    times
}

fn median(sorted: &[Duration]) -> Duration {
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

fn middle(mut values: Vec<u64>) -> Option<u64> {
    values.sort_unstable();
    values.get(values.len() / 2).copied()
}

fn mebi(kib: u64) -> String {
    let tenths = (kib * 10 + 512) / 1024;
    format!("{}.{} MiB", tenths / 10, tenths % 10)
}

fn nanos(time: Duration) -> String {
    format!("{}.{:02} µs", time.as_nanos() / 1_000, time.as_nanos() % 1_000 / 10)
}
