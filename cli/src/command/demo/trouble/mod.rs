//! What goes wrong around a refund, and what the gateways' books say afterwards.

mod killed;
mod lost;
mod program;
mod race;

use super::report;
use super::shop::{Shop, TILLS, Till};
use super::story::Step;
use crate::failure::Failure;
use crate::output::{Output, Progress};
use serde::Serialize;
use tillback::Money;
use tillback_sandbox::ledger::{Payment, RefundState};

/// One kind of trouble.
pub(super) struct Trouble {
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    pub(super) happens: fn(&Shop, &mut Teller<'_>) -> Result<(), Failure>,
}

pub(super) const ALL: [Trouble; 3] = [
    Trouble { name: "lost_answer", title: "Trouble: Yedpay's answer to a refund is lost", happens: lost::happens },
    Trouble {
        name: "killed_program",
        title: "Trouble: a program is killed between asking Pockyt and the answer",
        happens: killed::happens,
    },
    Trouble {
        name: "race",
        title: "Trouble: two programs race for the last cent of a PayCross payment",
        happens: race::happens,
    },
];

const POCKYT: &Till = &TILLS[0];
const YEDPAY: &Till = &TILLS[1];
const PAYCROSS: &Till = &TILLS[3];

/// What happened.
#[derive(Debug, Serialize)]
pub(super) struct TroubleStory {
    pub(super) name: &'static str,
    steps: Vec<Step>,
    pub(super) agreed: bool,
}

/// Tells each step as it happens, and keeps it.
pub(super) struct Teller<'a> {
    progress: &'a Progress,
    output: &'a Output,
    steps: Vec<Step>,
}

impl<'a> Teller<'a> {
    pub(super) fn new(progress: &'a Progress, output: &'a Output) -> Self {
        Self { progress, output, steps: Vec::new() }
    }

    fn step(&mut self, name: &'static str, good: bool, text: impl Into<String>) {
        let step = Step { name, good, text: text.into() };
        self.progress.aside(|| report::step(&step, self.output));
        self.steps.push(step);
    }

    /// What the gateway's own books hold of a payment: it has to be exactly these refunds, all of them done.
    fn books(&mut self, shop: &Shop, till: &Till, payment: &Payment, expected: &[Money]) {
        let entry = shop.books(payment);
        let refunds = entry.as_ref().map_or(&[][..], |entry| &entry.payment.refunds);
        let mut found: Vec<i64> = refunds.iter().map(|one| one.amount).collect();
        let mut wanted: Vec<i64> = expected.iter().map(|amount| amount.minor()).collect();
        found.sort_unstable();
        wanted.sort_unstable();
        let good = found == wanted && refunds.iter().all(|one| one.state == RefundState::Done);
        let amounts: Vec<String> = found.iter().map(|minor| words(till, *minor)).collect();
        let amounts = if amounts.is_empty() { "nothing".to_owned() } else { amounts.join(" and ") };
        let number = if found.len() == 1 { "1 refund".to_owned() } else { format!("{} refunds", found.len()) };
        self.step("ledger", good, format!("the gateway's own books hold {number}: {amounts}"));
    }

    pub(super) fn end(self, name: &'static str) -> TroubleStory {
        let agreed = !self.steps.is_empty() && self.steps.iter().all(|step| step.good);
        TroubleStory { name, steps: self.steps, agreed }
    }
}

fn words(till: &Till, minor: i64) -> String {
    till.money(minor).map_or_else(|_| minor.to_string(), |money| money.to_string())
}
