//! What the books say of a payment, in Yedpay's terms.

use super::dates;
use super::money;
use crate::account::YedpayAccount;
use crate::ledger::{GatewayName, Payment, PaymentState, Refund, RefundState};
use crate::world::World;
use jiff::Timestamp;

/// The word in `status`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Precreated,
    Pending,
    Paid,
    PendingRefund,
    /// Also after a refund of a part.
    Refunded,
    /// Reversed before it was settled.
    Void,
    Cancelled,
    Failed,
    Expired,
}

impl Status {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Precreated => "precreated",
            Self::Pending => "pending",
            Self::Paid => "paid",
            Self::PendingRefund => "pending_refund",
            Self::Refunded => "refunded",
            Self::Void => "void",
            Self::Cancelled => "cancelled",
            Self::Failed => "failed",
            Self::Expired => "expired",
        }
    }
}

/// The fee, in hundredths of a percent: the one of the documented example.
const FEE_BASIS_POINTS: i128 = 1_200;
const BASIS_POINTS: i128 = 10_000;

/// A payment with all that is needed to show it.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) payment: &'a Payment,
    pub(super) account: &'a YedpayAccount,
    pub(super) now: Timestamp,
    voids: bool,
}

impl<'a> View<'a> {
    pub(super) fn of(world: &'a World, payment: &'a Payment) -> Self {
        Self {
            payment,
            account: &world.accounts.yedpay,
            now: world.now(),
            voids: world.quirks.yedpay_voids_before_settlement,
        }
    }

    /// All payments of this gateway, as they were entered.
    pub(super) fn all(world: &'a World) -> impl DoubleEndedIterator<Item = Self> {
        let of_yedpay = world.payments.iter().filter(|payment| payment.gateway == GatewayName::Yedpay);
        of_yedpay.map(|payment| Self::of(world, payment))
    }

    pub(super) fn status(&self) -> Status {
        match self.payment.state {
            PaymentState::Created => Status::Precreated,
            PaymentState::Pending => Status::Pending,
            PaymentState::Failed => Status::Failed,
            PaymentState::Cancelled => Status::Cancelled,
            PaymentState::Expired => Status::Expired,
            PaymentState::Paid if self.has_pending_refund() => Status::PendingRefund,
            PaymentState::Paid => match self.last_done() {
                Some(refund) if self.is_reversal(refund) => Status::Void,
                Some(_) => Status::Refunded,
                None => Status::Paid,
            },
        }
    }

    pub(super) fn has_pending_refund(&self) -> bool {
        self.payment.refunds.iter().any(|refund| matches!(refund.state, RefundState::Pending { .. }))
    }

    /// The refund that was done last.
    pub(super) fn last_done(&self) -> Option<&'a Refund> {
        let done = self.payment.refunds.iter().filter(|refund| refund.state == RefundState::Done);
        done.max_by_key(|refund| refund.updated_at)
    }

    /// A whole refund that was taken before the money could be settled.
    fn is_reversal(&self, refund: &Refund) -> bool {
        self.voids
            && refund.amount == self.payment.amount
            && self.can_settle_after().is_some_and(|settles_at| refund.created_at < settles_at)
    }

    pub(super) fn can_settle_after(&self) -> Option<Timestamp> {
        dates::next_midnight(self.payment.paid_at?)
    }

    pub(super) fn is_balance_settled(&self) -> bool {
        self.can_settle_after().is_some_and(|settles_at| settles_at <= self.now)
    }

    pub(super) fn charge(&self) -> i64 {
        if self.payment.state != PaymentState::Paid {
            return 0;
        }
        let fee = i128::from(self.payment.amount) * FEE_BASIS_POINTS / BASIS_POINTS;
        i64::try_from(fee).unwrap_or_default()
    }

    /// A whole refund gives the fee back; a part of one does not.
    pub(super) fn refund_charge(&self) -> i64 {
        if self.payment.refunded() == self.payment.amount { -self.charge() } else { 0 }
    }

    pub(super) fn net(&self) -> i64 {
        self.payment.amount - self.payment.refunded() - self.charge() - self.refund_charge()
    }

    pub(super) fn refunded_text(&self) -> String {
        money::decimal(self.payment.refunded())
    }

    /// The acquirer's id, once there was an acquirer.
    pub(super) fn reference_id(&self) -> String {
        if self.payment.paid_at.is_some() {
            format!("A{}", super::ids::transaction_id_of(self.payment))
        } else {
            String::new()
        }
    }
}
