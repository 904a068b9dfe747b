//! The command from the outside: what it prints, how it ends, and what the gateways' books say afterwards.

mod batch;
mod browser;
mod check;
mod config;
mod demo;
mod export;
#[cfg(unix)]
mod interrupt;
mod journal;
mod page;
mod payee;
mod place;
mod query;
mod refund;
mod report;
mod sandbox;
mod till;
