//! Compiles the C programs.

use super::{Library, Program};
use crate::failure::Failure;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The programs, in a folder of their own beside this one, which goes with them.
pub(super) struct Programs {
    folder: PathBuf,
    is_shipped: bool,
}

impl Programs {
    pub(super) fn build(quick: bool) -> Result<Self, Failure> {
        let here = std::env::current_exe()?;
        let beside = here.parent().unwrap_or(Path::new("."));
        // `cargo xtask bench` makes the one that is shipped; a quick run takes the one that the tests made.
        let library = if quick { beside.join("libtillback.so") } else { beside.join("../dist/libtillback.so") };
        let programs =
            Self { folder: beside.join(format!("tillback-benches-c-{}", std::process::id())), is_shipped: !quick };
        std::fs::create_dir_all(&programs.folder)?;
        std::fs::copy(&library, programs.folder.join("libtillback.so.0")).map_err(|error| {
            Failure::new(format!("{} is not there ({error}): run `cargo xtask bench`", library.display()))
        })?;
        for program in Program::ALL {
            programs.compile(program)?;
        }
        Ok(programs)
    }

    fn compile(&self, program: Program) -> Result<(), Failure> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let (source, libraries): (_, &[&str]) = match program {
            Program::Tillback => ("with_tillback.c", &["-l:libtillback.so.0"]),
            Program::Libcurl => ("with_libcurl.c", &["-lcurl", "-lcjson", "-lcrypto"]),
            Program::Empty => ("empty.c", &[]),
        };
        let mut command = Command::new("cc");
        command.args(["-O2", "-std=c99", "-Wall", "-Wextra"]).arg("-I").arg(root.join("../include"));
        command.arg(root.join("c").join(source)).arg(root.join("c/job.c")).arg("-o").arg(self.path(program));
        command.arg("-L").arg(&self.folder).args(libraries).arg("-Wl,-rpath,$ORIGIN");
        if command.status()?.success() {
            return Ok(());
        }
        Err(Failure::new(format!("{source} could not be compiled: `cargo xtask setup` installs what it needs")))
    }

    pub(super) fn path(&self, program: Program) -> PathBuf {
        self.folder.join(match program {
            Program::Tillback => "with_tillback",
            Program::Libcurl => "with_libcurl",
            Program::Empty => "empty",
        })
    }

    pub(super) fn library(&self) -> Result<Library, Failure> {
        let bytes = std::fs::metadata(self.folder.join("libtillback.so.0"))?.len();
        Ok(Library { bytes, is_shipped: self.is_shipped })
    }
}

impl Drop for Programs {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.folder) {
            eprintln!("{} could not be removed: {error}", self.folder.display());
        }
    }
}
