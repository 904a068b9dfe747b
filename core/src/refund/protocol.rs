use super::news::{News, Next};
use super::policy::{Policy, Rule};
use super::record::{Moment, Record, Stage};
use crate::gateway::{Answer, Doubt, Evidence};
use crate::model::{GatewayWords, HistorySource, LONGEST_ID, Outcome};
use jiff::SignedDuration;
use std::time::Duration;

/// Two reads, so that one that raced the gateway's own books can't decide.
const READS_THAT_PROVE: u32 = 2;

/// So many doubtful answers in the end leave it to a person, once patience has ended.
const DOUBTS_THAT_SUFFICE: u32 = 10;

/// The gateway's clock is told in whole seconds, at two moments.
const COARSENESS: SignedDuration = SignedDuration::from_secs(2);

impl Record {
    /// Takes the news in. A final stage never changes: news against it are only noted.
    pub(crate) fn apply(&mut self, news: News, moment: &Moment, policy: &Policy) -> Next {
        if self.stage.is_final() && policy.keeps(Rule::FinalStays) {
            self.hear_late(&news, moment);
            return Next::Rest;
        }
        match news {
            News::NotSent { why, told } => self.not_sent(why, told, moment),
            News::Lost { how } if policy.keeps(Rule::AskBeforeResend) => {
                self.become_unknown(HistorySource::Engine, how.as_str(), moment)
            }
            News::NotRecorded => {
                let why = "the disk failed while it was recorded, before it was sent";
                self.become_unknown(HistorySource::Engine, why, moment)
            }
            News::CutOff if policy.keeps(Rule::MarkedIsPerhapsSent) => {
                self.become_unknown(HistorySource::Engine, "whoever was to send it is gone", moment)
            }
            News::Lost { .. } | News::CutOff => {
                self.stage = Stage::Queued;
                Next::Send { pause: None }
            }
            News::Answered(answer) => self.answered(answer, moment, policy),
            News::Asked(evidence) => self.asked(evidence, moment, policy),
            News::Told { evidence, event } => self.told(evidence, event, moment),
            News::Impossible { why } => self.impossible(why, moment),
            News::Postponed { why } => self.postponed(why, moment),
            News::Judged { outcome, note } => self.judged(outcome, &note, moment),
        }
    }

    /// What comes after the end is kept. Where it says otherwise than the end, a person should see it.
    fn hear_late(&mut self, news: &News, moment: &Moment) {
        if let News::Told { event, .. } = news
            && self.knows(event)
        {
            return;
        }
        let contradicts = match self.stage {
            Stage::Succeeded => news.claim() == Some(false),
            Stage::Refused | Stage::Withdrawn => news.claim() == Some(true),
            Stage::Queued | Stage::InFlight | Stage::Unknown | Stage::Pending | Stage::Review => false,
        };
        if !contradicts && self.stage == Stage::Succeeded && self.refund_id.is_none() {
            self.learn_id(news.refund_id());
        }
        let what = if contradicts {
            "News that says otherwise than the final status. Nothing was changed; compare with the gateway."
        } else {
            "Later news about a finished refund; nothing was changed."
        };
        self.note(moment, news.source(), what);
        self.contradicted |= contradicts;
        if let Some(line) = self.history.last_mut() {
            line.contradicts = contradicts;
            if let News::Told { event, .. } = news {
                line.event = Some(event.clone());
            }
        }
    }

    /// The first attempt is withdrawn, because its caller gets an error; a later or a queued one stays to be sent.
    fn not_sent(&mut self, why: &str, told: bool, moment: &Moment) -> Next {
        if self.queued || self.attempts.len() > 1 {
            self.stage = Stage::Queued;
            self.note(moment, HistorySource::Engine, format!("Not sent: {why}. To be sent later."));
            return Next::Send { pause: None };
        }
        if told {
            self.stage = Stage::Refused;
            self.note(moment, HistorySource::Engine, format!("Not sent: {why}. It did not happen. No money moved."));
        } else {
            self.stage = Stage::Withdrawn;
            self.note(moment, HistorySource::Engine, format!("Not sent: {why}. Withdrawn; the key is free again."));
        }
        Next::Rest
    }

    fn become_unknown(&mut self, source: HistorySource, why: &str, moment: &Moment) -> Next {
        self.stage = Stage::Unknown;
        self.note(moment, source, format!("Whether it happened is not known: {why}. The gateway will be asked."));
        Next::Ask
    }

    fn answered(&mut self, answer: Answer, moment: &Moment, policy: &Policy) -> Next {
        const REPLY: HistorySource = HistorySource::Reply;
        match answer {
            Answer::Succeeded { refund_id, words } => {
                self.succeed(refund_id, words, REPLY, moment, "The gateway's reply says that it happened.")
            }
            Answer::Pending { refund_id, words } => self.wait(refund_id, words, REPLY, moment),
            // What refuses a repetition may be the first attempt, carried out after all.
            Answer::Refused { words } if self.lost_before => {
                self.words = words;
                self.become_unknown(REPLY, "the gateway refused it after an attempt that was lost", moment)
            }
            Answer::Refused { words } => {
                self.words = words;
                self.stage = Stage::Refused;
                self.note(moment, REPLY, "The gateway refused it. No money moved.");
                Next::Rest
            }
            Answer::NotTaken { words, .. } if self.lost_before => {
                self.words = words;
                self.become_unknown(REPLY, "the gateway turned it away after an attempt that was lost", moment)
            }
            Answer::NotTaken { words, pause } => {
                self.words = words;
                self.provably_not(
                    REPLY,
                    "the gateway turned it away because of too many requests",
                    pause,
                    moment,
                    policy,
                )
            }
            Answer::Doubtful { doubt: Doubt::OtherAmount | Doubt::OtherCurrency | Doubt::OtherRefund, words }
                if !policy.keeps(Rule::Integrity) =>
            {
                self.succeed(None, words, REPLY, moment, "Believed without looking.")
            }
            Answer::Doubtful { doubt, words } => {
                self.words = words;
                self.become_unknown(REPLY, doubt.as_str(), moment)
            }
        }
    }

    fn asked(&mut self, evidence: Evidence, moment: &Moment, policy: &Policy) -> Next {
        const QUESTION: HistorySource = HistorySource::Question;
        match evidence {
            Evidence::Succeeded { refund_id, words } => {
                self.succeed(refund_id, words, QUESTION, moment, "Asked, the gateway shows that it happened.")
            }
            Evidence::Pending { refund_id, words } => self.wait(refund_id, words, QUESTION, moment),
            Evidence::Refused { refund_id, words } => {
                self.learn_id(refund_id.as_deref());
                self.words = words;
                self.stage = Stage::Refused;
                self.note(moment, QUESTION, "Asked, the gateway shows that it declined it. No money moved.");
                Next::Rest
            }
            Evidence::Absent { words } => {
                self.words = words;
                self.absent(moment, policy)
            }
            Evidence::Doubtful { doubt, words } => {
                self.words = words;
                self.doubtful(doubt, moment, policy)
            }
        }
    }

    /// A webhook is signed, so what it says of this refund is true; but it may be about an attempt before the last one.
    fn told(&mut self, evidence: Evidence, event: String, moment: &Moment) -> Next {
        const WEBHOOK: HistorySource = HistorySource::Webhook;
        if self.knows(&event) {
            return self.next();
        }
        let next = match evidence {
            Evidence::Succeeded { refund_id, words } => {
                self.succeed(refund_id, words, WEBHOOK, moment, "A webhook says that it happened.")
            }
            Evidence::Pending { refund_id, words } => {
                self.learn_id(refund_id.as_deref());
                self.words = words;
                self.stage = Stage::Pending;
                self.note(moment, WEBHOOK, "A webhook says that the gateway has it and works on it.");
                Next::Ask
            }
            Evidence::Refused { refund_id, words } if self.attempts.len() <= 1 => {
                self.learn_id(refund_id.as_deref());
                self.words = words;
                self.stage = Stage::Refused;
                self.note(moment, WEBHOOK, "A webhook says that the gateway declined it. No money moved.");
                Next::Rest
            }
            Evidence::Refused { words, .. } | Evidence::Absent { words } | Evidence::Doubtful { words, .. } => {
                self.words = words;
                self.note(moment, WEBHOOK, "A webhook speaks of it and proves nothing. The gateway will be asked.");
                self.next()
            }
        };
        if let Some(line) = self.history.last_mut() {
            line.event = Some(event);
        }
        next
    }

    fn knows(&self, event: &str) -> bool {
        self.history.iter().any(|line| line.event.as_deref() == Some(event))
    }

    /// Nothing was sent, and nothing ever will be.
    fn impossible(&mut self, why: String, moment: &Moment) -> Next {
        self.stage = Stage::Refused;
        self.note(moment, HistorySource::Engine, format!("{why} No money moved."));
        Next::Rest
    }

    fn postponed(&mut self, why: &'static str, moment: &Moment) -> Next {
        // Said once, however often it is tried.
        if self.history.last().is_none_or(|line| line.what != why) {
            self.note(moment, HistorySource::Engine, why);
        }
        Next::Send { pause: None }
    }

    fn judged(&mut self, outcome: Outcome, note: &str, moment: &Moment) -> Next {
        if self.stage != Stage::Review {
            return self.next();
        }
        let says = match outcome {
            Outcome::Succeeded => {
                self.stage = Stage::Succeeded;
                "it happened"
            }
            Outcome::Refused => {
                self.stage = Stage::Refused;
                "it did not happen"
            }
        };
        self.note(moment, HistorySource::Person, format!("A person settled it: {says}. {note}"));
        Next::Rest
    }

    fn succeed(
        &mut self,
        refund_id: Option<String>,
        words: GatewayWords,
        source: HistorySource,
        moment: &Moment,
        how: &'static str,
    ) -> Next {
        self.learn_id(refund_id.as_deref());
        self.words = words;
        self.stage = Stage::Succeeded;
        self.note(moment, source, how);
        Next::Rest
    }

    fn wait(&mut self, refund_id: Option<String>, words: GatewayWords, source: HistorySource, moment: &Moment) -> Next {
        self.learn_id(refund_id.as_deref());
        self.words = words;
        if self.stage != Stage::Pending {
            self.stage = Stage::Pending;
            self.note(moment, source, "The gateway has it and works on it.");
        }
        Next::Ask
    }

    fn learn_id(&mut self, refund_id: Option<&str>) {
        if let Some(id) = refund_id.filter(|id| id.len() <= LONGEST_ID) {
            self.refund_id = Some(id.to_owned());
        }
    }

    /// No trace counts only after the quiet period, and twice.
    fn absent(&mut self, moment: &Moment, policy: &Policy) -> Next {
        const QUESTION: HistorySource = HistorySource::Question;
        if !self.is_quiet(moment, policy) {
            return Next::Ask;
        }
        self.absences += 1;
        if self.absences < READS_THAT_PROVE {
            self.note(
                moment,
                QUESTION,
                "After the quiet period the gateway shows no trace of it. It will be asked once more.",
            );
            return Next::Ask;
        }
        if self.stage == Stage::Pending {
            self.stage = Stage::Refused;
            self.note(moment, QUESTION, "The gateway had taken it and shows no trace of it any more. No money moved.");
            return Next::Rest;
        }
        let proof = "after the quiet period the gateway twice showed no trace of it";
        self.provably_not(QUESTION, proof, None, moment, policy)
    }

    fn provably_not(
        &mut self,
        source: HistorySource,
        proof: &str,
        pause: Option<Duration>,
        moment: &Moment,
        policy: &Policy,
    ) -> Next {
        if self.attempts.len() < policy.most_attempts {
            self.stage = Stage::Queued;
            self.not_before = pause.and_then(|pause| moment.now.checked_add(pause).ok());
            self.note(moment, source, format!("It did not happen: {proof}. To be sent again, with the same marks."));
            return Next::Send { pause };
        }
        self.stage = Stage::Refused;
        self.note(moment, source, format!("It did not happen: {proof}. No attempt is left. No money moved."));
        Next::Rest
    }

    fn doubtful(&mut self, doubt: Doubt, moment: &Moment, policy: &Policy) -> Next {
        let patience = if self.stage == Stage::Pending { policy.patience_pending } else { policy.patience };
        if self.is_older(patience, moment, policy) {
            // Nobody may have asked for days, so one bad answer after them says little.
            self.riddles += 1;
            return if self.riddles < DOUBTS_THAT_SUFFICE { Next::Ask } else { self.give_up(doubt.as_str(), moment) };
        }
        // What the gateway has taken is waited for, however odd it looks meanwhile.
        if self.stage == Stage::Pending || !self.is_quiet(moment, policy) || !is_riddle(doubt) {
            return Next::Ask;
        }
        self.riddles += 1;
        if self.riddles < READS_THAT_PROVE { Next::Ask } else { self.give_up(doubt.as_str(), moment) }
    }

    fn give_up(&mut self, why: &str, moment: &Moment) -> Next {
        self.stage = Stage::Review;
        self.note(
            moment,
            HistorySource::Question,
            format!("A person must look: {why}, and asking again would not tell."),
        );
        Next::Rest
    }

    /// What a refund in this stage waits for.
    pub(crate) fn next(&self) -> Next {
        match self.stage {
            Stage::InFlight | Stage::Unknown | Stage::Pending => Next::Ask,
            Stage::Queued => Next::Send { pause: None },
            Stage::Succeeded | Stage::Refused | Stage::Review | Stage::Withdrawn => Next::Rest,
        }
    }

    fn is_quiet(&self, moment: &Moment, policy: &Policy) -> bool {
        !policy.keeps(Rule::QuietPeriod) || self.is_older(policy.quiet_period, moment, policy)
    }

    /// Whether so much time has passed since the last sending: by our clock, and by the gateway's own where it tells.
    ///
    /// Our clock may have been set between the two. Set forward, the gateway's holds back; set back, so that the sending
    /// seems to lie in the future, the gateway's decides alone, and without one nothing is decided: waiting longer is
    /// safe, deciding early is not.
    fn is_older(&self, age: Duration, moment: &Moment, policy: &Policy) -> bool {
        let (ours, theirs) = match self.attempts.last() {
            Some(sent) => (sent.at, sent.gateway_at),
            None => (self.created_at, None),
        };
        let by_ours = moment.now.duration_since(ours);
        let by_theirs = match (moment.gateway_now, theirs) {
            (Some(now), Some(sent)) if policy.keeps(Rule::GatewayClock) => Some(now.duration_since(sent) + COARSENESS),
            _ => None,
        };
        let passed = match by_theirs {
            Some(theirs) if by_ours.is_negative() => theirs,
            Some(theirs) => theirs.min(by_ours),
            None => by_ours,
        };
        Duration::try_from(passed).is_ok_and(|passed| passed >= age)
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
