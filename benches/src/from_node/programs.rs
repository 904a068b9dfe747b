//! Starts the Node programs.

use super::{Mode, Program};
use crate::failure::Failure;
use crate::job::{Figures, Shop, read_line};
use crate::plan::Plan;
use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::fs;
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What `cargo xtask bench` makes ready.
#[derive(Clone, Debug, clap::Args)]
#[group(id = "for_node")]
pub(crate) struct Built {
    /// A folder with the programs, the packages and what they are measured beside
    #[arg(long, hide = true, required = false, requires = "node_size")]
    pub(crate) node: PathBuf,
    /// The size of the packages that are shipped
    #[arg(long, hide = true, required = false, requires = "node")]
    pub(crate) node_size: u64,
}

pub(super) struct Programs {
    folder: PathBuf,
    /// Whether the folder goes with this.
    is_for_tests: bool,
}

impl Programs {
    pub(super) fn new(plan: &Plan, built: Option<&Built>) -> Result<Self, Failure> {
        match built {
            Some(built) => Ok(Self { folder: built.node.clone(), is_for_tests: false }),
            None if plan.quick => Self::for_tests(),
            None => Err(Failure::new("there are no packages of tillback for Node: run `cargo xtask bench`")),
        }
    }

    /// The sources as they were compiled, and the library that the tests made.
    fn for_tests() -> Result<Self, Failure> {
        let here = std::env::current_exe()?;
        let beside = here.parent().unwrap_or(Path::new("."));
        let sources = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = beside.join(format!("tillback-benches-node-{}", std::process::id()));
        let programs = Self { folder: folder.clone(), is_for_tests: true };
        copy(&sources.join("node"), &folder)?;
        let package = folder.join("node_modules/tillback");
        let compiled = sources.join("../node/dist");
        if !compiled.join("index.js").is_file() {
            let what =
                "the package for Node is not compiled: run `cargo xtask test --only node -- tests/unit/money.test.mjs`";
            return Err(Failure::new(what));
        }
        copy(&compiled, &package.join("dist"))?;
        fs::copy(sources.join("../node/package.json"), package.join("package.json"))?;
        let library = beside.join(format!("{DLL_PREFIX}tillback_node{DLL_SUFFIX}"));
        fs::copy(&library, package.join("dist/tillback.node"))
            .map_err(|error| Failure::new(format!("{} is not there ({error})", library.display())))?;
        Ok(programs)
    }

    /// Its figures, and how long it took from just before its start to its word.
    pub(super) fn run(
        &self,
        program: Program,
        mode: Mode,
        shop: &Shop,
        warm_up: usize,
        payments: &[String],
    ) -> Result<(Figures, Duration), Failure> {
        let mut command = self.node();
        command.arg(program.file()).arg(mode.word());
        command.args([&shop.url, &shop.merchant_no, &shop.store_no, &shop.token]).arg(warm_up.to_string());
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut lines = payments.join("\n");
        lines.push('\n');
        let start = Instant::now();
        let mut child = command.spawn()?;
        let answer = (|| {
            let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else { return Ok(None) };
            stdin.write_all(lines.as_bytes())?;
            drop(stdin);
            Ok::<_, Failure>(read_line(BufReader::new(stdout))?.map(|figures| (figures, start.elapsed())))
        })();
        let is_fine = child.wait()?.success();
        answer?
            .filter(|_| is_fine)
            .ok_or_else(|| Failure::new(format!("{} failed in Node as {}; see above", program.name(), mode.word())))
    }

    /// How long it takes to get the program's package, in a process that does nothing else. For tillback, its compiled half, too.
    pub(super) fn require(&self, program: Program) -> Result<Duration, Failure> {
        let loads = match program {
            Program::Tillback => ".Money('1', 'USD')",
            Program::Undici | Program::Fetch | Program::Axios | Program::NodeHttp => "",
        };
        let timed = format!(
            "const begun = process.hrtime.bigint(); void ({}{loads}); console.log(`${{process.hrtime.bigint() - begun}}`)",
            program.require()
        );
        let told = self.say(&["-e", &timed])?;
        Ok(Duration::from_nanos(told.trim().parse()?))
    }

    /// The versions of Node and of the packages, as a sentence has them.
    pub(super) fn versions(&self, programs: &[Program]) -> Result<String, Failure> {
        let packages: Vec<_> = programs.iter().filter_map(|program| program.package()).collect();
        let question = "const names = process.argv.slice(1).map((name) => `${name} ${require(`${name}/package.json`).version}`); \
                        console.log([`Node ${process.versions.node}`, ...names].join(', '))";
        let told = self.say(&[&["-e", question][..], &packages].concat())?;
        Ok(told.trim().to_owned())
    }

    fn say(&self, arguments: &[&str]) -> Result<String, Failure> {
        let output = self.node().args(arguments).output()?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        Err(Failure::new(String::from_utf8_lossy(&output.stderr).into_owned()))
    }

    fn node(&self) -> Command {
        let mut command = Command::new("node");
        // Somebody's own settings.
        command.current_dir(&self.folder).env_remove("NODE_OPTIONS");
        command
    }
}

impl Drop for Programs {
    fn drop(&mut self) {
        if !self.is_for_tests {
            return;
        }
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            eprintln!("{} could not be removed: {error}", self.folder.display());
        }
    }
}

/// What is written in JavaScript, and nothing that npm or a build left beside it.
fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, copy) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() && entry.file_name() != "node_modules" {
            self::copy(&path, &copy)?;
        } else if path.extension().is_some_and(|extension| extension == "js" || extension == "mjs") {
            fs::copy(path, copy)?;
        }
    }
    Ok(())
}
