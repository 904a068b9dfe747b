//! A run of a program, in a folder of its own and with a sandbox of its own.

use crate::compiler::{Watch, missing};
use std::fs::File;
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tillback_sandbox::{Host, Options, Server};

/// A program that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(120);

const GLANCE: Duration = Duration::from_millis(10);

/// What valgrind gives back where it found something.
const FOUND: &str = "--error-exitcode=9";

/// Runs a program to its end. `Err` tells how it failed, with all it printed.
pub fn run(program: &Path, watch: Watch) -> Result<(), String> {
    let server =
        Server::start_blocking(Options { seeded: false, ..Options::default() }).map_err(|error| format!("{error}"))?;
    let folder = TempDir::new().map_err(|error| format!("no temporary folder: {error}"))?;
    let printed = folder.path().join("printed.txt");
    let open = || File::options().append(true).create(true).open(&printed).map_err(|error| error.to_string());
    let mut command = under(program, watch);
    command.current_dir(folder.path()).stdout(open()?).stderr(open()?);
    for (variable, value) in surroundings(&server) {
        command.env(variable, value);
    }
    let ended = wait(&mut command)?;
    let text = String::from_utf8_lossy(&std::fs::read(&printed).unwrap_or_default()).into_owned();
    match ended {
        Some(status) if status.success() => Ok(()),
        Some(status) => Err(format!("ended with {status}:\n{text}")),
        None => Err(format!("did not end within {PATIENCE:?}:\n{text}")),
    }
}

/// The variables that `sandbox.h` names.
fn surroundings(server: &Server) -> [(&'static str, String); 6] {
    let control = server.control_url();
    [
        ("TILLBACK_SANDBOX", control.trim_start_matches("http://").to_owned()),
        ("TILLBACK_POCKYT", server.url(Host::Pockyt)),
        ("TILLBACK_YEDPAY", server.url(Host::Yedpay)),
        ("TILLBACK_PAYCROSS_APM", format!("{}/beyag", server.url(Host::PaycrossApm))),
        ("TILLBACK_PAYCROSS_CARD", server.url(Host::PaycrossCard)),
        ("TILLBACK_PAYCROSS_ADMIN", server.url(Host::PaycrossAdmin)),
    ]
}

fn under(program: &Path, watch: Watch) -> Command {
    let mut command = match watch {
        Watch::Nothing | Watch::Sanitizers => Command::new(program),
        Watch::Valgrind => {
            let mut command = Command::new("valgrind");
            command.args(["--quiet", "--leak-check=full", "--show-leak-kinds=definite,indirect", FOUND]);
            command.args(["--errors-for-leak-kinds=definite,indirect", "--fair-sched=yes"]).arg(program);
            command.env("TILLBACK_SLOW", "yes");
            command
        }
    };
    command.env("ASAN_OPTIONS", "detect_leaks=1:abort_on_error=0").env("UBSAN_OPTIONS", "print_stacktrace=1");
    command
}

/// `None` where it did not end in time; it is ended then.
fn wait(command: &mut Command) -> Result<Option<ExitStatus>, String> {
    let mut child = command.spawn().map_err(|error| missing(command.get_program(), &error))?;
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(Some(status)),
            Ok(None) => std::thread::sleep(GLANCE),
            Err(error) => return Err(error.to_string()),
        }
    }
    child.kill().map_err(|error| error.to_string())?;
    child.wait().map_err(|error| error.to_string())?;
    Ok(None)
}
