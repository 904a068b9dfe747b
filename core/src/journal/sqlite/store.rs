//! What the journal does inside one transaction of SQLite.

use super::rows::{self, COLUMNS};
use crate::journal::{Begun, Listed, Open, PayeeRecord, PayeeStage, PaymentNames, Records, Saved};
use crate::model::RefundFilter;
use crate::refund::{Claim, Lease, Record, Spent, Stage};
use jiff::Timestamp;
use rusqlite::types::Value;
use rusqlite::{Connection, Error, OptionalExtension, params_from_iter};
use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) fn begin(connection: &Connection, record: &Record, exclusive: bool) -> rusqlite::Result<Begun> {
    let mut record = record.clone();
    if let Some(known) = find(connection, &record.intent.key)? {
        if known.stage == Stage::Withdrawn {
            record.follow(&known);
        } else if known.mark != record.mark || known.version != record.version {
            return Ok(Begun::Known(Arc::new(known)));
        }
    }
    record.version += 1;
    if let Some(order) = &record.order {
        let before = spent(connection, &record.scope, &order.transaction_id)?;
        match before.claim(&record, exclusive) {
            Claim::Reserved(after) if after.others != before.others => {
                remember_others(connection, &record.scope, &order.transaction_id, after.others)?;
            }
            Claim::Reserved(_) => {}
            Claim::Over { left } => return Ok(Begun::OverRefund { left }),
            Claim::Busy => return Ok(Begun::Busy),
        }
    }
    let place = rows::insert(connection, &record)?;
    rows::add_history(connection, place, &record)?;
    record.kept = record.history.len();
    Ok(Begun::New(Arc::new(record)))
}

pub(super) fn save(connection: &Connection, record: &Record) -> rusqlite::Result<Saved> {
    let seen = record.version;
    let mut record = record.clone();
    record.version += 1;
    match rows::update(connection, &record, seen)? {
        Some(place) => {
            rows::add_history(connection, place, &record)?;
            record.kept = record.history.len();
            Ok(Saved::Written(Arc::new(record)))
        }
        None => {
            let current = find(connection, &record.intent.key)?.ok_or(Error::QueryReturnedNoRows)?;
            Ok(Saved::Overtaken(Arc::new(current)))
        }
    }
}

pub(super) fn find(connection: &Connection, key: &str) -> rusqlite::Result<Option<Record>> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM refund WHERE key = ?1"))?;
    let found = statement.query_row([key], rows::read).optional()?;
    found.map(|(place, record)| rows::with_history(connection, place, record)).transpose()
}

pub(super) fn spent(connection: &Connection, scope: &str, transaction_id: &str) -> rusqlite::Result<Spent> {
    const OURS: &str = "SELECT
            coalesce(sum(CASE WHEN stage = 'succeeded' THEN amount END), 0),
            coalesce(sum(CASE WHEN stage <> 'succeeded' AND stage <> 'refused' AND stage <> 'withdrawn' THEN amount END), 0)
        FROM refund WHERE transaction_id = ?1 AND scope = ?2";
    const OTHERS: &str = "SELECT amount FROM elsewhere WHERE transaction_id = ?1 AND scope = ?2";
    let (done, open) =
        connection.prepare_cached(OURS)?.query_row([transaction_id, scope], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let others = connection.prepare_cached(OTHERS)?.query_row([transaction_id, scope], |row| row.get(0)).optional()?;
    Ok(Spent { done, open, others: others.unwrap_or_default() })
}

fn remember_others(connection: &Connection, scope: &str, transaction_id: &str, amount: i64) -> rusqlite::Result<()> {
    const SQL: &str = "INSERT INTO elsewhere (scope, transaction_id, amount) VALUES (?1, ?2, ?3)
        ON CONFLICT (transaction_id, scope) DO UPDATE SET amount = max(amount, excluded.amount)";
    connection.prepare_cached(SQL)?.execute((scope, transaction_id, amount))?;
    Ok(())
}

pub(super) fn about(
    connection: &Connection,
    scope: &str,
    mark: Option<&str>,
    transaction_id: Option<&str>,
) -> rusqlite::Result<Records> {
    let sql = format!(
        "SELECT {COLUMNS} FROM refund WHERE transaction_id = ?1 AND scope = ?3
         UNION SELECT {COLUMNS} FROM refund WHERE mark = ?2 AND scope = ?3 ORDER BY place"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_map((transaction_id, mark, scope), rows::read)?;
    let found: Vec<_> = found.collect::<rusqlite::Result<_>>()?;
    found.into_iter().map(|(place, record)| rows::with_history(connection, place, record).map(Arc::new)).collect()
}

pub(super) fn of_payment(connection: &Connection, scope: &str, mut names: PaymentNames) -> rusqlite::Result<Records> {
    let select = |condition| format!("SELECT {COLUMNS} FROM refund WHERE {condition} AND scope = ?2");
    let mut found = BTreeMap::new();
    let mut looked_up = connection.prepare_cached(&select("transaction_id = ?1"))?;
    for id in names.ids() {
        for row in looked_up.query_map([id, scope], rows::read)? {
            found.extend([row?]);
        }
    }
    found.values().for_each(|record| names.learn(record));
    let mut not_looked_up = connection.prepare_cached(&select("transaction_id IS NULL AND target = ?1"))?;
    for target in names.targets() {
        for row in not_looked_up.query_map([target, scope], rows::read)? {
            found.extend([row?].into_iter().filter(|(_, record)| names.are_meant_by(record)));
        }
    }
    found.into_iter().map(|(place, record)| rows::with_history(connection, place, record).map(Arc::new)).collect()
}

pub(super) fn open(connection: &Connection) -> rusqlite::Result<Vec<Open>> {
    // The second list is part of the condition of the index, so that only what is open is read.
    const SQL: &str = "SELECT key, lease_holder, lease_until, not_before FROM refund
        WHERE stage IN ('queued', 'in_flight', 'unknown', 'pending')
            AND stage <> 'succeeded' AND stage <> 'refused' AND stage <> 'withdrawn'
        ORDER BY place";
    let mut statement = connection.prepare_cached(SQL)?;
    let rows = statement.query_map([], |row| {
        let time = |column| row.get::<_, Option<i64>>(column).map(|micros| micros.and_then(instant));
        let holder: Option<String> = row.get(1)?;
        let lease = holder.zip(time(2)?).map(|(holder, until)| Lease { holder: holder.into(), until });
        Ok(Open { key: row.get(0)?, lease, not_before: time(3)? })
    })?;
    rows.collect()
}

fn instant(micros: i64) -> Option<Timestamp> {
    Timestamp::from_microsecond(micros).ok()
}

pub(super) fn list(
    connection: &Connection,
    filter: &RefundFilter,
    after: u64,
    limit: usize,
) -> rusqlite::Result<Listed> {
    let (condition, values) = super::filter::condition(filter, after);
    let sql = format!("SELECT {COLUMNS} FROM refund WHERE {condition} ORDER BY place LIMIT {limit}");
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_map(params_from_iter(values.iter().map(|value: &Value| value)), rows::read)?;
    let found: Vec<_> = found.collect::<rusqlite::Result<_>>()?;
    let last = found.last().map(|(place, _)| *place as u64);
    let after = last.filter(|_| found.len() == limit);
    let records = found
        .into_iter()
        .map(|(place, record)| rows::with_history(connection, place, record).map(Arc::new))
        .collect::<rusqlite::Result<_>>()?;
    Ok(Listed { records, after })
}

pub(super) fn begin_payee(connection: &Connection, record: &PayeeRecord) -> rusqlite::Result<Option<PayeeRecord>> {
    if let Some(known) = payee(connection, &record.scope, &record.mark)?
        && known.stage != PayeeStage::NotRegistered
    {
        return Ok(Some(known));
    }
    const SQL: &str = "INSERT INTO payee (scope, mark, content, stage, customer_no, sent_at, version)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1)
        ON CONFLICT (scope, mark) DO UPDATE SET content = excluded.content, stage = excluded.stage,
            customer_no = excluded.customer_no, sent_at = excluded.sent_at, version = version + 1";
    let (stage, customer_no) = payee_words(&record.stage);
    let sent_at = record.sent_at.as_microsecond();
    connection.prepare_cached(SQL)?.execute((
        &record.scope,
        &record.mark,
        &record.content,
        stage,
        customer_no,
        sent_at,
    ))?;
    Ok(None)
}

pub(super) fn save_payee(connection: &Connection, record: &PayeeRecord) -> rusqlite::Result<bool> {
    const SQL: &str = "UPDATE payee SET content = ?1, stage = ?2, customer_no = ?3, sent_at = ?4, version = version + 1
        WHERE scope = ?5 AND mark = ?6 AND version = ?7";
    let (stage, customer_no) = payee_words(&record.stage);
    let sent_at = record.sent_at.as_microsecond();
    let version = record.version as i64;
    let written = connection.prepare_cached(SQL)?.execute((
        &record.content,
        stage,
        customer_no,
        sent_at,
        &record.scope,
        &record.mark,
        version,
    ))?;
    Ok(written == 1)
}

fn payee(connection: &Connection, scope: &str, mark: &str) -> rusqlite::Result<Option<PayeeRecord>> {
    const SQL: &str = "SELECT content, stage, customer_no, sent_at, version FROM payee WHERE scope = ?1 AND mark = ?2";
    let mut statement = connection.prepare_cached(SQL)?;
    let found = statement.query_row([scope, mark], |row| {
        let customer_no: Option<String> = row.get(2)?;
        let stage = match (row.get::<_, String>(1)?.as_str(), customer_no) {
            ("registered", Some(customer_no)) => PayeeStage::Registered { customer_no },
            ("not_registered", _) => PayeeStage::NotRegistered,
            _ => PayeeStage::Sent,
        };
        Ok(PayeeRecord {
            scope: scope.to_owned(),
            mark: mark.to_owned(),
            content: row.get(0)?,
            stage,
            sent_at: instant(row.get(3)?).unwrap_or(Timestamp::UNIX_EPOCH),
            version: row.get::<_, i64>(4)? as u64,
        })
    });
    found.optional()
}

const fn payee_words(stage: &PayeeStage) -> (&'static str, Option<&String>) {
    match stage {
        PayeeStage::Sent => ("sent", None),
        PayeeStage::Registered { customer_no } => ("registered", Some(customer_no)),
        PayeeStage::NotRegistered => ("not_registered", None),
    }
}
