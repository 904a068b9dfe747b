use super::MoneyView;
use super::words::WordsView;
use serde::Serialize;
use tillback::Refund;

/// One refund and all that is known of it.
#[derive(Debug, Serialize)]
pub(crate) struct RefundView<'a> {
    key: &'a str,
    id: &'a str,
    account: &'a str,
    gateway: &'static str,
    transaction_id: Option<&'a str>,
    reference: Option<&'a str>,
    amount: MoneyView,
    status: &'static str,
    is_final: bool,
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
    status: &'static str,
    what: &'a str,
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
            transaction_id: refund.transaction_id.as_deref(),
            reference: refund.reference.as_deref(),
            amount: refund.amount.into(),
            status: refund.status.as_str(),
            is_final: refund.status.is_final(),
            gateway_refund_id: refund.gateway_refund_id.as_deref(),
            gateway_words: WordsView::of(&refund.gateway_words, verbose),
            attempts: attempts.map(|one| AttemptView { number: one.number, at: one.at.to_string() }).collect(),
            created_at: refund.created_at.to_string(),
            updated_at: refund.updated_at.to_string(),
            history: history
                .map(|one| HistoryView { at: one.at.to_string(), status: one.status.as_str(), what: &one.what })
                .collect(),
        }
    }
}
