use super::{Handed, Kept, View, tillback_refund, tillback_transaction, time_or_none};
use crate::error::tillback_error;
use crate::money::tillback_money;
use crate::word::{self, tillback_gateway};
use std::ffi::c_char;
use tillback::{Agreement, GatewayView, Money, ReportRow, ReportTally, Timestamp, Total};

/// One payment in a report. At PayCross, whose lists show them apart, a refund has a row of its own. Free it with
/// `tillback_report_row_free`.
#[repr(C)]
pub struct tillback_report_row {
    /// The account.
    pub account: *const c_char,
    /// Its gateway.
    pub gateway: tillback_gateway,
    /// The id or reference that was asked for.
    pub asked: *const c_char,
    /// What the gateway shows; NULL where it was not asked, or could not be read.
    pub transaction: *const tillback_transaction,
    /// Why it could not be read; NULL where nothing is wrong.
    pub error: *const tillback_error,
    /// What the journal knows of refunds of it, oldest first.
    pub refunds: *const *const tillback_refund,
    /// How many.
    pub refund_count: usize,
    /// The day it was paid, or else created, in the time zone of the report, such as `2026-11-30`; may be NULL.
    pub day: *const c_char,
    /// What came in: nothing where the payment did not go through. NULL if nobody says, as the next two.
    pub paid: *const tillback_money,
    /// What went back.
    pub refunded: *const tillback_money,
    /// What can still go back, less what is under way.
    pub refundable: *const tillback_money,
    /// Whether the journal and the gateway say the same: `agrees`, `refunded_elsewhere`, `not_shown`, `amounts_differ`,
    /// `still_open`, `contradicted`, `not_told` or `not_compared`.
    pub agreement: *const c_char,
    /// The amount that `refunded_elsewhere`, `not_shown` and `still_open` are about, and `amounts_differ` by the journal; else
    /// NULL.
    pub ours: *const tillback_money,
    /// The amount of `amounts_differ` by the gateway; else NULL.
    pub theirs: *const tillback_money,
    /// When `refunded_elsewhere` happened: microseconds since 1970, UTC; or `TILLBACK_NO_TIME`.
    pub elsewhere_at: i64,
    /// Whether somebody should look.
    pub disagrees: bool,
}

/// The figures of an agreement.
struct Figures {
    ours: Option<Money>,
    theirs: Option<Money>,
    at: Option<Timestamp>,
}

fn figures(agreement: &Agreement) -> Figures {
    let none = Figures { ours: None, theirs: None, at: None };
    match agreement {
        Agreement::RefundedElsewhere { amount, at } => Figures { ours: Some(*amount), at: *at, ..none },
        Agreement::NotShown { amount } | Agreement::StillOpen { amount } => Figures { ours: Some(*amount), ..none },
        Agreement::AmountsDiffer { ours, theirs } => Figures { ours: Some(*ours), theirs: Some(*theirs), ..none },
        Agreement::Agrees | Agreement::Contradicted | Agreement::NotTold | Agreement::NotCompared => none,
    }
}

impl View for tillback_report_row {
    type Source = ReportRow;

    fn show(row: &ReportRow, kept: &mut Kept) -> Self {
        let (transaction, error) = match &row.view {
            GatewayView::Shown(shown) => (kept.object(Transaction::clone(shown)), std::ptr::null()),
            GatewayView::Failed(error) => (std::ptr::null(), kept.object(error.clone())),
            GatewayView::NotAsked => (std::ptr::null(), std::ptr::null()),
        };
        let (refunds, refund_count) = kept.objects(row.refunds.clone());
        let figures = figures(&row.agreement);
        Self {
            account: kept.text(row.account.as_str()),
            gateway: word::gateway(row.gateway),
            asked: kept.text(&row.asked),
            transaction,
            error,
            refunds,
            refund_count,
            day: kept.text_or_null(row.day.map(|day| day.to_string()).as_deref()),
            paid: kept.money_or_null(row.paid),
            refunded: kept.money_or_null(row.refunded),
            refundable: kept.money_or_null(row.refundable),
            agreement: kept.text(row.agreement.as_str()),
            ours: kept.money_or_null(figures.ours),
            theirs: kept.money_or_null(figures.theirs),
            elsewhere_at: time_or_none(figures.at),
            disagrees: row.agreement.is_disagreement(),
        }
    }
}

use tillback::Transaction;

/// Frees a row and all that belongs to it; NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_report_row_free(row: *mut tillback_report_row) {
    Handed::free(row, "tillback_report_row_free");
}

/// How many rows there were, and how they ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct tillback_report_tally {
    /// Rows given out.
    pub rows: u64,
    /// Of these, could not be read.
    pub failed: u64,
    /// Of these, the journal and the gateway say different things.
    pub disagreeing: u64,
    /// Asked for more than once, and left out.
    pub duplicates: u64,
    /// Left out because nothing can be given back, where only that was wished for.
    pub left_out: u64,
}

impl From<ReportTally> for tillback_report_tally {
    fn from(tally: ReportTally) -> Self {
        Self {
            rows: tally.rows,
            failed: tally.failed,
            disagreeing: tally.disagreeing,
            duplicates: tally.duplicates,
            left_out: tally.left_out,
        }
    }
}

/// Sums of a report, one line for each thing and currency. Free them with `tillback_totals_free`.
#[repr(C)]
pub struct tillback_totals {
    /// In order.
    pub items: *const tillback_total,
    /// How many.
    pub count: usize,
}

/// One line of sums. The sums are decimal texts, because those of many amounts may not fit 64 bits.
#[repr(C)]
pub struct tillback_total {
    /// What the rows have in common: a day as `2026-11-30`, a name; empty where the gateway doesn't tell, and for sums by currency
    /// alone.
    pub label: *const c_char,
    /// The currency.
    pub currency: *const c_char,
    /// What came in, such as `1234.50`.
    pub paid: *const c_char,
    /// What went back, as far as it is told.
    pub refunded: *const c_char,
    /// What can still go back, as far as it is told.
    pub refundable: *const c_char,
    /// How many rows.
    pub rows: u64,
    /// Rows in which the journal and the gateway disagree.
    pub disagreeing: u64,
}

impl View for tillback_totals {
    type Source = Vec<Total>;

    fn show(totals: &Vec<Total>, kept: &mut Kept) -> Self {
        let items: Vec<_> = totals
            .iter()
            .map(|total| tillback_total {
                label: kept.text(&total.label),
                currency: kept.text(total.currency.code()),
                paid: kept.text(&total.currency.to_decimal(total.sums.paid)),
                refunded: kept.text(&total.currency.to_decimal(total.sums.refunded)),
                refundable: kept.text(&total.currency.to_decimal(total.sums.refundable)),
                rows: total.sums.rows,
                disagreeing: total.sums.disagreeing,
            })
            .collect();
        Self { count: items.len(), items: kept.list(items) }
    }
}

/// Frees sums; NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_totals_free(totals: *mut tillback_totals) {
    Handed::free(totals, "tillback_totals_free");
}
