//! `tillback demo`: what a shop does, at every gateway, with the gateways' own books as the judge.

mod figures;
mod payee;
mod report;
mod shop;
mod story;
mod trouble;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use shop::{Shop, TILLS};
use std::time::Instant;

pub(crate) fn run(output: &Output) -> Result<Exit, Failure> {
    let began = Instant::now();
    output.say("tillback gives money back at three simulated gateways on this machine, over TLS.");
    let progress = output.spinner("Starting the gateways");
    let shop = Shop::open(output.program())?;
    let mut stories = Vec::new();
    for till in &TILLS {
        progress.message(format!("{} ({})", till.title, till.method));
        progress.aside(|| output.say(format!("\n{}", output.paint().bold(format!("{}, {}", till.title, till.words)))));
        stories.push(story::tell(&shop, till, |step| progress.aside(|| report::step(step, output)))?);
    }
    progress.message("A payee at Pockyt");
    progress.aside(|| output.say(format!("\n{}", output.paint().bold("Pockyt, a payee"))));
    let payee = payee::tell(&shop, |step| progress.aside(|| report::step(step, output)))?;
    let mut troubles = Vec::new();
    for trouble in &trouble::ALL {
        progress.message(trouble.title);
        progress.aside(|| output.say(format!("\n{}", output.paint().bold(trouble.title))));
        let mut teller = trouble::Teller::new(&progress, output);
        (trouble.happens)(&shop, &mut teller)?;
        troubles.push(teller.end(trouble.name));
    }
    drop(progress);
    let agreed = stories.iter().all(|story| story.agreed) && payee.agreed && troubles.iter().all(|one| one.agreed);
    report::end(&report::Report::new(agreed, began.elapsed(), &stories, &payee, &troubles), output);
    Ok(if agreed { Exit::Well } else { Exit::Disagreement })
}
