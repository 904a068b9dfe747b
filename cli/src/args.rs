//! The command line.

mod duration;
mod instant;
mod journal;
mod payee;
mod query;
mod refund;
mod report;

pub(crate) use journal::{ExportArgs, Format, JournalAction, JournalArgs, SettleArgs, Which};
pub(crate) use payee::{PayeeAction, PayeeArgs, PayeeName, Person};
pub(crate) use query::{QueryArgs, Wait};
pub(crate) use refund::RefundArgs;
pub(crate) use report::{NamedBy, ReportArgs, ReportFormat};

use crate::{Program, exit};
use clap::builder::StyledStr;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;

/// Refunds that happen once, or provably not at all: at Pockyt, Yedpay and PayCross.
///
/// Accounts come from a TOML file and from environment variables; cli/README.md in the repository shows both. See it work
/// without an account of your own: `tillback demo`.
#[derive(Debug, Parser)]
#[command(name = "tillback", version, after_help = exit::HELP, propagate_version = true, max_term_width = 110)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options of every command.
#[derive(Debug, clap::Args)]
pub(crate) struct Global {
    /// The file with the accounts [default: TILLBACK_CONFIG, then ./tillback.toml, then tillback/tillback.toml in the
    /// configuration directory of the user]
    #[arg(long, global = true, help_heading = "Options of every command", value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// The file in which refunds are remembered [default: TILLBACK_JOURNAL, then client.journal of the file with the
    /// accounts, then a place of the user's own, which `tillback journal check` tells]
    #[arg(long, global = true, help_heading = "Options of every command", value_name = "FILE")]
    pub(crate) journal: Option<PathBuf>,
    /// Prints JSON on standard output, errors included: one object, or one for each row
    #[arg(long, global = true, help_heading = "Options of every command")]
    pub(crate) json: bool,
    /// Shows more, also the gateway's own words, which may hold what a customer typed
    #[arg(long, short, global = true, help_heading = "Options of every command")]
    pub(crate) verbose: bool,
    /// Shows no progress
    #[arg(long, short, global = true, help_heading = "Options of every command")]
    pub(crate) quiet: bool,
}

/// What was typed; an error is also help and the version, where they were asked for.
pub(crate) fn parse(program: &Program, arguments: impl IntoIterator<Item = OsString>) -> Result<Args, clap::Error> {
    let mut command = command(program);
    let typed = std::iter::once(program.typed().into()).chain(arguments);
    let mut matches = command.try_get_matches_from_mut(typed)?;
    Args::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut command))
}

/// With texts that name the command as it is typed.
fn command(program: &Program) -> clap::Command {
    let typed = program.typed();
    let command = Args::command().bin_name(typed);
    let command = command.mut_subcommand("refund", |refund| refund.override_usage(refund::usage(typed)));
    if typed == Program::NAME { command } else { renamed(command, typed) }
}

fn renamed(mut command: clap::Command, typed: &str) -> clap::Command {
    let named = |text: Option<&StyledStr>| {
        text.map(|text| text.to_string().replace(&format!("`{} ", Program::NAME), &format!("`{typed} ")))
    };
    if let Some(about) = named(command.get_about()) {
        command = command.about(about);
    }
    if let Some(about) = named(command.get_long_about()) {
        command = command.long_about(about);
    }
    let arguments = command.mut_args(|argument| {
        let (help, long_help) = (named(argument.get_help()), named(argument.get_long_help()));
        let argument = if let Some(help) = help { argument.help(help) } else { argument };
        if let Some(help) = long_help { argument.long_help(help) } else { argument }
    });
    arguments.mut_subcommands(|subcommand| renamed(subcommand, typed))
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Shows tillback at work: refunds at simulated gateways, compared with their books
    ///
    /// Starts the sandbox on this machine, with TLS. At each gateway a receipt is scanned, the payment found, part of it
    /// refunded, the rest refunded, one cent more refused, and the payment read again. A payee is registered and read
    /// back at Pockyt. Then trouble: an answer is lost, a program is killed in the middle of a refund, and two programs
    /// race for the last cent. What tillback says is compared with what the gateway says and with the gateway's own books.
    /// Nothing leaves this machine, and no account is needed.
    #[command(after_help = exit::HELP)]
    Demo,
    /// Runs simulated gateways on this machine until Ctrl-C, with accounts and payments to try things on
    #[command(after_help = exit::HELP)]
    Sandbox(SandboxArgs),
    /// Gives money back: one payment, or a file of many
    #[command(long_about = refund::LONG)]
    Refund(RefundArgs),
    /// Shows, settles and checks the refunds that were recorded
    #[command(long_about = journal::LONG)]
    Journal(JournalArgs),
    /// Shows payments as the gateway knows them
    #[command(long_about = query::LONG)]
    Query(QueryArgs),
    /// Sums up many payments, and tells where the journal and the gateways disagree
    #[command(long_about = report::LONG)]
    Report(Box<ReportArgs>),
    /// Registers, shows and changes payees (Pockyt)
    Payee(PayeeArgs),
    /// Tells whether the accounts' credentials work and may refund. Changes nothing
    #[command(after_help = exit::HELP)]
    Check(CheckArgs),
}

#[derive(Debug, clap::Args)]
pub(crate) struct SandboxArgs {
    /// The first of eleven ports: the control interface, then each host plain and with TLS. Free ones without it.
    /// It listens on 127.0.0.1 and nowhere else
    #[arg(long, value_name = "PORT", value_parser = clap::value_parser!(u16).range(1..=65_525))]
    pub(crate) port: Option<u16>,
    /// Writes the certificate of the sandbox's authority to this file (PEM). It is new at each start
    #[arg(long, value_name = "FILE")]
    pub(crate) ca_file: Option<PathBuf>,
    /// Writes a ready configuration with an account at each gateway to this file: with TLS if --ca-file is given, else
    /// plain
    #[arg(long, value_name = "FILE")]
    pub(crate) accounts_file: Option<PathBuf>,
    /// Where ids come from: the same number and the same calls give the same ids
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub(crate) seed: u64,
    /// Starts without payments
    #[arg(long)]
    pub(crate) empty: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    /// Which accounts [default: all]
    #[arg(value_name = "ACCOUNT")]
    pub(crate) accounts: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::{command, parse};
    use crate::Program;

    #[test]
    fn the_command_line_holds_together() {
        command(&Program::executable()).debug_assert();
    }

    #[test]
    fn help_names_the_command_as_it_is_typed() {
        let program = Program::started_with(["/usr/bin/python3", "-m", "tillback"].map(Into::into));
        let commands = ["refund", "journal", "query", "report", "payee", "check", "demo", "sandbox", "journal settle"];
        for command in commands.into_iter().chain([""]) {
            let help = parse(&program, command.split_whitespace().chain(["--help"]).map(Into::into)).unwrap_err();
            let help = help.to_string();
            let usage = format!("Usage: python3 -m tillback {command}");
            assert!(help.contains(usage.trim_end()) && !help.contains("`tillback "), "{help}");
        }
        let wrong = parse(&program, ["refund", "--key"].map(Into::into)).unwrap_err();
        assert!(wrong.use_stderr() && wrong.exit_code() == 2, "{wrong}");
    }
}
