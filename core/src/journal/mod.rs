//! The port behind which refunds are remembered. Every method is one atomic step.

mod error;
mod filter;
mod memory;
mod missing;
mod names;
mod payee;
mod report;
mod sqlite;
#[cfg(test)]
mod tests;
mod threads;

pub(crate) use error::JournalError;
pub(crate) use filter::passes;
pub(crate) use memory::MemoryJournal;
pub(crate) use missing::NoJournal;
pub(crate) use names::PaymentNames;
pub(crate) use payee::{PayeeRecord, PayeeStage};
pub(crate) use report::{ReportState, RowId};
pub(crate) use sqlite::{Durability, SqliteJournal};
pub(crate) use threads::{Threads, TokioThreads};

use crate::model::{Money, RefundFilter};
use crate::refund::{Lease, Record, Spent};
use jiff::Timestamp;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// A step of the journal under way.
pub(crate) type Step<'a, T> = Pin<Box<dyn Future<Output = Result<T, JournalError>> + Send + 'a>>;

pub(crate) trait Journal: Send + Sync {
    /// Records a new refund, or one that was queued and is now about to be sent, together with its reservation: if its
    /// key is free and its transaction has enough left.
    ///
    /// `exclusive` refuses it while another refund of the same transaction is open.
    fn begin(&self, record: Record, exclusive: bool) -> Step<'_, Begun>;

    /// Writes a refund's next state. The reservation is released or consumed with it.
    fn save(&self, record: Record) -> Step<'_, Saved>;

    /// The refund with this key, also one that was withdrawn and whose key is free again.
    fn find<'a>(&'a self, key: &'a str) -> Step<'a, Option<Arc<Record>>>;

    /// What of a transaction is gone or may be gone.
    fn spent<'a>(&'a self, scope: &'a str, transaction_id: &'a str) -> Step<'a, Spent>;

    /// The refunds with this mark or of this transaction.
    fn about<'a>(&'a self, scope: &'a str, mark: Option<&'a str>, transaction_id: Option<&'a str>)
    -> Step<'a, Records>;

    /// The refunds of a payment, oldest first: those that were looked up, and those that were not but name it. Its cost
    /// depends on how many these are.
    fn of_payment<'a>(&'a self, scope: &'a str, names: PaymentNames) -> Step<'a, Records>;

    /// What is open, oldest first. Its cost depends on how many there are, not on how long the journal is.
    fn open(&self) -> Step<'_, Vec<Open>>;

    /// A page of the refunds that pass a filter, oldest first, behind a place; withdrawn ones are none.
    fn list<'a>(&'a self, filter: &'a RefundFilter, after: u64, limit: usize) -> Step<'a, Listed>;

    /// Records that a payee is about to be registered; or tells what is known of one with this mark.
    fn begin_payee(&self, record: PayeeRecord) -> Step<'_, Option<PayeeRecord>>;

    /// Writes what became of it; `false` where somebody else wrote in between.
    fn save_payee(&self, record: PayeeRecord) -> Step<'_, bool>;

    /// How far the unfinished report of this name is.
    fn report<'a>(&'a self, name: &'a str) -> Step<'a, Option<ReportState>>;

    /// Whether a row of it was saved.
    fn was_reported<'a>(&'a self, name: &'a str, row: RowId) -> Step<'a, bool>;

    /// Writes how far it is, and which rows it gave out since the last time.
    fn save_report(&self, name: String, state: ReportState, rows: Vec<RowId>) -> Step<'_, ()>;

    /// Forgets it.
    fn forget_report(&self, name: String) -> Step<'_, ()>;

    /// Reads the journal through and finds whatever does not fit together.
    fn check(&self) -> Step<'_, Vec<String>>;
}

/// Several refunds.
pub(crate) type Records = Vec<Arc<Record>>;

/// How [`Journal::begin`] ended.
#[derive(Debug)]
pub(crate) enum Begun {
    /// Recorded.
    New(Arc<Record>),
    /// The key is taken by this one.
    Known(Arc<Record>),
    /// Only so much is left.
    OverRefund { left: Money },
    /// Another refund of the transaction is open, or finished after the transaction was read.
    Busy,
}

/// How [`Journal::save`] ended.
#[derive(Debug)]
pub(crate) enum Saved {
    /// Written.
    Written(Arc<Record>),
    /// Somebody else wrote in between; this is what stands now.
    Overtaken(Arc<Record>),
}

/// One refund that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Open {
    pub(crate) key: String,
    /// Whose it is, and until when.
    pub(crate) lease: Option<Lease>,
    /// It is not sent before.
    pub(crate) not_before: Option<Timestamp>,
}

/// A page of refunds.
#[derive(Debug, Default)]
pub(crate) struct Listed {
    pub(crate) records: Records,
    /// Where the next page begins; `None` at the end.
    pub(crate) after: Option<u64>,
}
