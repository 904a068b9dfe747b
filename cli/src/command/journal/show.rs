//! `tillback journal show`

use super::{Opened, timeline};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::json::refund::RefundLine;
use crate::output::{Output, advice, table};

pub(super) fn run(key: &str, journal: &Opened, output: &Output) -> Result<Exit, Failure> {
    let refund = journal.client.get_refund(key)?;
    output.object(&RefundLine::of(&refund, output.is_verbose()));
    output.say(output.paint().bold(advice::meaning(&refund, output.typed())));
    if let Some(afterwards) = advice::afterwards(&refund) {
        let afterwards = if refund.contradicted { output.paint().warning(afterwards) } else { afterwards };
        output.say(afterwards);
    }
    let said = crate::output::gateway(&refund.gateway_words, output.is_verbose());
    output.say(format!("\n{}", table::refund(&refund, said)));
    output.say(format!("\nWhat happened\n{}", timeline::of(&refund, output.paint())));
    Ok(Exit::Well)
}
