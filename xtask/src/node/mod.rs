//! The tests of the part for Node: the package from the sources, as it is shipped, and in every version of Node that is here.

pub(crate) mod build;
mod tools;
mod versions;

use crate::failure::Failure;
use crate::{package, process, workspace};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;
pub(crate) use tools::{Folder, unusable};

const EVERYTHING: [&str; 4] =
    ["tests/unit/*.test.mjs", "tests/behaviour/*.test.mjs", "tests/*.test.mjs", "tests/packed/*.test.mjs"];

/// What every version runs; one of them runs everything.
const ON_EVERY_VERSION: [&str; 5] = [
    "tests/unit/*.test.mjs",
    "tests/behaviour/results.test.mjs",
    "tests/behaviour/abort.test.mjs",
    "tests/behaviour/locked.test.mjs",
    "tests/behaviour/endings.test.mjs",
];

/// Written and formatted by the same rules.
const SOURCES: [&str; 3] = [".", "../examples/node", "../benches/node"];

/// Puts the shared scenarios to the driver in Node.
const CONFORMANCE: &str = "tillback-conformance";

/// With arguments for Node's test runner only what they ask for is run: that is somebody at work.
pub(crate) fn test(args: &[OsString]) -> Result<(), Failure> {
    let here = ready()?;
    if args.is_empty() {
        let mut biome = here.tool("@biomejs/biome/bin/biome");
        process::run(biome.args(["check", "--error-on-warnings"]).args(SOURCES))?;
    }
    build::facade(&here)?;
    if args.is_empty() {
        process::run(here.tool("typescript/bin/tsc").args(["-p", "tests"]))?;
    }
    // As it is shipped, but for the time that it takes to make it small.
    let packed = package::node::packages(&here, "dev", None, &workspace::target().join("node/packed"))?;
    let library = build::library("dev", None, &["--features", "breakable"])?;
    build::put_beside_the_facade(&library)?;
    process::run(&mut process::cargo(["build", "--package", CONFORMANCE]))?;
    let mut node = runner(&here);
    node.env("TILLBACK_CONFORMANCE", workspace::target().join("debug").join(CONFORMANCE));
    node.env("TILLBACK_PACKED", &packed.folder);
    if args.is_empty() {
        for pattern in EVERYTHING {
            node.args(tools::matching(here.path(), pattern)?);
        }
    }
    process::run(node.args(args))?;
    if args.is_empty() { in_every_version(&here) } else { Ok(()) }
}

fn runner(here: &Folder) -> Command {
    let mut node = here.node();
    // Nothing here takes so long, unless it hangs.
    node.args(["--test", "--test-reporter=spec", "--test-timeout=300000"]);
    node
}

fn in_every_version(here: &Folder) -> Result<(), Failure> {
    for (version, program) in versions::all()? {
        eprintln!("{version}:");
        let mut node = Command::new(program);
        node.current_dir(here.path()).arg("--test");
        for pattern in ON_EVERY_VERSION {
            node.args(tools::matching(here.path(), pattern)?);
        }
        process::run(&mut node)?;
    }
    Ok(())
}

/// The folder of the package, its tools ready.
pub(crate) fn ready() -> Result<Folder, Failure> {
    Folder::ready("node")
}

/// Compiles what is written in TypeScript.
pub(crate) fn compiled() -> Result<(), Failure> {
    build::facade(&ready()?)
}

/// A folder with the packages as they are shipped and what they are measured beside, and how large they are.
pub(crate) fn for_benches() -> Result<(PathBuf, u64), Failure> {
    let here = ready()?;
    build::facade(&here)?;
    let packed = package::node::packages(&here, "dist", None, &workspace::target().join("node/shipped"))?;
    let bench = workspace::target().join("node/bench");
    tools::copy_into(&workspace::root().join("benches/node"), &bench)?;
    let measured = Folder::ready_at(bench)?;
    let mut npm = measured.npm();
    npm.args(["install", "--offline", "--no-save", "--no-package-lock"]).args(&packed.files);
    process::run(&mut npm)?;
    Ok((measured.path().to_owned(), packed.size))
}
