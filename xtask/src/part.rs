//! The languages tillback is for, and how each one's part of this repository is tested.

use crate::failure::Failure;
use crate::requirement::{
    BROWSER, C_COMPILER, CJSON, CLANG, CMAKE, CPP_COMPILER, JDK, LIBCURL, MAVEN, NODE, NPM, OPENSSL, PKG_CONFIG,
    PYTHON, SWIFT, Tool, VALGRIND,
};
use crate::{kotlin, node, process, python, swift};
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
    /// Runs the tests; the arguments are the user's, for the test runner.
    pub(crate) test: fn(&[OsString]) -> Result<(), Failure>,
}

/// Packages of this workspace that are tested with the part of another language: the tests of C, and what only an
/// interpreter can load.
const OF_OTHER_PARTS: [&str; 3] = [C_TESTS, "tillback-node", "tillback-python"];

const C_TESTS: &str = "tillback-c-tests";

const RUST: Part = Part {
    tools: &[C_COMPILER, BROWSER, PKG_CONFIG, CJSON, LIBCURL, NODE, NPM, OPENSSL, PYTHON],
    test: |args| {
        // The benchmarks, which are tested too, start programs of Node.
        node::compiled()?;
        process::run(&mut rust(args))
    },
};

const C: Part = Part {
    tools: &[C_COMPILER, CPP_COMPILER, CLANG, VALGRIND, PKG_CONFIG, CJSON, CMAKE],
    test: |args| process::run(&mut c(args)),
};

const PYTHON_PART: Part = Part { tools: &[C_COMPILER, PYTHON], test: python::test };

const NODE_PART: Part = Part { tools: &[C_COMPILER, NODE, NPM], test: node::test };

const KOTLIN: Part = Part { tools: &[C_COMPILER, JDK, MAVEN], test: kotlin::test };

const SWIFT_PART: Part = Part { tools: &[C_COMPILER, SWIFT], test: swift::test };

fn rust(args: &[OsString]) -> Command {
    let mut command = process::cargo(["test", "--workspace"]);
    for package in OF_OTHER_PARTS {
        command.args(["--exclude", package]);
    }
    command.args(args);
    command
}

fn c(args: &[OsString]) -> Command {
    let mut command = process::cargo(["test", "--package", C_TESTS]);
    command.args(args);
    command
}

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

    fn part(self) -> Part {
        match self {
            Self::Rust => RUST,
            Self::C => C,
            Self::Python => PYTHON_PART,
            Self::Node => NODE_PART,
            Self::Kotlin => KOTLIN,
            Self::Swift => SWIFT_PART,
        }
    }
}

impl ValueEnum for Language {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Rust, Self::C, Self::Python, Self::Node, Self::Kotlin, Self::Swift]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

/// The part of one language, or all parts.
pub(crate) fn chosen(only: Option<Language>) -> Vec<Part> {
    let languages = only.as_ref().map_or(Language::value_variants(), std::slice::from_ref);
    languages.iter().map(|language| language.part()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rust_is_tested_with_its_whole_workspace_but_for_the_other_parts() {
        let line = process::line(&rust(&["money".into()]));
        assert_eq!(
            line,
            "cargo test --workspace --exclude tillback-c-tests --exclude tillback-node --exclude tillback-python money"
        );
    }

    #[test]
    fn c_is_tested_by_a_package_of_its_own() {
        assert_eq!(process::line(&c(&["money".into()])), "cargo test --package tillback-c-tests money");
    }

    #[test]
    fn without_a_choice_every_language_is_tested() {
        assert_eq!(chosen(Some(Language::Kotlin)).len(), 1);
        assert_eq!(chosen(None).len(), Language::value_variants().len());
    }
}
