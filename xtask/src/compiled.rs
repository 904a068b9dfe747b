//! The compiled half of Kotlin and Swift, with what is run beside it.

use crate::failure::Failure;
use crate::{process, workspace};
use std::path::PathBuf;

/// Writes what the two languages call the library through.
pub(crate) const GENERATOR: &str = "tillback-uniffi-bindgen";
/// Puts the shared scenarios to a driver.
pub(crate) const CONFORMANCE: &str = "tillback-conformance";
/// Runs the programs of `examples`.
pub(crate) const EXAMPLES: &str = "tillback-examples";

/// All at once, whoever asks: built one by one, each would have what they share built anew, with other features.
pub(crate) fn build() -> Result<(), Failure> {
    let mut command = process::cargo(["build", "--package", "tillback-uniffi"]);
    for package in [GENERATOR, CONFORMANCE, EXAMPLES] {
        command.args(["--package", package]);
    }
    process::run(&mut command)
}

/// Where they are then.
pub(crate) fn folder() -> PathBuf {
    workspace::target().join("debug")
}
