//! What a person could do in a gateway's dashboard, and a customer in a shop: the world changes without a request.

use crate::gateway::{self, paycross, pockyt, yedpay};
use crate::ledger::{GatewayName, Payment, PaymentState, Refund, RefundState};
use crate::sandbox::Sandbox;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A payment to be made. What is left out is filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewPayment {
    pub gateway: GatewayName,
    /// Minor units.
    pub amount: i64,
    #[serde(default)]
    pub currency: Option<String>,
    #[serde(default = "paid")]
    pub state: PaymentState,
    /// The gateway's word. At PayCross `credit_card` makes a card payment, anything else one of the other methods.
    #[serde(default)]
    pub method: Option<String>,
    #[serde(default)]
    pub reference: Option<String>,
    #[serde(default)]
    pub notification_url: Option<String>,
    /// The gateway's own id.
    #[serde(default)]
    pub id: Option<String>,
}

fn paid() -> PaymentState {
    PaymentState::Paid
}

impl NewPayment {
    /// Paid, with everything else filled in.
    pub fn new(gateway: GatewayName, amount: i64, currency: &str) -> Self {
        Self {
            gateway,
            amount,
            currency: Some(currency.to_owned()),
            state: PaymentState::Paid,
            method: None,
            reference: None,
            notification_url: None,
            id: None,
        }
    }
}

/// Why something can't be done by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    NotFound,
    Invalid(&'static str),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotFound => "there is no such payment",
            Self::Invalid(why) => why,
        })
    }
}

impl std::error::Error for Refused {}

impl Sandbox {
    /// A customer pays, or tries to.
    pub fn create_payment(&mut self, new: NewPayment, now: Timestamp) -> Result<Payment, Refused> {
        self.tick(now);
        if new.amount <= 0 {
            return Err(Refused::Invalid("the amount has to be positive"));
        }
        let currency = new.currency.unwrap_or_else(|| default_currency(new.gateway).to_owned());
        if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(Refused::Invalid("the currency has to be three capital letters"));
        }
        let (id, second_id) = self.new_ids(new.gateway);
        let id = new.id.unwrap_or(id);
        if self.world.payment(new.gateway, &id).is_some() {
            return Err(Refused::Invalid("there is a payment with this id"));
        }
        let now = self.world.now();
        let payment = Payment {
            gateway: new.gateway,
            reference: new.reference.unwrap_or_else(|| format!("order-{id}")),
            id,
            second_id,
            amount: new.amount,
            currency,
            state: new.state,
            method: new.method.unwrap_or_else(|| default_method(new.gateway).to_owned()),
            created_at: now,
            paid_at: (new.state == PaymentState::Paid).then_some(now),
            updated_at: now,
            notification_url: new.notification_url,
            refunds: Vec::new(),
        };
        self.world.payments.push(payment.clone());
        Ok(payment)
    }

    /// Puts a payment into another state.
    pub fn set_state(&mut self, gateway: GatewayName, id: &str, state: PaymentState) -> Result<Payment, Refused> {
        let now = self.world.now();
        let payment = self.world.payment_mut(gateway, id).ok_or(Refused::NotFound)?;
        payment.state = state;
        payment.updated_at = now;
        if state == PaymentState::Paid {
            payment.paid_at.get_or_insert(now);
        }
        Ok(payment.clone())
    }

    /// Says where notifications about a payment go.
    pub fn set_notification_url(&mut self, gateway: GatewayName, id: &str, url: String) -> Result<Payment, Refused> {
        let payment = self.world.payment_mut(gateway, id).ok_or(Refused::NotFound)?;
        payment.notification_url = Some(url);
        Ok(payment.clone())
    }

    /// Refunds in the gateway's dashboard, without a request: all that is left, or `amount` minor units.
    pub fn refund_by_hand(
        &mut self,
        gateway: GatewayName,
        id: &str,
        amount: Option<i64>,
        reason: Option<String>,
        now: Timestamp,
    ) -> Result<Refund, Refused> {
        self.tick(now);
        let payment = self.world.payment(gateway, id).ok_or(Refused::NotFound)?;
        let amount = amount.unwrap_or_else(|| payment.refundable());
        if payment.state != PaymentState::Paid {
            return Err(Refused::Invalid("the payment is not paid"));
        }
        if amount <= 0 || amount > payment.refundable() {
            return Err(Refused::Invalid("this is not an amount that is left"));
        }
        let now = self.world.now();
        let refund = Refund {
            id: self.new_ids(gateway).0,
            mark: None,
            request_id: None,
            reason,
            amount,
            state: RefundState::Done,
            created_at: now,
            updated_at: now,
            by_hand: true,
        };
        let payment = self.world.payment_mut(gateway, id).ok_or(Refused::NotFound)?;
        payment.updated_at = now;
        payment.refunds.push(refund.clone());
        self.prepare_signing();
        gateway::notify_refund(&mut self.world, gateway, id, &refund.id);
        self.collect_notifications();
        Ok(refund)
    }

    /// Whether the Yedpay user may refund.
    pub fn set_can_refund(&mut self, can_refund: bool) {
        self.world.accounts.yedpay.can_refund = can_refund;
    }

    fn new_ids(&mut self, gateway: GatewayName) -> (String, Option<String>) {
        match gateway {
            GatewayName::Pockyt => (pockyt::new_id(&mut self.world), None),
            GatewayName::Yedpay => {
                let now = self.world.now();
                let (id, second_id) = yedpay::new_payment_ids(&mut self.world, now);
                (id, Some(second_id))
            }
            GatewayName::Paycross => (paycross::new_uid(&mut self.world), None),
        }
    }
}

fn default_currency(gateway: GatewayName) -> &'static str {
    match gateway {
        GatewayName::Pockyt | GatewayName::Paycross => "USD",
        GatewayName::Yedpay => "HKD",
    }
}

fn default_method(gateway: GatewayName) -> &'static str {
    match gateway {
        GatewayName::Pockyt => "alipay",
        GatewayName::Yedpay => "8_2",
        GatewayName::Paycross => "m_pesa",
    }
}
