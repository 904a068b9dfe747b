use super::record::Record;
use crate::gateway::{Answer, Evidence};
use crate::model::{HistorySource, Outcome};
use std::time::Duration;

/// What happened to a refund.
#[derive(Clone, Debug)]
pub(crate) enum News {
    /// Provably no byte left. `told` = its caller has a `Refund` in hands already and gets no error.
    NotSent { why: &'static str, told: bool },
    /// Sent, and no reply came.
    Lost { how: Loss },
    /// Nothing was sent, but whether it is recorded is not known.
    NotRecorded,
    /// It was marked, and whoever marked it is gone.
    CutOff,
    /// A reply came.
    Answered(Answer),
    /// The gateway was asked.
    Asked(Evidence),
    /// A verified webhook, known by its event, speaks of it.
    Told { evidence: Evidence, event: String },
    /// A queued refund can't be sent, now or later.
    Impossible { why: String },
    /// A queued refund can't be sent for the time being.
    Postponed { why: &'static str },
    /// A person looked.
    Judged { outcome: Outcome, note: String },
}

impl News {
    pub(super) const fn source(&self) -> HistorySource {
        match self {
            Self::NotSent { .. }
            | Self::Lost { .. }
            | Self::NotRecorded
            | Self::CutOff
            | Self::Impossible { .. }
            | Self::Postponed { .. } => HistorySource::Engine,
            Self::Answered(_) => HistorySource::Reply,
            Self::Asked(_) => HistorySource::Question,
            Self::Told { .. } => HistorySource::Webhook,
            Self::Judged { .. } => HistorySource::Person,
        }
    }

    /// Whether it says that money moved or is about to (`true`), that it did not (`false`), or neither.
    pub(super) const fn claim(&self) -> Option<bool> {
        match self {
            Self::Answered(Answer::Succeeded { .. } | Answer::Pending { .. })
            | Self::Asked(Evidence::Succeeded { .. } | Evidence::Pending { .. })
            | Self::Told { evidence: Evidence::Succeeded { .. } | Evidence::Pending { .. }, .. }
            | Self::Judged { outcome: Outcome::Succeeded, .. } => Some(true),
            Self::Answered(Answer::Refused { .. })
            | Self::Asked(Evidence::Refused { .. })
            | Self::Told { evidence: Evidence::Refused { .. }, .. }
            | Self::Judged { outcome: Outcome::Refused, .. } => Some(false),
            Self::NotSent { .. }
            | Self::Lost { .. }
            | Self::NotRecorded
            | Self::CutOff
            | Self::Answered(Answer::NotTaken { .. } | Answer::Doubtful { .. })
            | Self::Asked(Evidence::Absent { .. } | Evidence::Doubtful { .. })
            | Self::Told { evidence: Evidence::Absent { .. } | Evidence::Doubtful { .. }, .. }
            | Self::Impossible { .. }
            | Self::Postponed { .. } => None,
        }
    }

    /// Whether it still counts when somebody else wrote in between.
    ///
    /// An answer to a question can be asked for again. What became of a sending, and what a webhook says, belongs to the
    /// record whoever wrote; but when it was sent once more since, a no about the earlier sending is no end.
    pub(crate) fn outlives(&self, newer: &Record, attempts: usize, mark: &str) -> bool {
        if newer.mark != mark {
            return false;
        }
        match self {
            Self::NotSent { .. } | Self::Lost { .. } | Self::Answered(_) => {
                newer.attempts.len() == attempts || self.claim() == Some(true)
            }
            Self::Told { .. } | Self::Judged { .. } => true,
            Self::Asked(_) | Self::NotRecorded | Self::CutOff | Self::Impossible { .. } | Self::Postponed { .. } => {
                false
            }
        }
    }

    /// The same after somebody else had to do with the refund, and may have been told its status.
    pub(crate) fn seen_by_others(self) -> Self {
        match self {
            Self::NotSent { why, .. } => Self::NotSent { why, told: true },
            other => other,
        }
    }

    /// The gateway's id of the refund, where it tells one.
    pub(super) fn refund_id(&self) -> Option<&str> {
        match self {
            Self::Answered(Answer::Succeeded { refund_id, .. } | Answer::Pending { refund_id, .. })
            | Self::Asked(
                Evidence::Succeeded { refund_id, .. }
                | Evidence::Pending { refund_id, .. }
                | Evidence::Refused { refund_id, .. },
            )
            | Self::Told {
                evidence:
                    Evidence::Succeeded { refund_id, .. }
                    | Evidence::Pending { refund_id, .. }
                    | Evidence::Refused { refund_id, .. },
                ..
            } => refund_id.as_deref(),
            Self::NotSent { .. }
            | Self::Lost { .. }
            | Self::NotRecorded
            | Self::CutOff
            | Self::Answered(Answer::Refused { .. } | Answer::NotTaken { .. } | Answer::Doubtful { .. })
            | Self::Asked(Evidence::Absent { .. } | Evidence::Doubtful { .. })
            | Self::Told { evidence: Evidence::Absent { .. } | Evidence::Doubtful { .. }, .. }
            | Self::Impossible { .. }
            | Self::Postponed { .. }
            | Self::Judged { .. } => None,
        }
    }
}

/// How a reply was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Loss {
    /// No reply in time.
    Late,
    /// The connection broke.
    Broken,
    /// The reply is larger than the limit.
    TooLarge,
}

impl Loss {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Late => "no reply came in time",
            Self::Broken => "the connection broke before the reply was complete",
            Self::TooLarge => "the reply is larger than the limit",
        }
    }
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// Nothing: the end is known, or a person must look.
    Rest,
    /// Ask the gateway, after a pause.
    Ask,
    /// Send it (again), after a pause the gateway may have asked for.
    Send { pause: Option<Duration> },
}
