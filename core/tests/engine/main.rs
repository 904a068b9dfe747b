//! The whole engine over real sockets against the sandbox, whose ledger is the judge.

mod blocking;
mod faults;
mod input;
mod reads;
mod receiver;
mod refunds;
mod shop;
mod together;
