//! The locks on a main database file: SHARED, RESERVED, PENDING and EXCLUSIVE, as the connections hold them.

use std::collections::BTreeMap;
use std::ffi::c_int;

use rusqlite::ffi;

use super::model::{Handle, Outcome};

#[derive(Debug, Default)]
pub(super) struct FileLocks {
    held: BTreeMap<Handle, c_int>,
}

impl FileLocks {
    pub(super) fn lock(&mut self, handle: Handle, wanted: c_int) -> Outcome {
        let own = self.held.get(&handle).copied().unwrap_or(ffi::SQLITE_LOCK_NONE);
        if own >= wanted {
            return Ok(());
        }
        let others = self.strongest_but(handle);
        let in_the_way =
            if wanted == ffi::SQLITE_LOCK_SHARED { ffi::SQLITE_LOCK_PENDING } else { ffi::SQLITE_LOCK_RESERVED };
        if others >= in_the_way {
            return Err(ffi::SQLITE_BUSY);
        }
        if wanted == ffi::SQLITE_LOCK_EXCLUSIVE && others > ffi::SQLITE_LOCK_NONE {
            // Keeps new readers out until those who are in have left.
            self.held.insert(handle, ffi::SQLITE_LOCK_PENDING);
            return Err(ffi::SQLITE_BUSY);
        }
        self.held.insert(handle, wanted);
        Ok(())
    }

    pub(super) fn unlock(&mut self, handle: Handle, kept: c_int) {
        if kept == ffi::SQLITE_LOCK_NONE {
            self.held.remove(&handle);
        } else if let Some(held) = self.held.get_mut(&handle) {
            *held = kept.min(*held);
        }
    }

    pub(super) fn is_reserved(&self) -> bool {
        self.held.values().any(|held| *held >= ffi::SQLITE_LOCK_RESERVED)
    }

    fn strongest_but(&self, handle: Handle) -> c_int {
        let others = self.held.iter().filter(|(holder, _)| **holder != handle);
        others.map(|(_, held)| *held).max().unwrap_or(ffi::SQLITE_LOCK_NONE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_writer_waits_for_the_readers_and_keeps_new_ones_out() {
        let mut locks = FileLocks::default();
        for reader in [1, 2] {
            locks.lock(reader, ffi::SQLITE_LOCK_SHARED).unwrap();
        }
        locks.lock(1, ffi::SQLITE_LOCK_RESERVED).unwrap();
        assert!(locks.is_reserved());
        assert_eq!(locks.lock(2, ffi::SQLITE_LOCK_RESERVED), Err(ffi::SQLITE_BUSY));
        locks.lock(3, ffi::SQLITE_LOCK_SHARED).unwrap();
        assert_eq!(locks.lock(1, ffi::SQLITE_LOCK_EXCLUSIVE), Err(ffi::SQLITE_BUSY));
        assert_eq!(locks.lock(4, ffi::SQLITE_LOCK_SHARED), Err(ffi::SQLITE_BUSY));
        for reader in [2, 3] {
            locks.unlock(reader, ffi::SQLITE_LOCK_NONE);
        }
        locks.lock(1, ffi::SQLITE_LOCK_EXCLUSIVE).unwrap();
        locks.unlock(1, ffi::SQLITE_LOCK_SHARED);
        locks.lock(4, ffi::SQLITE_LOCK_SHARED).unwrap();
        assert!(!locks.is_reserved());
    }
}
