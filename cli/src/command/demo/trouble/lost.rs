//! The gateway gives the money back, and the connection breaks before its answer is here.

use super::super::shop::Shop;
use super::super::story::times;
use super::{Teller, YEDPAY};
use crate::failure::Failure;
use std::time::Duration;
use tillback::{RefundRequest, RefundStatus, TransactionRef};
use tillback_sandbox::{Fault, Operation};

pub(super) fn happens(shop: &Shop, teller: &mut Teller<'_>) -> Result<(), Failure> {
    let payment = shop.pay(YEDPAY)?;
    let amount = YEDPAY.money(YEDPAY.part)?;
    let key = format!("{}-lost", payment.reference);
    let request = RefundRequest::new(YEDPAY.account, TransactionRef::gateway_id(payment.id.as_str())?, &key)
        .amount(amount)
        .within(Duration::from_secs(5));
    // Its first question would come after its time is over, so that there is something left to settle.
    let impatient =
        shop.another(|builder| builder.worker("the impatient till").first_pause(Duration::from_secs(60)))?;
    shop.fault(YEDPAY.gateway, Operation::Refund, Fault::ResetAfter)?;
    match impatient.refund(request) {
        Ok(refund) => {
            let good = refund.status == RefundStatus::Unknown;
            let told = if good { "unknown, and nobody guesses" } else { refund.status.as_str() };
            teller.step("lost", good, format!("asked for {amount}; the answer was lost: {told}"));
        }
        Err(error) => teller.step("lost", false, error.to_string()),
    }
    match shop.client.settle(Duration::from_secs(20), |_| {}) {
        Ok(settled) => {
            let ours = settled.ended.iter().find(|refund| refund.idempotency_key == key);
            let good = ours.is_some_and(|one| one.status == RefundStatus::Succeeded && one.attempts.len() == 1);
            let told = ours.map_or_else(
                || "it did not end".to_owned(),
                |one| format!("{}, sent {}", one.status, times(one.attempts.len())),
            );
            teller.step("settle", good, format!("settled by asking the gateway: {told}"));
        }
        Err(error) => teller.step("settle", false, error.to_string()),
    }
    teller.books(shop, YEDPAY, &payment, &[amount]);
    Ok(())
}
