//! `tillback journal check`

use super::Opened;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use serde::Serialize;

#[derive(Serialize)]
struct Line<'a> {
    journal: View<'a>,
}

#[derive(Serialize)]
struct View<'a> {
    path: String,
    problems: &'a [String],
}

pub(super) fn run(journal: &Opened, output: &Output) -> Result<Exit, Failure> {
    let progress = output.spinner("Reading the journal");
    let problems = journal.client.check_journal()?;
    drop(progress);
    let path = journal.path.display().to_string();
    output.say(format!("journal  {}", crate::output::clean(&path)));
    for problem in &problems {
        output.say(format!("{} {}", output.paint().mark(false), crate::output::clean(problem)));
    }
    if problems.is_empty() {
        output.say(format!("{} Everything in it fits together.", output.paint().mark(true)));
    } else {
        output.say(
            "Refund nothing with this journal before you know why: keep a copy of the file, and compare what it holds with \
             the gateways.",
        );
    }
    output.object(&Line { journal: View { path, problems: &problems } });
    Ok(if problems.is_empty() { Exit::Well } else { Exit::Error })
}
