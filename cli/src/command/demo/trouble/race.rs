//! Two programs want the last cent of a payment at the same moment.

use super::super::shop::Shop;
use super::program::{Order, Program, Told};
use super::{PAYCROSS, Teller};
use crate::failure::Failure;
use tillback::{ErrorCode, RefundRequest, RefundStatus, TransactionRef};
use tillback_sandbox::{Fault, Operation};

/// So long takes the gateway's answer to their first look at the payment: neither one is done before the other one asks.
const LOOK: Fault = Fault::Delay { ms: 300 };

pub(super) fn happens(shop: &Shop, teller: &mut Teller<'_>) -> Result<(), Failure> {
    let payment = shop.pay(PAYCROSS)?;
    let (most, cent) = (PAYCROSS.money(PAYCROSS.paid - 1)?, PAYCROSS.money(1)?);
    let receipt = TransactionRef::gateway_id(payment.id.as_str())?;
    let request = RefundRequest::new(PAYCROSS.account, receipt, format!("{}-most", payment.reference)).amount(most);
    match shop.client.refund(request) {
        Ok(refund) => {
            let good = refund.status == RefundStatus::Succeeded;
            teller.step("most", good, format!("gave all but one cent back: {most}, {}", refund.status));
        }
        Err(error) => teller.step("most", false, error.to_string()),
    }
    // One for each of them.
    shop.fault(PAYCROSS.gateway, Operation::Query, LOOK)?;
    shop.fault(PAYCROSS.gateway, Operation::Query, LOOK)?;
    let keys = ["a", "b"].map(|name| format!("{}-last-{name}", payment.reference));
    let order = |key, worker| Order { till: PAYCROSS, payment: &payment, amount: cent, key, worker };
    let first = Program::start(shop, &order(&keys[0], "program A"), &[])?;
    let second = Program::start(shop, &order(&keys[1], "program B"), &[])?;
    let ends = [first.told(), second.told()];
    shop.server.with(|sandbox| sandbox.clear_faults());

    let won = ends.iter().filter(|told| has_won(told)).count();
    let lost = ends.iter().filter(|told| was_refused(told)).count();
    let [a, b] = ends.each_ref().map(words);
    let text = format!("two programs asked for the last cent at once, each with a key of its own: {a}, and {b}");
    teller.step("race", won == 1 && lost == 1, text);
    teller.books(shop, PAYCROSS, &payment, &[most, cent]);
    Ok(())
}

fn has_won(told: &Told) -> bool {
    matches!(told, Told::Refund { status } if status == RefundStatus::Succeeded.as_str())
}

/// Which of the two it is depends on who told: the journal, or a gateway that shows what is left.
fn was_refused(told: &Told) -> bool {
    let no = [ErrorCode::OverRefund.as_str(), ErrorCode::AlreadyRefunded.as_str()];
    matches!(told, Told::Error { code } if no.contains(&code.as_str()))
}

fn words(told: &Told) -> String {
    match told {
        Told::Refund { status } => format!("one {status}"),
        Told::Error { code } => format!("one was refused before anything was sent ({code})"),
        Told::Nothing => "one said nothing".to_owned(),
    }
}
