//! The programs, as they are started.

use std::collections::HashMap;
use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};

pub(crate) struct Programs {
    command: Vec<OsString>,
}

/// How a program ended.
#[derive(Debug)]
pub(crate) struct End {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Programs {
    pub(crate) fn new(command: Vec<OsString>) -> Self {
        Self { command }
    }

    /// A program that is told `variables` and nothing else of a shop's.
    pub(crate) fn start(&self, name: &str, folder: &Path, variables: &HashMap<&str, String>) -> Command {
        let mut words = self.command.iter().map(|word| match word.to_str() {
            Some(text) => text.replace("{}", name).into(),
            None => word.clone(),
        });
        let mut command = Command::new(words.next().unwrap_or_default());
        command.args(words).current_dir(folder).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        for (name, _) in std::env::vars_os() {
            if ["TILLBACK_", "POCKYT_", "YEDPAY_", "PAYCROSS_"]
                .iter()
                .any(|own| name.to_string_lossy().starts_with(own))
            {
                command.env_remove(name);
            }
        }
        command.envs(variables);
        command
    }
}

/// Runs it to its end.
pub(crate) fn end_of(command: &mut Command) -> End {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?} can't be started: {error}"));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    End { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
}
