use super::Client;
use super::engine::Engine;
use super::patience::Patience;
use super::refund::{Prepared, same_or_conflict};
use crate::gateway::Gateway;
use crate::journal::{Begun, JournalError};
use crate::model::{Error, ErrorCode, ErrorKind, Money, Refund, RefundRequest, RefundTarget, Retry, TransactionRef};
use crate::refund::{Intent, News, Record};
use std::sync::Arc;
use tokio::time::Instant;

impl Client {
    /// Records a refund to be sent later, by [`settle`](Self::settle): for a till that is offline. Nothing is sent, and
    /// nobody is asked.
    ///
    /// The amount has to be named, unless the request carries the [`Transaction`](crate::Transaction) it was read from.
    /// Whether so much is left is decided when it is sent; if not, it ends as `Refused`.
    ///
    /// It returns `Queued`; or `Unknown`, where the disk failed so that only a crash would show whether it was recorded. Ask
    /// again with the same key.
    ///
    /// # Errors
    /// Bad input (`AMOUNT_NOT_POSITIVE`, `AMOUNT_INVALID` …), `KEY_REUSED`, `JOURNAL_MISSING` and the others of the journal;
    /// with a `Transaction` also `OVER_REFUND`, `ALREADY_REFUNDED` and the like.
    pub async fn queue_refund(&self, request: RefundRequest) -> Result<Refund, Error> {
        let key = request.idempotency_key.clone();
        self.engine.queue(request).await.map_err(|error| error.for_key(&key))
    }
}

impl Engine {
    async fn queue(self: &Arc<Self>, request: RefundRequest) -> Result<Refund, Error> {
        request.validate()?;
        let gateway = self.account(&request.account)?.clone();
        let intent = self.intent_of(&request)?;
        if let Some(refund) = self.as_known(&intent).await? {
            return Ok(refund);
        }
        let amount = self.amount_to_queue(&*gateway, &intent, &request.target).await?;
        let (name, scope) = (gateway.capabilities().gateway, gateway.scope().to_owned());
        let mut record = Record::new(intent.clone(), name, scope, self.new_mark()?, amount, &self.moment(None));
        record.queued = true;
        let beginning = self.beginning(&intent.key);
        let begun = self.journal.begin(record.clone(), false).await;
        drop(beginning);
        match begun {
            Ok(Begun::New(record)) => Ok(record.view()),
            Ok(Begun::Known(known)) => same_or_conflict(&known, &intent),
            Ok(Begun::OverRefund { .. } | Begun::Busy) => {
                Err(Error::new(ErrorCode::Internal, "A queued refund was judged too early. Please report this bug."))
            }
            // A crash may bring the record to light, and then it is sent.
            Err(JournalError::Uncertain) => {
                record.apply(News::NotRecorded, &self.moment(None), &self.settings.policy);
                Ok(record.view())
            }
            Err(error) => Err(Error::from(&error)),
        }
    }

    async fn amount_to_queue(
        &self,
        gateway: &dyn Gateway,
        intent: &Intent,
        target: &RefundTarget,
    ) -> Result<Money, Error> {
        match (target, intent.amount) {
            (RefundTarget::Transaction(transaction), amount) => {
                match self.prepare(gateway, intent, amount, transaction).await? {
                    Prepared::Ready(order) => Ok(order.amount),
                    Prepared::Busy => Ok(amount.unwrap_or(transaction.amount)),
                }
            }
            (RefundTarget::Ref(_), Some(amount)) => Ok(amount),
            (RefundTarget::Ref(_), None) => Err(Error::new(
                ErrorCode::AmountInvalid,
                "A refund that is queued needs its amount, because nobody is asked how much is left. Nothing was \
                 recorded.",
            )
            .about("amount")),
        }
    }

    /// Looks the payment of a queued refund up, and sends it. What stands in its way for good ends it.
    pub(super) async fn send_queued(self: &Arc<Self>, gateway: &dyn Gateway, record: Arc<Record>) -> Arc<Record> {
        match self.prepare_queued(gateway, &record).await {
            Ok(Prepared::Ready(order)) => self.begin_queued(gateway, record, *order).await,
            Ok(Prepared::Busy) => {
                let why = "Another refund of the payment has to end first. It is tried again later.";
                self.take_in(record, News::Postponed { why }, None).await
            }
            Err(error) if ends_it(&error) => {
                let why = format!("It can't be sent: {} [{}]", error.message(), error.code());
                self.take_in(record, News::Impossible { why }, None).await
            }
            Err(_) => {
                let why = "The payment could not be looked up. It is tried again later.";
                self.take_in(record, News::Postponed { why }, None).await
            }
        }
    }

    async fn prepare_queued(&self, gateway: &dyn Gateway, record: &Record) -> Result<Prepared, Error> {
        let reference = TransactionRef::again(record.intent.kind, &record.intent.target)?;
        let patience = Patience::default().at_most(self.settings.deadline);
        let transaction = self.look_before(&patience, gateway, &reference).await?;
        self.prepare(gateway, &record.intent, Some(record.amount), &transaction).await
    }

    async fn begin_queued(
        self: &Arc<Self>,
        gateway: &dyn Gateway,
        record: Arc<Record>,
        mut order: crate::gateway::RefundOrder,
    ) -> Arc<Record> {
        order.mark.clone_from(&record.mark);
        let marked = Instant::now();
        let mut ready = Box::new(Record::clone(&record));
        ready.order = Some(order);
        ready.mark(&self.moment_of_sending(&record.scope));
        match self.begin(gateway, ready).await {
            Ok(Begun::New(marked_record)) => self.send_marked(gateway, marked_record, marked).await,
            Ok(Begun::Known(newer)) => newer,
            Ok(Begun::OverRefund { left }) => {
                let why = format!("It can't be sent: only {left} is left to refund.");
                self.take_in(record, News::Impossible { why }, None).await
            }
            Ok(Begun::Busy) => {
                let why = "Another refund of the payment has to end first. It is tried again later.";
                self.take_in(record, News::Postponed { why }, None).await
            }
            // Not marked, so not sent.
            Err(_) => record,
        }
    }
}

/// Whether an error stands whenever it is tried again. A missing right or a wrong setting can be put right.
fn ends_it(error: &Error) -> bool {
    let may_heal = error.retry() == Retry::Later;
    match error.kind() {
        ErrorKind::InvalidRequest
        | ErrorKind::Conflict
        | ErrorKind::OverRefund
        | ErrorKind::NotRefundable
        | ErrorKind::NotFound
        | ErrorKind::Unsupported => !may_heal,
        ErrorKind::Configuration
        | ErrorKind::Authentication
        | ErrorKind::PermissionDenied
        | ErrorKind::Unreachable
        | ErrorKind::RateLimited
        | ErrorKind::TimedOut
        | ErrorKind::BadReply
        | ErrorKind::Gateway
        | ErrorKind::Journal
        | ErrorKind::Signature
        | ErrorKind::Busy
        | ErrorKind::Forked
        | ErrorKind::Cancelled
        | ErrorKind::Internal => false,
    }
}
