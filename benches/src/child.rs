//! This program again, in a process of its own.

use crate::failure::Failure;
use crate::job::{read_line, write_line};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::BufReader;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Starts a part with a job, and gives its answer and how long that took, from just before the start.
pub(crate) fn ask<T: DeserializeOwned>(part: &str, job: &impl Serialize) -> Result<(T, Duration), Failure> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg(part).stdin(Stdio::piped()).stdout(Stdio::piped());
    let start = Instant::now();
    let mut child = command.spawn()?;
    let answer = (|| {
        let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else { return Ok(None) };
        write_line(stdin, job)?;
        Ok::<_, Failure>(read_line(BufReader::new(stdout))?.map(|answer| (answer, start.elapsed())))
    })();
    child.wait()?;
    answer?.ok_or_else(|| Failure::new(format!("a process failed as {part}; see above")))
}
