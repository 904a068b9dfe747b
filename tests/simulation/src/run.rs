use crate::fleet::Fleet;
use crate::judge::Judge;
use crate::process::Process;
use crate::shop::{self, Paid, Wish};
use crate::world::{Lock, World};
use std::sync::Arc;
use std::time::Duration;
use tillback::internals::Rule;
use tillback::{Outcome, Refund, RefundFilter, RefundStatus};
use tokio::task::JoinSet;
use tokio::time::sleep;

/// How one run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The seed that decided everything.
    pub seed: u64,
    /// The kind of weather it had.
    pub kind: &'static str,
    /// What was promised and not kept: nothing, where all is well.
    pub violations: Vec<String>,
    /// What happened, line by line.
    pub story: Vec<String>,
    /// The bytes of the journal's files at the end.
    pub journal: Vec<Vec<u8>>,
}

/// Plays one seed. A rule may be broken on purpose, to see whether it is noticed.
#[must_use]
pub fn run(seed: u64, broken: Option<Rule>) -> Run {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build();
    let runtime = runtime.expect("a runtime without I/O can always be made");
    runtime.block_on(play(seed, broken))
}

async fn play(seed: u64, broken: Option<Rule>) -> Run {
    let (world, kind) = World::new(seed, broken);
    let stage = Arc::new(Stage::new(&world));
    stage.clone().act().await;
    stage.settle_everything().await;
    let (story, violations) = world.end();
    let journal = ["journal.db", "journal.db-wal"].iter().filter_map(|name| world.disk.content(name)).collect();
    Run { seed, kind, violations, story, journal }
}

/// One play: the shop, its programs, and what they do.
struct Stage {
    world: Arc<World>,
    fleet: Arc<Fleet>,
    judge: Judge,
    payments: Vec<Paid>,
    wishes: Vec<Wish>,
    payees: Lock<Vec<String>>,
}

impl Stage {
    fn new(world: &Arc<World>) -> Self {
        let payments: Vec<_> = (0..world.between(1, 3)).filter_map(|_| shop::pay(world)).collect();
        let wishes = wishes(world, &payments);
        Self {
            world: world.clone(),
            fleet: Fleet::new(world, world.between(1, 3) as usize),
            judge: Judge::new(world),
            payments,
            wishes,
            payees: Lock::default(),
        }
    }

    /// Lets everything happen that a shop, its customers and bad luck do within an hour or so.
    async fn act(self: Arc<Self>) {
        let mut acts = JoinSet::new();
        for number in 0..self.wishes.len() {
            for _ in 0..self.world.between(1, 3) {
                let stage = self.clone();
                acts.spawn(async move { stage.ask_for(number).await });
            }
        }
        for _ in 0..self.world.between(0, self.world.weather.settlers.0) {
            let stage = self.clone();
            acts.spawn(async move { stage.settle_a_while().await });
        }
        for _ in 0..3 {
            let stage = self.clone();
            acts.spawn(async move { stage.bad_luck().await });
        }
        if self.world.chance(250) {
            let number = self.world.between(1, 4);
            for _ in 0..2 {
                let stage = self.clone();
                acts.spawn(async move { stage.register(number).await });
            }
        }
        while acts.join_next().await.is_some() {}
    }

    /// Some time within so many seconds, mostly near the beginning.
    async fn later(&self, most: u64) {
        let most = if self.world.chance(600) { 20 } else { most };
        sleep(Duration::from_millis(self.world.between(0, most * 1_000))).await;
    }

    fn place(&self) -> usize {
        self.world.between(0, self.fleet.size() as u64 - 1) as usize
    }

    async fn ask_for(&self, number: usize) {
        self.later(1_500).await;
        let wish = &self.wishes[number];
        let (Some(process), Some(request)) = (self.fleet.at(self.place()), wish.request()) else { return };
        let within = Duration::from_secs(self.world.between(1, 120));
        let queued = wish.amount.is_some() && self.world.chance(150);
        self.world.tell(&process.name, format!("{}: {}", wish.key, if queued { "queue" } else { "refund" }));
        let client = process.client.clone();
        let work = async move {
            if queued { client.queue_refund(request).await } else { client.refund(request.within(within)).await }
        };
        if self.world.strikes(50) {
            // The caller goes away, and its program lives on.
            let patience = Duration::from_millis(self.world.between(1, 2_000));
            let ended = process.run(async move { tokio::time::timeout(patience, work).await.ok() }).await;
            self.judge.ended(&process.name, wish, ended.flatten());
        } else {
            let ended = process.run(work).await;
            self.judge.ended(&process.name, wish, ended);
        }
    }

    async fn settle_a_while(self: Arc<Self>) {
        self.later(3_000).await;
        let Some(process) = self.fleet.at(self.place()) else { return };
        self.world.tell(&process.name, "settles");
        let client = process.client.clone();
        let within = Duration::from_secs(self.world.between(5, self.world.weather.settlers.1));
        let stage = self.clone();
        let work = async move { client.settle(within, |step| stage.judge.saw(&step.refund)).await };
        if let Some(Ok(settled)) = process.run(work).await {
            settled.open.iter().for_each(|refund| self.judge.saw(refund));
        }
        if let Some(refunds) = self.look(&process.client).await
            && self.world.chance(300)
        {
            self.guess(&process, &refunds).await;
        }
    }

    /// A person settles what is in review, and may be wrong.
    async fn guess(&self, process: &Process, refunds: &[Refund]) {
        for refund in refunds.iter().filter(|refund| refund.status == RefundStatus::Review) {
            let outcome = if self.world.chance(500) { Outcome::Succeeded } else { Outcome::Refused };
            let (client, key) = (process.client.clone(), refund.idempotency_key.clone());
            self.judge.guessed(refund);
            self.world.tell("somebody", format!("{key}: believes that it {}", outcome.as_str()));
            let _ = process.run(async move { client.resolve(&key, outcome, "I think so.").await }).await;
        }
    }

    /// Reads the journal through.
    async fn look(&self, client: &tillback::Client) -> Option<Vec<Refund>> {
        let refunds = all(client).await?;
        self.judge.reads(&refunds);
        Some(refunds)
    }

    async fn register(&self, number: u64) {
        self.later(1_500).await;
        let Some(process) = self.fleet.at(self.place()) else { return };
        self.world.tell(&process.name, format!("registers payee {number}"));
        let client = process.client.clone();
        let request = shop::payee(number);
        if let Some(Ok(payee)) = process.run(async move { client.register_payee(&request).await }).await {
            self.payees.get().push(payee.customer_no);
        }
    }

    /// What may befall a shop, each for itself.
    async fn bad_luck(&self) {
        let weather = self.world.weather;
        self.later(1_500).await;
        if self.world.chance(weather.kills / 2) {
            self.fleet.kill(self.place());
        }
        if self.world.chance(weather.power_cuts / 2) {
            self.fleet.cut_power().await;
        }
        if self.world.chance(weather.clock_jumps)
            && let Some(process) = self.fleet.alive(self.place())
        {
            process.set_clock();
        }
        if self.world.chance(weather.by_hand) && !self.payments.is_empty() {
            self.refund_by_hand();
        }
    }

    fn refund_by_hand(&self) {
        let paid = self.world.dice.get().pick(&self.payments).clone();
        let amounts: Vec<_> = self.wishes.iter().filter_map(|wish| wish.amount).chain([100]).collect();
        let amount = *self.world.dice.get().pick(&amounts);
        let now = self.world.now();
        let done = self.world.sandbox.get().refund_by_hand(paid.till.gateway, &paid.id, Some(amount), None, now);
        if done.is_ok() {
            self.world.tell("somebody", format!("refunds {amount} of {} by hand", paid.id));
        }
        crate::post::collect(&self.world);
    }

    /// Puts everything right, and waits until nothing is open any more.
    async fn settle_everything(&self) {
        self.world.tell("world", "is healed");
        self.world.heal();
        self.fleet.cut_power().await;
        sleep(Duration::from_secs(3_600)).await;
        self.settle_all().await;
        // A queued refund may wait for one that only a person can end.
        if self.resolve_all().await {
            self.settle_all().await;
            self.resolve_all().await;
        }
        self.close().await;
    }

    async fn settle_all(&self) {
        const ROUNDS: usize = 60;
        for _ in 0..ROUNDS {
            let Some(process) = self.fleet.at(0) else { continue };
            process.right_clock();
            let now = self.world.now();
            self.world.sandbox.get().tick(now);
            crate::post::collect(&self.world);
            let client = process.client.clone();
            let settled = process.run(async move { client.settle(Duration::from_secs(1_800), |_| {}).await }).await;
            match settled {
                Some(Ok(settled)) if self.judge.waits_for_nothing(&settled.open) => break,
                // What a gateway has taken is waited for, for weeks.
                Some(Ok(_)) | None => sleep(Duration::from_secs(12 * 3_600)).await,
                Some(Err(error)) => self.world.accuse(format!("settle fails: {error}")),
            }
        }
        // News that are still under way.
        sleep(Duration::from_secs(3_600)).await;
    }

    async fn close(&self) {
        // What was told has to survive the loss of power.
        self.fleet.cut_power().await;
        let Some(process) = self.fleet.at(0) else {
            return self.world.accuse("no process starts any more".to_owned());
        };
        let refunds = all(&process.client).await.unwrap_or_default();
        self.judge.close(&refunds);
        self.judge.payees(&self.payees.get());
        match process.client.check_journal().await {
            Ok(problems) => problems.into_iter().for_each(|problem| self.world.accuse(problem)),
            Err(error) => self.world.accuse(format!("the journal can't be checked: {error}")),
        }
        self.fleet.kill_all();
    }

    /// A person looks at what is in review, and tells the truth. Whether there was any.
    async fn resolve_all(&self) -> bool {
        let Some(process) = self.fleet.at(0) else {
            self.world.accuse("no process starts any more".to_owned());
            return false;
        };
        let Some(refunds) = all(&process.client).await else {
            self.world.accuse("the journal can't be read".to_owned());
            return false;
        };
        self.judge.reads(&refunds);
        let in_review: Vec<_> = refunds.iter().filter(|refund| refund.status == RefundStatus::Review).collect();
        for refund in &in_review {
            self.judge.needs_a_person(refund);
            let outcome = if self.judge.happened(refund) { Outcome::Succeeded } else { Outcome::Refused };
            match process.client.resolve(&refund.idempotency_key, outcome, "Seen in the books.").await {
                Ok(resolved) => self.judge.saw(&resolved),
                Err(error) => self.world.accuse(format!("{}: can't be resolved: {error}", refund.idempotency_key)),
            }
        }
        !in_review.is_empty()
    }
}

async fn all(client: &tillback::Client) -> Option<Vec<Refund>> {
    let mut list = client.list_refunds(RefundFilter::default()).ok()?;
    let mut refunds = Vec::new();
    while let Some(refund) = list.next().await {
        refunds.push(refund.ok()?);
    }
    Some(refunds)
}

fn wishes(world: &World, payments: &[Paid]) -> Vec<Wish> {
    let mut wishes: Vec<Wish> = Vec::new();
    for number in 0..world.between(1, 5) {
        if payments.is_empty() {
            break;
        }
        let paid = world.dice.get().pick(payments).clone();
        let greedy = world.chance(world.weather.greed);
        let most = if greedy { paid.amount } else { paid.amount / 3 };
        let amount = if greedy && world.chance(200) { None } else { Some(world.between(1, most as u64) as i64) };
        // Now and then another program thinks of the same key.
        let key = match wishes.last() {
            Some(last) if world.chance(100) => last.key.clone(),
            Some(_) | None => format!("key {number}"),
        };
        wishes.push(Wish { key, paid, amount });
    }
    wishes
}
