//! The operations of a client: each waits, or is started and told to a callback.

mod gateway;
mod journal;
mod many;
mod payee;
mod refund;
mod report;
mod transaction;
mod transactions;
mod webhook;
