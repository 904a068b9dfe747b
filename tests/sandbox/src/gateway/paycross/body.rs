//! Transactions as JSON. The hosts differ in fields, in how they write dates and in what they leave null, as their
//! published samples do.

use super::dates::DateStyle;
use super::entry::{Entry, Service, Status};
use super::ids;
use crate::wire::Reply;
use crate::world::World;
use serde_json::{Value, json};

/// Where a transaction is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Alone: after a refund, read by uid, or in a notification.
    Alone,
    /// In the list of a `tracking_id`.
    TrackingList,
    /// In a report.
    Report,
}

const DONE: &str = "The operation was successfully processed";
const DECLINED: &str = "The operation was declined";

/// `{"transaction":…}`
pub(super) fn alone(world: &World, entry: Entry<'_>) -> Reply {
    Reply::json(200, &json!({ "transaction": transaction(world, entry, Place::Alone) }))
}

pub(super) fn transaction(world: &World, entry: Entry<'_>, place: Place) -> Value {
    let status = entry.status();
    let service = entry.service();
    let message = message(world, entry);
    let (date, paid_date) = dates(service, place);
    let mut body = json!({
        "uid": entry.uid(),
        "status": status.word(),
        "message": message,
        "code": code(service, status),
        "amount": entry.amount(),
        "currency": entry.payment().currency,
        "test": false,
        "tracking_id": entry.tracking_id(),
        "language": "en",
        "created_at": date.write(entry.created_at()),
        "updated_at": date.write(entry.updated_at()),
        "paid_at": entry.paid_at().map(|at| paid_date.write(at)),
        "closed_at": null,
        "settled_at": null,
    });
    let section = section(entry, message.as_deref());
    match entry {
        Entry::Payment(payment) => {
            body["type"] = json!("payment");
            body["description"] = json!(format!("Order {}", payment.reference));
            body["payment"] = section;
        }
        Entry::Refund { parent, refund } => {
            body["type"] = json!("refund");
            body["parent_uid"] = json!(parent.id);
            body["reason"] = json!(refund.reason);
            body["refund"] = section;
        }
    }
    match service {
        Service::Apm => {
            let method = &entry.payment().method;
            body["method_type"] = json!(method);
            body["receipt_url"] = json!(ids::receipt_url(entry.uid()));
            // A method named like a field must not hide that field.
            if body.get(method).is_none() {
                body[method.as_str()] = json!({ "type": method });
            }
            match place {
                Place::Alone => {}
                Place::TrackingList | Place::Report => body["payment_method_type"] = json!(method),
            }
        }
        // The card gateway has no receipt in its answers, and the uid a second time.
        Service::Card => body["id"] = json!(entry.uid()),
    }
    match place {
        Place::Alone | Place::TrackingList => {}
        Place::Report => body["id"] = json!(ids::report_id(entry.uid())),
    }
    body
}

/// The part that is named after the transaction's type: what the provider says.
fn section(entry: Entry<'_>, message: Option<&str>) -> Value {
    let status = entry.status();
    let answered = match status {
        Status::Successful | Status::Failed => true,
        Status::Pending | Status::Expired | Status::Incomplete | Status::Deleted => false,
    };
    let provider_id = answered.then(|| ids::provider_id(entry.uid()));
    let mut section = json!({ "status": status.word(), "message": message, "ref_id": provider_id });
    match entry.service() {
        Service::Apm => {}
        Service::Card => {
            section["rrn"] = json!(provider_id);
            section["gateway_id"] = json!(1);
            section["auth_code"] = Value::Null;
            section["bank_code"] = json!(answered.then_some(if status == Status::Successful { "00" } else { "05" }));
        }
    }
    section
}

fn message(world: &World, entry: Entry<'_>) -> Option<String> {
    match entry.status() {
        Status::Successful => Some(DONE.to_owned()),
        Status::Failed => Some(world.declined.get(entry.uid()).map_or(DECLINED, String::as_str).to_owned()),
        Status::Pending | Status::Expired | Status::Incomplete | Status::Deleted => None,
    }
}

fn code(service: Service, status: Status) -> Option<&'static str> {
    match (status, service) {
        (Status::Successful, Service::Apm | Service::Card) => Some("S.0000"),
        (Status::Failed, Service::Apm) => Some("F.0211"),
        (Status::Failed, Service::Card) => Some("F.0118"),
        (Status::Pending, Service::Apm) => Some("P.0220"),
        (Status::Pending, Service::Card) => Some("P.0001"),
        (Status::Expired | Status::Incomplete | Status::Deleted, Service::Apm | Service::Card) => None,
    }
}

/// How a place writes dates, and how it writes that of the payment.
fn dates(service: Service, place: Place) -> (DateStyle, DateStyle) {
    match (place, service) {
        (Place::Alone, Service::Apm) => (DateStyle::Millis, DateStyle::MillisOffset),
        (Place::Alone, Service::Card) => (DateStyle::Millis, DateStyle::Seconds),
        (Place::TrackingList, Service::Apm) => (DateStyle::Minsk, DateStyle::Minsk),
        (Place::TrackingList, Service::Card) => (DateStyle::Seconds, DateStyle::Seconds),
        (Place::Report, Service::Apm | Service::Card) => (DateStyle::Millis, DateStyle::Millis),
    }
}
