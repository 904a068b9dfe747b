//! A transaction as the gateway writes it: payments, refunds and payouts have one form.

use super::Paycross;
use crate::gateway::loose::Loose;
use crate::gateway::time::from_zoned;
use crate::gateway::{Doubt, RefundOrder, Reply};
use crate::model::{
    Currency, Details, Error, GatewayName, GatewayWords, Money, PaycrossDetails, Raw, Service, Transaction,
    TransactionKind, TransactionStatus,
};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, de::IgnoredAny};

const CREDIT_CARD: &str = "credit_card";

/// The members of a transaction that tillback reads. Real answers lack most of those that the documentation calls
/// required, so all are optional (fact sheet, section 2.2).
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Record<'a> {
    #[serde(borrow)]
    uid: Loose<'a>,
    /// The uid once more; a number of its own in reports.
    pub(super) id: Loose<'a>,
    parent_uid: Loose<'a>,
    #[serde(rename = "type")]
    type_: Loose<'a>,
    status: Loose<'a>,
    code: Loose<'a>,
    message: Loose<'a>,
    friendly_message: Loose<'a>,
    amount: Loose<'a>,
    currency: Loose<'a>,
    tracking_id: Loose<'a>,
    reason: Loose<'a>,
    test: Loose<'a>,
    language: Loose<'a>,
    receipt_url: Loose<'a>,
    method_type: Loose<'a>,
    payment_method_type: Loose<'a>,
    credit_card: Loose<'a>,
    created_at: Loose<'a>,
    updated_at: Loose<'a>,
    paid_at: Loose<'a>,
    // What the provider says is named after the type.
    payment: Loose<'a>,
    refund: Loose<'a>,
    payout: Loose<'a>,
    authorization: Loose<'a>,
    capture: Loose<'a>,
    void: Loose<'a>,
    credit: Loose<'a>,
    chargeback: Loose<'a>,
}

/// What the provider says.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Section<'a> {
    #[serde(borrow)]
    status: Loose<'a>,
    ref_id: Loose<'a>,
    message: Loose<'a>,
    // Only the card gateway writes these, if only as null.
    #[serde(deserialize_with = "is_there")]
    rrn: bool,
    #[serde(deserialize_with = "is_there")]
    auth_code: bool,
}

/// Members that are null count too.
fn is_there<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    IgnoredAny::deserialize(deserializer).map(|_| true)
}

/// How far the gateway is with a refund (fact sheet, section 2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Done,
    Working,
    Ended,
    Unknown,
}

impl State {
    fn of(word: Loose<'_>) -> Self {
        match word.text().unwrap_or_default().to_ascii_lowercase().as_str() {
            "successful" => Self::Done,
            "pending" | "incomplete" | "initial" => Self::Working,
            "failed" | "expired" | "error" | "deleted" => Self::Ended,
            _ => Self::Unknown,
        }
    }
}

impl<'a> Record<'a> {
    pub(super) fn uid(&self) -> Option<String> {
        self.uid.string().or_else(|| self.id.string())
    }

    pub(super) fn parent_uid(&self) -> Option<String> {
        self.parent_uid.string()
    }

    pub(super) fn tracking_id(&self) -> Option<String> {
        self.tracking_id.string()
    }

    pub(super) fn status_word(&self) -> Option<String> {
        self.status.string()
    }

    /// The day and time of its last change, as they came.
    pub(super) fn updated_text(&self) -> Option<String> {
        self.updated_at.string()
    }

    pub(super) fn created_at(&self) -> Option<Timestamp> {
        time(self.created_at)
    }

    /// When the news in it happened, as far as it tells.
    pub(super) fn happened_at(&self) -> Option<Timestamp> {
        time(self.updated_at).or_else(|| time(self.paid_at)).or_else(|| time(self.created_at))
    }

    /// Whether `tracking_id` is this reference or holds it among several, joined by semicolons.
    pub(super) fn is_tracked_by(&self, reference: &str) -> bool {
        self.tracking_id.text().is_some_and(|ids| ids == reference || ids.split(';').any(|id| id.trim() == reference))
    }

    pub(super) fn type_word(&self) -> String {
        self.type_.text().unwrap_or_default().to_ascii_lowercase()
    }

    /// A capture counts as a payment: it is what a card's refund refers to.
    pub(super) fn kind(&self) -> TransactionKind {
        match self.type_word().as_str() {
            "payment" | "capture" => TransactionKind::Payment,
            "refund" => TransactionKind::Refund,
            "" if self.refund.json().is_some() => TransactionKind::Refund,
            "" if self.payment.json().is_some() => TransactionKind::Payment,
            other => TransactionKind::Other(other.to_owned()),
        }
    }

    /// The setting decides whether test transactions are taken; what does not say so is.
    pub(super) fn is_taken(&self, setting: Option<bool>) -> bool {
        match (setting, self.test.boolean()) {
            (Some(expected), Some(test)) => expected == test,
            (Some(_), None) | (None, Some(_) | None) => true,
        }
    }

    /// Which of the two services holds it. A reply does not name its host, but a card's payment names the card, an
    /// alternative one its method; what follows up on a card's payment names neither.
    pub(super) fn service(&self, otherwise: Service) -> Service {
        let method = self.method();
        let section = self.section();
        let is_card_only = matches!(self.type_word().as_str(), "authorization" | "capture" | "void");
        if self.credit_card.json().is_some() || method.as_deref() == Some(CREDIT_CARD) {
            Service::Card
        } else if method.is_some() {
            Service::Apm
        } else if section.rrn || section.auth_code || is_card_only {
            Service::Card
        } else {
            match otherwise {
                Service::Card => Service::Card,
                Service::Apm | Service::Either => Service::Apm,
            }
        }
    }

    fn method(&self) -> Option<String> {
        self.method_type.string().or_else(|| self.payment_method_type.string())
    }

    fn section(&self) -> Section<'a> {
        let section = match self.type_word().as_str() {
            "payment" => self.payment,
            "refund" => self.refund,
            "payout" => self.payout,
            "authorization" => self.authorization,
            "capture" => self.capture,
            "void" => self.void,
            "credit" => self.credit,
            "chargeback" => self.chargeback,
            "" if self.refund.json().is_some() => self.refund,
            "" => self.payment,
            _ => Loose::default(),
        };
        section.object().unwrap_or_default()
    }

    /// How far a refund is; `None` where the transaction and the provider's section contradict each other, and neither
    /// can be believed.
    pub(super) fn state(&self) -> Option<State> {
        let state = State::of(self.status);
        let section = self.section();
        let agrees = section.status.text().is_none() || State::of(section.status) == state;
        agrees.then_some(state)
    }

    /// Why it is not this refund, this amount, this currency.
    pub(super) fn doubt(&self, paycross: &Paycross, order: &RefundOrder) -> Option<Doubt> {
        if self.type_word() != "refund" || !self.parent_uid.is(&order.transaction_id) {
            return Some(Doubt::OtherRefund);
        }
        if self.tracking_id.text().is_some_and(|mark| mark != order.mark) {
            return Some(Doubt::OtherRefund);
        }
        if self.currency() != Some(order.amount.currency()) {
            return Some(Doubt::OtherCurrency);
        }
        match (self.amount.integer(), paycross.units.write(order.amount)) {
            (Some(told), Ok(asked)) if told == asked => None,
            (Some(_) | None, Ok(_) | Err(_)) => Some(Doubt::OtherAmount),
        }
    }

    fn currency(&self) -> Option<Currency> {
        Currency::from_code(&self.currency.text()?)
    }

    /// The amount, where it can be read.
    pub(super) fn amount(&self, paycross: &Paycross) -> Option<Money> {
        paycross.units.read(self.amount.integer()?, self.currency()?).ok()
    }

    pub(super) fn words(&self, reply: &Reply) -> GatewayWords {
        let message = self.message.string().or_else(|| self.friendly_message.string());
        reply.words(self.code.string(), message.or_else(|| self.section().message.string()))
    }

    /// In the one shape of all gateways. `otherwise` is the service where the record does not tell.
    pub(super) fn into_transaction(
        self,
        paycross: &Paycross,
        otherwise: Service,
        raw: Raw,
        reply: &Reply,
    ) -> Result<Transaction, Error> {
        let currency = self.currency().ok_or_else(|| reply.bad_reply("its currency is unknown"))?;
        let wire = self.amount.integer();
        let wire = wire.ok_or_else(|| reply.bad_reply("its amount is no whole number of minor units"))?;
        let amount = paycross.units.read(wire, currency).map_err(|problem| problem.unreadable(reply))?;
        let section = self.section();
        let status_word = self.status_word().ok_or_else(|| reply.bad_reply("it has no status"))?;
        Ok(Transaction {
            account: paycross.account.clone(),
            gateway: GatewayName::Paycross,
            id: self.uid().ok_or_else(|| reply.bad_reply("it names no transaction"))?,
            reference: self.tracking_id(),
            kind: self.kind(),
            parent_id: self.parent_uid(),
            status: status(&status_word),
            status_word,
            amount,
            refunded: None,
            refundable: None,
            refunds: None,
            method: self.method(),
            created_at: self.created_at(),
            paid_at: time(self.paid_at),
            refunded_at: None,
            updated_at: time(self.updated_at),
            details: Details::Paycross(PaycrossDetails {
                service: self.service(otherwise),
                test: self.test.boolean(),
                language: self.language.string(),
                message: self.message.string(),
                receipt_url: self.receipt_url.string(),
                code: self.code.string(),
                reason: self.reason.string(),
                provider_status: section.status.string(),
                provider_ref: section.ref_id.string(),
                provider_message: section.message.string(),
            }),
            raw,
        })
    }
}

fn time(text: Loose<'_>) -> Option<Timestamp> {
    from_zoned(&text.text()?)
}

fn status(word: &str) -> TransactionStatus {
    match word.to_ascii_lowercase().as_str() {
        "successful" => TransactionStatus::Paid,
        "pending" | "incomplete" | "initial" => TransactionStatus::Pending,
        "failed" | "error" => TransactionStatus::Failed,
        "expired" => TransactionStatus::Expired,
        "deleted" => TransactionStatus::Cancelled,
        _ => TransactionStatus::Unknown,
    }
}
