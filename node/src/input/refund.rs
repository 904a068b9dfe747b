use super::{Millis, MoneyInput};
use serde::Deserialize;
use std::sync::Arc;
use std::time::Duration;
use tillback::{Error, RefundRequest, RefundTarget, Transaction, TransactionRef};

/// How to find a payment.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reference {
    kind: String,
    text: String,
}

impl Reference {
    pub(crate) fn read(&self) -> Result<TransactionRef, Error> {
        reference_of(&self.kind, &self.text)
    }
}

/// A reference of a kind, checked.
pub(crate) fn reference_of(kind: &str, text: &str) -> Result<TransactionRef, Error> {
    TransactionRef::of(kind.parse()?, text)
}

/// Which payment to refund: one of those that came along with the call, or a reference.
#[derive(Deserialize)]
#[serde(untagged)]
enum Target {
    Read(usize),
    Reference(Reference),
}

/// What `refund` takes.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct RefundInput {
    account: String,
    transaction: Target,
    idempotency_key: String,
    amount: Option<MoneyInput>,
    reason: Option<String>,
    deadline: Option<Millis>,
}

impl RefundInput {
    pub(crate) fn deadline(&self) -> Option<Duration> {
        self.deadline.map(Duration::from)
    }

    /// `read` are the payments that came along; `left` tells what is left of a time.
    pub(crate) fn request(
        self,
        read: &[Arc<Transaction>],
        left: &impl Fn(Millis) -> Duration,
    ) -> Result<RefundRequest, Error> {
        let target: RefundTarget = match self.transaction {
            Target::Reference(reference) => reference.read()?.into(),
            Target::Read(place) => {
                read.get(place).map(|found| Transaction::clone(found)).ok_or_else(Error::bug)?.into()
            }
        };
        let mut request = RefundRequest::new(self.account, target, self.idempotency_key);
        if let Some(amount) = self.amount {
            request = request.amount(amount.read()?);
        }
        if let Some(reason) = self.reason {
            request = request.reason(reason);
        }
        if let Some(deadline) = self.deadline {
            request = request.within(left(deadline));
        }
        Ok(request)
    }
}
