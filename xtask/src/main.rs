//! The chores of this workspace, run as `cargo xtask <command>`.

mod aio;
mod android;
mod blocks;
mod compiled;
mod failure;
mod glue;
mod hygiene;
mod kotlin;
mod links;
mod node;
mod package;
mod part;
mod process;
mod python;
mod requirement;
mod swift;
mod twins;
mod workspace;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use failure::Failure;
use part::{Language, Part};
use requirement::{C_COMPILER, CJSON, CLANG, JDK, LIBCURL, MAVEN, NODE, NPM, OPENSSL, PYTHON};
use std::ffi::OsString;
use std::process::ExitCode;
use workspace::Tree;

/// The chores of the tillback workspace
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Debug, Subcommand)]
enum Chore {
    /// See tillback at work: build the `tillback` command and run its demo
    #[command(disable_help_flag = true)]
    Demo {
        /// Passed on to `tillback demo`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<OsString>,
    },
    /// Run the tests of every language, or of one
    Test {
        /// The one language to test
        #[arg(long, value_name = "LANGUAGE")]
        only: Option<Language>,
        /// Passed on to that language's test runner
        #[arg(last = true, requires = "only")]
        args: Vec<OsString>,
    },
    /// Install the tools that the other commands need (as root), or name the command that does
    Setup {
        /// Only what this language needs
        #[arg(long, value_name = "LANGUAGE")]
        only: Option<Language>,
    },
    /// Write the sources that are made from other sources, such as the C header
    Codegen {
        /// Report what is out of date and change nothing
        #[arg(long)]
        check: bool,
    },
    /// Check the types of what Kotlin calls, as an Android device would get it
    Android,
    /// Make what programs in another language install
    Package(package::Options),
    /// Check that every link between the Markdown files leads somewhere
    Docs {
        /// Report what is broken and change nothing
        #[arg(long, required = true)]
        check: bool,
    },
    /// Check that no file names a directory of somebody's machine
    Hygiene,
    /// Play the engine in simulated worlds, one for each seed
    #[command(disable_help_flag = true)]
    Simulate {
        /// Passed on to the simulation: `--seeds N`, `--first N`, `--seed N`, `--broken RULE`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<OsString>,
    },
    /// Run the benchmarks
    #[command(disable_help_flag = true)]
    Bench {
        /// Passed on to the benchmark program
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    let mut command = Cli::command().mut_subcommand("bench", |bench| bench.hide(!workspace::has_benches()));
    let parsed = command.try_get_matches_from_mut(std::env::args_os()).and_then(|found| Cli::from_arg_matches(&found));
    let cli = parsed.unwrap_or_else(|error| error.format(&mut command).exit());
    match run(cli.chore) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

fn run(chore: Chore) -> Result<(), Failure> {
    match chore {
        Chore::Demo { args } => demo(&args),
        Chore::Test { only, args } => test(only, &args),
        Chore::Setup { only } => setup(only),
        Chore::Codegen { check } => codegen(check),
        Chore::Android => check_for_android(),
        Chore::Package(options) => package::run(&options),
        Chore::Docs { check: _ } => docs(),
        Chore::Hygiene => check_hygiene(),
        Chore::Simulate { args } => simulate(&args),
        Chore::Bench { args } => bench(&args),
    }
}

/// In the dev profile, because whoever tries this first waits for the compiler.
fn demo(args: &[OsString]) -> Result<(), Failure> {
    requirement::ensure(&[C_COMPILER])?;
    let mut command = process::cargo(["run", "--package", "tillback-cli", "--bin", "tillback", "--", "demo"]);
    process::hand_over(command.args(args))
}

fn test(only: Option<Language>, args: &[OsString]) -> Result<(), Failure> {
    let parts = part::chosen(only);
    requirement::ensure(&needed_by(&parts))?;
    for part in parts {
        (part.test)(args)?;
    }
    Ok(())
}

fn setup(only: Option<Language>) -> Result<(), Failure> {
    let mut tools = needed_by(&part::chosen(only));
    tools.push(requirement::GIT);
    requirement::ensure(&tools)?;
    let names: Vec<_> = tools.iter().map(|tool| tool.name).collect();
    eprintln!("Everything needed is here: {}.", names.join(", "));
    Ok(())
}

fn needed_by(parts: &[Part]) -> Vec<requirement::Tool> {
    parts.iter().flat_map(|part| part.tools).copied().collect()
}

fn docs() -> Result<(), Failure> {
    requirement::ensure(&[requirement::GIT])?;
    let survey = links::survey(&Tree::read()?);
    for broken in &survey.broken {
        println!("{broken}");
    }
    eprintln!("{} links in {} Markdown files looked at.", survey.links, survey.pages);
    Failure::unless_none(survey.broken.len(), "broken link(s)")
}

fn check_hygiene() -> Result<(), Failure> {
    requirement::ensure(&[requirement::GIT])?;
    let tree = Tree::read()?;
    let findings = hygiene::machine_paths(&tree);
    for finding in &findings {
        println!("{finding}");
    }
    eprintln!("{} files looked at for paths of somebody's machine.", tree.len());
    Failure::unless_none(findings.len(), "path(s) of somebody's machine")
}

fn check_for_android() -> Result<(), Failure> {
    requirement::ensure(&[C_COMPILER, CLANG])?;
    android::check()
}

fn codegen(check: bool) -> Result<(), Failure> {
    aio::generate(check)?;
    twins::generate(check)?;
    requirement::ensure(&[C_COMPILER])?;
    glue::generate(check)?;
    let mut command = process::cargo(["run", "--quiet", "--package", "tillback-c-header", "--"]);
    process::run(command.args(check.then_some("--check")))
}

fn simulate(args: &[OsString]) -> Result<(), Failure> {
    requirement::ensure(&[C_COMPILER])?;
    process::hand_over(process::cargo(["run", "--release", "--package", "tillback-simulation", "--"]).args(args))
}

fn bench(args: &[OsString]) -> Result<(), Failure> {
    if !workspace::has_benches() {
        return Err(Failure::Unavailable("There are no benchmarks in this version of tillback.".to_owned()));
    }
    requirement::ensure(&[C_COMPILER, CJSON, LIBCURL, NODE, NPM, OPENSSL, PYTHON])?;
    // The benchmarks start the command and programs in C, Python and Node, too.
    if args.iter().any(|arg| arg == "--quick") {
        let others = [
            "--package",
            "tillback-c",
            "--package",
            "tillback-cli",
            "--package",
            "tillback-node",
            "--package",
            "tillback-python",
        ];
        node::compiled()?;
        process::run(process::cargo(["build"]).args(others))?;
        return process::hand_over(process::cargo(["run", "--package", "tillback-benches", "--"]).args(args));
    }
    let only = |language: &str| {
        let told = args.iter().map(|arg| arg.to_string_lossy()).find(|arg| arg.starts_with("--only"));
        told.is_none() || args.iter().any(|arg| arg.to_string_lossy().trim_start_matches("--only=") == language)
    };
    if only("everything else") {
        process::run(&mut process::cargo(["build", "--profile", "dist", "--package", "tillback-c"]))?;
        process::run(&mut process::cargo(["build", "--release", "--package", "tillback-cli"]))?;
    }
    let mut made = Vec::new();
    if only("python") {
        let (python, wheel) = python::for_benches()?;
        made.extend(["--python".into(), python.into(), "--wheel".into(), wheel.into()]);
    }
    if only("node") {
        let (node, size) = node::for_benches()?;
        made.extend(["--node".into(), node.into(), "--node-size".into(), size.to_string().into()]);
    }
    if only("kotlin") {
        requirement::ensure(&[JDK, MAVEN])?;
        let (classes, library) = kotlin::for_benches()?;
        made.extend(["--classes".into(), classes, "--library".into(), library.into()]);
    }
    let mut bench = process::cargo(["run", "--release", "--package", "tillback-benches", "--"]);
    process::hand_over(bench.args(made).args(args))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Chore, clap::Error> {
        Cli::try_parse_from(line.split(' ')).map(|cli| cli.chore)
    }

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn only_takes_every_language_by_its_name() {
        for (name, language) in [
            ("rust", Language::Rust),
            ("c", Language::C),
            ("python", Language::Python),
            ("node", Language::Node),
            ("kotlin", Language::Kotlin),
            ("swift", Language::Swift),
        ] {
            let Ok(Chore::Test { only, args }) = parse(&format!("xtask test --only {name}")) else {
                panic!("{name} was not understood");
            };
            assert_eq!(only, Some(language));
            assert!(args.is_empty());
        }
        assert!(parse("xtask test --only cobol").is_err());
        assert!(parse("xtask test --only Rust").is_err());
    }

    #[test]
    fn arguments_for_the_runner_need_a_language() {
        let Ok(Chore::Test { args, .. }) = parse("xtask test --only rust -- money -- --nocapture") else {
            panic!("the arguments were not understood");
        };
        assert_eq!(args, ["money", "--", "--nocapture"]);
        assert!(parse("xtask test -- money").is_err());
    }

    #[test]
    fn the_demo_gets_its_options_untouched() {
        let Ok(Chore::Demo { args }) = parse("xtask demo --fast --help") else {
            panic!("the options were not understood");
        };
        assert_eq!(args, ["--fast", "--help"]);
    }
}
