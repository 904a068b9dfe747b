//! A tree that programs in C and C++ can install.

use super::{Options, VERSION, glibc};
use crate::failure::Failure;
use crate::{process, workspace};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const SONAME: &str = "libtillback.so.0";

pub(super) fn package(options: &Options) -> Result<(), Failure> {
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
    let newest = glibc::newest(&library)?;
    let size = fs::metadata(&library).map_or(0, |file| file.len());
    println!("{}", out.display());
    println!("{SONAME}: {size} bytes, {} functions, needs glibc {newest} or newer", exported.len());
    match &options.glibc {
        Some(oldest) if glibc::is_newer(&newest, oldest) => {
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
    let target = workspace::target();
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
    let root = workspace::root();
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
    let listing = process::output(Command::new("nm").args(["-D", "--defined-only"]).arg(library))?;
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
