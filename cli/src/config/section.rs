//! One table of settings, each with the place it came from. Values are never part of a message: any may be a secret in
//! the wrong place.

use crate::failure::Failure;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Settings by key, such as `token_file` or `hosts.apm`.
pub(crate) struct Section {
    /// Such as `accounts.shop`.
    pub(crate) name: String,
    pub(crate) settings: BTreeMap<String, Setting>,
}

/// A value and where it stands. It has no `Debug`, because it may be a secret.
pub(crate) struct Setting {
    pub(crate) text: String,
    pub(crate) origin: Origin,
}

/// Where a setting stands.
#[derive(Clone)]
pub(crate) enum Origin {
    File { path: Rc<Path>, line: usize },
    Variable(String),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, line } => write!(f, "{} line {line}", path.display()),
            Self::Variable(name) => write!(f, "environment variable {name}"),
        }
    }
}

impl Section {
    pub(crate) fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), settings: BTreeMap::new() }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Setting> {
        self.settings.get(key)
    }

    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        self.get(key).map(|setting| setting.text.as_str())
    }

    /// A text that has to be there.
    pub(crate) fn required(&self, key: &str) -> Result<&str, Failure> {
        self.text(key).ok_or_else(|| Failure::Config(format!("{} has no `{key}`.", self.name)))
    }

    /// One of a few words.
    pub(crate) fn word<T: Copy>(&self, key: &str, words: &[(&str, T)]) -> Result<Option<T>, Failure> {
        let Some(setting) = self.get(key) else { return Ok(None) };
        match words.iter().find(|(word, _)| *word == setting.text) {
            Some((_, meaning)) => Ok(Some(*meaning)),
            None => {
                let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
                Err(self.wrong(key, &format!("has to be one of: {}", known.join(", "))))
            }
        }
    }

    /// Refuses every key but these.
    pub(crate) fn only(&self, known: &[&str], what: &str) -> Result<(), Failure> {
        match self.settings.iter().find(|(key, _)| !known.contains(&key.as_str())) {
            None => Ok(()),
            Some((key, setting)) => Err(Failure::Config(format!(
                "`{}.{key}` ({}) is no setting of {what}. Known are: {}.",
                self.name,
                setting.origin,
                known.join(", ")
            ))),
        }
    }

    /// What is wrong with a setting, without its value.
    pub(crate) fn wrong(&self, key: &str, problem: &str) -> Failure {
        let place = self.get(key).map(|setting| format!(" ({})", setting.origin)).unwrap_or_default();
        Failure::Config(format!("`{}.{key}`{place} {problem}.", self.name))
    }
}

impl Setting {
    /// A path: in a file it is meant from that file's directory, in the environment from the current one.
    pub(crate) fn path(&self) -> PathBuf {
        match &self.origin {
            Origin::File { path, .. } => {
                path.parent().map_or_else(|| self.text.as_str().into(), |at| at.join(&self.text))
            }
            Origin::Variable(_) => self.text.as_str().into(),
        }
    }
}
