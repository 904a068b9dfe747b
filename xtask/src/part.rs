//! The languages tillback is for, and how each one's part of this repository is tested.

use crate::failure::Failure;
use crate::process;
use crate::requirement::{
    BROWSER, C_COMPILER, CJSON, CLANG, CMAKE, CPP_COMPILER, LIBCURL, OPENSSL, PKG_CONFIG, Tool, VALGRIND,
};
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

/// Packages of this workspace that test a part of another language.
const OF_OTHER_PARTS: [&str; 1] = [C_TESTS];

const C_TESTS: &str = "tillback-c-tests";

const RUST: Part = Part {
    tools: &[C_COMPILER, BROWSER, PKG_CONFIG, CJSON, LIBCURL, OPENSSL],
    tests: |args| {
        let mut command = process::cargo(["test", "--workspace"]);
        for package in OF_OTHER_PARTS {
            command.args(["--exclude", package]);
        }
        command.args(args);
        vec![command]
    },
};

const C: Part = Part {
    tools: &[C_COMPILER, CPP_COMPILER, CLANG, VALGRIND, PKG_CONFIG, CJSON, CMAKE],
    tests: |args| {
        let mut command = process::cargo(["test", "--package", C_TESTS]);
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
            Self::C => Some(C),
            Self::Python | Self::Node | Self::Kotlin | Self::Swift => None,
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
        let refusal = chosen(Some(Language::Kotlin)).unwrap_err();
        assert_eq!(refusal.to_string(), "There is no Kotlin part in this version of tillback.");
    }

    fn lines(language: Language) -> Vec<String> {
        let parts = chosen(Some(language)).unwrap();
        (parts[0].tests)(&["money".into()]).iter().map(process::line).collect()
    }

    #[test]
    fn rust_is_tested_with_its_whole_workspace_but_for_the_other_parts() {
        assert_eq!(lines(Language::Rust), ["cargo test --workspace --exclude tillback-c-tests money"]);
    }

    #[test]
    fn c_is_tested_by_a_package_of_its_own() {
        assert_eq!(lines(Language::C), ["cargo test --package tillback-c-tests money"]);
    }

    #[test]
    fn without_a_choice_every_existing_part_is_taken() {
        let existing = Language::value_variants().iter().filter(|language| language.part().is_some()).count();
        assert_eq!(chosen(None).unwrap().len(), existing);
    }
}
