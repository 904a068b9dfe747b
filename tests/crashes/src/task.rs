//! What a till is told to do, as JSON on its command line.

use serde::{Deserialize, Serialize};
use std::time::Duration;
use tillback::{Error, Money, RefundRequest, TransactionRef};

/// One refund to make. The same key always comes with the same content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    pub key: String,
    pub account: String,
    /// The gateway's id of the payment.
    pub payment: String,
    /// How much, in minor units.
    pub amount: i64,
    pub currency: String,
}

impl Order {
    /// The same request each time.
    pub fn request(&self) -> Result<RefundRequest, Error> {
        let payment = TransactionRef::gateway_id(self.payment.as_str())?;
        let amount = Money::from_minor(self.amount, self.currency.parse()?);
        Ok(RefundRequest::new(self.account.as_str(), payment, self.key.as_str()).amount(amount).reason("returned"))
    }
}

/// One life of a till.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Task {
    /// Its name in the history.
    pub worker: String,
    pub work: Work,
    /// Through which of the two clients.
    pub client: Kind,
    /// Remembers nothing beyond its life: a wrong program, to show that it would be found out.
    pub is_forgetful: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Work {
    /// Refunds, several at once, each with a deadline.
    Refund { orders: Vec<Order>, deadline: Duration },
    /// Records refunds to be sent by whoever settles.
    Queue { orders: Vec<Order> },
    /// Settles whatever is open.
    Settle { deadline: Duration },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    Blocking,
    Async,
}

impl Work {
    /// What it is to refund by itself.
    pub fn orders(&self) -> &[Order] {
        match self {
            Self::Refund { orders, .. } | Self::Queue { orders } => orders,
            Self::Settle { .. } => &[],
        }
    }
}
