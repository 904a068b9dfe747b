use super::failure::classify;
use crate::journal::JournalError;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// `till`, in the head of the file: tells a journal from any other SQLite file.
const APPLICATION_ID: i32 = 0x7469_6c6c;

/// The version this code writes. Each migration raises it by one.
const VERSION: i32 = 1;

const SCHEMA: &str = include_str!("schema.sql");
const GUARDS: &str = include_str!("guards.sql");

/// How long another process may keep the file locked.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// When a commit counts as done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Durability {
    /// When the disk has it.
    Synced,
    /// When the operating system has it. Only to show that the simulation would notice.
    #[cfg(feature = "internals")]
    Unsynced,
}

/// Opens the file for writing, makes it if it isn't there, and brings it up to date.
pub(super) fn writer(path: &Path, vfs: Option<&str>, durability: Durability) -> Result<Connection, JournalError> {
    if vfs.is_none() {
        super::place::prepare(path)?;
    }
    let mut connection = connect(path, vfs)?;
    identify(&connection)?;
    enter_wal(&connection)?;
    let synchronous = match durability {
        Durability::Synced => "FULL",
        #[cfg(feature = "internals")]
        Durability::Unsynced => "OFF",
    };
    pragma(&connection, "synchronous", synchronous)?;
    // Where the system tells a sync from a real one (macOS).
    pragma(&connection, "fullfsync", "ON")?;
    pragma(&connection, "checkpoint_fullfsync", "ON")?;
    migrate(&mut connection)?;
    // A process that was killed may have left a commit in the log that was never synced. It is visible now, so it has to be
    // durable before anyone is told of it: a commit of our own syncs the whole log.
    super::commit::beat(&connection).map_err(|error| classify(&error))?;
    Ok(connection)
}

/// A second connection, so that reading need not wait for a commit under way.
pub(super) fn reader(path: &Path, vfs: Option<&str>) -> Result<Connection, JournalError> {
    let connection = connect(path, vfs)?;
    pragma(&connection, "query_only", "ON")?;
    Ok(connection)
}

fn connect(path: &Path, vfs: Option<&str>) -> Result<Connection, JournalError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = match vfs {
        Some(vfs) => Connection::open_with_flags_and_vfs(path, flags, vfs),
        None => Connection::open_with_flags(absolute(path)?, flags),
    };
    let connection = opened.map_err(|error| classify(&error))?;
    connection.busy_timeout(PATIENCE).map_err(|error| classify(&error))?;
    connection.set_prepared_statement_cache_capacity(64);
    // Else SQLite plans a statement anew for each new value bound to it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(|error| classify(&error))?;
    pragma(&connection, "trusted_schema", "OFF")?;
    Ok(connection)
}

/// SQLite takes a name that begins with `file:` for a URI, which may name another file.
fn absolute(path: &Path) -> Result<PathBuf, JournalError> {
    std::path::absolute(path).map_err(|_| JournalError::Failed("its path names no file".to_owned()))
}

fn pragma(connection: &Connection, name: &str, value: &str) -> Result<(), JournalError> {
    connection.pragma_update(None, name, value).map_err(|error| classify(&error))
}

fn number(connection: &Connection, pragma: &str) -> Result<i32, JournalError> {
    connection.pragma_query_value(None, pragma, |row| row.get(0)).map_err(|error| classify(&error))
}

/// Refuses what is no journal, and what a newer version wrote, before anything is changed.
fn identify(connection: &Connection) -> Result<(), JournalError> {
    let tables: i64 = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(|error| classify(&error))?;
    let is_new = tables == 0 && number(connection, "user_version")? == 0;
    if !is_new && number(connection, "application_id")? != APPLICATION_ID {
        return Err(JournalError::Corrupt);
    }
    if number(connection, "user_version")? > VERSION {
        return Err(JournalError::Newer);
    }
    Ok(())
}

/// Another process may be entering too, which SQLite reports at once instead of waiting.
fn enter_wal(connection: &Connection) -> Result<(), JournalError> {
    const PAUSE: Duration = Duration::from_millis(10);
    let tries = PATIENCE.as_millis() / PAUSE.as_millis();
    for _ in 0..tries {
        let mode = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0));
        match mode.map_err(|error| classify(&error)) {
            Ok(mode) if mode == "wal" => return Ok(()),
            Ok(_) => return Err(JournalError::Failed("its disk allows no write-ahead log".to_owned())),
            Err(JournalError::Busy) => std::thread::sleep(PAUSE),
            Err(error) => return Err(error),
        }
    }
    Err(JournalError::Busy)
}

fn migrate(connection: &mut Connection) -> Result<(), JournalError> {
    if number(connection, "user_version")? == VERSION {
        return Ok(());
    }
    let change = |connection: &mut Connection| {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another process may have done it meanwhile.
        let version: i32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if version == 0 {
            transaction.execute_batch(SCHEMA)?;
            transaction.execute_batch(GUARDS)?;
            transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
            transaction.pragma_update(None, "user_version", VERSION)?;
        }
        transaction.commit()
    };
    change(connection).map_err(|error| classify(&error))
}
