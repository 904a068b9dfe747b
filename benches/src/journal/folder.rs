use crate::failure::Failure;
use std::path::{Path, PathBuf};

/// Where the journals lie while they are measured: beside this program, where builds go, so that it is a disk of the
/// machine and no memory that only looks like one. Gone with the guard.
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn make() -> Result<Self, Failure> {
        let place = std::env::current_exe()?.with_file_name(format!("tillback-benches-{}", std::process::id()));
        std::fs::create_dir_all(&place)?;
        Ok(Self(place))
    }

    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// The kind of file system it lies on, where the system tells.
    pub(super) fn file_system(&self) -> Option<String> {
        let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
        kind(&mounts, &self.0)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            eprintln!("{} could not be removed: {error}", self.0.display());
        }
    }
}

/// That of the innermost mount the place lies in; of several at the same point the last one counts.
fn kind(mounts: &str, place: &Path) -> Option<String> {
    let found = mounts.lines().filter_map(|line| {
        let (before, after) = line.split_once(" - ")?;
        let point = Path::new(before.split(' ').nth(4)?);
        place.starts_with(point).then_some((point.components().count(), after.split(' ').next()?))
    });
    found.max_by_key(|(depth, _)| *depth).map(|(_, kind)| kind.to_owned())
}

#[cfg(test)]
mod tests {
    use super::kind;
    use std::path::Path;

    #[test]
    fn the_innermost_mount_counts() {
        let mounts = "1 0 8:1 / / rw - ext4 /dev/a rw\n2 1 0:5 / /scratch rw shared:3 - tmpfs tmpfs rw\n";
        let of = |place| kind(mounts, Path::new(place));
        assert_eq!(of("/scratch/target").as_deref(), Some("tmpfs"));
        assert_eq!(of("/scratchpad").as_deref(), Some("ext4"));
    }
}
