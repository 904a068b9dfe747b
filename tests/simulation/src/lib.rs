//! The real client, protocol and journal over a simulated clock, network, disk and gateways. One seed is one run.
//!
//! See the README for what is simulated, what is checked, and how to read a story.

mod dice;
pub mod disk;
mod fleet;
mod judge;
mod many;
mod network;
mod post;
mod process;
mod run;
mod shop;
mod weather;
mod world;

pub use many::{Found, many};
pub use run::{Run, run};
