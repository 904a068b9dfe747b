//! Everything a person wants to know about a fresh sandbox, as data for whoever prints it.

use crate::account::Accounts;
use crate::host::Host;
use crate::ledger::Entry;
use crate::sandbox::Sandbox;
use serde::Serialize;

/// What is in a sandbox.
#[derive(Clone, Debug, Serialize)]
pub struct Description {
    pub hosts: Vec<HostDescription>,
    pub accounts: Accounts,
    pub payments: Vec<Entry>,
}

/// A host and what it stands for.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct HostDescription {
    pub host: Host,
    /// The real host that it stands for.
    pub stands_for: &'static str,
}

impl Sandbox {
    /// The hosts, the accounts and the payments as they stand.
    pub fn describe(&mut self) -> Description {
        let hosts = Host::ALL.map(|host| HostDescription { host, stands_for: host.stands_for() });
        Description { hosts: hosts.to_vec(), accounts: self.accounts().clone(), payments: self.ledger().payments }
    }
}
