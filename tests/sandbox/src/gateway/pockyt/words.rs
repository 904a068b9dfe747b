//! The gateway's words for states, and its times.

use crate::ledger::{PaymentState, RefundState};
use jiff::Timestamp;
use jiff::tz::Offset;

pub(super) fn of_payment(state: PaymentState) -> &'static str {
    match state {
        PaymentState::Created => "init",
        PaymentState::Pending => "pending",
        PaymentState::Paid => "success",
        PaymentState::Failed => "failed",
        PaymentState::Cancelled | PaymentState::Expired => "closed",
    }
}

pub(super) fn of_refund(state: RefundState) -> &'static str {
    match state {
        RefundState::Pending { .. } => "pending",
        RefundState::Done => "success",
        RefundState::Failed => "failed",
    }
}

/// `YYYYMMDDHHMMSS`, eight hours ahead of UTC and without saying so.
pub(super) fn compact_time(time: Timestamp) -> String {
    Offset::constant(8).to_datetime(time).strftime("%Y%m%d%H%M%S").to_string()
}

/// Payees have times in UTC.
pub(super) fn utc_time(time: Timestamp) -> String {
    Offset::UTC.to_datetime(time).strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
