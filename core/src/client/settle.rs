use super::Client;
use super::engine::Engine;
use super::wait::Pauses;
use crate::journal::Open;
use crate::model::{Error, ErrorCode, Refund, SettleStep, SettleTally, Settlement};
use crate::refund::{Record, Stage};
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep_until, timeout_at};

/// Refunds asked about or sent at the same time.
const AT_ONCE: usize = 16;

/// What another worker has is looked at so often.
const GLANCE: Duration = Duration::from_secs(1);
const SHORTEST_GLANCE: Duration = Duration::from_millis(10);

impl Client {
    /// Drives every open refund on: sends what is queued, asks about what is unknown or pending, and goes on until all have
    /// ended or the deadline comes. `progress` is called as each one ends.
    ///
    /// Safe to call from anywhere, at any time, by several programs at once: each piece of work is done once. What it costs
    /// depends on what is open, not on how long the journal is. Dropping it only stops the waiting.
    ///
    /// # Errors
    /// `JOURNAL_MISSING` and the others of the journal, before anything is sent; `JOURNAL_FAILED` where it can't be read at the
    /// end, so that nobody knows what is open.
    pub async fn settle(&self, deadline: Duration, progress: impl FnMut(SettleStep)) -> Result<Settlement, Error> {
        let engine = &self.engine;
        engine.usable()?;
        let open = engine.journal.open().await.map_err(|error| Error::from(&error))?;
        let mut round = Round::new(engine.clone(), open);
        let patience = self.patience().at_most(deadline);
        // Whoever stops waiting still gets what was achieved by then.
        let _ = patience.over(round.run(patience.deadline(), progress)).await;
        round.end().await
    }
}

/// When which refund is next.
type Due = Reverse<(Instant, usize)>;

/// One run of `settle`.
struct Round {
    engine: Arc<Engine>,
    /// Its place is its number.
    cases: Vec<Case>,
    due: BinaryHeap<Due>,
    ended: Vec<Refund>,
    /// Nobody goes on with it: whatever is still under way gives its lease back.
    is_over: Arc<AtomicBool>,
}

impl Drop for Round {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Release);
    }
}

struct Case {
    key: String,
    pauses: Pauses,
    is_open: bool,
}

impl Round {
    fn new(engine: Arc<Engine>, open: Vec<Open>) -> Self {
        let now = Instant::now();
        let due =
            open.iter().enumerate().map(|(number, one)| Reverse((now + engine.first_wait(one), number))).collect();
        let cases = open.into_iter().map(|one| Case { key: one.key, pauses: engine.pauses(), is_open: true }).collect();
        Self { engine, cases, due, ended: Vec::new(), is_over: Arc::default() }
    }

    async fn run(&mut self, deadline: Instant, mut progress: impl FnMut(SettleStep)) {
        let mut running = FuturesUnordered::new();
        while Instant::now() < deadline && !(running.is_empty() && self.due.is_empty()) {
            while running.len() < AT_ONCE
                && let Some(number) = self.take_due()
            {
                running.push(self.work(number));
            }
            let next = self.due.peek().map_or(deadline, |Reverse((at, _))| (*at).min(deadline));
            if running.is_empty() {
                sleep_until(next).await;
                continue;
            }
            let until = if running.len() < AT_ONCE { next } else { deadline };
            if let Ok(Some((number, record))) = timeout_at(until, running.next()).await
                && let Some(refund) = self.worked(number, record)
            {
                let tally = SettleTally { found: self.cases.len(), ended: self.ended.len() };
                progress(SettleStep { refund, tally });
            }
        }
    }

    fn take_due(&mut self) -> Option<usize> {
        let Reverse((at, _)) = self.due.peek()?;
        if *at > Instant::now() {
            return None;
        }
        self.due.pop().map(|Reverse((_, number))| number)
    }

    /// One step, in a task of its own: it may send, and what is sent has to be seen to its end.
    fn work(&self, number: usize) -> impl Future<Output = (usize, Option<Arc<Record>>)> + use<> {
        let engine = self.engine.clone();
        let is_over = self.is_over.clone();
        let key = self.cases[number].key.clone();
        let task: JoinHandle<Option<Arc<Record>>> = self.engine.spawn(async move {
            let record = engine.journal.find(&key).await.ok()??;
            // Of an account this client was not given.
            let gateway = engine.named(&record.intent.account).ok()?.clone();
            let record = engine.step(&*gateway, record).await;
            Some(if is_over.load(Ordering::Acquire) { engine.let_go(record).await } else { record })
        });
        async move { (number, task.await.ok().flatten()) }
    }

    /// Plans the next step, or tells that it ended.
    fn worked(&mut self, number: usize, record: Option<Arc<Record>>) -> Option<Refund> {
        let case = &mut self.cases[number];
        let record = record?;
        if record.stage.is_open() {
            let pause = match self.engine.others_hold_it_for(&record) {
                Some(held) => held.clamp(SHORTEST_GLANCE, GLANCE),
                None => case.pauses.next().max(self.engine.until_it_may_be_sent(&record)),
            };
            self.due.push(Reverse((Instant::now() + pause, number)));
            return None;
        }
        case.is_open = false;
        // Its caller got an error, and nobody else hears of it.
        if record.stage == Stage::Withdrawn {
            return None;
        }
        let refund = record.view();
        self.ended.push(refund.clone());
        Some(refund)
    }

    /// What ended and what is still open. It can't be told without the journal.
    async fn end(mut self) -> Result<Settlement, Error> {
        self.is_over.store(true, Ordering::Release);
        let mut open = Vec::new();
        let mut ended = std::mem::take(&mut self.ended);
        for case in self.cases.iter().filter(|case| case.is_open) {
            let found = self.engine.journal.find(&case.key).await.map_err(|_| unread())?;
            let Some(record) = found else { continue };
            let record = self.engine.let_go(record).await;
            if record.stage.is_open() {
                open.push(record.view());
            } else if record.stage != Stage::Withdrawn {
                ended.push(record.view());
            }
        }
        Ok(Settlement { ended, open })
    }
}

fn unread() -> Error {
    Error::new(
        ErrorCode::JournalFailed,
        "The journal can't be read any more, so what is still open is not known. Each refund that was sent is in it. Put it \
         right, then settle again.",
    )
}

impl Engine {
    /// How long a refund that is open need not be looked at.
    fn first_wait(&self, open: &Open) -> Duration {
        let wait = open.not_before.map(|not_before| not_before.duration_since(self.now()));
        wait.and_then(|wait| Duration::try_from(wait).ok()).unwrap_or_default()
    }
}
