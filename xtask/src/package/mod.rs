//! What a user of another language is given: trees that can be installed, wheels, and packages for npm.

mod c;
mod glibc;
mod kotlin;
pub(crate) mod node;
pub(crate) mod python;
mod wheel;

use crate::failure::Failure;
use clap::ValueEnum;
use std::path::PathBuf;

/// The version that every package says it is.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What there are packages of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// Libraries, headers, pkg-config and CMake files
    C,
    /// A wheel for CPython 3.10 and later
    Python,
    /// The packages for npm: the one that programs name, and the one with the library for this machine
    Node,
    /// A jar for the JVM
    Kotlin,
}

/// How to make one.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// What to package
    kind: Kind,
    /// Where to put it [default: a folder of its kind in target/package]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// The oldest glibc it has to run with, such as 2.17: for C and Node this needs cargo-zigbuild and zig, for Python it fetches zig
    #[arg(long, value_name = "VERSION")]
    glibc: Option<String>,
    /// The cargo profile to build with
    #[arg(long, default_value = "dist")]
    profile: String,
}

pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    match options.kind {
        Kind::C => c::package(options),
        Kind::Python => python::package(options),
        Kind::Node => node::package(options),
        Kind::Kotlin => kotlin::package(options),
    }
}
