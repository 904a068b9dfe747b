//! Runs a language's example programs as a shop would, against the sandbox, and looks into the sandbox's books.

mod program;
mod shop;
mod stories;
mod webhook;

use clap::Parser;
use program::Programs;
use shop::Shop;
use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use stories::STORIES;
use webhook::Taking;

/// Runs a language's example programs against the sandbox.
#[derive(Parser)]
struct Arguments {
    /// How the webhook example is handed what was delivered.
    #[arg(long, value_enum)]
    webhook: Taking,
    /// How a program is started: a command line in which `{}` stands for `RefundReceipt` and the others' names.
    #[arg(required = true, last = true)]
    command: Vec<OsString>,
}

fn main() -> ExitCode {
    let Arguments { webhook, command } = Arguments::parse();
    let programs = Programs::new(command);
    let (mut passed, mut failed) = (0, 0);
    for (name, gateways, story) in STORIES {
        for gateway in *gateways {
            // What a story expects and does not find is told by the panic itself.
            let told = catch_unwind(AssertUnwindSafe(|| story(&Shop::open(*gateway, &programs), webhook)));
            let is_fine = told.is_ok();
            println!("{} {name} at {}", if is_fine { "ok" } else { "BAD" }, shop::word(*gateway));
            if is_fine { passed += 1 } else { failed += 1 }
        }
    }
    println!("{passed} passed, {failed} failed");
    if failed == 0 && passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
