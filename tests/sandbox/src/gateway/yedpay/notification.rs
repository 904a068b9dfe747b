//! The notification a merchant gets about a refund: a signed form with bracket keys.

use super::body::extra_parameter;
use super::codes::GatewayCode;
use super::dates::local;
use super::ids;
use super::money::decimal;
use super::sign::sign;
use super::status::View;
use crate::ledger::{GatewayName, RefundState};
use crate::notification::Notification;
use crate::world::World;
use bytes::Bytes;

const NONCE_LENGTH: usize = 64;
const NONCE_ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// The only type any document names, so refunds have it as well. They are told by their status.
const REQUEST_TYPE: &str = "purchase";
const SIGN_TYPE: &str = "HMAC_SHA256";

/// Puts the notification about a refund into the outbox, where the payment names a URL. Only a refund that was done is
/// told of: clients know a refund's notice by `refunded` or `void`, and no document names another. The notice shows the
/// payment as it is now, as a refund has no id of its own at Yedpay.
pub fn notify_refund(world: &mut World, payment_id: &str, refund_id: &str) {
    let nonce = nonce(world);
    let Some(payment) = world.payment(GatewayName::Yedpay, payment_id) else { return };
    let Some(url) = payment.notification_url.clone() else { return };
    if !payment.refunds.iter().any(|refund| refund.id == refund_id && refund.state == RefundState::Done) {
        return;
    }
    let pairs = pairs(View::of(world, payment), nonce);
    world.outbox.push(Notification {
        gateway: GatewayName::Yedpay,
        url,
        headers: vec![("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned())],
        body: Bytes::from(form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()),
    });
}

fn pairs(view: View<'_>, nonce: String) -> Vec<(String, String)> {
    let mut pairs = vec![("success".to_owned(), "1".to_owned()), ("request_type".to_owned(), REQUEST_TYPE.to_owned())];
    pairs.extend(transaction(view).into_iter().map(|(key, value)| (format!("transaction[{key}]"), value)));
    if let Some((key, value)) = extra_parameter(view) {
        pairs.push((format!("transaction[extra_parameters][{key}]"), value.to_owned()));
    }
    pairs.push(("nonce_str".to_owned(), nonce));
    pairs.push(("sign_type".to_owned(), SIGN_TYPE.to_owned()));
    pairs.push(("sign".to_owned(), sign(&view.account.sign_key, &pairs)));
    pairs
}

/// The transaction's fields in the order they are sent and signed in. What is null is left out.
fn transaction(view: View<'_>) -> Vec<(&'static str, String)> {
    let payment = view.payment;
    let code = GatewayCode::of(&payment.method);
    let mut fields = vec![
        ("id", payment.id.clone()),
        ("transaction_id", ids::transaction_id_of(payment)),
        ("reference_id", view.reference_id()),
        ("gateway_code", code.code),
        ("custom_id", payment.reference.clone()),
        ("payment_method", code.name),
        ("currency", payment.currency.clone()),
        ("amount", decimal(payment.amount)),
        ("charge", decimal(view.charge())),
        ("refunded", view.refunded_text()),
        ("refund_charge", decimal(view.refund_charge())),
        ("net", decimal(view.net())),
        ("tips", decimal(0)),
        ("status", view.status().word().to_owned()),
    ];
    fields.extend(payment.paid_at.map(|at| ("paid_at", local(at))));
    fields.extend(view.last_done().map(|refund| ("refunded_at", local(refund.updated_at))));
    fields.push(("updated_at", local(payment.updated_at)));
    fields
}

fn nonce(world: &mut World) -> String {
    (0..NONCE_LENGTH)
        .map(|_| {
            let position = world.draw() as usize % NONCE_ALPHABET.len();
            char::from(NONCE_ALPHABET[position])
        })
        .collect()
}
