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

impl GatewayName {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Pockyt, Self::Yedpay, Self::Paycross];
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
    Pending {
        ends_at: Timestamp,
        succeeds: bool,
    },
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

/// What the gateways really did, summed up.
#[derive(Clone, Debug, Serialize)]
pub struct Ledger {
    pub payments: Vec<Entry>,
    pub payees: Vec<Payee>,
    /// By gateway and currency.
    pub sums: Vec<Sum>,
}

/// A payment with its sums.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    #[serde(flatten)]
    pub payment: Payment,
    pub refunded: i64,
    pub reserved: i64,
    pub refundable: i64,
}

/// All payments of one gateway in one currency, in minor units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sum {
    pub gateway: GatewayName,
    pub currency: String,
    pub payments: usize,
    pub paid: i64,
    pub refunds: usize,
    pub refunded: i64,
    /// Of pending refunds.
    pub pending: i64,
}

impl Ledger {
    pub fn of(payments: &[Payment], payees: &[Payee]) -> Self {
        let mut sums: Vec<Sum> = Vec::new();
        for payment in payments {
            let same = |sum: &&mut Sum| sum.gateway == payment.gateway && sum.currency == payment.currency;
            match sums.iter_mut().find(same) {
                Some(sum) => sum.add(payment),
                None => {
                    let mut sum = Sum::empty(payment.gateway, &payment.currency);
                    sum.add(payment);
                    sums.push(sum);
                }
            }
        }
        Self { payments: payments.iter().cloned().map(Entry::of).collect(), payees: payees.to_vec(), sums }
    }
}

impl Entry {
    pub fn of(payment: Payment) -> Self {
        Self { refunded: payment.refunded(), reserved: payment.reserved(), refundable: payment.refundable(), payment }
    }
}

impl Sum {
    fn empty(gateway: GatewayName, currency: &str) -> Self {
        let currency = currency.to_owned();
        Self { gateway, currency, payments: 0, paid: 0, refunds: 0, refunded: 0, pending: 0 }
    }

    fn add(&mut self, payment: &Payment) {
        self.payments += 1;
        match payment.state {
            PaymentState::Paid => self.paid += payment.amount,
            PaymentState::Created
            | PaymentState::Pending
            | PaymentState::Failed
            | PaymentState::Cancelled
            | PaymentState::Expired => {}
        }
        self.refunds += payment.refunds.iter().filter(|refund| refund.state == RefundState::Done).count();
        self.refunded += payment.refunded();
        self.pending += payment.reserved() - payment.refunded();
    }
}
