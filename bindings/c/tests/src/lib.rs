//! What the tests of the C ABI share: the built library, the header as text, compilers, and runs against a sandbox.
//!
//! Nothing here is skipped where a tool is missing; it fails and says what to install.

pub mod compiler;
pub mod header;
pub mod library;
pub mod program;
pub mod run;
pub mod snapshot;

use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn repository() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3);
    root.expect("the crate lies three folders deep").to_path_buf()
}

/// The folder with `tillback/tillback.h`.
pub fn include() -> PathBuf {
    repository().join("include")
}
