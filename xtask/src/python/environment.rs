//! Environments with the packages of a requirements file, kept until the file changes.

use super::interpreter::Interpreter;
use crate::failure::Failure;
use crate::{process, workspace};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

#[derive(Debug)]
pub(crate) struct Environment {
    folder: PathBuf,
}

impl Environment {
    /// What builds: made with nothing but the interpreter and pip.
    pub(crate) fn for_building(interpreter: &Interpreter) -> Result<Self, Failure> {
        Self::kept("build", interpreter, &["python/requirements/build.txt"], |new, lists| {
            process::run(Command::new(&interpreter.program).args(["-m", "venv"]).arg(&new.folder))?;
            process::run(new.python().args(["-m", "pip", "install", "--quiet"]).args(lists))
        })
    }

    /// Filled by uv, which takes seconds where pip takes a minute.
    pub(crate) fn filled(
        name: &str,
        interpreter: &Interpreter,
        requirements: &[&str],
        build: &Self,
    ) -> Result<Self, Failure> {
        Self::kept(name, interpreter, requirements, |new, lists| {
            let mut make = build.program("uv");
            process::run(make.args(["venv", "--quiet", "--python"]).arg(&interpreter.program).arg(&new.folder))?;
            let mut fill = build.program("uv");
            fill.args(["pip", "install", "--quiet", "--python"]).arg(new.path("python")).args(lists);
            // pip is slow, but knows where this machine gets its packages from, if that is somewhere else.
            process::run(&mut fill)
                .or_else(|_| process::run(build.pip_into(new).args(["install", "--quiet"]).args(lists)))
        })
    }

    /// The one that is there if it was made of the same, and else one that `make` fills.
    fn kept(
        name: &str,
        interpreter: &Interpreter,
        requirements: &[&str],
        make: impl Fn(&Self, &[String]) -> Result<(), Failure>,
    ) -> Result<Self, Failure> {
        let lists: Vec<_> = requirements.iter().map(|file| workspace::root().join(file)).collect();
        let mut made_of = DefaultHasher::new();
        interpreter.program.hash(&mut made_of);
        interpreter.patch.hash(&mut made_of);
        for list in &lists {
            fs::read(list).map_err(|error| unusable(list, &error))?.hash(&mut made_of);
        }
        let folder = made_here().join(format!("{name}-{}", interpreter.version));
        folder.hash(&mut made_of);
        let made_of = format!("{:016x}", made_of.finish());
        let (seal, environment) = (folder.join("made-of"), Self { folder });
        // Written last, so that one that was left half made is made again.
        if fs::read_to_string(&seal).is_ok_and(|sealed| sealed == made_of) {
            return Ok(environment);
        }
        empty(&environment.folder)?;
        let arguments: Vec<_> = lists.iter().flat_map(|list| ["-r".to_owned(), list.display().to_string()]).collect();
        make(&environment, &arguments)?;
        fs::write(&seal, made_of).map_err(|error| unusable(&seal, &error))?;
        Ok(environment)
    }

    /// Puts the wheel in, and nothing that it might ask for. pip does it, whose opinion of the wheel's name counts.
    pub(crate) fn install(&self, wheel: &Path, build: &Self) -> Result<(), Failure> {
        let mut pip = build.pip_into(self);
        pip.args(["install", "--quiet", "--no-index", "--no-deps", "--force-reinstall"]).arg(wheel);
        process::run(&mut pip)
    }

    fn pip_into(&self, other: &Self) -> Command {
        let mut pip = self.python();
        pip.args(["-m", "pip", "--python"]).arg(other.path("python"));
        pip
    }

    pub(crate) fn python(&self) -> Command {
        self.program("python")
    }

    /// A program of this environment, which sees no other one.
    pub(crate) fn program(&self, name: &str) -> Command {
        let mut command = Command::new(self.path(name));
        process::forget_xtask(&mut command);
        command.current_dir(workspace::root()).env("VIRTUAL_ENV", &self.folder);
        command.env_remove("PYTHONPATH").env_remove("PYTHONHOME");
        let before = env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(self.folder.join("bin")).chain(env::split_paths(&before));
        if let Ok(path) = env::join_paths(folders) {
            command.env("PATH", path);
        }
        command
    }

    pub(crate) fn path(&self, program: &str) -> PathBuf {
        self.folder.join("bin").join(program)
    }
}

/// What is made for Python and stays on this machine.
pub(crate) fn made_here() -> PathBuf {
    workspace::target().join("python")
}

/// Leaves an empty folder, or what holds it.
pub(crate) fn empty(folder: &Path) -> Result<(), Failure> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| unusable(folder, &error))?;
    }
    fs::create_dir_all(folder).map_err(|error| unusable(folder, &error))
}

pub(crate) fn unusable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Unavailable(format!("{} can't be used: {error}.", path.display()))
}
