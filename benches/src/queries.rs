//! Many questions at a gateway that takes its time: a report beside the same questions asked with reqwest.

use crate::child;
use crate::clock::Clock;
use crate::contender::{look_by_hand, runtime};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::job::{Contender, Figures, Shop, read_line, write_line};
use crate::plan::Plan;
use crate::table::{Table, micros, ratio, verdict};
use crate::till::{self, ACCOUNT, references};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::time::Duration;
use tillback::{ReportOptions, ReportSource};

/// How long the gateway thinks about each question.
pub(crate) const DELAY: Duration = Duration::from_millis(20);

pub(crate) const AT_ONCE: usize = 256;

/// In hundredths of the time it would take if nothing but the delays counted.
const TIME_AIM: u128 = 110;
/// In hundredths of reqwest's CPU time.
const CPU_AIM: u128 = 130;

const CONTENDERS: [Contender; 2] = [Contender::Tillback, Contender::Reqwest];

/// What each needed, one entry per round, by its name.
pub(crate) type Queries = BTreeMap<&'static str, Vec<Figures>>;

/// Every payment is asked for once.
#[derive(Debug, Serialize, Deserialize)]
struct Task {
    contender: Contender,
    shop: Shop,
    payments: Vec<String>,
}

pub(crate) fn work() -> Result<(), Failure> {
    let task: Task = read_line(std::io::stdin().lock())?.ok_or_else(|| Failure::new("there is no task"))?;
    let figures = runtime()?.block_on(async {
        let clock = match task.contender {
            Contender::Tillback => report(&task).await?,
            Contender::Reqwest => by_hand(&task).await?,
            Contender::TillbackBlocking | Contender::Hyper => return Err(Failure::new("nobody measures these")),
        };
        clock.figures(task.payments.len())
    })?;
    write_line(std::io::stdout(), &figures)
}

async fn report(task: &Task) -> Result<Clock, Failure> {
    let client = till::builder(&task.shop).journal_in_memory().build()?;
    let source = ReportSource::references(ACCOUNT, references(&task.payments)?);
    let mut clock = Clock::new(0);
    let stretch = clock.start()?;
    let mut report = client.report(source, ReportOptions { at_once: AT_ONCE, ..ReportOptions::default() }).await?;
    while let Some(row) = report.next().await {
        if let Some(error) = row?.error() {
            return Err(Failure::new(format!("a payment could not be read: {error}")));
        }
    }
    clock.stop(&stretch)?;
    if report.tally().rows == task.payments.len() as u64 {
        Ok(clock)
    } else {
        Err(Failure::new(format!("{} rows of {}", report.tally().rows, task.payments.len())))
    }
}

async fn by_hand(task: &Task) -> Result<Clock, Failure> {
    let mut clock = Clock::new(0);
    let stretch = clock.start()?;
    look_by_hand(&task.shop, &task.payments, AT_ONCE).await?;
    clock.stop(&stretch)?;
    Ok(clock)
}

pub(crate) fn measure(desk: &mut Desk, plan: &Plan) -> Result<Queries, Failure> {
    let mut queries = Queries::default();
    let payments = desk.payments(plan.queries)?;
    desk.slow(DELAY)?;
    for round in 0..plan.rounds {
        eprintln!("queries, round {} of {} …", round + 1, plan.rounds);
        let mut turns = CONTENDERS;
        turns.rotate_left(round as usize % CONTENDERS.len());
        for contender in turns {
            let task = Task { contender, shop: desk.shop(false).clone(), payments: payments.clone() };
            queries.entry(contender.name()).or_default().push(child::ask("queries", &task)?.0);
        }
    }
    desk.slow(Duration::ZERO)?;
    Ok(queries)
}

pub(crate) fn section(queries: &Queries, plan: &Plan) -> String {
    let ideal = DELAY.as_nanos() * plan.queries as u128 / AT_ONCE as u128;
    let middle = |contender: Contender, which: fn(&Figures) -> u128| {
        let mut values: Vec<_> = queries.get(contender.name()).into_iter().flatten().map(which).collect();
        values.sort_unstable();
        values.get(values.len() / 2).copied().unwrap_or_default()
    };
    let time = |figures: &Figures| u128::from(figures.calls_per_second);
    let cpu = |figures: &Figures| figures.cpu_per_call.as_nanos();
    let mut table =
        Table::new(&["client", "queries per second", "× ideal time", "CPU per query", "× reqwest", "aim", "verdict"]);
    for contender in CONTENDERS {
        let per_second = middle(contender, time).max(1);
        let took = plan.queries as u128 * 1_000_000_000 / per_second;
        let of_ideal = took * 100 / ideal.max(1);
        let of_reqwest = middle(contender, cpu) * 100 / middle(Contender::Reqwest, cpu).max(1);
        let is_met = of_ideal <= TIME_AIM && of_reqwest <= CPU_AIM;
        let own = |text: String| if contender.is_tillback() { text } else { String::new() };
        table.row(vec![
            contender.name().to_owned(),
            per_second.to_string(),
            ratio(of_ideal),
            micros(Duration::from_nanos(u64::try_from(middle(contender, cpu)).unwrap_or(u64::MAX))),
            ratio(of_reqwest),
            own(format!("≤ {} × ideal, ≤ {} × reqwest", ratio(TIME_AIM), ratio(CPU_AIM))),
            own(verdict(is_met)),
        ]);
    }
    format!(
        "## Reports: {} queries at a gateway that takes {} ms for each, {AT_ONCE} at once\n\n\
         tillback makes a report: it asks, compares each payment with its journal (in memory) and sums up. By hand, with \
         reqwest, the same questions are asked and the replies checked. Both open their connections within the time. Ideal \
         is the time of the delays alone.\n\n{table}",
        plan.queries,
        DELAY.as_millis(),
    )
}
