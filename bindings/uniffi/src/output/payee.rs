//! Payees, webhooks, checks, and what gateways can do.

use crate::input::EngineInstant;
use crate::money::EngineMoney;
use tillback::{Capabilities, Check, Event, Payee};

/// Somebody to be paid.
#[derive(uniffi::Record)]
pub struct EnginePayee {
    /// The account.
    pub account: String,
    /// The gateway's number.
    pub customer_no: String,
    /// The program's own code.
    pub customer_code: Option<String>,
    /// The first name.
    pub first_name: Option<String>,
    /// The last name.
    pub last_name: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The gateway's word for where it stands.
    pub status: Option<String>,
    /// When it was registered.
    pub created_at: Option<EngineInstant>,
    /// When it last changed.
    pub updated_at: Option<EngineInstant>,
    /// The untouched reply.
    pub raw: Vec<u8>,
}

impl From<Payee> for EnginePayee {
    fn from(payee: Payee) -> Self {
        Self {
            account: payee.account.as_str().to_owned(),
            customer_no: payee.customer_no,
            customer_code: payee.customer_code,
            first_name: payee.first_name,
            last_name: payee.last_name,
            email: payee.email,
            status: payee.status,
            created_at: payee.created_at.map(Into::into),
            updated_at: payee.updated_at.map(Into::into),
            raw: payee.raw.as_bytes().to_vec(),
        }
    }
}

/// A webhook whose signature was verified.
#[derive(uniffi::Record)]
pub struct EngineEvent {
    /// The account.
    pub account: String,
    /// The gateway.
    pub gateway: String,
    /// What it is about.
    pub subject: String,
    /// The gateway's id of the payment.
    pub transaction_id: Option<String>,
    /// The merchant's reference.
    pub reference: Option<String>,
    /// The gateway's id of the refund.
    pub refund_id: Option<String>,
    /// The mark that travelled with the refund.
    pub mark: Option<String>,
    /// The gateway's word for the status.
    pub status_word: Option<String>,
    /// The amount it speaks of.
    pub amount: Option<EngineMoney>,
    /// What went back in all.
    pub refunded: Option<EngineMoney>,
    /// When it happened.
    pub at: Option<EngineInstant>,
    /// The keys of the journal's refunds that it is about.
    pub refund_keys: Vec<String>,
    /// The same for each delivery of the same event.
    pub dedupe_key: String,
    /// The body to answer with.
    pub acknowledgement: String,
    /// The untouched body.
    pub raw: Vec<u8>,
}

impl From<Event> for EngineEvent {
    fn from(event: Event) -> Self {
        Self {
            acknowledgement: event.acknowledgement().to_owned(),
            account: event.account.as_str().to_owned(),
            gateway: event.gateway.as_str().to_owned(),
            subject: event.subject.as_str().to_owned(),
            transaction_id: event.transaction_id,
            reference: event.reference,
            refund_id: event.refund_id,
            mark: event.mark,
            status_word: event.status_word,
            amount: event.amount.map(Into::into),
            refunded: event.refunded.map(Into::into),
            at: event.at.map(Into::into),
            refund_keys: event.refund_keys,
            dedupe_key: event.dedupe_key,
            raw: event.raw.as_bytes().to_vec(),
        }
    }
}

/// Whether an account's credentials work.
#[derive(uniffi::Record)]
pub struct EngineCheck {
    /// The account.
    pub account: String,
    /// The gateway.
    pub gateway: String,
    /// Whether they may refund.
    pub may_refund: String,
    /// Whose they are.
    pub merchant: Option<String>,
    /// The untouched reply.
    pub raw: Vec<u8>,
}

impl From<Check> for EngineCheck {
    fn from(check: Check) -> Self {
        Self {
            account: check.account.as_str().to_owned(),
            gateway: check.gateway.as_str().to_owned(),
            may_refund: check.may_refund.as_str().to_owned(),
            merchant: check.merchant,
            raw: check.raw.as_bytes().to_vec(),
        }
    }
}

/// What a gateway can do and prove.
#[derive(uniffi::Record)]
pub struct EngineCapabilities {
    /// The gateway.
    pub gateway: String,
    /// Whether part of a payment can go back.
    pub partial_refunds: bool,
    /// Whether it tells what went back.
    pub tells_refunded: bool,
    /// Whether a payment's record lists its refunds.
    pub lists_refunds: bool,
    /// Whether it finds a refund by our mark.
    pub finds_refund_by_mark: bool,
    /// Whether it answers a repeated request as it did the first.
    pub repeats_answers: bool,
    /// Whether refunds of a payment go one at a time.
    pub one_refund_at_a_time: bool,
    /// What it can list.
    pub lists: String,
    /// Whether payees can be registered.
    pub payees: bool,
    /// The mark that travels with a refund.
    pub mark: String,
    /// How a lost answer is settled.
    pub evidence: String,
    /// What proves that a refund did not happen.
    pub proof_of_no: String,
}

impl From<&Capabilities> for EngineCapabilities {
    fn from(told: &Capabilities) -> Self {
        Self {
            gateway: told.gateway.as_str().to_owned(),
            partial_refunds: told.partial_refunds,
            tells_refunded: told.tells_refunded,
            lists_refunds: told.lists_refunds,
            finds_refund_by_mark: told.finds_refund_by_mark,
            repeats_answers: told.repeats_answers,
            one_refund_at_a_time: told.one_refund_at_a_time,
            lists: told.lists.as_str().to_owned(),
            payees: told.payees,
            mark: told.mark.to_owned(),
            evidence: told.evidence.to_owned(),
            proof_of_no: told.proof_of_no.to_owned(),
        }
    }
}
