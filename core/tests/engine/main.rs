//! The whole engine over real sockets against the sandbox, whose ledger is the judge.

mod blocking;
mod faults;
mod input;
mod journal;
mod payees;
mod queue;
mod reads;
mod receiver;
mod refunds;
mod report;
mod report_of_queued;
mod settle;
mod shop;
mod stopped;
mod together;
mod webhooks;
