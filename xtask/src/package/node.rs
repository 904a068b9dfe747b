//! The packages for npm: what is written in TypeScript, and the library for this machine.

use super::{Options, VERSION, glibc};
use crate::failure::Failure;
use crate::node::{self, Folder, build, unusable};
use crate::{process, requirement, workspace};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What Node calls to begin with the library, and all that it has to show.
const ENTRANCE: &str = "napi_register_module_v1";

/// The packages of this machine.
pub(crate) struct Packed {
    pub(crate) folder: PathBuf,
    pub(crate) files: Vec<PathBuf>,
    /// Of all of them, in bytes.
    pub(crate) size: u64,
}

pub(super) fn package(options: &Options) -> Result<(), Failure> {
    requirement::ensure(&[requirement::C_COMPILER, requirement::NODE, requirement::NPM])?;
    let here = node::ready()?;
    build::facade(&here)?;
    let out = options.out.clone().unwrap_or_else(|| workspace::target().join("package/node"));
    let packed = packages(&here, &options.profile, options.glibc.as_deref(), &out)?;
    for file in packed.files {
        println!("{}", file.display());
    }
    Ok(())
}

/// Makes them of what is compiled already and of the library, and looks at what became of it.
pub(crate) fn packages(here: &Folder, profile: &str, glibc: Option<&str>, out: &Path) -> Result<Packed, Failure> {
    let library = build::library(profile, glibc, &[])?;
    if out.exists() {
        fs::remove_dir_all(out).map_err(|error| unusable(out, &error))?;
    }
    let mut pack = here.node();
    process::run(pack.arg("packaging/pack.mjs").arg(&library).arg(out))?;
    let entries = fs::read_dir(out).map_err(|error| unusable(out, &error))?;
    let files: Vec<_> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "tgz"))
        .collect();
    check(&files, &library, glibc)?;
    let size = files.iter().filter_map(|file| fs::metadata(file).ok()).map(|file| file.len()).sum();
    println!("{} packages, {size} bytes in all", files.len());
    Ok(Packed { folder: out.to_owned(), files, size })
}

/// Tells what the packages are, or all that is wrong with them.
fn check(files: &[PathBuf], library: &Path, oldest: Option<&str>) -> Result<(), Failure> {
    let mut wrong = Vec::new();
    let mut libraries = 0;
    for file in files {
        let held = process::output(Command::new("tar").arg("-tzf").arg(file))?;
        let held: Vec<_> = held.lines().filter_map(|path| path.strip_prefix("package/")).collect();
        libraries += held.iter().filter(|path| path.ends_with(".node")).count();
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        wrong.extend(contents(&held).into_iter().map(|what| format!("{name}: {what}")));
        if !name.ends_with(&format!("-{VERSION}.tgz")) {
            wrong.push(format!("{name} is not of version {VERSION}"));
        }
    }
    if (files.len(), libraries) != (2, 1) {
        wrong.push(format!("there are {} packages and {libraries} libraries, not 2 and 1", files.len()));
    }
    if cfg!(target_os = "linux") {
        let newest = glibc::newest(library)?;
        println!("{}: needs glibc {newest} or newer", library.file_name().unwrap_or_default().to_string_lossy());
        if oldest.is_some_and(|oldest| glibc::is_newer(&newest, oldest)) {
            wrong.push(format!("the library needs glibc {newest}"));
        }
        let shown = process::output(Command::new("nm").args(["-D", "--defined-only"]).arg(library))?;
        let shown: Vec<_> = shown.lines().filter_map(|line| line.split_whitespace().nth(2)).collect();
        if shown != [ENTRANCE] {
            wrong.push(format!("the library shows {shown:?} where {ENTRANCE} is expected"));
        }
    }
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Failure::Found(format!("The packages are not as they have to be:\n  - {}", wrong.join("\n  - "))))
}

/// What is missing, and what nobody put there on purpose.
fn contents(held: &[&str]) -> Vec<String> {
    let needed = ["package.json", "LICENSE-MIT", "LICENSE-APACHE"];
    let missing = needed.into_iter().filter(|file| !held.contains(file)).map(|file| format!("{file} is missing"));
    let belongs = |file: &str| {
        needed.contains(&file)
            || file == "README.md"
            || file == "tillback.node"
            || file
                .strip_prefix("dist/")
                .is_some_and(|file| [".js", ".mjs", ".d.ts", ".d.mts"].iter().any(|end| file.ends_with(end)))
    };
    let stray = held.iter().filter(|file| !belongs(file)).map(|file| format!("{file} does not belong there"));
    missing.chain(stray).collect()
}

#[cfg(test)]
mod tests {
    use super::contents;

    #[test]
    fn what_is_missing_or_stray_is_named() {
        let whole = ["package.json", "README.md", "LICENSE-MIT", "LICENSE-APACHE", "dist/index.js", "dist/index.d.mts"];
        assert_eq!(contents(&whole), [""; 0]);
        assert_eq!(
            contents(&["package.json", "LICENSE-MIT", "dist/tillback.node", "lib/index.ts"]),
            [
                "LICENSE-APACHE is missing",
                "dist/tillback.node does not belong there",
                "lib/index.ts does not belong there"
            ]
        );
    }
}
