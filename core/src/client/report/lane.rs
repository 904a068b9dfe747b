use super::super::engine::Engine;
use super::super::wait::Pauses;
use super::feed::{Known, Made, Question};
use super::pace::{Effort, Pace};
use crate::model::{AccountName, Error, ErrorKind, ReportOptions, Retry, Transaction};
use jiff::tz::TimeZone;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, VecDeque};
use std::panic::resume_unwind;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until, timeout_at};

/// A question that fails is asked so often in all, where asking again makes sense.
const TRIES: u32 = 5;

/// The questions of a report: one lane for each account, each at its own pace.
pub(super) struct Lanes {
    engine: Arc<Engine>,
    lanes: BTreeMap<AccountName, Lane>,
    /// Tasks, because what they wait for may happen between two rows, when nobody waits for them.
    running: JoinSet<Ended>,
    at_once: usize,
    per_second: Option<u32>,
    /// Questions that are not under way.
    waiting: usize,
}

struct Lane {
    pace: Pace,
    fresh: VecDeque<Case>,
    /// By when they may be asked again; the number keeps the order of those due at the same time.
    again: BinaryHeap<Reverse<(Instant, u64)>>,
    resting: BTreeMap<u64, Case>,
}

/// A question on its way to a row.
struct Case {
    question: Question,
    tries: u32,
    pauses: Pauses,
}

struct Ended {
    case: Case,
    took: Duration,
    told: Result<Told, Error>,
}

struct Told {
    transaction: Transaction,
    known: Known,
}

impl Lanes {
    pub(super) fn new(engine: Arc<Engine>, options: &ReportOptions) -> Self {
        Self {
            engine,
            lanes: BTreeMap::new(),
            running: JoinSet::new(),
            at_once: options.at_once,
            per_second: options.per_second,
            waiting: 0,
        }
    }

    /// Whether more questions would be of use. A few wait, so that one slow account doesn't keep the others idle.
    pub(super) fn want_more(&self) -> bool {
        self.waiting < self.at_once
    }

    pub(super) fn add(&mut self, question: Question) {
        let (at_once, per_second) = (self.at_once, self.per_second);
        let lane = self.lanes.entry(question.account.clone()).or_insert_with(|| Lane {
            pace: Pace::new(at_once, per_second, Instant::now()),
            fresh: VecDeque::new(),
            again: BinaryHeap::new(),
            resting: BTreeMap::new(),
        });
        lane.fresh.push_back(Case { question, tries: 0, pauses: self.engine.pauses() });
        self.waiting += 1;
        self.start();
    }

    /// The next row; `None` when no question is left.
    pub(super) async fn next(&mut self, zone: &TimeZone) -> Option<Made> {
        loop {
            let next = self.start();
            let ended = match next {
                // Nothing may begin now, and nothing is under way: the pace wants a rest.
                Some(next) if self.running.is_empty() => {
                    sleep_until(next).await;
                    continue;
                }
                Some(next) => match timeout_at(next, self.running.join_next()).await {
                    Ok(ended) => ended,
                    Err(_) => continue,
                },
                None => self.running.join_next().await,
            }?;
            let ended = ended.unwrap_or_else(|failed| resume_unwind(failed.into_panic()));
            if let Some(row) = self.ended(ended, zone) {
                return Some(row);
            }
        }
    }

    /// Begins whatever may begin, and tells when the next may.
    fn start(&mut self) -> Option<Instant> {
        let now = Instant::now();
        let mut next = None;
        for lane in self.lanes.values_mut() {
            while lane.pace.has_room() {
                let at = match lane.due(now) {
                    None => break,
                    Some(due) => due.max(lane.pace.next()),
                };
                if at > now {
                    next = Some(next.map_or(at, |next: Instant| next.min(at)));
                    break;
                }
                let Some(case) = lane.take(now) else { break };
                lane.pace.begin(now);
                self.waiting -= 1;
                self.running.spawn(ask(self.engine.clone(), case));
            }
        }
        next
    }

    /// A row, or nothing where it is asked again or its payment has a row.
    fn ended(&mut self, ended: Ended, zone: &TimeZone) -> Option<Made> {
        let Ended { mut case, took, told } = ended;
        let now = Instant::now();
        let lane = self.lanes.get_mut(&case.question.account)?;
        lane.pace.end(effort(&told), took, now);
        case.tries += 1;
        match told {
            Ok(told) => case.question.row(told.transaction, told.known, zone),
            Err(error) if case.tries < TRIES && is_worth_a_try(&error) => {
                let pause = case.pauses.next().max(error.retry_after().unwrap_or_default());
                lane.rest(case, now + pause);
                self.waiting += 1;
                None
            }
            Err(error) => Some(case.question.failed(error)),
        }
    }
}

impl Drop for Lanes {
    fn drop(&mut self) {
        if self.engine.made_here().is_err() {
            // Of a parent process, which still waits for the answers on these connections.
            std::mem::forget(std::mem::take(&mut self.running));
        }
    }
}

impl Lane {
    /// When the next question may be asked, the pace aside. What rested long enough comes first.
    fn due(&self, now: Instant) -> Option<Instant> {
        let again = self.again.peek().map(|Reverse((at, _))| *at);
        match self.fresh.is_empty() {
            true => again,
            false => Some(now),
        }
    }

    fn take(&mut self, now: Instant) -> Option<Case> {
        if self.again.peek().is_some_and(|Reverse((at, _))| *at <= now)
            && let Some(Reverse((_, number))) = self.again.pop()
        {
            return self.resting.remove(&number);
        }
        self.fresh.pop_front()
    }

    fn rest(&mut self, case: Case, until: Instant) {
        let number = self.resting.last_key_value().map_or(0, |(number, _)| number + 1);
        self.resting.insert(number, case);
        self.again.push(Reverse((until, number)));
    }
}

async fn ask(engine: Arc<Engine>, case: Case) -> Ended {
    let begun = Instant::now();
    let told = look(&engine, &case.question).await;
    Ended { took: begun.elapsed(), case, told }
}

async fn look(engine: &Engine, question: &Question) -> Result<Told, Error> {
    let gateway = question.gateway.as_ref().map_err(Error::clone)?;
    let transaction = engine.look(&**gateway, &question.reference).await?;
    let known = question.known_of(engine, &**gateway, &transaction).await?;
    Ok(Told { transaction, known })
}

fn effort(told: &Result<Told, Error>) -> Effort {
    match told {
        Ok(_) => Effort::Answered,
        Err(error) if error.kind() == ErrorKind::RateLimited => Effort::Refused(error.retry_after()),
        Err(error) if is_worth_a_try(error) => Effort::Failed,
        Err(_) => Effort::Answered,
    }
}

fn is_worth_a_try(error: &Error) -> bool {
    error.retry() == Retry::Later && error.kind() != ErrorKind::Journal
}
