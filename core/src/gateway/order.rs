use crate::model::{Money, Service, Transaction};
use jiff::Timestamp;

/// Everything a gateway needs to send one refund and to judge, at any later time, whether it happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RefundOrder {
    /// tillback's id of the refund: the mark that travels with it. Letters, digits and `-`.
    pub(crate) mark: String,
    /// The gateway's id of the payment.
    pub(crate) transaction_id: String,
    /// The merchant's reference of the payment.
    pub(crate) reference: Option<String>,
    pub(crate) amount: Money,
    /// The full amount of the payment.
    pub(crate) captured: Money,
    pub(crate) reason: Option<String>,
    pub(crate) route: Route,
    pub(crate) baseline: Baseline,
}

impl RefundOrder {
    /// The UUID for gateways that repeat the first answer to a request id: made from the mark, so that a repetition
    /// after a crash carries the same one.
    pub(crate) fn request_uuid(&self) -> String {
        let digest = ring::digest::digest(&ring::digest::SHA256, self.mark.as_bytes());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest.as_ref()[..16]);
        uuid::Builder::from_custom_bytes(bytes).into_uuid().to_string()
    }
}

/// What only this gateway needs to know to send the refund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    Pockyt {
        /// Repeats the payment's.
        settle_currency: String,
    },
    Yedpay {
        /// By merchant reference (`PUT /online-payment/{custom_id}/refund`) instead of by id.
        by_custom_id: bool,
    },
    Paycross {
        /// Where the payment is; never `Either`.
        service: Service,
        /// The amount as the integer the server counts in.
        units: i64,
    },
}

/// How the payment looked before the refund was sent: what later evidence is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Baseline {
    /// What had gone back by then, where the gateway tells.
    pub(crate) refunded: Option<Money>,
    /// When that was read, by the gateway's clock where its replies tell the time.
    pub(crate) read_at: Timestamp,
}

/// Where a list goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ListCursor {
    /// At its beginning.
    Start,
    /// At a numbered page (from 1) of one owner's list.
    Page { owner: String, number: u32 },
    /// Behind an object, in the list of one method.
    After { method: &'static str, object: Option<String> },
}

/// One page of a list.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) transactions: Vec<Transaction>,
    /// `None` at the end.
    pub(crate) next: Option<ListCursor>,
}
