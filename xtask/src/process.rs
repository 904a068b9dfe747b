//! Runs other programs, and says so.

use crate::failure::Failure;
use std::env;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::Instant;

/// The cargo that runs this program, so that both use one toolchain.
pub(crate) fn cargo<'a>(args: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(args);
    forget_xtask(&mut command);
    command
}

/// Takes away what cargo told this program about itself. Build scripts that look at it would run anew, and all that
/// follows from them.
pub(crate) fn forget_xtask(command: &mut Command) {
    let about_xtask = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_CRATE_", "CARGO_PRIMARY_"];
    for (name, _) in env::vars_os() {
        if about_xtask.iter().any(|start| name.to_string_lossy().starts_with(start)) {
            command.env_remove(name);
        }
    }
}

/// Runs one step of a chore and prints how long it took.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    let started = Instant::now();
    let status = start(command)?;
    eprintln!("    {} after {:.1?}", if status.success() { "done" } else { "failed" }, started.elapsed());
    if status.success() { Ok(()) } else { Err(Failure::Command { line: line(command), code: code(status) }) }
}

/// Runs the program that the user asked for: its output and its exit code are what the user sees.
pub(crate) fn hand_over(command: &mut Command) -> Result<(), Failure> {
    let status = start(command)?;
    if status.success() { Ok(()) } else { Err(Failure::HandedOver { code: code(status) }) }
}

/// What a program prints that is run for its answer.
pub(crate) fn output(command: &mut Command) -> Result<String, Failure> {
    let (told, status) = answer(command)?;
    if status.success() { Ok(told) } else { Err(Failure::Command { line: line(command), code: code(status) }) }
}

/// As [`output`], of a step of a chore whose exit code says nothing that its answer does not say.
pub(crate) fn told(command: &mut Command) -> Result<String, Failure> {
    eprintln!("==> {}", line(command));
    let started = Instant::now();
    let (told, _) = answer(command)?;
    eprintln!("    done after {:.1?}", started.elapsed());
    Ok(told)
}

fn answer(command: &mut Command) -> Result<(String, ExitStatus), Failure> {
    let output = command.stderr(Stdio::inherit()).output();
    let line = line(command);
    let output = output.map_err(|error| Failure::Unavailable(format!("`{line}` could not be started: {error}.")))?;
    Ok((String::from_utf8_lossy(&output.stdout).into_owned(), output.status))
}

fn start(command: &mut Command) -> Result<ExitStatus, Failure> {
    let line = line(command);
    eprintln!("==> {line}");
    command.status().map_err(|error| Failure::Unavailable(format!("`{line}` could not be started: {error}.")))
}

/// A program that was ended by a signal has no code of its own.
fn code(status: ExitStatus) -> u8 {
    status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1)
}

/// The command as one would type it.
pub(crate) fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or(command.get_program());
    let words: Vec<_> = std::iter::once(program).chain(command.get_args()).map(quoted).collect();
    words.join(" ")
}

fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = |c: char| c.is_alphanumeric() || "-_./=:,@%+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.into_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_line_can_be_typed() {
        let mut command = Command::new("bin/cargo");
        command.args(["run", "--", "two words", "it's", ""]);
        assert_eq!(line(&command), r"cargo run -- 'two words' 'it'\''s' ''");
    }

    #[test]
    fn the_exit_code_is_passed_on() {
        let Err(failure) = hand_over(Command::new("sh").args(["-c", "exit 7"])) else { panic!("7 is not success") };
        assert_eq!(failure.code(), 7);
    }

    #[test]
    fn a_program_that_is_not_there_is_a_failure() {
        let failure = run(&mut Command::new("no-such-program-anywhere")).unwrap_err();
        assert!(matches!(failure, Failure::Unavailable(_)), "{failure}");
    }
}
