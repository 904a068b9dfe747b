use crate::args::Global;
use crate::config::Config;
use crate::failure::Failure;
use crate::output::Output;
use tillback::{AccountName, blocking};

/// A client with the one account that a command uses.
pub(super) struct Session {
    pub(super) client: blocking::Client,
    pub(super) account: AccountName,
}

impl Session {
    pub(super) fn open(account: Option<&str>, global: &Global, output: &Output) -> Result<Self, Failure> {
        let config = Config::load(global)?;
        let account = config.choose(account)?;
        let client = client(&config, std::slice::from_ref(&account), output)?;
        Ok(Self { client, account: account.into() })
    }
}

/// A client with these accounts. Tells what is to be told about how their secrets are kept.
pub(super) fn client(config: &Config, accounts: &[String], output: &Output) -> Result<blocking::Client, Failure> {
    let (client, warnings) = config.open(accounts)?;
    output.warnings(&warnings);
    Ok(client)
}
