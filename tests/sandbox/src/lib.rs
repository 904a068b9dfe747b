//! Stateful simulators of Pockyt, Yedpay and PayCross, as a library and as a server on loopback.
//!
//! The sandbox keeps real books: it knows what was paid and what went back, so a test can compare what a program
//! believes with what really happened. It plays faults on demand, from a lost answer to a gateway that refuses
//! connections. It shares no code with the `tillback` engine, so that one misreading can't hide in both.
//!
//! - [`world::World`] and the simulators in [`gateway`] are state and pure functions.
//! - [`sandbox::Sandbox`] puts them together with faults and a record of all requests. It has no clock and no sockets.
//! - [`server::Server`] serves a sandbox over HTTP and HTTPS on loopback.

pub mod account;
mod answer_body;
pub mod by_hand;
mod connection;
mod control;
pub mod delivery;
pub mod description;
mod door;
pub mod fault;
pub mod gateway;
pub mod host;
pub mod ledger;
pub mod notification;
pub mod outcome;
pub mod record;
pub mod rule;
pub mod sandbox;
mod seed;
pub mod server;
mod shared;
mod spoil;
mod tls;
mod webhook_key;
pub mod wire;
pub mod world;

pub use by_hand::NewPayment;
pub use door::HostAddress;
pub use fault::Fault;
pub use host::{Host, Operation};
pub use ledger::GatewayName;
pub use rule::Rule;
pub use sandbox::Sandbox;
pub use server::{Options, Server};

/// The program in the README is kept working.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
