//! Where the rows of a report come from.

use super::{EngineMany, EngineRef, EngineRefundFilter, EngineTransactionFilter, day};
use tillback::{Error, ManyOptions, ReportOptions, ReportSource, TransactionRef};

/// Where the rows of a report come from.
#[derive(uniffi::Enum)]
pub enum EngineSource {
    /// Payments by id or reference.
    References {
        /// The account they were paid to.
        account: String,
        /// All of them. One that is none becomes a row that tells it.
        references: Vec<EngineRef>,
    },
    /// A column of a CSV file.
    Csv {
        /// The account they were paid to.
        account: String,
        /// The file's path.
        path: String,
        /// The column's heading.
        column: String,
        /// What stands in it: `gateway_id`, `merchant` or `scanned`.
        kind: String,
    },
    /// What the gateway lists of some days, both included.
    Days {
        /// The account.
        account: String,
        /// The first day, such as `2026-11-01`.
        first: String,
        /// The last day.
        last: String,
        /// What else has to hold.
        filter: EngineTransactionFilter,
    },
    /// The payments that the journal's refunds are about.
    Journal {
        /// Which refunds to begin with.
        filter: EngineRefundFilter,
        /// Whether the gateways are asked about each.
        ask: bool,
    },
}

impl TryFrom<EngineSource> for ReportSource {
    type Error = Error;

    /// May read a file, so it is done where waiting does no harm.
    fn try_from(source: EngineSource) -> Result<Self, Error> {
        Ok(match source {
            EngineSource::References { account, references } => {
                Self::checked(account, references.into_iter().map(|reference| TransactionRef::try_from(&reference)))
            }
            EngineSource::Csv { account, path, column, kind } => Self::csv(account, path, &column, kind.parse()?)?,
            EngineSource::Days { account, first, last, filter } => Self::Days {
                account: account.into(),
                from: day(&first, "first")?,
                to: day(&last, "last")?,
                filter: filter.try_into()?,
            },
            EngineSource::Journal { filter, ask } => Self::Journal { filter: filter.try_into()?, ask },
        })
    }
}

/// How a report is made.
#[derive(uniffi::Record)]
pub struct EngineReportOptions {
    /// How many questions at once, and how fast.
    pub many: EngineMany,
    /// Whose midnight ends a day.
    pub time_zone: Option<String>,
    /// Only payments of which something can still be given back.
    pub refundable: bool,
    /// A name under which the journal keeps how far the report is.
    pub checkpoint: Option<String>,
}

impl From<EngineReportOptions> for ReportOptions {
    fn from(options: EngineReportOptions) -> Self {
        let EngineReportOptions { many, time_zone, refundable, checkpoint } = options;
        let ManyOptions { at_once, per_second } = many.into();
        Self { at_once, per_second, time_zone, refundable, checkpoint }
    }
}
