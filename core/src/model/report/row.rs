use super::Agreement;
use super::agreement::{is_open, sum};
use crate::model::{
    AccountName, Currency, Error, GatewayName, Money, Refund, RefundStatus, Transaction, TransactionKind,
    TransactionStatus,
};
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// One payment in a report. At PayCross, whose lists show them apart, a refund has a row of its own.
#[derive(Clone, Debug)]
pub struct ReportRow {
    /// The account.
    pub account: AccountName,
    /// Its gateway.
    pub gateway: GatewayName,
    /// The id or reference that was asked for.
    pub asked: String,
    /// What the gateway says.
    pub view: GatewayView,
    /// What the journal knows of refunds of it, oldest first.
    pub refunds: Vec<Refund>,
    /// The day it was paid, or else created, in the time zone of the report. Without the gateway's word, the day of the
    /// journal's first refund of it.
    pub day: Option<Date>,
    /// What came in: nothing where the payment did not go through. `None` if nobody says.
    pub paid: Option<Money>,
    /// What went back. `None` where neither the gateway nor the journal says.
    pub refunded: Option<Money>,
    /// What can still go back, less what is under way. Where the gateway doesn't tell (PayCross), as far as the journal
    /// knows, and `None` without a journal.
    pub refundable: Option<Money>,
    /// Whether the journal and the gateway say the same.
    pub agreement: Agreement,
}

/// What the gateway says of a payment.
#[derive(Clone, Debug)]
pub enum GatewayView {
    /// This.
    Shown(Box<Transaction>),
    /// It could not be read, after several tries where that made sense.
    Failed(Error),
    /// It was not asked.
    NotAsked,
}

impl GatewayView {
    /// The lower-case names of all of them.
    pub const WORDS: [&str; 3] = ["shown", "failed", "not_asked"];

    /// The lower-case name used in output.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Shown(_) => "shown",
            Self::Failed(_) => "failed",
            Self::NotAsked => "not_asked",
        }
    }
}

impl ReportRow {
    /// What the gateway shows, where it was asked and answered.
    pub fn transaction(&self) -> Option<&Transaction> {
        match &self.view {
            GatewayView::Shown(transaction) => Some(transaction),
            GatewayView::Failed(_) | GatewayView::NotAsked => None,
        }
    }

    /// Why it could not be read.
    pub fn error(&self) -> Option<&Error> {
        match &self.view {
            GatewayView::Failed(error) => Some(error),
            GatewayView::Shown(_) | GatewayView::NotAsked => None,
        }
    }

    /// The gateway's id of it.
    pub fn transaction_id(&self) -> Option<&str> {
        match &self.view {
            GatewayView::Shown(transaction) => Some(&transaction.id),
            GatewayView::Failed(_) | GatewayView::NotAsked => {
                self.refunds.iter().find_map(|refund| refund.transaction_id.as_deref())
            }
        }
    }

    /// Where the gateway says it stands.
    pub fn status(&self) -> Option<TransactionStatus> {
        self.transaction().map(|transaction| transaction.status)
    }
}

impl ReportRow {
    /// A row for what the gateway shows. `refunds` are the journal's, `None` where there is no journal; `apart` tells that
    /// the source lists refunds in rows of their own, so that a payment's row must not count them too.
    pub(crate) fn shown(
        asked: String,
        transaction: Transaction,
        refunds: Option<Vec<Refund>>,
        zone: &TimeZone,
        apart: bool,
    ) -> Self {
        let known = refunds.is_some();
        let refunds = refunds.unwrap_or_default();
        let currency = transaction.amount.currency();
        let ours = sum(&refunds, currency, |refund| refund.status == RefundStatus::Succeeded);
        let theirs = given_back(&transaction);
        let refunded = match theirs {
            Some(theirs) => Some(theirs),
            None if known && !apart => Some(money(ours, currency)),
            None => None,
        };
        let agreement = if known { Agreement::of(&transaction, &refunds) } else { Agreement::NotCompared };
        let at = transaction.paid_at.or(transaction.created_at);
        Self {
            account: transaction.account.clone(),
            gateway: transaction.gateway,
            asked,
            day: at.map(|at| zone.to_datetime(at).date()),
            paid: Some(paid(&transaction)),
            refunded,
            refundable: refundable(&transaction, &refunds, known),
            agreement,
            refunds,
            view: GatewayView::Shown(Box::new(transaction)),
        }
    }

    /// A row for what could not be read.
    pub(crate) fn failed(
        account: AccountName,
        gateway: GatewayName,
        asked: String,
        refunds: Vec<Refund>,
        error: Error,
    ) -> Self {
        Self {
            account,
            gateway,
            asked,
            view: GatewayView::Failed(error),
            refunds,
            day: None,
            paid: None,
            refunded: None,
            refundable: None,
            agreement: Agreement::NotCompared,
        }
    }

    /// A row for what the journal alone knows of a payment: `first` is its first refund, `captured` what was paid.
    pub(crate) fn from_journal(first: &Refund, captured: Option<Money>, refunds: Vec<Refund>, zone: &TimeZone) -> Self {
        let currency = first.amount.currency();
        let ours = sum(&refunds, currency, |refund| refund.status == RefundStatus::Succeeded);
        let open = sum(&refunds, currency, is_open);
        let left = captured.map(|captured| money((i128::from(captured.minor()) - ours - open).max(0), currency));
        Self {
            account: first.account.clone(),
            gateway: first.gateway,
            asked: first.transaction_id.clone().unwrap_or_else(|| first.target.clone()),
            view: GatewayView::NotAsked,
            day: Some(zone.to_datetime(first.created_at).date()),
            paid: captured,
            refunded: Some(money(ours, currency)),
            refundable: left,
            agreement: Agreement::NotCompared,
            refunds,
        }
    }
}

/// What of a payment can still go back, less what is under way.
fn refundable(transaction: &Transaction, refunds: &[Refund], known: bool) -> Option<Money> {
    let may = match transaction.status {
        TransactionStatus::Paid | TransactionStatus::RefundPending | TransactionStatus::PartlyRefunded => {
            transaction.kind == TransactionKind::Payment
        }
        TransactionStatus::Created
        | TransactionStatus::Pending
        | TransactionStatus::Refunded
        | TransactionStatus::Voided
        | TransactionStatus::Cancelled
        | TransactionStatus::Failed
        | TransactionStatus::Expired
        | TransactionStatus::Unknown => false,
    };
    let currency = transaction.amount.currency();
    if !may {
        return Some(money(0, currency));
    }
    let theirs = given_back(transaction);
    if theirs.is_none() && !known {
        return None;
    }
    let ours = sum(refunds, currency, |refund| refund.status == RefundStatus::Succeeded);
    let gone = ours.max(theirs.map_or(0, |theirs| theirs.minor().into())) + sum(refunds, currency, is_open);
    let left = i128::from(transaction.amount.minor()) - gone;
    let most = transaction.refundable.map_or(i128::MAX, |most| most.minor().into());
    Some(money(left.min(most).max(0), currency))
}

/// Sums of one payment stay far below what an `i64` holds.
fn money(minor: i128, currency: Currency) -> Money {
    Money::from_minor(i64::try_from(minor).unwrap_or(i64::MAX), currency)
}

/// How many rows there were, and how they ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReportTally {
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

impl ReportTally {
    pub(crate) fn count(&mut self, row: &ReportRow) {
        self.rows += 1;
        self.failed += u64::from(row.error().is_some());
        self.disagreeing += u64::from(row.agreement.is_disagreement());
    }
}

/// What a payment brought in: nothing, unless it went through.
pub(crate) fn paid(transaction: &Transaction) -> Money {
    let came_in = transaction.kind == TransactionKind::Payment && transaction.status.went_through();
    let minor = if came_in { transaction.amount.minor() } else { 0 };
    Money::from_minor(minor, transaction.amount.currency())
}

/// What the gateway says went back with this row.
pub(crate) fn given_back(transaction: &Transaction) -> Option<Money> {
    let nothing = Money::from_minor(0, transaction.amount.currency());
    match (&transaction.kind, transaction.status) {
        (TransactionKind::Payment, TransactionStatus::Voided) => Some(transaction.amount),
        (TransactionKind::Payment, _) if !paid(transaction).is_positive() => Some(nothing),
        (TransactionKind::Payment, _) => transaction.refunded,
        (TransactionKind::Refund, TransactionStatus::Paid) => Some(transaction.amount),
        (TransactionKind::Refund | TransactionKind::Other(_), _) => Some(nothing),
    }
}
