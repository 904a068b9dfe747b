//! What a shop does with one payment: from the scanned receipt to the last cent.

use super::figures::{Figures, FiguresView};
use super::shop::{Shop, Till};
use crate::failure::Failure;
use serde::Serialize;
use tillback::{Error, ErrorKind, Money, Refund, RefundRequest, RefundStatus, Transaction, TransactionRef};
use tillback_sandbox::ledger::Payment;

/// One thing the shop did.
#[derive(Debug, Serialize)]
pub(super) struct Step {
    pub(super) name: &'static str,
    /// Whether it went as it should.
    pub(super) good: bool,
    /// What happened, for people.
    pub(super) text: String,
}

/// All that happened to one payment.
#[derive(Debug, Serialize)]
pub(super) struct Story {
    pub(super) gateway: &'static str,
    pub(super) method: &'static str,
    pub(super) payment: String,
    pub(super) steps: Vec<Step>,
    pub(super) figures: FiguresView,
    pub(super) agreed: bool,
    #[serde(skip)]
    pub(super) sums: Figures,
}

/// Tells each step as it happens. What goes wrong with the payment is part of the story; an error means that there is no
/// story to tell.
pub(super) fn tell(shop: &Shop, till: &'static Till, each: impl FnMut(&Step)) -> Result<Story, Failure> {
    let payment = shop.pay(till)?;
    let mut teller = Teller { shop, till, payment: &payment, steps: Vec::new(), refunds: Vec::new(), each };
    // The error itself is the last step.
    let whole = teller.go().is_some();
    let Teller { mut steps, refunds, mut each, .. } = teller;
    let figures = Figures::read(shop, till, &payment, &refunds)?;
    let comparison = Step { name: "compare", good: figures.agree(), text: figures.words() };
    each(&comparison);
    steps.push(comparison);
    let agreed = whole && steps.iter().all(|step| step.good);
    Ok(Story {
        gateway: till.account,
        method: till.method,
        payment: payment.id,
        steps,
        figures: figures.view(),
        agreed,
        sums: figures,
    })
}

struct Teller<'a, F: FnMut(&Step)> {
    shop: &'a Shop,
    till: &'static Till,
    payment: &'a Payment,
    steps: Vec<Step>,
    refunds: Vec<Refund>,
    each: F,
}

impl<F: FnMut(&Step)> Teller<'_, F> {
    /// `None` where the story broke off.
    fn go(&mut self) -> Option<()> {
        let till = self.till;
        let (paid, part) = (till.money(till.paid).ok()?, till.money(till.part).ok()?);
        let rest = paid.checked_sub(part)?;

        let printed = format!("https://shop.example/receipts/{}", self.payment.id);
        let scanned = TransactionRef::scan(&printed);
        let receipt = self.done("scan", scanned, |receipt| (true, format!("scanned a receipt: {receipt}")))?;

        let found = self.shop.client.transaction(till.account, &receipt);
        let transaction = self.done("find", found, |found| {
            let good = found.amount == paid && found.refunded.is_none_or(Money::is_zero);
            (
                good,
                format!("found the payment: {}, {}, reference {}", found.amount, found.status.as_str(), named(found)),
            )
        })?;

        let request = self.request(&receipt, "part").amount(part);
        self.refund("refund_part", request, part, "gave a part back")?;

        // Without an amount: all that is left.
        let request = self.request(&receipt, "rest");
        self.refund("refund_rest", request, rest, "gave the rest back")?;

        self.one_more(&receipt);

        let again = self.shop.client.transaction(till.account, &receipt);
        self.done("read_again", again, |again| {
            let good =
                again.id == transaction.id && again.amount == paid && again.refunded.is_none_or(|back| back == paid);
            let told = again.refunded.map_or_else(
                || "and its refunds as transactions of their own, found by their marks".to_owned(),
                |back| format!("{back} went back"),
            );
            (good, format!("read the payment again: {}, {told}", again.status.as_str()))
        })?;
        Some(())
    }

    fn request(&self, receipt: &TransactionRef, part: &str) -> RefundRequest {
        let key = format!("{}-{part}", self.payment.reference);
        RefundRequest::new(self.till.account, receipt.clone(), key).reason("returned")
    }

    fn refund(&mut self, name: &'static str, request: RefundRequest, amount: Money, words: &str) -> Option<()> {
        let refund = self.shop.client.refund(request);
        let before: i64 = self.refunds.iter().map(|refund| refund.amount.minor()).sum();
        let books = self.shop.books(self.payment).map(|entry| entry.refunded);
        let refund = self.done(name, refund, |refund| {
            let is_in_books = books == before.checked_add(amount.minor());
            let good = refund.status == RefundStatus::Succeeded && refund.amount == amount && is_in_books;
            (good, format!("{words}: {}, {}, sent {}", refund.amount, refund.status, times(refund.attempts.len())))
        })?;
        self.refunds.push(refund);
        Some(())
    }

    /// One cent more has to be refused, with a reason that a person understands.
    fn one_more(&mut self, receipt: &TransactionRef) {
        let Ok(cent) = self.till.money(1) else { return };
        // A cent stands for the smallest coin of any currency.
        let step = match self.shop.client.refund(self.request(receipt, "more").amount(cent)) {
            Ok(refund) => {
                let good = refund.status == RefundStatus::Refused;
                let step = Step { name: "one_more", good, text: format!("one cent more ({cent}): {}", refund.status) };
                self.refunds.push(refund);
                step
            }
            Err(error) => {
                let good = matches!(error.kind(), ErrorKind::OverRefund | ErrorKind::NotRefundable);
                Step { name: "one_more", good, text: format!("one cent more ({cent}) was refused: {error}") }
            }
        };
        self.tell(step);
    }

    fn done<T>(
        &mut self,
        name: &'static str,
        result: Result<T, Error>,
        judge: impl FnOnce(&T) -> (bool, String),
    ) -> Option<T> {
        let (good, text) = match &result {
            Ok(value) => judge(value),
            Err(error) => (false, format!("{error}")),
        };
        self.tell(Step { name, good, text });
        result.ok()
    }

    fn tell(&mut self, step: Step) {
        (self.each)(&step);
        self.steps.push(step);
    }
}

fn named(transaction: &Transaction) -> &str {
    transaction.reference.as_deref().unwrap_or("unknown")
}

pub(super) fn times(number: usize) -> String {
    if number == 1 { "once".to_owned() } else { format!("{number} times") }
}
