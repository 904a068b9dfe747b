//! Group commit: whoever writes while a commit is under way shares the next one.

use super::failure::{classify, may_stand};
use crate::journal::{JournalError, Threads};
use rusqlite::Connection;
use std::sync::{Arc, Mutex, MutexGuard};
use tokio::sync::oneshot;

/// One piece of work inside a transaction. It may be run again, when another one in the same transaction failed.
trait Job: Send {
    fn run(&mut self, connection: &Connection) -> rusqlite::Result<()>;

    /// The transaction is durable, or was rolled back.
    fn ended(self: Box<Self>, result: Result<(), JournalError>);
}

struct Work<F, T> {
    work: F,
    value: Option<T>,
    tell: oneshot::Sender<Result<T, JournalError>>,
}

impl<T: Send, F: Fn(&Connection) -> rusqlite::Result<T> + Send> Job for Work<F, T> {
    fn run(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        self.value = Some((self.work)(connection)?);
        Ok(())
    }

    fn ended(self: Box<Self>, result: Result<(), JournalError>) {
        let told = match (result, self.value) {
            (Ok(()), Some(value)) => Ok(value),
            (Err(error), _) => Err(error),
            (Ok(()), None) => Err(JournalError::Failed("a step was not carried out".to_owned())),
        };
        // Nobody may be waiting any more; what was written stays.
        let _ = self.tell.send(told);
    }
}

/// The one writing connection of this process, and what waits for it.
pub(super) struct Commits {
    shared: Arc<Shared>,
    threads: Arc<dyn Threads>,
    process: u32,
}

struct Shared {
    connection: Mutex<Owned>,
    queue: Mutex<Queue>,
}

#[derive(Default)]
struct Queue {
    waiting: Vec<Box<dyn Job>>,
    /// Whether somebody is taking from it.
    is_served: bool,
}

/// Closing a connection touches the file, which a forked child must not do: the locks are its parent's.
pub(super) struct Owned {
    /// Always there, but for the moment of dropping.
    connection: Option<Connection>,
    process: u32,
}

impl Owned {
    pub(super) fn new(connection: Connection) -> Self {
        Self { connection: Some(connection), process: std::process::id() }
    }

    pub(super) fn get(&self) -> Result<&Connection, JournalError> {
        self.connection.as_ref().ok_or_else(stopped)
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        if std::process::id() != self.process {
            std::mem::forget(self.connection.take());
        }
    }
}

impl Commits {
    pub(super) fn new(connection: Connection, threads: Arc<dyn Threads>) -> Self {
        let shared = Shared { connection: Mutex::new(Owned::new(connection)), queue: Mutex::default() };
        Self { shared: Arc::new(shared), threads, process: std::process::id() }
    }

    /// Lets the file forget the promises it keeps by itself.
    #[cfg(feature = "internals")]
    pub(super) fn drop_guards(&self) -> Result<(), JournalError> {
        const SQL: &str = "DROP TRIGGER IF EXISTS final_stays; DROP TRIGGER IF EXISTS amount_stays;";
        lock(&self.shared.connection)?.get()?.execute_batch(SQL).map_err(|error| classify(&error))
    }

    /// Does the work in a transaction and answers when it is durable.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, JournalError> {
        let (tell, told) = oneshot::channel();
        let is_served = {
            let mut queue = lock(&self.shared.queue)?;
            queue.waiting.push(Box::new(Work { work, value: None, tell }));
            std::mem::replace(&mut queue.is_served, true)
        };
        if !is_served {
            let shared = self.shared.clone();
            self.threads.run(Box::new(move || shared.serve()));
        }
        told.await.unwrap_or_else(|_| Err(stopped()))
    }
}

impl Drop for Commits {
    /// Closes the connection here and now: the thread that told of the last commit may still have a moment to live. What waits to be
    /// committed is left to it. In a forked child nobody would let go of the locks.
    fn drop(&mut self) {
        if std::process::id() != self.process || lock(&self.shared.queue).is_ok_and(|queue| !queue.waiting.is_empty()) {
            return;
        }
        if let Ok(mut owned) = lock(&self.shared.connection) {
            drop(std::mem::replace(&mut *owned, Owned { connection: None, process: self.process }));
        }
    }
}

impl Shared {
    /// Commits what waits, and what came meanwhile, until nothing does.
    fn serve(&self) {
        let _free = Free(self);
        loop {
            let jobs = match lock(&self.queue) {
                Ok(mut queue) if queue.waiting.is_empty() => {
                    queue.is_served = false;
                    return;
                }
                Ok(mut queue) => std::mem::take(&mut queue.waiting),
                Err(_) => return,
            };
            let Ok(owned) = lock(&self.connection) else { return end(jobs, &Err(stopped())) };
            match owned.get() {
                Ok(connection) => commit(connection, jobs),
                Err(error) => end(jobs, &Err(error)),
            }
        }
    }
}

/// Lets the next writer serve, should this one panic.
struct Free<'a>(&'a Shared);

impl Drop for Free<'_> {
    fn drop(&mut self) {
        if std::thread::panicking()
            && let Ok(mut queue) = self.0.queue.lock()
        {
            queue.is_served = false;
            queue.waiting.clear();
        }
    }
}

fn commit(connection: &Connection, mut jobs: Vec<Box<dyn Job>>) {
    match try_commit(connection, &mut jobs) {
        Ok(()) => end(jobs, &Ok(())),
        // One that fails must not take the others with it.
        Err(Trouble::Job(_)) if jobs.len() > 1 => {
            for job in jobs {
                commit(connection, vec![job]);
            }
        }
        Err(Trouble::Job(error) | Trouble::Commit(error)) => end(jobs, &Err(error)),
    }
}

/// Why a transaction was rolled back.
enum Trouble {
    /// One of the jobs failed.
    Job(JournalError),
    /// It could not be begun or ended.
    Commit(JournalError),
}

fn try_commit(connection: &Connection, jobs: &mut [Box<dyn Job>]) -> Result<(), Trouble> {
    let execute = |sql: &str| connection.prepare_cached(sql).and_then(|mut statement| statement.execute([]));
    execute("BEGIN IMMEDIATE").map_err(|error| Trouble::Commit(classify(&error)))?;
    for job in jobs {
        if let Err(error) = job.run(connection) {
            roll_back(connection);
            return Err(Trouble::Job(classify(&error)));
        }
    }
    let Err(error) = execute("COMMIT") else { return Ok(()) };
    roll_back(connection);
    if may_stand(&error) && beat(connection).is_err() {
        return Err(Trouble::Commit(JournalError::Uncertain));
    }
    Err(Trouble::Commit(classify(&error)))
}

/// A commit whose sync failed may be found done after a crash. One that goes well after it takes its place in the log.
pub(super) fn beat(connection: &Connection) -> rusqlite::Result<()> {
    let written = connection.execute_batch("BEGIN IMMEDIATE; UPDATE pulse SET beat = beat + 1; COMMIT");
    if written.is_err() {
        roll_back(connection);
    }
    written
}

fn roll_back(connection: &Connection) {
    // Some failures have rolled it back already.
    if !connection.is_autocommit() {
        let _ = connection.execute_batch("ROLLBACK");
    }
}

fn end(jobs: Vec<Box<dyn Job>>, result: &Result<(), JournalError>) {
    for job in jobs {
        job.ended(result.clone());
    }
}

pub(super) fn lock<T>(mutex: &Mutex<T>) -> Result<MutexGuard<'_, T>, JournalError> {
    mutex.lock().map_err(|_| stopped())
}

fn stopped() -> JournalError {
    JournalError::Failed("a thread panicked while it wrote".to_owned())
}
