use crate::model::RefundFilter;
use crate::refund::{Record, Stage};

/// Whether a refund is to be listed.
pub(crate) fn passes(record: &Record, filter: &RefundFilter) -> bool {
    record.stage != Stage::Withdrawn
        && filter.account.as_ref().is_none_or(|account| *account == record.intent.account)
        && (filter.statuses.is_empty() || filter.statuses.contains(&record.stage.status()))
        && filter.from.is_none_or(|from| record.created_at >= from)
        && filter.to.is_none_or(|to| record.created_at < to)
        && filter.transaction_id.as_deref().is_none_or(|id| record.transaction_id() == Some(id))
        && (!filter.contradicted || record.contradicted)
}
