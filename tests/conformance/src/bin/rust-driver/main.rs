//! The driver for Rust programs: makes the calls that the runner tells it to make, and answers with what came of them.
//!
//! `tests/conformance/README.md` describes the protocol.

mod arguments;
mod asynchronous;
mod blocking;
mod open;
mod values;

use arguments::{Line, Timed};
use serde_json::{Value, json};
use std::error::Error;
use std::io::{self, BufRead, Write};

/// Why a call could not be made: a mistake in the scenario or in this driver, and never in tillback.
type Misunderstood = Box<dyn Error + Send + Sync>;

/// What a call came to.
type Answer = Result<Value, Misunderstood>;

/// How the library is called.
trait Library {
    fn open(&mut self, client: arguments::ClientSettings) -> Answer;
    fn call(&self, call: Timed) -> Answer;
    /// All at once.
    fn together(&self, calls: Vec<Timed>) -> Answer;
}

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let mut library: Box<dyn Library> = match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--mode", "blocking"] => Box::new(blocking::Blocking::default()),
        ["--mode", "async"] => Box::new(asynchronous::Async::new()?),
        _ => return Err("usage: tillback-rust-driver --mode blocking|async".into()),
    };
    for line in io::stdin().lock().lines() {
        let answer = answer(&mut *library, &line?).unwrap_or_else(|error| json!({ "driver": error.to_string() }));
        let mut out = io::stdout().lock();
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

fn answer(library: &mut dyn Library, line: &str) -> Answer {
    match Line::read(line)? {
        Line::Open { client } => library.open(*client),
        Line::Together { calls } => library.together(calls),
        Line::Call(call) => library.call(*call),
    }
}
