//! The whole engine over real sockets against the sandbox, whose ledger is the judge.

mod faults;
mod input;
mod reads;
mod refunds;
mod shop;
mod together;
