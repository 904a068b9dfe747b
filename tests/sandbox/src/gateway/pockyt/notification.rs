//! The news of a refund: a signed form, sent to the URL that the refund or its payment named.

use super::{amount, sign, words};
use crate::ledger::GatewayName;
use crate::notification::Notification;
use crate::world::World;

/// Puts the news about `refund` of `payment` into the outbox. No field list of it is public: it carries those of the
/// reply to the refund, and the time.
pub(crate) fn notify_refund(world: &mut World, payment_id: &str, refund_id: &str) {
    let Some(payment) = world.payment(GatewayName::Pockyt, payment_id) else { return };
    let Some(refund) = payment.refunds.iter().find(|refund| refund.id == refund_id) else { return };
    let url = world.refund_urls.get(refund_id).or(payment.notification_url.as_ref());
    let Some(url) = url.cloned() else { return };
    let currency = payment.currency.as_str();
    let (amount, refund_amount) = (amount::write(payment.amount, currency), amount::write(refund.amount, currency));
    let time = words::compact_time(refund.updated_at);
    let mut params = vec![
        ("transactionNo", payment.id.as_str()),
        ("reference", payment.reference.as_str()),
        ("amount", amount.as_str()),
        ("currency", currency),
        ("settleCurrency", amount::settle_currency(currency)),
        ("refundTransactionNo", refund.id.as_str()),
        ("refundAmount", refund_amount.as_str()),
        ("status", words::of_refund(refund.state)),
        ("time", time.as_str()),
    ];
    params.extend(refund.mark.as_deref().map(|mark| ("refundReference", mark)));
    let signature = sign::signature(params.iter().copied(), &world.accounts.pockyt.token);
    params.push(("verifySign", signature.as_str()));
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(params).finish();
    world.outbox.push(Notification {
        gateway: GatewayName::Pockyt,
        url,
        headers: vec![("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned())],
        body: body.into(),
    });
}
