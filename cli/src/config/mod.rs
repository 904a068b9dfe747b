//! Where accounts and settings come from: a TOML file, and environment variables that win over it.

mod account;
mod client;
mod environment;
mod file;
mod journal;
mod secret;
mod section;

pub(crate) use file::table;
pub(crate) use journal::Journal;
pub(crate) use section::{Origin, Section, Setting};

use crate::args::Global;
use crate::failure::Failure;
use std::collections::BTreeMap;
use std::path::PathBuf;
use tillback::{Account, ClientBuilder};

/// All that was configured. Secrets are fetched only for the accounts that are used.
pub(crate) struct Config {
    accounts: BTreeMap<String, Section>,
    client: Section,
    /// The journal that the command line or `TILLBACK_JOURNAL` names.
    journal: Option<PathBuf>,
    /// For the message where something is missing.
    searched: String,
}

impl Config {
    fn empty() -> Self {
        Self { accounts: BTreeMap::new(), client: Section::new("client"), journal: None, searched: String::new() }
    }

    /// Reads the file and the environment.
    pub(crate) fn load(global: &Global) -> Result<Self, Failure> {
        let mut config = file::load(global.config.as_deref())?;
        environment::overlay(&mut config, std::env::vars_os())?;
        for (name, section) in &config.accounts {
            account::check(name, section)?;
        }
        client::check(&config.client)?;
        config.journal = global.journal.clone().or_else(|| file::variable("TILLBACK_JOURNAL"));
        Ok(config)
    }

    /// The names of all accounts, in alphabetical order.
    pub(crate) fn names(&self) -> Vec<String> {
        self.accounts.keys().cloned().collect()
    }

    /// The account to use: the one named, else the only one.
    pub(crate) fn choose(&self, named: Option<&str>) -> Result<String, Failure> {
        let known = || self.names().join(", ");
        match (named, self.accounts.len()) {
            (_, 0) => Err(Failure::Config(format!(
                "No account is configured ({}). Write a file with an [accounts.NAME] table and name it with --config, \
                 or set TILLBACK_ACCOUNTS_NAME_GATEWAY and its siblings.",
                self.searched
            ))),
            (Some(name), _) if self.accounts.contains_key(name) => Ok(name.to_owned()),
            (Some(name), _) => Err(Failure::Config(format!("No account is named {name:?}. Known are: {}.", known()))),
            (None, 1) => Ok(known()),
            (None, _) => Err(Failure::Usage(format!("Say which account with --account: {}.", known()))),
        }
    }

    /// Where refunds are remembered.
    pub(crate) fn journal(&self) -> Result<Journal, Failure> {
        Journal::find(self.journal.as_deref(), &self.client)
    }

    /// A client for these accounts, and what to tell people about how their secrets are kept.
    pub(crate) fn builder(&self, names: &[String]) -> Result<(ClientBuilder, Vec<String>), Failure> {
        let mut warnings = Vec::new();
        let mut builder = client::builder(&self.client)?;
        for name in names {
            builder = builder.account(self.account(name, &mut warnings)?);
        }
        warnings.dedup();
        Ok((builder, warnings))
    }

    fn account(&self, name: &str, warnings: &mut Vec<String>) -> Result<Account, Failure> {
        // `choose` and `names` give no others.
        let section =
            self.accounts.get(name).ok_or_else(|| Failure::Config(format!("No account is named {name:?}.")))?;
        account::open(name, section, warnings)
    }
}
