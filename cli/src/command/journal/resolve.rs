//! `tillback journal resolve`

use super::Opened;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::json::refund::RefundLine;
use crate::output::{Output, table};
use tillback::Outcome;

pub(super) fn run(key: &str, outcome: Outcome, note: &str, journal: &Opened, output: &Output) -> Result<Exit, Failure> {
    let refund = journal.client.resolve(key, outcome, note)?;
    output.object(&RefundLine::of(&refund, output.is_verbose()));
    output.say(format!("Written down: the refund is {}, for good.\n{}", refund.status, table::refund(&refund, None)));
    Ok(Exit::Well)
}
