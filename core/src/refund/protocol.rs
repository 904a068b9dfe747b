use super::record::{Record, Stage};
use crate::gateway::{Answer, Doubt, Evidence};
use crate::model::GatewayWords;
use jiff::Timestamp;
use std::time::Duration;

/// How patient the protocol is.
#[derive(Clone, Debug)]
pub(crate) struct Policy {
    /// How long after sending a gateway might still carry a request out. No proof of no is taken earlier.
    pub(crate) quiet_period: Duration,
    /// How often a refund is sent at most, each time after proof that the one before did not happen.
    pub(crate) most_attempts: usize,
    /// How long an unknown end is asked about before a person must look.
    pub(crate) patience: Duration,
    /// The same for a refund the gateway has taken. Some take days (fact sheet paycross, 2.3: up to 11).
    pub(crate) patience_pending: Duration,
}

impl Default for Policy {
    fn default() -> Self {
        const HOUR: u64 = 60 * 60;
        Self {
            quiet_period: Duration::from_secs(10 * 60),
            most_attempts: 3,
            patience: Duration::from_secs(24 * HOUR),
            patience_pending: Duration::from_secs(14 * 24 * HOUR),
        }
    }
}

/// Two reads, so that one that raced the gateway's own books can't decide.
const READS_THAT_PROVE: u32 = 2;

/// What happened to a refund.
#[derive(Clone, Debug)]
pub(crate) enum News {
    /// No connection was made: provably no byte left.
    NotSent { why: &'static str },
    /// Sent, and no reply came.
    Lost { how: Loss },
    /// A reply came.
    Answered(Answer),
    /// The gateway was asked.
    Asked(Evidence),
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
    const fn as_str(self) -> &'static str {
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

/// A longer id is none: it could not be asked for.
const LONGEST_ID: usize = 255;

impl Record {
    /// Takes the news in. A final stage never changes: news against it are only noted.
    pub(crate) fn apply(&mut self, news: News, now: Timestamp, policy: &Policy) -> Next {
        if self.stage.is_final() {
            self.note(now, "Later news about a finished refund; nothing was changed.");
            return Next::Rest;
        }
        match news {
            News::NotSent { why } => self.not_sent(why, now),
            News::Lost { how } => self.become_unknown(how.as_str(), now),
            News::Answered(answer) => self.answered(answer, now, policy),
            News::Asked(evidence) => self.asked(evidence, now, policy),
        }
    }

    /// The first attempt is withdrawn, because its caller gets an error; a later one stays to be sent.
    fn not_sent(&mut self, why: &str, now: Timestamp) -> Next {
        if self.attempts.len() <= 1 {
            self.stage = Stage::Withdrawn;
            self.note(now, format!("Not sent: {why}. Withdrawn; the key is free again."));
            return Next::Rest;
        }
        self.stage = Stage::Queued;
        self.note(now, format!("Not sent: {why}. To be sent again."));
        Next::Send { pause: None }
    }

    fn become_unknown(&mut self, why: &str, now: Timestamp) -> Next {
        self.stage = Stage::Unknown;
        self.note(now, format!("Whether it happened is not known: {why}. The gateway will be asked."));
        Next::Ask
    }

    fn answered(&mut self, answer: Answer, now: Timestamp, policy: &Policy) -> Next {
        match answer {
            Answer::Succeeded { refund_id, words } => {
                self.succeed(refund_id, words, now, "The gateway's reply says that it happened.")
            }
            Answer::Pending { refund_id, words } => self.wait(refund_id, words, now),
            // What refuses a repetition may be the first attempt, carried out after all.
            Answer::Refused { words } if self.lost_before => {
                self.words = words;
                self.become_unknown("the gateway refused it after an attempt that was lost", now)
            }
            Answer::Refused { words } => {
                self.words = words;
                self.stage = Stage::Refused;
                self.note(now, "The gateway refused it. No money moved.");
                Next::Rest
            }
            Answer::NotTaken { words, .. } if self.lost_before => {
                self.words = words;
                self.become_unknown("the gateway turned it away after an attempt that was lost", now)
            }
            Answer::NotTaken { words, pause } => {
                self.words = words;
                self.provably_not(now, policy, "the gateway turned it away because of too many requests", pause)
            }
            Answer::Doubtful { doubt, words } => {
                self.words = words;
                self.become_unknown(doubt.as_str(), now)
            }
        }
    }

    fn asked(&mut self, evidence: Evidence, now: Timestamp, policy: &Policy) -> Next {
        match evidence {
            Evidence::Succeeded { refund_id, words } => {
                self.succeed(refund_id, words, now, "Asked, the gateway shows that it happened.")
            }
            Evidence::Pending { refund_id, words } => self.wait(refund_id, words, now),
            Evidence::Refused { refund_id, words } => {
                self.learn_id(refund_id);
                self.words = words;
                self.stage = Stage::Refused;
                self.note(now, "Asked, the gateway shows that it declined it. No money moved.");
                Next::Rest
            }
            Evidence::Absent { words } => {
                self.words = words;
                self.absent(now, policy)
            }
            Evidence::Doubtful { doubt, words } => {
                self.words = words;
                self.doubtful(doubt, now, policy)
            }
        }
    }

    fn succeed(&mut self, refund_id: Option<String>, words: GatewayWords, now: Timestamp, how: &'static str) -> Next {
        self.learn_id(refund_id);
        self.words = words;
        self.stage = Stage::Succeeded;
        self.note(now, how);
        Next::Rest
    }

    fn wait(&mut self, refund_id: Option<String>, words: GatewayWords, now: Timestamp) -> Next {
        self.learn_id(refund_id);
        self.words = words;
        if self.stage != Stage::Pending {
            self.stage = Stage::Pending;
            self.note(now, "The gateway has it and works on it.");
        }
        Next::Ask
    }

    fn learn_id(&mut self, refund_id: Option<String>) {
        if let Some(id) = refund_id.filter(|id| id.len() <= LONGEST_ID) {
            self.refund_id = Some(id);
        }
    }

    /// No trace counts only after the quiet period, and twice.
    fn absent(&mut self, now: Timestamp, policy: &Policy) -> Next {
        if !self.is_quiet(now, policy) {
            return Next::Ask;
        }
        self.absences += 1;
        if self.absences < READS_THAT_PROVE {
            self.note(now, "After the quiet period the gateway shows no trace of it. It will be asked once more.");
            return Next::Ask;
        }
        if self.stage == Stage::Pending {
            self.stage = Stage::Refused;
            self.note(now, "The gateway had taken it and shows no trace of it any more. No money moved.");
            return Next::Rest;
        }
        self.provably_not(now, policy, "after the quiet period the gateway twice showed no trace of it", None)
    }

    fn provably_not(&mut self, now: Timestamp, policy: &Policy, proof: &str, pause: Option<Duration>) -> Next {
        if self.attempts.len() < policy.most_attempts {
            self.stage = Stage::Queued;
            self.note(now, format!("It did not happen: {proof}. To be sent again, with the same marks."));
            return Next::Send { pause };
        }
        self.stage = Stage::Refused;
        self.note(now, format!("It did not happen: {proof}. No attempt is left. No money moved."));
        Next::Rest
    }

    fn doubtful(&mut self, doubt: Doubt, now: Timestamp, policy: &Policy) -> Next {
        let patience = if self.stage == Stage::Pending { policy.patience_pending } else { policy.patience };
        if self.age(now) >= patience {
            return self.give_up(now, doubt.as_str());
        }
        // What the gateway has taken is waited for, however odd it looks meanwhile.
        if self.stage == Stage::Pending || !self.is_quiet(now, policy) || !is_riddle(doubt) {
            return Next::Ask;
        }
        self.riddles += 1;
        if self.riddles < READS_THAT_PROVE { Next::Ask } else { self.give_up(now, doubt.as_str()) }
    }

    fn give_up(&mut self, now: Timestamp, why: &str) -> Next {
        self.stage = Stage::Review;
        self.note(now, format!("A person must look: {why}, and asking again would not tell."));
        Next::Rest
    }

    fn is_quiet(&self, now: Timestamp, policy: &Policy) -> bool {
        self.age(now) >= policy.quiet_period
    }

    /// Since the last sending. A clock that was set back makes it zero: waiting longer is safe, deciding early is not.
    fn age(&self, now: Timestamp) -> Duration {
        let sent = self.attempts.last().map_or(self.created_at, |attempt| attempt.at);
        Duration::try_from(now.duration_since(sent)).unwrap_or(Duration::ZERO)
    }
}

/// Whether a doubt comes from what the gateway shows, so that asking again will show the same.
const fn is_riddle(doubt: Doubt) -> bool {
    match doubt {
        Doubt::UnknownWord
        | Doubt::OtherRefund
        | Doubt::OtherAmount
        | Doubt::OtherCurrency
        | Doubt::Contradiction
        | Doubt::Ambiguous
        | Doubt::Duplicate => true,
        Doubt::Unreadable | Doubt::Compressed | Doubt::Redirected | Doubt::GatewayFailed | Doubt::NoAnswer => false,
    }
}
