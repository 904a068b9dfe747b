//! Several slots, each with one till after the other, on one journal, until enough of them were killed. Then whatever is
//! left is settled and judged.

use crate::gateways::Gateways;
use crate::life::{End, Fate, live};
use fastrand::Rng;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;
use tempfile::TempDir;
use tillback::{Refund, RefundFilter, RefundStatus, blocking};
use tillback_crashes::judge::{Call, Case, Known, judge};
use tillback_crashes::shop::Shop;
use tillback_crashes::task::{Kind, Order, Task, Work};
use tillback_crashes::told::What;

/// What is played.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scene {
    pub(crate) name: &'static str,
    /// Processes that refund, at the same time.
    pub(crate) tills: usize,
    /// Processes that settle beside them.
    pub(crate) settlers: usize,
    pub(crate) kills: usize,
    /// Whether the gateways lose answers and the like. What a killed till was asking about is left to it for half a minute;
    /// a scene without faults need not wait for that.
    pub(crate) faults: bool,
    pub(crate) payments: usize,
    pub(crate) captured: i64,
    /// The refunds ordered of each payment, together perhaps more than was captured.
    pub(crate) amounts: &'static [i64],
}

/// Newest orders a till chooses from; others choose from the same.
const WINDOW: usize = 40;

/// Long enough to ask a few times, short enough to get on.
const DEADLINE: Duration = Duration::from_millis(250);

/// How often what is open is settled before it counts as stuck.
const ROUNDS: usize = 6;

/// One scene being played.
pub(crate) struct Stage {
    scene: Scene,
    gateways: Gateways,
    orders: Vec<Arc<Order>>,
    folder: TempDir,
    shop: Shop,
    /// Counts beginnings and endings of lives.
    clock: AtomicU64,
    kills: AtomicUsize,
    lives: AtomicUsize,
    calls: Mutex<Vec<Call>>,
    complaints: Mutex<Vec<String>>,
}

impl Stage {
    pub(crate) fn set(scene: Scene) -> Self {
        let gateways = Gateways::open();
        let orders = gateways.orders(scene.payments, scene.captured, scene.amounts);
        let folder = TempDir::new().unwrap();
        let shop = gateways.shop(&folder.path().join("refunds.db"));
        let stage = Self {
            scene,
            gateways,
            orders,
            folder,
            shop,
            clock: AtomicU64::new(0),
            kills: AtomicUsize::new(0),
            lives: AtomicUsize::new(0),
            calls: Mutex::default(),
            complaints: Mutex::default(),
        };
        std::fs::write(stage.shop_file(), serde_json::to_vec(&stage.shop).unwrap()).unwrap();
        stage
    }

    /// All slots at once, until enough lives were ended.
    pub(crate) fn play(&self, seed: u64) {
        let Scene { tills, settlers, .. } = self.scene;
        thread::scope(|scope| {
            for slot in 0..tills + settlers {
                let rng = Rng::with_seed(seed.wrapping_mul(1_000).wrapping_add(slot as u64));
                scope.spawn(move || self.slot(slot, slot >= tills, rng));
            }
        });
    }

    fn slot(&self, slot: usize, settles: bool, mut rng: Rng) {
        // Some lives end before they are ended, the more the faster the machine is.
        while self.kills.load(Relaxed) < self.scene.kills && self.lives.load(Relaxed) < self.scene.kills * 20 {
            if self.scene.faults && rng.u8(..3) > 0 {
                self.gateways.fault(&mut rng);
            }
            let work = if settles { settling() } else { self.refunding(&mut rng) };
            let fate = if settles { fate_of_settler(&mut rng) } else { fate_of_till(&mut rng) };
            let name = if settles { "settler" } else { "till" };
            let client = if rng.bool() { Kind::Blocking } else { Kind::Async };
            self.live(&Task { worker: format!("{name} {slot}"), work, client, is_forgetful: false }, fate);
        }
    }

    fn refunding(&self, rng: &mut Rng) -> Work {
        let reached = self.orders.len() * self.kills.load(Relaxed) / self.scene.kills;
        let newest = (reached + WINDOW).min(self.orders.len());
        let oldest = newest.saturating_sub(WINDOW);
        let new = (0..20).map(|_| oldest..newest);
        let old = (0..8).map(|_| 0..newest);
        let orders = new.chain(old).map(|range| Order::clone(&self.orders[rng.usize(range)])).collect();
        if rng.u8(..8) == 0 { Work::Queue { orders } } else { Work::Refund { orders, deadline: DEADLINE } }
    }

    /// One life, and all that was told in it.
    pub(crate) fn live(&self, task: &Task, fate: Fate) {
        let began = self.clock.fetch_add(1, Relaxed);
        let remains = live(&self.shop_file(), task, fate);
        let ended = self.clock.fetch_add(1, Relaxed);
        self.lives.fetch_add(1, Relaxed);
        let mut untold: Vec<&str> = task.work.orders().iter().map(|order| order.key.as_str()).collect();
        let mut calls = self.calls.lock().unwrap();
        for told in remains.told {
            if let Some(place) = untold.iter().position(|key| *key == told.key) {
                untold.swap_remove(place);
            }
            calls.push(Call { key: told.key, began, ended, told: Some(told.what) });
        }
        match remains.end {
            End::Killed => drop(self.kills.fetch_add(1, Relaxed)),
            End::Finished if untold.is_empty() => {}
            End::Finished => self.complain(format!("{}: ended without a word about {untold:?}", task.worker)),
            End::Failed(status) => self.complain(format!("{}: {status}", task.worker)),
        }
        calls.extend(untold.into_iter().map(|key| Call { key: key.to_owned(), began, ended, told: None }));
    }

    fn complain(&self, complaint: String) {
        self.complaints.lock().unwrap().push(complaint);
    }

    /// A life in which every order is placed, and nothing disturbs it.
    pub(crate) fn order_all(&self, client: Kind, is_forgetful: bool) {
        for orders in self.orders.chunks(200) {
            let orders = orders.iter().map(|order| Order::clone(order)).collect();
            let work = Work::Refund { orders, deadline: DEADLINE };
            self.live(&Task { worker: "the last till".to_owned(), work, client, is_forgetful }, Fate::Spared);
        }
    }

    /// The end: all that was ordered is ordered once more, everything open is settled, and all of it is told again.
    pub(crate) fn end(&self) {
        self.gateways.calm();
        let client = self.shop.builder("the end").journal(&self.shop.journal).build_blocking().unwrap();
        self.order_all(Kind::Async, false);
        if self.settle(&client) {
            self.order_all(Kind::Blocking, false);
            self.settle(&client);
        }
    }

    /// Whether nothing is open any more.
    fn settle(&self, client: &blocking::Client) -> bool {
        let is_settled = |_| client.settle(Duration::from_secs(20), |_| {}).unwrap().open.is_empty();
        let is_settled = (0..ROUNDS).any(is_settled);
        if !is_settled {
            self.complain("some refunds can't be settled".to_owned());
        }
        is_settled
    }

    /// What there is to complain about.
    pub(crate) fn verdict(&self) -> Vec<String> {
        let client = self.judging();
        let refunds = recorded(&client);
        let case = Case {
            orders: self.orders.iter().map(|order| (order.key.clone(), Order::clone(order))).collect(),
            calls: self.calls.lock().unwrap().clone(),
            refunds: refunds.iter().map(|refund| (refund.idempotency_key.clone(), Known::of(refund))).collect(),
            payments: self.gateways.books(),
            arrivals: self.gateways.arrivals(),
            journal_problems: client.check_journal().unwrap(),
        };
        let mut complaints = judge(&case);
        complaints.append(&mut self.complaints.lock().unwrap());
        complaints
    }

    /// Fails where anything is to complain about, and where too little happened to prove anything.
    pub(crate) fn acquit(self) {
        let complaints = self.verdict();
        let refunds = recorded(&self.judging());
        let cut_off = count(&refunds, |refund| {
            refund.history.iter().any(|line| line.what.contains("whoever was to send it is gone"))
        });
        self.report(&refunds, cut_off);
        if !complaints.is_empty() {
            let folder = self.folder.keep();
            panic!(
                "{} complaints; the journal is in {}:\n{}",
                complaints.len(),
                folder.display(),
                complaints.join("\n")
            );
        }
        assert!(self.kills.load(Relaxed) >= self.scene.kills, "too few were killed");
        assert!(cut_off > 0, "no refund was under way when its till was killed");
    }

    fn report(&self, refunds: &[Refund], cut_off: usize) {
        let (kills, lives) = (self.kills.load(Relaxed), self.lives.load(Relaxed));
        let sent_again = count(refunds, |refund| refund.attempts.len() > 1);
        let ends = RefundStatus::ALL.map(|status| (status.as_str(), count(refunds, |refund| refund.status == status)));
        let mut errors = BTreeMap::<_, usize>::new();
        for call in self.calls.lock().unwrap().iter() {
            if let Some(What::Error(code)) = &call.told {
                *errors.entry(code.clone()).or_default() += 1;
            }
        }
        println!(
            "{}: {kills} of {lives} lives ended by SIGKILL; {} refunds, {cut_off} of them cut off while they were sent, \
             {sent_again} sent again; {ends:?}; errors told: {errors:?}",
            self.scene.name,
            refunds.len(),
        );
    }

    fn judging(&self) -> blocking::Client {
        self.shop.builder("the judge").journal(&self.shop.journal).build_blocking().unwrap()
    }

    fn shop_file(&self) -> PathBuf {
        self.folder.path().join("shop.json")
    }
}

fn settling() -> Work {
    Work::Settle { deadline: Duration::from_secs(3) }
}

fn recorded(client: &blocking::Client) -> Vec<Refund> {
    client.list_refunds(RefundFilter::default()).unwrap().collect::<Result<_, _>>().unwrap()
}

fn count(refunds: &[Refund], is_meant: impl Fn(&Refund) -> bool) -> usize {
    refunds.iter().filter(|refund| is_meant(refund)).count()
}

/// Most die while they are busy with their first refunds, some while they start, and some live longer.
fn fate_of_till(rng: &mut Rng) -> Fate {
    match rng.u8(..10) {
        0..=5 => Fate::AfterWord(Duration::from_micros(rng.u64(..40_000))),
        6 | 7 => Fate::AfterStart(Duration::from_micros(rng.u64(..60_000))),
        8 => Fate::AfterWord(Duration::from_micros(rng.u64(..400_000))),
        _ => Fate::Spared,
    }
}

fn fate_of_settler(rng: &mut Rng) -> Fate {
    match rng.u8(..4) {
        0 => Fate::AfterStart(Duration::from_micros(rng.u64(..100_000))),
        _ => Fate::AfterStart(Duration::from_micros(rng.u64(..1_500_000))),
    }
}
