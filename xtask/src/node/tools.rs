//! Node, npm, and the folders that npm fills.

use crate::failure::Failure;
use crate::{process, workspace};
use std::collections::hash_map::DefaultHasher;
use std::ffi::OsString;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder with a package.json whose dependencies are there, as its lock file says.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// One of the repository, by its path from the root.
    pub(crate) fn ready(path: &str) -> Result<Self, Failure> {
        Self::ready_at(workspace::root().join(path))
    }

    /// Asks the registry only where the lock file has changed since.
    pub(crate) fn ready_at(path: PathBuf) -> Result<Self, Failure> {
        let lock = path.join("package-lock.json");
        let mut made_of = DefaultHasher::new();
        fs::read(&lock).map_err(|error| unusable(&lock, &error))?.hash(&mut made_of);
        let made_of = format!("{:016x}", made_of.finish());
        let seal = path.join("node_modules/.made-of");
        let folder = Self(path);
        if fs::read_to_string(&seal).is_ok_and(|sealed| sealed == made_of) {
            return Ok(folder);
        }
        // As the lock file says. `npm ci` would ask for the packages of other machines as well, which not every registry has.
        process::run(folder.npm().args(["install", "--no-save", "--loglevel=error"]))?;
        // Written last, so that one that was left half made is made again.
        fs::write(&seal, made_of).map_err(|error| unusable(&seal, &error))?;
        Ok(folder)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn node(&self) -> Command {
        self.program("node")
    }

    pub(crate) fn npm(&self) -> Command {
        self.program("npm")
    }

    /// A program of one of the dependencies.
    pub(crate) fn tool(&self, path: &str) -> Command {
        let mut node = self.node();
        node.arg(Path::new("node_modules").join(path));
        node
    }

    fn program(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        process::forget_xtask(&mut command);
        command.current_dir(&self.0).env_remove("NODE_OPTIONS");
        command
    }
}

/// The files that a pattern with a star in its last part means, in alphabetical order. Not every Node does it itself.
pub(crate) fn matching(folder: &Path, pattern: &str) -> Result<Vec<OsString>, Failure> {
    let Some((before, after)) = pattern.split_once('*') else { return Ok(vec![pattern.into()]) };
    let inside = folder.join(before);
    let entries = fs::read_dir(&inside).map_err(|error| unusable(&inside, &error))?;
    let names = entries.flatten().map(|entry| entry.file_name());
    let mut found: Vec<_> = names
        .filter(|name| name.to_string_lossy().ends_with(after))
        .map(|name| Path::new(before).join(name).into_os_string())
        .collect();
    found.sort();
    Ok(found)
}

/// The files of a folder, but for what npm put there.
pub(crate) fn copy_into(from: &Path, to: &Path) -> Result<(), Failure> {
    let copied = || -> io::Result<()> {
        fs::create_dir_all(to)?;
        for entry in fs::read_dir(from)? {
            let path = entry?.path();
            if let (true, Some(name)) = (path.is_file(), path.file_name()) {
                fs::copy(&path, to.join(name))?;
            }
        }
        Ok(())
    };
    copied().map_err(|error| unusable(to, &error))
}

pub(crate) fn unusable(path: &Path, error: &io::Error) -> Failure {
    Failure::Unavailable(format!("{} can't be used: {error}.", path.display()))
}

#[cfg(test)]
mod tests {
    use super::matching;
    use std::path::Path;

    #[test]
    fn a_pattern_means_the_files_that_are_there() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        assert_eq!(matching(&here, "node/*no-such.rs").unwrap(), [""; 0]);
        assert_eq!(matching(&here, "node/tools.rs").unwrap(), ["node/tools.rs"]);
        assert!(matching(&here, "node/*ols.rs").unwrap().contains(&"node/tools.rs".into()));
        assert!(matching(&here, "nowhere/*.rs").is_err());
    }
}
