//! Runs the shared scenarios through a language's driver, and judges by the sandbox's books.
//!
//! A scenario is a file that says what a user of any language may rely on. A driver is a small program in that language
//! that makes the calls it is told to make. All expectations and all judgement are here.

mod control;
mod driver;
mod fleet;
mod judge;
mod matcher;
mod ports;
pub mod protocol;
mod receiver;
mod run;
pub mod scenario;
mod step;
mod suite;
mod template;
mod till;
mod world;

pub use driver::Program;
pub use suite::{Outcome, run_all};
