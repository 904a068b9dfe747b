use super::{AccountName, GatewayName, Money, Raw};
use jiff::Timestamp;

/// A webhook whose signature was verified, in one shape for all gateways.
///
/// It can be repeated, late or replayed by anyone who saw it once, so treat it as a reason to ask, not as a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The account whose key verified it.
    pub account: AccountName,
    /// The gateway.
    pub gateway: GatewayName,
    /// What it is about.
    pub subject: EventSubject,
    /// The gateway's id of the payment.
    pub transaction_id: Option<String>,
    /// The merchant's reference of the payment.
    pub reference: Option<String>,
    /// The gateway's id of the refund.
    pub refund_id: Option<String>,
    /// The mark that travelled with the refund.
    pub mark: Option<String>,
    /// The gateway's word for the status.
    pub status_word: Option<String>,
    /// The amount it speaks of.
    pub amount: Option<Money>,
    /// What went back of the payment in all, where the gateway says.
    pub refunded: Option<Money>,
    /// When it happened, by the gateway (UTC).
    pub at: Option<Timestamp>,
    /// The idempotency keys of our refunds that it speaks of. Empty until
    /// [`receive_webhook`](crate::Client::receive_webhook) has looked into the journal.
    pub refund_keys: Vec<String>,
    /// Two deliveries of the same news have the same key.
    pub dedupe_key: String,
    /// The body as it came.
    pub raw: Raw,
}

impl Event {
    /// The body to answer the gateway with, under HTTP 200, so that it stops sending.
    pub const fn acknowledgement(&self) -> &'static str {
        match self.gateway {
            GatewayName::Pockyt | GatewayName::Yedpay => "success",
            GatewayName::Paycross => "",
        }
    }
}

/// What an event is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventSubject {
    /// A payment.
    Payment,
    /// A refund, or a payment that was refunded.
    Refund,
    /// Anything else, such as a payout; see the raw body.
    Other,
}

impl EventSubject {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Payment, Self::Refund, Self::Other];

    /// The lower-case name used in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Payment => "payment",
            Self::Refund => "refund",
            Self::Other => "other",
        }
    }
}
