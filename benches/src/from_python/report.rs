use super::{AT_ONCE, FromPython, Mode, Program, QUERIES};
use crate::job::{self, Figures};
use crate::plan::Plan;
use crate::queries;
use crate::table::{Table, middle, millis, ratio, spread, verdict};
use std::time::Duration;

/// In hundredths of pycurl's CPU time.
const CPU_AIM: u128 = 85;
/// So many times its CPU time is requests'.
const CPU_OF_REQUESTS_AIM: u128 = 6;
/// In hundredths of aiohttp's calls per second.
const RATE_AIM: u128 = 300;
/// In hundredths of the time it would take if nothing but the delays counted.
const TIME_AIM: u128 = 130;
const IMPORT_AIM: Duration = Duration::from_millis(30);
const WHEEL_AIM: u64 = 4_000_000;

pub(crate) fn sections(measured: &FromPython, plan: &Plan) -> String {
    [serial(measured, plan), at_once(measured, plan), queries(measured, plan), start(measured)].join("\n")
}

fn serial(measured: &FromPython, plan: &Plan) -> String {
    let mut table = Table::new(&["client", "p50", "p99", "CPU per call", "× pycurl", "× requests", "aim", "verdict"]);
    let cpu = |program| measured.middle(program, Mode::Serial, |figures| figures.cpu_per_call.as_nanos());
    for program in Program::ALL {
        let Some(figures) = measured.figures.get(&(program, Mode::Serial)) else { continue };
        let own = cpu(program).unwrap_or_default();
        let beside = |other| cpu(other).map(|other: u128| (own * 100 + other / 2) / other.max(1));
        let (of_pycurl, of_requests) =
            (beside(Program::Pycurl), cpu(Program::Requests).map(|other| other >= own * CPU_OF_REQUESTS_AIM));
        let (aim, verdicts) = match (program, of_pycurl, of_requests) {
            (Program::Tillback, Some(of_pycurl), Some(of_requests)) => (
                format!("≤ {} × pycurl, ≤ 1/{CPU_OF_REQUESTS_AIM} × requests", ratio(CPU_AIM)),
                format!("{}, {}", verdict(of_pycurl <= CPU_AIM), verdict(of_requests)),
            ),
            _ => Default::default(),
        };
        table.row(vec![
            program.name().to_owned(),
            spread(figures, |round| round.p50),
            spread(figures, |round| round.p99),
            spread(figures, |round| round.cpu_per_call),
            of_pycurl.map(ratio).unwrap_or_default(),
            beside(Program::Requests).map(ratio).unwrap_or_default(),
            aim,
            verdicts,
        ]);
    }
    let quick = if measured.wheel.is_none() {
        "This is a quick run: the library was made for tests, and beside it is only what Python itself brings. Nothing is \
         downloaded.\n\n"
    } else {
        ""
    };
    format!(
        "## From Python: one refund at a time\n\n{quick}{}. `tillback.Client` and, with asyncio, `tillback.AsyncClient`, beside \
         the same refund by hand: built and signed with `hashlib`, sent over a kept connection, the reply parsed with `json` and \
         checked, its amount with `decimal`. As tillback, requests and httpx are told not to look for proxies, and httpx is \
         given sniffio, which it would search the disk for before each call: both are faster for it. Plain HTTP; as many calls \
         as above, and {} for those at once; the other figures as above.\n\n{table}",
        measured.versions, plan.serial,
    )
}

fn at_once(measured: &FromPython, plan: &Plan) -> String {
    let mut table =
        Table::new(&["client", "how", "calls per second", "CPU per call", "× aiohttp's calls", "aim", "verdict"]);
    let rate = |program, mode| measured.middle(program, mode, |figures| u128::from(figures.calls_per_second));
    let aiohttp = rate(Program::Aiohttp, Mode::AtOnce);
    for (program, mode) in AT_ONCE {
        let Some(figures) = measured.figures.get(&(program, mode)) else { continue };
        let beside = rate(program, mode).zip(aiohttp).map(|(own, other)| own * 100 / other.max(1));
        let (aim, verdict) = match (program, beside) {
            (Program::TillbackAsync, Some(beside)) => {
                (format!("≥ {} × aiohttp", ratio(RATE_AIM)), verdict(beside >= RATE_AIM))
            }
            _ => Default::default(),
        };
        let mut rates: Vec<_> = figures.iter().map(|round| round.calls_per_second).collect();
        rates.sort_unstable();
        table.row(vec![
            program.name().to_owned(),
            how(program, mode),
            format!("{} ({} – {})", rates[rates.len() / 2], rates[0], rates[rates.len() - 1]),
            spread(figures, |round| round.cpu_per_call),
            beside.map(ratio).unwrap_or_default(),
            aim,
            verdict,
        ]);
    }
    let refunds = plan.serial;
    format!(
        "## From Python: {} refunds at once\n\n{refunds} refunds, plain HTTP. The sandbox answers all of them on its own, and \
         has the same machine.\n\n{table}",
        job::AT_ONCE
    )
}

fn queries(measured: &FromPython, plan: &Plan) -> String {
    let ideal = queries::DELAY.as_nanos() * plan.queries as u128 / queries::AT_ONCE as u128;
    let mut table =
        Table::new(&["client", "how", "queries per second", "× ideal time", "CPU per query", "aim", "verdict"]);
    for (program, mode) in QUERIES {
        let Some(figures) = measured.figures.get(&(program, mode)) else { continue };
        let rate = measured.middle(program, mode, |figures| u128::from(figures.calls_per_second)).unwrap_or_default();
        let of_ideal = plan.queries as u128 * 1_000_000_000 / rate.max(1) * 100 / ideal.max(1);
        let own = |text: String| if program.is_tillback() { text } else { String::new() };
        table.row(vec![
            program.name().to_owned(),
            how(program, mode),
            rate.to_string(),
            ratio(of_ideal),
            spread(figures, |round| round.cpu_per_call),
            own(format!("≤ {} × ideal", ratio(TIME_AIM))),
            own(verdict(of_ideal <= TIME_AIM)),
        ]);
    }
    format!(
        "## From Python: {} queries at a gateway that takes {} ms for each, {} at once\n\nEach payment is read and becomes an \
         object of Python, with all its fields; by hand, the reply is parsed and checked. Connections are opened within the \
         time. Ideal is the time of the delays alone.\n\n{table}",
        plan.queries,
        queries::DELAY.as_millis(),
        queries::AT_ONCE,
    )
}

fn start(measured: &FromPython) -> String {
    let mut table = Table::new(&["client", "import", "says `-X importtime`", "first refund", "aim", "verdict"]);
    let nothing = middle(measured.nothing.iter().copied());
    for (program, imports) in &measured.imports {
        let whole = middle(imports.iter().map(|import| import.whole)).saturating_sub(nothing);
        let told = middle(imports.iter().map(|import| import.told));
        let (aim, verdict) = match program {
            Program::Tillback => {
                (format!("import < {} ms", IMPORT_AIM.as_millis()), verdict(whole < IMPORT_AIM && told < IMPORT_AIM))
            }
            _ => Default::default(),
        };
        let first = middle(measured.first.get(program).into_iter().flatten().copied());
        table.row(vec![program.name().to_owned(), millis(whole), millis(told), millis(first), aim, verdict]);
    }
    let mut sizes = Table::new(&["what", "tillback", "aim", "verdict"]);
    let (size, met) = match measured.wheel {
        Some(bytes) => {
            (format!("{}.{:02} MB", bytes / 1_000_000, bytes % 1_000_000 / 10_000), verdict(bytes <= WHEEL_AIM))
        }
        None => ("not made in a quick run".to_owned(), String::new()),
    };
    sizes.row(vec!["the wheel".to_owned(), size, "≤ 4 MB".to_owned(), met]);
    format!(
        "## From Python: the import, the first refund, the wheel\n\nThe import is how much longer an interpreter takes that \
         imports the package and does nothing else: one that only starts takes {}. The first refund is everything from the start \
         of the process on: the interpreter, the imports, a new connection, and two requests, one that looks the payment up and \
         one that refunds it.\n\n{table}\n{sizes}",
        millis(nothing)
    )
}

fn how(program: Program, mode: Mode) -> String {
    match (program, mode) {
        (_, Mode::Many) => "one call of `refund_many`",
        (_, Mode::QueryMany) => "one call of `query_many`",
        (Program::TillbackAsync | Program::Aiohttp | Program::HttpxAsync, _) => "tasks",
        _ => "threads",
    }
    .to_owned()
}

impl FromPython {
    fn middle<T: Ord + Copy + Default>(&self, program: Program, mode: Mode, which: fn(&Figures) -> T) -> Option<T> {
        self.figures.get(&(program, mode)).map(|figures| middle(figures.iter().map(which)))
    }
}
