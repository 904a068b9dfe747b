//! Refunds.

use crate::input::EngineInstant;
use crate::money::EngineMoney;
use tillback::{HistoryEntry, Refund};

/// One intent to give money back, and all that is known of it.
#[derive(uniffi::Record)]
pub struct EngineRefund {
    /// The program's name for the intent.
    pub idempotency_key: String,
    /// tillback's own id, the mark that travels to the gateway.
    pub id: String,
    /// The account.
    pub account: String,
    /// The gateway.
    pub gateway: String,
    /// By what the program named the payment.
    pub target: String,
    /// The gateway's id of the payment.
    pub transaction_id: Option<String>,
    /// The merchant's reference of the payment.
    pub reference: Option<String>,
    /// How much.
    pub amount: EngineMoney,
    /// Why.
    pub reason: Option<String>,
    /// Where it stands.
    pub status: String,
    /// Whether news came that says otherwise than the final status.
    pub contradicted: bool,
    /// The gateway's id of the refund.
    pub gateway_refund_id: Option<String>,
    /// The gateway's code.
    pub gateway_code: Option<String>,
    /// The gateway's text.
    pub gateway_message: Option<String>,
    /// The HTTP status of its reply.
    pub http_status: Option<u16>,
    /// The id by which the gateway's support finds the exchange.
    pub request_id: Option<String>,
    /// The untouched reply.
    pub raw: Vec<u8>,
    /// How often it was sent.
    pub attempts: Vec<EngineAttempt>,
    /// When it was recorded.
    pub created_at: EngineInstant,
    /// When it last changed.
    pub updated_at: EngineInstant,
    /// What happened, oldest first.
    pub history: Vec<EngineHistoryEntry>,
}

/// One sending of a refund.
#[derive(uniffi::Record)]
pub struct EngineAttempt {
    /// Counted from 1.
    pub number: u32,
    /// When it was marked as about to be sent.
    pub at: EngineInstant,
}

/// One line of a refund's history.
#[derive(uniffi::Record)]
pub struct EngineHistoryEntry {
    /// When.
    pub at: EngineInstant,
    /// The program that wrote it.
    pub by: String,
    /// The status after it.
    pub status: String,
    /// From whom the news came.
    pub source: String,
    /// What happened.
    pub what: String,
    /// The gateway's code.
    pub gateway_code: Option<String>,
    /// The HTTP status of the reply.
    pub http_status: Option<u16>,
    /// The id by which the gateway's support finds the exchange.
    pub request_id: Option<String>,
    /// Whether it says otherwise than the final status that stood by then.
    pub contradicts: bool,
}

impl From<Refund> for EngineRefund {
    fn from(refund: Refund) -> Self {
        Self {
            idempotency_key: refund.idempotency_key,
            id: refund.id,
            account: refund.account.as_str().to_owned(),
            gateway: refund.gateway.as_str().to_owned(),
            target: refund.target,
            transaction_id: refund.transaction_id,
            reference: refund.reference,
            amount: refund.amount.into(),
            reason: refund.reason,
            status: refund.status.as_str().to_owned(),
            contradicted: refund.contradicted,
            gateway_refund_id: refund.gateway_refund_id,
            gateway_code: refund.gateway_words.code,
            gateway_message: refund.gateway_words.message,
            http_status: refund.gateway_words.http_status,
            request_id: refund.gateway_words.request_id,
            raw: refund.raw.as_bytes().to_vec(),
            attempts: refund
                .attempts
                .iter()
                .map(|attempt| EngineAttempt { number: attempt.number, at: attempt.at.into() })
                .collect(),
            created_at: refund.created_at.into(),
            updated_at: refund.updated_at.into(),
            history: refund.history.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<HistoryEntry> for EngineHistoryEntry {
    fn from(entry: HistoryEntry) -> Self {
        Self {
            at: entry.at.into(),
            by: entry.by,
            status: entry.status.as_str().to_owned(),
            source: entry.source.as_str().to_owned(),
            what: entry.what,
            gateway_code: entry.gateway_code,
            http_status: entry.http_status,
            request_id: entry.request_id,
            contradicts: entry.contradicts,
        }
    }
}
