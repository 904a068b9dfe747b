//! What a report asks for.

use super::entry::{Entry, Service, Status};
use super::errors::{FieldFault, Refusal};
use super::ids;
use super::zone;
use crate::wire::Request;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
use jiff::{Timestamp, Unit};
use serde_json::{Map, Value};

/// Which version of the report API is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    /// One day at once.
    Day,
    /// A span of time, in pages.
    Paged,
}

/// The date that places a transaction in a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateType {
    Creation,
    Payment,
    Settlement,
}

/// Which side of which transaction a page lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cursor {
    Start,
    After(u64),
    Before(u64),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ReportParams {
    date_type: DateType,
    from: Timestamp,
    /// The last second that counts.
    to: Timestamp,
    /// None is all.
    status: Option<Status>,
    service: Service,
    pub(super) cursor: Cursor,
}

const MISSING: &str = "is missing";
const INVALID: &str = "is invalid";
const DAY: &str = "%Y-%m-%d";
const SECOND: &str = "%Y-%m-%d %H:%M:%S";

impl Version {
    pub(super) fn of(request: &Request) -> Result<Self, Refusal> {
        match request.header("x-api-version") {
            Some("2") => Ok(Self::Day),
            Some("3") => Ok(Self::Paged),
            Some(_) | None => Err(Refusal::unsupported_version()),
        }
    }
}

impl ReportParams {
    pub(super) fn of(version: Version, request: &Request) -> Result<Self, Refusal> {
        let mut body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
        let Some(Value::Object(fields)) = body.get_mut("report_params").map(Value::take) else {
            return Err(Refusal::fields(&[("report_params", MISSING)]));
        };
        Self::read(version, &fields).map_err(|fault| Refusal::report_fields(&[fault]))
    }

    fn read(version: Version, fields: &Map<String, Value>) -> Result<Self, FieldFault> {
        let date_type = match text(fields, "date_type")? {
            "created_at" => DateType::Creation,
            "paid_at" => DateType::Payment,
            "settled_at" => DateType::Settlement,
            _ => return Err(("date_type", INVALID)),
        };
        let status = match text(fields, "status")? {
            "all" => None,
            "successful" => Some(Status::Successful),
            "failed" => Some(Status::Failed),
            "pending" => Some(Status::Pending),
            "incomplete" => Some(Status::Incomplete),
            _ => return Err(("status", INVALID)),
        };
        let service = match text(fields, "payment_method_type")? {
            "credit_card" => Service::Card,
            "alternative" => Service::Apm,
            _ => return Err(("payment_method_type", INVALID)),
        };
        let zone = zone::offset(text(fields, "time_zone")?).ok_or(("time_zone", INVALID))?;
        let (from, to, cursor) = match version {
            Version::Day => {
                let day = day("date", text(fields, "date")?)?;
                (
                    moment("date", day.to_datetime(Time::midnight()), zone)?,
                    end_of_day("date", day, zone)?,
                    Cursor::Start,
                )
            }
            Version::Paged => {
                let from = start("from", text(fields, "from")?, date_type, zone)?;
                let to = end("to", text(fields, "to")?, date_type, zone)?;
                (from, to, cursor(fields)?)
            }
        };
        Ok(Self { date_type, from, to, status, service, cursor })
    }

    /// The moment that places `entry` in a report of this kind.
    pub(super) fn date_of(&self, entry: &Entry<'_>) -> Option<Timestamp> {
        match self.date_type {
            DateType::Creation => Some(entry.created_at()),
            DateType::Payment => entry.paid_at(),
            // Nothing is ever settled in the sandbox.
            DateType::Settlement => None,
        }
    }

    /// Whether `entry` is in the report, leaving pages aside.
    pub(super) fn admits(&self, entry: &Entry<'_>) -> bool {
        let in_time = self.date_of(entry).is_some_and(|at| self.from <= at && whole_second(at) <= self.to);
        in_time && entry.service() == self.service && self.status.is_none_or(|status| status == entry.status())
    }

    /// Where `entry` stands among its neighbours: later ones have a larger place.
    pub(super) fn place_of(&self, entry: &Entry<'_>) -> Option<(Timestamp, u64)> {
        Some((self.date_of(entry)?, ids::report_id(entry.uid())))
    }
}

fn text<'a>(fields: &'a Map<String, Value>, name: &'static str) -> Result<&'a str, FieldFault> {
    match fields.get(name) {
        None | Some(Value::Null) => Err((name, MISSING)),
        Some(value) => value.as_str().ok_or((name, INVALID)),
    }
}

fn start(name: &'static str, text: &str, date_type: DateType, zone: Offset) -> Result<Timestamp, FieldFault> {
    match date_type {
        DateType::Creation | DateType::Payment => second(name, text, zone),
        DateType::Settlement => moment(name, day(name, text)?.to_datetime(Time::midnight()), zone),
    }
}

fn end(name: &'static str, text: &str, date_type: DateType, zone: Offset) -> Result<Timestamp, FieldFault> {
    match date_type {
        DateType::Creation | DateType::Payment => second(name, text, zone),
        DateType::Settlement => end_of_day(name, day(name, text)?, zone),
    }
}

fn day(name: &'static str, text: &str) -> Result<Date, FieldFault> {
    Date::strptime(DAY, text).map_err(|_| (name, INVALID))
}

fn second(name: &'static str, text: &str, zone: Offset) -> Result<Timestamp, FieldFault> {
    moment(name, DateTime::strptime(SECOND, text).map_err(|_| (name, INVALID))?, zone)
}

fn end_of_day(name: &'static str, day: Date, zone: Offset) -> Result<Timestamp, FieldFault> {
    moment(name, day.at(23, 59, 59, 0), zone)
}

fn moment(name: &'static str, local: DateTime, zone: Offset) -> Result<Timestamp, FieldFault> {
    zone.to_timestamp(local).map_err(|_| (name, INVALID))
}

fn whole_second(at: Timestamp) -> Timestamp {
    let rounding = jiff::TimestampRound::new().smallest(Unit::Second).mode(jiff::RoundMode::Floor);
    at.round(rounding).unwrap_or(at)
}

/// The ids of the pages come back as numbers or as texts.
fn cursor(fields: &Map<String, Value>) -> Result<Cursor, FieldFault> {
    if let Some(id) = cursor_id(fields, "starting_after")? {
        return Ok(Cursor::After(id));
    }
    Ok(cursor_id(fields, "ending_before")?.map_or(Cursor::Start, Cursor::Before))
}

fn cursor_id(fields: &Map<String, Value>, name: &'static str) -> Result<Option<u64>, FieldFault> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.is_empty() => Ok(None),
        Some(Value::String(text)) => text.parse().map(Some).map_err(|_| (name, INVALID)),
        Some(value) => value.as_u64().map(Some).ok_or((name, INVALID)),
    }
}
