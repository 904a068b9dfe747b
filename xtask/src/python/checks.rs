//! What can be said of the package without running it: its style, its types, and whether the stub tells the truth.

use super::environment::{Environment, empty, made_here};
use crate::failure::Failure;
use crate::{process, workspace};

const PACKAGE: &str = "tillback";

/// Before anything is built.
pub(super) fn of_sources(environment: &Environment) -> Result<(), Failure> {
    process::run(environment.program("ruff").arg("check"))?;
    process::run(environment.program("ruff").args(["format", "--check"]))?;
    process::run(&mut environment.program("mypy"))
}

/// Of the package as it is installed, and so from a folder where the sources are not in the way.
pub(super) fn of_the_package(environment: &Environment) -> Result<(), Failure> {
    let elsewhere = made_here().join("elsewhere");
    empty(&elsewhere)?;
    let mut stubtest = environment.python();
    let allowed = workspace::root().join("python/tests/allowed-by-stubtest.txt");
    stubtest.args(["-m", "mypy.stubtest", "tillback._native", "--allowlist"]).arg(allowed).current_dir(&elsewhere);
    process::run(&mut stubtest)?;
    let mut pyright = environment.program("pyright");
    pyright.args(["--verifytypes", PACKAGE, "--ignoreexternal", "--outputjson"]).current_dir(&elsewhere);
    let told = process::told(&mut pyright)?;
    if completeness(&told) == Some("1") {
        return Ok(());
    }
    let complaints: Vec<_> = told.lines().filter_map(|line| line.trim().strip_prefix("\"message\": ")).collect();
    Err(Failure::Found(format!("The types of the package are not complete:\n{}", complaints.join("\n"))))
}

/// How much of the package's types is known: 1 is all of it.
fn completeness(json: &str) -> Option<&str> {
    let (_, rest) = json.split_once("\"completenessScore\":")?;
    rest.split([',', '}', '\n']).next().map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::completeness;

    #[test]
    fn the_score_is_found_in_what_pyright_tells() {
        let json = "{\n  \"typeCompleteness\": {\n    \"completenessScore\": 0.98,\n    \"modules\": []\n  }\n}";
        assert_eq!(completeness(json), Some("0.98"));
        assert_eq!(completeness("{\"completenessScore\": 1}"), Some("1"));
        assert_eq!(completeness("No configuration file found."), None);
    }
}
