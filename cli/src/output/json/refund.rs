use super::MoneyView;
use super::words::WordsView;
use serde::Serialize;
use tillback::{HistoryEntry, Refund};

/// One refund and all that is known of it.
#[derive(Debug, Serialize)]
pub(crate) struct RefundView<'a> {
    key: &'a str,
    id: &'a str,
    account: &'a str,
    gateway: &'static str,
    target: &'a str,
    transaction_id: Option<&'a str>,
    reference: Option<&'a str>,
    amount: MoneyView,
    reason: Option<&'a str>,
    status: &'static str,
    is_final: bool,
    contradicted: bool,
    gateway_refund_id: Option<&'a str>,
    gateway_words: WordsView<'a>,
    attempts: Vec<AttemptView>,
    created_at: String,
    updated_at: String,
    history: Vec<HistoryView<'a>>,
}

#[derive(Debug, Serialize)]
struct AttemptView {
    number: u32,
    at: String,
}

#[derive(Debug, Serialize)]
struct HistoryView<'a> {
    at: String,
    by: &'a str,
    status: &'static str,
    source: &'static str,
    what: &'a str,
    gateway_code: Option<&'a str>,
    http_status: Option<u16>,
    request_id: Option<&'a str>,
    contradicts: bool,
}

/// `{"refund": {…}}`
#[derive(Debug, Serialize)]
pub(crate) struct RefundLine<'a> {
    refund: RefundView<'a>,
}

impl<'a> RefundLine<'a> {
    pub(crate) fn of(refund: &'a Refund, verbose: bool) -> Self {
        Self { refund: RefundView::of(refund, verbose) }
    }
}

impl<'a> HistoryView<'a> {
    fn of(entry: &'a HistoryEntry) -> Self {
        Self {
            at: entry.at.to_string(),
            by: &entry.by,
            status: entry.status.as_str(),
            source: entry.source.as_str(),
            what: &entry.what,
            gateway_code: entry.gateway_code.as_deref(),
            http_status: entry.http_status,
            request_id: entry.request_id.as_deref(),
            contradicts: entry.contradicts,
        }
    }
}

impl<'a> RefundView<'a> {
    pub(crate) fn of(refund: &'a Refund, verbose: bool) -> Self {
        let attempts = refund.attempts.iter();
        let history = refund.history.iter();
        Self {
            key: &refund.idempotency_key,
            id: &refund.id,
            account: refund.account.as_str(),
            gateway: refund.gateway.as_str(),
            target: &refund.target,
            transaction_id: refund.transaction_id.as_deref(),
            reference: refund.reference.as_deref(),
            amount: refund.amount.into(),
            reason: refund.reason.as_deref(),
            status: refund.status.as_str(),
            is_final: refund.status.is_final(),
            contradicted: refund.contradicted,
            gateway_refund_id: refund.gateway_refund_id.as_deref(),
            gateway_words: WordsView::of(&refund.gateway_words, verbose),
            attempts: attempts.map(|one| AttemptView { number: one.number, at: one.at.to_string() }).collect(),
            created_at: refund.created_at.to_string(),
            updated_at: refund.updated_at.to_string(),
            history: history.map(HistoryView::of).collect(),
        }
    }
}
