//! One file: what the operating system shows, what is safely on the disk, and everything written in between.

use std::collections::BTreeMap;
use std::ops::Range;

use super::seed::Draws;

const SECTOR: usize = 512;

#[derive(Debug, Default)]
pub(super) struct File {
    cached: Vec<u8>,
    /// What makes the cached bytes differ from those on the disk.
    unsynced: Vec<Change>,
    /// A temporary file is never there after a crash, so nothing needs to be remembered about it.
    temporary: bool,
}

/// A write, or the cutting off of an end (then the new bytes are zeros).
#[derive(Debug)]
struct Change {
    at: usize,
    new: Vec<u8>,
    old: Vec<u8>,
    size_before: usize,
}

impl Change {
    fn end(&self) -> usize {
        self.at + self.new.len()
    }

    fn within(&self, sector: usize) -> Range<usize> {
        self.at.max(sector * SECTOR)..self.end().min((sector + 1) * SECTOR)
    }

    fn apply(&self, range: Range<usize>, bytes: &mut [u8]) {
        bytes[range.clone()].copy_from_slice(&self.new[range.start - self.at..range.end - self.at]);
    }
}

impl File {
    pub(super) fn temporary() -> Self {
        Self { temporary: true, ..Self::default() }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.cached
    }

    /// How many bytes a write of this length at this place would add to the size.
    pub(super) fn growth(&self, at: usize, length: usize) -> usize {
        (at + length).saturating_sub(self.cached.len())
    }

    pub(super) fn write(&mut self, at: usize, data: &[u8]) {
        let size = self.cached.len();
        if !self.temporary {
            let old = self.cached[at.min(size)..(at + data.len()).min(size)].to_vec();
            self.unsynced.push(Change { at, new: data.to_vec(), old, size_before: size });
        }
        put(&mut self.cached, at, data);
    }

    pub(super) fn resize(&mut self, size: usize) {
        if !self.temporary {
            let old = self.cached.get(size..).unwrap_or_default().to_vec();
            let (at, new, size_before) = (size, vec![0; old.len()], self.cached.len());
            self.unsynced.push(Change { at, new, old, size_before });
        }
        set_size(&mut self.cached, size);
    }

    pub(super) fn sync(&mut self) {
        self.unsynced.clear();
    }

    /// What a power cut leaves of the file. Sometimes all or none of the unsynced changes, or the first few in their
    /// order; mostly every sector has a fate of its own.
    pub(super) fn crash(&mut self, draws: &mut Draws) {
        let changes = std::mem::take(&mut self.unsynced);
        match draws.below(8) {
            0 => {}
            1 => self.rewind(&changes),
            2 | 3 => self.rewind(&changes[draws.below(changes.len() + 1)..]),
            _ => self.scatter(&changes, draws),
        }
    }

    fn rewind(&mut self, changes: &[Change]) {
        for change in changes.iter().rev() {
            set_size(&mut self.cached, change.size_before);
            put(&mut self.cached, change.at.min(change.size_before), &change.old);
        }
    }

    fn scatter(&mut self, changes: &[Change], draws: &mut Draws) {
        let newest = self.cached.len();
        self.rewind(changes);
        let oldest = self.cached.len();
        set_size(&mut self.cached, changes.iter().map(Change::end).fold(newest.max(oldest), usize::max));

        let mut sectors: BTreeMap<usize, Vec<&Change>> = BTreeMap::new();
        for change in changes.iter().filter(|change| !change.new.is_empty()) {
            for sector in change.at / SECTOR..=(change.end() - 1) / SECTOR {
                sectors.entry(sector).or_default().push(change);
            }
        }
        let odds = 1 + draws.below(7);
        for (sector, changes) in sectors {
            // A sector goes to the disk as the cache has it at that moment, so it holds the first few of its changes.
            let kept = if draws.below(8) < odds { changes.len() } else { draws.below(changes.len() + 1) };
            for change in &changes[..kept] {
                change.apply(change.within(sector), &mut self.cached);
            }
            if let Some(change) = changes.get(kept).filter(|_| draws.one_in(16)) {
                tear(change, change.within(sector), &mut self.cached, draws);
            }
        }
        set_size(&mut self.cached, if draws.one_in(2) { oldest } else { newest });
    }
}

// Not `Vec::resize`, which takes byte after byte where the optimizer does not run.
fn set_size(bytes: &mut Vec<u8>, size: usize) {
    bytes.truncate(size);
    bytes.extend_from_slice(&vec![0; size - bytes.len()]);
}

fn put(bytes: &mut Vec<u8>, at: usize, data: &[u8]) {
    if bytes.len() < at {
        set_size(bytes, at);
    }
    let (over, beyond) = data.split_at(data.len().min(bytes.len() - at));
    bytes[at..at + over.len()].copy_from_slice(over);
    bytes.extend_from_slice(beyond);
}

/// Writes only a first part of the range; the rest keeps its old bytes or becomes garbage. Nothing outside of the
/// range is touched, because SQLite is told that a disk never does that (SQLITE_IOCAP_POWERSAFE_OVERWRITE).
fn tear(change: &Change, range: Range<usize>, bytes: &mut [u8], draws: &mut Draws) {
    let torn_at = range.start + draws.below(range.len() + 1);
    change.apply(range.start..torn_at, bytes);
    if draws.one_in(2) {
        bytes[torn_at..range.end].fill_with(|| draws.next() as u8);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn synced_bytes_survive_every_crash() {
        for seed in 0..500 {
            let mut file = File::default();
            file.write(0, &[1; 3000]);
            file.sync();
            file.write(700, &[2; 1000]);
            file.crash(&mut Draws::new(seed));
            assert_eq!(file.bytes().len(), 3000);
            assert!(file.bytes()[..700].iter().chain(&file.bytes()[1700..]).all(|byte| *byte == 1), "seed {seed}");
        }
    }

    #[test]
    fn all_changes_can_be_undone() {
        for seed in 0..200 {
            let mut draws = Draws::new(seed);
            let mut file = File::default();
            file.write(0, &[7; 1500]);
            file.sync();
            for _ in 0..20 {
                let at = draws.below(3000);
                if draws.one_in(4) {
                    file.resize(at);
                } else {
                    file.write(at, &vec![seed as u8; draws.below(1000)]);
                }
            }
            let changes = std::mem::take(&mut file.unsynced);
            file.rewind(&changes);
            assert!(file.bytes() == [7; 1500], "seed {seed}");
        }
    }

    #[test]
    fn unsynced_sectors_are_kept_lost_and_torn() {
        let mut fates = BTreeMap::new();
        for seed in 0..500 {
            let mut file = File::default();
            file.write(0, &[1; 4 * SECTOR]);
            file.sync();
            file.write(0, &[2; 4 * SECTOR]);
            file.crash(&mut Draws::new(seed));
            for sector in file.bytes().chunks(SECTOR) {
                let fate = if sector.iter().all(|byte| *byte == 1) {
                    "lost"
                } else if sector.iter().all(|byte| *byte == 2) {
                    "kept"
                } else {
                    "torn"
                };
                *fates.entry(fate).or_insert(0) += 1;
            }
        }
        assert!(fates["lost"] > 200 && fates["kept"] > 200, "{fates:?}");
        assert!((5..200).contains(&fates["torn"]), "{fates:?}");
    }

    #[test]
    fn a_cut_that_was_not_synced_may_be_undone() {
        let sizes: std::collections::BTreeSet<usize> = (0..100)
            .map(|seed| {
                let mut file = File::default();
                file.write(0, &[1; 2000]);
                file.sync();
                file.resize(100);
                file.crash(&mut Draws::new(seed));
                file.bytes().len()
            })
            .collect();
        assert_eq!(sizes.into_iter().collect::<Vec<_>>(), [100, 2000]);
    }
}
