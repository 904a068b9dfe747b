//! Where the file lies, and who may read it.

use crate::journal::JournalError;
use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::path::Path;

/// Makes the file, readable by nobody else, if it isn't there; refuses a place where it would not be safe.
pub(super) fn prepare(path: &Path) -> Result<(), JournalError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if is_on_network(folder) {
        return Err(JournalError::OnNetwork);
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Err(JournalError::Failed("its folder does not exist".to_owned()))
        }
        Err(error) if error.kind() == ErrorKind::StorageFull => Err(JournalError::Full),
        Err(_) => Err(JournalError::ReadOnly),
    }
}

/// What can't be found out counts as local: a wrong alarm would lock the user out.
#[cfg(any(target_os = "linux", target_os = "android"))]
#[allow(clippy::unnecessary_cast, reason = "the type of the field differs from machine to machine")]
fn is_on_network(folder: &Path) -> bool {
    rustix::fs::statfs(folder).is_ok_and(|found| is_network_type(found.f_type as i64))
}

/// The kinds of file system that `statfs(2)` names for other machines' disks.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn is_network_type(kind: i64) -> bool {
    const NFS: i64 = 0x6969;
    const SMB: i64 = 0x517b;
    const CIFS: i64 = 0xff53_4d42;
    const SMB2: i64 = 0xfe53_4d42;
    const AFS: i64 = 0x5346_414f;
    const CODA: i64 = 0x7375_7245;
    const CEPH: i64 = 0x00c3_6400;
    const NCP: i64 = 0x564c;
    const LUSTRE: i64 = 0x0bd0_0bd0;
    const GPFS: i64 = 0x4750_4653;
    // Of the number, 32 bits count. Some systems hand it out with a sign, others without, or with more bits.
    matches!(kind & 0xffff_ffff, NFS | SMB | CIFS | SMB2 | AFS | CODA | CEPH | NCP | LUSTRE | GPFS)
}

#[cfg(any(target_os = "macos", target_os = "ios"))]
fn is_on_network(folder: &Path) -> bool {
    const LOCAL: u32 = 0x1000;
    rustix::fs::statfs(folder).is_ok_and(|found| found.f_flags & LOCAL == 0)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_os = "macos", target_os = "ios")))]
fn is_on_network(folder: &Path) -> bool {
    folder.to_str().is_some_and(|folder| folder.starts_with(r"\\") && !folder.starts_with(r"\\?\"))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::is_network_type;

    #[test]
    fn disks_of_other_machines_are_told_apart() {
        for network in [0x6969, 0xff53_4d42, i64::from(0xff53_4d42_u32 as i32), 0xfe53_4d42, 0x00c3_6400] {
            assert!(is_network_type(network), "{network:x}");
        }
        // ext4, btrfs, xfs, tmpfs, overlayfs
        for local in [0xef53, 0x9123_683e, 0x5846_5342, 0x0102_1994, 0x794c_7630] {
            assert!(!is_network_type(local), "{local:x}");
        }
    }
}
