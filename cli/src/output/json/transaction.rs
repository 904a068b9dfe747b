use super::MoneyView;
use super::details::DetailsView;
use serde::Serialize;
use serde_json::value::RawValue;
use tillback::{Raw, Timestamp, Transaction};

/// What a gateway says of a payment.
#[derive(Debug, Serialize)]
pub(crate) struct TransactionView<'a> {
    account: &'a str,
    gateway: &'static str,
    id: &'a str,
    reference: Option<&'a str>,
    kind: &'a str,
    parent_id: Option<&'a str>,
    status: &'static str,
    status_word: &'a str,
    is_final: bool,
    amount: MoneyView,
    refunded: Option<MoneyView>,
    refundable: Option<MoneyView>,
    refunds: Option<Vec<ListedView<'a>>>,
    method: Option<&'a str>,
    created_at: Option<String>,
    paid_at: Option<String>,
    refunded_at: Option<String>,
    updated_at: Option<String>,
    details: DetailsView<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    raw: Option<RawView<'a>>,
}

#[derive(Debug, Serialize)]
struct ListedView<'a> {
    id: Option<&'a str>,
    mark: Option<&'a str>,
    amount: MoneyView,
}

/// The reply as the JSON it is; as text where it is none.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum RawView<'a> {
    Json(&'a RawValue),
    Text(String),
}

impl<'a> TransactionView<'a> {
    pub(crate) fn of(transaction: &'a Transaction, raw: bool) -> Self {
        let time = |time: Option<Timestamp>| time.map(|time| time.to_string());
        let listed = transaction.refunds.as_ref();
        Self {
            account: transaction.account.as_str(),
            gateway: transaction.gateway.as_str(),
            id: &transaction.id,
            reference: transaction.reference.as_deref(),
            kind: transaction.kind.as_str(),
            parent_id: transaction.parent_id.as_deref(),
            status: transaction.status.as_str(),
            status_word: &transaction.status_word,
            is_final: transaction.status.is_final(),
            amount: transaction.amount.into(),
            refunded: transaction.refunded.map(MoneyView::from),
            refundable: transaction.refundable.map(MoneyView::from),
            refunds: listed.map(|refunds| {
                let view = |one: &'a tillback::ListedRefund| ListedView {
                    id: one.id.as_deref(),
                    mark: one.mark.as_deref(),
                    amount: one.amount.into(),
                };
                refunds.iter().map(view).collect()
            }),
            method: transaction.method.as_deref(),
            created_at: time(transaction.created_at),
            paid_at: time(transaction.paid_at),
            refunded_at: time(transaction.refunded_at),
            updated_at: time(transaction.updated_at),
            details: DetailsView::of(&transaction.details),
            raw: raw.then(|| RawView::of(&transaction.raw)),
        }
    }
}

impl<'a> RawView<'a> {
    fn of(raw: &'a Raw) -> Self {
        // A line break between two members would break the one-object-a-line form.
        let json =
            serde_json::from_slice::<&RawValue>(raw.as_bytes()).ok().filter(|json| !json.get().contains(['\n', '\r']));
        json.map_or_else(|| Self::Text(String::from_utf8_lossy(raw.as_bytes()).into_owned()), Self::Json)
    }
}
