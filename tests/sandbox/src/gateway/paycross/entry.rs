//! Payments and refunds seen as what they are at PayCross: transactions of one kind, each with a uid.

use crate::ledger::{GatewayName, Payment, PaymentState, Refund, RefundState};
use crate::world::World;
use jiff::Timestamp;

/// Which host keeps a transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Service {
    Apm,
    Card,
}

/// The method that makes a payment one of the card gateway.
const CARD_METHOD: &str = "credit_card";

impl Service {
    pub(super) fn of(payment: &Payment) -> Self {
        if payment.method == CARD_METHOD { Self::Card } else { Self::Apm }
    }
}

/// One transaction.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entry<'a> {
    Payment(&'a Payment),
    Refund { parent: &'a Payment, refund: &'a Refund },
}

/// The word in `status`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Successful,
    Failed,
    Pending,
    Expired,
    Incomplete,
    Deleted,
}

impl Status {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Successful => "successful",
            Self::Failed => "failed",
            Self::Pending => "pending",
            Self::Expired => "expired",
            Self::Incomplete => "incomplete",
            Self::Deleted => "deleted",
        }
    }
}

impl<'a> Entry<'a> {
    /// All transactions of PayCross. Those entered later come later, and a refund comes after its payment.
    pub(super) fn all(world: &'a World) -> impl Iterator<Item = Self> {
        let of_paycross = world.payments.iter().filter(|payment| payment.gateway == GatewayName::Paycross);
        of_paycross.flat_map(|parent| {
            let refunds = parent.refunds.iter().map(move |refund| Self::Refund { parent, refund });
            std::iter::once(Self::Payment(parent)).chain(refunds)
        })
    }

    pub(super) fn of_service(world: &'a World, service: Service) -> impl Iterator<Item = Self> {
        Self::all(world).filter(move |entry| entry.service() == service)
    }

    /// The payment itself, or the one that is refunded.
    pub(super) fn payment(&self) -> &'a Payment {
        match self {
            Self::Payment(payment) => payment,
            Self::Refund { parent, .. } => parent,
        }
    }

    pub(super) fn service(&self) -> Service {
        Service::of(self.payment())
    }

    pub(super) fn uid(&self) -> &'a str {
        match self {
            Self::Payment(payment) => &payment.id,
            Self::Refund { refund, .. } => &refund.id,
        }
    }

    /// Only its own: a refund does not take over that of its payment.
    pub(super) fn tracking_id(&self) -> Option<&'a str> {
        match self {
            Self::Payment(payment) => Some(payment.reference.as_str()).filter(|id| !id.is_empty()),
            Self::Refund { refund, .. } => refund.mark.as_deref(),
        }
    }

    pub(super) fn amount(&self) -> i64 {
        match self {
            Self::Payment(payment) => payment.amount,
            Self::Refund { refund, .. } => refund.amount,
        }
    }

    pub(super) fn created_at(&self) -> Timestamp {
        match self {
            Self::Payment(payment) => payment.created_at,
            Self::Refund { refund, .. } => refund.created_at,
        }
    }

    /// A payment is not changed by its refunds.
    pub(super) fn updated_at(&self) -> Timestamp {
        match self {
            Self::Payment(payment) => payment.paid_at.unwrap_or(payment.created_at),
            Self::Refund { refund, .. } => refund.updated_at,
        }
    }

    pub(super) fn paid_at(&self) -> Option<Timestamp> {
        match self {
            Self::Payment(payment) => payment.paid_at,
            Self::Refund { refund, .. } => match refund.state {
                RefundState::Done => Some(refund.updated_at),
                RefundState::Pending { .. } | RefundState::Failed => None,
            },
        }
    }

    pub(super) fn status(&self) -> Status {
        match self {
            Self::Payment(payment) => match (payment.state, self.service()) {
                (PaymentState::Created, Service::Card) => Status::Incomplete,
                (PaymentState::Created, Service::Apm) | (PaymentState::Pending, Service::Apm | Service::Card) => {
                    Status::Pending
                }
                (PaymentState::Paid, Service::Apm | Service::Card) => Status::Successful,
                (PaymentState::Cancelled, Service::Apm) => Status::Deleted,
                (PaymentState::Cancelled, Service::Card) | (PaymentState::Failed, Service::Apm | Service::Card) => {
                    Status::Failed
                }
                (PaymentState::Expired, Service::Apm | Service::Card) => Status::Expired,
            },
            Self::Refund { refund, .. } => match refund.state {
                RefundState::Pending { .. } => Status::Pending,
                RefundState::Done => Status::Successful,
                RefundState::Failed => Status::Failed,
            },
        }
    }
}
