//! The two halves of the package: the library, and what is written in TypeScript.

use super::tools::{Folder, unusable};
use crate::failure::Failure;
use crate::{process, workspace};
use std::env::consts::{ARCH, DLL_PREFIX, DLL_SUFFIX};
use std::fs;
use std::path::{Path, PathBuf};

const CRATE: &str = "tillback-node";

/// Where the compiled TypeScript goes.
const DIST: &str = "node/dist";

/// Compiles what is written in TypeScript, from nothing.
pub(crate) fn facade(here: &Folder) -> Result<(), Failure> {
    let dist = workspace::root().join(DIST);
    if dist.exists() {
        fs::remove_dir_all(&dist).map_err(|error| unusable(&dist, &error))?;
    }
    process::run(here.tool("typescript/bin/tsc").args(["-p", "."]))
}

/// The library. `glibc` is the oldest that it has to run with.
pub(crate) fn library(profile: &str, glibc: Option<&str>, more: &[&str]) -> Result<PathBuf, Failure> {
    let subcommand = if glibc.is_some() { "zigbuild" } else { "build" };
    let mut command = process::cargo([subcommand, "--package", CRATE, "--profile", profile]);
    let mut folder = workspace::target();
    if let Some(oldest) = glibc {
        let machine = format!("{ARCH}-unknown-linux-gnu");
        command.arg("--target").arg(format!("{machine}.{oldest}"));
        folder.push(machine);
    }
    process::run(command.args(more))?;
    folder.push(if profile == "dev" { "debug" } else { profile });
    Ok(folder.join(format!("{DLL_PREFIX}tillback_node{DLL_SUFFIX}")))
}

/// Lets the sources stand in for the packages.
pub(crate) fn put_beside_the_facade(library: &Path) -> Result<(), Failure> {
    let place = workspace::root().join(DIST).join("tillback.node");
    // Not written over: a program that still has it open would crash.
    if place.exists() {
        fs::remove_file(&place).map_err(|error| unusable(&place, &error))?;
    }
    fs::copy(library, &place).map(drop).map_err(|error| unusable(&place, &error))
}
