use super::duration::duration;
use crate::exit;
use std::path::PathBuf;
use std::time::Duration;
use tillback::Money;

pub(super) const LONG: &str = "\
Gives money back: one payment, or a file of many.

Before anything is sent, the payment is read and you are asked, unless --yes is given. Without a terminal nobody can be \
asked, so --yes is needed there.

The key names the refund. It is written into the journal before anything is sent, so the same key never refunds twice: the \
same command again, also after a crash, shows the refund as it stands. If it ended with code 5, `tillback journal settle` \
asks the gateway until the end is known.";

/// Its three forms, which clap would show as one.
pub(super) fn usage(typed: &str) -> String {
    format!(
        "\
{typed} refund [OPTIONS] --key <KEY> <--id <ID>|--reference <REF>|--scan <TEXT>>
       {typed} refund [OPTIONS] --batch <FILE>
       {typed} refund [OPTIONS] --queue --amount <AMOUNT> --key <KEY> <--id <ID>|--reference <REF>|--scan <TEXT>>"
    )
}

#[derive(Debug, clap::Args)]
#[command(after_help = exit::HELP)]
#[command(group(clap::ArgGroup::new("payment").args(["id", "reference", "scan", "batch"]).required(true)))]
pub(crate) struct RefundArgs {
    /// The account to refund with [default: the only one]
    #[arg(long, value_name = "ACCOUNT")]
    pub(crate) account: Option<String>,
    /// The gateway's own id of the payment
    #[arg(long, value_name = "ID")]
    pub(crate) id: Option<String>,
    /// Your own reference of the payment
    #[arg(long, value_name = "REF")]
    pub(crate) reference: Option<String>,
    /// What a scanner read from the receipt: an id, or a web address that holds one
    #[arg(long, value_name = "TEXT")]
    pub(crate) scan: Option<String>,
    /// How much, such as "12.50 USD" [default: all that is left; PayCross doesn't tell what is left, so name the amount
    /// there if part of the payment went back before]
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true, conflicts_with = "batch")]
    pub(crate) amount: Option<Money>,
    /// Why, in at most 200 characters. Pockyt has no place for it
    #[arg(long, value_name = "TEXT", conflicts_with = "batch")]
    pub(crate) reason: Option<String>,
    /// The name of this refund: choose one and keep it with the order, such as order-4711-return-1
    #[arg(long, value_name = "KEY", required_unless_present = "batch", conflicts_with = "batch")]
    pub(crate) key: Option<String>,
    /// How long to follow a refund whose answer is lost or pending, such as 60s or 2m [default: the account file's
    /// client.deadline, else 60s]
    #[arg(long, value_name = "TIME", value_parser = duration)]
    pub(crate) within: Option<Duration>,
    /// Only records the refund, for a till that is offline; `tillback journal settle` sends it later. Nobody is asked how
    /// much is left, so --amount is needed
    #[arg(long, conflicts_with = "within")]
    pub(crate) queue: bool,
    /// Doesn't ask before it sends
    #[arg(long, short)]
    pub(crate) yes: bool,
    /// Refunds every row of a CSV file (`-` = standard input) with the columns key, one of id, reference and scan, and
    /// where wanted account, amount, currency, reason. The whole file is checked before anything is sent
    #[arg(long, value_name = "FILE")]
    pub(crate) batch: Option<PathBuf>,
    /// With --batch: refunds under way at the same time
    #[arg(long, value_name = "NUMBER", default_value_t = 8, requires = "batch", value_parser = at_once)]
    pub(crate) at_once: usize,
    /// With --batch: refunds begun per second, at most
    #[arg(long, value_name = "NUMBER", requires = "batch", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) per_second: Option<u32>,
}

pub(super) fn at_once(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|number| (1..=1024).contains(number))
        .ok_or_else(|| "write a number from 1 to 1024".to_owned())
}
