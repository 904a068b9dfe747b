use super::super::engine::{Engine, not_sent};
use super::caller::Caller;
use crate::gateway::{Doubt, Evidence, Gateway, Reply};
use crate::journal::{JournalError, Saved};
use crate::model::{Error, GatewayWords, Raw, Refund};
use crate::refund::{Lease, News, Next, Record, Rule, Stage};
use crate::transport::{Barrier, Failure, MayLeave};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, timeout_at};
use tracing::{debug, info, warn};

impl Engine {
    /// Sends a refund that was just marked, and follows it to its end or to the deadline.
    pub(super) async fn drive(
        self: &Arc<Self>,
        gateway: &dyn Gateway,
        record: Arc<Record>,
        marked: Instant,
        deadline: Instant,
        caller: &Caller,
    ) -> Result<Refund, Error> {
        let worked_on = self.work_on(&record);
        let (record, barrier) = self.send(gateway, record, marked, Some(caller)).await;
        if let Some(barrier) = barrier
            && caller.tell_error()
            && (record.stage == Stage::Withdrawn || !self.keeps(Rule::WithdrawBeforeError))
        {
            return Err(not_sent(barrier));
        }
        drop(worked_on);
        Ok(self.follow(gateway, record, deadline).await.view())
    }

    /// Asks, and after proof of no sends again, until the end is known or the deadline comes.
    pub(in crate::client) async fn follow(
        self: &Arc<Self>,
        gateway: &dyn Gateway,
        mut record: Arc<Record>,
        deadline: Instant,
    ) -> Arc<Record> {
        let mut pauses = self.pauses();
        while record.stage.is_open() {
            let pause = pauses.next().max(self.until_it_may_be_sent(&record));
            if Instant::now() + pause >= deadline {
                return self.let_go(record).await;
            }
            record = self.pause(record, Instant::now() + pause).await;
            if record.stage.is_open() {
                record = self.step(gateway, record).await;
            }
        }
        record
    }

    /// Waits, unless a webhook ends the refund meanwhile.
    async fn pause(&self, mut record: Arc<Record>, until: Instant) -> Arc<Record> {
        loop {
            let moved = self.moved.notified();
            if !record.stage.is_open() || timeout_at(until, moved).await.is_err() {
                return record;
            }
            record = self.as_it_stands(record).await;
        }
    }

    /// How long the gateway wants to be left alone with it.
    pub(in crate::client) fn until_it_may_be_sent(&self, record: &Record) -> Duration {
        let wait = record.not_before.map(|not_before| not_before.duration_since(self.now()));
        wait.and_then(|wait| Duration::try_from(wait).ok()).unwrap_or_default()
    }

    /// Gives the lease back, so that whoever settles next need not wait for it to run out.
    pub(in crate::client) async fn let_go(self: &Arc<Self>, record: Arc<Record>) -> Arc<Record> {
        let is_free = record.lease.is_none() || record.stage == Stage::InFlight || self.is_others(&record);
        if is_free {
            return record;
        }
        let Some(_worked_on) = self.work_on(&record) else { return record };
        let mut free = Record::clone(&record);
        free.lease = None;
        match self.journal.save(free).await {
            Ok(Saved::Written(free)) => free,
            Ok(Saved::Overtaken(current)) => current,
            Err(_) => record,
        }
    }

    /// Does the next thing about a refund, unless somebody else is at it.
    pub(in crate::client) async fn step(self: &Arc<Self>, gateway: &dyn Gateway, record: Arc<Record>) -> Arc<Record> {
        let Some(_worked_on) = self.work_on(&record) else { return self.as_it_stands(record).await };
        let record = match self.claim(record).await {
            Ok(record) => record,
            Err(not_ours) => return not_ours,
        };
        match record.next() {
            Next::Rest => record,
            Next::Ask => self.ask(gateway, record).await,
            Next::Send { .. } if record.order.is_some() => self.send_again(gateway, record).await,
            Next::Send { .. } => self.send_queued(gateway, record).await,
        }
    }

    pub(in crate::client) async fn as_it_stands(&self, record: Arc<Record>) -> Arc<Record> {
        match self.journal.find(&record.intent.key).await {
            Ok(Some(current)) => current,
            Ok(None) | Err(_) => record,
        }
    }

    /// Takes a refund up: an `Err` where another worker has it, or nothing is left to do. One that was marked by a
    /// worker whose lease ran out counts as perhaps sent.
    async fn claim(&self, record: Arc<Record>) -> Result<Arc<Record>, Arc<Record>> {
        let current = self.as_it_stands(record).await;
        if !current.stage.is_open() || self.is_others(&current) || self.until_it_may_be_sent(&current) > Duration::ZERO
        {
            return Err(current);
        }
        let mut claimed = Record::clone(&current);
        claimed.lease = Some(self.lease());
        if claimed.stage == Stage::InFlight {
            // Ours and nobody works on it: its task was lost. Somebody's: the lease would still run if it were being sent.
            if current.lease.as_ref().is_some_and(|lease| self.may_still_leave(lease)) {
                return Err(current);
            }
            claimed.apply(News::CutOff, &self.moment(None), &self.settings.policy);
        } else if current.lease.as_ref().is_some_and(|lease| !self.ends_soon(lease)) {
            return Ok(current);
        }
        match self.journal.save(claimed).await {
            Ok(Saved::Written(claimed)) => Ok(claimed),
            Ok(Saved::Overtaken(newer)) => Err(newer),
            Err(error) => {
                warn!(refund = %current.mark, %error, "the journal could not be written");
                Err(current)
            }
        }
    }

    /// Whether a sending under this lease may be under way.
    fn may_still_leave(&self, lease: &Lease) -> bool {
        lease.until > self.now()
    }

    /// Whether a step could outlive the lease.
    fn ends_soon(&self, lease: &Lease) -> bool {
        let left = Duration::try_from(lease.until.duration_since(self.now())).unwrap_or_default();
        left < self.settings.longest_sending
    }

    /// Sends what is marked. The barrier tells what kept it from being sent.
    async fn send(
        &self,
        gateway: &dyn Gateway,
        record: Arc<Record>,
        marked: Instant,
        caller: Option<&Caller>,
    ) -> (Arc<Record>, Option<Barrier>) {
        let Some(order) = &record.order else { return (record, None) };
        info!(refund = %record.mark, account = %record.intent.account, "sending a refund");
        match self.transport.exchange(gateway.refund(order), self.may_leave(&record, marked)).await {
            Ok(reply) => {
                self.clocks.saw(gateway.scope(), reply.date(), self.now());
                let answer = gateway.answer(order, &reply);
                (self.take_in(record, News::Answered(answer), Some(reply)).await, None)
            }
            Err(Failure::NotSent(barrier)) => {
                if !self.keeps(Rule::WithdrawBeforeError) {
                    return (record, Some(barrier));
                }
                let told = caller.is_none_or(|caller| !caller.tell_error());
                let news = News::NotSent { why: barrier.as_str(), told };
                (self.take_in(record, news, None).await, Some(barrier))
            }
            Err(Failure::Lost(how)) => (self.take_in(record, News::Lost { how }, None).await, None),
        }
    }

    /// A sending may leave for so long after its mark, by both of our clocks: one stands still while the machine sleeps,
    /// and the other may be set.
    fn may_leave(&self, record: &Record, marked: Instant) -> MayLeave {
        if !self.keeps(Rule::NotTooLate) {
            return MayLeave::Always;
        }
        let surroundings = self.surroundings.clone();
        let longest = self.settings.longest_delay;
        let written = record.attempts.last().map_or(record.created_at, |sent| sent.at);
        MayLeave::While(Box::new(move || {
            let by_the_clock = Duration::try_from(surroundings.now().duration_since(written)).unwrap_or_default();
            marked.elapsed() <= longest && by_the_clock <= longest
        }))
    }

    async fn send_again(&self, gateway: &dyn Gateway, record: Arc<Record>) -> Arc<Record> {
        let mut marked = Record::clone(&record);
        let since = Instant::now();
        marked.mark(&self.moment_of_sending(&record.scope));
        marked.lease = Some(self.lease());
        match self.journal.save(marked).await {
            Ok(Saved::Written(marked)) => self.send(gateway, marked, since, None).await.0,
            Ok(Saved::Overtaken(current)) => current,
            // Not marked, so not sent.
            Err(_) => record,
        }
    }

    /// Sends a queued refund whose payment was looked up and whose mark is written.
    pub(in crate::client) async fn send_marked(
        &self,
        gateway: &dyn Gateway,
        record: Arc<Record>,
        marked: Instant,
    ) -> Arc<Record> {
        self.send(gateway, record, marked, None).await.0
    }

    /// Asks the gateway's questions in order until one tells something.
    pub(in crate::client) async fn ask(&self, gateway: &dyn Gateway, record: Arc<Record>) -> Arc<Record> {
        let Some(order) = &record.order else { return record };
        let mut evidence = Evidence::Doubtful { doubt: Doubt::NoAnswer, words: GatewayWords::default() };
        let mut told = None;
        for question in gateway.ask(order, record.refund_id.as_deref()) {
            let Ok(reply) = self.ask_once(gateway, question).await else { continue };
            evidence = gateway.evidence(order, record.refund_id.as_deref(), &reply);
            told = Some(reply);
            match evidence {
                Evidence::Doubtful { doubt: Doubt::NoAnswer, .. } => {}
                Evidence::Succeeded { .. }
                | Evidence::Pending { .. }
                | Evidence::Refused { .. }
                | Evidence::Absent { .. }
                | Evidence::Doubtful { .. } => break,
            }
        }
        self.take_in(record, News::Asked(evidence), told).await
    }

    /// Applies news to a refund and writes it down. What can't be written is not told: the refund stays as it was.
    pub(in crate::client) async fn take_in(
        &self,
        record: Arc<Record>,
        news: News,
        reply: Option<Reply>,
    ) -> Arc<Record> {
        let before = record.clone();
        match self.write_down(record, news, reply).await {
            Ok(written) => written,
            Err(error) => {
                warn!(refund = %before.mark, %error, "the journal could not be written");
                before
            }
        }
    }

    /// The same where the caller has to know that it was written.
    pub(in crate::client) async fn write_down(
        &self,
        record: Arc<Record>,
        news: News,
        reply: Option<Reply>,
    ) -> Result<Arc<Record>, JournalError> {
        let attempts = record.attempts.len();
        let mut current = record;
        let mut news = news;
        loop {
            let mut changed = Record::clone(&current);
            if !self.keeps(Rule::MarkBeforeSend) && changed.stage == Stage::Queued {
                changed.mark(&self.moment(None));
            }
            changed.apply(news.clone(), &self.moment(reply.as_ref()), &self.settings.policy);
            changed.lease = changed.stage.is_open().then(|| self.lease_between_steps());
            if let Some(reply) = &reply {
                changed.raw = Raw::from(reply.body.clone());
            }
            if !self.keeps(Rule::Fencing) {
                changed.version = self.as_it_stands(current.clone()).await.version;
            }
            match self.journal.save(changed).await? {
                Saved::Written(written) => {
                    if written.stage.is_open() {
                        debug!(refund = %written.mark, status = %written.stage.status(), "a refund moved on");
                    } else {
                        info!(refund = %written.mark, status = %written.stage.status(), "a refund ended");
                    }
                    return Ok(written);
                }
                Saved::Overtaken(newer) if news.outlives(&newer, attempts, &current.mark) => {
                    news = news.seen_by_others();
                    current = newer;
                }
                Saved::Overtaken(newer) => return Ok(newer),
            }
        }
    }
}
