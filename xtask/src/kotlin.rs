//! The tests of the part for Kotlin: the package as Maven builds it, and the shared scenarios through its driver.

use crate::failure::Failure;
use crate::{process, workspace};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

const LIBRARY: &str = "tillback-uniffi";

/// Puts the shared scenarios to the driver in Kotlin.
const CONFORMANCE: &str = "tillback-conformance";

const DRIVER: &str = "io.tillback.driver.MainKt";

/// A driver lives for a second: the quick compiler is enough, and threads that collect garbage are not worth starting.
const SHORT_LIFE: [&str; 2] = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

/// With arguments for Maven only what they ask for is run: that is somebody at work.
pub(crate) fn test(args: &[OsString]) -> Result<(), Failure> {
    process::run(&mut process::cargo(["build", "--package", LIBRARY, "--package", CONFORMANCE]))?;
    let mut maven = Command::new("mvn");
    maven.args(["--batch-mode", "--quiet", "--file"]).arg(folder().join("pom.xml"));
    process::run(maven.arg(setting("tillback.native", built().as_os_str())).arg("test").args(args))?;
    if !args.is_empty() {
        return Ok(());
    }
    let mut scenarios = Command::new(built().join(CONFORMANCE));
    scenarios.args(["--mode", "async", "--mode", "blocking", "--", "java"]).args(SHORT_LIFE);
    scenarios.arg(setting("jna.library.path", built().as_os_str())).arg("-cp").arg(classpath()?);
    process::run(scenarios.arg(DRIVER))
}

fn folder() -> PathBuf {
    workspace::root().join("bindings/kotlin")
}

fn built() -> PathBuf {
    workspace::target().join("debug")
}

fn setting(name: &str, value: &OsStr) -> OsString {
    let mut setting = OsString::from(format!("-D{name}="));
    setting.push(value);
    setting
}

/// What was built, and what Maven says it needs.
fn classpath() -> Result<OsString, Failure> {
    let target = folder().join("target");
    let list = target.join("classpath");
    let others = fs::read_to_string(&list)
        .map_err(|error| Failure::Unavailable(format!("Maven left no list of what it needs: {error}.")))?;
    let all =
        [target.join("classes"), target.join("test-classes")].into_iter().chain(std::env::split_paths(others.trim()));
    std::env::join_paths(all)
        .map_err(|error| Failure::Unavailable(format!("The class path can't be written: {error}.")))
}
