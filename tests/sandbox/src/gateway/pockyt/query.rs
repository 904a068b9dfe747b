//! `POST /app-data-search/v3/tran-query`.

use super::amount::{self, Amount};
use super::params::Params;
use super::reply::{self, Refusal};
use super::words;
use crate::ledger::{GatewayName, Payment, Refund, RefundState};
use crate::wire::Reply;
use crate::world::{Quirks, World};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Found<'a> {
    transaction_no: &'a str,
    reference: &'a str,
    amount: Amount,
    currency: &'a str,
    settle_currency: &'static str,
    status: &'static str,
    transaction_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    refund_amount: Option<Amount>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    refund_info: Vec<RefundInfo<'a>>,
}

/// Here the gateway's id of a refund has another name than in the reply to the refund.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RefundInfo<'a> {
    refund_transaction_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    refund_reference: Option<&'a str>,
    refund_amount: Amount,
    currency: &'a str,
    settle_currency: &'static str,
}

/// The payment that a request names by exactly one of two ids.
pub(super) fn original<'a>(params: &Params, world: &'a World) -> Result<&'a Payment, Refusal> {
    let found = match (params.get("transactionNo"), params.get("reference")) {
        (Some(id), None) => world.payment(GatewayName::Pockyt, id),
        (None, Some(reference)) => world.payment_by_reference(GatewayName::Pockyt, reference),
        (Some(_), Some(_)) => {
            return Err(Refusal::do_not_belong_together("transactionNo and reference cannot both be given"));
        }
        (None, None) => return Err(Refusal::missing("transactionNo or reference")),
    };
    found.ok_or_else(Refusal::not_found)
}

pub(super) fn query(params: &Params, world: &World) -> Result<Reply, Refusal> {
    let payment = original(params, world)?;
    let Quirks { pockyt_bare_numbers: bare, pockyt_hides_refund_info, pockyt_hides_refund_amount, .. } = world.quirks;
    let currency = payment.currency.as_str();
    let settle_currency = amount::settle_currency(currency);
    let refund_info = payment
        .refunds
        .iter()
        .filter(|_| !pockyt_hides_refund_info)
        .filter(|refund| is_listed(refund, world.quirks))
        .map(|refund| RefundInfo {
            refund_transaction_id: &refund.id,
            refund_reference: refund.mark.as_deref(),
            refund_amount: Amount::new(refund.amount, currency, bare),
            currency,
            settle_currency,
        })
        .collect();
    let found = Found {
        transaction_no: &payment.id,
        reference: &payment.reference,
        amount: Amount::new(payment.amount, currency, bare),
        currency,
        settle_currency,
        status: words::of_payment(payment.state),
        transaction_type: "payment",
        refund_amount: (!pockyt_hides_refund_amount).then(|| Amount::new(payment.refunded(), currency, bare)),
        refund_info,
    };
    Ok(reply::result("query success ", &found))
}

fn is_listed(refund: &Refund, quirks: Quirks) -> bool {
    match refund.state {
        RefundState::Done => true,
        RefundState::Pending { .. } => quirks.pockyt_lists_pending,
        RefundState::Failed => false,
    }
}
