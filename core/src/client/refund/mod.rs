//! Runs one refund through the protocol.

mod caller;
mod drive;
mod prepare;

pub(super) use prepare::Prepared;

use super::Client;
use super::beginning::Beginning;
use super::engine::Engine;
use super::patience::{NOTHING_SENT, Over, Patience};
use crate::gateway::{Gateway, RefundOrder};
use crate::journal::{Begun, JournalError, Saved};
use crate::model::{
    Error, ErrorCode, HistorySource, RefKind, Refund, RefundRequest, RefundTarget, Transaction, TransactionRef,
};
use crate::refund::{Intent, News, Record, Rule, Stage};
use caller::Caller;
use futures_util::future::{Either, select};
use prepare::over_refund;
use std::sync::Arc;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};

impl Client {
    /// Gives money back, once. The same key returns the same refund.
    ///
    /// An `Err` means that no money moved because of this call. Everything else is a [`Refund`] with a status; a
    /// decline of the gateway is `Refused`, a lost answer `Unknown` until the gateway has told.
    ///
    /// # Errors
    /// Bad input (`AMOUNT_NOT_POSITIVE`, `REASON_INVALID` …), `KEY_REUSED`, `OVER_REFUND`, `ALREADY_REFUNDED`,
    /// `TRANSACTION_NOT_PAID`, `TRANSACTION_NOT_FOUND`, `UNREACHABLE`, `JOURNAL_MISSING` and the others of the journal,
    /// and those of any read, all before anything was sent.
    pub async fn refund(&self, request: RefundRequest) -> Result<Refund, Error> {
        self.refund_with(request, self.patience()).await
    }

    pub(super) async fn refund_with(&self, request: RefundRequest, patience: Patience) -> Result<Refund, Error> {
        let key = request.idempotency_key.clone();
        let patience = patience.at_most(request.deadline.unwrap_or(self.engine.settings.deadline));
        self.engine.refund(request, patience).await.map_err(|error| error.for_key(&key))
    }
}

/// How a refund's own task ended.
#[expect(clippy::large_enum_variant, reason = "it lives for one hand-over and is never kept")]
enum Ended {
    With(Result<Refund, Error>),
    /// The key is taken.
    Known,
    /// Another refund of the transaction has to end first.
    Busy,
}

impl Engine {
    async fn refund(self: &Arc<Self>, request: RefundRequest, patience: Patience) -> Result<Refund, Error> {
        request.validate()?;
        let gateway = self.account(&request.account)?.clone();
        let intent = self.intent_of(&request)?;
        if let Some(refund) = self.as_known(&intent).await? {
            return Ok(refund);
        }
        let mut pauses = self.pauses();
        let (mut reference, mut read) = match request.target {
            RefundTarget::Ref(reference) => (Some(reference), None),
            RefundTarget::Transaction(transaction) => (None, Some(transaction)),
        };
        loop {
            let transaction = match (read.take(), &reference) {
                (Some(transaction), _) => transaction,
                (None, Some(reference)) => Box::new(self.look_before(&patience, &*gateway, reference).await?),
                (None, None) => return Err(internal()),
            };
            let prepared = self.prepare(&*gateway, &intent, intent.amount, &transaction).await;
            if let Ok(Prepared::Ready(order)) = prepared {
                let record = self.record(&*gateway, intent.clone(), *order);
                match self.start(gateway.clone(), record, &patience).await? {
                    Ended::With(result) => return result,
                    Ended::Known => {
                        if let Some(refund) = self.as_known(&intent).await? {
                            return Ok(refund);
                        }
                    }
                    Ended::Busy => {}
                }
            } else {
                // What stands in the way may be this very refund, begun by another caller meanwhile.
                if let Some(refund) = self.as_known(&intent).await? {
                    return Ok(refund);
                }
                prepared?;
            }
            let pause = pauses.next();
            if Instant::now() + pause >= patience.deadline() {
                return Err(busy());
            }
            patience.over(sleep(pause)).await.map_err(|over| over.error(NOTHING_SENT))?;
            // The payment has to be read again: what the other refund took is part of this one's baseline.
            reference = Some(TransactionRef::gateway_id(transaction.id)?);
        }
    }

    fn record(&self, gateway: &dyn Gateway, intent: Intent, order: RefundOrder) -> Box<Record> {
        let (name, scope) = (gateway.capabilities().gateway, gateway.scope().to_owned());
        let mut record = Record::new(intent, name, scope, order.mark.clone(), order.amount, &self.moment(None));
        record.order = Some(order);
        Box::new(record)
    }

    /// The refund that holds the key, as it stands.
    ///
    /// Who is told of one that is being sent right now holds its status from then on, so it can't be withdrawn any more: that
    /// is written down, which raises its version, and its sender will see it.
    pub(super) async fn as_known(&self, intent: &Intent) -> Result<Option<Refund>, Error> {
        let Some(known) = self.known(intent).await? else { return Ok(None) };
        let refund = same_or_conflict(&known, intent)?;
        const ASKED_AGAIN: &str = "Asked for again while it was being sent.";
        if known.stage != Stage::InFlight || known.history.last().is_some_and(|line| line.what == ASKED_AGAIN) {
            return Ok(Some(refund));
        }
        let mut told = Record::clone(&known);
        told.note(&self.moment(None), HistorySource::Caller, ASKED_AGAIN);
        match self.journal.save(told).await.map_err(|error| Error::from(&error))? {
            Saved::Written(told) => Ok(Some(told.view())),
            Saved::Overtaken(newer) if newer.stage == Stage::Withdrawn => Ok(None),
            Saved::Overtaken(newer) => same_or_conflict(&newer, intent).map(Some),
        }
    }

    /// The refund that holds the key.
    async fn known(&self, intent: &Intent) -> Result<Option<Arc<Record>>, Error> {
        let found = self.journal.find(&intent.key).await.map_err(|error| Error::from(&error))?;
        Ok(found.filter(|record| record.stage != Stage::Withdrawn))
    }

    pub(super) async fn look_before(
        &self,
        patience: &Patience,
        gateway: &dyn Gateway,
        reference: &TransactionRef,
    ) -> Result<Transaction, Error> {
        match patience.over(self.look(gateway, reference)).await {
            Ok(looked) => looked,
            Err(Over::Late) => Err(Error::new(
                ErrorCode::TimedOut,
                "The payment could not be looked up before the deadline. Nothing was sent. Try again with the same key.",
            )),
            Err(over @ Over::Cancelled) => Err(over.error(NOTHING_SENT)),
        }
    }

    /// Runs the refund in a task of its own, so that a caller who goes away stops nothing but the waiting.
    async fn start(
        self: &Arc<Self>,
        gateway: Arc<dyn Gateway>,
        record: Box<Record>,
        patience: &Patience,
    ) -> Result<Ended, Error> {
        patience.may_begin()?;
        let asked = record.clone();
        let caller = Caller::default();
        // Before the task, which may have its first turn only after this caller has gone away and asks for the key.
        let beginning = self.beginning(&asked.intent.key);
        let work = self.clone().begin_and_drive(gateway, record, patience.deadline(), caller.clone(), beginning);
        let mut task = self.spawn(work);
        let waited = patience.over(&mut task).await;
        match waited {
            Ok(Ok(ended)) => Ok(ended),
            Ok(Err(_panicked)) => Ok(self.after_panic(*asked).await),
            Err(Over::Late | Over::Cancelled) => self.at_deadline(*asked, task, &caller).await,
        }
    }

    /// The status of this moment. Where the record is not written yet, nothing may be told before it is.
    async fn at_deadline(&self, asked: Record, mut task: JoinHandle<Ended>, caller: &Caller) -> Result<Ended, Error> {
        let first = {
            let recorded = std::pin::pin!(caller.until_recorded());
            match select(&mut task, recorded).await {
                Either::Left((ended, _)) => Some(ended),
                Either::Right(_) => None,
            }
        };
        let ended = match first {
            Some(ended) => ended,
            None => {
                if let Ok(Some(record)) = self.known(&asked.intent).await
                    && caller.tell_status()
                {
                    return Ok(Ended::With(same_or_conflict(&record, &asked.intent)));
                }
                task.await
            }
        };
        match ended {
            Ok(ended) => Ok(ended),
            Err(_panicked) => Ok(self.after_panic(asked).await),
        }
    }

    async fn after_panic(&self, mut asked: Record) -> Ended {
        Ended::With(match self.journal.find(&asked.intent.key).await {
            Ok(Some(record)) => same_or_conflict(&record, &asked.intent),
            Ok(None) => Err(internal()),
            // Nobody knows how far it came.
            Err(_) => {
                asked.apply(News::NotRecorded, &self.moment(None), &self.settings.policy);
                Ok(asked.view())
            }
        })
    }

    async fn begin_and_drive(
        self: Arc<Self>,
        gateway: Arc<dyn Gateway>,
        mut record: Box<Record>,
        deadline: Instant,
        caller: Caller,
        beginning: Beginning,
    ) -> Ended {
        let marked = Instant::now();
        // Recorded and marked in one commit: it is about to be sent at once.
        if self.keeps(Rule::MarkBeforeSend) {
            record.mark(&self.moment_of_sending(&record.scope));
        }
        let recorded = record.clone();
        let begun = self.begin(&*gateway, record).await;
        drop(beginning);
        match begun {
            Ok(Begun::New(record)) => {
                caller.recorded();
                Ended::With(self.drive(&*gateway, record, marked, deadline, &caller).await)
            }
            Ok(Begun::Known(_)) => Ended::Known,
            Ok(Begun::OverRefund { left }) => {
                Ended::With(Err(over_refund(left, recorded.order.map_or(recorded.amount, |order| order.captured))))
            }
            Ok(Begun::Busy) => Ended::Busy,
            // Nothing was sent, but a crash may bring the record to light, and then it counts as perhaps sent.
            Err(JournalError::Uncertain) => {
                let mut doubtful = *recorded;
                doubtful.apply(News::NotRecorded, &self.moment(None), &self.settings.policy);
                Ended::With(Ok(doubtful.view()))
            }
            Err(error) => Ended::With(Err(Error::from(&error))),
        }
    }

    /// Records a refund that is about to be sent, with a lease, so that nobody else takes it up meanwhile.
    pub(super) async fn begin(&self, gateway: &dyn Gateway, mut record: Box<Record>) -> Result<Begun, JournalError> {
        record.lease = Some(self.lease());
        let exclusive = gateway.capabilities().one_refund_at_a_time && self.keeps(Rule::OneAtATime);
        self.journal.begin(*record, exclusive).await
    }

    pub(super) fn intent_of(&self, request: &RefundRequest) -> Result<Intent, Error> {
        let (kind, target) = match &request.target {
            RefundTarget::Ref(reference) => (reference.kind(), reference.as_str()),
            RefundTarget::Transaction(transaction) => (RefKind::GatewayId, transaction.id.as_str()),
        };
        let mut key = request.idempotency_key.clone();
        if !self.keeps(Rule::KeyIsOne) {
            key.push_str(&self.new_mark()?);
        }
        Ok(Intent {
            key,
            account: request.account.clone(),
            target: target.to_owned(),
            kind,
            amount: request.amount,
            reason: request.reason.clone(),
        })
    }
}

pub(in crate::client) fn same_or_conflict(known: &Record, intent: &Intent) -> Result<Refund, Error> {
    if known.is_same(intent) {
        return Ok(known.view());
    }
    Err(Error::new(
        ErrorCode::KeyReused,
        "This idempotency key names another refund: the account, payment, amount or reason differ. Nothing was sent. \
         Use a new key for a new refund.",
    )
    .about("idempotency_key"))
}

fn busy() -> Error {
    Error::new(
        ErrorCode::TransactionBusy,
        "Another refund of this payment is still open, and at this gateway they go one at a time. Nothing was sent. \
         Try again with the same key.",
    )
}

fn internal() -> Error {
    Error::new(ErrorCode::Internal, "A bug in tillback stopped the refund before anything was sent. Please report it.")
}
