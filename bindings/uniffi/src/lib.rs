//! The compiled half of tillback for Kotlin and Swift: it converts and forwards.
//!
//! A call is made ready from plain records ([`client`], [`input`]), is then awaited or waited for ([`call`], [`news`]), and its end
//! becomes plain records again ([`output`]). What is written in Kotlin and Swift decides nothing either; it is idiomatic. None of
//! this is API: programs meet the types that are made of it.

mod call;
mod client;
mod failure;
mod host;
mod input;
mod listing;
mod log;
mod money;
mod news;
mod output;
mod questions;
mod report;
mod words;

uniffi::setup_scaffolding!("tillback");
