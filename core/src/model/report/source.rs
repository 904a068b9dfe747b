use crate::model::{AccountName, Error, RefundFilter, TransactionFilter, TransactionRef};
use futures_util::stream::{self, BoxStream, Stream, StreamExt};
use jiff::civil::Date;
use std::fmt;

/// Where the rows of a report come from.
pub enum ReportSource {
    /// Payments by id or reference, each asked for once. An `Err` becomes a row that tells it.
    References {
        /// The account they were paid to.
        account: AccountName,
        /// As many as there are; they are drawn as the report goes on.
        references: BoxStream<'static, Result<TransactionRef, Error>>,
    },
    /// What the gateway lists of some days, both included, in the time zone of the report. Only where it can list: Yedpay
    /// with an access token, and PayCross.
    Days {
        /// The account.
        account: AccountName,
        /// The first day.
        from: Date,
        /// The last day.
        to: Date,
        /// What else has to hold. Its own times stay empty.
        filter: TransactionFilter,
    },
    /// The payments that the journal's refunds are about, one row for each.
    Journal {
        /// Which refunds to begin with.
        filter: RefundFilter,
        /// Whether the gateways are asked about each payment. Else the journal speaks alone, and nothing is compared.
        ask: bool,
    },
}

impl ReportSource {
    /// These payments of an account.
    pub fn references<I>(account: impl Into<AccountName>, references: I) -> Self
    where
        I: IntoIterator<Item = TransactionRef>,
        I::IntoIter: Send + 'static,
    {
        Self::checked(account, references.into_iter().map(Ok))
    }

    /// The same, where some are none: these become rows that tell it.
    pub fn checked<I>(account: impl Into<AccountName>, references: I) -> Self
    where
        I: IntoIterator<Item = Result<TransactionRef, Error>>,
        I::IntoIter: Send + 'static,
    {
        Self::streamed(account, stream::iter(references))
    }

    /// The same, as they come: a source that takes its time holds up nothing that was asked already.
    pub fn streamed<S>(account: impl Into<AccountName>, references: S) -> Self
    where
        S: Stream<Item = Result<TransactionRef, Error>> + Send + 'static,
    {
        Self::References { account: account.into(), references: references.boxed() }
    }

    /// Everything an account's gateway lists of these days, both included.
    pub fn days(account: impl Into<AccountName>, from: Date, to: Date) -> Self {
        Self::Days { account: account.into(), from, to, filter: TransactionFilter::default() }
    }

    /// Everything the journal knows, compared with the gateways.
    pub fn journal() -> Self {
        Self::Journal { filter: RefundFilter::default(), ask: true }
    }
}

impl fmt::Debug for ReportSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::References { account, .. } => {
                f.debug_struct("References").field("account", account).finish_non_exhaustive()
            }
            Self::Days { account, from, to, filter } => f
                .debug_struct("Days")
                .field("account", account)
                .field("from", from)
                .field("to", to)
                .field("filter", filter)
                .finish(),
            Self::Journal { filter, ask } => {
                f.debug_struct("Journal").field("filter", filter).field("ask", ask).finish()
            }
        }
    }
}

/// How a report is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportOptions {
    /// Questions under way at the same time, for each account: 1 to 1,024. Fewer are asked while a gateway asks for less or
    /// answers ever more slowly.
    pub at_once: usize,
    /// Questions begun per second, at most, for each account. `None` = no limit.
    pub per_second: Option<u32>,
    /// Whose midnight ends a day: an IANA name such as `Asia/Hong_Kong`. `None` = UTC.
    pub time_zone: Option<String>,
    /// Only payments of which something can still be given back.
    pub refundable: bool,
    /// A name under which the journal keeps how far the report is, so that it goes on there when it is asked for again: at
    /// most 255 characters. `None` = it begins anew each time.
    pub checkpoint: Option<String>,
}

impl Default for ReportOptions {
    fn default() -> Self {
        Self { at_once: 16, per_second: None, time_zone: None, refundable: false, checkpoint: None }
    }
}
