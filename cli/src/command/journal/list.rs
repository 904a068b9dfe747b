//! `tillback journal list`

use super::Opened;
use crate::args::Which;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::json::refund::RefundLine;
use crate::output::{Output, table};

pub(super) fn run(which: &Which, journal: &Opened, output: &Output) -> Result<Exit, Failure> {
    let mut found = Vec::new();
    for refund in journal.client.list_refunds(which.filter())?.take(which.limit()) {
        let refund = refund?;
        output.object(&RefundLine::of(&refund, output.is_verbose()));
        if output.is_closed() {
            break;
        }
        if !output.is_json() {
            found.push(refund);
        }
    }
    if found.is_empty() {
        output.say(format!("Nothing fits in the journal {}.", journal.path.display()));
    } else {
        output.say(table::refunds(&found));
        output.say(format!("`{} journal show KEY` tells all about one.", output.typed()));
    }
    Ok(Exit::Well)
}
