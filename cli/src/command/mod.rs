//! One module for each command.

pub(crate) mod check;
pub(crate) mod demo;
pub(crate) mod journal;
pub(crate) mod payee;
pub(crate) mod query;
pub(crate) mod refund;
pub(crate) mod report;
pub(crate) mod sandbox;
mod session;
