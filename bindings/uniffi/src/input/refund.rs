//! What to give back, and which payment it is about.

use super::duration;
use crate::money::EngineMoney;
use crate::output::EngineHandle;
use std::sync::Arc;
use tillback::{Error, ManyOptions, Money, RefundRequest, RefundTarget, TransactionRef};

/// How to find a payment.
#[derive(uniffi::Record)]
pub struct EngineRef {
    /// `gateway_id`, `merchant` or `scanned`.
    pub kind: String,
    /// The id or reference.
    pub text: String,
}

impl TryFrom<&EngineRef> for TransactionRef {
    type Error = Error;

    fn try_from(reference: &EngineRef) -> Result<Self, Error> {
        // It was checked when it was made.
        Self::again(reference.kind.parse()?, &reference.text)
    }
}

/// What to give back.
#[derive(uniffi::Record)]
pub struct EngineRefundRequest {
    /// The account.
    pub account: String,
    /// The payment, to be looked up.
    pub reference: EngineRef,
    /// The payment as it was just read, which saves the look-up.
    pub read: Option<Arc<EngineHandle>>,
    /// The account it was read with.
    pub read_with: Option<String>,
    /// The program's own name for the intent.
    pub idempotency_key: String,
    /// How much. Without it, all that can still go back.
    pub amount: Option<EngineMoney>,
    /// Why.
    pub reason: Option<String>,
    /// How long the call may take, in milliseconds.
    pub deadline_ms: Option<i64>,
}

impl TryFrom<EngineRefundRequest> for RefundRequest {
    type Error = Error;

    fn try_from(request: EngineRefundRequest) -> Result<Self, Error> {
        let target: RefundTarget = match &request.read {
            Some(handle) => handle.transaction().clone().into(),
            None => TransactionRef::try_from(&request.reference)?.into(),
        };
        let mut made = Self::new(request.account, target, request.idempotency_key);
        if let Some(account) = request.read_with {
            made = made.read_with(&account.into())?;
        }
        if let Some(amount) = &request.amount {
            made = made.amount(Money::try_from(amount)?);
        }
        if let Some(reason) = request.reason {
            made = made.reason(reason);
        }
        Ok(match request.deadline_ms {
            Some(deadline) => made.within(duration(deadline, "deadline")?),
            None => made,
        })
    }
}

/// How many calls at once, and how fast.
#[derive(uniffi::Record)]
pub struct EngineMany {
    /// At the same time.
    pub at_once: i64,
    /// Begun in a second, at most.
    pub per_second: Option<i64>,
}

impl From<EngineMany> for ManyOptions {
    /// What is less than none or more than can be counted is for the engine to refuse, with its own words.
    fn from(many: EngineMany) -> Self {
        Self {
            at_once: usize::try_from(many.at_once.max(0)).unwrap_or(usize::MAX),
            per_second: many.per_second.map(|calls| u32::try_from(calls.max(0)).unwrap_or(u32::MAX)),
        }
    }
}
