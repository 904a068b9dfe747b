use super::Client;
use super::engine::Engine;
use super::patience::Over;
use super::surroundings::Surroundings;
use crate::model::{
    AccountName, Error, ErrorCode, Refund, Retry, Transaction, TransactionRef, TransactionStatus, one_of,
};
use crate::refund::Stage;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

/// No pause between two questions grows beyond this.
pub(super) const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// What to wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// It changes no more by itself.
    Final,
    /// Something can be given back.
    Refundable,
    /// It has this status.
    Status(TransactionStatus),
}

impl FromStr for Until {
    type Err = Error;

    /// `final`, `refundable` or the word of a status.
    fn from_str(word: &str) -> Result<Self, Error> {
        let statuses = TransactionStatus::ALL.map(|status| (status.as_str(), Self::Status(status)));
        let all = [("final", Self::Final), ("refundable", Self::Refundable)].into_iter().chain(statuses);
        one_of(word, all, ErrorCode::OptionInvalid, "`until`", "until")
    }
}

impl Until {
    fn is_met(self, transaction: &Transaction) -> bool {
        match self {
            Self::Final => transaction.status.is_final(),
            Self::Refundable => {
                matches!(transaction.status, TransactionStatus::Paid | TransactionStatus::PartlyRefunded)
                    && transaction.refundable.is_none_or(|left| left.is_positive())
            }
            Self::Status(status) => transaction.status == status,
        }
    }
}

impl Client {
    /// Asks for a transaction with growing pauses until it is as wished, or the deadline ends; then returns it as it is.
    ///
    /// However many callers wait for the same payment, it is asked for once at a time; a webhook about it that
    /// [`receive_webhook`](Self::receive_webhook) gets ends the pause at once.
    ///
    /// # Errors
    /// Those of [`transaction`](Self::transaction) that trying again can't heal, and any that still stands at the
    /// deadline.
    pub async fn wait_for(
        &self,
        account: impl Into<AccountName>,
        reference: &TransactionRef,
        until: Until,
        deadline: Duration,
    ) -> Result<Transaction, Error> {
        let gateway = self.engine.account(&account.into())?;
        let patience = self.patience().at_most(deadline);
        let poller = self.engine.poller(gateway, reference);
        let mut watch = poller.watch();
        let mut last = None;
        let over = loop {
            match patience.over(watch.changed()).await {
                Ok(Ok(())) => {}
                Ok(Err(_)) => break Over::Late,
                Err(over) => break over,
            }
            let Some(seen) = watch.borrow_and_update().clone() else { continue };
            match &seen {
                Ok(transaction) if until.is_met(transaction) => return seen,
                Err(error) if error.retry() != Retry::Later => return seen,
                Ok(_) | Err(_) => last = Some(seen),
            }
        };
        last.unwrap_or_else(|| Err(not_seen(over)))
    }

    /// Follows a refund until its status is final or the deadline ends; then returns it as it is.
    ///
    /// # Errors
    /// `REFUND_NOT_FOUND`, `UNKNOWN_ACCOUNT`, `JOURNAL_FAILED`.
    pub async fn wait_for_refund(&self, idempotency_key: &str, deadline: Duration) -> Result<Refund, Error> {
        let record = self.engine.recorded(idempotency_key).await?;
        let gateway = self.engine.account(&record.intent.account)?.clone();
        let engine = self.engine.clone();
        let patience = self.patience().at_most(deadline);
        let deadline = patience.deadline();
        // In a task of its own, because it may send the refund again, and what is sent has to be seen to its end.
        let following = self.engine.spawn(async move { engine.follow(&*gateway, record, deadline).await });
        match patience.over(following).await {
            Ok(Ok(record)) if record.stage != Stage::Withdrawn => Ok(record.view()),
            Ok(_) | Err(_) => self.get_refund(idempotency_key).await,
        }
    }
}

fn not_seen(over: Over) -> Error {
    match over {
        Over::Late => Error::new(
            ErrorCode::TimedOut,
            "The gateway did not answer a question before the deadline. Nothing was changed. Try again.",
        ),
        Over::Cancelled => over.error("Nothing was changed."),
    }
}

/// Pauses that grow by half, with jitter so that many waiters don't ask in step.
pub(super) struct Pauses {
    next: Duration,
    surroundings: Arc<dyn Surroundings>,
}

impl Engine {
    pub(super) fn pauses(&self) -> Pauses {
        Pauses { next: self.settings.first_pause.min(LONGEST_PAUSE), surroundings: self.surroundings.clone() }
    }
}

impl Pauses {
    pub(super) fn next(&mut self) -> Duration {
        let pause = self.next;
        self.next = (pause * 3 / 2).min(LONGEST_PAUSE);
        pause + self.jitter(pause)
    }

    /// Up to a fifth of the pause.
    fn jitter(&self, pause: Duration) -> Duration {
        let random = self.surroundings.random().map_or(0, |bytes| u32::from(u16::from_be_bytes([bytes[0], bytes[1]])));
        pause / 5 * random / u32::from(u16::MAX)
    }
}
