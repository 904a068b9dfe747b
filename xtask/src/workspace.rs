//! The repository's files, as git sees them.

use crate::failure::Failure;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

pub(crate) fn root() -> PathBuf {
    let here =
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().map_or(here.clone(), Path::to_path_buf)
}

/// Where everything goes that is made here.
pub(crate) fn target() -> PathBuf {
    let named = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    named.and_then(|folder| std::path::absolute(folder).ok()).unwrap_or_else(|| root().join("target"))
}

pub(crate) fn has_benches() -> bool {
    root().join("benches/Cargo.toml").is_file()
}

/// Every file that is, or is about to be, part of the repository: its path from the root, and its text where it is text.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    files: BTreeMap<String, Option<String>>,
}

impl Tree {
    pub(crate) fn read() -> Result<Self, Failure> {
        let root = root();
        let mut git = Command::new("git");
        git.arg("-C").arg(&root).args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
        let unreadable =
            |why: String| Failure::Unavailable(format!("The repository's files could not be listed: {why}"));
        let listing = git.output().map_err(|error| unreadable(error.to_string()))?;
        if !listing.status.success() {
            return Err(unreadable(String::from_utf8_lossy(&listing.stderr).into_owned()));
        }
        let mut files = BTreeMap::new();
        for path in String::from_utf8_lossy(&listing.stdout).split_terminator('\0') {
            // What git still lists but somebody has just deleted is not there to be looked at.
            if let Ok(bytes) = fs::read(root.join(path)) {
                files.insert(path.to_owned(), String::from_utf8(bytes).ok());
            }
        }
        Ok(Self { files })
    }

    pub(crate) fn len(&self) -> usize {
        self.files.len()
    }

    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter_map(|(path, text)| Some((path.as_str(), text.as_deref()?)))
    }

    /// Whether there is a file or a directory of this path. The root's own path is empty.
    pub(crate) fn holds(&self, path: &str) -> bool {
        let inside = format!("{path}/");
        path.is_empty()
            || self.files.contains_key(path)
            || self.files.range(inside.clone()..).next().is_some_and(|(next, _)| next.starts_with(&inside))
    }
}

#[cfg(test)]
impl<const N: usize> From<[(&str, &str); N]> for Tree {
    fn from(files: [(&str, &str); N]) -> Self {
        let files = files.into_iter().map(|(path, text)| (path.to_owned(), Some(text.to_owned()))).collect();
        Self { files }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directories_are_held_as_files_are() {
        let tree = Tree::from([("core/src/lib.rs", ""), ("core-notes.md", "")]);
        for path in ["", "core", "core/src", "core/src/lib.rs", "core-notes.md"] {
            assert!(tree.holds(path), "{path}");
        }
        for path in ["cor", "core/sr", "core/src/lib", "core/src/lib.rs/x"] {
            assert!(!tree.holds(path), "{path}");
        }
    }
}
