//! Payees are registered once, whatever breaks in between.

use crate::reads::ada;
use crate::shop::Shop;
use std::time::Duration;
use tillback::{ErrorCode, PayeeRequest};
use tillback_sandbox::{Fault, Operation, Rule};

fn grace(code: Option<&str>) -> PayeeRequest {
    let mut request = ada();
    request.first_name = "Grace".to_owned();
    request.email = "grace@example.com".to_owned();
    request.government_id = code.map(|code| format!("id of {code}"));
    request.customer_code = code.map(str::to_owned);
    request
}

impl Shop {
    fn payees(&self) -> usize {
        self.server.with(|sandbox| sandbox.ledger().payees).len()
    }
}

#[tokio::test]
async fn the_same_registration_again_returns_the_same_payee() {
    let shop = Shop::open().await;
    for code in [Some("vendor-7"), None] {
        let mut request = grace(code);
        request.email = format!("{}@example.com", code.unwrap_or("none"));
        let first = shop.client.register_payee(&request).await.unwrap();
        let again = shop.another().register_payee(&request).await.unwrap();
        assert_eq!(first.customer_no, again.customer_no);
        request.first_name = "Ada".to_owned();
        assert_eq!(shop.client.register_payee(&request).await.unwrap_err().code(), ErrorCode::KeyReused);
    }
    assert_eq!(shop.requests(Operation::RegisterPayee), 2);
}

#[tokio::test]
async fn a_registration_of_a_program_that_crashed_is_looked_for_first() {
    let shop = Shop::open().await;
    // The gateway acts, and neither the answer nor any question gets through: as good as a crash.
    shop.rule(Rule::new(Fault::ResetAfter).on(Operation::RegisterPayee));
    shop.rule(Rule::new(Fault::ResetBefore).on(Operation::Payee).times(0));
    let error = shop.client.register_payee(&grace(Some("vendor-7"))).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::PayeeUncertain);
    shop.server.with(|sandbox| sandbox.clear_faults());
    let payee = shop.another().register_payee(&grace(Some("vendor-7"))).await.unwrap();
    assert_eq!(payee.customer_code.as_deref(), Some("vendor-7"));
    assert_eq!((shop.payees(), shop.requests(Operation::RegisterPayee)), (1, 1));
}

#[tokio::test]
async fn it_is_sent_again_only_after_the_gateway_knew_nothing_for_a_while() {
    let shop = Shop::open_with(|builder| builder.quiet_period(Duration::from_secs(2))).await;
    shop.rule(Rule::new(Fault::ResetBefore).on(Operation::RegisterPayee));
    for _ in 0..2 {
        let error = shop.client.register_payee(&grace(None)).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::PayeeUncertain);
    }
    assert_eq!(shop.requests(Operation::RegisterPayee), 1);
    tokio::time::sleep(Duration::from_secs(2)).await;
    let payee = shop.client.register_payee(&grace(None)).await.unwrap();
    assert_eq!(payee.first_name.as_deref(), Some("Grace"));
    assert_eq!((shop.payees(), shop.requests(Operation::RegisterPayee)), (1, 2));
}

#[tokio::test]
async fn what_was_refused_or_not_sent_may_be_put_right() {
    let shop = Shop::open().await;
    shop.server.down(crate::shop::POCKYT.gateway).await;
    assert_eq!(shop.client.register_payee(&grace(None)).await.unwrap_err().code(), ErrorCode::Unreachable);
    shop.server.up(crate::shop::POCKYT.gateway).await.unwrap();
    shop.client.register_payee(&grace(Some("one"))).await.unwrap();
    // The address is taken at the gateway.
    let taken = shop.client.register_payee(&grace(Some("two"))).await.unwrap_err();
    assert_ne!(taken.code(), ErrorCode::PayeeUncertain, "{taken}");
    let mut other = grace(Some("two"));
    other.email = "grace2@example.com".to_owned();
    shop.client.register_payee(&other).await.unwrap();
    assert_eq!(shop.payees(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_at_once_register_one() {
    let shop = Shop::open().await;
    let callers: Vec<_> = (0..8)
        .map(|_| {
            let client = shop.another();
            tokio::spawn(async move { client.register_payee(&grace(Some("vendor-7"))).await })
        })
        .collect();
    let mut registered = 0;
    for caller in callers {
        match caller.await.unwrap() {
            Ok(_) => registered += 1,
            Err(error) => assert_eq!(error.code(), ErrorCode::PayeeUncertain, "{error}"),
        }
    }
    assert!(registered > 0);
    assert_eq!((shop.payees(), shop.requests(Operation::RegisterPayee)), (1, 1));
}
