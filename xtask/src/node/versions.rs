//! The versions of Node that the package is tested with, where the registry has programs for this machine.

use super::tools::{self, Folder};
use crate::failure::Failure;
use crate::workspace;
use std::env::consts::{ARCH, OS};
use std::fs;
use std::path::PathBuf;

const LISTED: &str = "node/versions";

/// Their names and programs, the oldest first.
pub(super) fn all() -> Result<Vec<(String, PathBuf)>, Failure> {
    if (OS, ARCH) != ("linux", "x86_64") {
        eprintln!("Other versions of Node are listed for Linux on x86_64 only: nothing is tested with them here.");
        return Ok(Vec::new());
    }
    let place = workspace::target().join("node/versions");
    tools::copy_into(&workspace::root().join(LISTED), &place)?;
    let folder = Folder::ready_at(place)?;
    let modules = folder.path().join("node_modules");
    let entries = fs::read_dir(&modules).map_err(|error| tools::unusable(&modules, &error))?;
    let mut found: Vec<_> = entries
        .flatten()
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path().join("bin/node")))
        .filter(|(_, program)| program.is_file())
        .collect();
    found.sort();
    if found.is_empty() {
        return Err(Failure::Unavailable(format!("{LISTED} names no version of Node.")));
    }
    Ok(found)
}
