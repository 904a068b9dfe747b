//! Rows of a report, and their sums.

use super::{EngineRefund, EngineTransaction};
use crate::failure::EngineProblem;
use crate::input::EngineInstant;
use crate::money::EngineMoney;
use tillback::{Agreement, ReportRow, ReportTally, Total};

/// One payment in a report.
#[derive(uniffi::Record)]
pub struct EngineRow {
    /// The account.
    pub account: String,
    /// The gateway.
    pub gateway: String,
    /// The id or reference that was asked for.
    pub asked: String,
    /// `shown`, `failed` or `not_asked`.
    pub view: String,
    /// What the gateway says.
    pub transaction: Option<EngineTransaction>,
    /// Why it could not be read.
    pub error: Option<EngineProblem>,
    /// What the journal knows of refunds of it.
    pub refunds: Vec<EngineRefund>,
    /// The day it was paid, such as `2026-11-30`.
    pub day: Option<String>,
    /// What came in.
    pub paid: Option<EngineMoney>,
    /// What went back.
    pub refunded: Option<EngineMoney>,
    /// What can still go back.
    pub refundable: Option<EngineMoney>,
    /// Whether the journal and the gateway say the same.
    pub agreement: EngineAgreement,
}

/// Whether the journal and the gateway say the same.
#[derive(Default, uniffi::Record)]
pub struct EngineAgreement {
    /// The word for it.
    pub word: String,
    /// How much it is about.
    pub amount: Option<EngineMoney>,
    /// When it happened.
    pub at: Option<EngineInstant>,
    /// By the journal.
    pub ours: Option<EngineMoney>,
    /// By the gateway.
    pub theirs: Option<EngineMoney>,
    /// Whether somebody should look.
    pub is_disagreement: bool,
}

impl From<&Agreement> for EngineAgreement {
    fn from(agreement: &Agreement) -> Self {
        let plain = Self {
            word: agreement.as_str().to_owned(),
            is_disagreement: agreement.is_disagreement(),
            ..Self::default()
        };
        match *agreement {
            Agreement::RefundedElsewhere { amount, at } => {
                Self { amount: Some(amount.into()), at: at.map(Into::into), ..plain }
            }
            Agreement::NotShown { amount } | Agreement::StillOpen { amount } => {
                Self { amount: Some(amount.into()), ..plain }
            }
            Agreement::AmountsDiffer { ours, theirs } => {
                Self { ours: Some(ours.into()), theirs: Some(theirs.into()), ..plain }
            }
            Agreement::Agrees | Agreement::Contradicted | Agreement::NotTold | Agreement::NotCompared => plain,
        }
    }
}

impl From<&ReportRow> for EngineRow {
    fn from(row: &ReportRow) -> Self {
        Self {
            account: row.account.as_str().to_owned(),
            gateway: row.gateway.as_str().to_owned(),
            asked: row.asked.clone(),
            view: row.view.as_str().to_owned(),
            transaction: row.transaction().cloned().map(Into::into),
            error: row.error().map(EngineProblem::from),
            refunds: row.refunds.iter().cloned().map(Into::into).collect(),
            day: row.day.map(|day| day.to_string()),
            paid: row.paid.map(Into::into),
            refunded: row.refunded.map(Into::into),
            refundable: row.refundable.map(Into::into),
            agreement: EngineAgreement::from(&row.agreement),
        }
    }
}

/// How many rows there were, and how they ended.
#[derive(uniffi::Record)]
pub struct EngineTally {
    /// Given out.
    pub rows: u64,
    /// Of these, could not be read.
    pub failed: u64,
    /// Of these, somebody should look at.
    pub disagreeing: u64,
    /// Left out, because they were there already.
    pub duplicates: u64,
    /// Left out for other reasons.
    pub left_out: u64,
}

impl From<ReportTally> for EngineTally {
    fn from(tally: ReportTally) -> Self {
        let ReportTally { rows, failed, disagreeing, duplicates, left_out } = tally;
        Self { rows, failed, disagreeing, duplicates, left_out }
    }
}

/// One line of totals.
#[derive(uniffi::Record)]
pub struct EngineTotal {
    /// What its rows have in common.
    pub label: String,
    /// The currency.
    pub currency: String,
    /// How many rows.
    pub rows: u64,
    /// What came in, as a decimal number: it may be more than any one amount.
    pub paid: String,
    /// What went back.
    pub refunded: String,
    /// What can still go back.
    pub refundable: String,
    /// Of the rows, somebody should look at.
    pub disagreeing: u64,
}

impl From<Total> for EngineTotal {
    fn from(total: Total) -> Self {
        let decimal = |minor| total.currency.to_decimal(minor);
        Self {
            currency: total.currency.code().to_owned(),
            rows: total.sums.rows,
            paid: decimal(total.sums.paid),
            refunded: decimal(total.sums.refunded),
            refundable: decimal(total.sums.refundable),
            disagreeing: total.sums.disagreeing,
            label: total.label,
        }
    }
}
