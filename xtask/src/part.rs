//! The languages tillback is for, and how each one's part of this repository is tested.

use crate::failure::Failure;
use crate::process;
use crate::requirement::{BROWSER, C_COMPILER, Tool};
use clap::ValueEnum;
use clap::builder::PossibleValue;
use std::ffi::OsString;
use std::process::Command;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    Rust,
    C,
    Python,
    Node,
    Kotlin,
    Swift,
}

/// What it takes to test one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    pub(crate) tools: &'static [Tool],
    /// The commands to run one after the other; the arguments are the user's, for the test runner.
    pub(crate) tests: fn(&[OsString]) -> Vec<Command>,
}

const RUST: Part = Part {
    tools: &[C_COMPILER, BROWSER],
    tests: |args| {
        let mut command = process::cargo(["test", "--workspace"]);
        command.args(args);
        vec![command]
    },
};

impl Language {
    fn name(self) -> &'static str {
        match self {
            Self::Rust => "rust",
            Self::C => "c",
            Self::Python => "python",
            Self::Node => "node",
            Self::Kotlin => "kotlin",
            Self::Swift => "swift",
        }
    }

    /// `None` where this version has nothing for the language.
    fn part(self) -> Option<Part> {
        match self {
            Self::Rust => Some(RUST),
            Self::C | Self::Python | Self::Node | Self::Kotlin | Self::Swift => None,
        }
    }
}

impl ValueEnum for Language {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Rust, Self::C, Self::Python, Self::Node, Self::Kotlin, Self::Swift]
    }

    /// The help shows only what there is, but every language is understood, so that the answer can be a plain one.
    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).hide(self.part().is_none()))
    }
}

/// The part of one language, or every part there is.
pub(crate) fn chosen(only: Option<Language>) -> Result<Vec<Part>, Failure> {
    let Some(language) = only else {
        return Ok(Language::value_variants().iter().filter_map(|language| language.part()).collect());
    };
    match language.part() {
        Some(part) => Ok(vec![part]),
        None => Err(Failure::Unavailable(format!("There is no {language:?} part in this version of tillback."))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_without_a_part_is_not_skipped_silently() {
        let refusal = chosen(Some(Language::C)).unwrap_err();
        assert_eq!(refusal.to_string(), "There is no C part in this version of tillback.");
    }

    #[test]
    fn rust_is_tested_with_its_whole_workspace() {
        let parts = chosen(Some(Language::Rust)).unwrap();
        let lines: Vec<_> = (parts[0].tests)(&["money".into()]).iter().map(process::line).collect();
        assert_eq!(lines, ["cargo test --workspace money"]);
    }

    #[test]
    fn without_a_choice_every_existing_part_is_taken() {
        let existing = Language::value_variants().iter().filter(|language| language.part().is_some()).count();
        assert_eq!(chosen(None).unwrap().len(), existing);
    }
}
