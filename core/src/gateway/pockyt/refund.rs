use super::Pockyt;
use super::query::{ById, Record, query};
use super::reply::{Envelope, Verdict};
use crate::gateway::loose::Loose;
use crate::gateway::{Answer, Doubt, Evidence, RefundOrder, Reply, Request, Route};
use crate::model::{Currency, Details, GatewayWords, Transaction};
use serde::Deserialize;

const PATH: &str = "/app-data-search/v3/refund";

/// A refund has to repeat the payment's settlement currency. Where the query doesn't tell it, the published rule holds:
/// GBP settles in GBP, everything else in USD (fact sheet, section 9).
pub(super) fn route(transaction: &Transaction) -> Route {
    let told = match &transaction.details {
        Details::Pockyt(details) => details.settle_currency.clone(),
        Details::Yedpay(_) | Details::Paycross(_) => None,
    };
    let by_rule = if transaction.amount.currency().code() == "GBP" { "GBP" } else { "USD" };
    Route::Pockyt { settle_currency: told.unwrap_or_else(|| by_rule.to_owned()) }
}

pub(super) fn request(pockyt: &Pockyt, order: &RefundOrder) -> Request {
    let amount = order.amount.to_decimal();
    let settle_currency = match &order.route {
        Route::Pockyt { settle_currency } => settle_currency.as_str(),
        Route::Yedpay { .. } | Route::Paycross { .. } => "USD",
    };
    let parameters = vec![
        ("refundAmount", amount.as_str()),
        ("currency", order.amount.currency().code()),
        ("settleCurrency", settle_currency),
        ("transactionNo", &order.transaction_id),
        ("refundReference", &order.mark),
        ("ipnUrl", pockyt.notification_url.as_deref().unwrap_or_default()),
    ];
    pockyt.post(PATH, parameters, Some(&order.request_uuid()))
}

/// The payload of a refund reply. Older replies use the second spellings.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Payload<'a> {
    #[serde(borrow, default)]
    transaction_no: Loose<'a>,
    #[serde(borrow, default)]
    old_transaction_id: Loose<'a>,
    #[serde(borrow, default)]
    refund_transaction_no: Loose<'a>,
    #[serde(borrow, default)]
    refund_transaction_id: Loose<'a>,
    #[serde(borrow, default)]
    refund_reference: Loose<'a>,
    #[serde(borrow, default)]
    refund_amount: Loose<'a>,
    #[serde(borrow, default)]
    currency: Loose<'a>,
    #[serde(borrow, default)]
    status: Loose<'a>,
}

impl Payload<'_> {
    /// Whether the reply is about this refund, this amount, this currency.
    fn doubt(&self, order: &RefundOrder) -> Option<Doubt> {
        let payment = self.transaction_no.text().or_else(|| self.old_transaction_id.text());
        if payment.as_deref() != Some(order.transaction_id.as_str()) {
            return Some(Doubt::OtherRefund);
        }
        if self.refund_reference.text().is_some_and(|mark| mark != order.mark) {
            return Some(Doubt::OtherRefund);
        }
        if self.currency.text().as_deref().and_then(Currency::from_code) != Some(order.amount.currency()) {
            return Some(Doubt::OtherCurrency);
        }
        if self.refund_amount.decimal(order.amount.currency()) != Some(order.amount) {
            return Some(Doubt::OtherAmount);
        }
        None
    }

    fn refund_id(&self) -> Option<String> {
        self.refund_transaction_no.string().or_else(|| self.refund_transaction_id.string())
    }
}

pub(super) fn answer(order: &RefundOrder, reply: &Reply) -> Answer {
    let Some(envelope) = Envelope::read(reply) else {
        return Answer::Doubtful { doubt: reply.unreadable_doubt(), words: reply.words(None, None) };
    };
    let words = envelope.words(reply);
    let doubtful = |doubt| Answer::Doubtful { doubt, words: words.clone() };
    match envelope.verdict() {
        Verdict::Worked if !reply.status.is_success() => doubtful(Doubt::Contradiction),
        Verdict::Worked => worked(order, &envelope, words),
        Verdict::BadSignature | Verdict::NotFound | Verdict::NoRights | Verdict::BadRequest | Verdict::WrongState => {
            if reply.status.is_success() || reply.status.is_client_error() {
                Answer::Refused { words }
            } else {
                doubtful(reply.unreadable_doubt())
            }
        }
        Verdict::Duplicate => doubtful(Doubt::Duplicate),
        Verdict::Fault => doubtful(Doubt::GatewayFailed),
        Verdict::Unknown => doubtful(Doubt::UnknownWord),
    }
}

fn worked(order: &RefundOrder, envelope: &Envelope<'_>, words: GatewayWords) -> Answer {
    let Some(payload) = envelope.result.object::<Payload<'_>>() else {
        return Answer::Doubtful { doubt: Doubt::Unreadable, words };
    };
    if let Some(doubt) = payload.doubt(order) {
        return Answer::Doubtful { doubt, words };
    }
    let refund_id = payload.refund_id();
    match State::of(payload.status) {
        State::Done => Answer::Succeeded { refund_id, words },
        State::Working => Answer::Pending { refund_id, words },
        State::Ended => Answer::Refused { words },
        State::Unknown => Answer::Doubtful { doubt: Doubt::UnknownWord, words },
    }
}

/// The documented statuses of payments and refunds (fact sheet, section 4.2).
enum State {
    Done,
    Working,
    Ended,
    Unknown,
}

impl State {
    fn of(status: Loose<'_>) -> Self {
        match status.text().unwrap_or_default().to_ascii_lowercase().as_str() {
            "success" => Self::Done,
            "init" | "dealing" | "pending" => Self::Working,
            "failed" | "closed" => Self::Ended,
            _ => Self::Unknown,
        }
    }
}

/// The refund itself where its id is known (undocumented, but its record has a type and a parent), then the payment.
pub(super) fn ask(pockyt: &Pockyt, order: &RefundOrder, refund_id: Option<&str>) -> Vec<Request> {
    let refund = refund_id.map(|id| query(pockyt, ById::TransactionNo, id));
    let payment = query(pockyt, ById::TransactionNo, &order.transaction_id);
    refund.into_iter().chain([payment]).collect()
}

pub(super) fn evidence(order: &RefundOrder, refund_id: Option<&str>, reply: &Reply) -> Evidence {
    let Some(envelope) = Envelope::read(reply) else {
        return Evidence::Doubtful { doubt: reply.unreadable_doubt(), words: reply.words(None, None) };
    };
    let words = envelope.words(reply);
    let doubtful = |doubt| Evidence::Doubtful { doubt, words: words.clone() };
    if envelope.verdict() != Verdict::Worked || !reply.status.is_success() {
        return doubtful(Doubt::NoAnswer);
    }
    let Some(record) = Record::of(&envelope) else { return doubtful(Doubt::Unreadable) };
    let about = record.transaction_no.text();
    if about.is_none() {
        doubtful(Doubt::OtherRefund)
    } else if record.names_other_currency(order.amount.currency()) {
        doubtful(Doubt::OtherCurrency)
    } else if about.as_deref() == Some(order.transaction_id.as_str()) {
        of_payment(order, refund_id, &record, words)
    } else if about.as_deref() == refund_id {
        of_refund(order, &record, words)
    } else {
        doubtful(Doubt::OtherRefund)
    }
}

/// What the refund's own record says.
fn of_refund(order: &RefundOrder, record: &Record<'_>, words: GatewayWords) -> Evidence {
    if record.amount.decimal(order.amount.currency()) != Some(order.amount) {
        return Evidence::Doubtful { doubt: Doubt::OtherAmount, words };
    }
    let refund_id = record.transaction_no.string();
    match State::of(record.status()) {
        State::Done => Evidence::Succeeded { refund_id, words },
        State::Working => Evidence::Pending { refund_id, words },
        State::Ended => Evidence::Refused { refund_id, words },
        State::Unknown => Evidence::Doubtful { doubt: Doubt::UnknownWord, words },
    }
}

/// What the payment's record shows: our mark in its list is a yes. Nothing in it is a no: no document says that the list is
/// complete or the total up to date, and a refund that is still `dealing` may be in neither (fact sheet, section 8).
fn of_payment(order: &RefundOrder, refund_id: Option<&str>, record: &Record<'_>, words: GatewayWords) -> Evidence {
    let currency = order.amount.currency();
    let listed = record.refunds();
    let ours = listed.iter().flatten().find(|listed| listed.refund_reference.is(&order.mark));
    if let Some(ours) = ours {
        if ours.refund_amount.decimal(currency) != Some(order.amount) {
            return Evidence::Doubtful { doubt: Doubt::OtherAmount, words };
        }
        // An entry carries no status. Where it names the refund, that record is asked before a yes is believed.
        return match (ours.id(), refund_id) {
            (Some(id), None) => Evidence::Pending { refund_id: Some(id), words },
            (id, known) => Evidence::Succeeded { refund_id: id.or_else(|| known.map(str::to_owned)), words },
        };
    }
    Evidence::Doubtful { doubt: Doubt::Ambiguous, words }
}
