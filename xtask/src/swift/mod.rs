//! The tests of the part for Swift: the package in Swift 6 mode, and the shared scenarios through its driver.

mod toolchain;

use crate::blocks::{self, Language};
use crate::compiled::{self, CONFORMANCE, EXAMPLES};
use crate::failure::Failure;
use crate::{process, workspace};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;
use toolchain::Toolchain;

const DRIVER: &str = "TillbackDriver";

const SWIFT: Language = Language {
    name: "swift",
    imports: "import Tillback\n",
    function: "func ",
    around: ("func block", "(client: Client, request: RefundRequest) async throws"),
};

/// With arguments for `swift test` only what they ask for is run: that is somebody at work.
pub(crate) fn test(args: &[OsString]) -> Result<(), Failure> {
    let toolchain = Toolchain::found()?;
    compiled::build()?;
    // They are XCTest's, which older compilers have, too.
    let mut tests = package(&toolchain, "test", "bindings/swift");
    process::run(tests.arg("--disable-swift-testing").args(args))?;
    if !args.is_empty() {
        return Ok(());
    }
    process::run(&mut docs(&toolchain)?)?;
    let mut scenarios = toolchain.command(&compiled::folder().join(CONFORMANCE));
    scenarios.args(["--mode", "async", "--mode", "blocking", "--"]);
    process::run(scenarios.arg(made("bindings/swift").join("debug").join(DRIVER)))?;
    process::run(&mut package(&toolchain, "build", "examples/swift/programs"))?;
    let mut examples = toolchain.command(&compiled::folder().join(EXAMPLES));
    process::run(examples.args(["--webhook", "files", "--"]).arg(made("examples/swift/programs").join("debug/{}")))
}

/// The compiler's look at the blocks of docs/swift.md.
fn docs(toolchain: &Toolchain) -> Result<Command, Failure> {
    let source = made("docs").join("Docs.swift");
    blocks::write("docs/swift.md", &SWIFT, &source)?;
    let mut compiler = toolchain.command("swiftc".as_ref());
    compiler.args(["-typecheck", "-swift-version", "6", "-warnings-as-errors", "-I"]);
    compiler.arg(made("bindings/swift").join("debug/Modules"));
    compiler.arg("-I").arg(workspace::root().join("bindings/swift/Sources/CTillback")).arg(source);
    Ok(compiler)
}

/// What SwiftPM does with a package.
fn package(toolchain: &Toolchain, verb: &str, folder: &str) -> Command {
    let mut command = toolchain.command("swift".as_ref());
    command.arg(verb).arg("--package-path").arg(workspace::root().join(folder));
    // Debian's toolchain has no sandbox to build in, and what is built here is ours.
    command.args(["--disable-sandbox", "--scratch-path"]).arg(made(folder));
    let native = compiled::folder();
    let search = OsString::from_iter(["-L".as_ref(), native.as_os_str()]);
    command.arg("-Xlinker").arg(search);
    command.args(["-Xlinker", "-rpath", "-Xlinker"]).arg(native);
    command
}

fn made(folder: &str) -> PathBuf {
    workspace::target().join("swift").join(folder.replace('/', "-"))
}
