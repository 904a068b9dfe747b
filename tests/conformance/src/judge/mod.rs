//! Judges what a driver answered, and what the gateways' books show in the end.

mod answers;
mod books;
mod promises;

use crate::scenario::Script;
use crate::world::World;
use promises::Promises;
use serde_json::Value;

#[derive(Default)]
pub(crate) struct Judge {
    secrets: Vec<String>,
    promises: Promises,
    problems: Vec<String>,
}

impl Judge {
    pub(crate) fn new(secrets: Vec<String>) -> Self {
        Self { secrets, ..Self::default() }
    }

    pub(crate) fn tell(&mut self, problem: impl Into<String>) {
        self.problems.push(problem.into());
    }

    pub(crate) fn problems(self) -> Vec<String> {
        self.problems
    }

    /// What has to be true of every answer, whatever a scenario expects of it.
    pub(crate) fn answer(&mut self, step: usize, answer: &Value) {
        let mut problems = answers::problems(answer);
        problems.extend(self.promises.heard(answer));
        if let Some(shown) = answers::shows(answer, &self.secrets) {
            problems.push(shown);
        }
        self.problems.extend(problems.into_iter().map(|problem| format!("step {step}: {problem}")));
    }

    /// What a driver wrote to its error output.
    pub(crate) fn words(&mut self, words: &str) {
        if self.secrets.iter().any(|secret| words.contains(secret.as_str())) {
            self.tell("the driver's error output shows a credential");
        }
        if words.contains("panicked at") {
            self.tell(format!("something panicked: {words}"));
        }
    }

    /// What really happened at the gateways.
    pub(crate) fn books(&mut self, world: &World, script: &Script) {
        let ledger = world.server.with_time(|sandbox, now| {
            sandbox.tick(now);
            sandbox.ledger()
        });
        self.problems.extend(books::payments(world, script, &ledger));
        self.problems.extend(books::payees(world, script, &ledger));
        self.problems.extend(books::requests(world, script));
        self.problems.extend(self.promises.kept(&ledger));
    }
}
