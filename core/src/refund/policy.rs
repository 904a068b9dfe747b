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
    /// The rule that is broken on purpose.
    #[cfg(feature = "internals")]
    pub(crate) broken: Option<Rule>,
}

impl Default for Policy {
    fn default() -> Self {
        const HOUR: u64 = 60 * 60;
        Self {
            quiet_period: Duration::from_secs(10 * 60),
            most_attempts: 3,
            patience: Duration::from_secs(24 * HOUR),
            patience_pending: Duration::from_secs(14 * 24 * HOUR),
            #[cfg(feature = "internals")]
            broken: None,
        }
    }
}

/// A rule without which money could move twice, or a promise be wrong. The simulation breaks each of them to show that
/// it would notice; nothing else can.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(not(feature = "internals"), expect(unreachable_pub, dead_code, reason = "the simulation is outside"))]
pub enum Rule {
    /// A sending is marked durably before a byte leaves.
    MarkBeforeSend,
    /// A sending found marked after a crash counts as perhaps sent.
    MarkedIsPerhapsSent,
    /// A lost answer is asked about before anything is sent again.
    AskBeforeResend,
    /// No proof of no is taken before the gateway can't act any more.
    QuietPeriod,
    /// The quiet period has to have passed by the gateway's clock too.
    GatewayClock,
    /// A request kept back too long may not leave any more.
    NotTooLate,
    /// The refunds of a transaction never exceed what was captured.
    Budget,
    /// Refunds whose evidence is arithmetic go one at a time.
    OneAtATime,
    /// An answer about another amount, currency or refund is no answer.
    Integrity,
    /// Only who has seen the last state writes the next.
    Fencing,
    /// A final status never changes.
    FinalStays,
    /// What could not be sent is withdrawn before its caller gets an error.
    WithdrawBeforeError,
    /// The same key with other content is a conflict, and with the same content the same refund.
    KeyIsOne,
    /// No status is told before it is durable.
    DurableBeforeTold,
}

#[cfg(feature = "internals")]
impl Rule {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::MarkBeforeSend,
        Self::MarkedIsPerhapsSent,
        Self::AskBeforeResend,
        Self::QuietPeriod,
        Self::GatewayClock,
        Self::NotTooLate,
        Self::Budget,
        Self::OneAtATime,
        Self::Integrity,
        Self::Fencing,
        Self::FinalStays,
        Self::WithdrawBeforeError,
        Self::KeyIsOne,
        Self::DurableBeforeTold,
    ];
}

impl Policy {
    /// Whether the rule holds: always, but where the simulation broke it.
    #[cfg_attr(not(feature = "internals"), expect(clippy::unused_self, reason = "only the simulation breaks rules"))]
    pub(crate) fn keeps(&self, rule: Rule) -> bool {
        #[cfg(feature = "internals")]
        return self.broken != Some(rule);
        #[cfg(not(feature = "internals"))]
        {
            let _ = rule;
            true
        }
    }
}
