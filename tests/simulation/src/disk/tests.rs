//! The disk with SQLite on it: what crashes and faults do to a database.

mod crashes;
mod faults;

use rusqlite::{Connection, ErrorCode};

use super::Process;

const NAME: &str = "journal.db";

fn open(process: &Process, synchronous: &str) -> rusqlite::Result<Connection> {
    let connection = process.open(NAME)?;
    connection.execute_batch(&format!(
        "PRAGMA synchronous = {synchronous};
         PRAGMA journal_mode = WAL;
         PRAGMA wal_autocheckpoint = 12;
         CREATE TABLE IF NOT EXISTS entry (batch INTEGER, line INTEGER, text TEXT, PRIMARY KEY (batch, line)) STRICT;
         CREATE INDEX IF NOT EXISTS entry_by_text ON entry (text);"
    ))?;
    Ok(connection)
}

fn insert(connection: &Connection, batch: i64, lines: i64) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached("INSERT INTO entry VALUES (?1, ?2, ?3)")?;
    for line in 0..lines {
        statement.execute((batch, line, format!("{batch} {line} {}", "x".repeat(200))))?;
    }
    Ok(())
}

fn commit(connection: &Connection, batch: i64) -> rusqlite::Result<()> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    insert(connection, batch, 3)?;
    connection.execute_batch("COMMIT")
}

fn count(connection: &Connection) -> i64 {
    connection.query_row("SELECT count(*) FROM entry", [], |row| row.get(0)).unwrap()
}

#[track_caller]
fn assert_fails(result: rusqlite::Result<()>, code: ErrorCode) {
    assert_eq!(result.unwrap_err().sqlite_error_code(), Some(code));
}
