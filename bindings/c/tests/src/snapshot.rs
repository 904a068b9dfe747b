//! What is kept in the repository, so that a change of the ABI is seen by whoever makes it.

use std::path::Path;

/// Set to anything, it writes the snapshots anew.
const UPDATE: &str = "TILLBACK_UPDATE_SNAPSHOTS";

/// Compares a text with the file of this name in `snapshots`.
///
/// # Panics
/// Where they differ: with the lines that do, and with what it means.
pub fn hold(name: &str, found: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots").join(name);
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(&file, found).unwrap_or_else(|error| panic!("{} can't be written: {error}", file.display()));
        return;
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    let lines = differences(&kept, found);
    assert!(
        lines.is_empty(),
        "The ABI is not the one in bindings/c/tests/snapshots/{name}:\n\n{}\n\n\
         A line with - alone breaks programs that are compiled already: functions are never taken away or changed, numbers \
         keep their meaning, and structs grow only at their end. If that was not meant, take the change back. An addition is \
         fine: raise TILLBACK_ABI_VERSION for it, and run the test with {UPDATE}=1 to write the file anew.",
        lines.join("\n")
    );
}

fn differences(kept: &str, found: &str) -> Vec<String> {
    let gone = kept.lines().filter(|line| !found.lines().any(|other| other == *line)).map(|line| format!("- {line}"));
    let new = found.lines().filter(|line| !kept.lines().any(|other| other == *line)).map(|line| format!("+ {line}"));
    gone.chain(new).collect()
}

#[cfg(test)]
mod tests {
    use super::differences;

    #[test]
    fn only_what_differs_is_told() {
        assert_eq!(differences("a\nb\n", "b\nc\n"), ["- a", "+ c"]);
        assert!(differences("a\nb", "b\na").is_empty());
    }
}
