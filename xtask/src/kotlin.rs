//! The tests of the part for Kotlin: the package as Maven builds it, and the shared scenarios through its driver.

use crate::blocks::{self, Language};
use crate::compiled::{self, CONFORMANCE, EXAMPLES};
use crate::failure::Failure;
use crate::{process, workspace};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const DRIVER: &str = "io.tillback.driver.MainKt";

/// What is run here lives for seconds: neither the best code nor threads that collect garbage are worth their start.
const SHORT_LIFE: [&str; 2] = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

/// More virtual machines that start at the same time leave none of them the moment that a scenario gives it.
const AT_ONCE: &str = "4";

const KOTLIN: Language = Language {
    name: "kotlin",
    imports: "package docs\n\nimport io.tillback.*\n",
    function: "suspend fun ",
    around: ("private suspend fun block", "(client: Client, text: String)"),
};

/// With arguments for Maven only what they ask for is run: that is somebody at work.
pub(crate) fn test(args: &[OsString]) -> Result<(), Failure> {
    compiled::build()?;
    // Maven compiles them with the tests.
    blocks::write("docs/kotlin.md", &KOTLIN, &folder().join("target/docs/Docs.kt"))?;
    let mut maven = Command::new("mvn");
    maven.args(["--batch-mode", "--quiet", "--file"]).arg(folder().join("pom.xml"));
    process::run(maven.arg(setting("tillback.native", compiled::folder().as_os_str())).arg("test").args(args))?;
    if !args.is_empty() {
        return Ok(());
    }
    till_screen()?;
    let driver = java(DRIVER)?;
    let mut scenarios = Command::new(compiled::folder().join(CONFORMANCE));
    scenarios
        .args(["--reuse", "--at-once", AT_ONCE, "--mode", "async", "--mode", "blocking", "--"])
        .arg(driver.get_program())
        .args(driver.get_args());
    process::run(&mut scenarios)?;
    let mut examples = Command::new(compiled::folder().join(EXAMPLES));
    let program = java("shop.{}Kt")?;
    examples.args(["--webhook", "server", "--"]).arg(program.get_program()).args(program.get_args());
    process::run(&mut examples)
}

/// The compiler's look at the till's screen in Compose, which nothing here could show.
fn till_screen() -> Result<(), Failure> {
    let made = folder().join("target");
    let jar = made.join("till-screen.jar");
    process::run(Command::new("jar").arg("cf").arg(&jar).arg("-C").arg(made.join("classes")).arg("."))?;
    let mut maven = Command::new("mvn");
    maven.args(["--batch-mode", "--quiet", "compile", "--file"]).arg(folder().join("android/check/pom.xml"));
    process::run(maven.arg(setting("tillback.jar", jar.as_os_str())))
}

/// The class path of the programs that are measured, and the library as it is shipped.
pub(crate) fn for_benches() -> Result<(OsString, PathBuf), Failure> {
    let library = library("dist")?;
    let folder = workspace::root().join("benches/kotlin");
    let mut maven = Command::new("mvn");
    process::run(maven.args(["--batch-mode", "--quiet", "process-classes", "--file"]).arg(folder.join("pom.xml")))?;
    let mut all = vec![folder.join("target/classes")];
    all.extend(needed(&folder.join("target"))?);
    Ok((joined(all)?, library))
}

/// The compiled half, built with a profile.
pub(crate) fn library(profile: &str) -> Result<PathBuf, Failure> {
    process::run(&mut process::cargo(["build", "--profile", profile, "--package", "tillback-uniffi"]))?;
    let name = format!("{}tillback_uniffi{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
    Ok(workspace::target().join(if profile == "dev" { "debug" } else { profile }).join(name))
}

/// What Maven says that is needed beside what it built.
fn needed(target: &Path) -> Result<Vec<PathBuf>, Failure> {
    let list = fs::read_to_string(target.join("classpath"))
        .map_err(|error| Failure::Unavailable(format!("Maven left no list of what it needs: {error}.")))?;
    Ok(std::env::split_paths(list.trim()).collect())
}

fn joined(all: Vec<PathBuf>) -> Result<OsString, Failure> {
    std::env::join_paths(all)
        .map_err(|error| Failure::Unavailable(format!("The class path can't be written: {error}.")))
}

/// Starts a class of what Maven built, tests and programs included.
fn java(class: &str) -> Result<Command, Failure> {
    let made = folder().join("target");
    let mut all = vec![made.join("classes"), made.join("test-classes")];
    all.extend(needed(&made)?);
    let mut command = Command::new("java");
    command.args(SHORT_LIFE).arg(setting("jna.library.path", compiled::folder().as_os_str()));
    command.arg("-cp").arg(joined(all)?).arg(class);
    Ok(command)
}

fn folder() -> PathBuf {
    workspace::root().join("bindings/kotlin")
}

pub(crate) fn setting(name: &str, value: &OsStr) -> OsString {
    let mut setting = OsString::from(format!("-D{name}="));
    setting.push(value);
    setting
}
