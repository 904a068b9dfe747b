//! Lists come from the back office's reports: version 3 of a span of time in pages, version 2 of a whole day at once.
//! A report is of one method, so without a choice there are two, one after the other.

use super::Paycross;
use super::record::Record;
use super::reply::{Body, Item};
use crate::gateway::loose::Loose;
use crate::gateway::{ListCursor, Page, Reply, Request};
use crate::model::{Error, ErrorCode, Raw, Service, Transaction, TransactionFilter};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::value::RawValue;

const PATH: &str = "/api/reports";
const VERSION: &str = "X-Api-Version";

const ALTERNATIVE: &str = "alternative";
const CREDIT_CARD: &str = "credit_card";
const STATUSES: [&str; 5] = ["all", "successful", "failed", "pending", "incomplete"];

#[derive(Serialize)]
struct Wrapped<'a> {
    report_params: Params<'a>,
}

#[derive(Serialize)]
struct Params<'a> {
    date_type: &'a str,
    #[serde(flatten)]
    time: Time,
    status: &'a str,
    payment_method_type: &'a str,
    time_zone: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    starting_after: Option<&'a RawValue>,
}

/// What decides the version of the report.
#[derive(Serialize)]
#[serde(untagged)]
enum Time {
    Day { date: String },
    Span { from: String, to: String },
}

pub(super) fn list(paycross: &Paycross, filter: &TransactionFilter, cursor: &ListCursor) -> Result<Request, Error> {
    let methods = methods(paycross, filter)?;
    let (method, object) = place(&methods, cursor)?;
    if filter.owner.is_some() {
        return Err(option(
            "owner",
            "PayCross lists the transactions of the account's own shop only. Leave owner out.",
        ));
    }
    let status = filter.status.as_deref().unwrap_or("all");
    if !STATUSES.contains(&status) {
        return Err(option(
            "status",
            "PayCross lists by status all, successful, failed, pending or incomplete. Choose one of them.",
        ));
    }
    let time = time(filter)?;
    let version = match time {
        Time::Day { .. } => "2",
        Time::Span { .. } => "3",
    };
    // The id of a page's last row is given back exactly as it came, as a number or as a text.
    let object: Option<&RawValue> = object
        .map(serde_json::from_str)
        .transpose()
        .map_err(|_| option("cursor", "The place to go on from is none of this list. Start it again."))?;
    let params = Params {
        date_type: "created_at",
        time,
        status,
        payment_method_type: method,
        time_zone: "UTC",
        starting_after: object,
    };
    Ok(paycross.post(&paycross.admin, PATH, (VERSION, version), &Wrapped { report_params: params }))
}

/// The methods to list, in turn.
fn methods(paycross: &Paycross, filter: &TransactionFilter) -> Result<Vec<&'static str>, Error> {
    match (filter.method.as_deref(), paycross.service) {
        (Some(ALTERNATIVE), _) => Ok(vec![ALTERNATIVE]),
        (Some(CREDIT_CARD), _) => Ok(vec![CREDIT_CARD]),
        (Some(_), _) => Err(option(
            "method",
            "PayCross lists by method alternative or credit_card. Choose one, or leave it out for both.",
        )),
        (None, Service::Apm) => Ok(vec![ALTERNATIVE]),
        (None, Service::Card) => Ok(vec![CREDIT_CARD]),
        (None, Service::Either) => Ok(vec![ALTERNATIVE, CREDIT_CARD]),
    }
}

/// Which method's list the cursor is in, and behind which row.
fn place<'a>(methods: &[&'static str], cursor: &'a ListCursor) -> Result<(&'static str, Option<&'a str>), Error> {
    let found = match cursor {
        ListCursor::Start => methods.first().map(|method| (*method, None)),
        ListCursor::After { method, object } => {
            methods.iter().find(|known| *known == method).map(|known| (*known, object.as_deref()))
        }
        ListCursor::Page { .. } => None,
    };
    found.ok_or_else(|| option("cursor", "The place to go on from is none of this list. Start it again."))
}

fn time(filter: &TransactionFilter) -> Result<Time, Error> {
    let second = |at: Timestamp| at.strftime("%Y-%m-%d %H:%M:%S").to_string();
    match (filter.day, filter.from, filter.to) {
        (Some(day), None, None) => Ok(Time::Day { date: day.strftime("%Y-%m-%d").to_string() }),
        (Some(_), Some(_), _) | (Some(_), _, Some(_)) => {
            Err(option("day", "A day stands for from and to. Give the one or the others."))
        }
        (None, Some(from), Some(to)) if from < to => Ok(Time::Span { from: second(from), to: second(to) }),
        (None, Some(_), Some(_)) => {
            Err(option("from", "The span of time ends before it begins, or is empty. Check from and to."))
        }
        (None, None, Some(_)) => Err(span_needed("from")),
        (None, Some(_), None) => Err(span_needed("to")),
        (None, None, None) => Err(span_needed("from")),
    }
}

fn span_needed(field: &'static str) -> Error {
    option(field, "PayCross lists a span of time only. Set both from and to, or day for one whole day in UTC.")
}

fn option(field: &'static str, what: &str) -> Error {
    Error::new(ErrorCode::OptionInvalid, format!("{what} Nothing was sent.")).about(field)
}

pub(super) fn listed(
    paycross: &Paycross,
    filter: &TransactionFilter,
    cursor: &ListCursor,
    reply: &Reply,
) -> Result<Page, Error> {
    let methods = methods(paycross, filter)?;
    let (method, object) = place(&methods, cursor)?;
    let body = Body::read(reply).ok_or_else(|| reply.unreadable_error())?;
    let listing = if reply.status.is_success() { body.listing() } else { None };
    let listing = listing.filter(|listing| listing.is_list).ok_or_else(|| body.read_error(reply))?;
    let next = if filter.day.is_none() && body.has_more.boolean() == Some(true) {
        let last = cursor_after(&body, listing.items.last(), object, reply)?;
        Some(ListCursor::After { method, object: Some(last) })
    } else {
        let following = methods.iter().skip_while(|known| **known != method).nth(1);
        following.map(|method| ListCursor::After { method, object: None })
    };
    let service = if method == CREDIT_CARD { Service::Card } else { Service::Apm };
    let wanted = listing.items.into_iter().filter(|item| is_wanted(paycross, filter, &item.record));
    let transactions = wanted.map(|item| row(paycross, service, item, reply)).collect::<Result<_, _>>()?;
    Ok(Page { transactions, next })
}

/// The id behind which the next page begins, as JSON. A list that stays where it is would never end.
fn cursor_after(
    body: &Body<'_>,
    last: Option<&Item<'_>>,
    before: Option<&str>,
    reply: &Reply,
) -> Result<String, Error> {
    let id = |value: Loose<'_>| value.text().and(value.json()).map(|json| json.get().to_owned());
    let last = id(body.last_object_id).or_else(|| id(last?.record.id));
    let last = last.ok_or_else(|| reply.bad_reply("there is more to list, and it does not say behind what"))?;
    if Some(last.as_str()) == before { Err(reply.bad_reply("its list never ends")) } else { Ok(last) }
}

/// What the gateway's own filters can't do: it counts whole seconds and both ends of a span, and knows no references.
fn is_wanted(paycross: &Paycross, filter: &TransactionFilter, record: &Record<'_>) -> bool {
    let created_at = record.created_at();
    let is_in_time =
        created_at.is_none_or(|at| filter.from.is_none_or(|from| from <= at) && filter.to.is_none_or(|to| at < to));
    let is_tracked = filter.reference.as_deref().is_none_or(|reference| record.is_tracked_by(reference));
    is_in_time && is_tracked && record.is_taken(paycross.test)
}

fn row(paycross: &Paycross, service: Service, item: Item<'_>, reply: &Reply) -> Result<Transaction, Error> {
    let raw = Raw::from(reply.body.slice_ref(item.json.get().as_bytes()));
    item.record.into_transaction(paycross, service, raw, reply)
}
