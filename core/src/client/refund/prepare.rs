use super::super::engine::Engine;
use crate::gateway::{Baseline, Gateway, RefundOrder};
use crate::model::{Error, ErrorCode, Money, RefundRequest, Transaction, TransactionKind, TransactionStatus};
use crate::refund::{Intent, Rule};

/// Whether a refund can start.
pub(in crate::client) enum Prepared {
    Ready(Box<RefundOrder>),
    /// Somebody's refund of this payment is under way.
    Busy,
}

impl Engine {
    /// Judges the payment and makes the order. What several callers could decide differently is left to the journal.
    pub(in crate::client) async fn prepare(
        &self,
        gateway: &dyn Gateway,
        intent: &Intent,
        asked: Option<Money>,
        transaction: &Transaction,
    ) -> Result<Prepared, Error> {
        if transaction.account != intent.account {
            return Err(RefundRequest::read_with_another());
        }
        if transaction.status == TransactionStatus::RefundPending {
            return Ok(Prepared::Busy);
        }
        refundable(transaction)?;
        let spent = self.journal.spent(gateway.scope(), &transaction.id).await.map_err(|error| Error::from(&error))?;
        let mut seen = spent;
        seen.saw(transaction.refunded);
        let mut captured = transaction.amount;
        if !self.keeps(Rule::Budget) {
            captured = Money::from_minor(i64::MAX / 2, captured.currency());
        }
        let amount = amount(asked, transaction, seen.left(captured))?;
        let order = RefundOrder {
            mark: self.new_mark()?,
            transaction_id: transaction.id.clone(),
            reference: transaction.reference.clone(),
            amount,
            captured,
            reason: intent.reason.clone(),
            route: gateway.route(transaction, &intent.target, amount)?,
            baseline: Baseline {
                refunded: transaction.refunded,
                read_at: self.clocks.last_seen(gateway.scope()).unwrap_or_else(|| self.now()),
            },
        };
        Ok(Prepared::Ready(Box::new(order)))
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
        let all = if left.minor() < captured.minor() { left } else { captured };
        return if all.is_positive() { Ok(all) } else { Err(nothing_left()) };
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
