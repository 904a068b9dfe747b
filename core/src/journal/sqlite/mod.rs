//! The journal as one SQLite file, shared safely by the processes of one host.

mod check;
mod commit;
mod failure;
mod filter;
mod open;
mod place;
mod report;
mod rows;
mod store;
mod words;

pub(crate) use open::Durability;

use super::{
    Begun, Journal, JournalError, Listed, Open, PayeeRecord, PaymentNames, Records, ReportState, RowId, Saved, Step,
    Threads,
};
use crate::model::RefundFilter;
use crate::refund::{Record, Spent};
use commit::{Commits, Owned, lock};
use failure::classify;
use rusqlite::Connection;
use std::path::Path;
use std::sync::{Arc, Mutex};

/// A journal in a file.
pub(crate) struct SqliteJournal {
    commits: Commits,
    /// Shared with what reads on a thread of its own.
    reader: Arc<Mutex<Owned>>,
    threads: Arc<dyn Threads>,
}

impl SqliteJournal {
    /// Opens the file, or makes it.
    pub(crate) fn open(
        path: &Path,
        vfs: Option<&str>,
        durability: Durability,
        threads: Arc<dyn Threads>,
    ) -> Result<Self, JournalError> {
        let writer = open::writer(path, vfs, durability)?;
        let reader = open::reader(path, vfs)?;
        Ok(Self {
            commits: Commits::new(writer, threads.clone()),
            reader: Arc::new(Mutex::new(Owned::new(reader))),
            threads,
        })
    }

    /// Opens it on a simulated disk. Without its guards a file would not let a broken rule show.
    #[cfg(feature = "internals")]
    pub(crate) fn open_simulated(
        path: &Path,
        vfs: &str,
        durability: Durability,
        guarded: bool,
        threads: Arc<dyn Threads>,
    ) -> Result<Self, JournalError> {
        let journal = Self::open(path, Some(vfs), durability, threads)?;
        if !guarded {
            journal.commits.drop_guards()?;
        }
        Ok(journal)
    }

    /// Reads a row or two, which takes microseconds: not worth a thread.
    fn glance<T>(&self, read: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, JournalError> {
        glance(&self.reader, read)
    }

    /// Reads as much as there is, on a thread that may wait.
    async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, JournalError> {
        let (tell, told) = tokio::sync::oneshot::channel();
        let reader = self.reader.clone();
        self.threads.run(Box::new(move || {
            let value = glance(&reader, read);
            // First: whoever closes the client after this answer must find the file closed.
            drop(reader);
            let _ = tell.send(value);
        }));
        told.await.unwrap_or_else(|_| Err(JournalError::Failed("a thread panicked while it read".to_owned())))
    }
}

fn glance<T>(reader: &Mutex<Owned>, read: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, JournalError> {
    let owned = lock(reader)?;
    let connection = owned.get()?;
    let execute = |sql| connection.prepare_cached(sql)?.execute([]);
    // Several statements have to see the same state.
    execute("BEGIN").map_err(|error| classify(&error))?;
    let value = read(connection).map_err(|error| classify(&error));
    let ended = execute("COMMIT").map_err(|error| classify(&error));
    if !connection.is_autocommit() {
        // The next reader must find no transaction open.
        let _ = execute("ROLLBACK");
    }
    ended.and(value)
}

impl Journal for SqliteJournal {
    fn begin(&self, record: Record, exclusive: bool) -> Step<'_, Begun> {
        Box::pin(self.commits.write(move |connection| store::begin(connection, &record, exclusive)))
    }

    fn save(&self, record: Record) -> Step<'_, Saved> {
        Box::pin(self.commits.write(move |connection| store::save(connection, &record)))
    }

    fn find<'a>(&'a self, key: &'a str) -> Step<'a, Option<Arc<Record>>> {
        Box::pin(async move { Ok(self.glance(|connection| store::find(connection, key))?.map(Arc::new)) })
    }

    fn spent<'a>(&'a self, scope: &'a str, transaction_id: &'a str) -> Step<'a, Spent> {
        Box::pin(async move { self.glance(|connection| store::spent(connection, scope, transaction_id)) })
    }

    fn about<'a>(
        &'a self,
        scope: &'a str,
        mark: Option<&'a str>,
        transaction_id: Option<&'a str>,
    ) -> Step<'a, Records> {
        Box::pin(async move { self.glance(|connection| store::about(connection, scope, mark, transaction_id)) })
    }

    fn of_payment<'a>(&'a self, scope: &'a str, names: PaymentNames) -> Step<'a, Records> {
        Box::pin(async move { self.glance(|connection| store::of_payment(connection, scope, names)) })
    }

    fn open(&self) -> Step<'_, Vec<Open>> {
        Box::pin(self.read(store::open))
    }

    fn list<'a>(&'a self, filter: &'a RefundFilter, after: u64, limit: usize) -> Step<'a, Listed> {
        let filter = filter.clone();
        Box::pin(self.read(move |connection| store::list(connection, &filter, after, limit)))
    }

    fn begin_payee(&self, record: PayeeRecord) -> Step<'_, Option<PayeeRecord>> {
        Box::pin(self.commits.write(move |connection| store::begin_payee(connection, &record)))
    }

    fn save_payee(&self, record: PayeeRecord) -> Step<'_, bool> {
        Box::pin(self.commits.write(move |connection| store::save_payee(connection, &record)))
    }

    fn report<'a>(&'a self, name: &'a str) -> Step<'a, Option<ReportState>> {
        Box::pin(async move { self.glance(|connection| report::find(connection, name)) })
    }

    fn was_reported<'a>(&'a self, name: &'a str, row: RowId) -> Step<'a, bool> {
        Box::pin(async move { self.glance(|connection| report::has_row(connection, name, &row)) })
    }

    fn save_report(&self, name: String, state: ReportState, rows: Vec<RowId>) -> Step<'_, ()> {
        Box::pin(self.commits.write(move |connection| report::save(connection, &name, &state, &rows)))
    }

    fn forget_report(&self, name: String) -> Step<'_, ()> {
        Box::pin(self.commits.write(move |connection| report::forget(connection, &name)))
    }

    fn check(&self) -> Step<'_, Vec<String>> {
        Box::pin(self.read(check::problems))
    }
}
