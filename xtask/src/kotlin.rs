//! The tests of the part for Kotlin: the package as Maven builds it, and the shared scenarios through its driver.

use crate::blocks::{self, Language};
use crate::compiled::{self, CONFORMANCE, EXAMPLES};
use crate::failure::Failure;
use crate::{process, workspace};
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const DRIVER: &str = "io.tillback.driver.MainKt";

/// A driver lives for a moment: neither compiling it nor threads that collect garbage are worth their start.
const SHORT_LIFE: [&str; 2] = ["-Xint", "-XX:+UseSerialGC"];

const KOTLIN: Language = Language {
    name: "kotlin",
    imports: "package docs\n\nimport io.tillback.*\n",
    function: "suspend fun ",
    around: ("private suspend fun block", "(client: Client, text: String)"),
};

/// Calls that load what most drivers need. Nobody listens at the gateway's port.
const TYPICAL: &str = concat!(
    r#"{"op": "open", "client": {"journal": "memory", "accounts": [{"name": "shop", "gateway": "pockyt","#,
    r#" "environment": "http://127.0.0.1:9", "credentials": {"merchant_no": "1", "store_no": "2", "token": "3"}}]}}"#,
    "\n",
    r#"{"op": "queue_refund", "request": {"account": "shop", "reference": "312345678901230001","#,
    r#" "kind": "gateway_id", "idempotency_key": "one", "amount": "5.00 USD"}}"#,
    "\n",
    r#"{"op": "settle", "deadline_ms": 0}"#,
    "\n",
);

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
    let java = Java::made()?;
    process::run(&mut till_screen(&java))?;
    let driver = java.command(&[java.archived()?.as_os_str()], DRIVER);
    let mut scenarios = Command::new(compiled::folder().join(CONFORMANCE));
    scenarios.args(["--mode", "async", "--mode", "blocking", "--"]).arg(driver.get_program()).args(driver.get_args());
    process::run(&mut scenarios)?;
    let mut examples = Command::new(compiled::folder().join(EXAMPLES));
    let program = java.command(&[], "shop.{}Kt");
    examples.args(["--webhook", "server", "--"]).arg(program.get_program()).args(program.get_args());
    process::run(&mut examples)
}

/// The compiler's look at the till's screen in Compose, which nothing here could show.
fn till_screen(java: &Java) -> Command {
    let mut maven = Command::new("mvn");
    maven.args(["--batch-mode", "--quiet", "compile", "--file"]).arg(folder().join("android/check/pom.xml"));
    maven.arg(setting("tillback.jar", java.place.join("classes.jar").as_os_str()));
    maven
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

/// How programs are started that use what Maven built.
struct Java {
    /// For archives of classes.
    place: PathBuf,
    classes: OsString,
}

impl Java {
    /// Packs what was built into jars, because classes in a folder can't be archived.
    fn made() -> Result<Self, Failure> {
        let made = folder().join("target");
        let place = workspace::target().join("kotlin");
        let unusable = |error| Failure::Unavailable(format!("{} can't be written: {error}.", place.display()));
        fs::create_dir_all(&place).map_err(unusable)?;
        let mut all = Vec::new();
        for part in ["classes", "test-classes"] {
            let jar = place.join(part).with_extension("jar");
            process::run(Command::new("jar").arg("cf").arg(&jar).arg("-C").arg(made.join(part)).arg("."))?;
            all.push(jar);
        }
        all.extend(needed(&made)?);
        let classes = joined(all)?;
        Ok(Self { place, classes })
    }

    fn command(&self, options: &[&OsStr], class: &str) -> Command {
        let mut command = Command::new("java");
        command.args(SHORT_LIFE).arg(setting("jna.library.path", compiled::folder().as_os_str())).args(options);
        command.arg("-cp").arg(&self.classes).arg(class);
        command
    }

    /// The classes that a driver loads, ready to be mapped: it starts in half the time.
    fn archived(&self) -> Result<OsString, Failure> {
        let archive = self.place.join("driver.jsa");
        let calls = self.place.join("calls");
        let unusable = |error| Failure::Unavailable(format!("{} can't be used: {error}.", calls.display()));
        fs::write(&calls, TYPICAL).map_err(unusable)?;
        let options = ["-Xlog:disable".into(), option("-XX:ArchiveClassesAtExit=", &archive)];
        let mut first = self.command(&options.each_ref().map(OsString::as_os_str), DRIVER);
        first.args(["--mode", "async"]).stdin(File::open(&calls).map_err(unusable)?).stdout(Stdio::null());
        process::run(&mut first)?;
        Ok(option("-XX:SharedArchiveFile=", &archive))
    }
}

fn folder() -> PathBuf {
    workspace::root().join("bindings/kotlin")
}

pub(crate) fn setting(name: &str, value: &OsStr) -> OsString {
    let mut setting = OsString::from(format!("-D{name}="));
    setting.push(value);
    setting
}

fn option(name: &str, file: &Path) -> OsString {
    let mut option = OsString::from(name);
    option.push(file);
    option
}
