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

/// The columns of a refund, as [`read`] wants them. Behind `place` they have the order in which [`insert`] writes them.
pub(super) const COLUMNS: &str = "place, key, mark, version, account, gateway, scope, target, target_kind, asked, amount,
    currency, reason, queued, transaction_id, reference, captured, route, units, baseline, baseline_at, stage, refund_id,
    code, http_status, request_id, attempts, absences, riddles, lost_before, contradicted, not_before, lease_holder,
    lease_until, created_at, updated_at";

/// The columns of a line of the history.
const LINE: &str = "at, by, status, source, what, code, http_status, request_id, contradicts, event";

/// Where a column is in a list. The compiler looks it up, once: SQLite would compare names for every value of every row.
macro_rules! at {
    ($name:literal) => {
        at!(COLUMNS, $name)
    };
    ($list:ident, $name:literal) => {
        const { place($list.as_bytes(), $name.as_bytes()) }
    };
}

const fn place(list: &[u8], name: &[u8]) -> usize {
    let (mut at, mut column) = (0, 0);
    while at < list.len() {
        let mut end = at;
        while end < list.len() && list[end] != b',' {
            end += 1;
        }
        let (_, rest) = list.split_at(at);
        let (word, _) = rest.split_at(end - at);
        if is_same(word.trim_ascii(), name) {
            return column;
        }
        column += 1;
        at = end + 1;
    }
    panic!("the list has no such column")
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

const INSERT: &str = "INSERT INTO refund (key, mark, version, account, gateway, scope, target, target_kind, asked, amount,
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

/// Writes all columns of a refund whose key is new, or whose withdrawn or queued forerunner it follows; gives its place.
pub(super) fn insert(connection: &Connection, record: &Record) -> rusqlite::Result<i64> {
    let order = record.order.as_ref();
    let (route, units) = order.map_or((None, None), |order| {
        let (word, units) = words::of_route(&order.route);
        (Some(word), units)
    });
    let mut statement = connection.prepare_cached(INSERT)?;
    statement.raw_bind_parameter(at!("key"), &record.intent.key)?;
    statement.raw_bind_parameter(at!("mark"), &record.mark)?;
    statement.raw_bind_parameter(at!("version"), record.version as i64)?;
    statement.raw_bind_parameter(at!("account"), record.intent.account.as_str())?;
    statement.raw_bind_parameter(at!("gateway"), record.gateway.as_str())?;
    statement.raw_bind_parameter(at!("scope"), &record.scope)?;
    statement.raw_bind_parameter(at!("target"), &record.intent.target)?;
    statement.raw_bind_parameter(at!("target_kind"), words::of_kind(record.intent.kind))?;
    statement.raw_bind_parameter(at!("asked"), record.intent.amount.map(Money::minor))?;
    statement.raw_bind_parameter(at!("amount"), record.amount.minor())?;
    statement.raw_bind_parameter(at!("currency"), record.amount.currency().code())?;
    statement.raw_bind_parameter(at!("reason"), &record.intent.reason)?;
    statement.raw_bind_parameter(at!("queued"), record.queued)?;
    statement.raw_bind_parameter(at!("transaction_id"), order.map(|order| &order.transaction_id))?;
    statement.raw_bind_parameter(at!("reference"), order.and_then(|order| order.reference.as_ref()))?;
    statement.raw_bind_parameter(at!("captured"), order.map(|order| order.captured.minor()))?;
    statement.raw_bind_parameter(at!("route"), route)?;
    statement.raw_bind_parameter(at!("units"), units)?;
    statement.raw_bind_parameter(at!("baseline"), order.and_then(|order| order.baseline.refunded).map(Money::minor))?;
    statement.raw_bind_parameter(at!("baseline_at"), order.map(|order| order.baseline.read_at.as_microsecond()))?;
    statement.raw_bind_parameter(at!("stage"), words::of_stage(record.stage))?;
    statement.raw_bind_parameter(at!("refund_id"), &record.refund_id)?;
    statement.raw_bind_parameter(at!("code"), &record.words.code)?;
    statement.raw_bind_parameter(at!("http_status"), record.words.http_status)?;
    statement.raw_bind_parameter(at!("request_id"), &record.words.request_id)?;
    statement.raw_bind_parameter(at!("attempts"), attempts(record)?)?;
    statement.raw_bind_parameter(at!("absences"), record.absences)?;
    statement.raw_bind_parameter(at!("riddles"), record.riddles)?;
    statement.raw_bind_parameter(at!("lost_before"), record.lost_before)?;
    statement.raw_bind_parameter(at!("contradicted"), record.contradicted)?;
    statement.raw_bind_parameter(at!("not_before"), record.not_before.map(Timestamp::as_microsecond))?;
    statement.raw_bind_parameter(at!("lease_holder"), record.lease.as_ref().map(|lease| &*lease.holder))?;
    statement
        .raw_bind_parameter(at!("lease_until"), record.lease.as_ref().map(|lease| lease.until.as_microsecond()))?;
    statement.raw_bind_parameter(at!("created_at"), record.created_at.as_microsecond())?;
    statement.raw_bind_parameter(at!("updated_at"), record.updated_at.as_microsecond())?;
    let mut rows = statement.raw_query();
    let row = rows.next()?.ok_or(Error::QueryReturnedNoRows)?;
    row.get(0)
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

/// A refund and its place, without its history.
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<(i64, Record)> {
    let gateway: GatewayName = word(row, at!("gateway"), |word| word.parse().ok())?;
    let currency: Currency = word(row, at!("currency"), Currency::from_code)?;
    let money = |column: usize| {
        row.get::<_, Option<i64>>(column).map(|minor| minor.map(|minor| Money::from_minor(minor, currency)))
    };
    let mark: String = row.get(at!("mark"))?;
    let reason: Option<String> = row.get(at!("reason"))?;
    let amount = money(at!("amount"))?.ok_or_else(|| unreadable(at!("amount")))?;
    let order = match row.get::<_, Option<String>>(at!("transaction_id"))? {
        None => None,
        Some(transaction_id) => {
            let units = row.get(at!("units"))?;
            Some(RefundOrder {
                mark: mark.clone(),
                transaction_id,
                reference: row.get(at!("reference"))?,
                amount,
                captured: money(at!("captured"))?.ok_or_else(|| unreadable(at!("captured")))?,
                reason: reason.clone(),
                route: word(row, at!("route"), |word| words::route(gateway, word, units))?,
                baseline: Baseline {
                    refunded: money(at!("baseline"))?,
                    read_at: time(row, at!("baseline_at"))?.ok_or_else(|| unreadable(at!("baseline_at")))?,
                },
            })
        }
    };
    let lease = match (row.get::<_, Option<String>>(at!("lease_holder"))?, time(row, at!("lease_until"))?) {
        (Some(holder), Some(until)) => Some(Lease { holder: holder.into(), until }),
        _ => None,
    };
    let record = Record {
        version: row.get::<_, i64>(at!("version"))? as u64,
        mark,
        intent: Intent {
            key: row.get(at!("key"))?,
            account: row.get::<_, String>(at!("account"))?.into(),
            target: row.get(at!("target"))?,
            kind: word(row, at!("target_kind"), words::kind)?,
            amount: money(at!("asked"))?,
            reason,
        },
        gateway,
        scope: row.get(at!("scope"))?,
        amount,
        queued: row.get(at!("queued"))?,
        order,
        stage: word(row, at!("stage"), words::stage)?,
        refund_id: row.get(at!("refund_id"))?,
        words: GatewayWords {
            code: row.get(at!("code"))?,
            message: None,
            http_status: row.get(at!("http_status"))?,
            request_id: row.get(at!("request_id"))?,
        },
        raw: Raw::default(),
        attempts: word(row, at!("attempts"), sendings)?,
        absences: row.get(at!("absences"))?,
        riddles: row.get(at!("riddles"))?,
        lost_before: row.get(at!("lost_before"))?,
        contradicted: row.get(at!("contradicted"))?,
        not_before: time(row, at!("not_before"))?,
        lease,
        created_at: time(row, at!("created_at"))?.ok_or_else(|| unreadable(at!("created_at")))?,
        updated_at: time(row, at!("updated_at"))?.ok_or_else(|| unreadable(at!("updated_at")))?,
        history: Vec::new(),
        kept: 0,
    };
    Ok((row.get(at!("place"))?, record))
}

/// Fills in the history of a refund.
pub(super) fn with_history(connection: &Connection, place: i64, mut record: Record) -> rusqlite::Result<Record> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT {LINE} FROM history WHERE place = ?1 ORDER BY number"))?;
    let mut by: Arc<str> = Arc::from("");
    let lines = statement.query_map([place], |row| {
        let name: String = row.get(at!(LINE, "by"))?;
        if *by != *name {
            by = name.into();
        }
        Ok(Note {
            at: time(row, at!(LINE, "at"))?.ok_or_else(|| unreadable(at!(LINE, "at")))?,
            by: by.clone(),
            status: word(row, at!(LINE, "status"), words::status)?,
            source: word(row, at!(LINE, "source"), words::source)?,
            what: Cow::Owned(row.get(at!(LINE, "what"))?),
            said: Said {
                code: row.get(at!(LINE, "code"))?,
                http_status: row.get(at!(LINE, "http_status"))?,
                request_id: row.get(at!(LINE, "request_id"))?,
            },
            contradicts: row.get(at!(LINE, "contradicts"))?,
            event: row.get(at!(LINE, "event"))?,
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

fn time(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Timestamp>> {
    match row.get::<_, Option<i64>>(column)? {
        None => Ok(None),
        Some(micros) => Timestamp::from_microsecond(micros).map(Some).map_err(|_| unreadable(column)),
    }
}

fn word<T>(row: &Row<'_>, column: usize, read: impl FnOnce(&str) -> Option<T>) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    read(&text).ok_or_else(|| unreadable(column))
}

fn unreadable(column: usize) -> Error {
    Error::FromSqlConversionFailure(column, Type::Text, "a value no version of tillback writes".into())
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, LINE, place};

    #[test]
    fn columns_are_where_the_list_has_them() {
        for (list, name) in
            [(COLUMNS, "place"), (COLUMNS, "key"), (COLUMNS, "updated_at"), (LINE, "at"), (LINE, "event")]
        {
            let names: Vec<_> = list.split(',').map(str::trim).collect();
            assert_eq!(names[place(list.as_bytes(), name.as_bytes())], name);
        }
    }

    /// Values are bound by where a column is in the list, so the statement has to name them in that order.
    #[test]
    fn the_statement_has_the_order_of_the_list() {
        let values = super::INSERT.split("VALUES (").nth(1).and_then(|rest| rest.split(')').next()).unwrap();
        let parameters: Vec<_> = values.split(',').map(|name| name.trim().trim_start_matches(':')).collect();
        let columns: Vec<_> = COLUMNS.split(',').map(str::trim).skip(1).collect();
        assert_eq!(parameters, columns);
    }
}
