use super::record::Record;
use crate::model::Money;

/// What of one transaction is gone or may be gone, in minor units of its currency.
///
/// Refunds made past the journal (in the gateway's dashboard, by another program) are known only from the gateway's own
/// total, which may lag behind ours. So what a total shows beyond our own refunds is remembered and never forgotten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spent {
    /// Our refunds that succeeded.
    pub(crate) done: i64,
    /// Our refunds that did or might happen.
    pub(crate) open: i64,
    /// Refunds of others, as far as the gateway's totals ever proved them.
    pub(crate) others: i64,
}

impl Spent {
    /// Takes in the total the gateway told at the last look.
    pub(crate) fn saw(&mut self, told: Option<Money>) {
        if let Some(total) = told {
            let beyond = total.minor().saturating_sub(self.done).saturating_sub(self.open);
            self.others = self.others.max(beyond);
        }
    }

    /// What is left to refund.
    pub(crate) fn left(&self, captured: Money) -> Money {
        let gone = self.done.saturating_add(self.open).saturating_add(self.others);
        Money::from_minor(captured.minor().saturating_sub(gone).max(0), captured.currency())
    }
}

/// Whether a refund's money may be reserved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Claim {
    /// Yes, and this is what is spent with it.
    Reserved(Spent),
    /// Only so much is left.
    Over { left: Money },
    /// Another refund of the transaction has to end first, or ended after the transaction was read.
    Busy,
}

impl Spent {
    /// Reserves the money of a refund. `exclusive` = its evidence is arithmetic: its baseline has to hold all our finished
    /// refunds, and none may be open.
    pub(crate) fn claim(mut self, record: &Record, exclusive: bool) -> Claim {
        let Some(order) = &record.order else { return Claim::Reserved(self) };
        let told = order.baseline.refunded;
        if exclusive && (self.open > 0 || told.is_some_and(|told| told.minor() < self.done)) {
            return Claim::Busy;
        }
        self.saw(told);
        let left = self.left(order.captured);
        if order.amount.minor() > left.minor() {
            return Claim::Over { left };
        }
        self.open = self.open.saturating_add(order.amount.minor());
        Claim::Reserved(self)
    }
}

#[cfg(test)]
mod tests {
    use super::Spent;
    use crate::model::{Currency, Money};
    use proptest::prelude::*;

    fn usd(minor: i64) -> Money {
        Money::from_minor(minor, Currency::from_code("USD").unwrap())
    }

    #[test]
    fn a_total_that_lags_does_not_free_money() {
        let mut spent = Spent { done: 40, open: 10, others: 0 };
        spent.saw(Some(usd(20)));
        assert_eq!(spent.left(usd(100)), usd(50));
        spent.saw(Some(usd(70)));
        assert_eq!(spent.others, 20);
        spent.saw(Some(usd(0)));
        assert_eq!(spent.left(usd(100)), usd(30));
    }

    #[test]
    fn a_gateway_that_tells_nothing_changes_nothing() {
        let mut spent = Spent { done: 40, open: 0, others: 5 };
        spent.saw(None);
        assert_eq!(spent, Spent { done: 40, open: 0, others: 5 });
    }

    proptest! {
        #[test]
        fn what_is_left_never_exceeds_what_any_total_left(captured in 0..1_000_i64, totals in prop::collection::vec(0..1_000_i64, 0..8)) {
            let mut spent = Spent::default();
            for total in &totals {
                spent.saw(Some(usd(*total)));
            }
            let most = totals.iter().max().copied().unwrap_or(0);
            prop_assert_eq!(spent.left(usd(captured)).minor(), (captured - most).max(0));
        }
    }
}
