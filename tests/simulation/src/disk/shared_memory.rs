//! The wal-index: memory that all connections to one database share, and the eight locks on it.

use std::collections::BTreeMap;
use std::ffi::c_int;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use rusqlite::ffi;

use super::model::{Handle, Outcome};

/// How much memory SQLite maps at a time.
pub(super) const REGION_BYTES: usize = 32 * 1024;

/// Atomic only because SQLite writes to it behind Rust's back.
pub(super) type Region = Arc<[AtomicU64; REGION_BYTES / 8]>;

#[derive(Debug, Default)]
pub(super) struct SharedMemory {
    regions: Vec<Region>,
    users: BTreeMap<Handle, Held>,
}

/// One bit for each of the eight locks.
#[derive(Debug, Default)]
struct Held {
    shared: u8,
    exclusive: u8,
}

impl SharedMemory {
    pub(super) fn map(&mut self, handle: Handle, index: usize, extend: bool) -> Option<Region> {
        if self.users.is_empty() {
            // As on unix: whoever comes when nobody is there starts with an empty wal-index.
            self.regions.clear();
        }
        self.users.entry(handle).or_default();
        while extend && self.regions.len() <= index {
            self.regions.push(Arc::new([const { AtomicU64::new(0) }; REGION_BYTES / 8]));
        }
        self.regions.get(index).cloned()
    }

    pub(super) fn lock(&mut self, handle: Handle, first: c_int, count: c_int, flags: c_int) -> Outcome {
        let slots = (((1u32 << count) - 1) << first) as u8;
        let exclusive = flags & ffi::SQLITE_SHM_EXCLUSIVE != 0;
        if flags & ffi::SQLITE_SHM_LOCK != 0 {
            let others = self.users.iter().filter(|(user, _)| **user != handle);
            let taken =
                others.fold(0, |taken, (_, held)| taken | held.exclusive | if exclusive { held.shared } else { 0 });
            if taken & slots != 0 {
                return Err(ffi::SQLITE_BUSY);
            }
        }
        let held = self.users.entry(handle).or_default();
        if flags & ffi::SQLITE_SHM_UNLOCK != 0 {
            held.shared &= !slots;
            held.exclusive &= !slots;
        } else if exclusive {
            held.exclusive |= slots;
        } else {
            held.shared |= slots;
        }
        Ok(())
    }

    pub(super) fn leave(&mut self, handle: Handle) {
        self.users.remove(&handle);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering;

    use super::*;

    const LOCK_SHARED: c_int = ffi::SQLITE_SHM_LOCK | ffi::SQLITE_SHM_SHARED;
    const LOCK_EXCLUSIVE: c_int = ffi::SQLITE_SHM_LOCK | ffi::SQLITE_SHM_EXCLUSIVE;

    #[test]
    fn memory_lives_as_long_as_somebody_uses_it() {
        let mut memory = SharedMemory::default();
        assert!(memory.map(1, 0, false).is_none());
        memory.map(1, 1, true).unwrap()[7].store(42, Ordering::Relaxed);
        assert_eq!(memory.map(2, 1, false).unwrap()[7].load(Ordering::Relaxed), 42);
        memory.leave(1);
        assert_eq!(memory.map(3, 1, false).unwrap()[7].load(Ordering::Relaxed), 42);
        memory.leave(2);
        memory.leave(3);
        assert!(memory.map(4, 1, false).is_none());
    }

    #[test]
    fn exclusive_locks_exclude_and_shared_ones_do_not() {
        let mut memory = SharedMemory::default();
        memory.lock(1, 3, 1, LOCK_SHARED).unwrap();
        memory.lock(2, 3, 1, LOCK_SHARED).unwrap();
        assert_eq!(memory.lock(2, 1, 7, LOCK_EXCLUSIVE), Err(ffi::SQLITE_BUSY));
        memory.lock(2, 0, 1, LOCK_EXCLUSIVE).unwrap();
        assert_eq!(memory.lock(1, 0, 1, LOCK_SHARED), Err(ffi::SQLITE_BUSY));
        memory.leave(2);
        memory.lock(1, 0, 8, LOCK_EXCLUSIVE).unwrap();
    }
}
