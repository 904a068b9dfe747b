//! The C ABI of tillback. What a C programmer reads is the header, `include/tillback/tillback.h`, which is made from this
//! crate; the contract stands at its head, in `header/contract.h`.
//!
//! A binding converts and forwards: each function turns its arguments into those of `tillback`, makes one call, and turns the
//! end into an object or an error.
//!
//! - [`boundary`]: no panic and no wrong argument gets across.
//! - [`object`]: what a program holds by pointer, and how a wrong pointer is noticed.
//! - [`argument`], [`text`]: what comes in and goes out.
//! - [`view`]: results, as structs a program reads.
//! - [`operation`]: the functions of a client.

mod argument;
mod boundary;
mod call;
mod client;
mod config;
mod error;
mod log;
mod money;
mod name;
mod object;
mod operation;
mod text;
mod version;
mod view;
mod word;
