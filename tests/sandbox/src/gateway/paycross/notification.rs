//! The notification a merchant gets about a refund: the same JSON as the API's answer, with the shop's credentials and
//! a signature over the bytes of the body.

use super::auth;
use super::body::{self, Place};
use super::refund::refund_of;
use crate::ledger::GatewayName;
use crate::notification::Notification;
use crate::world::World;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use ring::rand::SystemRandom;
use ring::rsa::KeyPair;
use ring::signature::RSA_PKCS1_SHA256;
use serde_json::json;

/// Puts the notification about a refund into the outbox. A refund has no URL of its own, so it goes where the payment
/// says. Without a usable private key it goes unsigned, which a receiver that knows the public key must refuse.
pub fn notify_refund(world: &mut World, payment_id: &str, refund_id: &str) {
    let Some(payment) = world.payment(GatewayName::Paycross, payment_id) else { return };
    let Some(url) = payment.notification_url.clone() else { return };
    let Some(entry) = refund_of(payment, refund_id) else { return };
    let transaction = body::transaction(world, entry, Place::Alone);
    let body = Bytes::from(json!({ "transaction": transaction }).to_string());
    let account = &world.accounts.paycross;
    let mut headers = vec![
        ("content-type".to_owned(), "application/json; charset=utf-8".to_owned()),
        ("authorization".to_owned(), auth::header(account)),
    ];
    headers.extend(sign(&account.private_key, &body).map(|text| ("content-signature".to_owned(), text)));
    world.outbox.push(Notification { gateway: GatewayName::Paycross, url, headers, body });
}

/// RSASSA-PKCS1-v1_5 with SHA-256, in base64. The signature of a text is always the same: the random numbers only hide
/// the key from who measures the time.
fn sign(private_key: &[u8], body: &[u8]) -> Option<String> {
    let key = KeyPair::from_pkcs8(private_key).ok()?;
    let mut signature = vec![0; key.public().modulus_len()];
    key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), body, &mut signature).ok()?;
    Some(STANDARD.encode(signature))
}
