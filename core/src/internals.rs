//! A door for the benchmarks and the simulation of this repository. It is no part of the API: anything here may change or
//! go at any time.

mod simulation;
mod translation;

pub use crate::refund::Rule;
pub use simulation::{Failed, Host, Parts, Permit, Sent};
pub use translation::{Order, Reply, Translation};
