//! A program is killed between sending a refund and its answer. Another one finishes the refund.

use super::super::shop::Shop;
use super::super::story::times;
use super::program::{Order, Program};
use super::{POCKYT, Teller};
use crate::failure::Failure;
use std::thread::sleep;
use std::time::{Duration, Instant};
use tillback::{RefundStatus, blocking};
use tillback_sandbox::{Fault, Operation};

/// Short, because a killed program's refund is left alone until it can't send any more: so long and five seconds.
const SETTINGS: [(&str, &str); 2] =
    [("TILLBACK_CLIENT_CONNECT_TIMEOUT", "500ms"), ("TILLBACK_CLIENT_REPLY_TIMEOUT", "1500ms")];

const PATIENCE: Duration = Duration::from_secs(30);

pub(super) fn happens(shop: &Shop, teller: &mut Teller<'_>) -> Result<(), Failure> {
    let payment = shop.pay(POCKYT)?;
    let amount = POCKYT.money(POCKYT.part)?;
    let key = format!("{}-killed", payment.reference);
    let before = refunds(shop);
    shop.fault(POCKYT.gateway, Operation::Refund, Fault::HangAfter)?;
    let order = Order { till: POCKYT, payment: &payment, amount, key: &key, worker: "the killed program" };
    let mut program = Program::start(shop, &order, &SETTINGS)?;
    let arrived = await_refund(shop, &mut program, before);
    program.kill()?;
    let told = if arrived { "the gateway got it and says nothing" } else { "and the gateway never got it" };
    teller.step("send", arrived, format!("a program asked for {amount}; {told}"));
    remembered(shop, &key, teller);

    teller.progress.message("Waiting until it is sure that the killed program can't send any more");
    let began = Instant::now();
    // What another program has is then looked at every second, and not less and less often.
    let pause = Duration::from_millis(20);
    let second = shop.another(|builder| builder.worker("the second program").first_pause(pause))?;
    settle(&second, &key, began, teller);
    teller.books(shop, POCKYT, &payment, &[amount]);
    Ok(())
}

/// What the journal holds right after the end of the program.
fn remembered(shop: &Shop, key: &str, teller: &mut Teller<'_>) {
    match shop.client.get_refund(key) {
        Ok(refund) => {
            let good = refund.status == RefundStatus::Unknown && refund.attempts.len() == 1;
            let told = format!("{}, marked as sent {}", refund.status, times(refund.attempts.len()));
            teller.step("kill", good, format!("the program was killed; the journal on disk has the refund: {told}"));
        }
        Err(error) => teller.step("kill", false, format!("the program was killed: {error}")),
    }
}

fn settle(second: &blocking::Client, key: &str, began: Instant, teller: &mut Teller<'_>) {
    let settled = match second.settle(PATIENCE, |_| {}) {
        Ok(settled) => settled,
        Err(error) => return teller.step("settle", false, error.to_string()),
    };
    let waited = began.elapsed().as_secs();
    let ours = settled.ended.iter().find(|refund| refund.idempotency_key == key);
    let good = ours.is_some_and(|one| one.status == RefundStatus::Succeeded && one.attempts.len() == 1);
    let told = ours.map_or_else(
        || "and it did not end".to_owned(),
        |one| format!("then asked the gateway: {}, sent {}", one.status, times(one.attempts.len())),
    );
    let text = format!("a second program waited {waited} s, until the killed one can't send any more, {told}");
    teller.step("settle", good, text);
}

/// Whether one more refund arrives while the program runs.
fn await_refund(shop: &Shop, program: &mut Program, before: usize) -> bool {
    let began = Instant::now();
    while refunds(shop) == before {
        if !program.is_running() || began.elapsed() > PATIENCE {
            return refunds(shop) > before;
        }
        sleep(Duration::from_millis(2));
    }
    true
}

/// How many requests for a refund reached the gateways.
fn refunds(shop: &Shop) -> usize {
    shop.server.with(|sandbox| sandbox.requests().filter(|one| one.operation == Operation::Refund).count())
}
