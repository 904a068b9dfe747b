//! Payments.

use crate::input::EngineInstant;
use crate::money::EngineMoney;
use std::sync::Arc;
use tillback::{ActionDetails, Details, ListedRefund, PaycrossDetails, PockytDetails, Transaction, YedpayDetails};

/// The engine's own copy of a payment, which travels with its record: a refund of a payment that was just read needs no second
/// look.
#[derive(uniffi::Object)]
pub struct EngineHandle(Transaction);

impl EngineHandle {
    pub(crate) fn transaction(&self) -> &Transaction {
        &self.0
    }
}

/// What a gateway says of a payment.
#[derive(uniffi::Record)]
pub struct EngineTransaction {
    /// The account it was read with.
    pub account: String,
    /// The gateway.
    pub gateway: String,
    /// The gateway's own id.
    pub id: String,
    /// The merchant's own reference.
    pub reference: Option<String>,
    /// What kind of transaction it is.
    pub kind: String,
    /// The payment a refund belongs to.
    pub parent_id: Option<String>,
    /// Where it stands.
    pub status: String,
    /// The gateway's own word for the status.
    pub status_word: String,
    /// The full amount.
    pub amount: EngineMoney,
    /// What went back so far.
    pub refunded: Option<EngineMoney>,
    /// What can still go back.
    pub refundable: Option<EngineMoney>,
    /// The refunds that the gateway lists.
    pub refunds: Option<Vec<EngineListedRefund>>,
    /// The gateway's word for the method of payment.
    pub method: Option<String>,
    /// When it was created.
    pub created_at: Option<EngineInstant>,
    /// When it was paid.
    pub paid_at: Option<EngineInstant>,
    /// When it was last refunded.
    pub refunded_at: Option<EngineInstant>,
    /// When it last changed.
    pub updated_at: Option<EngineInstant>,
    /// What only this gateway says.
    pub details: EngineDetails,
    /// The untouched reply.
    pub raw: Vec<u8>,
    /// The engine's own copy.
    pub handle: Arc<EngineHandle>,
}

impl From<Transaction> for EngineTransaction {
    fn from(told: Transaction) -> Self {
        let copy = told.clone();
        Self {
            account: told.account.as_str().to_owned(),
            gateway: told.gateway.as_str().to_owned(),
            id: told.id,
            reference: told.reference,
            kind: told.kind.as_str().to_owned(),
            parent_id: told.parent_id,
            status: told.status.as_str().to_owned(),
            status_word: told.status_word,
            amount: told.amount.into(),
            refunded: told.refunded.map(Into::into),
            refundable: told.refundable.map(Into::into),
            refunds: told.refunds.map(|all| all.into_iter().map(Into::into).collect()),
            method: told.method,
            created_at: told.created_at.map(Into::into),
            paid_at: told.paid_at.map(Into::into),
            refunded_at: told.refunded_at.map(Into::into),
            updated_at: told.updated_at.map(Into::into),
            details: match told.details {
                Details::Pockyt(details) => EngineDetails::Pockyt { details: details.into() },
                Details::Yedpay(details) => EngineDetails::Yedpay { details: (*details).into() },
                Details::Paycross(details) => EngineDetails::Paycross { details: details.into() },
            },
            raw: told.raw.as_bytes().to_vec(),
            handle: Arc::new(EngineHandle(copy)),
        }
    }
}

/// A refund as the payment's own record lists it.
#[derive(uniffi::Record)]
pub struct EngineListedRefund {
    /// The gateway's id of the refund.
    pub id: Option<String>,
    /// The mark that travelled with it.
    pub mark: Option<String>,
    /// How much.
    pub amount: EngineMoney,
}

impl From<ListedRefund> for EngineListedRefund {
    fn from(listed: ListedRefund) -> Self {
        Self { id: listed.id, mark: listed.mark, amount: listed.amount.into() }
    }
}

/// What only one gateway says.
#[derive(uniffi::Enum)]
pub enum EngineDetails {
    /// Pockyt.
    Pockyt {
        /// Its fields.
        details: EnginePockytDetails,
    },
    /// Yedpay.
    Yedpay {
        /// Its fields.
        details: EngineYedpayDetails,
    },
    /// PayCross.
    Paycross {
        /// Its fields.
        details: EnginePaycrossDetails,
    },
}

/// Makes a record with the fields of the engine's, which are texts and other plain values.
macro_rules! plain {
    ($(#[$doc:meta])* $record:ident from $from:ident { $($field:ident: $type:ty),* $(,)? }) => {
        $(#[$doc])*
        #[derive(uniffi::Record)]
        pub struct $record {
            $(#[allow(missing_docs)] pub $field: $type,)*
        }

        impl From<$from> for $record {
            fn from(told: $from) -> Self {
                Self { $($field: Plain::plain(told.$field),)* }
            }
        }
    };
}

/// A value as it crosses.
trait Plain<T> {
    fn plain(self) -> T;
}

impl Plain<Option<String>> for Option<String> {
    fn plain(self) -> Self {
        self
    }
}

impl Plain<Option<bool>> for Option<bool> {
    fn plain(self) -> Self {
        self
    }
}

impl Plain<Option<i64>> for Option<i64> {
    fn plain(self) -> Self {
        self
    }
}

impl Plain<String> for String {
    fn plain(self) -> Self {
        self
    }
}

impl Plain<String> for tillback::Service {
    fn plain(self) -> String {
        self.as_str().to_owned()
    }
}

impl Plain<Option<EngineMoney>> for Option<tillback::Money> {
    fn plain(self) -> Option<EngineMoney> {
        self.map(Into::into)
    }
}

impl Plain<Option<EngineInstant>> for Option<tillback::Timestamp> {
    fn plain(self) -> Option<EngineInstant> {
        self.map(Into::into)
    }
}

impl Plain<Option<EngineActionDetails>> for Option<ActionDetails> {
    fn plain(self) -> Option<EngineActionDetails> {
        self.map(Into::into)
    }
}

impl Plain<Vec<EngineLink>> for Vec<tillback::Link> {
    fn plain(self) -> Vec<EngineLink> {
        self.into_iter().map(|link| EngineLink { rel: link.rel, href: link.href }).collect()
    }
}

/// A web address with its role.
#[derive(uniffi::Record)]
pub struct EngineLink {
    /// The role.
    pub rel: String,
    /// The address.
    pub href: String,
}

plain! {
    /// Fields of a Pockyt transaction.
    EnginePockytDetails from PockytDetails {
        settle_currency: Option<String>,
        transaction_type: Option<String>,
        exchange_rate: Option<String>,
    }
}

plain! {
    /// Who did something at Yedpay, and the remark they left.
    EngineActionDetails from ActionDetails {
        request_user_id: Option<String>,
        first_name: Option<String>,
        last_name: Option<String>,
        remark: Option<String>,
    }
}

plain! {
    /// Fields of a PayCross transaction.
    EnginePaycrossDetails from PaycrossDetails {
        service: String,
        test: Option<bool>,
        language: Option<String>,
        message: Option<String>,
        receipt_url: Option<String>,
        code: Option<String>,
        reason: Option<String>,
        provider_status: Option<String>,
        provider_ref: Option<String>,
        provider_message: Option<String>,
    }
}

plain! {
    /// Fields of a Yedpay transaction.
    EngineYedpayDetails from YedpayDetails {
        user_id: Option<String>,
        company_id: Option<String>,
        store_id: Option<String>,
        gateway_id: Option<i64>,
        gateway_sub_id: Option<i64>,
        gateway_sub_name: Option<String>,
        gateway_code: Option<String>,
        barcode_id: Option<String>,
        payment_link_id: Option<String>,
        charge: Option<EngineMoney>,
        refund_charge: Option<EngineMoney>,
        net: Option<EngineMoney>,
        tips: Option<EngineMoney>,
        forex: Option<String>,
        can_settle_after: Option<EngineInstant>,
        is_balance_settled: Option<bool>,
        settled_at: Option<EngineInstant>,
        transaction_id: Option<String>,
        reference_id: Option<String>,
        payer: Option<String>,
        buyer_id: Option<String>,
        wallet_type: Option<String>,
        extra_parameters: Option<String>,
        fixed_id: Option<String>,
        expired_at: Option<EngineInstant>,
        pin_key: Option<String>,
        links: Vec<EngineLink>,
        cancellation: Option<EngineActionDetails>,
        refund: Option<EngineActionDetails>,
        failure: Option<EngineActionDetails>,
    }
}
