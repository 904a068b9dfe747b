use crate::gateway::RefundOrder;
use crate::model::{AccountName, Attempt, GatewayName, GatewayWords, HistoryEntry, Money, Raw, Refund, RefundStatus};
use jiff::Timestamp;
use std::borrow::Cow;

/// What the caller asked for, as far as it decides whether the same key names the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Intent {
    pub(crate) key: String,
    pub(crate) account: AccountName,
    /// The id, reference or scanned text the caller gave.
    pub(crate) target: String,
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

    /// Whether its money may be gone or may still go.
    pub(crate) const fn holds_money(self) -> bool {
        match self {
            Self::Queued | Self::InFlight | Self::Unknown | Self::Pending | Self::Review => true,
            Self::Succeeded | Self::Refused | Self::Withdrawn => false,
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

/// One refund as the journal keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Record {
    /// Raised by every save; a save with an old one is refused.
    pub(crate) version: u64,
    pub(crate) intent: Intent,
    pub(crate) gateway: GatewayName,
    /// Names the ledger the transaction lives in.
    pub(crate) scope: String,
    pub(crate) order: RefundOrder,
    pub(crate) stage: Stage,
    pub(crate) refund_id: Option<String>,
    pub(crate) words: GatewayWords,
    /// The last reply about it.
    pub(crate) raw: Raw,
    pub(crate) attempts: Vec<Attempt>,
    /// Reads since the last sending, after the quiet period, that showed no trace of the refund.
    pub(crate) absences: u32,
    /// Reads since the last sending, after the quiet period, that can't be explained.
    pub(crate) riddles: u32,
    /// Whether an attempt before the last one was lost, and only then shown not to have happened.
    pub(crate) lost_before: bool,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
    pub(crate) history: Vec<Note>,
}

/// One line of the history. Most are the same every time, and cost nothing to keep or to copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Note {
    at: Timestamp,
    /// After it.
    pub(crate) status: RefundStatus,
    what: Cow<'static, str>,
}

impl Record {
    /// A new refund, recorded and not yet sent.
    pub(crate) fn new(intent: Intent, gateway: GatewayName, scope: String, order: RefundOrder, now: Timestamp) -> Self {
        let mut record = Self {
            version: 0,
            intent,
            gateway,
            scope,
            order,
            stage: Stage::Queued,
            refund_id: None,
            words: GatewayWords::default(),
            raw: Raw::default(),
            attempts: Vec::new(),
            absences: 0,
            riddles: 0,
            lost_before: false,
            created_at: now,
            updated_at: now,
            history: Vec::new(),
        };
        record.note(now, "Recorded, nothing sent.");
        record
    }

    /// Marks the next sending. It has to be durable before a byte leaves.
    pub(crate) fn mark(&mut self, now: Timestamp) {
        let number = self.attempts.len() as u32 + 1;
        self.attempts.push(Attempt { number, at: now });
        self.stage = Stage::InFlight;
        self.lost_before |= self.absences > 0;
        self.absences = 0;
        self.riddles = 0;
        self.note(now, format!("About to be sent, attempt {number}."));
    }

    pub(crate) fn note(&mut self, now: Timestamp, what: impl Into<Cow<'static, str>>) {
        self.updated_at = now;
        self.history.push(Note { at: now, status: self.stage.status(), what: what.into() });
    }

    /// Whether the key was used for the same thing. Any name of the same payment will do.
    pub(crate) fn is_same(&self, intent: &Intent) -> bool {
        let same_payment = intent.target == self.intent.target
            || intent.target == self.order.transaction_id
            || self.order.reference.as_deref() == Some(intent.target.as_str());
        same_payment
            && intent.account == self.intent.account
            && intent.amount == self.intent.amount
            && intent.reason == self.intent.reason
    }

    /// What callers see.
    pub(crate) fn view(&self) -> Refund {
        Refund {
            idempotency_key: self.intent.key.clone(),
            id: self.order.mark.clone(),
            account: self.intent.account.clone(),
            gateway: self.gateway,
            transaction_id: self.order.transaction_id.clone(),
            reference: self.order.reference.clone(),
            amount: self.order.amount,
            status: self.stage.status(),
            gateway_refund_id: self.refund_id.clone(),
            gateway_words: self.words.clone(),
            raw: self.raw.clone(),
            attempts: self.attempts.clone(),
            created_at: self.created_at,
            updated_at: self.updated_at,
            history: self.history.iter().map(Note::view).collect(),
        }
    }
}

impl Note {
    fn view(&self) -> HistoryEntry {
        HistoryEntry { at: self.at, status: self.status, what: self.what.clone().into_owned() }
    }
}
