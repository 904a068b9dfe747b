//! Which disks there are in this test process, and whose turn it is in each thread.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use super::model::{Model, ProcessId};

static LAST_DISK: AtomicU64 = AtomicU64::new(0);
static DISKS: Mutex<BTreeMap<u64, Weak<Shared>>> = Mutex::new(BTreeMap::new());

thread_local! {
    static TURN: RefCell<(Weak<Shared>, ProcessId)> = const { RefCell::new((Weak::new(), 0)) };
}

/// What all handles to one disk and all its open files hold in common.
#[derive(Debug)]
pub(super) struct Shared {
    id: u64,
    model: Mutex<Model>,
}

impl Shared {
    pub(super) fn new(seed: u64) -> Arc<Self> {
        let id = LAST_DISK.fetch_add(1, Ordering::Relaxed) + 1;
        let shared = Arc::new(Self { id, model: Mutex::new(Model::new(seed)) });
        unpoisoned(&DISKS).insert(id, Arc::downgrade(&shared));
        shared
    }

    pub(super) fn model(&self) -> MutexGuard<'_, Model> {
        unpoisoned(&self.model)
    }

    pub(super) fn path(&self, process: ProcessId, name: &str) -> String {
        format!("disk-{}/process-{process}/{name}", self.id)
    }

    /// The disk, the process and the file's name that a path stands for.
    pub(super) fn find(path: &str) -> Option<(Arc<Self>, ProcessId, &str)> {
        let (disk, rest) = path.strip_prefix("disk-")?.split_once('/')?;
        let (process, name) = rest.strip_prefix("process-")?.split_once('/')?;
        let shared = unpoisoned(&DISKS).get(&disk.parse().ok()?)?.upgrade()?;
        Some((shared, process.parse().ok()?, name))
    }

    /// Says that what SQLite does next in this thread, it does for this disk and process. It asks for randomness, the
    /// time and temporary files without naming a file.
    pub(super) fn take_turn(self: &Arc<Self>, process: ProcessId) {
        // Nothing to do in a thread that is ending: it asks for none of these.
        let _ = TURN.try_with(|turn| {
            let mut turn = turn.borrow_mut();
            if turn.1 != process || !std::ptr::eq(turn.0.as_ptr(), Arc::as_ptr(self)) {
                *turn = (Arc::downgrade(self), process);
            }
        });
    }

    pub(super) fn in_turn() -> Option<(Arc<Self>, ProcessId)> {
        TURN.try_with(|turn| turn.borrow().0.upgrade().map(|shared| (shared, turn.borrow().1))).ok().flatten()
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        unpoisoned(&DISKS).remove(&self.id);
    }
}

fn unpoisoned<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
