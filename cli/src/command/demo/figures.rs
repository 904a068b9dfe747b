//! What everybody says went back: tillback, the gateway, and the gateway's own books.

use super::shop::{Shop, Till};
use crate::failure::Failure;
use crate::output::json::MoneyView;
use crate::output::table;
use serde::Serialize;
use tillback::{GatewayName, Money, Refund, RefundStatus, TransactionKind, TransactionRef, TransactionStatus};
use tillback_sandbox::ledger::{Payment, RefundState};

/// The figures of one payment. `None` where somebody could not tell.
#[derive(Clone, Debug)]
pub(super) struct Figures {
    pub(super) paid: Money,
    /// The refunds that tillback calls succeeded, and their sum.
    pub(super) tillback: Option<(usize, Money)>,
    /// What the gateway answers when it is asked again.
    pub(super) gateway: Option<Money>,
    /// What its books hold: the only figure that nobody on the way could spoil.
    pub(super) ledger: Option<(usize, Money)>,
    /// Whether the books hold nothing but refunds that are done.
    settled: bool,
}

/// The same for programs.
#[derive(Debug, Serialize)]
pub(super) struct FiguresView {
    paid: MoneyView,
    tillback: Option<MoneyView>,
    tillback_refunds: Option<usize>,
    gateway: Option<MoneyView>,
    ledger: Option<MoneyView>,
    ledger_refunds: Option<usize>,
    agree: bool,
}

impl Figures {
    pub(super) fn read(shop: &Shop, till: &Till, payment: &Payment, refunds: &[Refund]) -> Result<Self, Failure> {
        let none = till.money(0)?;
        let sum = |amounts: &[Money]| amounts.iter().try_fold(none, |sum, amount| sum.checked_add(*amount));
        let succeeded = refunds.iter().filter(|refund| refund.status == RefundStatus::Succeeded);
        let succeeded: Vec<Money> = succeeded.map(|refund| refund.amount).collect();
        let entry = shop.books(payment);
        let books = entry.as_ref().map(|entry| &entry.payment.refunds);
        let done = books.map(|refunds| refunds.iter().filter(|one| one.state == RefundState::Done).count());
        Ok(Self {
            paid: till.money(till.paid)?,
            tillback: sum(&succeeded).map(|sum| (succeeded.len(), sum)),
            gateway: told(shop, till, payment, refunds, sum),
            ledger: match (done, &entry) {
                (Some(done), Some(entry)) => Some((done, till.money(entry.refunded)?)),
                _ => None,
            },
            settled: books.is_some_and(|refunds| refunds.iter().all(|one| one.state == RefundState::Done)),
        })
    }

    /// Whether all was paid back, once, and everybody says so.
    pub(super) fn agree(&self) -> bool {
        self.settled
            && self.gateway == Some(self.paid)
            && self.tillback.is_some_and(|(_, sum)| sum == self.paid)
            && self.ledger == self.tillback
    }

    /// Who says what.
    pub(super) fn words(&self) -> String {
        if self.agree() {
            return format!("tillback, the gateway and the gateway's own books agree: {} went back", self.paid);
        }
        let figure = |told: Option<Money>| table::shown(told);
        let [tillback, ledger] = [self.tillback, self.ledger].map(|told| figure(told.map(|(_, sum)| sum)));
        let gateway = figure(self.gateway);
        format!("tillback says {tillback}, the gateway {gateway}, its own books {ledger}: they disagree")
    }

    pub(super) fn view(&self) -> FiguresView {
        FiguresView {
            paid: self.paid.into(),
            tillback: self.tillback.map(|(_, sum)| sum.into()),
            tillback_refunds: self.tillback.map(|(number, _)| number),
            gateway: self.gateway.map(MoneyView::from),
            ledger: self.ledger.map(|(_, sum)| sum.into()),
            ledger_refunds: self.ledger.map(|(number, _)| number),
            agree: self.agree(),
        }
    }
}

/// Asks the gateway. PayCross's payments don't tell what went back; there each refund is found by its mark.
fn told(
    shop: &Shop,
    till: &Till,
    payment: &Payment,
    refunds: &[Refund],
    sum: impl Fn(&[Money]) -> Option<Money>,
) -> Option<Money> {
    let reference = TransactionRef::gateway_id(payment.id.as_str()).ok()?;
    let read = shop.client.transaction(till.account, &reference).ok()?;
    if shop.client.capabilities(read.gateway).tells_refunded {
        return read.refunded;
    }
    debug_assert_eq!(read.gateway, GatewayName::Paycross);
    let mut amounts = Vec::new();
    for refund in refunds {
        let mark = TransactionRef::merchant(refund.id.as_str()).ok()?;
        for found in shop.client.find(till.account, &mark).ok()? {
            let is_ours = found.kind == TransactionKind::Refund && found.parent_id.as_deref() == Some(&payment.id);
            if is_ours && found.status == TransactionStatus::Paid {
                amounts.push(found.amount);
            }
        }
    }
    sum(&amounts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_figure_that_differs_is_enough() {
        let money = |text: &str| text.parse::<Money>().unwrap();
        let told = Some((2, money("20.00 USD")));
        let good = Figures {
            paid: money("20.00 USD"),
            tillback: told,
            gateway: told.map(|one| one.1),
            ledger: told,
            settled: true,
        };
        assert!(good.agree());
        let twice = Some((4, money("40.00 USD")));
        let bad = [
            Figures { tillback: Some((2, money("19.99 USD"))), ..good.clone() },
            Figures { tillback: None, ..good.clone() },
            Figures { gateway: Some(money("19.99 USD")), ..good.clone() },
            Figures { gateway: None, ..good.clone() },
            Figures { ledger: twice, ..good.clone() },
            // The right sum in the wrong number of refunds.
            Figures { ledger: Some((3, money("20.00 USD"))), ..good.clone() },
            Figures { settled: false, ..good.clone() },
            // Everybody agrees that too much went back.
            Figures { tillback: twice, gateway: Some(money("40.00 USD")), ledger: twice, ..good },
        ];
        for figures in bad {
            assert!(!figures.agree(), "{figures:?}");
        }
    }
}
