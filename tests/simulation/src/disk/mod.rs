//! A disk for SQLite that lives in memory and does to its files what a crash does to real ones.
//!
//! All disks are reached through one SQLite VFS, registered once; a file's path says which disk it is on and which
//! simulated process opens it, as in `disk-17/process-3/journal.db`. Everything that happens by chance is decided by
//! the disk's seed: the same calls on disks of the same seed leave the same bytes.
//!
//! What a disk does:
//!
//! - A killed process loses its locks at once and every further call of its connections fails. What it wrote stays.
//! - A power cut kills all processes. What was synced stays; every 512-byte sector written since is kept, lost or, now
//!   and then, torn. A file's size, its creation and its deletion may be lost as well.
//! - Syncs can be made to fail or to lie, and the disk can be full.
//!
//! Anything a connection says after its process died is worthless: a real process would not be there to say it. Drop
//! the connections of a dead process soon, because SQLite still has the wal-index in its hands.
//!
//! The first disk has to be made before anything else in the test process uses SQLite, because SQLite's source of
//! randomness can only be taken over before its first use.

mod bridge;
mod file;
mod locks;
mod model;
mod registry;
mod seed;
mod shared_memory;
#[cfg(test)]
mod tests;

use std::fmt::{self, Display, Formatter};
use std::sync::Arc;

use rusqlite::{Connection, OpenFlags};

use self::model::ProcessId;
use self::registry::Shared;

/// A simulated disk. Clones are handles to the same disk.
#[derive(Debug, Clone)]
pub struct Disk {
    shared: Arc<Shared>,
}

impl Disk {
    /// An empty disk, whose chances are decided by the seed.
    ///
    /// # Panics
    ///
    /// If SQLite was already in use in this test process before its first disk was made.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        bridge::install();
        Self { shared: Shared::new(seed) }
    }

    /// The name of the SQLite VFS to open files with. It is the same for all disks.
    #[must_use]
    pub fn vfs_name(&self) -> &'static str {
        bridge::NAME.to_str().expect("the name is plain ASCII")
    }

    /// Starts a process on the machine that the disk is in.
    #[must_use]
    pub fn process(&self) -> Process {
        Process { id: self.shared.model().start_process(), shared: Arc::clone(&self.shared) }
    }

    /// Cuts the power: kills all processes and leaves of the files what was on the disk.
    pub fn power_cut(&self) {
        self.shared.model().power_cut();
    }

    /// Lets that many more changes happen (writes, truncations, syncs and deletions, by any process) and cuts the
    /// power at the next one, which then does not happen.
    pub fn power_cut_after(&self, changes: u64) {
        self.shared.model().faults.changes_until_power_cut = Some(changes);
    }

    /// Lets the next syncs fail with `SQLITE_IOERR_FSYNC`. The data stay unsynced.
    pub fn fail_syncs(&self, syncs: u64) {
        self.shared.model().faults.failing_syncs = syncs;
    }

    /// Lets syncs say that all went well without making anything durable.
    pub fn lie_about_syncs(&self, lie: bool) {
        self.shared.model().faults.lying_syncs = lie;
    }

    /// Makes the disk full after its files have grown by that many more bytes: a write that would need more fails with
    /// `SQLITE_FULL`. Overwriting needs no room, and deleting gives none back.
    pub fn fill(&self, bytes: u64) {
        self.shared.model().faults.room = Some(bytes);
    }

    /// Ends what [`Disk::fill`] began: the disk has room without end.
    pub fn make_room(&self) {
        self.shared.model().faults.room = None;
    }

    /// Sets the time that SQLite's date functions give, in milliseconds since 1970. It stands still until set again.
    pub fn set_time(&self, unix_millis: i64) {
        self.shared.model().unix_millis = unix_millis;
    }

    /// How many syncs were asked for, also those that failed or lied.
    #[must_use]
    pub fn syncs(&self) -> u64 {
        self.shared.model().counters.syncs
    }

    /// How many writes were done.
    #[must_use]
    pub fn writes(&self) -> u64 {
        self.shared.model().counters.writes
    }

    /// How many bytes were written.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.shared.model().counters.bytes
    }

    /// The names of all files, in order.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.shared.model().names().cloned().collect()
    }

    /// What a process would read from the file of this name, if there is one.
    #[must_use]
    pub fn content(&self, name: &str) -> Option<Vec<u8>> {
        self.shared.model().content(name).map(<[u8]>::to_vec)
    }
}

/// A simulated process, on whose behalf files are opened. Clones are handles to the same process; dropping them does
/// not end it.
#[derive(Debug, Clone)]
pub struct Process {
    shared: Arc<Shared>,
    id: ProcessId,
}

impl Process {
    /// The path under which this process opens the file of this name, with the VFS that [`Disk::vfs_name`] names.
    #[must_use]
    pub fn path(&self, name: &str) -> String {
        self.shared.path(self.id, name)
    }

    /// Opens a database on behalf of this process, creating it if need be.
    ///
    /// # Errors
    ///
    /// If the process is dead, or for SQLite's own reasons.
    pub fn open(&self, name: &str) -> rusqlite::Result<Connection> {
        Connection::open_with_flags_and_vfs(self.path(name), OpenFlags::default(), bridge::NAME)
    }

    /// Kills the process, as SIGKILL does: at once, and without a chance to tidy up.
    pub fn kill(&self) {
        self.shared.model().kill(self.id);
    }

    /// Lets the process make that many more changes (writes, truncations, syncs and deletions) and kills it at the
    /// next one, which then does not happen.
    pub fn kill_after(&self, changes: u64) {
        self.shared.model().kill_after(self.id, changes);
    }

    /// Whether neither a kill nor a power cut has ended the process.
    #[must_use]
    pub fn is_alive(&self) -> bool {
        self.shared.model().is_alive(self.id)
    }
}

impl Display for Process {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "process {}", self.id)
    }
}
