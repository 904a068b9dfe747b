use crate::args::{NamedBy, ReportArgs};
use crate::config::Config;
use crate::failure::Failure;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::fs::File;
use std::io::{BufRead, BufReader, stdin};
use std::path::Path;
use tillback::{
    Error, RefKind, RefundFilter, ReportOptions, ReportSource, Timestamp, TransactionFilter, TransactionRef,
};

/// What the command line asks for.
pub(super) struct Plan {
    pub(super) source: ReportSource,
    pub(super) options: ReportOptions,
    /// The accounts the client needs.
    pub(super) accounts: Vec<String>,
    pub(super) title: String,
}

impl Plan {
    pub(super) fn of(args: &ReportArgs, config: &Config) -> Result<Self, Failure> {
        let zone_name = args.time_zone.clone().or_else(|| TimeZone::system().iana_name().map(str::to_owned));
        let options = ReportOptions {
            at_once: args.at_once,
            per_second: args.per_second,
            time_zone: zone_name,
            refundable: args.refundable,
            checkpoint: args.resume.clone(),
        };
        let days = args.from.map(|from| (from, args.to.unwrap_or(from)));
        match (&args.refs, days) {
            (Some(path), _) => {
                let account = config.choose(args.account.as_deref())?;
                let title = format!("Payments of {account} named in a file");
                Ok(Self { source: named(args, path, &account)?, options, accounts: vec![account], title })
            }
            (None, Some((from, to))) if !args.recorded => {
                if args.offline {
                    return Err(Failure::Usage(
                        "What a gateway lists can't be had --offline. Add --recorded for what the journal knows of these days."
                            .to_owned(),
                    ));
                }
                let account = config.choose(args.account.as_deref())?;
                let filter = TransactionFilter {
                    status: args.status.clone(),
                    method: args.method.clone(),
                    ..TransactionFilter::default()
                };
                let title = format!("{account}, {}", span(from, to));
                let source = ReportSource::Days { account: account.as_str().into(), from, to, filter };
                Ok(Self { source, options, accounts: vec![account], title })
            }
            (None, days) => of_journal(args, config, options, days),
        }
    }

    pub(super) fn needs_journal(&self) -> bool {
        matches!(self.source, ReportSource::Journal { .. })
    }
}

fn of_journal(
    args: &ReportArgs,
    config: &Config,
    options: ReportOptions,
    days: Option<(Date, Date)>,
) -> Result<Plan, Failure> {
    let mut filter = RefundFilter { account: args.account.as_deref().map(Into::into), ..RefundFilter::default() };
    let mut title = "Refunds of the journal".to_owned();
    if let Some((from, to)) = days {
        if from > to {
            return Err(Failure::Usage("The last day is before the first. Swap --from and --to.".to_owned()));
        }
        let zone = zone(options.time_zone.as_deref())?;
        let next = to.tomorrow().map_err(|_| Failure::Usage("--to is beyond the calendar.".to_owned()))?;
        filter.from = Some(midnight(from, &zone)?);
        filter.to = Some(midnight(next, &zone)?);
        title = format!("{title}, {}", span(from, to));
    }
    let accounts = match (&args.account, args.offline) {
        (_, true) => Vec::new(),
        (Some(name), false) => vec![config.choose(Some(name))?],
        (None, false) => config.names(),
    };
    Ok(Plan { source: ReportSource::Journal { filter, ask: !args.offline }, options, accounts, title })
}

fn span(from: Date, to: Date) -> String {
    if from == to { from.to_string() } else { format!("{from} to {to}") }
}

fn zone(name: Option<&str>) -> Result<TimeZone, Failure> {
    let Some(name) = name else { return Ok(TimeZone::UTC) };
    TimeZone::get(name).map_err(|_| {
        Failure::Usage(format!("{name:?} is no time zone this machine knows. Use a name such as Asia/Hong_Kong."))
    })
}

fn midnight(day: Date, zone: &TimeZone) -> Result<Timestamp, Failure> {
    let midnight = zone.to_zoned(day.to_datetime(jiff::civil::Time::midnight()));
    midnight.map(|midnight| midnight.timestamp()).map_err(|_| Failure::Usage(format!("{day} is beyond the calendar.")))
}

/// The payments a file names.
fn named(args: &ReportArgs, path: &Path, account: &str) -> Result<ReportSource, Failure> {
    let kind = match args.kind {
        NamedBy::Gateway => RefKind::GatewayId,
        NamedBy::Merchant => RefKind::Merchant,
        NamedBy::Scan => RefKind::Scanned,
    };
    if let Some(column) = &args.column {
        return Ok(ReportSource::csv(account, path, column, kind)?);
    }
    let reader: Box<dyn BufRead + Send> = if path.as_os_str() == "-" {
        Box::new(BufReader::new(stdin()))
    } else {
        let failed = |error| Failure::Usage(format!("{} can't be read: {error}.", path.display()));
        Box::new(BufReader::new(File::open(path).map_err(failed)?))
    };
    Ok(ReportSource::read(account, Lines { reader: Some(reader), kind }))
}

/// The lines of a file, read one after the other.
struct Lines {
    /// `None` after a line that could not be read.
    reader: Option<Box<dyn BufRead + Send>>,
    kind: RefKind,
}

impl Iterator for Lines {
    type Item = Result<TransactionRef, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut line = Vec::new();
        loop {
            line.clear();
            match self.reader.as_mut()?.read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) => {}
                // The line that can't be read becomes a row that tells it, and the last one.
                Err(_) => {
                    self.reader = None;
                    return Some(TransactionRef::gateway_id(""));
                }
            }
            let text = String::from_utf8_lossy(&line);
            let text = text.trim_start_matches('\u{feff}').trim();
            if !text.is_empty() {
                return Some(TransactionRef::of(self.kind, text));
            }
        }
    }
}
