//! Refunds as rows of a spreadsheet.

use crate::output::harmless;
use std::io;
use tillback::Refund;

/// The columns. They keep their names and their order; new ones may be added at the end.
pub(super) const COLUMNS: [&str; 20] = [
    "key",
    "refund_id",
    "account",
    "gateway",
    "target",
    "payment_id",
    "reference",
    "amount",
    "currency",
    "status",
    "contradicted",
    "reason",
    "gateway_refund_id",
    "gateway_code",
    "http_status",
    "request_id",
    "times_sent",
    "created_at",
    "updated_at",
    "last_event",
];

/// Writes one refund.
pub(super) fn write(writer: &mut csv::Writer<impl io::Write>, refund: &Refund) -> csv::Result<()> {
    let words = &refund.gateway_words;
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    let row: [String; COLUMNS.len()] = [
        refund.idempotency_key.clone(),
        refund.id.clone(),
        refund.account.to_string(),
        refund.gateway.to_string(),
        refund.target.clone(),
        optional(&refund.transaction_id),
        optional(&refund.reference),
        refund.amount.to_decimal(),
        refund.amount.currency().code().to_owned(),
        refund.status.to_string(),
        refund.contradicted.to_string(),
        optional(&refund.reason),
        optional(&refund.gateway_refund_id),
        optional(&words.code),
        words.http_status.map(|status| status.to_string()).unwrap_or_default(),
        optional(&words.request_id),
        refund.attempts.len().to_string(),
        refund.created_at.to_string(),
        refund.updated_at.to_string(),
        refund.history.last().map(|entry| entry.what.clone()).unwrap_or_default(),
    ];
    writer.write_record(row.iter().map(|cell| harmless(cell).into_owned()))
}
