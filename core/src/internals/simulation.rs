//! The real client over a clock, a network, a disk and a source of randomness that the simulation makes.

use crate::client::{Client, ClientBuilder, Surroundings};
use crate::gateway::{Reply, Request};
use crate::journal::{Durability, Journal, MemoryJournal, SqliteJournal, Threads};
use crate::model::Error;
use crate::refund::{Loss, Rule};
use crate::transport::{Barrier, Exchange, Failure, MayLeave, Transport};
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use jiff::Timestamp;
use std::future::Future;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use tokio::task::AbortHandle;

/// What the simulation stands in for.
pub trait Host: Send + Sync + 'static {
    /// The time of day by this host's clock.
    fn now(&self) -> Timestamp;

    /// Bytes that are the same in every run of the same seed.
    fn random(&self) -> [u8; 16];

    /// A task that goes on by itself, so that a crash can end it.
    fn spawned(&self, task: AbortHandle);

    /// Work that waits for the disk.
    fn disk_work(&self, job: Box<dyn FnOnce() + Send>);

    /// Sends a request once. `permit` has to be asked right before it leaves.
    fn exchange(
        &self,
        request: Request,
        permit: Permit,
    ) -> Pin<Box<dyn Future<Output = Result<Sent, Failed>> + Send + '_>>;
}

/// Whether a request may still leave.
pub struct Permit(MayLeave);

impl Permit {
    /// Right before the first byte.
    pub fn may_leave(&self) -> bool {
        self.0.says_yes()
    }
}

/// A reply.
#[derive(Debug)]
pub struct Sent {
    /// Its HTTP status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Bytes,
}

/// Why there is no reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failed {
    /// Provably not sent: no connection.
    NotSent,
    /// Provably not sent: the permit said no.
    TooLate,
    /// Perhaps sent: no reply in time.
    Late,
    /// Perhaps sent: the connection broke.
    Broken,
}

/// What a simulated client is made of.
pub struct Parts<'a> {
    /// Its surroundings.
    pub host: Arc<dyn Host>,
    /// The journal's file and the name of the SQLite VFS it lies on; `None` = in memory.
    pub file: Option<(&'a Path, &'a str)>,
    /// The rule that is broken on purpose.
    pub broken: Option<Rule>,
}

impl ClientBuilder {
    /// A client whose surroundings are simulated.
    #[doc(hidden)]
    pub fn build_simulated(mut self, parts: Parts<'_>) -> Result<Client, Error> {
        self.break_rule(parts.broken);
        let world = Arc::new(World(parts.host));
        let durability =
            if parts.broken == Some(Rule::DurableBeforeTold) { Durability::Unsynced } else { Durability::Synced };
        let journal: Box<dyn Journal> = match parts.file {
            None => Box::new(MemoryJournal::default()),
            Some((file, vfs)) => {
                let guarded = !matches!(parts.broken, Some(Rule::FinalStays | Rule::Fencing));
                let opened = SqliteJournal::open_simulated(file, vfs, durability, guarded, world.clone());
                Box::new(opened.map_err(|error| Error::from(&error))?)
            }
        };
        self.assemble(Box::new(Net(world.clone())), journal, world)
    }
}

struct World(Arc<dyn Host>);

impl Surroundings for World {
    fn now(&self) -> Timestamp {
        self.0.now()
    }

    fn random(&self) -> Option<[u8; 16]> {
        Some(self.0.random())
    }

    fn spawned(&self, task: AbortHandle) {
        self.0.spawned(task);
    }
}

impl Threads for World {
    fn run(&self, job: Box<dyn FnOnce() + Send>) {
        self.0.disk_work(job);
    }
}

struct Net(Arc<World>);

impl Transport for Net {
    fn exchange(&self, request: Request, may_leave: MayLeave) -> Exchange<'_> {
        Box::pin(async move {
            match self.0.0.exchange(request, Permit(may_leave)).await {
                Ok(sent) => Ok(Reply { status: sent.status, headers: sent.headers, body: sent.body }),
                Err(Failed::NotSent) => Err(Failure::NotSent(Barrier::Unreachable)),
                Err(Failed::TooLate) => Err(Failure::NotSent(Barrier::TooLate)),
                Err(Failed::Late) => Err(Failure::Lost(Loss::Late)),
                Err(Failed::Broken) => Err(Failure::Lost(Loss::Broken)),
            }
        })
    }
}
