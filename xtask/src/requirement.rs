//! The tools that the chores need from the machine: how to see whether they are there, and how to get them.

use crate::failure::Failure;
use crate::process;
use std::process::{Command, Stdio};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tool {
    pub(crate) name: &'static str,
    /// Commands of which one succeeds where the tool is there.
    probes: &'static [&'static [&'static str]],
    /// The Debian package that brings it.
    package: &'static str,
}

/// For the cryptography, part of which is written in C and assembly, and for linking.
pub(crate) const C_COMPILER: Tool = Tool { name: "cc", probes: &[&["cc", "--version"]], package: "build-essential" };
/// For the driver of the shared scenarios in C, and for the C programs of the benchmarks.
pub(crate) const CJSON: Tool =
    Tool { name: "cJSON", probes: &[&["pkg-config", "--exists", "libcjson"]], package: "libcjson-dev" };
/// For the C program that tillback is measured beside.
pub(crate) const LIBCURL: Tool =
    Tool { name: "libcurl", probes: &[&["pkg-config", "--exists", "libcurl"]], package: "libcurl4-openssl-dev" };
/// As libcurl.
pub(crate) const OPENSSL: Tool =
    Tool { name: "OpenSSL", probes: &[&["pkg-config", "--exists", "libcrypto"]], package: "libssl-dev" };
/// For building programs against the package for C.
pub(crate) const PKG_CONFIG: Tool =
    Tool { name: "pkg-config", probes: &[&["pkg-config", "--version"]], package: "pkg-config" };
/// As pkg-config.
pub(crate) const CMAKE: Tool = Tool { name: "cmake", probes: &[&["cmake", "--version"]], package: "cmake" };
/// For the programs in C and C++ that test the C ABI, as the two below. `nm` and `ldd` come with it.
pub(crate) const CPP_COMPILER: Tool =
    Tool { name: "g++", probes: &[&["g++", "--version"]], package: "build-essential" };
/// Another compiler, with another opinion of what is correct; it brings `clang++`.
pub(crate) const CLANG: Tool = Tool { name: "clang", probes: &[&["clang++", "--version"]], package: "clang" };
/// For leaks, and for memory that is used wrongly.
pub(crate) const VALGRIND: Tool = Tool { name: "valgrind", probes: &[&["valgrind", "--version"]], package: "valgrind" };
/// For the wheel, and for testing it: any one that can make environments. The others that are here are found in
/// `python/interpreter.rs`.
pub(crate) const PYTHON: Tool = Tool {
    name: "Python 3.10 or later with venv",
    probes: &[
        &["python3", "-c", MAKES_ENVIRONMENTS],
        &["python3.14", "-c", MAKES_ENVIRONMENTS],
        &["python3.13", "-c", MAKES_ENVIRONMENTS],
        &["python3.12", "-c", MAKES_ENVIRONMENTS],
        &["python3.11", "-c", MAKES_ENVIRONMENTS],
        &["python3.10", "-c", MAKES_ENVIRONMENTS],
    ],
    package: "python3-venv",
};
/// For the package for Node, and for testing it. Other versions come from npm.
pub(crate) const NODE: Tool =
    Tool { name: "Node 20 or later", probes: &[&["node", "-e", IS_NEW_ENOUGH]], package: "nodejs" };
const IS_NEW_ENOUGH: &str = "process.exit(Number(process.versions.node.split('.')[0]) < 20 ? 1 : 0)";
/// What Node's package does not always bring.
pub(crate) const NPM: Tool = Tool { name: "npm", probes: &[&["npm", "--version"]], package: "npm" };
const MAKES_ENVIRONMENTS: &str = "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))";
/// For the package for Kotlin and its tests.
pub(crate) const JDK: Tool =
    Tool { name: "a JDK 17 or later", probes: &[&["javac", "--version"]], package: "openjdk-17-jdk-headless" };
/// As the JDK. It fetches the Kotlin compiler.
pub(crate) const MAVEN: Tool = Tool { name: "Maven", probes: &[&["mvn", "--version"]], package: "maven" };
/// For the package for Swift. Where Swift itself is not, debootstrap brings a Debian that has it.
pub(crate) const SWIFT: Tool = Tool {
    name: "Swift 6, or debootstrap, which brings it",
    probes: &[&["swift", "--version"], &["debootstrap", "--version"]],
    package: "debootstrap",
};
/// For the list of files that belong to the repository.
pub(crate) const GIT: Tool = Tool { name: "git", probes: &[&["git", "--version"]], package: "git" };
/// For the tests that look at a report's page. The same names are in `cli/tests/cli/browser.rs`.
pub(crate) const BROWSER: Tool = Tool {
    name: "chromium",
    probes: &[
        &["chromium", "--version"],
        &["chromium-browser", "--version"],
        &["google-chrome", "--version"],
        &["google-chrome-stable", "--version"],
        &["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "--version"],
    ],
    package: "chromium",
};

/// Returns when all `tools` are there. Missing ones are installed if this is root on a Debian-like system; else the
/// failure says what to do.
pub(crate) fn ensure(tools: &[Tool]) -> Result<(), Failure> {
    let missing = missing(tools, is_there);
    if missing.is_empty() {
        return Ok(());
    }
    if !can_install() {
        return Err(Failure::Unavailable(advice(&missing)));
    }
    let mut apt = Command::new("apt-get");
    process::run(apt.arg("update"))?;
    let mut apt = Command::new("apt-get");
    process::run(apt.env("DEBIAN_FRONTEND", "noninteractive").args(["install", "-y"]).args(packages(&missing)))?;
    match self::missing(tools, is_there).as_slice() {
        [] => Ok(()),
        still => Err(Failure::Unavailable(format!("Installed, but still not found: {}.", names(still)))),
    }
}

fn missing(tools: &[Tool], is_there: impl Fn(&Tool) -> bool) -> Vec<Tool> {
    let mut missing: Vec<Tool> = Vec::new();
    for tool in tools {
        if !missing.contains(tool) && !is_there(tool) {
            missing.push(*tool);
        }
    }
    missing
}

fn advice(missing: &[Tool]) -> String {
    format!(
        "Missing: {}. On Debian or Ubuntu this installs what is needed:\n\n    sudo apt-get install -y {}\n",
        names(missing),
        packages(missing).join(" ")
    )
}

fn names(tools: &[Tool]) -> String {
    tools.iter().map(|tool| tool.name).collect::<Vec<_>>().join(", ")
}

fn packages(tools: &[Tool]) -> Vec<&'static str> {
    let mut packages: Vec<_> = tools.iter().map(|tool| tool.package).collect();
    packages.sort_unstable();
    packages.dedup();
    packages
}

fn is_there(tool: &Tool) -> bool {
    tool.probes.iter().any(|probe| succeeds(probe))
}

fn can_install() -> bool {
    let root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n");
    root && succeeds(&["apt-get", "--version"])
}

fn succeeds(command: &[&str]) -> bool {
    let [program, args @ ..] = command else { return false };
    let quiet =
        Command::new(program).args(args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    quiet.is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_missing_where_all_is_there() {
        assert!(missing(&[C_COMPILER, GIT], |_| true).is_empty());
    }

    #[test]
    fn only_what_is_not_there_is_missing_and_only_once() {
        assert_eq!(missing(&[GIT, C_COMPILER, C_COMPILER], |tool| tool.name == "git"), [C_COMPILER]);
    }

    #[test]
    fn the_advice_can_be_pasted_and_names_each_package_once() {
        let advice = advice(&[GIT, C_COMPILER, CPP_COMPILER]);
        assert!(advice.starts_with("Missing: git, cc, g++."), "{advice}");
        assert!(advice.contains("\n    sudo apt-get install -y build-essential git\n"), "{advice}");
    }

    #[test]
    fn one_of_several_programs_is_enough() {
        let either = Tool { name: "either", probes: &[&["no-such-program-anywhere"], &["true"]], package: "none" };
        assert!(is_there(&either));
        assert!(!is_there(&Tool { probes: &[&["false"]], ..either }));
    }

    #[test]
    fn a_probe_that_fails_or_can_not_start_means_missing() {
        assert!(!succeeds(&["false"]));
        assert!(!succeeds(&["no-such-program-anywhere"]));
        assert!(succeeds(&["true"]));
    }
}
