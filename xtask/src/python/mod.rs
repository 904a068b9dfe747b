//! The tests of the part for Python: the wheel as it is shipped, in every interpreter that is here.

mod checks;
pub(crate) mod environment;
pub(crate) mod interpreter;

use crate::failure::Failure;
use crate::{package, process, workspace};
use environment::Environment;
use interpreter::Interpreters;
use std::ffi::OsString;
use std::path::PathBuf;

/// What every interpreter runs; one of them runs everything.
const ON_EVERY_VERSION: [&str; 2] = ["python/tests/unit", "python/tests/test_package.py"];

/// Puts the shared scenarios to the driver in Python.
const CONFORMANCE: &str = "tillback-conformance";

/// With arguments for pytest only the one interpreter runs, and nothing but what they ask for: that is somebody at work.
pub(crate) fn test(args: &[OsString]) -> Result<(), Failure> {
    let interpreters = Interpreters::found()?;
    let newest = interpreters.for_everything()?;
    eprintln!("Here is {interpreters}; {newest} runs the whole suite.");
    for version in interpreters.absent() {
        eprintln!("Python {version} is not here: nothing is tested with it.");
    }
    let build = Environment::for_building(interpreters.for_building()?)?;
    let whole = Environment::filled("test", newest, &["python/requirements/test.txt"], &build)?;
    if args.is_empty() {
        checks::of_sources(&whole)?;
    }
    let wheel = package::python::wheel(&interpreters, &build, "dev", None)?;
    whole.install(&wheel, &build)?;
    if args.is_empty() {
        checks::of_the_package(&whole)?;
        for interpreter in interpreters.iter().filter(|one| *one != newest) {
            eprintln!("{interpreter}:");
            let environment = Environment::filled("unit", interpreter, &["python/requirements/unit.txt"], &build)?;
            environment.install(&wheel, &build)?;
            let here = ON_EVERY_VERSION.into_iter().filter(|path| workspace::root().join(path).exists());
            process::run(environment.program("pytest").args(here))?;
        }
    }
    process::run(&mut process::cargo(["build", "--package", CONFORMANCE]))?;
    eprintln!("{newest}:");
    let mut everything = whole.program("pytest");
    everything.env("TILLBACK_CONFORMANCE", workspace::target().join("debug").join(CONFORMANCE));
    process::run(everything.args(args))
}

/// An interpreter that has the wheel as it is shipped and what it is measured beside, and the wheel.
pub(crate) fn for_benches() -> Result<(PathBuf, PathBuf), Failure> {
    let interpreters = Interpreters::found()?;
    let build = Environment::for_building(interpreters.for_building()?)?;
    let wheel = package::python::wheel(&interpreters, &build, "dist", None)?;
    let interpreter = interpreters.for_everything()?;
    let measured = Environment::filled("bench", interpreter, &["benches/python/requirements.txt"], &build)?;
    measured.install(&wheel, &build)?;
    Ok((measured.path("python"), wheel))
}
