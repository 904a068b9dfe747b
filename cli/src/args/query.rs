use super::duration::duration;
use super::instant::instant;
use super::refund::at_once;
use crate::exit;
use std::path::PathBuf;
use std::time::Duration;
use tillback::{Date, Timestamp};

pub(super) const LONG: &str = "\
Shows payments as the gateway knows them: one, several, a file of ids, or a list by date where the gateway has one.

With --json each payment is one line: {\"reference\": …, \"transaction\": {…}} or {\"reference\": …, \"error\": {…}}.";

#[derive(Debug, clap::Args)]
#[command(after_help = exit::HELP)]
#[command(group(
    clap::ArgGroup::new("which").args(["ids", "reference", "scan", "refs", "list"]).required(true).multiple(true)
))]
pub(crate) struct QueryArgs {
    /// The gateway's own ids of the payments
    #[arg(value_name = "ID")]
    pub(crate) ids: Vec<String>,
    /// The account to ask with [default: the only one]
    #[arg(long, value_name = "ACCOUNT")]
    pub(crate) account: Option<String>,
    /// Your own reference of a payment; may be repeated
    #[arg(long, value_name = "REF")]
    pub(crate) reference: Vec<String>,
    /// What a scanner read from a receipt; may be repeated
    #[arg(long, value_name = "TEXT")]
    pub(crate) scan: Vec<String>,
    /// A file with one id or reference on each line (`-` = standard input)
    #[arg(long, value_name = "FILE")]
    pub(crate) refs: Option<PathBuf>,
    /// Asks again until the payment is as wished, or the time is over (then the exit code is 5)
    #[arg(long, value_name = "WHAT", conflicts_with = "list")]
    pub(crate) wait: Option<Wait>,
    /// With --wait: for how long, such as 60s or 2m
    #[arg(long, value_name = "TIME", value_parser = duration, default_value = "60s", requires = "wait")]
    pub(crate) within: Duration,
    /// Lists the account's payments instead (Yedpay and PayCross)
    #[arg(long, conflicts_with_all = ["ids", "reference", "scan", "refs"])]
    pub(crate) list: bool,
    /// With --list: created at or after this day or instant (UTC)
    #[arg(long, value_name = "TIME", value_parser = instant, requires = "list")]
    pub(crate) from: Option<Timestamp>,
    /// With --list: created before this day or instant (UTC)
    #[arg(long, value_name = "TIME", value_parser = instant, requires = "list")]
    pub(crate) to: Option<Timestamp>,
    /// With --list: one whole day (UTC), instead of --from and --to
    #[arg(long, value_name = "DAY", requires = "list", conflicts_with_all = ["from", "to"])]
    pub(crate) day: Option<Date>,
    /// With --list: only this status, in the gateway's own word
    #[arg(long, value_name = "WORD", requires = "list")]
    pub(crate) status: Option<String>,
    /// With --list: only this method: Yedpay's gateway_id; PayCross credit_card or alternative
    #[arg(long, value_name = "METHOD", requires = "list")]
    pub(crate) method: Option<String>,
    /// With --list: at most so many
    #[arg(long, value_name = "NUMBER", requires = "list")]
    pub(crate) limit: Option<usize>,
    /// Questions under way at the same time
    #[arg(long, value_name = "NUMBER", default_value_t = 8, value_parser = at_once)]
    pub(crate) at_once: usize,
    /// Questions begun per second, at most
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) per_second: Option<u32>,
    /// With --json: adds the gateway's untouched reply, which may hold customers' data
    #[arg(long, requires = "json")]
    pub(crate) raw: bool,
}

/// What to wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Wait {
    /// It changes no more by itself
    Final,
    /// Something of it can be given back
    Refundable,
}
