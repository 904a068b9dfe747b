use super::{ManyInput, Reference, RefundFilterInput, TransactionFilterInput, day};
use serde::Deserialize;
use tillback::{Error, ReportOptions, ReportSource};

/// What `report` takes.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ReportInput {
    source: Source,
    many: ManyInput,
    time_zone: Option<String>,
    refundable: bool,
    checkpoint: Option<String>,
}

/// Where the rows come from.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
enum Source {
    References { account: String, references: Vec<Reference> },
    Csv { account: String, path: String, column: String, kind: String },
    Days { account: String, first: String, last: String, filter: TransactionFilterInput },
    Journal { ask: bool, filter: RefundFilterInput },
}

impl ReportInput {
    pub(crate) fn read(self) -> Result<(ReportSource, ReportOptions), Error> {
        let many = self.many.options();
        let options = ReportOptions {
            at_once: many.at_once,
            per_second: many.per_second,
            time_zone: self.time_zone,
            refundable: self.refundable,
            checkpoint: self.checkpoint,
        };
        let source = match self.source {
            Source::References { account, references } => {
                // What names nothing marks its row.
                let references: Vec<_> = references.iter().map(Reference::read).collect();
                ReportSource::checked(account, references)
            }
            Source::Csv { account, path, column, kind } => ReportSource::csv(account, path, &column, kind.parse()?)?,
            Source::Days { account, first, last, filter } => ReportSource::Days {
                account: account.into(),
                from: day(&first, "first")?,
                to: day(&last, "last")?,
                filter: filter.read()?,
            },
            Source::Journal { ask, filter } => ReportSource::Journal { filter: filter.read()?, ask },
        };
        Ok((source, options))
    }
}
