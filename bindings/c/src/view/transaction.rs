use super::{Handed, Kept, View, time_or_none};
use crate::argument::Out;
use crate::boundary::{guard, tillback_result};
use crate::error::tillback_error;
use crate::money::tillback_money;
use crate::text::text;
use crate::view::tillback_texts;
use crate::word::{self, tillback_gateway, tillback_transaction_status};
use std::ffi::c_char;
use tillback::Transaction;

/// What a gateway says of a payment (or, at PayCross, of a refund or payout, which are transactions of their own). Free it with
/// `tillback_transaction_free`.
#[repr(C)]
pub struct tillback_transaction {
    /// The account it was read with.
    pub account: *const c_char,
    /// The gateway it is at.
    pub gateway: tillback_gateway,
    /// Where it stands.
    pub status: tillback_transaction_status,
    /// The gateway's own word for the status.
    pub status_word: *const c_char,
    /// The gateway's own id.
    pub id: *const c_char,
    /// The merchant's own reference; may be NULL.
    pub reference: *const c_char,
    /// `payment`, `refund`, or the gateway's word for anything else.
    pub kind: *const c_char,
    /// The payment a refund belongs to; may be NULL.
    pub parent_id: *const c_char,
    /// The full amount.
    pub amount: tillback_money,
    /// What went back so far; NULL where the gateway doesn't say (PayCross).
    pub refunded: *const tillback_money,
    /// What can still go back, by the gateway's figures; NULL where they don't tell (PayCross).
    pub refundable: *const tillback_money,
    /// The refunds the gateway lists; NULL where it lists none (Yedpay, PayCross).
    pub refunds: *const tillback_listed_refund,
    /// How many.
    pub refund_count: usize,
    /// The gateway's word for the method of payment; may be NULL.
    pub method: *const c_char,
    /// When it was created: microseconds since 1970, UTC; or `TILLBACK_NO_TIME`, as the next three.
    pub created_at: i64,
    /// When it was paid.
    pub paid_at: i64,
    /// When it was last refunded.
    pub refunded_at: i64,
    /// When it last changed.
    pub updated_at: i64,
    /// The untouched reply, or the part of it that is about this transaction, without a NUL behind it: see
    /// `tillback_transaction_field`.
    pub raw: *const c_char,
    /// Its length in bytes.
    pub raw_size: usize,
}

/// A refund as the payment's own record lists it (Pockyt `refundInfo`).
#[repr(C)]
pub struct tillback_listed_refund {
    /// The gateway's id of the refund; may be NULL.
    pub id: *const c_char,
    /// The mark that travelled with it; may be NULL.
    pub mark: *const c_char,
    /// How much.
    pub amount: tillback_money,
}

impl View for tillback_transaction {
    type Source = Transaction;

    fn show(transaction: &Transaction, kept: &mut Kept) -> Self {
        let refunds: Option<Vec<_>> = transaction.refunds.as_ref().map(|refunds| {
            refunds
                .iter()
                .map(|refund| tillback_listed_refund {
                    id: kept.text_or_null(refund.id.as_deref()),
                    mark: kept.text_or_null(refund.mark.as_deref()),
                    amount: tillback_money::of(refund.amount),
                })
                .collect()
        });
        Self {
            account: kept.text(transaction.account.as_str()),
            gateway: word::gateway(transaction.gateway),
            status: word::transaction_status(transaction.status),
            status_word: kept.text(&transaction.status_word),
            id: kept.text(&transaction.id),
            reference: kept.text_or_null(transaction.reference.as_deref()),
            kind: kept.text(transaction.kind.as_str()),
            parent_id: kept.text_or_null(transaction.parent_id.as_deref()),
            amount: tillback_money::of(transaction.amount),
            refunded: kept.money_or_null(transaction.refunded),
            refundable: kept.money_or_null(transaction.refundable),
            refund_count: refunds.as_ref().map_or(0, Vec::len),
            refunds: refunds.map_or(std::ptr::null(), |refunds| kept.list(refunds)),
            method: kept.text_or_null(transaction.method.as_deref()),
            created_at: time_or_none(transaction.created_at),
            paid_at: time_or_none(transaction.paid_at),
            refunded_at: time_or_none(transaction.refunded_at),
            updated_at: time_or_none(transaction.updated_at),
            raw: transaction.raw.as_bytes().as_ptr().cast(),
            raw_size: transaction.raw.as_bytes().len(),
        }
    }
}

/// One field of the gateway's reply, by its path (RFC 6901), such as `/refund_details/remark`: so nothing the gateway says is lost.
/// A number comes as the digits the gateway wrote; an object or list as its JSON text. No text at all where there is no such
/// field.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_transaction_field(
    transaction: *const tillback_transaction,
    path: *const c_char,
    texts: *mut *mut tillback_texts,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let transaction = Handed::find(transaction, "transaction")?;
            let path = text("path", path)?;
            let texts = Out::new("texts", texts)?;
            texts.put(Handed::give(transaction.source.raw.field(path).into_iter().collect()));
            Ok(())
        })
    }
}

/// Frees a transaction and all that belongs to it; NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_transaction_free(transaction: *mut tillback_transaction) {
    Handed::free(transaction, "tillback_transaction_free");
}
