use super::duration::duration;
use super::instant::instant;
use crate::exit;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::path::PathBuf;
use std::time::Duration;
use tillback::{Outcome, RefundFilter, RefundStatus, Timestamp};

pub(super) const LONG: &str = "\
Shows, settles and checks the refunds that were recorded.

The journal is one file. `tillback journal check` tells where it lies; --journal names another one.";

#[derive(Debug, clap::Args)]
pub(crate) struct JournalArgs {
    #[command(subcommand)]
    pub(crate) action: JournalAction,
}

#[derive(Debug, clap::Subcommand)]
pub(crate) enum JournalAction {
    /// Lists refunds, oldest first
    #[command(after_help = exit::HELP)]
    List(Which),
    /// Shows one refund: where it stands, what to do about it, and all that happened to it
    #[command(after_help = exit::HELP)]
    Show {
        /// The refund's key
        #[arg(value_name = "KEY")]
        key: String,
    },
    /// Drives on what is open: sends what is queued, and asks the gateways about what is unknown or pending
    ///
    /// Run it after a crash or when the network is back, or every few minutes from cron. Several may run at once: each piece
    /// of work is done once. Ctrl-C only stops the waiting.
    ///
    /// It ends with 0 when nothing is open any more and nobody has to look; with 4 when a refund ended as refused; with 5
    /// while something is still open or in review.
    #[command(after_help = exit::HELP)]
    Settle(SettleArgs),
    /// Writes down what a person found out about a refund in review. It is final
    ///
    /// Look the payment up in the gateway's dashboard first. `succeeded` means that the money went back, `refused` that it
    /// did not and will not.
    #[command(after_help = exit::HELP)]
    Resolve {
        /// The refund's key
        #[arg(value_name = "KEY")]
        key: String,
        /// What became of it
        #[arg(value_name = "OUTCOME", value_parser = outcome())]
        outcome: Outcome,
        /// How you know, and who you are. It is kept in the history
        #[arg(long, value_name = "TEXT")]
        note: String,
    },
    /// Writes refunds as JSON lines or CSV, oldest first
    #[command(after_help = exit::HELP)]
    Export(ExportArgs),
    /// Reads the whole journal and tells whatever does not fit together, and where the file lies
    #[command(after_help = exit::HELP)]
    Check,
}

/// Which refunds.
#[derive(Debug, clap::Args)]
pub(crate) struct Which {
    /// Only with this status; may be repeated
    #[arg(long, value_name = "STATUS", value_parser = status())]
    pub(crate) status: Vec<RefundStatus>,
    /// Only what is not final, review included
    #[arg(long)]
    pub(crate) open: bool,
    /// Only what a person must look at
    #[arg(long)]
    pub(crate) review: bool,
    /// Only what the gateway spoke against after the end
    #[arg(long)]
    pub(crate) contradicted: bool,
    /// Only of this account
    #[arg(long, value_name = "ACCOUNT")]
    pub(crate) account: Option<String>,
    /// Recorded at or after this day or instant (UTC)
    #[arg(long, value_name = "TIME", value_parser = instant)]
    pub(crate) from: Option<Timestamp>,
    /// Recorded before this day or instant (UTC)
    #[arg(long, value_name = "TIME", value_parser = instant)]
    pub(crate) to: Option<Timestamp>,
    /// Only of the payment with this id of the gateway
    #[arg(long, value_name = "ID")]
    pub(crate) payment: Option<String>,
    /// At most so many
    #[arg(long, value_name = "NUMBER")]
    pub(crate) limit: Option<usize>,
}

impl Which {
    pub(crate) fn filter(&self) -> RefundFilter {
        let mut statuses = self.status.clone();
        if self.open {
            statuses.extend(RefundFilter::open().statuses);
        }
        if self.review {
            statuses.extend(RefundFilter::review().statuses);
        }
        RefundFilter {
            account: self.account.as_deref().map(Into::into),
            statuses,
            from: self.from,
            to: self.to,
            transaction_id: self.payment.clone(),
            contradicted: self.contradicted,
        }
    }

    pub(crate) fn limit(&self) -> usize {
        self.limit.unwrap_or(usize::MAX)
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct SettleArgs {
    /// How long to go on, such as 60s or 10m
    #[arg(long, value_name = "TIME", value_parser = duration, default_value = "60s")]
    pub(crate) within: Duration,
    /// Only of this account; may be repeated [default: all]
    #[arg(long, value_name = "ACCOUNT")]
    pub(crate) account: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ExportArgs {
    /// How it is written
    #[arg(long, value_name = "FORMAT", default_value = "jsonl")]
    pub(crate) format: Format,
    /// The file to write; it replaces one of this name when it is complete [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) which: Which,
}

/// How refunds are written to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// One JSON object for each refund, with its history
    Jsonl,
    /// A table for a spreadsheet, UTF-8
    Csv,
}

fn status() -> impl TypedValueParser<Value = RefundStatus> {
    PossibleValuesParser::new(RefundStatus::ALL.map(RefundStatus::as_str)).try_map(|word| word.parse::<RefundStatus>())
}

fn outcome() -> impl TypedValueParser<Value = Outcome> {
    PossibleValuesParser::new(Outcome::ALL.map(Outcome::as_str)).try_map(|word| word.parse::<Outcome>())
}
