//! The Rust driver passes every scenario, every operation has one, and the judge notices what is wrong.

mod judge;
mod operations;
mod reuse;
mod scenarios;

use std::path::PathBuf;
use tillback_conformance::Program;
use tillback_conformance::scenario::{self, Scenario};

fn all() -> Vec<Scenario> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../scenarios");
    scenario::load(folder.as_ref()).expect("every scenario can be read")
}

fn rust_driver() -> Program {
    Program { file: PathBuf::from(env!("CARGO_BIN_EXE_tillback-rust-driver")), arguments: Vec::new(), reused: false }
}
