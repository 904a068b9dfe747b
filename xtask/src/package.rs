//! Trees that can be installed: what a user of another language is given.

use crate::failure::Failure;
use crate::process;
use clap::ValueEnum;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What there are packages of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// Libraries, headers, pkg-config and CMake files
    C,
}

/// How to make one.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// What to package
    kind: Kind,
    /// Where to put it [default: target/package/c]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// The oldest glibc it has to run with, such as 2.17: needs cargo-zigbuild and zig
    #[arg(long, value_name = "VERSION")]
    glibc: Option<String>,
    /// The cargo profile to build with
    #[arg(long, default_value = "dist")]
    profile: String,
}

const SONAME: &str = "libtillback.so.0";
const VERSION: &str = env!("CARGO_PKG_VERSION");

pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    match options.kind {
        Kind::C => c(options),
    }
}

fn c(options: &Options) -> Result<(), Failure> {
    let built = build(options)?;
    let out = options.out.clone().unwrap_or_else(|| built.target.join("package").join("c"));
    lay_out(&built.libraries, &out).map_err(|error| {
        Failure::Unavailable(format!("The package can't be written to {}: {error}.", out.display()))
    })?;
    let library = out.join("lib").join(SONAME);
    let (exported, declared) = (exported(&library)?, declared(&out)?);
    if exported != declared {
        let odd = exported.iter().filter(|name| !declared.contains(name));
        let odd: Vec<_> = odd.chain(declared.iter().filter(|name| !exported.contains(name))).collect();
        return Err(Failure::Found(format!("The library and its header don't name the same functions: {odd:?}.")));
    }
    let newest = newest_glibc(&library)?;
    let size = fs::metadata(&library).map_or(0, |file| file.len());
    println!("{}", out.display());
    println!("{SONAME}: {size} bytes, {} functions, needs glibc {newest} or newer", exported.len());
    match &options.glibc {
        Some(oldest) if order(&newest) > order(oldest) => {
            Err(Failure::Found(format!("The library needs glibc {newest}, which is newer than {oldest}.")))
        }
        Some(_) | None => Ok(()),
    }
}

struct Built {
    target: PathBuf,
    libraries: PathBuf,
}

fn build(options: &Options) -> Result<Built, Failure> {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| crate::workspace::root().join("target"), PathBuf::from);
    let subcommand = if options.glibc.is_some() { "zigbuild" } else { "build" };
    let mut command = process::cargo([subcommand, "--package", "tillback-c", "--profile", &options.profile]);
    let mut libraries = target.clone();
    if let Some(oldest) = &options.glibc {
        let machine = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
        command.arg("--target").arg(format!("{machine}.{oldest}"));
        libraries.push(machine);
    }
    process::run(&mut command)?;
    libraries.push(if options.profile == "dev" { "debug" } else { &options.profile });
    Ok(Built { target, libraries })
}

fn lay_out(libraries: &Path, out: &Path) -> std::io::Result<()> {
    let root = crate::workspace::root();
    let (include, lib) = (out.join("include/tillback"), out.join("lib"));
    let (cmake, pkgconfig) = (lib.join("cmake/tillback"), lib.join("pkgconfig"));
    let doc = out.join("share/doc/tillback");
    for folder in [&include, &cmake, &pkgconfig, &doc] {
        fs::create_dir_all(folder)?;
    }
    for header in ["tillback.h", "tillback.hpp"] {
        put(&root.join("include/tillback").join(header), &include.join(header))?;
    }
    put(&libraries.join("libtillback.so"), &lib.join(SONAME))?;
    put(&libraries.join("libtillback.a"), &lib.join("libtillback.a"))?;
    let link = lib.join("libtillback.so");
    let new = beside(&link);
    let _ = fs::remove_file(&new);
    std::os::unix::fs::symlink(SONAME, &new)?;
    fs::rename(&new, &link)?;
    let major = VERSION.split('.').next().unwrap_or(VERSION);
    for (name, folder) in
        [("tillback.pc", &pkgconfig), ("tillbackConfig.cmake", &cmake), ("tillbackConfigVersion.cmake", &cmake)]
    {
        let template = fs::read_to_string(root.join("bindings/c/package").join(name))?;
        fs::write(folder.join(name), template.replace("@VERSION@", VERSION).replace("@MAJOR@", major))?;
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE", "docs/c.md"] {
        let from = root.join(name);
        fs::copy(&from, doc.join(from.file_name().unwrap_or_default()))?;
    }
    Ok(())
}

/// Puts a file in its place in one step: a program that has the one before mapped keeps it.
fn put(from: &Path, to: &Path) -> std::io::Result<()> {
    let new = beside(to);
    fs::copy(from, &new)?;
    fs::rename(&new, to)
}

fn beside(file: &Path) -> PathBuf {
    file.with_extension("new")
}

/// The functions the library shows, in order.
fn exported(library: &Path) -> Result<Vec<String>, Failure> {
    let listing = output(Command::new("nm").args(["-D", "--defined-only"]).arg(library))?;
    let mut names: Vec<_> =
        listing.lines().filter_map(|line| line.split_whitespace().nth(2)).map(str::to_owned).collect();
    names.sort();
    Ok(names)
}

/// The functions the header declares, in order.
fn declared(out: &Path) -> Result<Vec<String>, Failure> {
    let header = out.join("include/tillback/tillback.h");
    let text = fs::read_to_string(&header)
        .map_err(|error| Failure::Unavailable(format!("{} can't be read: {error}.", header.display())))?;
    let declarations = text.split("\nTILLBACK_API\n").skip(1);
    let mut names: Vec<_> = declarations
        .filter_map(|declaration| declaration.split_once('('))
        .filter_map(|(before, _)| before.rsplit([' ', '*']).next())
        .map(str::to_owned)
        .collect();
    names.sort();
    Ok(names)
}

/// The newest version of glibc whose functions the library asks for.
fn newest_glibc(library: &Path) -> Result<String, Failure> {
    let listing = output(Command::new("objdump").arg("-T").arg(library))?;
    let versions = listing.split_whitespace().filter_map(|word| word.trim_matches(['(', ')']).strip_prefix("GLIBC_"));
    versions
        .max_by_key(|version| order(version))
        .map(str::to_owned)
        .ok_or_else(|| Failure::Found("The library asks for no version of glibc. Is it one for Linux?".to_owned()))
}

fn order(version: &str) -> Vec<u32> {
    version.split('.').map(|part| part.parse().unwrap_or(0)).collect()
}

fn output(command: &mut Command) -> Result<String, Failure> {
    let line = process::line(command);
    let output =
        command.output().map_err(|error| Failure::Unavailable(format!("`{line}` could not be started: {error}.")))?;
    if !output.status.success() {
        return Err(Failure::Command { line, code: 1 });
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn versions_are_numbers_and_no_texts() {
        assert!(order("2.17") > order("2.9"));
        assert!(order("2.2.5") < order("2.17"));
    }
}
