use super::words;
use crate::model::{RefundFilter, RefundStatus};
use crate::refund::Stage;
use rusqlite::types::Value;

/// A filter as a condition of SQL and the values in it.
pub(super) fn condition(filter: &RefundFilter, after: u64) -> (String, Vec<Value>) {
    let mut parts = vec!["place > ?".to_owned(), "stage <> 'withdrawn'".to_owned()];
    let mut values = vec![Value::from(i64::try_from(after).unwrap_or(i64::MAX))];
    if !filter.statuses.is_empty() {
        let stages: Vec<String> =
            filter.statuses.iter().flat_map(|status| stages(*status)).map(|stage| format!("'{stage}'")).collect();
        parts.push(format!("stage IN ({})", stages.join(", ")));
        if filter.statuses.iter().all(|status| !status.is_final()) {
            // As the index of what is not settled has it, so that nothing else is read.
            parts.push("stage <> 'succeeded' AND stage <> 'refused' AND stage <> 'withdrawn'".to_owned());
        }
    }
    if filter.contradicted {
        parts.push("contradicted = 1".to_owned());
    }
    let wishes = [
        ("account = ?", filter.account.as_ref().map(|account| Value::from(account.as_str().to_owned()))),
        ("created_at >= ?", filter.from.map(|from| Value::from(from.as_microsecond()))),
        ("created_at < ?", filter.to.map(|to| Value::from(to.as_microsecond()))),
        ("transaction_id = ?", filter.transaction_id.clone().map(Value::from)),
    ];
    for (part, value) in wishes {
        if let Some(value) = value {
            parts.push(part.to_owned());
            values.push(value);
        }
    }
    (parts.join(" AND "), values)
}

fn stages(status: RefundStatus) -> impl Iterator<Item = &'static str> {
    let stages: &[Stage] = match status {
        RefundStatus::Queued => &[Stage::Queued],
        RefundStatus::Pending => &[Stage::Pending],
        RefundStatus::Unknown => &[Stage::InFlight, Stage::Unknown],
        RefundStatus::Succeeded => &[Stage::Succeeded],
        RefundStatus::Refused => &[Stage::Refused],
        RefundStatus::Review => &[Stage::Review],
    };
    stages.iter().map(|stage| words::of_stage(*stage))
}
