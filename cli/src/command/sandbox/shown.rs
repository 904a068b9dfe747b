//! The sandbox's accounts and payments for people.

use crate::output::table;
use serde::Serialize;
use tillback::{Currency, Money};
use tillback_sandbox::account::Accounts;
use tillback_sandbox::ledger::Entry;

pub(super) fn accounts(accounts: &Accounts) -> String {
    let Accounts { pockyt, yedpay, paycross } = accounts;
    let own = |text: &String| Some(text.clone());
    let pockyt =
        [("merchant_no", own(&pockyt.merchant_no)), ("store_no", own(&pockyt.store_no)), ("token", own(&pockyt.token))];
    let yedpay = [
        ("access_token", own(&yedpay.access_token)),
        ("api_key", own(&yedpay.api_key)),
        ("sign_key", own(&yedpay.sign_key)),
    ];
    let paycross = [("shop_id", own(&paycross.shop_id)), ("secret_key", own(&paycross.secret_key))];
    let [pockyt, yedpay, paycross] = [table::facts(&pockyt), table::facts(&yedpay), table::facts(&paycross)];
    format!("\nPockyt\n{pockyt}\nYedpay\n{yedpay}\nPayCross\n{paycross}\n")
}

pub(super) fn payments(payments: &[Entry]) -> String {
    let mut rows = table::table(&["gateway", "payment", "reference", "state", "amount", "refunded", "method"]);
    for entry in payments {
        let payment = &entry.payment;
        let amount = |minor| Currency::from_code(&payment.currency).map(|currency| Money::from_minor(minor, currency));
        rows.add_row([
            table::text(word(&payment.gateway).as_str()),
            table::text(&payment.id),
            table::text(&payment.reference),
            table::text(word(&payment.state).as_str()),
            table::money(amount(payment.amount)),
            table::money(amount(entry.refunded)),
            table::text(&payment.method),
        ]);
    }
    format!("{}\n", rows.trim_fmt())
}

/// The sandbox's own word, as in its JSON.
fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        Ok(_) | Err(_) => String::new(),
    }
}
