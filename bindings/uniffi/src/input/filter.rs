//! What lists are narrowed by.

use super::{EngineInstant, day, instant};
use crate::failure::invalid;
use tillback::{Error, ErrorCode, RefundFilter, TransactionFilter};

/// Which refunds to list.
#[derive(uniffi::Record)]
pub struct EngineRefundFilter {
    /// Only of this account.
    pub account: Option<String>,
    /// Only with one of these statuses.
    pub statuses: Vec<String>,
    /// Recorded at or after this instant.
    pub from: Option<EngineInstant>,
    /// Recorded before this instant.
    pub to: Option<EngineInstant>,
    /// Only of this payment.
    pub transaction_id: Option<String>,
    /// Only those that news spoke against.
    pub contradicted: bool,
}

impl TryFrom<EngineRefundFilter> for RefundFilter {
    type Error = Error;

    fn try_from(filter: EngineRefundFilter) -> Result<Self, Error> {
        Ok(Self {
            account: filter.account.map(Into::into),
            statuses: filter.statuses.iter().map(|word| word.parse()).collect::<Result<_, _>>()?,
            from: filter.from.map(|at| instant(at, "from")).transpose()?,
            to: filter.to.map(|at| instant(at, "to")).transpose()?,
            transaction_id: filter.transaction_id,
            contradicted: filter.contradicted,
        })
    }
}

/// The statuses of refunds that are not over.
#[uniffi::export]
pub fn open_statuses() -> Vec<String> {
    RefundFilter::open().statuses.into_iter().map(|status| status.as_str().to_owned()).collect()
}

/// Which payments to list.
#[derive(Default, uniffi::Record)]
pub struct EngineTransactionFilter {
    /// Created at or after this instant.
    pub from: Option<EngineInstant>,
    /// Created before this instant.
    pub to: Option<EngineInstant>,
    /// One whole day in UTC.
    pub day: Option<String>,
    /// The gateway's own word for the status.
    pub status: Option<String>,
    /// Only this method.
    pub method: Option<String>,
    /// The merchant's reference.
    pub reference: Option<String>,
    /// Whose, where the gateway asks.
    pub owner: Option<String>,
    /// How many at a time.
    pub page_size: Option<i64>,
}

fn page_size(size: i64) -> Result<u32, Error> {
    u32::try_from(size)
        .map_err(|_| invalid(ErrorCode::OptionInvalid, "page_size", "page_size is no number that a page can have."))
}

impl TryFrom<EngineTransactionFilter> for TransactionFilter {
    type Error = Error;

    fn try_from(filter: EngineTransactionFilter) -> Result<Self, Error> {
        Ok(Self {
            from: filter.from.map(|at| instant(at, "from")).transpose()?,
            to: filter.to.map(|at| instant(at, "to")).transpose()?,
            day: filter.day.map(|text| day(&text, "day")).transpose()?,
            status: filter.status,
            method: filter.method,
            reference: filter.reference,
            owner: filter.owner,
            page_size: filter.page_size.map(page_size).transpose()?,
        })
    }
}
