//! `tillback report`

mod place;
mod sheet;
mod source;
mod words;

use super::session;
use crate::args::{Global, ReportArgs, ReportFormat};
use crate::config::Config;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::interrupt;
use crate::output::{Output, Progress, clean};
use place::Place;
use source::Plan;
use std::io::{self, ErrorKind, IsTerminal};
use tillback::{Client, Report, ReportTally};
use tokio::runtime::Builder;
use tokio::sync::oneshot;

/// Rows between two looks at the checkpoint: what a crash makes the next run ask again.
const ROWS_A_SAVE: u64 = 200;

pub(crate) fn run(args: &ReportArgs, global: &Global, output: &Output) -> Result<Exit, Failure> {
    let format = format(args, output)?;
    let config = Config::load(global)?;
    let plan = Plan::of(args, &config)?;
    let journal = config.journal()?;
    if plan.needs_journal() || args.resume.is_some() {
        journal.demand()?;
    }
    let mut builder = session::builder(&config, &plan.accounts, output)?;
    if journal.is_there() {
        builder = builder.journal(journal.path());
    } else {
        output.note("There is no journal yet, so nothing is compared with it.");
    }
    let failed = |error: io::Error| Failure::Machine(format!("The system gives no event queue: {error}."));
    // The one worker hears Ctrl-C while the report is read from a slow pipe.
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().map_err(failed)?;
    let ended = runtime.block_on(async {
        let (press, pressed) = oneshot::channel();
        tokio::spawn(interrupt::tell_then_end(interrupt::presses().map_err(failed)?, press));
        let client = builder.build().map_err(|error| Failure::with_journal(journal.path(), error))?;
        make(&client, plan, args, format, pressed, output).await
    })?;
    Ok(tell(&ended, args, output))
}

/// How a report ended.
struct Ended {
    tally: ReportTally,
    interrupted: bool,
}

fn format(args: &ReportArgs, output: &Output) -> Result<ReportFormat, Failure> {
    let format = if output.is_json() { ReportFormat::Jsonl } else { args.format };
    match format {
        ReportFormat::Table | ReportFormat::Html if args.resume.is_some() => {
            Err(Failure::Usage("--resume goes on in a file of rows. Choose --format csv or jsonl.".to_owned()))
        }
        ReportFormat::Table | ReportFormat::Html | ReportFormat::Csv | ReportFormat::Jsonl => Ok(format),
    }
}

async fn make(
    client: &Client,
    plan: Plan,
    args: &ReportArgs,
    format: ReportFormat,
    mut pressed: oneshot::Receiver<()>,
    output: &Output,
) -> Result<Ended, Failure> {
    let title = plan.title.clone();
    let zone = plan.options.time_zone.clone().unwrap_or_else(|| "UTC".to_owned());
    let head = sheet::Head { title, zone, typed: output.typed().to_owned() };
    let mut report = client.report(plan.source, plan.options).await?;
    let place = Place::open(args, report.position())?;
    let mut sheet =
        sheet::open(format, place.writer()?, report.position() == 0, &head).map_err(|error| place.failed(&error))?;
    // A bar would stand between the rows of a terminal.
    let progress = if args.output.is_none() && io::stdout().is_terminal() {
        Progress::none()
    } else {
        output.bar("Reporting", report.expected().and_then(|rows| usize::try_from(rows).ok()))
    };
    let mut interrupted = false;
    loop {
        let row = tokio::select! {
            row = report.next() => row,
            _ = &mut pressed => { interrupted = true; break }
        };
        let Some(row) = row else { break };
        match sheet.row(&row?) {
            Ok(()) => progress.step(),
            // Whoever read has seen enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => break,
            Err(error) => return Err(place.failed(&error)),
        }
        if args.resume.is_some() && report.tally().rows.is_multiple_of(ROWS_A_SAVE) {
            save(&mut report, sheet.as_mut(), &place).await?;
        }
    }
    drop(progress);
    let tally = report.tally();
    if interrupted {
        if args.resume.is_some() {
            save(&mut report, sheet.as_mut(), &place).await?;
        }
        return Ok(Ended { tally, interrupted });
    }
    match sheet.end(report.totals(), tally) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => return Err(place.failed(&error)),
        Ok(()) | Err(_) => {}
    }
    drop(sheet);
    place.finish()?;
    report.finish().await?;
    Ok(Ended { tally, interrupted })
}

async fn save(report: &mut Report, sheet: &mut dyn sheet::Sheet, place: &Place) -> Result<(), Failure> {
    sheet.flush().map_err(|error| place.failed(&error))?;
    let position = place.sync()?;
    Ok(report.save(position).await?)
}

fn tell(ended: &Ended, args: &ReportArgs, output: &Output) -> Exit {
    let ReportTally { rows, failed, disagreeing, duplicates, left_out } = ended.tally;
    let mut parts = vec![format!("{rows} payments")];
    let mut more = |number: u64, what: &str| {
        if number > 0 {
            parts.push(format!("{number} {what}"));
        }
    };
    more(disagreeing, "in which the journal and the gateway disagree");
    more(failed, "could not be read");
    more(duplicates, "were named more than once");
    more(left_out, "left out because nothing can be given back");
    output.note(format!("{}.", parts.join(", ")));
    if let (Some(path), false) = (&args.output, ended.interrupted) {
        output.note(format!("The report is in {}.", clean(&path.display().to_string())));
    }
    if ended.interrupted {
        output.note(match args.resume {
            Some(_) => "You stopped it. The same command goes on where it stopped.",
            None => "You stopped it, so it is not complete. With --resume it could go on.",
        });
        return Exit::NotFinal;
    }
    match (disagreeing, failed) {
        (0, 0) => Exit::Well,
        (0, _) => Exit::Error,
        _ => Exit::Disagreement,
    }
}
