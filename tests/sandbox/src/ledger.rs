//! What really happened: the oracle every test is judged by.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Which gateway a thing belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GatewayName {
    Pockyt,
    Yedpay,
    Paycross,
}

/// A payment at a simulated gateway.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Payment {
    pub gateway: GatewayName,
    /// The gateway's own id (Pockyt `transactionNo`, Yedpay `id`, PayCross `uid`).
    pub id: String,
    /// A second id of the gateway where it has one (Yedpay's 15-digit `transaction_id`).
    pub second_id: Option<String>,
    /// The merchant's reference (`reference`, `custom_id`, `tracking_id`).
    pub reference: String,
    /// Minor units as the gateway counts them.
    pub amount: i64,
    pub currency: String,
    pub state: PaymentState,
    /// The gateway's word for the payment method (`alipay`, `12_1`, `m_pesa`, `credit_card` …).
    pub method: String,
    pub created_at: Timestamp,
    pub paid_at: Option<Timestamp>,
    pub updated_at: Timestamp,
    /// Where notifications about this payment and its refunds go.
    pub notification_url: Option<String>,
    pub refunds: Vec<Refund>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentState {
    Created,
    Pending,
    Paid,
    Failed,
    Cancelled,
    Expired,
}

/// A refund the gateway took. Only `Done` moved money.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Refund {
    /// The gateway's own id of this refund.
    pub id: String,
    /// The merchant's mark as it arrived (`refundReference`, `refund_reason`, `tracking_id`).
    pub mark: Option<String>,
    /// The header that names the operation, where one came (`RequestID`, `Pockyt-Request-ID`).
    pub request_id: Option<String>,
    pub reason: Option<String>,
    pub amount: i64,
    pub state: RefundState,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    /// Made by hand in the gateway's dashboard, not over the wire.
    pub by_hand: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum RefundState {
    /// Taken; ends by itself at `ends_at`, as `Done` or `Failed`.
    Pending { ends_at: Timestamp, succeeds: bool },
    Done,
    Failed,
}

impl Payment {
    /// Money that went back, in minor units.
    pub fn refunded(&self) -> i64 {
        self.sum_where(|state| matches!(state, RefundState::Done))
    }

    /// Money that went back or still may, in minor units.
    pub fn reserved(&self) -> i64 {
        self.sum_where(|state| matches!(state, RefundState::Done | RefundState::Pending { .. }))
    }

    pub fn refundable(&self) -> i64 {
        self.amount - self.reserved()
    }

    fn sum_where(&self, counts: impl Fn(RefundState) -> bool) -> i64 {
        self.refunds.iter().filter(|refund| counts(refund.state)).map(|refund| refund.amount).sum()
    }
}

/// A registered payee (Pockyt).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Payee {
    pub customer_no: String,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub status: String,
    /// The registered fields, name to text, as they came.
    pub fields: std::collections::BTreeMap<String, String>,
}
