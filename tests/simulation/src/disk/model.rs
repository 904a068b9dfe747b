//! The disk as a machine sees it: names, open files, processes that live or are dead, faults and counters.

use std::collections::BTreeMap;
use std::ffi::c_int;

use rusqlite::ffi;

use super::file::File;
use super::locks::FileLocks;
use super::seed::Draws;
use super::shared_memory::{Region, SharedMemory};

/// One open file of one connection.
pub(super) type Handle = u64;
pub(super) type ProcessId = u64;
/// What a call gives, or SQLite's code for why it failed.
pub(super) type Outcome<T = ()> = Result<T, c_int>;

const DEFAULT_UNIX_MILLIS: i64 = 1_767_225_600_000;

#[derive(Debug)]
pub(super) struct Model {
    fate: Draws,
    randomness: Draws,
    pub(super) unix_millis: i64,
    /// A file keeps its place here for good, also when it has lost its name.
    nodes: Vec<Node>,
    names: BTreeMap<String, usize>,
    /// Deleted files which a power cut may bring back, because the directory was not synced since.
    ghosts: BTreeMap<String, usize>,
    handles: BTreeMap<Handle, Open>,
    last_handle: Handle,
    /// The living processes, each with the changes it may make before it is killed.
    alive: BTreeMap<ProcessId, Option<u64>>,
    last_process: ProcessId,
    pub(super) faults: Faults,
    pub(super) counters: Counters,
}

#[derive(Debug, Default)]
struct Node {
    file: File,
    locks: FileLocks,
    memory: SharedMemory,
    entry_durable: bool,
    is_log: bool,
}

#[derive(Debug)]
struct Open {
    process: ProcessId,
    node: usize,
    /// Keeps the memory in being for a connection which does not know yet that its process is dead.
    mapped: Vec<Region>,
}

#[derive(Debug, Default)]
pub(super) struct Faults {
    pub(super) failing_syncs: u64,
    pub(super) lying_syncs: bool,
    pub(super) room: Option<u64>,
    pub(super) changes_until_power_cut: Option<u64>,
}

#[derive(Debug, Default)]
pub(super) struct Counters {
    pub(super) syncs: u64,
    pub(super) writes: u64,
    pub(super) bytes: u64,
}

impl Model {
    pub(super) fn new(seed: u64) -> Self {
        let mut first = Draws::new(seed);
        Self {
            fate: Draws::new(first.next()),
            randomness: Draws::new(first.next()),
            unix_millis: DEFAULT_UNIX_MILLIS,
            nodes: Vec::new(),
            names: BTreeMap::new(),
            ghosts: BTreeMap::new(),
            handles: BTreeMap::new(),
            last_handle: 0,
            alive: BTreeMap::new(),
            last_process: 0,
            faults: Faults::default(),
            counters: Counters::default(),
        }
    }

    pub(super) fn start_process(&mut self) -> ProcessId {
        self.last_process += 1;
        self.alive.insert(self.last_process, None);
        self.last_process
    }

    pub(super) fn is_alive(&self, process: ProcessId) -> bool {
        self.alive.contains_key(&process)
    }

    pub(super) fn kill(&mut self, process: ProcessId) {
        self.alive.remove(&process);
        for (handle, open) in self.handles.iter().filter(|(_, open)| open.process == process) {
            self.nodes[open.node].locks.unlock(*handle, ffi::SQLITE_LOCK_NONE);
            self.nodes[open.node].memory.leave(*handle);
        }
    }

    pub(super) fn kill_after(&mut self, process: ProcessId, changes: u64) {
        if let Some(left) = self.alive.get_mut(&process) {
            *left = Some(changes);
        }
    }

    pub(super) fn power_cut(&mut self) {
        self.alive.clear();
        self.faults.changes_until_power_cut = None;
        let Self { nodes, names, ghosts, fate, .. } = self;
        for node in nodes.iter_mut() {
            node.locks = FileLocks::default();
            node.memory = SharedMemory::default();
        }
        names.retain(|_, node| nodes[*node].entry_durable || fate.one_in(2));
        for (name, node) in std::mem::take(ghosts) {
            if !names.contains_key(&name) && fate.one_in(2) {
                names.insert(name, node);
            }
        }
        for node in names.values() {
            nodes[*node].file.crash(fate);
            nodes[*node].entry_durable = true;
        }
    }

    pub(super) fn content(&self, name: &str) -> Option<&[u8]> {
        self.names.get(name).map(|node| self.nodes[*node].file.bytes())
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &String> {
        self.names.keys()
    }

    pub(super) fn random(&mut self) -> u64 {
        self.randomness.next()
    }

    /// Opens a file; one without a name is a temporary one.
    pub(super) fn open(&mut self, process: ProcessId, name: Option<&str>, flags: c_int) -> Outcome<Handle> {
        if !self.is_alive(process) {
            return Err(ffi::SQLITE_CANTOPEN);
        }
        let found = name.and_then(|name| self.names.get(name).copied());
        let node = match (found, name) {
            (Some(node), _) => node,
            (None, None) => self.add(Node { file: File::temporary(), ..Node::default() }),
            (None, Some(name)) if flags & ffi::SQLITE_OPEN_CREATE != 0 => {
                let is_log = flags & (ffi::SQLITE_OPEN_MAIN_JOURNAL | ffi::SQLITE_OPEN_WAL) != 0;
                let node = self.add(Node { is_log, ..Node::default() });
                self.names.insert(name.to_owned(), node);
                node
            }
            (None, Some(_)) => return Err(ffi::SQLITE_CANTOPEN),
        };
        self.last_handle += 1;
        self.handles.insert(self.last_handle, Open { process, node, mapped: Vec::new() });
        Ok(self.last_handle)
    }

    fn add(&mut self, node: Node) -> usize {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    /// Closing works for the dead, too: it is how their memory is given back.
    pub(super) fn close(&mut self, handle: Handle) {
        if let Some(open) = self.handles.remove(&handle) {
            self.nodes[open.node].locks.unlock(handle, ffi::SQLITE_LOCK_NONE);
            self.nodes[open.node].memory.leave(handle);
        }
    }

    pub(super) fn delete(&mut self, process: ProcessId, name: &str, sync_directory: bool) -> Outcome {
        self.before_change(process)?;
        let node = self.names.remove(name).ok_or(ffi::SQLITE_IOERR_DELETE_NOENT)?;
        if self.nodes[node].entry_durable {
            self.ghosts.insert(name.to_owned(), node);
        }
        if sync_directory && !self.faults.lying_syncs {
            self.sync_directory();
        }
        Ok(())
    }

    /// The size of the file of that name.
    pub(super) fn look_up(&self, process: ProcessId, name: &str) -> Outcome<Option<usize>> {
        if self.is_alive(process) { Ok(self.content(name).map(<[u8]>::len)) } else { Err(ffi::SQLITE_IOERR_ACCESS) }
    }

    /// Fills the buffer as far as there is something to read and says how far that was.
    pub(super) fn read(&mut self, handle: Handle, at: usize, buffer: &mut [u8]) -> Outcome<usize> {
        let rest = self.node(handle)?.file.bytes().get(at..).unwrap_or_default();
        let length = rest.len().min(buffer.len());
        buffer[..length].copy_from_slice(&rest[..length]);
        Ok(length)
    }

    pub(super) fn write(&mut self, handle: Handle, at: usize, data: &[u8]) -> Outcome {
        self.before_change(self.process_of(handle)?)?;
        let growth = self.node(handle)?.file.growth(at, data.len()) as u64;
        if let Some(room) = &mut self.faults.room {
            *room = room.checked_sub(growth).ok_or(ffi::SQLITE_FULL)?;
        }
        self.counters.writes += 1;
        self.counters.bytes += data.len() as u64;
        self.node(handle)?.file.write(at, data);
        Ok(())
    }

    pub(super) fn resize(&mut self, handle: Handle, size: usize) -> Outcome {
        self.before_change(self.process_of(handle)?)?;
        self.node(handle)?.file.resize(size);
        Ok(())
    }

    pub(super) fn sync(&mut self, handle: Handle) -> Outcome {
        self.before_change(self.process_of(handle)?)?;
        self.counters.syncs += 1;
        if self.faults.failing_syncs > 0 {
            self.faults.failing_syncs -= 1;
            return Err(ffi::SQLITE_IOERR_FSYNC);
        }
        if self.faults.lying_syncs {
            return Ok(());
        }
        let node = self.node(handle)?;
        node.file.sync();
        if node.entry_durable {
            return Ok(());
        }
        node.entry_durable = true;
        // As on unix: the first sync of a new journal or WAL syncs its directory, too.
        if node.is_log {
            self.sync_directory();
        } else {
            let Self { names, ghosts, nodes, .. } = self;
            ghosts.retain(|name, _| names.get(name).is_none_or(|node| !nodes[*node].entry_durable));
        }
        Ok(())
    }

    fn sync_directory(&mut self) {
        self.ghosts.clear();
        for node in self.names.values() {
            self.nodes[*node].entry_durable = true;
        }
    }

    pub(super) fn size(&mut self, handle: Handle) -> Outcome<usize> {
        Ok(self.node(handle)?.file.bytes().len())
    }

    pub(super) fn lock(&mut self, handle: Handle, wanted: c_int) -> Outcome {
        self.node(handle)?.locks.lock(handle, wanted)
    }

    pub(super) fn unlock(&mut self, handle: Handle, kept: c_int) -> Outcome {
        self.node(handle)?.locks.unlock(handle, kept);
        Ok(())
    }

    pub(super) fn is_reserved(&mut self, handle: Handle) -> Outcome<bool> {
        Ok(self.node(handle)?.locks.is_reserved())
    }

    pub(super) fn map_memory(&mut self, handle: Handle, index: usize, extend: bool) -> Outcome<Option<Region>> {
        let region = self.node(handle)?.memory.map(handle, index, extend);
        if let Some(open) = self.handles.get_mut(&handle) {
            open.mapped.extend(region.clone());
        }
        Ok(region)
    }

    pub(super) fn lock_memory(&mut self, handle: Handle, first: c_int, count: c_int, flags: c_int) -> Outcome {
        self.node(handle)?.memory.lock(handle, first, count, flags)
    }

    pub(super) fn unmap_memory(&mut self, handle: Handle) {
        if let Some(open) = self.handles.get_mut(&handle) {
            open.mapped.clear();
            self.nodes[open.node].memory.leave(handle);
        }
    }

    pub(super) fn process_of(&self, handle: Handle) -> Outcome<ProcessId> {
        self.handles.get(&handle).map(|open| open.process).ok_or(ffi::SQLITE_IOERR)
    }

    fn node(&mut self, handle: Handle) -> Outcome<&mut Node> {
        match self.handles.get(&handle) {
            Some(open) if self.alive.contains_key(&open.process) => Ok(&mut self.nodes[open.node]),
            _ => Err(ffi::SQLITE_IOERR),
        }
    }

    /// Every write, truncation, sync and deletion comes through here, and may be the one that never happens.
    fn before_change(&mut self, process: ProcessId) -> Outcome {
        let left = *self.alive.get(&process).ok_or(ffi::SQLITE_IOERR)?;
        if self.faults.changes_until_power_cut == Some(0) {
            self.power_cut();
            return Err(ffi::SQLITE_IOERR);
        }
        if left == Some(0) {
            self.kill(process);
            return Err(ffi::SQLITE_IOERR);
        }
        self.alive.insert(process, left.map(|left| left - 1));
        if let Some(left) = &mut self.faults.changes_until_power_cut {
            *left -= 1;
        }
        Ok(())
    }
}
