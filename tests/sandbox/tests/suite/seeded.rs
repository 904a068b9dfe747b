//! What is in a fresh sandbox.

use std::collections::HashSet;
use tillback_sandbox::ledger::PaymentState;
use tillback_sandbox::{GatewayName, Host, Sandbox};

#[test]
fn every_gateway_has_payments_in_every_state() {
    let mut sandbox = Sandbox::new(1, "2024-05-01T08:00:00Z".parse().unwrap());
    let description = sandbox.describe();
    assert_eq!(description.hosts.len(), Host::ALL.len());
    for gateway in [GatewayName::Pockyt, GatewayName::Yedpay, GatewayName::Paycross] {
        let own: Vec<_> = description.payments.iter().filter(|entry| entry.payment.gateway == gateway).collect();
        let has = |state| own.iter().any(|entry| entry.payment.state == state);
        assert!(has(PaymentState::Paid) && has(PaymentState::Pending) && has(PaymentState::Failed), "{gateway:?}");
        assert!(has(PaymentState::Expired), "{gateway:?}");
        assert!(own.iter().any(|entry| entry.refunded > 0 && entry.refundable > 0), "{gateway:?}: partly refunded");
        assert!(own.iter().any(|entry| entry.refunded > 0 && entry.refundable == 0), "{gateway:?}: fully refunded");
    }
}

#[test]
fn ids_are_unique_and_numbers_add_up() {
    let sandbox = Sandbox::new(1, "2024-05-01T08:00:00Z".parse().unwrap());
    let payments = &sandbox.world().payments;
    let refunds = payments.iter().flat_map(|payment| payment.refunds.iter().map(|refund| refund.id.as_str()));
    let ids: Vec<&str> = payments.iter().map(|payment| payment.id.as_str()).chain(refunds).collect();
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
    assert!(payments.iter().all(|payment| payment.refundable() >= 0));
    let second =
        |payment: &tillback_sandbox::ledger::Payment| payment.second_id.as_deref().is_none_or(|id| id.len() == 15);
    assert!(payments.iter().all(second));
}
