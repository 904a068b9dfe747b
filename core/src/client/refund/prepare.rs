use super::super::engine::{Engine, journal_failed};
use crate::gateway::{Baseline, Gateway, RefundOrder};
use crate::model::{Error, ErrorCode, Money, Transaction, TransactionKind, TransactionStatus};
use crate::refund::{Intent, Record};

/// Whether a refund can start.
pub(super) enum Prepared {
    Ready(Box<Record>),
    /// Somebody's refund of this payment is under way.
    Busy,
}

impl Engine {
    /// Judges the payment and makes the order. What several callers could decide differently is left to the journal.
    pub(super) async fn prepare(
        &self,
        gateway: &dyn Gateway,
        intent: &Intent,
        transaction: &Transaction,
    ) -> Result<Prepared, Error> {
        if transaction.account != intent.account {
            return Err(Error::new(
                ErrorCode::ReferenceInvalid,
                "The transaction was read with another account than the one to refund with. Nothing was sent.",
            )
            .about("transaction"));
        }
        if transaction.status == TransactionStatus::RefundPending {
            return Ok(Prepared::Busy);
        }
        refundable(transaction)?;
        let scope = gateway.scope();
        let spent = self.journal.spent(scope, &transaction.id).await.map_err(|error| journal_failed(&error))?;
        let mut seen = spent;
        seen.saw(transaction.refunded);
        let amount = amount(intent.amount, transaction, seen.left(transaction.amount))?;
        let now = self.surroundings.now();
        let order = RefundOrder {
            mark: self.new_mark()?,
            transaction_id: transaction.id.clone(),
            reference: transaction.reference.clone(),
            amount,
            captured: transaction.amount,
            reason: intent.reason.clone(),
            route: gateway.route(transaction, &intent.target, amount)?,
            baseline: Baseline { refunded: transaction.refunded, read_at: now },
        };
        let record = Record::new(intent.clone(), transaction.gateway, scope.to_owned(), order, now);
        Ok(Prepared::Ready(Box::new(record)))
    }
}

/// Whether the payment's state allows a refund.
fn refundable(transaction: &Transaction) -> Result<(), Error> {
    if transaction.kind != TransactionKind::Payment {
        return Err(Error::new(
            ErrorCode::NotAPayment,
            "The id names something that is no payment, such as a refund. Give the id of the payment. Nothing was sent.",
        ));
    }
    let (code, message) = match transaction.status {
        TransactionStatus::Paid | TransactionStatus::PartlyRefunded | TransactionStatus::RefundPending => return Ok(()),
        TransactionStatus::Created | TransactionStatus::Pending => (
            ErrorCode::TransactionNotPaid,
            "The payment is not completed, so there is nothing to give back yet. Nothing was sent.",
        ),
        TransactionStatus::Refunded => {
            (ErrorCode::AlreadyRefunded, "All of the payment was given back already. Nothing was sent.")
        }
        TransactionStatus::Voided => {
            (ErrorCode::AlreadyRefunded, "The payment was reversed before it was settled. Nothing was sent.")
        }
        TransactionStatus::Cancelled | TransactionStatus::Failed => (
            ErrorCode::TransactionFailed,
            "The payment failed or was cancelled, so no money came in that could be given back. Nothing was sent.",
        ),
        TransactionStatus::Expired => (
            ErrorCode::TransactionExpired,
            "The payment expired before it was paid, so no money came in that could be given back. Nothing was sent.",
        ),
        TransactionStatus::Unknown => (
            ErrorCode::StatusUnknown,
            "The gateway describes the payment with a word tillback doesn't know, so it is not refunded on a guess. \
             Nothing was sent. Look at the transaction's status_word.",
        ),
    };
    Err(Error::new(code, message))
}

/// The explicit amount to refund.
fn amount(asked: Option<Money>, transaction: &Transaction, left: Money) -> Result<Money, Error> {
    let captured = transaction.amount;
    let Some(asked) = asked else {
        return if left.is_positive() { Ok(left) } else { Err(nothing_left()) };
    };
    if asked.currency() != captured.currency() {
        return Err(Error::new(
            ErrorCode::CurrencyMismatch,
            format!(
                "The payment was made in {}, so it can't be refunded in {}. Nothing was sent.",
                captured.currency(),
                asked.currency()
            ),
        )
        .about("amount"));
    }
    if asked.minor() <= left.minor() { Ok(asked) } else { Err(over_refund(left, captured)) }
}

/// More was asked for than is left.
pub(super) fn over_refund(left: Money, captured: Money) -> Error {
    if !left.is_positive() {
        return nothing_left();
    }
    Error::new(
        ErrorCode::OverRefund,
        format!("Only {left} of {captured} is left to refund, counting refunds still under way. Nothing was sent."),
    )
    .about("amount")
}

fn nothing_left() -> Error {
    Error::new(
        ErrorCode::AlreadyRefunded,
        "Nothing of the payment is left to refund, counting refunds still under way. Nothing was sent.",
    )
}
