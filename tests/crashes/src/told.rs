//! What a till told of a refund: one line for each.

use std::fmt;
use tillback::{Error, Refund, RefundStatus};

/// What was told of one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub key: String,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Status {
        status: RefundStatus,
        /// In minor units.
        amount: i64,
    },
    /// The code of an error.
    Error(String),
}

impl Told {
    pub fn status(refund: &Refund) -> Self {
        let what = What::Status { status: refund.status, amount: refund.amount.minor() };
        Self { key: refund.idempotency_key.clone(), what }
    }

    pub fn of(key: &str, result: &Result<Refund, Error>) -> Self {
        match result {
            Ok(refund) => Self::status(refund),
            Err(error) => Self { key: key.to_owned(), what: What::Error(error.code().as_str().to_owned()) },
        }
    }

    /// Reads a line back; `None` for one that was cut off.
    pub fn read(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let (key, second, third) = (words.next()?, words.next()?, words.next()?);
        let what = if second == "error" {
            What::Error(third.to_owned())
        } else {
            let status = RefundStatus::ALL.into_iter().find(|status| status.as_str() == second)?;
            What::Status { status, amount: third.parse().ok()? }
        };
        Some(Self { key: key.to_owned(), what })
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.key, self.what)
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status { status, amount } => write!(f, "{status} {amount}"),
            Self::Error(code) => write!(f, "error {code}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Told, What};
    use tillback::RefundStatus;

    #[test]
    fn a_line_is_read_back_as_it_was_written() {
        let both =
            [What::Status { status: RefundStatus::Succeeded, amount: 400 }, What::Error("UNREACHABLE".to_owned())];
        for what in both {
            let told = Told { key: "k-1".to_owned(), what };
            assert_eq!(Told::read(&told.to_string()), Some(told));
        }
        assert_eq!(Told::read("k-1 succee"), None);
    }
}
