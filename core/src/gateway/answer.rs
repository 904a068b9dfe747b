use crate::model::GatewayWords;
use std::time::Duration;

/// What the reply to a refund request says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Done: the gateway's word on this refund, this amount, this currency.
    Succeeded { refund_id: Option<String>, words: GatewayWords },
    /// Taken; the result comes later.
    Pending { refund_id: Option<String>, words: GatewayWords },
    /// Finally declined.
    Refused { words: GatewayWords },
    /// Not taken because of too many requests: the same request may be sent again.
    NotTaken { words: GatewayWords, pause: Option<Duration> },
    /// The reply proves nothing.
    Doubtful { doubt: Doubt, words: GatewayWords },
}

/// What the reply to a question about a refund proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Evidence {
    /// It happened.
    Succeeded { refund_id: Option<String>, words: GatewayWords },
    /// The gateway has it and works on it.
    Pending { refund_id: Option<String>, words: GatewayWords },
    /// The gateway has it and declined it.
    Refused { refund_id: Option<String>, words: GatewayWords },
    /// The gateway shows that it has not happened so far. A proof only after the quiet period, and twice.
    Absent { words: GatewayWords },
    /// Proves nothing, now or by waiting longer, unless the reply changes.
    Doubtful { doubt: Doubt, words: GatewayWords },
}

/// What a verified webhook says of a refund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// As good as a reply to a question.
    Proof(Evidence),
    /// Something happened: a reason to ask.
    Hint,
    /// It is about something else.
    Nothing,
}

/// Why a reply proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// Malformed, truncated or of the wrong type.
    Unreadable,
    /// Packed although that was not asked for.
    Compressed,
    /// A redirect, which is never followed.
    Redirected,
    /// The gateway failed while it may have acted.
    GatewayFailed,
    /// A code or status tillback doesn't know.
    UnknownWord,
    /// About another transaction or refund.
    OtherRefund,
    /// Another amount.
    OtherAmount,
    /// Another currency.
    OtherCurrency,
    /// Two statuses in one reply that contradict each other.
    Contradiction,
    /// The gateway's figures leave more than one explanation.
    Ambiguous,
    /// The gateway calls the request a repetition of one it has.
    Duplicate,
    /// The question could not be answered (wrong credentials, too many requests …).
    NoAnswer,
}

impl Doubt {
    /// For the history of the refund: half a sentence.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Unreadable => "the reply could not be read",
            Self::Compressed => "the reply was compressed, which was not asked for",
            Self::Redirected => "the reply was a redirect, which is never followed",
            Self::GatewayFailed => "the gateway reported a failure of its own",
            Self::UnknownWord => "the gateway used a code or status that is not known",
            Self::OtherRefund => "the reply is about another transaction or refund",
            Self::OtherAmount => "the reply names another amount",
            Self::OtherCurrency => "the reply names another currency",
            Self::Contradiction => "the reply contradicts itself",
            Self::Ambiguous => "the gateway's figures allow more than one explanation",
            Self::Duplicate => "the gateway calls it a repetition of a request it has",
            Self::NoAnswer => "the gateway did not answer the question",
        }
    }
}
