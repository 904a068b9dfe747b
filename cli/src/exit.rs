//! The exit codes. Scripts depend on them, so they never change their meaning.

use tillback::{Error, ErrorCode, ErrorKind, RefundStatus};

/// How the command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All went well.
    Well,
    /// An error before any money moved.
    Error,
    /// The command line, a file given to it or the configuration is wrong.
    Usage,
    /// Figures disagree: those of the demo, or the journal's and the gateway's in a report.
    Disagreement,
    /// A refund ended as refused.
    Refused,
    /// Something is not final: a person or a later look has to tell.
    NotFinal,
}

/// The table at the end of every `--help`.
pub(crate) const HELP: &str = "\
Exit codes:
  0  all went well
  1  an error: the gateway said no or could not be asked. No money moved because of it
  2  the command line, a file given to it or the configuration is wrong
  3  figures disagree: in the demo, or the journal's and the gateway's in a report
  4  a refund ended as refused: no money moved
  5  not final: pending, unknown or to be looked at by a person. Look before you try again
Of several rows, the one that needs most care decides: 5, then 4, then 1.";

impl Exit {
    pub(crate) const fn code(self) -> u8 {
        match self {
            Self::Well => 0,
            Self::Error => 1,
            Self::Usage => 2,
            Self::Disagreement => 3,
            Self::Refused => 4,
            Self::NotFinal => 5,
        }
    }

    pub(crate) const fn of_refund(status: RefundStatus) -> Self {
        match status {
            RefundStatus::Succeeded => Self::Well,
            RefundStatus::Refused => Self::Refused,
            RefundStatus::Queued | RefundStatus::Pending | RefundStatus::Unknown | RefundStatus::Review => {
                Self::NotFinal
            }
        }
    }

    /// What was typed or configured is the user's to mend; everything else was somebody's answer.
    pub(crate) fn of_error(error: &Error) -> Self {
        match error.kind() {
            // What the gateway would not take may be right in form, such as an address that is taken.
            ErrorKind::InvalidRequest if error.code() == ErrorCode::RequestRejected => Self::Error,
            ErrorKind::InvalidRequest | ErrorKind::Configuration => Self::Usage,
            ErrorKind::Conflict
            | ErrorKind::OverRefund
            | ErrorKind::NotRefundable
            | ErrorKind::NotFound
            | ErrorKind::Authentication
            | ErrorKind::PermissionDenied
            | ErrorKind::Unsupported
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
            | ErrorKind::Internal => Self::Error,
        }
    }

    /// Of two ends, the one that needs more care.
    pub(crate) fn worse(self, other: Self) -> Self {
        if other.code() > self.code() { other } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_row_that_needs_most_care_decides() {
        let ends = [Exit::Error, Exit::NotFinal, Exit::Refused, Exit::Well];
        assert_eq!(ends.into_iter().fold(Exit::Well, Exit::worse), Exit::NotFinal);
    }
}
