use super::refund::at_once;
use crate::exit;
use std::path::PathBuf;
use tillback::Date;

pub(super) const LONG: &str = "\
Sums up many payments, and tells where the journal and the gateways disagree.

The payments come from a file (--refs), from what the gateway lists of some days (--from and --to; Yedpay with an access \
token, and PayCross), or else from the journal: every payment it knows a refund of.

It ends with 3 when something disagrees, so that a script notices; otherwise with 1 when a payment could not be read.";

#[derive(Debug, clap::Args)]
#[command(after_help = exit::HELP)]
pub(crate) struct ReportArgs {
    /// The account the payments were made to [default: the only one; for the journal: all]
    #[arg(long, value_name = "ACCOUNT")]
    pub(crate) account: Option<String>,
    /// The first day
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<Date>,
    /// The last day, included [default: the first]
    #[arg(long, value_name = "DAY", requires = "from")]
    pub(crate) to: Option<Date>,
    /// A file that names the payments: one on each line (`-` = standard input), or a CSV file with --column
    #[arg(long, value_name = "FILE", conflicts_with_all = ["from", "recorded"])]
    pub(crate) refs: Option<PathBuf>,
    /// The column of the CSV file that names the payments
    #[arg(long, value_name = "NAME", requires = "refs")]
    pub(crate) column: Option<String>,
    /// What names the payments in the file
    #[arg(long, value_name = "KIND", default_value = "scan", requires = "refs")]
    pub(crate) kind: NamedBy,
    /// With --from: what the journal recorded in these days, instead of what the gateway lists
    #[arg(long, requires = "from")]
    pub(crate) recorded: bool,
    /// Asks no gateway: the journal speaks alone, and nothing is compared
    #[arg(long, conflicts_with = "refs")]
    pub(crate) offline: bool,
    /// Of a gateway's list, only this status, in the gateway's own word
    #[arg(long, value_name = "WORD", requires = "from")]
    pub(crate) status: Option<String>,
    /// Of a gateway's list, only this method: Yedpay's gateway_id; PayCross credit_card or alternative
    #[arg(long, value_name = "METHOD", requires = "from")]
    pub(crate) method: Option<String>,
    /// Only what can still be given back
    #[arg(long)]
    pub(crate) refundable: bool,
    /// Whose midnight ends a day, such as Asia/Hong_Kong [default: this machine's]
    #[arg(long, value_name = "NAME")]
    pub(crate) time_zone: Option<String>,
    /// Questions under way at the same time; fewer while the gateway asks for less
    #[arg(long, value_name = "NUMBER", default_value_t = 16, value_parser = at_once)]
    pub(crate) at_once: usize,
    /// Questions begun per second, at most
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) per_second: Option<u32>,
    /// How it is written
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(crate) format: ReportFormat,
    /// The file to write; it replaces one of this name when it is complete [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Under this name the journal keeps how far the report is: after Ctrl-C or a crash, the same command goes on in the
    /// same file. For csv and jsonl
    #[arg(long, value_name = "NAME", requires = "output")]
    pub(crate) resume: Option<String>,
}

/// What names a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum NamedBy {
    /// The gateway's id
    Gateway,
    /// Your own reference
    Merchant,
    /// Either, as a scanner reads it from a receipt
    Scan,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum ReportFormat {
    /// Tables for a terminal
    Table,
    /// Rows for a spreadsheet, UTF-8
    Csv,
    /// One JSON object for each row, and one for the sums at the end
    Jsonl,
    /// One page for a browser, a phone or a printer
    Html,
}
