use super::record::{Record, Word};
use super::reply::{Envelope, Verdict};
use super::{AuthorizationKind, Yedpay, query};
use crate::gateway::base::segment;
use crate::gateway::{Answer, Doubt, Evidence, RefundOrder, Reply, Request, Route};
use crate::model::{GatewayWords, Transaction};
use http::Method;

/// An API key refunds by the merchant's reference where the caller named the payment by it. Nothing says that a
/// reference is used once only, so whoever knows the id goes by the id.
pub(super) fn route(yedpay: &Yedpay, transaction: &Transaction, name: &str) -> Route {
    let by_custom_id = match yedpay.kind {
        AuthorizationKind::AccessToken => false,
        AuthorizationKind::ApiKey => name != transaction.id && transaction.reference.as_deref() == Some(name),
    };
    Route::Yedpay { by_custom_id }
}

/// The merchant's reference, where the order goes by it.
fn custom_id(order: &RefundOrder) -> Option<&str> {
    match order.route {
        Route::Yedpay { by_custom_id: true } => order.reference.as_deref(),
        Route::Yedpay { by_custom_id: false } | Route::Pockyt { .. } | Route::Paycross { .. } => None,
    }
}

pub(super) fn request(yedpay: &Yedpay, order: &RefundOrder) -> Request {
    // Without an amount Yedpay gives back all that is left, so it is always there.
    let amount = order.amount.to_decimal();
    let reason = match &order.reason {
        Some(reason) => format!("{reason} {}", tag(order)),
        None => tag(order),
    };
    let fields = [("amount", amount.as_str()), ("refund_reason", &reason)];
    match custom_id(order) {
        Some(custom_id) => {
            let path = format!("/online-payment/{}/refund", segment(custom_id));
            yedpay.send_form(Method::PUT, &path, &[("custom_id", custom_id), fields[0], fields[1]])
        }
        None => {
            let path = format!("/transactions/{}/refund", segment(&order.transaction_id));
            yedpay.send_form(Method::POST, &path, &fields)
        }
    }
}

/// Our mark as it stands at the end of the reason.
fn tag(order: &RefundOrder) -> String {
    format!("[{}]", order.mark)
}

pub(super) fn answer(order: &RefundOrder, reply: &Reply) -> Answer {
    let Some(envelope) = Envelope::read(reply) else {
        return Answer::Doubtful { doubt: reply.unreadable_doubt(), words: reply.words(None, None) };
    };
    let words = envelope.words(reply);
    let doubtful = |doubt| Answer::Doubtful { doubt, words: words.clone() };
    match envelope.verdict(reply) {
        Verdict::Worked => worked(order, &envelope, words),
        Verdict::BadCredentials | Verdict::NoRights | Verdict::NotFound | Verdict::BadRequest | Verdict::NoFunds => {
            if envelope.is_plain_failure(reply) {
                Answer::Refused { words }
            } else {
                doubtful(Doubt::Contradiction)
            }
        }
        Verdict::Fault => doubtful(Doubt::GatewayFailed),
        Verdict::Contradiction => doubtful(Doubt::Contradiction),
        Verdict::Unknown => doubtful(Doubt::UnknownWord),
    }
}

/// `success` only says that the request was taken; the transaction in the reply shows what became of it.
fn worked(order: &RefundOrder, envelope: &Envelope<'_>, words: GatewayWords) -> Answer {
    let Some(record) = envelope.data.object::<Record<'_>>() else {
        return Answer::Doubtful { doubt: Doubt::Unreadable, words };
    };
    let words = GatewayWords { code: record.status_word(), ..words };
    let doubtful = |doubt| Answer::Doubtful { doubt, words: words.clone() };
    if let Some(doubt) = other(order, &record) {
        return doubtful(doubt);
    }
    match record.word() {
        Word::PendingRefund => Answer::Pending { refund_id: None, words },
        Word::Refunded => match Moved::of(order, &record) {
            Moved::AsOrdered if Remark::of(order, &record) == Remark::SomebodyElses => doubtful(Doubt::Ambiguous),
            Moved::AsOrdered => Answer::Succeeded { refund_id: None, words },
            Moved::NotAtAll | Moved::Less | Moved::More | Moved::Back => doubtful(Doubt::OtherAmount),
            Moved::Untold => doubtful(Doubt::Ambiguous),
        },
        Word::Void if is_whole_reversal(order, &record) => Answer::Succeeded { refund_id: None, words },
        Word::Void => doubtful(Doubt::Ambiguous),
        Word::Precreated | Word::Pending | Word::Paid | Word::Cancelled | Word::Failed | Word::Expired => {
            doubtful(Doubt::Contradiction)
        }
        Word::Unknown => doubtful(Doubt::UnknownWord),
    }
}

/// Why the record is not about this payment.
fn other(order: &RefundOrder, record: &Record<'_>) -> Option<Doubt> {
    if !record.id.is(&order.transaction_id) || custom_id(order).is_some_and(|id| !record.custom_id.is(id)) {
        return Some(Doubt::OtherRefund);
    }
    if record.currency() != Some(order.captured.currency()) {
        return Some(Doubt::OtherCurrency);
    }
    if record.amount() != Some(order.captured) {
        return Some(Doubt::OtherAmount);
    }
    None
}

/// How the refunded total stands against the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Moved {
    NotAtAll,
    /// By less than was ordered.
    Less,
    /// By exactly what was ordered.
    AsOrdered,
    /// By more than was ordered.
    More,
    /// It shrank.
    Back,
    /// One of the two figures is missing.
    Untold,
}

impl Moved {
    fn of(order: &RefundOrder, record: &Record<'_>) -> Self {
        let (Some(now), Some(before)) = (record.refunded(), order.baseline.refunded) else { return Self::Untold };
        let Some(moved) = now.checked_sub(before) else { return Self::Untold };
        if moved.is_zero() {
            Self::NotAtAll
        } else if !moved.is_positive() {
            Self::Back
        } else if moved == order.amount {
            Self::AsOrdered
        } else if moved.minor() < order.amount.minor() {
            Self::Less
        } else {
            Self::More
        }
    }
}

/// A payment reversed before it was settled is given back whole, so it can't tell of a part of it.
fn is_whole_reversal(order: &RefundOrder, record: &Record<'_>) -> bool {
    order.amount == order.captured
        && order.baseline.refunded.is_some_and(|before| before.is_zero())
        && record.refunded().is_none_or(|refunded| refunded.is_zero() || refunded == order.captured)
}

pub(super) fn ask(yedpay: &Yedpay, order: &RefundOrder) -> Request {
    match custom_id(order) {
        Some(custom_id) => query::by_custom_id(yedpay, custom_id),
        None => query::by_id(yedpay, &order.transaction_id),
    }
}

/// Whose the last refund is, by its remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Remark {
    Ours,
    SomebodyElses,
    Missing,
}

impl Remark {
    fn of(order: &RefundOrder, record: &Record<'_>) -> Self {
        match record.refund_remark() {
            Some(remark) if remark.trim_end().ends_with(&tag(order)) => Self::Ours,
            Some(_) => Self::SomebodyElses,
            None => Self::Missing,
        }
    }
}

pub(super) fn evidence(order: &RefundOrder, reply: &Reply) -> Evidence {
    let Some(envelope) = Envelope::read(reply) else {
        return Evidence::Doubtful { doubt: reply.unreadable_doubt(), words: reply.words(None, None) };
    };
    let words = envelope.words(reply);
    if envelope.verdict(reply) != Verdict::Worked {
        return Evidence::Doubtful { doubt: Doubt::NoAnswer, words };
    }
    let Some(record) = envelope.data.object::<Record<'_>>() else {
        return Evidence::Doubtful { doubt: Doubt::Unreadable, words };
    };
    let words = GatewayWords { code: record.status_word(), ..words };
    match other(order, &record) {
        Some(doubt) => Evidence::Doubtful { doubt, words },
        None => shown(order, &record, words),
    }
}

/// What the payment shows of the refund: arithmetic against the baseline, and our mark where it came back.
fn shown(order: &RefundOrder, record: &Record<'_>, words: GatewayWords) -> Evidence {
    let remark = Remark::of(order, record);
    let doubtful = |doubt| Evidence::Doubtful { doubt, words: words.clone() };
    match record.word() {
        // Whether the figures count it already is not documented, so they are not looked at.
        Word::PendingRefund => Evidence::Pending { refund_id: None, words },
        Word::Void if is_whole_reversal(order, record) && remark != Remark::SomebodyElses => {
            Evidence::Succeeded { refund_id: None, words }
        }
        Word::Void => doubtful(Doubt::Ambiguous),
        Word::Paid | Word::Refunded => match (Moved::of(order, record), remark) {
            (Moved::AsOrdered | Moved::More, Remark::Ours) => Evidence::Succeeded { refund_id: None, words },
            (Moved::Less, Remark::Ours) => doubtful(Doubt::OtherAmount),
            // Ours always carries its mark, so a total that moved without it may be somebody's refund by hand.
            (Moved::AsOrdered | Moved::More | Moved::Less, Remark::SomebodyElses | Remark::Missing) => {
                doubtful(Doubt::Ambiguous)
            }
            (Moved::NotAtAll, Remark::SomebodyElses | Remark::Missing) if is_untouched(order, record) => {
                Evidence::Absent { words }
            }
            (Moved::NotAtAll | Moved::Back, _) => doubtful(Doubt::Contradiction),
            (Moved::Untold, _) => doubtful(Doubt::Ambiguous),
        },
        Word::Precreated | Word::Pending | Word::Cancelled | Word::Failed | Word::Expired => {
            doubtful(Doubt::Contradiction)
        }
        Word::Unknown => doubtful(Doubt::UnknownWord),
    }
}

/// Whether an unchanged total may be believed. That it sums up all refunds is inferred, not documented: were it the
/// last one only, a second refund of the same amount would not move it, but the time of the last refund would.
fn is_untouched(order: &RefundOrder, record: &Record<'_>) -> bool {
    let says_refunded = record.word() == Word::Refunded;
    let something_was = order.baseline.refunded.is_some_and(|before| before.is_positive());
    let is_old = record.refunded_at().is_none_or(|at| at <= order.baseline.read_at);
    is_old && (something_was || !says_refunded)
}
