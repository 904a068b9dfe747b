use super::Paycross;
use super::query::{by_tracking_id, by_uid};
use super::record::{Record, State};
use super::reply::{Body, Sense};
use crate::gateway::{Answer, Doubt, Evidence, RefundOrder, Reply, Request, Route, Told};
use crate::model::{Details, Error, Event, EventSubject, GatewayWords, Money, Service, Transaction};
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::Serialize;

const PATH: &str = "/transactions/refunds";

/// Both services demand a reason.
const NO_REASON: &str = "Refund";

/// A refund goes to the service that holds the payment. What can't be counted is refused before anything is recorded.
pub(super) fn route(paycross: &Paycross, transaction: &Transaction, amount: Money) -> Result<Route, Error> {
    let units = paycross.units.write(amount).map_err(|problem| problem.error())?;
    let told = match &transaction.details {
        Details::Paycross(details) => details.service,
        Details::Pockyt(_) | Details::Yedpay(_) => paycross.service,
    };
    let service = match told {
        Service::Card => Service::Card,
        Service::Apm | Service::Either => Service::Apm,
    };
    Ok(Route::Paycross { service, units })
}

#[derive(Serialize)]
struct Wrapped<'a> {
    request: Fields<'a>,
}

#[derive(Serialize)]
struct Fields<'a> {
    parent_uid: &'a str,
    amount: i64,
    reason: &'a str,
    tracking_id: &'a str,
    /// Off on cards: it refuses a second refund of the same size within 30 seconds, which a shop may well want, while
    /// nothing of ours is sent twice that soon.
    #[serde(skip_serializing_if = "Option::is_none")]
    duplicate_check: Option<bool>,
}

pub(super) fn request(paycross: &Paycross, order: &RefundOrder) -> Request {
    let reason = order.reason.as_deref().unwrap_or(NO_REASON);
    let (service, amount) = destination(order);
    let fields = Fields {
        parent_uid: &order.transaction_id,
        amount,
        reason,
        tracking_id: &order.mark,
        duplicate_check: (service == Service::Card).then_some(false),
    };
    let body = Wrapped { request: fields };
    paycross.post(paycross.host(service), PATH, ("RequestID", &order.request_uuid()), &body)
}

fn destination(order: &RefundOrder) -> (Service, i64) {
    match &order.route {
        Route::Paycross { service, units } => (*service, *units),
        Route::Pockyt { .. } | Route::Yedpay { .. } => (Service::Apm, order.amount.minor()),
    }
}

pub(super) fn answer(paycross: &Paycross, order: &RefundOrder, reply: &Reply) -> Answer {
    let status = reply.status;
    if status.as_u16() == 429 {
        let words = Body::read(reply).map_or_else(|| reply.words(None, None), |body| body.words(reply));
        return Answer::NotTaken { words, pause: reply.retry_after() };
    }
    let Some(body) = Body::read(reply) else {
        return Answer::Doubtful { doubt: reply.unreadable_doubt(), words: reply.words(None, None) };
    };
    if let Some(record) = body.transaction() {
        return transaction(paycross, order, &record, reply);
    }
    let words = body.words(reply);
    if status.is_redirection() || status.is_server_error() {
        return Answer::Doubtful { doubt: reply.unreadable_doubt(), words };
    }
    refusal(&body, words, reply)
}

/// What an answer with a transaction says. An HTTP status alone is no yes, and a yes with another status is none.
fn transaction(paycross: &Paycross, order: &RefundOrder, record: &Record<'_>, reply: &Reply) -> Answer {
    let words = record.words(reply);
    let doubtful = |doubt| Answer::Doubtful { doubt, words: words.clone() };
    if reply.status.is_redirection() || reply.status.is_server_error() {
        return doubtful(reply.unreadable_doubt());
    }
    if let Some(doubt) = record.doubt(paycross, order) {
        return doubtful(doubt);
    }
    let sense = words.code.as_deref().and_then(Sense::of);
    let refund_id = record.uid();
    match record.state() {
        Some(State::Ended) if sense == Some(Sense::Open) => doubtful(Doubt::GatewayFailed),
        Some(State::Ended) => Answer::Refused { words },
        Some(State::Done) if reply.status.is_success() => Answer::Succeeded { refund_id, words },
        Some(State::Working) if reply.status.is_success() => Answer::Pending { refund_id, words },
        Some(State::Done | State::Working) | None => doubtful(Doubt::Contradiction),
        Some(State::Unknown) => doubtful(Doubt::UnknownWord),
    }
}

/// What an answer without a transaction says. A denial may also come under HTTP 202.
fn refusal(body: &Body<'_>, words: GatewayWords, reply: &Reply) -> Answer {
    let doubt = match body.sense() {
        Some(Sense::SendAgain) => return Answer::NotTaken { words, pause: reply.retry_after() },
        Some(Sense::NotFound | Sense::BadCredentials | Sense::NoRights | Sense::Refused) => {
            return Answer::Refused { words };
        }
        Some(Sense::Duplicate) => Doubt::Duplicate,
        Some(Sense::Open) => Doubt::GatewayFailed,
        Some(Sense::Worked) => Doubt::Contradiction,
        None if reply.status.is_success() || !body.has_fault() => Doubt::Unreadable,
        None if body.mentions_duplicate() => Doubt::Duplicate,
        None => match reply.status.as_u16() {
            400 | 401 | 403 | 404 | 422 => return Answer::Refused { words },
            _ => Doubt::UnknownWord,
        },
    };
    Answer::Doubtful { doubt, words }
}

/// The refund itself where its uid is known, then whatever carries our mark.
pub(super) fn ask(paycross: &Paycross, order: &RefundOrder, refund_id: Option<&str>) -> Vec<Request> {
    let (service, _) = destination(order);
    let refund = refund_id.map(|uid| by_uid(paycross, service, uid));
    refund.into_iter().chain([by_tracking_id(paycross, service, &order.mark)]).collect()
}

pub(super) fn evidence(paycross: &Paycross, order: &RefundOrder, refund_id: Option<&str>, reply: &Reply) -> Evidence {
    let doubtful = |doubt, words| Evidence::Doubtful { doubt, words };
    let body = Body::read(reply);
    let words = body.as_ref().map_or_else(|| reply.words(None, None), |body| body.words(reply));
    if !reply.status.is_success() {
        // Also an unknown uid proves nothing: the question by mark comes next.
        let doubt = if reply.status.is_redirection() { Doubt::Redirected } else { Doubt::NoAnswer };
        return doubtful(doubt, words);
    }
    let Some(listing) = body.and_then(|body| body.listing()) else {
        return doubtful(reply.unreadable_doubt(), words);
    };
    let is_empty = listing.items.is_empty();
    let mut ours = listing.items.into_iter().map(|item| item.record).filter(|record| is_ours(record, order, refund_id));
    match (ours.next(), refund_id) {
        (Some(first), _) => of_refunds(paycross, order, std::iter::once(first).chain(ours), reply),
        (None, None) if is_empty && listing.is_list => match destination(order) {
            (Service::Apm | Service::Either, _) => Evidence::Absent { words },
            // That cards keep a refund's tracking_id is not documented, so to find none proves nothing.
            (Service::Card, _) => doubtful(Doubt::Ambiguous, words),
        },
        // The gateway has given it a uid, so that it lacks our mark in a list is no trace of a no.
        (None, Some(_)) if is_empty => doubtful(Doubt::NoAnswer, words),
        (None, _) => doubtful(Doubt::OtherRefund, words),
    }
}

/// A refund's webhook is the same JSON as the reply to a question about it (fact sheet, section 6).
pub(super) fn told(paycross: &Paycross, order: &RefundOrder, refund_id: Option<&str>, event: &Event) -> Told {
    let names_it =
        event.mark.as_deref() == Some(&order.mark) || (refund_id.is_some() && event.refund_id.as_deref() == refund_id);
    if event.subject != EventSubject::Refund || !names_it {
        return Told::Hint;
    }
    let body = Bytes::copy_from_slice(event.raw.as_bytes());
    let reply = Reply { status: StatusCode::OK, headers: HeaderMap::new(), body };
    match evidence(paycross, order, refund_id, &reply) {
        proof @ (Evidence::Succeeded { .. } | Evidence::Pending { .. } | Evidence::Refused { .. }) => {
            Told::Proof(proof)
        }
        Evidence::Absent { .. } | Evidence::Doubtful { .. } => Told::Hint,
    }
}

fn is_ours(record: &Record<'_>, order: &RefundOrder, refund_id: Option<&str>) -> bool {
    let is_known = refund_id.is_some() && record.uid().as_deref() == refund_id;
    record.type_word() == "refund" && (is_known || record.tracking_id().as_deref() == Some(&order.mark))
}

/// What the refunds with our mark say. Usually there is one. Where the gateway acted on a repetition too, those that
/// ended without money count only if all did; of several others a person has to make sense.
fn of_refunds<'a>(
    paycross: &Paycross,
    order: &RefundOrder,
    refunds: impl Iterator<Item = Record<'a>>,
    reply: &Reply,
) -> Evidence {
    let mut alive = Vec::new();
    let mut ended = Vec::new();
    for record in refunds {
        let words = record.words(reply);
        if let Some(doubt) = record.doubt(paycross, order) {
            return Evidence::Doubtful { doubt, words };
        }
        let refund_id = record.uid();
        match record.state() {
            Some(State::Ended) => ended.push(Evidence::Refused { refund_id, words }),
            Some(State::Done) => alive.push(Evidence::Succeeded { refund_id, words }),
            Some(State::Working) => alive.push(Evidence::Pending { refund_id, words }),
            Some(State::Unknown) => return Evidence::Doubtful { doubt: Doubt::UnknownWord, words },
            None => return Evidence::Doubtful { doubt: Doubt::Contradiction, words },
        }
    }
    let several = alive.len() > 1;
    match alive.pop().or_else(|| ended.pop()) {
        Some(verdict) if !several => verdict,
        Some(_) | None => Evidence::Doubtful { doubt: Doubt::Contradiction, words: reply.words(None, None) },
    }
}
