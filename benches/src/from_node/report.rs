use super::{AT_ONCE, FromNode, Mode, Program, QUERIES};
use crate::job::{self, Figures};
use crate::plan::Plan;
use crate::queries;
use crate::table::{Table, middle, millis, ratio, spread, verdict};
use std::time::Duration;

/// In hundredths of undici's CPU time.
const CPU_AIM: u128 = 80;
/// In hundredths of undici's calls per second.
const RATE_AIM: u128 = 150;
/// In hundredths of the time it would take if nothing but the delays counted.
const TIME_AIM: u128 = 130;
const REQUIRE_AIM: Duration = Duration::from_millis(15);
const PACKAGES_AIM: u64 = 4_000_000;

pub(crate) fn sections(measured: &FromNode, plan: &Plan) -> String {
    [serial(measured, plan), at_once(measured, plan), queries(measured, plan), start(measured)].join("\n")
}

fn serial(measured: &FromNode, plan: &Plan) -> String {
    let mut table = Table::new(&["client", "p50", "p99", "CPU per call", "× undici", "aim", "verdict"]);
    let cpu = |program| measured.middle(program, Mode::Serial, |figures| figures.cpu_per_call.as_nanos());
    for program in Program::ALL {
        let Some(figures) = measured.figures.get(&(program, Mode::Serial)) else { continue };
        let own = cpu(program).unwrap_or_default();
        let beside = cpu(Program::Undici).map(|other| (own * 100 + other / 2) / other.max(1));
        let (aim, verdict) = match (program, beside) {
            (Program::Tillback, Some(beside)) => (format!("≤ {} × undici", ratio(CPU_AIM)), verdict(beside <= CPU_AIM)),
            _ => Default::default(),
        };
        table.row(vec![
            program.name().to_owned(),
            spread(figures, |round| round.p50),
            spread(figures, |round| round.p99),
            spread(figures, |round| round.cpu_per_call),
            beside.map(ratio).unwrap_or_default(),
            aim,
            verdict,
        ]);
    }
    let quick = if measured.packages.is_none() {
        "This is a quick run: the library was made for tests, and beside it is only what Node itself brings. Nothing is \
         downloaded.\n\n"
    } else {
        ""
    };
    format!(
        "## From Node: one refund at a time\n\n{quick}{}. `Client` beside the same refund by hand: built and signed with \
         `node:crypto`, sent over a kept connection, the reply parsed with `JSON.parse` and checked, its amount as a `bigint`. \
         Plain HTTP; {} calls, and for those at once too; the other figures as above.\n\n{table}",
        measured.versions, plan.serial,
    )
}

fn at_once(measured: &FromNode, plan: &Plan) -> String {
    let mut table =
        Table::new(&["client", "how", "calls per second", "CPU per call", "× undici's calls", "aim", "verdict"]);
    let rate = |program, mode| measured.middle(program, mode, |figures| u128::from(figures.calls_per_second));
    let undici = rate(Program::Undici, Mode::AtOnce);
    for (program, mode) in AT_ONCE {
        let Some(figures) = measured.figures.get(&(program, mode)) else { continue };
        let beside = rate(program, mode).zip(undici).map(|(own, other)| own * 100 / other.max(1));
        let (aim, verdict) = match (program, beside) {
            (Program::Tillback, Some(beside)) => {
                (format!("≥ {} × undici", ratio(RATE_AIM)), verdict(beside >= RATE_AIM))
            }
            _ => Default::default(),
        };
        let mut rates: Vec<_> = figures.iter().map(|round| round.calls_per_second).collect();
        rates.sort_unstable();
        table.row(vec![
            program.name().to_owned(),
            how(mode).to_owned(),
            format!("{} ({} – {})", rates[rates.len() / 2], rates[0], rates[rates.len() - 1]),
            spread(figures, |round| round.cpu_per_call),
            beside.map(ratio).unwrap_or_default(),
            aim,
            verdict,
        ]);
    }
    format!(
        "## From Node: {} refunds at once\n\n{} refunds, plain HTTP. The sandbox answers all of them on its own, and has the \
         same machine.\n\n{table}",
        job::AT_ONCE,
        plan.serial,
    )
}

fn queries(measured: &FromNode, plan: &Plan) -> String {
    let ideal = queries::DELAY.as_nanos() * plan.queries as u128 / queries::AT_ONCE as u128;
    let mut table =
        Table::new(&["client", "how", "queries per second", "× ideal time", "CPU per query", "aim", "verdict"]);
    for (program, mode) in QUERIES {
        let Some(figures) = measured.figures.get(&(program, mode)) else { continue };
        let rate = measured.middle(program, mode, |figures| u128::from(figures.calls_per_second)).unwrap_or_default();
        let of_ideal = plan.queries as u128 * 1_000_000_000 / rate.max(1) * 100 / ideal.max(1);
        let own = |text: String| if program == Program::Tillback { text } else { String::new() };
        table.row(vec![
            program.name().to_owned(),
            how(mode).to_owned(),
            rate.to_string(),
            ratio(of_ideal),
            spread(figures, |round| round.cpu_per_call),
            own(format!("≤ {} × ideal", ratio(TIME_AIM))),
            own(verdict(of_ideal <= TIME_AIM)),
        ]);
    }
    format!(
        "## From Node: {} queries at a gateway that takes {} ms for each, {} at once\n\nEach payment is read and becomes an \
         object with all its fields; by hand, the reply is parsed and checked. Connections are opened within the time. Ideal is \
         the time of the delays alone.\n\n{table}",
        plan.queries,
        queries::DELAY.as_millis(),
        queries::AT_ONCE,
    )
}

fn start(measured: &FromNode) -> String {
    let mut table = Table::new(&["client", "require", "first refund", "aim", "verdict"]);
    for (program, required) in &measured.required {
        let took = middle(required.iter().copied());
        let (aim, verdict) = match program {
            Program::Tillback => (format!("require < {} ms", REQUIRE_AIM.as_millis()), verdict(took < REQUIRE_AIM)),
            Program::Undici | Program::Fetch | Program::Axios | Program::NodeHttp => Default::default(),
        };
        let first = middle(measured.first.get(program).into_iter().flatten().copied());
        table.row(vec![program.name().to_owned(), millis(took), millis(first), aim, verdict]);
    }
    let mut sizes = Table::new(&["what", "tillback", "aim", "verdict"]);
    let (size, met) = match measured.packages {
        Some(bytes) => {
            (format!("{}.{:02} MB", bytes / 1_000_000, bytes % 1_000_000 / 10_000), verdict(bytes <= PACKAGES_AIM))
        }
        None => ("not made in a quick run".to_owned(), String::new()),
    };
    sizes.row(vec!["both packages".to_owned(), size, "≤ 4 MB".to_owned(), met]);
    format!(
        "## From Node: require, the first refund, the packages\n\n`require` is timed within a process that does nothing else; \
         tillback's compiled half is loaded within it. The first refund is everything from the start of the process on: Node, \
         the imports, a new connection, and two requests, one that looks the payment up and one that refunds it.\n\n{table}\n\
         {sizes}"
    )
}

fn how(mode: Mode) -> &'static str {
    match mode {
        Mode::Many => "one call of `refundMany`",
        Mode::QueryMany => "one call of `queryMany`",
        Mode::Serial | Mode::AtOnce | Mode::First | Mode::Queries => "promises",
    }
}

impl FromNode {
    fn middle<T: Ord + Copy + Default>(&self, program: Program, mode: Mode, which: fn(&Figures) -> T) -> Option<T> {
        self.figures.get(&(program, mode)).map(|figures| middle(figures.iter().map(which)))
    }
}
