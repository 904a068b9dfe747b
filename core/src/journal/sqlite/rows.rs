//! A refund as rows, and back. What can't be read back is an error of conversion, which counts as a damaged file.

use super::words;
use crate::gateway::{Baseline, RefundOrder};
use crate::model::{Currency, GatewayName, GatewayWords, Money, Raw};
use crate::refund::{Intent, Lease, Note, Record, Said, Sending};
use jiff::Timestamp;
use rusqlite::types::Type;
use rusqlite::{Connection, Error, Row, named_params};
use std::borrow::Cow;
use std::sync::Arc;

/// Writes all columns of a refund whose key is new, or whose withdrawn or queued forerunner it follows; gives its place.
pub(super) fn insert(connection: &Connection, record: &Record) -> rusqlite::Result<i64> {
    const SQL: &str = "INSERT INTO refund (key, mark, version, account, gateway, scope, target, target_kind, asked, amount,
            currency, reason, queued, transaction_id, reference, captured, route, units, baseline, baseline_at, stage,
            refund_id, code, http_status, request_id, attempts, absences, riddles, lost_before, contradicted, not_before,
            lease_holder, lease_until, created_at, updated_at)
        VALUES (:key, :mark, :version, :account, :gateway, :scope, :target, :target_kind, :asked, :amount,
            :currency, :reason, :queued, :transaction_id, :reference, :captured, :route, :units, :baseline, :baseline_at,
            :stage, :refund_id, :code, :http_status, :request_id, :attempts, :absences, :riddles, :lost_before,
            :contradicted, :not_before, :lease_holder, :lease_until, :created_at, :updated_at)
        ON CONFLICT (key) DO UPDATE SET mark = excluded.mark, version = excluded.version, account = excluded.account,
            gateway = excluded.gateway, scope = excluded.scope, target = excluded.target,
            target_kind = excluded.target_kind, asked = excluded.asked, amount = excluded.amount,
            currency = excluded.currency, reason = excluded.reason, queued = excluded.queued,
            transaction_id = excluded.transaction_id, reference = excluded.reference, captured = excluded.captured,
            route = excluded.route, units = excluded.units, baseline = excluded.baseline,
            baseline_at = excluded.baseline_at, stage = excluded.stage, refund_id = excluded.refund_id,
            code = excluded.code, http_status = excluded.http_status, request_id = excluded.request_id,
            attempts = excluded.attempts, absences = excluded.absences, riddles = excluded.riddles,
            lost_before = excluded.lost_before, contradicted = excluded.contradicted, not_before = excluded.not_before,
            lease_holder = excluded.lease_holder, lease_until = excluded.lease_until, created_at = excluded.created_at,
            updated_at = excluded.updated_at
        RETURNING place";
    let order = record.order.as_ref();
    let (route, units) = order.map_or((None, None), |order| {
        let (word, units) = words::of_route(&order.route);
        (Some(word), units)
    });
    let mut statement = connection.prepare_cached(SQL)?;
    statement.query_row(
        named_params! {
            ":key": record.intent.key,
            ":mark": record.mark,
            ":version": record.version as i64,
            ":account": record.intent.account.as_str(),
            ":gateway": record.gateway.as_str(),
            ":scope": record.scope,
            ":target": record.intent.target,
            ":target_kind": words::of_kind(record.intent.kind),
            ":asked": record.intent.amount.map(Money::minor),
            ":amount": record.amount.minor(),
            ":currency": record.amount.currency().code(),
            ":reason": record.intent.reason,
            ":queued": record.queued,
            ":transaction_id": order.map(|order| &order.transaction_id),
            ":reference": order.and_then(|order| order.reference.as_ref()),
            ":captured": order.map(|order| order.captured.minor()),
            ":route": route,
            ":units": units,
            ":baseline": order.and_then(|order| order.baseline.refunded).map(Money::minor),
            ":baseline_at": order.map(|order| order.baseline.read_at.as_microsecond()),
            ":stage": words::of_stage(record.stage),
            ":refund_id": record.refund_id,
            ":code": record.words.code,
            ":http_status": record.words.http_status,
            ":request_id": record.words.request_id,
            ":attempts": attempts(record)?,
            ":absences": record.absences,
            ":riddles": record.riddles,
            ":lost_before": record.lost_before,
            ":contradicted": record.contradicted,
            ":not_before": record.not_before.map(Timestamp::as_microsecond),
            ":lease_holder": record.lease.as_ref().map(|lease| &*lease.holder),
            ":lease_until": record.lease.as_ref().map(|lease| lease.until.as_microsecond()),
            ":created_at": record.created_at.as_microsecond(),
            ":updated_at": record.updated_at.as_microsecond(),
        },
        |row| row.get(0),
    )
}

/// Writes what changes about a refund, if nobody wrote since version `seen`; gives its place.
pub(super) fn update(connection: &Connection, record: &Record, seen: u64) -> rusqlite::Result<Option<i64>> {
    const SQL: &str = "UPDATE refund SET version = :version, stage = :stage, refund_id = :refund_id, code = :code,
            http_status = :http_status, request_id = :request_id, attempts = :attempts, absences = :absences,
            riddles = :riddles, lost_before = :lost_before, contradicted = :contradicted, not_before = :not_before,
            lease_holder = :lease_holder, lease_until = :lease_until, updated_at = :updated_at
        WHERE key = :key AND mark = :mark AND version = :seen
        RETURNING place";
    let mut statement = connection.prepare_cached(SQL)?;
    let updated = statement.query_row(
        named_params! {
            ":key": record.intent.key,
            ":mark": record.mark,
            ":seen": seen as i64,
            ":version": record.version as i64,
            ":stage": words::of_stage(record.stage),
            ":refund_id": record.refund_id,
            ":code": record.words.code,
            ":http_status": record.words.http_status,
            ":request_id": record.words.request_id,
            ":attempts": attempts(record)?,
            ":absences": record.absences,
            ":riddles": record.riddles,
            ":lost_before": record.lost_before,
            ":contradicted": record.contradicted,
            ":not_before": record.not_before.map(Timestamp::as_microsecond),
            ":lease_holder": record.lease.as_ref().map(|lease| &*lease.holder),
            ":lease_until": record.lease.as_ref().map(|lease| lease.until.as_microsecond()),
            ":updated_at": record.updated_at.as_microsecond(),
        },
        |row| row.get(0),
    );
    match updated {
        Ok(place) => Ok(Some(place)),
        Err(Error::QueryReturnedNoRows) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Adds the lines of the history that the file lacks.
pub(super) fn add_history(connection: &Connection, place: i64, record: &Record) -> rusqlite::Result<()> {
    const SQL: &str = "INSERT INTO history (place, number, at, by, status, source, what, code, http_status, request_id,
            contradicts, event)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    let mut statement = connection.prepare_cached(SQL)?;
    for (number, line) in record.history.iter().enumerate().skip(record.kept) {
        statement.execute((
            place,
            number as i64,
            line.at.as_microsecond(),
            &*line.by,
            line.status.as_str(),
            line.source.as_str(),
            &*line.what,
            &line.said.code,
            line.said.http_status,
            &line.said.request_id,
            line.contradicts,
            &line.event,
        ))?;
    }
    Ok(())
}

/// The columns [`read`] wants, in any order.
pub(super) const COLUMNS: &str = "place, key, mark, version, account, gateway, scope, target, target_kind, asked, amount,
    currency, reason, queued, transaction_id, reference, captured, route, units, baseline, baseline_at, stage, refund_id,
    code, http_status, request_id, attempts, absences, riddles, lost_before, contradicted, not_before, lease_holder,
    lease_until, created_at, updated_at";

/// A refund and its place, without its history.
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<(i64, Record)> {
    let gateway: GatewayName = word(row, "gateway", |word| word.parse().ok())?;
    let currency: Currency = word(row, "currency", Currency::from_code)?;
    let money = |column: &str| {
        row.get::<_, Option<i64>>(column).map(|minor| minor.map(|minor| Money::from_minor(minor, currency)))
    };
    let mark: String = row.get("mark")?;
    let reason: Option<String> = row.get("reason")?;
    let amount = money("amount")?.ok_or_else(|| unreadable(row, "amount"))?;
    let order = match row.get::<_, Option<String>>("transaction_id")? {
        None => None,
        Some(transaction_id) => {
            let units = row.get("units")?;
            Some(RefundOrder {
                mark: mark.clone(),
                transaction_id,
                reference: row.get("reference")?,
                amount,
                captured: money("captured")?.ok_or_else(|| unreadable(row, "captured"))?,
                reason: reason.clone(),
                route: word(row, "route", |word| words::route(gateway, word, units))?,
                baseline: Baseline {
                    refunded: money("baseline")?,
                    read_at: time(row, "baseline_at")?.ok_or_else(|| unreadable(row, "baseline_at"))?,
                },
            })
        }
    };
    let lease = match (row.get::<_, Option<String>>("lease_holder")?, time(row, "lease_until")?) {
        (Some(holder), Some(until)) => Some(Lease { holder: holder.into(), until }),
        _ => None,
    };
    let record = Record {
        version: row.get::<_, i64>("version")? as u64,
        mark,
        intent: Intent {
            key: row.get("key")?,
            account: row.get::<_, String>("account")?.into(),
            target: row.get("target")?,
            kind: word(row, "target_kind", words::kind)?,
            amount: money("asked")?,
            reason,
        },
        gateway,
        scope: row.get("scope")?,
        amount,
        queued: row.get("queued")?,
        order,
        stage: word(row, "stage", words::stage)?,
        refund_id: row.get("refund_id")?,
        words: GatewayWords {
            code: row.get("code")?,
            message: None,
            http_status: row.get("http_status")?,
            request_id: row.get("request_id")?,
        },
        raw: Raw::default(),
        attempts: word(row, "attempts", sendings)?,
        absences: row.get("absences")?,
        riddles: row.get("riddles")?,
        lost_before: row.get("lost_before")?,
        contradicted: row.get("contradicted")?,
        not_before: time(row, "not_before")?,
        lease,
        created_at: time(row, "created_at")?.ok_or_else(|| unreadable(row, "created_at"))?,
        updated_at: time(row, "updated_at")?.ok_or_else(|| unreadable(row, "updated_at"))?,
        history: Vec::new(),
        kept: 0,
    };
    Ok((row.get("place")?, record))
}

/// Fills in the history of a refund.
pub(super) fn with_history(connection: &Connection, place: i64, mut record: Record) -> rusqlite::Result<Record> {
    const SQL: &str = "SELECT at, by, status, source, what, code, http_status, request_id, contradicts, event
        FROM history WHERE place = ?1 ORDER BY number";
    let mut statement = connection.prepare_cached(SQL)?;
    let mut by: Arc<str> = Arc::from("");
    let lines = statement.query_map([place], |row| {
        let name: String = row.get("by")?;
        if *by != *name {
            by = name.into();
        }
        Ok(Note {
            at: time(row, "at")?.ok_or_else(|| unreadable(row, "at"))?,
            by: by.clone(),
            status: word(row, "status", words::status)?,
            source: word(row, "source", words::source)?,
            what: Cow::Owned(row.get("what")?),
            said: Said {
                code: row.get("code")?,
                http_status: row.get("http_status")?,
                request_id: row.get("request_id")?,
            },
            contradicts: row.get("contradicts")?,
            event: row.get("event")?,
        })
    })?;
    record.history = lines.collect::<rusqlite::Result<_>>()?;
    record.kept = record.history.len();
    Ok(record)
}

/// `[[by our clock, by the gateway's clock or null], …]`, in microseconds.
fn attempts(record: &Record) -> rusqlite::Result<String> {
    let pairs: Vec<_> = record
        .attempts
        .iter()
        .map(|sent| (sent.at.as_microsecond(), sent.gateway_at.map(Timestamp::as_microsecond)))
        .collect();
    serde_json::to_string(&pairs).map_err(|error| Error::ToSqlConversionFailure(error.into()))
}

fn sendings(text: &str) -> Option<Vec<Sending>> {
    let pairs: Vec<(i64, Option<i64>)> = serde_json::from_str(text).ok()?;
    pairs
        .into_iter()
        .map(|(at, gateway_at)| {
            let gateway_at = gateway_at.map(Timestamp::from_microsecond).transpose().ok()?;
            Some(Sending { at: Timestamp::from_microsecond(at).ok()?, gateway_at })
        })
        .collect()
}

fn time(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Timestamp>> {
    match row.get::<_, Option<i64>>(column)? {
        None => Ok(None),
        Some(micros) => Timestamp::from_microsecond(micros).map(Some).map_err(|_| unreadable(row, column)),
    }
}

fn word<T>(row: &Row<'_>, column: &str, read: impl FnOnce(&str) -> Option<T>) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    read(&text).ok_or_else(|| unreadable(row, column))
}

fn unreadable(row: &Row<'_>, column: &str) -> Error {
    let index = row.as_ref().column_index(column).unwrap_or_default();
    Error::FromSqlConversionFailure(index, Type::Text, "a value no version of tillback writes".into())
}
