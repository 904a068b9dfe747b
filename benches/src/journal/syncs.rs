//! What the disk can do at best, without a journal.

use super::task::Syncs;
use crate::failure::Failure;
use std::fs::File;
use std::io::Write;
use std::time::Instant;

/// So much is appended before each sync: about what a commit of one refund has to say.
pub(super) const APPENDED: usize = 256;

pub(super) fn work(task: &Syncs) -> Result<u64, Failure> {
    let mut file = File::create(&task.file)?;
    let start = Instant::now();
    for _ in 0..task.refunds * task.per_refund {
        file.write_all(&[b'.'; APPENDED])?;
        file.sync_data()?;
    }
    let per_second = u128::from(task.refunds) * 1_000_000_000 / start.elapsed().as_nanos().max(1);
    std::fs::remove_file(&task.file)?;
    Ok(per_second.try_into()?)
}
