//! Writes values in the form that all drivers share: what is absent is left out.

use serde::Serialize;
use serde_json::{Map, Value, json};
use tillback::{
    Capabilities, Check, Error, Event, EventSubject, GatewayView, GatewayWords, HistoryEntry, ListScope, ListedRefund,
    Payee, Raw, Refund, ReportRow, ReportTally, Settlement, Transaction,
};

/// An answer: a result, or why there is none.
pub(crate) fn answer<T>(result: Result<T, Error>, value: impl FnOnce(T) -> Value) -> Value {
    match result {
        Ok(result) => json!({ "ok": value(result) }),
        Err(failed) => json!({ "error": error(&failed) }),
    }
}

/// Leaves out what is absent.
fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    let there = members.into_iter().filter(|(_, value)| !value.is_null());
    Value::Object(there.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

/// `null` where it is absent.
fn text(value: Option<impl ToString>) -> Value {
    value.map_or(Value::Null, |value| Value::String(value.to_string()))
}

fn list<T>(items: &[T], value: impl Fn(&T) -> Value) -> Value {
    items.iter().map(value).collect()
}

fn raw(raw: &Raw) -> Value {
    text(raw.as_str().filter(|text| !text.is_empty()))
}

fn number(value: Option<impl Serialize>) -> Value {
    json!(value)
}

pub(crate) fn error(error: &Error) -> Value {
    let words = error.gateway();
    object([
        ("code", json!(error.code().as_str())),
        ("number", json!(error.code().number())),
        ("kind", json!(error.kind().as_str())),
        ("retry", json!(error.retry().as_str())),
        ("message", json!(error.message())),
        ("field", text(error.field())),
        ("retry_after_ms", number(error.retry_after().map(|pause| pause.as_millis() as u64))),
        ("gateway_code", text(words.code.as_ref())),
        ("gateway_message", text(words.message.as_ref())),
        ("http_status", number(words.http_status)),
        ("request_id", text(words.request_id.as_ref())),
        ("idempotency_key", text(error.idempotency_key())),
    ])
}

fn gateway_words(words: &GatewayWords) -> Value {
    object([
        ("code", text(words.code.as_ref())),
        ("message", text(words.message.as_ref())),
        ("http_status", number(words.http_status)),
        ("request_id", text(words.request_id.as_ref())),
    ])
}

pub(crate) fn refund(refund: Refund) -> Value {
    object([
        ("idempotency_key", json!(refund.idempotency_key)),
        ("id", json!(refund.id)),
        ("account", json!(refund.account.as_str())),
        ("gateway", json!(refund.gateway.as_str())),
        ("target", json!(refund.target)),
        ("transaction_id", text(refund.transaction_id)),
        ("reference", text(refund.reference)),
        ("amount", json!(refund.amount.to_string())),
        ("reason", text(refund.reason)),
        ("status", json!(refund.status.as_str())),
        ("contradicted", json!(refund.contradicted)),
        ("gateway_refund_id", text(refund.gateway_refund_id)),
        ("gateway_words", gateway_words(&refund.gateway_words)),
        ("attempts", json!(refund.attempts.len())),
        ("created_at", json!(refund.created_at.to_string())),
        ("updated_at", json!(refund.updated_at.to_string())),
        ("history", list(&refund.history, line)),
        ("raw", raw(&refund.raw)),
    ])
}

pub(crate) fn refunds(all: Vec<Refund>) -> Value {
    all.into_iter().map(refund).collect()
}

fn line(line: &HistoryEntry) -> Value {
    object([
        ("at", json!(line.at.to_string())),
        ("by", json!(line.by)),
        ("status", json!(line.status.as_str())),
        ("source", json!(line.source.as_str())),
        ("what", json!(line.what)),
        ("gateway_code", text(line.gateway_code.as_ref())),
        ("http_status", number(line.http_status)),
        ("request_id", text(line.request_id.as_ref())),
        ("contradicts", json!(line.contradicts)),
    ])
}

pub(crate) fn settlement(settlement: Settlement, steps: usize) -> Value {
    json!({ "ended": refunds(settlement.ended), "open": refunds(settlement.open), "steps": steps })
}

pub(crate) fn transaction(transaction: Transaction) -> Value {
    let listed = transaction.refunds.as_ref();
    object([
        ("account", json!(transaction.account.as_str())),
        ("gateway", json!(transaction.gateway.as_str())),
        ("id", json!(transaction.id)),
        ("reference", text(transaction.reference)),
        ("kind", json!(transaction.kind.as_str())),
        ("parent_id", text(transaction.parent_id)),
        ("status", json!(transaction.status.as_str())),
        ("status_word", json!(transaction.status_word)),
        ("amount", json!(transaction.amount.to_string())),
        ("refunded", text(transaction.refunded)),
        ("refundable", text(transaction.refundable)),
        ("refunds", listed.map_or(Value::Null, |listed| list(listed, listed_refund))),
        ("method", text(transaction.method)),
        ("created_at", text(transaction.created_at)),
        ("paid_at", text(transaction.paid_at)),
        ("refunded_at", text(transaction.refunded_at)),
        ("updated_at", text(transaction.updated_at)),
        ("raw", raw(&transaction.raw)),
    ])
}

pub(crate) fn transactions(all: Vec<Transaction>) -> Value {
    all.into_iter().map(transaction).collect()
}

fn listed_refund(refund: &ListedRefund) -> Value {
    object([
        ("id", text(refund.id.as_ref())),
        ("mark", text(refund.mark.as_ref())),
        ("amount", json!(refund.amount.to_string())),
    ])
}

pub(crate) fn payee(payee: Payee) -> Value {
    object([
        ("account", json!(payee.account.as_str())),
        ("customer_no", json!(payee.customer_no)),
        ("customer_code", text(payee.customer_code)),
        ("first_name", text(payee.first_name)),
        ("last_name", text(payee.last_name)),
        ("email", text(payee.email)),
        ("status", text(payee.status)),
        ("created_at", text(payee.created_at)),
        ("updated_at", text(payee.updated_at)),
        ("raw", raw(&payee.raw)),
    ])
}

pub(crate) fn event(event: Event) -> Value {
    let subject = match event.subject {
        EventSubject::Payment => "payment",
        EventSubject::Refund => "refund",
        EventSubject::Other => "other",
    };
    object([
        ("acknowledgement", json!(event.acknowledgement())),
        ("account", json!(event.account.as_str())),
        ("gateway", json!(event.gateway.as_str())),
        ("subject", json!(subject)),
        ("transaction_id", text(event.transaction_id)),
        ("reference", text(event.reference)),
        ("refund_id", text(event.refund_id)),
        ("mark", text(event.mark)),
        ("status_word", text(event.status_word)),
        ("amount", text(event.amount)),
        ("refunded", text(event.refunded)),
        ("at", text(event.at)),
        ("refund_keys", json!(event.refund_keys)),
        ("dedupe_key", json!(event.dedupe_key)),
        ("raw", raw(&event.raw)),
    ])
}

pub(crate) fn check(check: Check) -> Value {
    object([
        ("account", json!(check.account.as_str())),
        ("gateway", json!(check.gateway.as_str())),
        ("may_refund", json!(check.may_refund.as_str())),
        ("merchant", text(check.merchant)),
        ("raw", raw(&check.raw)),
    ])
}

pub(crate) fn capabilities(told: &Capabilities) -> Value {
    let lists = match told.lists {
        ListScope::Nothing => "nothing",
        ListScope::ByDate => "by_date",
    };
    json!({
        "gateway": told.gateway.as_str(),
        "partial_refunds": told.partial_refunds,
        "tells_refunded": told.tells_refunded,
        "lists_refunds": told.lists_refunds,
        "finds_refund_by_mark": told.finds_refund_by_mark,
        "repeats_answers": told.repeats_answers,
        "one_refund_at_a_time": told.one_refund_at_a_time,
        "lists": lists,
        "payees": told.payees,
        "mark": told.mark,
        "evidence": told.evidence,
        "proof_of_no": told.proof_of_no,
    })
}

pub(crate) fn row(row: ReportRow) -> Value {
    let (view, shown, failed) = match row.view {
        GatewayView::Shown(shown) => ("shown", transaction(*shown), Value::Null),
        GatewayView::Failed(failed) => ("failed", Value::Null, error(&failed)),
        GatewayView::NotAsked => ("not_asked", Value::Null, Value::Null),
    };
    object([
        ("account", json!(row.account.as_str())),
        ("gateway", json!(row.gateway.as_str())),
        ("asked", json!(row.asked)),
        ("view", json!(view)),
        ("transaction", shown),
        ("error", failed),
        ("refunds", refunds(row.refunds)),
        ("day", text(row.day)),
        ("paid", text(row.paid)),
        ("refunded", text(row.refunded)),
        ("refundable", text(row.refundable)),
        ("agreement", json!(row.agreement.as_str())),
    ])
}

pub(crate) fn report_tally(tally: ReportTally) -> Value {
    json!({
        "rows": tally.rows,
        "failed": tally.failed,
        "disagreeing": tally.disagreeing,
        "duplicates": tally.duplicates,
        "left_out": tally.left_out,
    })
}
