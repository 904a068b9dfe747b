//! Finds directories of somebody's machine that slipped into a file: they mean nothing to anyone else.

use crate::workspace::Tree;

/// Directories at the root of a machine. Named without their slashes, so that this file does not find itself.
const ROOTS: [&str; 4] = ["work", "root", "home", "tmp"];

/// One line for people per finding.
pub(crate) fn machine_paths(tree: &Tree) -> Vec<String> {
    let mut findings = Vec::new();
    for (path, text) in tree.texts() {
        for (number, line) in text.lines().enumerate() {
            if let Some(directory) = machine_path(line) {
                findings.push(format!("{path}:{}: names {directory} on somebody's machine", number + 1));
            }
        }
    }
    findings
}

fn machine_path(line: &str) -> Option<String> {
    ROOTS.iter().map(|root| format!("/{root}/")).find(|directory| {
        line.match_indices(directory.as_str()).any(|(at, _)| !continues(line[..at].chars().next_back()))
    })
}

/// Whether a slash after this character goes on with a path or an address, rather than starting at the machine's root.
fn continues(before: Option<char>) -> bool {
    before.is_some_and(|c| c.is_alphanumeric() || "_-.~*})]>".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Spelled in pieces, for the same reason as [`ROOTS`].
    fn found(pattern: &str) -> bool {
        machine_path(&pattern.replace('@', "/")).is_some()
    }

    #[test]
    fn absolute_directories_are_found() {
        for line in ["@home@ann@till", "cd @work@x", "\"@root@.cargo\"", "(@tmp@a)", "A=@tmp@a", "file:@@@home@ann@a"] {
            assert!(found(line), "{line}");
        }
    }

    #[test]
    fn parts_of_longer_paths_and_addresses_are_not() {
        for line in
            ["target@tmp@a", "https:@@example.com@home@", "~@work@", "${DIR}@tmp@a", "@homes@", ".@work@a", "@tmp"]
        {
            assert!(!found(line), "{line}");
        }
    }

    #[test]
    fn a_finding_says_where() {
        let text = "fine\nsee @tmp@log\n".replace('@', "/");
        let findings = machine_paths(&Tree::from([("notes.md", text.as_str())]));
        assert_eq!(findings.len(), 1);
        assert!(findings[0].starts_with("notes.md:2: "), "{}", findings[0]);
    }
}
