//! The languages tillback is for, and how each one's part of this repository is tested.

use crate::failure::Failure;
use crate::requirement::{
    BROWSER, C_COMPILER, CJSON, CLANG, CMAKE, CPP_COMPILER, LIBCURL, NODE, NPM, OPENSSL, PKG_CONFIG, PYTHON, Tool,
    VALGRIND,
};
use crate::{node, process, python};
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

    /// `None` where this version has nothing for the language.
    fn part(self) -> Option<Part> {
        match self {
            Self::Rust => Some(RUST),
            Self::C => Some(C),
            Self::Python => Some(PYTHON_PART),
            Self::Node => Some(NODE_PART),
            Self::Kotlin | Self::Swift => None,
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
    fn rust_c_python_and_node_have_a_part() {
        for language in [Language::Rust, Language::C, Language::Python, Language::Node] {
            assert_eq!(chosen(Some(language)).unwrap().len(), 1, "{language:?}");
        }
    }

    #[test]
    fn without_a_choice_every_existing_part_is_taken() {
        let existing = Language::value_variants().iter().filter(|language| language.part().is_some()).count();
        assert_eq!(chosen(None).unwrap().len(), existing);
    }
}
