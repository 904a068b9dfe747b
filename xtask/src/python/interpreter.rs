//! The interpreters that this machine has.

use crate::failure::Failure;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fmt, fs};

/// What the tests should meet. A newer one is tested with, too.
const WANTED: [Version; 5] = [Version(3, 10), Version(3, 11), Version(3, 12), Version(3, 13), Version(3, 14)];
/// What every tool of the whole suite runs with.
const WITH_ALL_TOOLS: std::ops::RangeInclusive<Version> = Version(3, 11)..=Version(3, 14);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version(u32, u32);

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0, self.1)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Interpreter {
    pub(crate) version: Version,
    pub(crate) patch: u32,
    pub(crate) program: PathBuf,
    /// Whether it can make an environment that has pip.
    brings_pip: bool,
}

impl fmt::Display for Interpreter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Python {}.{}", self.version, self.patch)
    }
}

/// The interpreters to test with, one of each version, the oldest first.
#[derive(Debug)]
pub(crate) struct Interpreters(Vec<Interpreter>);

impl Interpreters {
    /// Asks every program that might be one, because a command of that name may lead to nothing.
    pub(crate) fn found() -> Result<Self, Failure> {
        let mut found = BTreeMap::new();
        for interpreter in candidates().iter().filter_map(|program| probe(program)) {
            found.entry(interpreter.version).or_insert(interpreter);
        }
        let found = Self(found.into_values().collect());
        if found.0.is_empty() {
            return Err(Failure::Unavailable("There is no CPython 3.10 or later on this machine.".to_owned()));
        }
        Ok(found)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Interpreter> {
        self.0.iter()
    }

    /// The newest one that every tool of the whole suite runs with.
    pub(crate) fn for_everything(&self) -> Result<&Interpreter, Failure> {
        self.0.iter().rfind(|one| WITH_ALL_TOOLS.contains(&one.version)).ok_or_else(|| {
            let (oldest, newest) = (WITH_ALL_TOOLS.start(), WITH_ALL_TOOLS.end());
            Failure::Unavailable(format!("The whole suite needs one of CPython {oldest} to {newest}. Here is {self}."))
        })
    }

    /// One that builds the wheel: it fits every version, so any does.
    pub(crate) fn for_building(&self) -> Result<&Interpreter, Failure> {
        let with_pip = || self.0.iter().filter(|one| one.brings_pip);
        with_pip().rfind(|one| WITH_ALL_TOOLS.contains(&one.version)).or(with_pip().next_back()).ok_or_else(|| {
            Failure::Unavailable(format!(
                "A Python that can make environments is needed (python3-venv). Here is {self}."
            ))
        })
    }

    pub(crate) fn absent(&self) -> Vec<Version> {
        WANTED.into_iter().filter(|wanted| self.0.iter().all(|one| one.version != *wanted)).collect()
    }
}

impl fmt::Display for Interpreters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.0.iter().map(Interpreter::to_string).collect();
        f.write_str(&names.join(", "))
    }
}

/// Those of pyenv first, each as it is and not through a shim, and of one version the newest.
fn candidates() -> Vec<PathBuf> {
    let pyenv = env::var_os("PYENV_ROOT").map(PathBuf::from);
    let pyenv = pyenv.or_else(|| env::home_dir().map(|home| home.join(".pyenv")));
    let installed = pyenv.and_then(|pyenv| fs::read_dir(pyenv.join("versions")).ok());
    let mut installed: Vec<_> = installed.into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    installed.sort_by_key(|folder| std::cmp::Reverse(numbers(folder)));
    let mut all: Vec<_> = installed.into_iter().map(|folder| folder.join("bin/python")).collect();
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<_> = env::split_paths(&path).collect();
    let named = WANTED.iter().rev().map(|version| format!("python{version}"));
    for name in named.chain(["python3".to_owned(), "python".to_owned()]) {
        all.extend(folders.iter().map(|folder| folder.join(&name)));
    }
    all.retain(|program| program.is_file());
    all
}

fn numbers(folder: &Path) -> Vec<u32> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').map(|part| part.parse().unwrap_or(0)).collect()
}

/// Answers with the program itself, also where a shim or an environment was asked. Builds without the GIL are left
/// out: they load no wheel of the limited API.
const QUESTION: &str = "\
import importlib.util, platform, sys, sysconfig
if platform.python_implementation() == 'CPython' and not sysconfig.get_config_var('Py_GIL_DISABLED'):
    brings_pip = importlib.util.find_spec('venv') and importlib.util.find_spec('ensurepip')
    print(*sys.version_info[:3], 'pip' if brings_pip else 'bare', getattr(sys, '_base_executable', sys.executable))";

fn probe(program: &Path) -> Option<Interpreter> {
    let mut command = Command::new(program);
    let asked = command.args(["-I", "-c", QUESTION]).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    answer(String::from_utf8(asked.stdout).ok()?.trim_end())
}

fn answer(line: &str) -> Option<Interpreter> {
    let mut words = line.splitn(5, ' ');
    let mut number = || words.next()?.parse().ok();
    let (version, patch) = (Version(number()?, number()?), number()?);
    let brings_pip = words.next()? == "pip";
    let program = PathBuf::from(words.next()?);
    (version >= WANTED[0]).then_some(Interpreter { version, patch, program, brings_pip })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn machine(answers: &[&str]) -> Interpreters {
        Interpreters(answers.iter().map(|line| answer(line).unwrap()).collect())
    }

    #[test]
    fn an_answer_tells_the_version_and_the_program() {
        let python = answer("3 12 1 pip /opt/my python/bin/python").unwrap();
        assert_eq!((python.version, python.patch), (Version(3, 12), 1));
        assert_eq!(python.program, Path::new("/opt/my python/bin/python"));
        assert_eq!(python.to_string(), "Python 3.12.1");
    }

    #[test]
    fn what_is_too_old_or_says_nothing_is_no_candidate() {
        for line in ["3 9 18 pip /usr/bin/python", "", "pyenv: command not found", "3 12"] {
            assert_eq!(answer(line), None, "{line}");
        }
    }

    #[test]
    fn a_program_that_fails_or_is_not_there_is_no_candidate() {
        assert_eq!(probe(Path::new("false")), None);
        assert_eq!(probe(Path::new("no-such-program-anywhere")), None);
    }

    #[test]
    fn absent_versions_are_named() {
        let machine = machine(&["3 11 7 pip /a", "3 13 0 pip /b"]);
        let absent: Vec<_> = machine.absent().iter().map(Version::to_string).collect();
        assert_eq!(absent, ["3.10", "3.12", "3.14"]);
    }

    #[test]
    fn the_whole_suite_takes_the_newest_that_its_tools_know() {
        let newest = machine(&["3 10 1 pip /a", "3 13 0 pip /b", "3 15 0 pip /c"]);
        assert_eq!(newest.for_everything().unwrap().program, Path::new("/b"));
        let none = machine(&["3 10 1 pip /a"]).for_everything().unwrap_err();
        assert_eq!(none.to_string(), "The whole suite needs one of CPython 3.11 to 3.14. Here is Python 3.10.1.");
    }

    #[test]
    fn the_wheel_is_built_with_one_that_brings_pip() {
        let machine = machine(&["3 10 1 pip /a", "3 13 0 bare /b"]);
        assert_eq!(machine.for_building().unwrap().program, Path::new("/a"));
    }
}
