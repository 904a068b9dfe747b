use super::note::Note;
use crate::gateway::RefundOrder;
use crate::model::{
    AccountName, Attempt, GatewayName, GatewayWords, HistorySource, Money, Raw, RefKind, Refund, RefundStatus,
};
use jiff::Timestamp;
use std::borrow::Cow;
use std::sync::Arc;

/// What the caller asked for, as far as it decides whether the same key names the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Intent {
    pub(crate) key: String,
    pub(crate) account: AccountName,
    /// The id, reference or scanned text the caller gave.
    pub(crate) target: String,
    /// What the target is.
    pub(crate) kind: RefKind,
    /// `None` = all that was left.
    pub(crate) amount: Option<Money>,
    pub(crate) reason: Option<String>,
}

/// Where a refund stands, finer than what callers see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Stage {
    /// Recorded, provably not sent, to be sent.
    Queued,
    /// Marked as about to be sent. Found after a crash, it counts as perhaps sent.
    InFlight,
    /// Sent, and the end is not known.
    Unknown,
    /// The gateway has it.
    Pending,
    Succeeded,
    Refused,
    /// The evidence ran out.
    Review,
    /// Provably not sent, and the caller was told so. The key is free again.
    Withdrawn,
}

impl Stage {
    /// Whether nothing moves it any more.
    pub(crate) const fn is_final(self) -> bool {
        match self {
            Self::Succeeded | Self::Refused | Self::Withdrawn => true,
            Self::Queued | Self::InFlight | Self::Unknown | Self::Pending | Self::Review => false,
        }
    }

    /// Whether something is left to be done by itself.
    pub(crate) const fn is_open(self) -> bool {
        match self {
            Self::Queued | Self::InFlight | Self::Unknown | Self::Pending => true,
            Self::Succeeded | Self::Refused | Self::Review | Self::Withdrawn => false,
        }
    }

    pub(crate) const fn status(self) -> RefundStatus {
        match self {
            Self::Queued => RefundStatus::Queued,
            Self::InFlight | Self::Unknown => RefundStatus::Unknown,
            Self::Pending => RefundStatus::Pending,
            Self::Succeeded => RefundStatus::Succeeded,
            Self::Refused | Self::Withdrawn => RefundStatus::Refused,
            Self::Review => RefundStatus::Review,
        }
    }
}

/// One time a refund was marked as about to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sending {
    /// By our clock.
    pub(crate) at: Timestamp,
    /// By the gateway's own clock, where its replies told it.
    pub(crate) gateway_at: Option<Timestamp>,
}

/// Who works on a refund, and until when nobody else need look at it.
///
/// It only keeps workers from doing the same twice. What keeps a worker that slept through its lease from writing is
/// the record's version, which every write raises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lease {
    pub(crate) holder: Arc<str>,
    pub(crate) until: Timestamp,
}

/// One refund as the journal keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Record {
    /// Raised by every save; a save with an old one is refused.
    pub(crate) version: u64,
    /// tillback's own id of the refund.
    pub(crate) mark: String,
    pub(crate) intent: Intent,
    pub(crate) gateway: GatewayName,
    /// Names the ledger the transaction lives in.
    pub(crate) scope: String,
    pub(crate) amount: Money,
    /// Whether its caller was told that it is recorded, to be sent later.
    pub(crate) queued: bool,
    /// What is sent; `None` while a queued refund was not looked up.
    pub(crate) order: Option<RefundOrder>,
    pub(crate) stage: Stage,
    pub(crate) refund_id: Option<String>,
    pub(crate) words: GatewayWords,
    /// The last reply about it.
    pub(crate) raw: Raw,
    pub(crate) attempts: Vec<Sending>,
    /// Reads since the last sending, after the quiet period, that showed no trace of the refund.
    pub(crate) absences: u32,
    /// Reads since the last sending that told nothing: those that can't be explained, after the quiet period, and all of
    /// them once patience has ended.
    pub(crate) riddles: u32,
    /// Whether an attempt before the last one was lost, and only then shown not to have happened.
    pub(crate) lost_before: bool,
    /// Whether news came in that says otherwise than the final stage.
    pub(crate) contradicted: bool,
    /// It is not sent (again) before.
    pub(crate) not_before: Option<Timestamp>,
    pub(crate) lease: Option<Lease>,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
    pub(crate) history: Vec<Note>,
    /// How many lines of the history are in the journal already.
    pub(crate) kept: usize,
}

/// When and by whom something is written down.
#[derive(Clone, Debug)]
pub(crate) struct Moment {
    /// By our clock.
    pub(crate) now: Timestamp,
    /// By the gateway's clock, where the reply at hand tells it.
    pub(crate) gateway_now: Option<Timestamp>,
    /// The worker's name.
    pub(crate) by: Arc<str>,
}

impl Record {
    /// A new refund, recorded and not yet sent.
    pub(crate) fn new(
        intent: Intent,
        gateway: GatewayName,
        scope: String,
        mark: String,
        amount: Money,
        moment: &Moment,
    ) -> Self {
        let mut record = Self {
            version: 0,
            mark,
            intent,
            gateway,
            scope,
            amount,
            queued: false,
            order: None,
            stage: Stage::Queued,
            refund_id: None,
            words: GatewayWords::default(),
            raw: Raw::default(),
            attempts: Vec::new(),
            absences: 0,
            riddles: 0,
            lost_before: false,
            contradicted: false,
            not_before: None,
            lease: None,
            created_at: moment.now,
            updated_at: moment.now,
            history: Vec::new(),
            kept: 0,
        };
        record.note(moment, HistorySource::Caller, "Recorded, nothing sent.");
        record
    }

    /// Marks the next sending. It has to be durable before a byte leaves.
    pub(crate) fn mark(&mut self, moment: &Moment) {
        self.attempts.push(Sending { at: moment.now, gateway_at: moment.gateway_now });
        self.stage = Stage::InFlight;
        self.lost_before |= self.absences > 0;
        self.absences = 0;
        self.riddles = 0;
        self.not_before = None;
        let text = match self.attempts.len() {
            1 => Cow::Borrowed("About to be sent, attempt 1."),
            number => Cow::Owned(format!("About to be sent, attempt {number}, with the same marks.")),
        };
        self.note(moment, HistorySource::Engine, text);
    }

    /// Takes the place of one that was withdrawn and whose key is used again. What happened before stays in the history.
    pub(crate) fn follow(&mut self, withdrawn: &Record) {
        self.version = withdrawn.version;
        self.contradicted |= withdrawn.contradicted;
        self.history.splice(..0, withdrawn.history.iter().cloned());
        self.kept = withdrawn.kept;
    }

    /// Whether its money may be gone or may still go.
    pub(crate) const fn holds_money(&self) -> bool {
        match self.stage {
            Stage::Queued => self.order.is_some(),
            Stage::InFlight | Stage::Unknown | Stage::Pending | Stage::Review => true,
            Stage::Succeeded | Stage::Refused | Stage::Withdrawn => false,
        }
    }

    /// The gateway's id of the payment, once it was looked up.
    pub(crate) fn transaction_id(&self) -> Option<&str> {
        self.order.as_ref().map(|order| order.transaction_id.as_str())
    }

    /// Whether the key was used for the same thing. Any name of the same payment will do.
    pub(crate) fn is_same(&self, intent: &Intent) -> bool {
        let other_name = self.order.as_ref().is_some_and(|order| {
            intent.target == order.transaction_id || order.reference.as_deref() == Some(intent.target.as_str())
        });
        (intent.target == self.intent.target || other_name)
            && intent.account == self.intent.account
            && intent.amount == self.intent.amount
            && intent.reason == self.intent.reason
    }

    /// Whether another worker has it.
    pub(crate) fn is_leased_to_another(&self, holder: &str, now: Timestamp) -> bool {
        self.lease.as_ref().is_some_and(|lease| &*lease.holder != holder && lease.until > now)
    }

    /// What callers see.
    pub(crate) fn view(&self) -> Refund {
        Refund {
            idempotency_key: self.intent.key.clone(),
            id: self.mark.clone(),
            account: self.intent.account.clone(),
            gateway: self.gateway,
            target: self.intent.target.clone(),
            transaction_id: self.transaction_id().map(str::to_owned),
            reference: self.order.as_ref().and_then(|order| order.reference.clone()),
            amount: self.amount,
            reason: self.intent.reason.clone(),
            status: self.stage.status(),
            contradicted: self.contradicted,
            gateway_refund_id: self.refund_id.clone(),
            gateway_words: self.words.clone(),
            raw: self.raw.clone(),
            attempts: (1..).zip(&self.attempts).map(|(number, sent)| Attempt { number, at: sent.at }).collect(),
            created_at: self.created_at,
            updated_at: self.updated_at,
            history: self.history.iter().map(Note::view).collect(),
        }
    }
}
