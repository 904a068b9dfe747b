//! Starts the Python programs.

use super::{Import, Mode, Program};
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
pub(crate) struct Built {
    /// An interpreter that has the wheel, and what it is measured beside
    #[arg(long, hide = true, required = false, requires = "wheel")]
    pub(crate) python: PathBuf,
    /// The wheel that is shipped
    #[arg(long, hide = true, required = false, requires = "python")]
    pub(crate) wheel: PathBuf,
}

pub(super) struct Programs {
    python: PathBuf,
    wheel: Option<PathBuf>,
    /// The package as the tests made it, in a folder that goes with this.
    for_tests: Option<PathBuf>,
}

impl Programs {
    pub(super) fn new(plan: &Plan, built: Option<&Built>) -> Result<Self, Failure> {
        match built {
            Some(built) => Ok(Self { python: built.python.clone(), wheel: Some(built.wheel.clone()), for_tests: None }),
            None if plan.quick => Self::for_tests(),
            None => Err(Failure::new("there is no wheel of tillback for Python: run `cargo xtask bench`")),
        }
    }

    /// The interpreter of this machine, and the library that the tests made.
    fn for_tests() -> Result<Self, Failure> {
        let here = std::env::current_exe()?;
        let beside = here.parent().unwrap_or(Path::new("."));
        let folder = beside.join(format!("tillback-benches-python-{}", std::process::id()));
        let programs = Self { python: "python3".into(), wheel: None, for_tests: Some(folder.clone()) };
        let package = folder.join("tillback");
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../python/tillback"), &package)?;
        let library = beside.join(format!("{DLL_PREFIX}_native{DLL_SUFFIX}"));
        fs::copy(&library, package.join("_native.abi3.so"))
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
        let mut command = self.interpreter();
        command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("python").join(program.file())).arg(mode.word());
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
            .ok_or_else(|| Failure::new(format!("{} failed in Python as {}; see above", program.name(), mode.word())))
    }

    /// How long an interpreter takes that does nothing.
    pub(super) fn nothing(&self) -> Result<Duration, Failure> {
        self.say(&["-c", "pass"]).map(|(took, _)| took)
    }

    pub(super) fn import(&self, (module, statement): (&str, &str)) -> Result<Import, Failure> {
        let (whole, _) = self.say(&["-c", statement])?;
        let (_, told) = self.say(&["-X", "importtime", "-c", statement])?;
        Ok(Import { whole, told: import_time(&told, module) })
    }

    /// The versions of the interpreter and of the packages, as a sentence has them.
    pub(super) fn versions(&self, programs: &[Program]) -> Result<String, Failure> {
        let mut modules: Vec<_> = programs.iter().filter(|one| !one.is_at_hand()).map(|one| one.import().0).collect();
        modules.sort_unstable();
        modules.dedup();
        let question = "import sys, platform; from importlib.metadata import version; \
                        names = [f'{name} {version(name)}' for name in sys.argv[1:]]; \
                        print(', '.join([f'Python {platform.python_version()}', *names]), file=sys.stderr)";
        let (_, told) = self.say(&[&["-c", question][..], &modules].concat())?;
        Ok(told.trim().to_owned())
    }

    pub(super) fn wheel(&self) -> Result<Option<u64>, Failure> {
        Ok(self.wheel.as_ref().map(fs::metadata).transpose()?.map(|file| file.len()))
    }

    /// How long it took, and what it wrote on standard error.
    fn say(&self, arguments: &[&str]) -> Result<(Duration, String), Failure> {
        let start = Instant::now();
        let output = self.interpreter().args(arguments).output()?;
        let (took, told) = (start.elapsed(), String::from_utf8_lossy(&output.stderr).into_owned());
        if output.status.success() { Ok((took, told)) } else { Err(Failure::new(told)) }
    }

    fn interpreter(&self) -> Command {
        let mut command = Command::new(&self.python);
        // Somebody's own settings, such as one that keeps nothing of what was compiled.
        let names = std::env::vars_os().map(|(name, _)| name);
        for name in names.filter(|name| name.to_string_lossy().starts_with("PYTHON")) {
            command.env_remove(name);
        }
        if let Some(folder) = &self.for_tests {
            command.env("PYTHONPATH", folder);
        }
        command
    }
}

impl Drop for Programs {
    fn drop(&mut self) {
        let Some(folder) = &self.for_tests else { return };
        if let Err(error) = fs::remove_dir_all(folder) {
            eprintln!("{} could not be removed: {error}", folder.display());
        }
    }
}

/// The sources of the package, and nothing that an interpreter or a build left among them.
fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, copy) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() && entry.file_name() != "__pycache__" {
            self::copy(&path, &copy)?;
        } else if path.extension().is_some_and(|extension| extension == "py") {
            fs::copy(path, copy)?;
        }
    }
    Ok(())
}

/// What the interpreter says the import took: the sum of what the program itself asked for of this package.
fn import_time(told: &str, package: &str) -> Duration {
    let asked_for = told.lines().filter_map(|line| {
        let columns: Vec<_> = line.strip_prefix("import time:")?.split(" | ").collect();
        let [_, cumulative, name] = columns[..] else { return None };
        // What another module asked for is indented.
        (name.split('.').next() == Some(package)).then(|| cumulative.trim().parse::<u64>().ok())?
    });
    Duration::from_micros(asked_for.sum())
}

#[cfg(test)]
mod tests {
    use super::import_time;
    use std::time::Duration;

    #[test]
    fn imports_are_summed_up_that_the_program_asked_for() {
        let told = "import time: self [us] | cumulative | imported package\n\
                    import time:       110 |        110 | site\n\
                    import time:       200 |        200 |   tillback.client\n\
                    import time:      1500 |       9000 | tillback\n\
                    import time:       300 |       4000 | tillback.aio\n";
        assert_eq!(import_time(told, "tillback"), Duration::from_micros(13_000));
        assert_eq!(import_time(told, "requests"), Duration::ZERO);
    }
}
