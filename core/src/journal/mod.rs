//! The port behind which refunds are remembered. Every method is one atomic step.

mod memory;

pub(crate) use memory::MemoryJournal;

use crate::model::Money;
use crate::refund::{Record, Spent};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// A step of the journal under way.
pub(crate) type Step<'a, T> = Pin<Box<dyn Future<Output = Result<T, JournalError>> + Send + 'a>>;

/// The journal could not be read or written, and why.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct JournalError(pub(crate) String);

pub(crate) trait Journal: Send + Sync {
    /// Records a new refund together with its reservation, if its key is free and its transaction has enough left.
    ///
    /// `exclusive` refuses it while another refund of the same transaction is open.
    fn begin(&self, record: Record, exclusive: bool) -> Step<'_, Begun>;

    /// Writes a refund's next state. The reservation is released or consumed with it.
    fn save(&self, record: Record) -> Step<'_, Saved>;

    /// The refund with this key, also one that was withdrawn and whose key is free again.
    fn find<'a>(&'a self, key: &'a str) -> Step<'a, Option<Arc<Record>>>;

    /// What of a transaction is gone or may be gone.
    fn spent<'a>(&'a self, scope: &'a str, transaction_id: &'a str) -> Step<'a, Spent>;
}

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
