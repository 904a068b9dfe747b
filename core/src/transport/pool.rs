use super::connection::Connection;
use http::Uri;
use http::uri::{Authority, Scheme};
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, SystemTime};
use tokio::runtime::{Handle, Id};
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};

/// A connection kept longer than this may have been dropped by something in between that told nobody; a refund sent
/// into it would be lost without need.
pub(super) const IDLE: Duration = Duration::from_secs(20);

/// A connection that was not used for longer may have been closed while nobody drove the runtime, which then has not heard
/// of it.
const REST: Duration = Duration::from_secs(1);

/// So many are kept for one place at most.
const MOST: usize = 256;

/// The connections that nobody uses at the moment.
pub(super) struct Pool(Arc<Mutex<Shelves>>);

/// Where a connection leads, and the runtime that watches its socket: under another one it would hang.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Place {
    runtime: Id,
    scheme: Scheme,
    authority: Authority,
}

struct Shelves {
    /// The one in which they were made.
    process: u32,
    /// The one kept last is at the back.
    idle: HashMap<Place, VecDeque<Idle>>,
    sweeper: Option<JoinHandle<()>>,
}

struct Idle {
    connection: Box<Connection>,
    since: Instant,
    /// Goes on while the machine sleeps, where the other clock may stand still.
    since_by_the_wall: SystemTime,
}

impl Place {
    /// Where a request made in this task goes; `None` if its address names no server.
    pub(super) fn of(destination: &Uri) -> Option<Self> {
        Some(Self {
            runtime: Handle::current().id(),
            scheme: destination.scheme()?.clone(),
            authority: destination.authority()?.clone(),
        })
    }
}

impl Pool {
    pub(super) fn new() -> Self {
        let shelves = Shelves { process: std::process::id(), idle: HashMap::new(), sweeper: None };
        Self(Arc::new(Mutex::new(shelves)))
    }

    /// Whether the runtime should look at its sockets before a connection is taken.
    pub(super) fn has_rested(&self, place: &Place) -> bool {
        let shelves = lock(&self.0);
        let newest = shelves.idle.get(place).and_then(VecDeque::back);
        newest.is_some_and(|newest| newest.since.elapsed() > REST)
    }

    /// A connection that was open a moment ago.
    pub(super) fn take(&self, place: &Place) -> Option<Box<Connection>> {
        loop {
            let mut connection = self.newest(place)?;
            if connection.is_idle() {
                return Some(connection);
            }
        }
    }

    fn newest(&self, place: &Place) -> Option<Box<Connection>> {
        let newest = lock(&self.0).idle.get_mut(place)?.pop_back()?;
        newest.is_fresh().then_some(newest.connection)
    }

    /// Keeps a connection for the next request, if it can carry one.
    pub(super) fn keep(&self, place: Place, mut connection: Box<Connection>) {
        if !connection.is_idle() {
            return;
        }
        let mut shelves = lock(&self.0);
        let idle = shelves.idle.entry(place).or_default();
        if idle.len() >= MOST {
            idle.pop_front();
        }
        idle.push_back(Idle { connection, since: Instant::now(), since_by_the_wall: SystemTime::now() });
        // The one of a runtime that is gone has finished, too.
        if shelves.sweeper.as_ref().is_none_or(JoinHandle::is_finished) {
            shelves.sweeper = Some(tokio::spawn(sweep(Arc::downgrade(&self.0))));
        }
    }
}

impl Idle {
    fn is_fresh(&self) -> bool {
        self.since.elapsed() < IDLE && self.since_by_the_wall.elapsed().is_ok_and(|elapsed| elapsed < IDLE)
    }
}

/// Closes what was kept too long, until nothing is left.
async fn sweep(shelves: Weak<Mutex<Shelves>>) {
    loop {
        sleep(IDLE).await;
        let Some(shelves) = shelves.upgrade() else { return };
        let mut shelves = lock(&shelves);
        shelves.idle.retain(|_, idle| {
            idle.retain(Idle::is_fresh);
            !idle.is_empty()
        });
        if shelves.idle.is_empty() {
            shelves.sweeper = None;
            return;
        }
    }
}

impl Drop for Shelves {
    fn drop(&mut self) {
        // Of a parent process: to close them would take them from the parent's event queue, which both share.
        if std::process::id() != self.process {
            std::mem::forget(std::mem::take(&mut self.idle));
            return;
        }
        if let Some(sweeper) = &self.sweeper {
            sweeper.abort();
        }
    }
}

/// Nothing in here is ever left half changed.
fn lock(shelves: &Mutex<Shelves>) -> MutexGuard<'_, Shelves> {
    shelves.lock().unwrap_or_else(PoisonError::into_inner)
}
