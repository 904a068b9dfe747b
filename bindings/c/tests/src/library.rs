//! The library that programs are linked with.

use crate::repository;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use tempfile::TempDir;

/// The system's own libraries that a program needs beside `libtillback.a`.
pub const SYSTEM_LIBRARIES: [&str; 3] = ["-lpthread", "-ldl", "-lm"];

#[derive(Debug)]
pub struct Library {
    /// Holds `libtillback.so` and the name that programs ask for when they start, `libtillback.so.0`.
    folder: TempDir,
    /// The static library.
    pub archive: PathBuf,
}

impl Library {
    /// Built by the cargo that runs this test, once for each test program.
    pub fn built() -> &'static Self {
        static BUILT: OnceLock<Library> = OnceLock::new();
        BUILT.get_or_init(Self::build)
    }

    pub fn folder(&self) -> PathBuf {
        self.folder.path().to_path_buf()
    }

    pub fn shared(&self) -> PathBuf {
        self.folder.path().join("libtillback.so.0")
    }

    fn build() -> Self {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut build = Command::new(cargo);
        build.args(["build", "--quiet", "--package", "tillback-c", "--message-format=json"]).current_dir(repository());
        // What cargo tells this test about itself would make ring and all that needs it be built anew, each time.
        for (name, _) in std::env::vars_os().filter(|(name, _)| is_about_this_test(&name.to_string_lossy())) {
            build.env_remove(name);
        }
        let built = build.stderr(Stdio::inherit()).output().expect("cargo can be started");
        assert!(built.status.success(), "the library can't be built: see above");
        let files = made(&String::from_utf8_lossy(&built.stdout));
        let ending = |ending: &str| {
            let found = files.iter().find(|file| file.extension().is_some_and(|extension| extension == ending));
            found.cloned().unwrap_or_else(|| panic!("cargo made no .{ending} of tillback-c: {files:?}"))
        };
        let folder = TempDir::new().expect("a temporary folder can be made");
        // A copy, so that a build beside this test can't change it under a program that runs.
        std::fs::copy(ending("so"), folder.path().join("libtillback.so.0")).expect("the library can be copied");
        std::os::unix::fs::symlink("libtillback.so.0", folder.path().join("libtillback.so"))
            .expect("a link can be made");
        Self { folder, archive: ending("a") }
    }
}

fn is_about_this_test(variable: &str) -> bool {
    ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_CRATE_", "CARGO_PRIMARY_"].iter().any(|start| variable.starts_with(start))
}

/// The files that cargo says it made of the crate.
fn made(messages: &str) -> Vec<PathBuf> {
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let ours = messages.filter(|message| {
        let kinds = message["target"]["kind"].as_array();
        message["reason"] == "compiler-artifact" && kinds.is_some_and(|kinds| kinds.iter().any(|kind| kind == "cdylib"))
    });
    let names = ours.flat_map(|message| message["filenames"].as_array().cloned().unwrap_or_default());
    names.filter_map(|name| name.as_str().map(PathBuf::from)).collect()
}
