//! Kills real programs while they refund, and compares what is left with the gateways' books.
//!
//! The program that is killed is `till` (`src/main.rs`); the tests in `tests/kills` start and kill it. What both have to
//! agree on is here: the [`shop`] they work in, the [`task`] a till is given, what it [`told`] before its end, and the
//! [`judge`] of it all.

pub mod judge;
pub mod shop;
pub mod task;
pub mod told;
