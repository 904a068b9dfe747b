//! `tillback journal`

mod check;
mod export;
mod list;
mod resolve;
mod settle;
mod show;
mod spreadsheet;
mod timeline;

use super::session;
use crate::args::{Global, JournalAction};
use crate::config::Config;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use std::path::PathBuf;
use tillback::blocking;

pub(crate) fn run(action: &JournalAction, global: &Global, output: &Output) -> Result<Exit, Failure> {
    match action {
        JournalAction::List(which) => list::run(which, &Opened::of(global, output)?, output),
        JournalAction::Show { key } => show::run(key, &Opened::of(global, output)?, output),
        JournalAction::Settle(args) => settle::run(args, global, output),
        JournalAction::Resolve { key, outcome, note } => {
            resolve::run(key, *outcome, note, &Opened::of(global, output)?, output)
        }
        JournalAction::Export(args) => export::run(args, &Opened::of(global, output)?, output),
        JournalAction::Check => check::run(&Opened::of(global, output)?, output),
    }
}

/// A journal that is there, for commands that ask no gateway: so no account and no secret is needed.
struct Opened {
    client: blocking::Client,
    path: PathBuf,
}

impl Opened {
    fn of(global: &Global, output: &Output) -> Result<Self, Failure> {
        let config = Config::load(global)?;
        let journal = config.journal()?;
        journal.demand()?;
        let client = session::with_journal(session::builder(&config, &[], output)?, &journal)?;
        Ok(Self { client, path: journal.path().to_owned() })
    }
}
