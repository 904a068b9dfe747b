use super::Yedpay;
use crate::gateway::loose::Loose;
use crate::gateway::time::from_utc_plus_8;
use crate::model::{
    ActionDetails, Currency, Details, GatewayName, Link, Money, Raw, Transaction, TransactionKind, TransactionStatus,
    YedpayDetails,
};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::value::RawValue;

/// A transaction as `data` shows it: all fields of the documentation's table, in its order.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Record<'a> {
    #[serde(borrow)]
    pub(super) id: Loose<'a>,
    user_id: Loose<'a>,
    company_id: Loose<'a>,
    store_id: Loose<'a>,
    gateway_id: Loose<'a>,
    gateway_sub_id: Loose<'a>,
    gateway_sub_name: Loose<'a>,
    gateway_code: Loose<'a>,
    barcode_id: Loose<'a>,
    payment_link_id: Loose<'a>,
    status: Loose<'a>,
    amount: Loose<'a>,
    currency: Loose<'a>,
    charge: Loose<'a>,
    refunded: Loose<'a>,
    refund_charge: Loose<'a>,
    net: Loose<'a>,
    tips: Loose<'a>,
    forex: Loose<'a>,
    paid_at: Loose<'a>,
    can_settle_after: Loose<'a>,
    is_balance_settled: Loose<'a>,
    settled_at: Loose<'a>,
    pub(super) transaction_id: Loose<'a>,
    reference_id: Loose<'a>,
    payer: Loose<'a>,
    buyer_id: Loose<'a>,
    wallet_type: Loose<'a>,
    extra_parameters: Loose<'a>,
    pub(super) custom_id: Loose<'a>,
    fixed_id: Loose<'a>,
    refunded_at: Loose<'a>,
    created_at: Loose<'a>,
    updated_at: Loose<'a>,
    expired_at: Loose<'a>,
    pin_key: Loose<'a>,
    #[serde(rename = "_links")]
    links: Loose<'a>,
    cancellation_details: Loose<'a>,
    refund_details: Loose<'a>,
    fail_details: Loose<'a>,
}

/// The gateway's words for a status (fact sheet, section 3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Precreated,
    Pending,
    Paid,
    PendingRefund,
    /// Also after a refund of a part.
    Refunded,
    Void,
    Cancelled,
    Failed,
    Expired,
    Unknown,
}

impl Word {
    pub(super) fn of(text: &str) -> Self {
        match text {
            "precreated" => Self::Precreated,
            "pending" => Self::Pending,
            "paid" => Self::Paid,
            "pending_refund" => Self::PendingRefund,
            "refunded" => Self::Refunded,
            "void" => Self::Void,
            "cancelled" => Self::Cancelled,
            "failed" => Self::Failed,
            "expired" => Self::Expired,
            _ => Self::Unknown,
        }
    }
}

impl<'a> Record<'a> {
    pub(super) fn word(&self) -> Word {
        Word::of(&self.status.text().unwrap_or_default())
    }

    pub(super) fn status_word(&self) -> Option<String> {
        self.status.string()
    }

    pub(super) fn currency(&self) -> Option<Currency> {
        currency(&self.currency.text()?)
    }

    pub(super) fn amount(&self) -> Option<Money> {
        self.amount.decimal(self.currency()?)
    }

    pub(super) fn refunded(&self) -> Option<Money> {
        self.refunded.decimal(self.currency()?)
    }

    pub(super) fn refunded_at(&self) -> Option<Timestamp> {
        instant(self.refunded_at)
    }

    /// The reason of the last refund, as far as the gateway shows it.
    pub(super) fn refund_remark(&self) -> Option<String> {
        action(self.refund_details)?.remark
    }

    pub(super) fn into_transaction(self, yedpay: &Yedpay, raw: Raw) -> Result<Transaction, &'static str> {
        let currency = self.currency().ok_or("its currency is unknown")?;
        let amount = self.amount.decimal(currency).ok_or("its amount is no decimal number")?;
        let refunded = self.refunded.decimal(currency);
        if refunded.is_none() && self.refunded.json().is_some_and(|json| !matches!(json.get(), "\"\"" | "null")) {
            return Err("its refunded amount is no decimal number");
        }
        let word = self.word();
        Ok(Transaction {
            account: yedpay.account.clone(),
            gateway: GatewayName::Yedpay,
            id: self.id.string().ok_or("it names no transaction")?,
            reference: self.custom_id.string(),
            kind: TransactionKind::Payment,
            parent_id: None,
            status: status(word, amount, refunded),
            status_word: self.status_word().unwrap_or_default(),
            amount,
            refunded,
            refundable: refundable(word, amount, refunded),
            refunds: None,
            method: self.gateway_sub_name.string().or_else(|| self.gateway_code.string()),
            created_at: instant(self.created_at),
            paid_at: instant(self.paid_at),
            refunded_at: instant(self.refunded_at),
            updated_at: instant(self.updated_at),
            details: Details::Yedpay(Box::new(self.details(currency))),
            raw,
        })
    }

    fn details(&self, currency: Currency) -> YedpayDetails {
        YedpayDetails {
            user_id: self.user_id.string(),
            company_id: self.company_id.string(),
            store_id: self.store_id.string(),
            gateway_id: self.gateway_id.integer(),
            gateway_sub_id: self.gateway_sub_id.integer(),
            gateway_sub_name: self.gateway_sub_name.string(),
            gateway_code: self.gateway_code.string(),
            barcode_id: self.barcode_id.string(),
            payment_link_id: self.payment_link_id.string(),
            charge: self.charge.decimal(currency),
            refund_charge: self.refund_charge.decimal(currency),
            net: self.net.decimal(currency),
            tips: self.tips.decimal(currency),
            forex: self.forex.string(),
            can_settle_after: instant(self.can_settle_after),
            is_balance_settled: self.is_balance_settled.boolean(),
            settled_at: instant(self.settled_at),
            transaction_id: self.transaction_id.string(),
            reference_id: self.reference_id.string(),
            payer: self.payer.string(),
            buyer_id: self.buyer_id.string(),
            wallet_type: self.wallet_type.string(),
            extra_parameters: self.extra_parameters.string().or_else(|| object(self.extra_parameters)),
            fixed_id: self.fixed_id.string(),
            expired_at: instant(self.expired_at),
            pin_key: self.pin_key.string(),
            links: links(self.links),
            cancellation: action(self.cancellation_details),
            refund: action(self.refund_details),
            failure: action(self.fail_details),
        }
    }
}

/// Yedpay once wrote RMB for CNY.
pub(super) fn currency(code: &str) -> Option<Currency> {
    Currency::from_code(if code == "RMB" { "CNY" } else { code })
}

/// One word for a refund of all and of a part, so the figures tell (fact sheet, section 2.3).
fn status(word: Word, amount: Money, refunded: Option<Money>) -> TransactionStatus {
    let is_part = refunded.is_some_and(|refunded| refunded.is_positive() && refunded.minor() < amount.minor());
    match word {
        Word::Precreated => TransactionStatus::Created,
        Word::Pending => TransactionStatus::Pending,
        Word::Paid | Word::Refunded if is_part => TransactionStatus::PartlyRefunded,
        Word::Paid => TransactionStatus::Paid,
        Word::PendingRefund => TransactionStatus::RefundPending,
        Word::Refunded => TransactionStatus::Refunded,
        Word::Void => TransactionStatus::Voided,
        Word::Cancelled => TransactionStatus::Cancelled,
        Word::Failed => TransactionStatus::Failed,
        Word::Expired => TransactionStatus::Expired,
        Word::Unknown => TransactionStatus::Unknown,
    }
}

/// While a refund is under way nobody knows whether the figures count it already.
fn refundable(word: Word, amount: Money, refunded: Option<Money>) -> Option<Money> {
    match word {
        Word::Paid | Word::Refunded => amount.checked_sub(refunded?),
        Word::PendingRefund | Word::Unknown => None,
        Word::Void | Word::Precreated | Word::Pending | Word::Cancelled | Word::Failed | Word::Expired => {
            Some(Money::from_minor(0, amount.currency()))
        }
    }
}

fn instant(text: Loose<'_>) -> Option<Timestamp> {
    from_utc_plus_8(&text.text()?)
}

fn object(value: Loose<'_>) -> Option<String> {
    value.json().map(RawValue::get).filter(|json| json.starts_with('{')).map(str::to_owned)
}

/// `{request_user_id, first_name, last_name, remark}`. Where there is none, PHP may write an empty list.
fn action(value: Loose<'_>) -> Option<ActionDetails> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Action<'a> {
        #[serde(borrow)]
        request_user_id: Loose<'a>,
        first_name: Loose<'a>,
        last_name: Loose<'a>,
        remark: Loose<'a>,
    }
    let action: Action<'_> = value.object()?;
    Some(ActionDetails {
        request_user_id: action.request_user_id.string(),
        first_name: action.first_name.string(),
        last_name: action.last_name.string(),
        remark: action.remark.string(),
    })
}

fn links(value: Loose<'_>) -> Vec<Link> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Entry<'a> {
        #[serde(borrow)]
        rel: Loose<'a>,
        href: Loose<'a>,
    }
    let link = |entry: Loose<'_>| {
        let entry: Entry<'_> = entry.object()?;
        Some(Link { rel: entry.rel.string()?, href: entry.href.string()? })
    };
    value.list().unwrap_or_default().into_iter().filter_map(link).collect()
}
