//! The tests of the part for Swift: the package in Swift 6 mode, and the shared scenarios through its driver.

mod toolchain;

use crate::failure::Failure;
use crate::{process, workspace};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;
use toolchain::Toolchain;

const LIBRARY: &str = "tillback-uniffi";

/// Puts the shared scenarios to the driver in Swift.
const CONFORMANCE: &str = "tillback-conformance";

const DRIVER: &str = "TillbackDriver";

/// With arguments for `swift test` only what they ask for is run: that is somebody at work.
pub(crate) fn test(args: &[OsString]) -> Result<(), Failure> {
    let toolchain = Toolchain::found()?;
    process::run(&mut process::cargo(["build", "--package", LIBRARY, "--package", CONFORMANCE]))?;
    // They are XCTest's, which older compilers have, too.
    let mut tests = package(&toolchain, "test");
    process::run(tests.arg("--disable-swift-testing").args(args))?;
    if !args.is_empty() {
        return Ok(());
    }
    let mut scenarios = toolchain.command(&native().join(CONFORMANCE));
    scenarios.args(["--mode", "async", "--mode", "blocking", "--"]);
    process::run(scenarios.arg(made().join("debug").join(DRIVER)))
}

/// What SwiftPM does with the package.
fn package(toolchain: &Toolchain, verb: &str) -> Command {
    let mut command = toolchain.command("swift".as_ref());
    command.arg(verb).arg("--package-path").arg(workspace::root().join("bindings/swift"));
    // Debian's toolchain has no sandbox to build in, and what is built here is ours.
    command.args(["--disable-sandbox", "--scratch-path"]).arg(made());
    let native = native();
    let search = OsString::from_iter(["-L".as_ref(), native.as_os_str()]);
    command.arg("-Xlinker").arg(search);
    command.args(["-Xlinker", "-rpath", "-Xlinker"]).arg(native);
    command
}

fn made() -> PathBuf {
    workspace::target().join("swift/package")
}

/// Where cargo puts the compiled half.
fn native() -> PathBuf {
    workspace::target().join("debug")
}
