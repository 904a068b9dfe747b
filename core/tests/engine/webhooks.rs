//! Webhooks move refunds, in any order relative to answers and polls, any number of times.

use crate::receiver::{Headers, Receiver};
use crate::shop::{PAYCROSS, PAYCROSS_CARD, Shop, TILLS, Till, YEDPAY, back};
use std::time::Duration;
use tillback::{ErrorCode, Outcome, RefundFilter, RefundStatus};
use tillback_sandbox::ledger::PaymentState;
use tillback_sandbox::{Fault, Operation};

/// A refund of 4.00 whose answer is lost, whose caller gave up, and the notification about it.
async fn lost(shop: &Shop, till: Till, fault: Fault) -> (String, Headers, Vec<u8>) {
    let mut receiver = Receiver::open().await;
    let payment = shop.payment(till, 1_000, |new| new.notification_url = Some(receiver.url.clone())).id;
    shop.fault(till, Operation::Refund, fault);
    let request = back(till, &payment, &payment, 400).within(Duration::from_millis(1_000));
    let refund = shop.client.refund(request).await.unwrap();
    assert_eq!(refund.status, RefundStatus::Unknown, "{till:?} {refund:#?}");
    let (headers, body) = receiver.next().await;
    (payment, headers, body)
}

/// With so long a first pause nobody asks before the webhook is there.
async fn patient() -> Shop {
    Shop::open_with(|builder| builder.first_pause(Duration::from_secs(60))).await
}

#[tokio::test]
async fn a_webhook_settles_what_is_unknown() {
    let shop = patient().await;
    for till in TILLS {
        let (payment, headers, body) = lost(&shop, till, Fault::ResetAfter).await;
        let asked = shop.requests(Operation::Query);
        let client = shop.another();
        let event = client.receive_webhook(till.account, headers.clone(), body.clone()).await.unwrap();
        assert_eq!(event.refund_keys, [payment.as_str()], "{till:?}");
        let mut refund = shop.client.get_refund(&payment).await.unwrap();
        if refund.status == RefundStatus::Pending {
            // Pockyt's list names the refund, whose own record is asked next.
            let again = client.wait_for_refund(&payment, Duration::from_millis(1));
            assert_eq!(again.await.unwrap().status, RefundStatus::Pending);
            let quick = shop.another_with(|builder| builder.first_pause(Duration::from_millis(10)));
            refund = quick.wait_for_refund(&payment, Duration::from_secs(5)).await.unwrap();
        }
        assert_eq!(refund.status, RefundStatus::Succeeded, "{till:?} {refund:#?}");
        shop.judge(till, &payment, &refund);
        assert!(refund.history.iter().any(|line| line.source.as_str() == "webhook"), "{refund:#?}");
        if till == PAYCROSS || till == PAYCROSS_CARD {
            assert_eq!(shop.requests(Operation::Query), asked, "the webhook itself is proof");
        }
        // Once more, and once more: nothing changes and nothing is added.
        for _ in 0..3 {
            let again = client.receive_webhook(till.account, headers.clone(), body.clone()).await.unwrap();
            assert_eq!(again.refund_keys, [payment.as_str()], "{till:?}");
        }
        let after = shop.client.get_refund(&payment).await.unwrap();
        assert_eq!(after.status, RefundStatus::Succeeded);
        assert!(after.history.len() <= refund.history.len() + 1, "{after:#?}");
        assert!(!after.contradicted);
    }
}

#[tokio::test]
async fn a_webhook_that_comes_before_the_answer_counts() {
    let shop = Shop::open().await;
    for till in [PAYCROSS, PAYCROSS_CARD] {
        let mut receiver = Receiver::open().await;
        let payment = shop.payment(till, 1_000, |new| new.notification_url = Some(receiver.url.clone())).id;
        shop.fault(till, Operation::Refund, Fault::Delay { ms: 400 });
        let (client, request) = (shop.client.clone(), back(till, &payment, &payment, 400));
        let caller = tokio::spawn(async move { client.refund(request).await.unwrap() });
        let (headers, body) = receiver.next().await;
        shop.another().receive_webhook(till.account, headers, body).await.unwrap();
        assert_eq!(shop.another().get_refund(&payment).await.unwrap().status, RefundStatus::Succeeded);
        let refund = caller.await.unwrap();
        assert_eq!(refund.status, RefundStatus::Succeeded, "{refund:#?}");
        assert!(!refund.contradicted, "{refund:#?}");
        shop.judge(till, &payment, &refund);
    }
}

#[tokio::test]
async fn news_against_a_final_status_are_shown_and_not_applied() {
    let shop = patient().await;
    let (payment, headers, body) = lost(&shop, PAYCROSS_CARD, Fault::ResetAfter).await;
    // A person decided too early that nothing happened.
    let file = rusqlite::Connection::open(shop.file()).unwrap();
    file.execute_batch("UPDATE refund SET stage = 'review', version = version + 1").unwrap();
    let resolved = shop.client.resolve(&payment, Outcome::Refused, "Not in the dashboard.").await.unwrap();
    assert_eq!((resolved.status, resolved.contradicted), (RefundStatus::Refused, false));
    for _ in 0..3 {
        shop.client.receive_webhook("paycross", headers.clone(), body.clone()).await.unwrap();
    }
    let mut listed = shop.another().list_refunds(RefundFilter::contradicted()).unwrap();
    let refund = listed.next().await.unwrap().unwrap();
    assert!(listed.next().await.is_none());
    assert_eq!((refund.status, refund.contradicted), (RefundStatus::Refused, true));
    let against: Vec<_> = refund.history.iter().filter(|line| line.contradicts).collect();
    assert_eq!(against.len(), 1, "{refund:#?}");
    assert_eq!(against[0].source.as_str(), "webhook");
}

#[tokio::test]
async fn a_webhook_about_another_refund_of_the_payment_moves_nothing() {
    let shop = patient().await;
    let mut receiver = Receiver::open().await;
    let payment = shop.payment(PAYCROSS, 1_000, |new| new.notification_url = Some(receiver.url.clone())).id;
    shop.client.refund(back(PAYCROSS, &payment, "first", 100)).await.unwrap();
    let (headers, body) = receiver.next().await;
    shop.fault(PAYCROSS, Operation::Refund, Fault::ResetBefore);
    let request = back(PAYCROSS, &payment, "second", 400).within(Duration::from_millis(500));
    assert_eq!(shop.client.refund(request).await.unwrap().status, RefundStatus::Unknown);
    let event = shop.client.receive_webhook("paycross", headers, body).await.unwrap();
    assert_eq!(event.refund_keys, ["first"]);
    let second = shop.client.get_refund("second").await.unwrap();
    assert_eq!(second.status, RefundStatus::Unknown);
    assert!(second.history.iter().all(|line| line.source.as_str() != "webhook"), "{second:#?}");
}

#[tokio::test]
async fn a_forged_webhook_moves_nothing() {
    let shop = patient().await;
    let (payment, headers, mut body) = lost(&shop, YEDPAY, Fault::ResetAfter).await;
    let end = body.len() - 1;
    body[end] = if body[end] == b'0' { b'1' } else { b'0' };
    let error = shop.client.receive_webhook("yedpay", headers, body).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::SignatureInvalid);
    let refund = shop.client.get_refund(&payment).await.unwrap();
    assert_eq!(refund.status, RefundStatus::Unknown);
    assert!(refund.history.iter().all(|line| line.source.as_str() != "webhook"));
}

#[tokio::test]
async fn a_webhook_ends_the_wait_for_a_payment_and_for_a_refund_at_once() {
    let shop = patient().await;
    let client = shop.another_with(|builder| builder.first_pause(Duration::from_secs(60)));
    let mut receiver = Receiver::open().await;
    let payment = shop.payment(YEDPAY, 1_000, |new| new.notification_url = Some(receiver.url.clone())).id;
    let hour = Duration::from_secs(3_600);
    let polling = {
        let (client, name) = (client.clone(), crate::shop::id(&payment));
        let until = tillback::Until::Status(tillback::TransactionStatus::PartlyRefunded);
        tokio::spawn(async move { client.wait_for("yedpay", &name, until, hour).await })
    };
    while shop.requests(Operation::Query) == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    shop.fault(YEDPAY, Operation::Refund, Fault::ResetAfter);
    let request = back(YEDPAY, &payment, &payment, 400).within(Duration::from_secs(1));
    assert_eq!(shop.client.refund(request).await.unwrap().status, RefundStatus::Unknown);
    let waiting = {
        let (client, key) = (client.clone(), payment.clone());
        tokio::spawn(async move { client.wait_for_refund(&key, hour).await })
    };
    let (headers, body) = receiver.next().await;
    client.receive_webhook("yedpay", headers, body).await.unwrap();
    assert_eq!(waiting.await.unwrap().unwrap().status, RefundStatus::Succeeded);
    assert_eq!(polling.await.unwrap().unwrap().id, payment);
}

#[tokio::test]
async fn many_who_wait_for_one_payment_share_the_questions() {
    let shop = Shop::open_with(|builder| builder.first_pause(Duration::from_millis(100))).await;
    let payment = shop.payment(YEDPAY, 1_000, |new| new.state = PaymentState::Pending).id;
    let name = crate::shop::id(&payment);
    let waiters: Vec<_> = (0..100)
        .map(|_| {
            let (client, name) = (shop.client.clone(), name.clone());
            let wait = Duration::from_secs(20);
            tokio::spawn(async move { client.wait_for("yedpay", &name, tillback::Until::Refundable, wait).await })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(300)).await;
    let asked = shop.requests(Operation::Query);
    assert!((1..=6).contains(&asked), "{asked} questions");
    shop.server.with(|sandbox| sandbox.set_state(YEDPAY.gateway, &payment, PaymentState::Paid)).unwrap();
    for waiter in waiters {
        assert_eq!(waiter.await.unwrap().unwrap().id, payment);
    }
    let nobody = crate::shop::id("nobody");
    let error = shop.client.wait_for("yedpay", &nobody, tillback::Until::Final, Duration::from_secs(5)).await;
    assert_eq!(error.unwrap_err().code(), ErrorCode::TransactionNotFound);
    // Nobody waits any more, so nobody asks.
    let asked = shop.requests(Operation::Query);
    tokio::time::sleep(Duration::from_millis(400)).await;
    assert_eq!(shop.requests(Operation::Query), asked);
}
