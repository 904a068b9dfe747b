use crate::disk;
use crate::network::{self, CONNECT_TIMEOUT, QUIET_PERIOD, REPLY_TIMEOUT};
use crate::shop;
use crate::world::{Lock, World};
use bytes::Bytes;
use jiff::{SignedDuration, Timestamp};
use std::future::{Future, pending};
use std::path::Path;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;
use tillback::internals::{Failed, Host, Parts, Permit, Sent};
use tillback::{Client, ClientBuilder, Error};
use tokio::task::AbortHandle;
use tokio::time::sleep;

const FILE: &str = "journal.db";

/// One simulated process with its client.
pub(crate) struct Process {
    pub(crate) name: String,
    pub(crate) client: Client,
    machine: Arc<Machine>,
}

/// What a process runs on.
struct Machine {
    me: Weak<Self>,
    name: String,
    world: Arc<World>,
    disk: disk::Process,
    /// Its clock, less true time, in milliseconds.
    clock: Lock<i64>,
    tasks: Lock<Vec<AbortHandle>>,
    is_dead: AtomicBool,
    /// Port calls until it is killed; `u64::MAX` = never.
    calls_left: AtomicU64,
}

impl Process {
    /// Starts one. Opening the journal can fail, and then there is none.
    pub(crate) fn start(world: &Arc<World>, name: String) -> Result<Self, Error> {
        let machine = Arc::new_cyclic(|me| Machine {
            me: me.clone(),
            disk: world.disk.process(),
            clock: Lock::new(0),
            tasks: Lock::default(),
            is_dead: AtomicBool::new(false),
            calls_left: AtomicU64::new(u64::MAX),
            world: world.clone(),
            name: name.clone(),
        });
        if world.strikes(world.weather.clock_jumps) {
            machine.set_clock();
        }
        if world.strikes(world.weather.kills) {
            machine.calls_left.store(world.between(1, 40), Ordering::Relaxed);
        }
        let path = machine.disk.path(FILE);
        let parts = Parts {
            host: machine.clone(),
            file: Some((Path::new(&path), world.disk.vfs_name())),
            broken: world.broken,
        };
        let builder = shop::accounts(world)
            .into_iter()
            .fold(Client::builder(), ClientBuilder::account)
            .worker(name.clone())
            .connect_timeout(CONNECT_TIMEOUT)
            .reply_timeout(REPLY_TIMEOUT)
            .quiet_period(QUIET_PERIOD);
        match builder.build_simulated(parts) {
            Ok(client) => {
                world.tell(&name, "starts");
                Ok(Self { name, client, machine })
            }
            Err(error) => {
                machine.disk.kill();
                world.tell(&name, format!("does not start: {}", error.code()));
                Err(error)
            }
        }
    }

    pub(crate) fn is_alive(&self) -> bool {
        !self.machine.is_dead.load(Ordering::Relaxed)
    }

    /// Runs something in the process; `None` where it died meanwhile.
    pub(crate) async fn run<T: Send + 'static>(&self, work: impl Future<Output = T> + Send + 'static) -> Option<T> {
        let task = tokio::spawn(work);
        self.machine.own(task.abort_handle());
        task.await.ok()
    }

    pub(crate) fn kill(&self) {
        self.machine.kill("is killed");
    }

    pub(crate) fn set_clock(&self) {
        self.machine.set_clock();
    }

    pub(crate) fn right_clock(&self) {
        *self.machine.clock.get() = 0;
    }
}

impl Machine {
    fn own(&self, task: AbortHandle) {
        if self.is_dead.load(Ordering::Relaxed) {
            task.abort();
        } else {
            let mut tasks = self.tasks.get();
            tasks.retain(|task| !task.is_finished());
            tasks.push(task);
        }
    }

    fn kill(&self, how: &str) {
        if !self.is_dead.swap(true, Ordering::Relaxed) {
            self.world.tell(&self.name, how);
            self.disk.kill();
            for task in std::mem::take(&mut *self.tasks.get()) {
                task.abort();
            }
        }
    }

    fn set_clock(&self) {
        const SECOND: u64 = 1_000;
        let size = *self.world.dice.get().pick(&[30 * SECOND, 700 * SECOND, 7_200 * SECOND, 200_000 * SECOND]);
        let by = self.world.between(1, size) as i64;
        let by = if self.world.chance(500) { by } else { -by };
        let mut clock = self.clock.get();
        *clock += by;
        self.world.tell(&self.name, format!("has its clock set, to {} s off", *clock / 1_000));
    }

    /// A process may die in the midst of a write, which only the disk knows.
    fn notice_death(&self) {
        if !self.disk.is_alive() {
            self.kill("is dead, as the disk knows");
        }
    }

    /// Counts a call of a port, at which the process may be killed.
    async fn call(&self) {
        self.notice_death();
        let left = self.calls_left.load(Ordering::Relaxed);
        if left == 0 && !self.world.is_healed() {
            self.kill("is killed at a call");
        }
        if self.is_dead.load(Ordering::Relaxed) {
            pending::<()>().await;
        }
        self.calls_left.store(left.saturating_sub(u64::from(left != u64::MAX)), Ordering::Relaxed);
    }
}

impl Host for Machine {
    fn now(&self) -> Timestamp {
        self.world.now() + SignedDuration::from_millis(*self.clock.get())
    }

    fn random(&self) -> [u8; 16] {
        let mut dice = self.world.dice.get();
        let both = (u128::from(dice.roll()) << 64) | u128::from(dice.roll());
        both.to_be_bytes()
    }

    fn spawned(&self, task: AbortHandle) {
        self.own(task);
    }

    fn disk_work(&self, job: Box<dyn FnOnce() + Send>) {
        if self.is_dead.load(Ordering::Relaxed) {
            return;
        }
        let delay = Duration::from_millis(self.world.between(0, 8));
        let troubled = self.world.strikes(self.world.weather.disk);
        let Some(me) = self.me.upgrade() else { return };
        let task = tokio::spawn(async move {
            sleep(delay).await;
            if troubled {
                trouble(&me.world);
            }
            job();
            me.notice_death();
        });
        self.own(task.abort_handle());
    }

    fn exchange(
        &self,
        request: http::Request<Bytes>,
        permit: Permit,
    ) -> Pin<Box<dyn Future<Output = Result<Sent, Failed>> + Send + '_>> {
        Box::pin(async move {
            self.call().await;
            let ended = network::exchange(&self.world, &self.name, request, permit).await;
            self.call().await;
            ended
        })
    }
}

/// Something about the disk goes wrong with the next writes.
fn trouble(world: &World) {
    let what = world.between(0, 3);
    let size = world.between(0, 20_000);
    match what {
        0 => world.disk.fail_syncs(1 + size % 3),
        1 => world.disk.fill(size),
        2 => world.disk.make_room(),
        _ => world.disk.power_cut_after(size % 40),
    }
    world.tell("disk", ["fails to sync", "is nearly full", "has room", "is about to lose power"][what as usize]);
}
