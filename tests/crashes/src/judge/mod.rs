//! Compares what was told, what the journal knows and what the gateways did. An empty list of complaints is an
//! acquittal.

mod money;
mod promises;
#[cfg(test)]
mod tests;

use crate::task::Order;
use crate::told::What;
use std::collections::BTreeMap;
use tillback::{Refund, RefundStatus};

/// All there is to judge, when nothing is running any more.
#[derive(Clone, Debug, Default)]
pub struct Case {
    /// What was to be refunded, by key.
    pub orders: BTreeMap<String, Order>,
    /// Every call that was made, or may have been.
    pub calls: Vec<Call>,
    /// The journal's refunds, by key.
    pub refunds: BTreeMap<String, Known>,
    /// The gateways' books, by the id of the payment.
    pub payments: BTreeMap<String, Payment>,
    /// How many requests for a refund reached the gateways, by the mark they carried.
    pub arrivals: BTreeMap<String, usize>,
    /// What the journal says of itself.
    pub journal_problems: Vec<String>,
}

/// One refund in one life of a till.
#[derive(Clone, Debug)]
pub struct Call {
    pub key: String,
    /// When that life began and when it was over, counted by whoever started it: of two lives that do not overlap, the
    /// later one has to know what the earlier one told.
    pub began: u64,
    pub ended: u64,
    /// `None` where it was killed before it told anything, or before it began.
    pub told: Option<What>,
}

/// A refund as the journal knows it.
#[derive(Clone, Debug)]
pub struct Known {
    pub mark: String,
    pub status: RefundStatus,
    pub amount: i64,
    /// How often it was marked as about to be sent.
    pub attempts: usize,
    pub contradicted: bool,
}

/// A payment and what went back of it.
#[derive(Clone, Debug, Default)]
pub struct Payment {
    pub captured: i64,
    /// Whether the gateway leaves some ends to a person.
    pub may_need_review: bool,
    /// Refunds that moved money or still may.
    pub movements: Vec<Movement>,
}

#[derive(Clone, Debug)]
pub struct Movement {
    /// The mark it carries, where it carries one.
    pub mark: Option<String>,
    pub amount: i64,
}

impl Known {
    pub fn of(refund: &Refund) -> Self {
        Self {
            mark: refund.id.clone(),
            status: refund.status,
            amount: refund.amount.minor(),
            attempts: refund.attempts.len(),
            contradicted: refund.contradicted,
        }
    }
}

/// Everything that is not as promised, one sentence each.
pub fn judge(case: &Case) -> Vec<String> {
    let mut complaints: Vec<String> = Vec::new();
    complaints.extend(case.journal_problems.iter().map(|problem| format!("the journal: {problem}")));
    complaints.extend(money::complaints(case));
    complaints.extend(promises::complaints(case));
    complaints
}
