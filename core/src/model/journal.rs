use super::limits::{Limit, check_text};
use super::{AccountName, Error, ErrorCode, Refund, RefundStatus};
use jiff::Timestamp;

const NOTE: Limit = Limit { field: "note", code: ErrorCode::OptionInvalid, most: 1_000 };

/// Which refunds of the journal to list. Empty = all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RefundFilter {
    /// Of this account.
    pub account: Option<AccountName>,
    /// With one of these statuses; empty = with any.
    pub statuses: Vec<RefundStatus>,
    /// Recorded at this time or later.
    pub from: Option<Timestamp>,
    /// Recorded before this time.
    pub to: Option<Timestamp>,
    /// Of the payment with this gateway id.
    pub transaction_id: Option<String>,
    /// Only those against whose final status news came in.
    pub contradicted: bool,
}

impl RefundFilter {
    /// Everything that is not final, what a person must look at included.
    pub fn open() -> Self {
        let statuses = RefundStatus::ALL.into_iter().filter(|status| !status.is_final()).collect();
        Self { statuses, ..Self::default() }
    }

    /// For those who take both ways to ask: by statuses, and for what is open.
    ///
    /// # Errors
    ///
    /// `OPTION_INVALID` about `open` where somebody asks both ways.
    pub fn by_status(statuses: Vec<RefundStatus>, open: bool) -> Result<Self, Error> {
        match (open, statuses.is_empty()) {
            (false, _) => Ok(Self { statuses, ..Self::default() }),
            (true, true) => Ok(Self::open()),
            (true, false) => Err(Error::new(
                ErrorCode::OptionInvalid,
                "Refunds are listed by status or because they are open, not by both. Leave one of them out. Nothing was read.",
            )
            .about("open")),
        }
    }

    /// What a person must look at.
    pub fn review() -> Self {
        Self { statuses: vec![RefundStatus::Review], ..Self::default() }
    }

    /// What the gateway spoke against after the end.
    pub fn contradicted() -> Self {
        Self { contradicted: true, ..Self::default() }
    }

    pub(crate) fn validate(&self) -> Result<(), Error> {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from >= to => Err(Error::new(
                ErrorCode::OptionInvalid,
                "The span of time ends before it begins. Swap from and to. Nothing was read.",
            )
            .about("from")),
            _ => Ok(()),
        }
    }
}

/// How a person settled a refund in review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The money went back.
    Succeeded,
    /// It did not, and will not.
    Refused,
}

impl Outcome {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Succeeded, Self::Refused];

    /// The lower-case name used in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Succeeded => "succeeded",
            Self::Refused => "refused",
        }
    }
}

/// A person's reason for an outcome has to say something.
pub(crate) fn check_note(note: &str) -> Result<(), Error> {
    check_text(note, &NOTE)
}

/// How far [`settle`](crate::Client::settle) is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SettleTally {
    /// Refunds that were open when it began, or that it came across later.
    pub found: usize,
    /// Of these, how many ended: succeeded, refused, or handed to a person.
    pub ended: usize,
}

/// One refund that moved while [`settle`](crate::Client::settle) ran.
#[derive(Clone, Debug)]
pub struct SettleStep {
    /// The refund as it now stands.
    pub refund: Refund,
    /// How far all of them are, this one included.
    pub tally: SettleTally,
}

/// What [`settle`](crate::Client::settle) achieved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settlement {
    /// Those that ended while it ran, in the order they did.
    pub ended: Vec<Refund>,
    /// Those that are still open, oldest first. Call it again later.
    pub open: Vec<Refund>,
}
