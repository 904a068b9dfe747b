//! Ends of calls, and the steps on the way to them.

use super::payee::{EngineCheck, EngineEvent, EnginePayee};
use super::{EngineRefund, EngineRow, EngineTransaction};
use crate::failure::EngineProblem;
use crate::report::EngineRows;
use std::sync::Arc;
use tillback::{Check, Done, Event, Payee, Refund, ReportRow, SettleStep, Settlement, Transaction};

/// The end of a call, or a step on the way to it.
#[derive(uniffi::Enum)]
pub enum EngineAnswer {
    /// The end was told before.
    Over,
    /// A step: one refund of many ended.
    RefundDone {
        /// How.
        done: EngineDone,
        /// The refund, where there was no error.
        refund: Option<EngineRefund>,
    },
    /// A step: one question of many ended.
    TransactionDone {
        /// How.
        done: EngineDone,
        /// The payment, where there was no error.
        transaction: Option<EngineTransaction>,
    },
    /// A step: a refund was brought on.
    Settled {
        /// The refund as it stands now.
        refund: EngineRefund,
        /// Refunds that ended so far.
        ended: u64,
        /// Refunds that were found open.
        found: u64,
    },
    /// The end, with nothing to tell.
    Nothing,
    /// The end.
    Refund {
        /// It.
        refund: EngineRefund,
    },
    /// The end.
    Settlement {
        /// What ended.
        ended: Vec<EngineRefund>,
        /// What is still open.
        open: Vec<EngineRefund>,
    },
    /// The end.
    Transaction {
        /// It.
        transaction: EngineTransaction,
    },
    /// The end.
    Transactions {
        /// They.
        transactions: Vec<EngineTransaction>,
    },
    /// The end.
    Payee {
        /// It.
        payee: EnginePayee,
    },
    /// The end.
    Event {
        /// It.
        event: EngineEvent,
    },
    /// The end.
    Check {
        /// It.
        check: EngineCheck,
    },
    /// The end.
    Rows {
        /// To be read.
        rows: Arc<EngineRows>,
    },
    /// The end.
    Row {
        /// It.
        row: EngineRow,
    },
    /// The end.
    Texts {
        /// They.
        texts: Vec<String>,
    },
    /// The end.
    Flag {
        /// It.
        flag: bool,
    },
}

/// How one call of many ended, and how far all of them are.
#[derive(uniffi::Record)]
pub struct EngineDone {
    /// Its place in the input, from 0.
    pub index: u64,
    /// Why it failed.
    pub error: Option<EngineProblem>,
    /// Calls that ended with a result so far.
    pub answered: u64,
    /// Calls that ended with an error so far.
    pub failed: u64,
}

impl<T> From<&Done<T>> for EngineDone {
    fn from(done: &Done<T>) -> Self {
        Self {
            index: count(done.index),
            error: done.result.as_ref().err().map(EngineProblem::from),
            answered: count(done.tally.answered),
            failed: count(done.tally.failed),
        }
    }
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

impl From<Done<Refund>> for EngineAnswer {
    fn from(done: Done<Refund>) -> Self {
        Self::RefundDone { done: EngineDone::from(&done), refund: done.result.ok().map(Into::into) }
    }
}

impl From<Done<Transaction>> for EngineAnswer {
    fn from(done: Done<Transaction>) -> Self {
        Self::TransactionDone { done: EngineDone::from(&done), transaction: done.result.ok().map(Into::into) }
    }
}

impl From<SettleStep> for EngineAnswer {
    fn from(step: SettleStep) -> Self {
        Self::Settled { refund: step.refund.into(), ended: count(step.tally.ended), found: count(step.tally.found) }
    }
}

impl From<()> for EngineAnswer {
    fn from((): ()) -> Self {
        Self::Nothing
    }
}

impl From<bool> for EngineAnswer {
    fn from(flag: bool) -> Self {
        Self::Flag { flag }
    }
}

impl From<Refund> for EngineAnswer {
    fn from(refund: Refund) -> Self {
        Self::Refund { refund: refund.into() }
    }
}

impl From<Settlement> for EngineAnswer {
    fn from(settlement: Settlement) -> Self {
        let all = |refunds: Vec<Refund>| refunds.into_iter().map(Into::into).collect();
        Self::Settlement { ended: all(settlement.ended), open: all(settlement.open) }
    }
}

impl From<Transaction> for EngineAnswer {
    fn from(transaction: Transaction) -> Self {
        Self::Transaction { transaction: transaction.into() }
    }
}

impl From<Vec<Transaction>> for EngineAnswer {
    fn from(transactions: Vec<Transaction>) -> Self {
        Self::Transactions { transactions: transactions.into_iter().map(Into::into).collect() }
    }
}

impl From<Payee> for EngineAnswer {
    fn from(payee: Payee) -> Self {
        Self::Payee { payee: payee.into() }
    }
}

impl From<Event> for EngineAnswer {
    fn from(event: Event) -> Self {
        Self::Event { event: event.into() }
    }
}

impl From<Check> for EngineAnswer {
    fn from(check: Check) -> Self {
        Self::Check { check: check.into() }
    }
}

impl From<Vec<String>> for EngineAnswer {
    fn from(texts: Vec<String>) -> Self {
        Self::Texts { texts }
    }
}

impl From<EngineRows> for EngineAnswer {
    fn from(rows: EngineRows) -> Self {
        Self::Rows { rows: Arc::new(rows) }
    }
}

impl From<&ReportRow> for EngineAnswer {
    fn from(row: &ReportRow) -> Self {
        Self::Row { row: row.into() }
    }
}
