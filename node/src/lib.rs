//! The compiled half of the package `tillback`: it converts and forwards.
//!
//! A call comes in as one JSON text ([`input`]), is made on a thread of tillback's ([`host`]), and its end goes back as another
//! ([`output`]) by way of a box that the event loop empties ([`mailbox`]). What is written in TypeScript decides nothing either: it
//! checks types and makes objects.

// In a test there is no Node to show anything to, so what is shown to it alone has no use there.
#![cfg_attr(test, allow(dead_code))]

mod boundary;
mod call;
mod client;
mod command_line;
mod host;
mod input;
mod log;
mod mailbox;
mod money;
mod operation;
mod output;
mod sandbox;
mod stream;
mod told;
