//! The compiled half for Android, as far as it can be looked at without the NDK: Rust's compiler checks the types of all of it.
//! The C in it is compiled, too, because the build scripts ask for that, against another system's headers: it is no check of the C.

use crate::failure::Failure;
use crate::{process, workspace};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// A kind of processor, and headers of C's library for it, though of another system.
struct Processor {
    target: &'static str,
    headers: [&'static str; 2],
    /// Where the packages have them.
    folder: &'static str,
    /// What the NDK's compilers know of Android's devices, and others don't.
    flags: &'static str,
}

/// One with wide pointers and numbers and one with narrow ones. The other two that Android has differ in nothing that is written here.
const PROCESSORS: [Processor; 2] = [
    Processor {
        target: "aarch64-linux-android",
        headers: ["libc6-dev-arm64-cross", "linux-libc-dev-arm64-cross"],
        folder: "usr/aarch64-linux-gnu/include",
        flags: "",
    },
    Processor {
        target: "armv7-linux-androideabi",
        headers: ["libc6-dev-armel-cross", "linux-libc-dev-armel-cross"],
        folder: "usr/arm-linux-gnueabi/include",
        flags: "-march=armv7-a ",
    },
];

/// A compiler that comes with the sources of Rust's library, and all that it needs; the names of two say which version it is.
const RUST: [&str; 5] = ["rustc-web", "rust-web-src", "libstd-rust-web-dev", "libstd-rust-web-1.96", "libllvm22"];

pub(crate) fn check() -> Result<(), Failure> {
    PROCESSORS.iter().try_for_each(|processor| {
        let target = processor.target;
        let mut cargo = process::cargo(["check", "--package", "tillback-uniffi", "--target", target]);
        // Apart, so that what this compiler made is not made anew by another, and the other way round.
        cargo.env("CARGO_TARGET_DIR", place().join("checked"));
        let name = target.replace('-', "_");
        if env::var_os(format!("CC_{name}")).is_none() {
            let headers = fetched(target, &processor.headers)?.join(processor.folder);
            let flags = [processor.flags.as_ref(), "-isystem".as_ref(), headers.as_os_str()];
            cargo.env(format!("CC_{name}"), "clang").env(format!("AR_{name}"), "ar");
            cargo.env(format!("CFLAGS_{name}"), OsString::from_iter(flags));
        }
        if !has_library(target)? {
            with_its_sources(&mut cargo, &fetched("rust", &RUST)?)?;
        }
        process::run(&mut cargo)
    })
}

/// Whether the compiler that is here comes with Rust's library for the target, as `rustup target add` brings it.
fn has_library(target: &str) -> Result<bool, Failure> {
    let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    let folder = process::output(rustc.args(["--print", "target-libdir", "--target", target]))?;
    Ok(Path::new(folder.trim()).is_dir())
}

/// Lets cargo check Rust's library, too, with a compiler that has its sources.
fn with_its_sources(cargo: &mut Command, root: &Path) -> Result<(), Failure> {
    let libraries = fs::read_dir(root.join("usr/lib")).map_err(|error| unusable(root, &error))?;
    let folders = libraries.filter_map(|entry| Some(entry.ok()?.path()));
    let shared: Vec<_> = folders.filter(|path| path.to_string_lossy().ends_with("-linux-gnu")).collect();
    let search = env::join_paths(shared).map_err(|error| Failure::Unavailable(format!("{error}.")))?;
    cargo.env("RUSTC", root.join("usr/bin/rustc")).env("LD_LIBRARY_PATH", search);
    // Only versions that are not stable build Rust's library. They can leave out making code, too, which nobody runs.
    cargo.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", "-Zno-codegen");
    cargo.arg("-Zbuild-std=std,panic_abort,panic_unwind");
    cargo.args(["--config", r#"profile.dev.package."*".opt-level=0"#]);
    Ok(())
}

/// Debian's packages, unpacked beside what is built and not installed. The folder gets its name when it is whole.
fn fetched(name: &str, packages: &[&str]) -> Result<PathBuf, Failure> {
    let root = place().join(name);
    if root.exists() {
        return Ok(root);
    }
    if process::output(Command::new("apt-get").arg("--version")).is_err() {
        let targets = PROCESSORS.map(|processor| processor.target);
        let compilers = targets.map(|target| format!("CC_{}", target.replace('-', "_")));
        return Err(Failure::Unavailable(format!(
            "This needs Debian, or `rustup target add {}` and the NDK's compilers in {}.",
            targets.join(" "),
            compilers.join(" and ")
        )));
    }
    let half = root.with_extension("half");
    if half.exists() {
        fs::remove_dir_all(&half).map_err(|error| unusable(&half, &error))?;
    }
    let downloads = half.join("packages");
    fs::create_dir_all(&downloads).map_err(|error| unusable(&half, &error))?;
    process::run(Command::new("apt-get").current_dir(&downloads).arg("download").args(packages))?;
    for package in fs::read_dir(&downloads).map_err(|error| unusable(&downloads, &error))? {
        let package = package.map_err(|error| unusable(&downloads, &error))?.path();
        process::run(Command::new("dpkg-deb").arg("--extract").arg(package).arg(&half))?;
    }
    fs::remove_dir_all(&downloads).map_err(|error| unusable(&downloads, &error))?;
    fs::rename(&half, &root).map_err(|error| unusable(&root, &error))?;
    Ok(root)
}

fn place() -> PathBuf {
    workspace::target().join("android")
}

fn unusable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Unavailable(format!("{} can't be used: {error}.", path.display()))
}
