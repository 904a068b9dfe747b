//! The translation of one gateway, which does no I/O, so that it can be measured without a connection.

use crate::gateway::{self, Answer, Baseline, Gateway, RefundOrder};
use crate::model::{Account, Error, Money, Transaction, TransactionRef};
use bytes::Bytes;
use http::{HeaderMap, Request, StatusCode};
use jiff::Timestamp;

/// An HTTP reply.
#[derive(Debug)]
pub struct Reply(gateway::Reply);

impl Reply {
    /// From its parts.
    pub fn new(status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        Self(gateway::Reply { status, headers, body })
    }
}

/// The translation of one account.
pub struct Translation(Box<dyn Gateway>);

impl Translation {
    /// Makes the account ready.
    ///
    /// # Errors
    /// Those of a client with this account.
    pub fn open(account: &Account) -> Result<Self, Error> {
        gateway::open(account).map(Self)
    }

    /// The questions that may find a payment.
    pub fn query(&self, reference: &TransactionRef) -> Result<Vec<Request<Bytes>>, Error> {
        self.0.find(reference)
    }

    /// What a reply to one of them shows.
    pub fn found(&self, reference: &TransactionRef, reply: &Reply) -> Result<Vec<Transaction>, Error> {
        self.0.found(reference, &reply.0)
    }

    /// A refund of a payment.
    pub fn order(&self, transaction: &Transaction, amount: Money, mark: &str) -> Result<Order, Error> {
        Ok(Order(RefundOrder {
            mark: mark.to_owned(),
            transaction_id: transaction.id.clone(),
            reference: transaction.reference.clone(),
            amount,
            captured: transaction.amount,
            reason: Some("returned".to_owned()),
            route: self.0.route(transaction, &transaction.id, amount)?,
            baseline: Baseline { refunded: transaction.refunded, read_at: Timestamp::UNIX_EPOCH },
        }))
    }

    /// The request of a refund.
    pub fn refund(&self, order: &Order) -> Request<Bytes> {
        self.0.refund(&order.0)
    }

    /// Whether the reply says that this refund happened.
    pub fn succeeded(&self, order: &Order, reply: &Reply) -> bool {
        match self.0.answer(&order.0, &reply.0) {
            Answer::Succeeded { .. } => true,
            Answer::Pending { .. } | Answer::Refused { .. } | Answer::NotTaken { .. } | Answer::Doubtful { .. } => {
                false
            }
        }
    }
}

impl std::fmt::Debug for Translation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Translation").finish_non_exhaustive()
    }
}

/// Everything a gateway needs to send one refund.
#[derive(Debug)]
pub struct Order(RefundOrder);
