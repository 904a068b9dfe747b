use crate::args::Global;
use crate::config::{Config, Journal};
use crate::failure::Failure;
use crate::output::Output;
use tillback::{AccountName, ClientBuilder, blocking};

/// A client with the one account that a command uses.
pub(super) struct Session {
    pub(super) client: blocking::Client,
    pub(super) account: AccountName,
}

impl Session {
    /// For a command that only reads: it needs no journal and makes none.
    pub(super) fn reading(account: Option<&str>, global: &Global, output: &Output) -> Result<Self, Failure> {
        let config = Config::load(global)?;
        let account = config.choose(account)?;
        let client = reading(&config, std::slice::from_ref(&account), output)?;
        Ok(Self { client, account: account.into() })
    }

    /// For a command that does what has to be remembered.
    pub(super) fn recording(account: Option<&str>, global: &Global, output: &Output) -> Result<Self, Failure> {
        let config = Config::load(global)?;
        let account = config.choose(account)?;
        let client = recording(&config, std::slice::from_ref(&account), output)?;
        Ok(Self { client, account: account.into() })
    }
}

/// A client with these accounts that only reads.
pub(super) fn reading(config: &Config, accounts: &[String], output: &Output) -> Result<blocking::Client, Failure> {
    Ok(builder(config, accounts, output)?.build_blocking()?)
}

/// A client with these accounts, and with the journal, which is made where it isn't there.
pub(super) fn recording(config: &Config, accounts: &[String], output: &Output) -> Result<blocking::Client, Failure> {
    let journal = config.journal()?;
    journal.make_folder()?;
    with_journal(builder(config, accounts, output)?, &journal)
}

/// The same with a journal that has to be there.
pub(super) fn with_journal(builder: ClientBuilder, journal: &Journal) -> Result<blocking::Client, Failure> {
    let built = builder.journal(journal.path()).build_blocking();
    built.map_err(|error| Failure::with_journal(journal.path(), error))
}

/// Tells what is to be told about how the accounts' secrets are kept.
pub(super) fn builder(config: &Config, accounts: &[String], output: &Output) -> Result<ClientBuilder, Failure> {
    let (builder, warnings) = config.builder(accounts)?;
    output.warnings(&warnings);
    Ok(builder)
}
