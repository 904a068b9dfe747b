//! The command from the outside: what it prints, how it ends, and what the gateways' books say afterwards.

mod batch;
mod check;
mod config;
mod demo;
#[cfg(unix)]
mod interrupt;
mod payee;
mod query;
mod refund;
mod sandbox;
mod till;
