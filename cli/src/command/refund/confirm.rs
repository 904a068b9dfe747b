//! Asks the person at the terminal.

use crate::failure::Failure;
use std::io::{self, BufRead, IsTerminal, Write};

/// Whether somebody can be asked. Without it, `--yes` is needed.
pub(super) fn demand_person_or_yes(yes: bool) -> Result<(), Failure> {
    if yes || (io::stdin().is_terminal() && io::stderr().is_terminal()) {
        return Ok(());
    }
    Err(Failure::Usage(
        "There is no terminal, so nobody can be asked. Say --yes to refund without a question. Nothing was sent."
            .to_owned(),
    ))
}

/// Asks; everything but a clear yes is a no.
pub(super) fn ask(question: &str) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::Machine(format!("The terminal can't be used: {error}. Nothing was sent."));
    let mut stderr = io::stderr().lock();
    write!(stderr, "{question} [y/N] ").and_then(|()| stderr.flush()).map_err(failed)?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).map_err(failed)?;
    if matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes") { Ok(()) } else { Err(Failure::Declined) }
}
