//! Which glibc a library runs with.

use crate::failure::Failure;
use crate::process;
use std::path::Path;
use std::process::Command;

/// The newest version of glibc whose functions the library asks for.
pub(super) fn newest(library: &Path) -> Result<String, Failure> {
    let listing = process::output(Command::new("objdump").arg("-T").arg(library))?;
    let versions = listing.split_whitespace().filter_map(|word| word.trim_matches(['(', ')']).strip_prefix("GLIBC_"));
    versions
        .max_by_key(|version| order(version))
        .map(str::to_owned)
        .ok_or_else(|| Failure::Found("The library asks for no version of glibc. Is it one for Linux?".to_owned()))
}

pub(super) fn is_newer(version: &str, than: &str) -> bool {
    order(version) > order(than)
}

fn order(version: &str) -> Vec<u32> {
    version.split('.').map(|part| part.parse().unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::is_newer;

    #[test]
    fn versions_are_numbers_and_no_texts() {
        assert!(is_newer("2.17", "2.9"));
        assert!(!is_newer("2.2.5", "2.17"));
        assert!(!is_newer("2.17", "2.17"));
    }
}
