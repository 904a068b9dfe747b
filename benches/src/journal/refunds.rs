//! Refunds over a journal.

use super::task::{Kept, Pace, Refunds};
use crate::contender::runtime;
use crate::failure::Failure;
use crate::till;
use std::path::Path;

pub(super) fn work(task: &Refunds) -> Result<Pace, Failure> {
    let (warm_up, measured) = task.payments.split_at(task.warm_up);
    let runtime = runtime()?;
    let (clock, commits) = runtime.block_on(async {
        let builder = till::builder(&task.shop);
        let client = match &task.file {
            Some(file) => builder.journal(file),
            None => builder.journal_in_memory(),
        }
        .build()?;
        let before = commits(task.file.as_deref())?;
        let clock = till::refund_in_batches(&client, warm_up, measured, task.at_once).await?;
        Ok::<_, Failure>((clock, commits(task.file.as_deref())?.wrapping_sub(before)))
    })?;
    let figures = clock.figures(measured.len())?;
    // The last connection to be closed puts the log into the file.
    drop(runtime);
    let kept = match &task.file {
        None => None,
        Some(file) => {
            let bytes = std::fs::metadata(file)?.len();
            Some(Kept { refunds: u64::try_from(task.payments.len())?, bytes, commits: commits.into() })
        }
    };
    Ok(Pace { per_second: figures.calls_per_second, cpu: figures.cpu_per_call, kept })
}

/// How often was committed so far. SQLite counts it in the third number of the index of its log.
fn commits(file: Option<&Path>) -> Result<u32, Failure> {
    let Some(file) = file else { return Ok(0) };
    let mut index = file.as_os_str().to_owned();
    index.push("-shm");
    let index = std::fs::read(index)?;
    let count = index.get(8..12).and_then(|bytes| bytes.try_into().ok());
    count.map(u32::from_ne_bytes).ok_or_else(|| Failure::new("the index of the log is too short"))
}
