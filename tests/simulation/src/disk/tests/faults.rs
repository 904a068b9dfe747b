//! Locks between processes, and a disk that fails, is full or keeps the time.

use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode};

use super::super::Disk;
use super::{NAME, assert_fails, commit, count, insert, open};

#[test]
fn two_processes_exclude_each_other_and_a_kill_frees_the_lock() {
    let disk = Disk::new(1);
    let (first, second) = (disk.process(), disk.process());
    let (writer, waiting) = (open(&first, "FULL").unwrap(), open(&second, "FULL").unwrap());
    commit(&writer, 1).unwrap();
    assert_eq!(count(&waiting), 3);

    writer.execute_batch("BEGIN IMMEDIATE").unwrap();
    insert(&writer, 2, 5).unwrap();
    assert_fails(commit(&waiting, 3), ErrorCode::DatabaseBusy);
    assert_eq!(count(&waiting), 3);

    first.kill();
    assert!(!first.is_alive() && second.is_alive());
    commit(&waiting, 3).unwrap();
    assert_eq!(count(&waiting), 6);
    assert_fails(writer.execute_batch("COMMIT"), ErrorCode::SystemIoFailure);
    assert!(first.open(NAME).is_err());

    let before = disk.content("journal.db-wal");
    drop(writer);
    assert_eq!(disk.content("journal.db-wal"), before);
    commit(&waiting, 4).unwrap();
    assert_eq!(count(&waiting), 9);
}

#[test]
fn without_a_wal_two_processes_exclude_each_other_too() {
    let disk = Disk::new(1);
    let (first, second) = (disk.process(), disk.process());
    let (writer, other) = (first.open(NAME).unwrap(), second.open(NAME).unwrap());
    writer.execute_batch("CREATE TABLE entry (batch, line, text); BEGIN EXCLUSIVE").unwrap();
    insert(&writer, 1, 3).unwrap();
    assert_fails(other.execute_batch("BEGIN; SELECT * FROM entry"), ErrorCode::DatabaseBusy);
    // The dead one's journal is rolled back by whoever comes next.
    writer.execute_batch("PRAGMA cache_size = 1").unwrap();
    insert(&writer, 2, 500).unwrap();
    first.kill();
    assert_eq!(count(&other), 0);
}

#[test]
fn what_a_killed_process_wrote_stays_though_nothing_was_synced() {
    let disk = Disk::new(1);
    let first = disk.process();
    let connection = open(&first, "OFF").unwrap();
    commit(&connection, 1).unwrap();
    first.kill();
    assert_eq!(count(&open(&disk.process(), "OFF").unwrap()), 3);
}

#[test]
fn a_busy_handler_does_not_wait_in_real_time() {
    let disk = Disk::new(1);
    let writer = open(&disk.process(), "FULL").unwrap();
    let waiting = open(&disk.process(), "FULL").unwrap();
    waiting.busy_timeout(Duration::from_secs(60)).unwrap();
    writer.execute_batch("BEGIN IMMEDIATE").unwrap();
    let start = Instant::now();
    assert_fails(commit(&waiting, 1), ErrorCode::DatabaseBusy);
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_failed_sync_fails_the_commit() {
    let disk = Disk::new(1);
    let connection = open(&disk.process(), "FULL").unwrap();
    disk.fail_syncs(1);
    let error = commit(&connection, 1).unwrap_err();
    assert_eq!(error.sqlite_error().unwrap().extended_code, rusqlite::ffi::SQLITE_IOERR_FSYNC);
    connection.execute_batch("ROLLBACK").unwrap_or_default();
    commit(&connection, 2).unwrap();
    assert_eq!(count(&connection), 3);
}

#[test]
fn a_full_disk_is_reported_and_can_be_emptied() {
    let disk = Disk::new(1);
    let connection = open(&disk.process(), "FULL").unwrap();
    disk.fill(3000);
    assert_fails(commit(&connection, 1), ErrorCode::DiskFull);
    connection.execute_batch("ROLLBACK").unwrap_or_default();
    disk.make_room();
    commit(&connection, 2).unwrap();
    assert_eq!(count(&connection), 3);
}

#[test]
fn counters_count() {
    let disk = Disk::new(1);
    let connection = open(&disk.process(), "FULL").unwrap();
    let (syncs, writes, bytes) = (disk.syncs(), disk.writes(), disk.bytes());
    commit(&connection, 1).unwrap();
    assert_eq!(disk.syncs(), syncs + 1);
    assert!(disk.writes() > writes && disk.bytes() >= bytes + 4096);
}

#[test]
fn time_and_chance_come_from_the_disk() {
    let drawn = |seed| -> (String, i64) {
        let disk = Disk::new(seed);
        disk.set_time(1_000_000_000_000);
        let connection = disk.process().open(NAME).unwrap();
        let sql = "SELECT datetime('now'), random()";
        connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap()
    };
    assert_eq!(drawn(7), drawn(7));
    assert_ne!(drawn(7), drawn(8));
    assert_eq!(drawn(7).0, "2001-09-09 01:46:40");
}

#[test]
fn temporary_files_and_other_databases_work() {
    let disk = Disk::new(1);
    let connection = open(&disk.process(), "FULL").unwrap();
    connection
        .execute_batch(
            "PRAGMA temp_store = FILE; PRAGMA cache_size = 10;
             CREATE TEMP TABLE many AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
             SELECT i, hex(randomblob(100)) AS text FROM n;
             CREATE INDEX temp.many_by_text ON many (text);
             VACUUM;",
        )
        .unwrap();
    assert_eq!(disk.names(), ["journal.db", "journal.db-wal"]);
    drop(connection);
    assert_eq!(disk.names(), ["journal.db"]);

    let elsewhere = Connection::open_in_memory().unwrap();
    assert_eq!(elsewhere.query_row("SELECT 1", [], |row| row.get::<_, i64>(0)).unwrap(), 1);
}

#[test]
fn a_database_is_quick_to_make() {
    const ROUNDS: u32 = 100;
    let start = Instant::now();
    for seed in 0..ROUNDS {
        let connection = Disk::new(seed.into()).process().open(NAME).unwrap();
        let schema = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                      CREATE TABLE entry (batch INTEGER, line INTEGER, text TEXT); CREATE INDEX i ON entry (batch)";
        connection.execute_batch(schema).unwrap();
        for batch in 0..50 {
            insert(&connection, batch, 1).unwrap();
        }
    }
    let each = start.elapsed() / ROUNDS;
    println!("opening, schema and 50 commits: {each:?}");
    assert!(each < Duration::from_millis(50), "{each:?}");
}
