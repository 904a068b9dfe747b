use super::{AccountName, GatewayName, Money, Raw, Service};
use jiff::Timestamp;
use std::fmt;

/// What a gateway says of a payment (or, at PayCross, of a refund or payout, which are transactions of their own).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// The account it was read with.
    pub account: AccountName,
    /// The gateway it is at.
    pub gateway: GatewayName,
    /// The gateway's own id.
    pub id: String,
    /// The merchant's own reference, where one was given.
    pub reference: Option<String>,
    /// What kind of transaction it is.
    pub kind: TransactionKind,
    /// The payment a refund belongs to.
    pub parent_id: Option<String>,
    /// Where it stands.
    pub status: TransactionStatus,
    /// The gateway's own word for the status.
    pub status_word: String,
    /// The full amount.
    pub amount: Money,
    /// What went back so far. `None` where the gateway doesn't say (PayCross).
    pub refunded: Option<Money>,
    /// What can still go back, by the gateway's figures. `None` where they don't tell (PayCross).
    pub refundable: Option<Money>,
    /// The refunds the gateway lists. `None` where it lists none (Yedpay, PayCross).
    pub refunds: Option<Vec<ListedRefund>>,
    /// The gateway's word for the method of payment.
    pub method: Option<String>,
    /// When it was created (UTC).
    pub created_at: Option<Timestamp>,
    /// When it was paid (UTC).
    pub paid_at: Option<Timestamp>,
    /// When it was last refunded (UTC).
    pub refunded_at: Option<Timestamp>,
    /// When it last changed (UTC).
    pub updated_at: Option<Timestamp>,
    /// What only this gateway says.
    pub details: Details,
    /// The untouched reply, or the part of it that is about this transaction.
    pub raw: Raw,
}

impl Transaction {
    /// The gateway's own ids of it: at Yedpay also the number on receipts.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        let second = match &self.details {
            Details::Yedpay(details) => details.transaction_id.as_deref(),
            Details::Pockyt(_) | Details::Paycross(_) => None,
        };
        [self.id.as_str()].into_iter().chain(second)
    }
}

/// What kind of transaction a record is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TransactionKind {
    /// Money that came in.
    Payment,
    /// Money that went back.
    Refund,
    /// Anything else, by the gateway's word.
    Other(String),
}

impl TransactionKind {
    /// The name used in output: lower-case, or the gateway's word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Payment => "payment",
            Self::Refund => "refund",
            Self::Other(word) => word,
        }
    }
}

/// Where a transaction stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TransactionStatus {
    /// Made, not yet paid.
    Created,
    /// Being worked on.
    Pending,
    /// Done. A payment can be refunded.
    Paid,
    /// A refund of it is under way.
    RefundPending,
    /// Part of it went back.
    PartlyRefunded,
    /// All of it went back.
    Refunded,
    /// Reversed before settlement.
    Voided,
    /// Cancelled before payment.
    Cancelled,
    /// Failed.
    Failed,
    /// Not paid in time.
    Expired,
    /// A word tillback doesn't know; see [`Transaction::status_word`].
    Unknown,
}

impl TransactionStatus {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Created,
        Self::Pending,
        Self::Paid,
        Self::RefundPending,
        Self::PartlyRefunded,
        Self::Refunded,
        Self::Voided,
        Self::Cancelled,
        Self::Failed,
        Self::Expired,
        Self::Unknown,
    ];

    /// The lower-case name used in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Pending => "pending",
            Self::Paid => "paid",
            Self::RefundPending => "refund_pending",
            Self::PartlyRefunded => "partly_refunded",
            Self::Refunded => "refunded",
            Self::Voided => "voided",
            Self::Cancelled => "cancelled",
            Self::Failed => "failed",
            Self::Expired => "expired",
            Self::Unknown => "unknown",
        }
    }

    /// Whether the payment was made, whatever became of it later.
    pub(crate) const fn went_through(self) -> bool {
        match self {
            Self::Paid | Self::RefundPending | Self::PartlyRefunded | Self::Refunded | Self::Voided => true,
            Self::Created | Self::Pending | Self::Cancelled | Self::Failed | Self::Expired | Self::Unknown => false,
        }
    }

    /// Whether it changes no more by itself. A paid transaction counts as final, although it may be refunded.
    pub const fn is_final(self) -> bool {
        match self {
            Self::Created | Self::Pending | Self::RefundPending | Self::Unknown => false,
            Self::Paid
            | Self::PartlyRefunded
            | Self::Refunded
            | Self::Voided
            | Self::Cancelled
            | Self::Failed
            | Self::Expired => true,
        }
    }
}

/// A refund as the payment's own record lists it (Pockyt `refundInfo`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedRefund {
    /// The gateway's id of the refund.
    pub id: Option<String>,
    /// The mark that travelled with it.
    pub mark: Option<String>,
    /// How much.
    pub amount: Money,
}

/// What only one gateway says of a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Details {
    /// Pockyt.
    Pockyt(PockytDetails),
    /// Yedpay.
    Yedpay(Box<YedpayDetails>),
    /// PayCross.
    Paycross(PaycrossDetails),
}

/// Fields of a Pockyt transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PockytDetails {
    /// `settleCurrency`, as the gateway wrote it. A refund has to repeat it.
    pub settle_currency: Option<String>,
    /// `transactionType`: `payment`, `refund` or `void`.
    pub transaction_type: Option<String>,
    /// `exchangeRate`, the digits the gateway wrote.
    pub exchange_rate: Option<String>,
}

/// Fields of a Yedpay transaction (documentation page "Refund Transaction", table "data"). Some are about the payer, so
/// `Debug` shows only the ids.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct YedpayDetails {
    /// The user who made the transaction.
    pub user_id: Option<String>,
    /// The company.
    pub company_id: Option<String>,
    /// The store.
    pub store_id: Option<String>,
    /// The gateway behind Yedpay.
    pub gateway_id: Option<i64>,
    /// Its subtype.
    pub gateway_sub_id: Option<i64>,
    /// The subtype's name.
    pub gateway_sub_name: Option<String>,
    /// `{gateway_id}_{gateway_sub_id}`, such as `12_1` for VISA Online.
    pub gateway_code: Option<String>,
    /// The bar code that made it.
    pub barcode_id: Option<String>,
    /// The payment link.
    pub payment_link_id: Option<String>,
    /// The fee.
    pub charge: Option<Money>,
    /// The fee given back; negative on a full refund.
    pub refund_charge: Option<Money>,
    /// What the merchant keeps.
    pub net: Option<Money>,
    /// Tips.
    pub tips: Option<Money>,
    /// The exchange rate, the digits the gateway wrote.
    pub forex: Option<String>,
    /// When the balance can be settled (UTC).
    pub can_settle_after: Option<Timestamp>,
    /// Whether it is settled.
    pub is_balance_settled: Option<bool>,
    /// When it was settled (UTC).
    pub settled_at: Option<Timestamp>,
    /// The 15-digit number printed on receipts.
    pub transaction_id: Option<String>,
    /// The acquirer's number.
    pub reference_id: Option<String>,
    /// E-mail address of the payer (Alipay Global).
    pub payer: Option<String>,
    /// Identity of the buyer (Alipay Global).
    pub buyer_id: Option<String>,
    /// `HK`, `CN` …
    pub wallet_type: Option<String>,
    /// What the customer sent along, a JSON text.
    pub extra_parameters: Option<String>,
    /// The fixed code.
    pub fixed_id: Option<String>,
    /// When an unpaid transaction expires (UTC).
    pub expired_at: Option<Timestamp>,
    /// PIN key (UnionPay POS, before payment).
    pub pin_key: Option<String>,
    /// Checkout and QR-code addresses.
    pub links: Vec<Link>,
    /// Who cancelled it and why.
    pub cancellation: Option<ActionDetails>,
    /// Who refunded it and why.
    pub refund: Option<ActionDetails>,
    /// Why it failed.
    pub failure: Option<ActionDetails>,
}

impl fmt::Debug for YedpayDetails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("YedpayDetails")
            .field("gateway_code", &self.gateway_code)
            .field("transaction_id", &self.transaction_id)
            .field("reference_id", &self.reference_id)
            .finish_non_exhaustive()
    }
}

/// A web address with its role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// `checkout`, `qrcode` …
    pub rel: String,
    /// The address.
    pub href: String,
}

/// Who did something at Yedpay, and the remark they left. Holds a person's name, so `Debug` shows only the id.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ActionDetails {
    /// The user who sent the request.
    pub request_user_id: Option<String>,
    /// First name of that user.
    pub first_name: Option<String>,
    /// Last name of that user.
    pub last_name: Option<String>,
    /// The reason given.
    pub remark: Option<String>,
}

impl fmt::Debug for ActionDetails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ActionDetails").field("request_user_id", &self.request_user_id).finish_non_exhaustive()
    }
}

/// Fields of a PayCross transaction. `Debug` shows no text that may be about the payer, and not the receipt's address,
/// which opens to whoever knows it.
#[derive(Clone, PartialEq, Eq)]
pub struct PaycrossDetails {
    /// Which service it was read from.
    pub service: Service,
    /// Whether it is a test transaction.
    pub test: Option<bool>,
    /// The language of the checkout page.
    pub language: Option<String>,
    /// The result of processing, in words.
    pub message: Option<String>,
    /// The address of the receipt.
    pub receipt_url: Option<String>,
    /// `^[SFPE]\.\d{4}$`
    pub code: Option<String>,
    /// The reason given with a refund.
    pub reason: Option<String>,
    /// The provider's own status of the operation.
    pub provider_status: Option<String>,
    /// The provider's id of the operation.
    pub provider_ref: Option<String>,
    /// The provider's text.
    pub provider_message: Option<String>,
}

impl fmt::Debug for PaycrossDetails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PaycrossDetails")
            .field("service", &self.service)
            .field("test", &self.test)
            .field("code", &self.code)
            .field("provider_status", &self.provider_status)
            .finish_non_exhaustive()
    }
}

/// Which transactions to list. Everything is optional; what is set must hold together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TransactionFilter {
    /// Created at or after this instant.
    pub from: Option<Timestamp>,
    /// Created before this instant.
    pub to: Option<Timestamp>,
    /// One whole day in UTC, instead of `from` and `to` (PayCross's report without paging).
    pub day: Option<jiff::civil::Date>,
    /// The gateway's own word for the status, such as `paid`.
    pub status: Option<String>,
    /// Only this method: Yedpay `gateway_id`; PayCross `credit_card` or `alternative`.
    pub method: Option<String>,
    /// The merchant's reference.
    pub reference: Option<String>,
    /// Whose transactions, where the gateway asks: Yedpay `company:<id>` or `user:<id>`. Absent = the company of the
    /// credentials.
    pub owner: Option<String>,
    /// How many at a time.
    pub page_size: Option<u32>,
}
