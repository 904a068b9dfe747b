//! The rows of a long journal written by the `tillback` command, in each format.

use crate::failure::Failure;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

pub(super) const FORMATS: [&str; 3] = ["csv", "jsonl", "html"];

/// How one report was written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Written {
    pub(crate) format: &'static str,
    pub(crate) rows: u64,
    pub(crate) took: Duration,
    /// The most memory the process had in use. Only Linux tells.
    pub(crate) peak_kib: Option<u64>,
}

pub(super) fn write(journal: &Path, format: &'static str, rows: u64, out: &Path) -> Result<Written, Failure> {
    let program = program()?;
    let mut command = Command::new(program);
    command.args(["report", "--offline", "--quiet", "--time-zone", "UTC", "--format", format]);
    command.arg("--journal").arg(journal).arg("--output").arg(out).stderr(Stdio::null());
    let start = Instant::now();
    let mut child = command.spawn()?;
    let peak_kib = watch(&mut child)?;
    let took = start.elapsed();
    let status = child.wait()?;
    if !status.success() || std::fs::metadata(out)?.len() == 0 {
        return Err(Failure::new(format!("tillback report ended with {status}")));
    }
    std::fs::remove_file(out)?;
    Ok(Written { format, rows, took, peak_kib })
}

/// Looks at the memory until the process ends.
fn watch(child: &mut Child) -> Result<Option<u64>, Failure> {
    const PAUSE: Duration = Duration::from_millis(5);
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    while child.try_wait()?.is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let now: Option<u64> = line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse().ok());
        peak = peak.max(now);
        std::thread::sleep(PAUSE);
    }
    Ok(peak)
}

/// The command, built beside this program.
fn program() -> Result<PathBuf, Failure> {
    let here = std::env::current_exe()?;
    let program = here.with_file_name("tillback").with_extension(std::env::consts::EXE_EXTENSION);
    if program.exists() {
        return Ok(program);
    }
    Err(Failure::new(format!("{} is missing: build the package tillback-cli in the same profile", program.display())))
}
