//! The file format of a scenario. `tests/scenarios/README.md` explains it to people.

use crate::till::Till;
use crate::{matcher, step::Step, template};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};
use tillback_sandbox::host::Operation;
use tillback_sandbox::ledger::GatewayName;

/// One behaviour that every language must show, for one till.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The file's name, and the till's where there are several.
    pub name: String,
    pub till: Option<Till>,
    pub script: Script,
}

/// What a file says.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// One sentence: what a user may rely on.
    pub about: String,
    /// Read before the rest: the scenario is run once with each.
    #[serde(default)]
    pub gateways: Vec<Till>,
    #[serde(default)]
    pub sandbox: Beginning,
    #[serde(default)]
    pub client: Settings,
    pub steps: Vec<Step>,
    /// What the gateways' books have to show of each payment in the end.
    pub ledger: BTreeMap<String, Value>,
    /// The same of the payees.
    #[serde(default)]
    pub payees: Option<Value>,
    #[serde(default)]
    pub requests: Vec<Requests>,
}

/// The sandbox before the first step.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beginning {
    #[serde(default)]
    pub payments: Vec<Value>,
    #[serde(default)]
    pub faults: Vec<Value>,
    #[serde(default)]
    pub quirks: Option<Value>,
}

/// How a client differs from the quick one that scenarios get.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    #[serde(default, skip_serializing)]
    pub journal: Place,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worker: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiet_period_ms: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_pause_ms: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_timeout_ms: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connect_timeout_ms: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline_ms: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_limit: Option<u64>,
    /// Changes of accounts by name, merged into them: `null` takes a member away.
    #[serde(default, skip_serializing)]
    pub accounts: BTreeMap<String, Value>,
}

/// Where the journal is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A file that all drivers of the scenario share.
    #[default]
    File,
    Memory,
    None,
    /// A path that is a folder.
    Folder,
    /// A file that is no journal.
    Garbage,
    /// A file in a folder that isn't there.
    MissingFolder,
}

/// What has to be true of the requests of one kind that reached a gateway.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requests {
    #[serde(default)]
    pub gateway: Option<GatewayName>,
    pub operation: Operation,
    #[serde(default)]
    pub count: Option<Value>,
    #[serde(default)]
    pub each: Option<Value>,
}

/// Why a scenario can't be read.
#[derive(Debug)]
pub struct Unreadable {
    file: PathBuf,
    why: String,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file.display(), self.why)
    }
}

impl std::error::Error for Unreadable {}

impl From<Unreadable> for io::Error {
    fn from(unreadable: Unreadable) -> Self {
        Self::other(unreadable)
    }
}

/// Every scenario of a folder, in the order of the files' names.
pub fn load(folder: &Path) -> io::Result<Vec<Scenario>> {
    let mut files = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let mut scenarios = Vec::new();
    for file in files {
        let read = read(&file).map_err(|why| Unreadable { file, why })?;
        scenarios.extend(read);
    }
    Ok(scenarios)
}

fn read(file: &Path) -> Result<Vec<Scenario>, String> {
    let text = fs::read_to_string(file).map_err(|error| error.to_string())?;
    let name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    parse(&name, &text)
}

/// The scenarios that a file's text describes: one, or one for each of its gateways.
pub fn parse(name: &str, text: &str) -> Result<Vec<Scenario>, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let tills: Vec<Till> = match value.get("gateways") {
        Some(tills) => serde_json::from_value(tills.clone()).map_err(|error| error.to_string())?,
        None => Vec::new(),
    };
    if tills.is_empty() {
        return Ok(vec![scenario(name.to_owned(), None, &value)?]);
    }
    tills.into_iter().map(|till| scenario(format!("{name} @ {}", till.as_str()), Some(till), &value)).collect()
}

fn scenario(name: String, till: Option<Till>, value: &Value) -> Result<Scenario, String> {
    let value = template::for_till(value, till)?;
    let script: Script = serde_json::from_value(value).map_err(|error| error.to_string())?;
    script.check()?;
    Ok(Scenario { name, till, script })
}

impl Script {
    fn check(&self) -> Result<(), String> {
        if self.steps.is_empty() || !self.about.ends_with('.') {
            return Err("a scenario has a sentence in `about`, and steps".to_owned());
        }
        for name in self.payment_names()? {
            if !self.ledger.contains_key(name) {
                return Err(format!("`ledger` says nothing of the payment {name}"));
            }
        }
        let of_requests = self.requests.iter().flat_map(|one| [&one.count, &one.each]).flatten();
        self.ledger.values().chain(&self.payees).chain(of_requests).try_for_each(matcher::check)?;
        if self.requests.iter().any(|one| one.count.is_none() && one.each.is_none()) {
            return Err("an entry of `requests` needs `count` or `each`".to_owned());
        }
        self.steps.iter().try_for_each(Step::check)
    }

    fn payment_names(&self) -> Result<Vec<&str>, String> {
        let names = self.sandbox.payments.iter().map(|payment| payment["as"].as_str());
        names.map(|name| name.ok_or_else(|| "every payment needs a name in `as`".to_owned())).collect()
    }

    /// The operations its calls use.
    pub fn operations(&self) -> impl Iterator<Item = &str> {
        self.steps.iter().flat_map(Step::operations)
    }
}
