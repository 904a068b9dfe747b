use super::super::engine::{Engine, not_sent};
use super::super::wait::Pauses;
use crate::gateway::{Doubt, Evidence, Gateway};
use crate::journal::Saved;
use crate::model::{Error, GatewayWords, Raw, Refund};
use crate::refund::{Loss, News, Next, Record, Stage};
use crate::transport::{Barrier, Failure, MayLeave};
use bytes::Bytes;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, sleep_until};
use tracing::{debug, warn};

impl Engine {
    /// Sends a refund that was just marked, and follows it to its end or to the deadline.
    pub(super) async fn drive(
        &self,
        gateway: &dyn Gateway,
        record: Arc<Record>,
        deadline: Instant,
    ) -> Result<Refund, Error> {
        let (record, next, barrier) = self.send(gateway, record).await;
        if record.stage == Stage::Withdrawn {
            return Err(not_sent(barrier.unwrap_or(Barrier::Unreachable)));
        }
        Ok(self.follow(gateway, record, next, deadline).await.view())
    }

    /// Asks, and after proof of no sends again, until the end is known or the deadline comes.
    pub(in crate::client) async fn follow(
        &self,
        gateway: &dyn Gateway,
        mut record: Arc<Record>,
        mut next: Next,
        deadline: Instant,
    ) -> Arc<Record> {
        let mut pauses = Pauses::new(self.settings.first_pause);
        loop {
            let pause = match next {
                Next::Rest => return record,
                Next::Ask => pauses.next(),
                Next::Send { pause } => pause.unwrap_or(Duration::ZERO).max(pauses.next()),
            };
            if Instant::now() + pause >= deadline {
                return record;
            }
            sleep_until(Instant::now() + pause).await;
            (record, next) = match next {
                Next::Rest => return record,
                Next::Ask => self.ask(gateway, record).await,
                Next::Send { .. } => self.send_again(gateway, record).await,
            };
        }
    }

    async fn send(&self, gateway: &dyn Gateway, record: Arc<Record>) -> (Arc<Record>, Next, Option<Barrier>) {
        debug!(refund = %record.order.mark, account = %record.intent.account, "sending a refund");
        match self.transport.exchange(gateway.refund(&record.order), MayLeave::Always).await {
            Ok(reply) => {
                let answer = gateway.answer(&record.order, &reply);
                let (record, next) = self.take_in(record, News::Answered(answer), Some(reply.body)).await;
                (record, next, None)
            }
            Err(Failure::NotSent(barrier)) => {
                let news = News::NotSent { why: "no connection was made" };
                let (record, next) = self.take_in(record, news, None).await;
                (record, next, Some(barrier))
            }
            Err(Failure::Lost(how)) => {
                let (record, next) = self.take_in(record, News::Lost { how }, None).await;
                (record, next, None)
            }
        }
    }

    async fn send_again(&self, gateway: &dyn Gateway, record: Arc<Record>) -> (Arc<Record>, Next) {
        let mut marked = Record::clone(&record);
        marked.mark(self.surroundings.now());
        match self.journal.save(marked).await {
            Ok(Saved::Written(marked)) => {
                let (record, next, _) = self.send(gateway, marked).await;
                (record, next)
            }
            Ok(Saved::Overtaken(current)) => watched(current),
            // Not marked, so not sent.
            Err(_) => (record, Next::Ask),
        }
    }

    /// Asks the gateway's questions in order until one tells something.
    async fn ask(&self, gateway: &dyn Gateway, record: Arc<Record>) -> (Arc<Record>, Next) {
        if record.stage == Stage::InFlight {
            return self.watch(record).await;
        }
        let mut evidence = Evidence::Doubtful { doubt: Doubt::NoAnswer, words: GatewayWords::default() };
        let mut body = None;
        for question in gateway.ask(&record.order, record.refund_id.as_deref()) {
            let Ok(reply) = self.transport.exchange(question, MayLeave::Always).await else { continue };
            body = Some(reply.body.clone());
            evidence = gateway.evidence(&record.order, record.refund_id.as_deref(), &reply);
            match evidence {
                Evidence::Doubtful { doubt: Doubt::NoAnswer, .. } => {}
                Evidence::Succeeded { .. }
                | Evidence::Pending { .. }
                | Evidence::Refused { .. }
                | Evidence::Absent { .. }
                | Evidence::Doubtful { .. } => break,
            }
        }
        self.take_in(record, News::Asked(evidence), body).await
    }

    /// Looks whether whoever sends the refund has come to an end, or was cut off.
    async fn watch(&self, record: Arc<Record>) -> (Arc<Record>, Next) {
        let current = match self.journal.find(&record.intent.key).await {
            Ok(Some(current)) => current,
            Ok(None) | Err(_) => return (record, Next::Ask),
        };
        let since = current.attempts.last().map_or(current.created_at, |attempt| attempt.at);
        let age = Duration::try_from(self.surroundings.now().duration_since(since)).unwrap_or(Duration::ZERO);
        if current.stage == Stage::InFlight && age > self.settings.longest_sending {
            return self.take_in(current, News::Lost { how: Loss::Late }, None).await;
        }
        watched(current)
    }

    /// Applies news to a refund and writes it down. What can't be written is not told: the refund stays unknown.
    async fn take_in(&self, record: Arc<Record>, news: News, body: Option<Bytes>) -> (Arc<Record>, Next) {
        let own_sending = match &news {
            News::NotSent { .. } | News::Lost { .. } | News::Answered(_) => true,
            News::Asked(_) => false,
        };
        let mut current = record;
        loop {
            let mut changed = Record::clone(&current);
            let next = changed.apply(news.clone(), self.surroundings.now(), &self.settings.policy);
            if let Some(body) = &body {
                changed.raw = Raw::from(body.clone());
            }
            match self.journal.save(changed).await {
                Ok(Saved::Written(written)) => {
                    debug!(refund = %written.order.mark, status = %written.stage.status(), "a refund moved on");
                    return (written, next);
                }
                // The reply to a sending belongs to the record whoever wrote in between; an answer to a question can
                // be asked for again.
                Ok(Saved::Overtaken(newer)) if own_sending => current = newer,
                Ok(Saved::Overtaken(newer)) => return watched(newer),
                Err(error) => {
                    warn!(refund = %current.order.mark, %error, "the journal could not be written");
                    return (current, Next::Rest);
                }
            }
        }
    }
}

/// What to do about a refund that somebody else has moved on.
pub(in crate::client) fn watched(record: Arc<Record>) -> (Arc<Record>, Next) {
    let next = match record.stage {
        Stage::InFlight | Stage::Unknown | Stage::Pending => Next::Ask,
        // Of several who would send it, only the one whose mark is written does.
        Stage::Queued => Next::Send { pause: None },
        Stage::Succeeded | Stage::Refused | Stage::Review | Stage::Withdrawn => Next::Rest,
    };
    (record, next)
}
