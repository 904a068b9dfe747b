use super::{Millis, MoneyInput};
use serde::Deserialize;
use std::sync::Arc;
use tillback::{Error, ErrorCode, RefKind, RefundRequest, RefundTarget, Transaction, TransactionRef};

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
    match kind {
        kind if kind == RefKind::GatewayId.as_str() => TransactionRef::gateway_id(text),
        kind if kind == RefKind::Merchant.as_str() => TransactionRef::merchant(text),
        kind if kind == RefKind::Scanned.as_str() => TransactionRef::scan(text),
        _ => Err(Error::new(
            ErrorCode::ReferenceInvalid,
            "The kind of a reference is not one of gateway_id, merchant and scanned. Nothing was sent.",
        )
        .about("kind")),
    }
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
    /// `read` are the payments that came along.
    pub(crate) fn request(self, read: &[Arc<Transaction>]) -> Result<RefundRequest, Error> {
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
            request = request.within(deadline.into());
        }
        Ok(request)
    }
}
