//! A till that is offline: recorded now, sent later.

use crate::shop::{POCKYT, Shop, TILLS, YEDPAY, back, id, money};
use std::time::Duration;
use tillback::{ErrorCode, RefundRequest, RefundStatus};

const WHILE: Duration = Duration::from_secs(10);

#[tokio::test]
async fn what_is_queued_offline_is_sent_by_settle() {
    let shop = Shop::open().await;
    let mut payments = Vec::new();
    for till in TILLS {
        let payment = shop.paid(till, 1_000);
        shop.server.down(till.gateway).await;
        let queued = shop.client.queue_refund(back(till, &payment, &payment, 400)).await.unwrap();
        assert_eq!((queued.status, queued.amount), (RefundStatus::Queued, money(400, till)));
        assert_eq!((queued.target.as_str(), queued.transaction_id.as_deref()), (payment.as_str(), None));
        shop.server.up(till.gateway).await.unwrap();
        payments.push((till, payment));
    }
    assert_eq!(shop.refund_requests(), 0);

    let settled = shop.another().settle(WHILE, |_| {}).await.unwrap();
    assert!(settled.open.is_empty(), "{settled:#?}");
    for (till, payment) in payments {
        let refund = shop.client.get_refund(&payment).await.unwrap();
        assert_eq!(refund.status, RefundStatus::Succeeded, "{till:?} {refund:#?}");
        assert_eq!(refund.transaction_id.as_deref(), Some(payment.as_str()));
        shop.judge(till, &payment, &refund);
    }
    assert_eq!(shop.refund_requests(), TILLS.len());
}

#[tokio::test]
async fn a_gateway_that_is_down_leaves_it_queued_and_says_so_once() {
    let shop = Shop::open().await;
    let payment = shop.paid(POCKYT, 1_000);
    shop.client.queue_refund(back(POCKYT, &payment, "k", 400)).await.unwrap();
    shop.server.down(POCKYT.gateway).await;
    let settled = shop.client.settle(Duration::from_millis(400), |_| {}).await.unwrap();
    assert_eq!(settled.open.len(), 1);
    let refund = &settled.open[0];
    assert_eq!(refund.status, RefundStatus::Queued);
    let said = refund.history.iter().filter(|line| line.what.contains("tried again later")).count();
    assert_eq!(said, 1, "{refund:#?}");
    shop.server.up(POCKYT.gateway).await.unwrap();
    let settled = shop.client.settle(WHILE, |_| {}).await.unwrap();
    assert_eq!(settled.ended[0].status, RefundStatus::Succeeded, "{settled:#?}");
    assert_eq!(shop.entry(POCKYT, &payment).refunded, 400);
}

#[tokio::test]
async fn a_connection_that_breaks_before_the_refund_leaves_in_leaves_it_queued() {
    let shop = Shop::open().await;
    let payment = shop.paid(YEDPAY, 1_000);
    let read = shop.client.transaction("yedpay", &id(&payment)).await.unwrap();
    shop.client.queue_refund(RefundRequest::new("yedpay", read, "k").reason("returned")).await.unwrap();
    assert_eq!(shop.client.get_refund("k").await.unwrap().amount, money(1_000, YEDPAY));
    let settled = shop.client.settle(WHILE, |_| {}).await.unwrap();
    assert_eq!(settled.ended[0].status, RefundStatus::Succeeded, "{settled:#?}");
}

#[tokio::test]
async fn one_key_is_queued_once() {
    let shop = Shop::open().await;
    let payment = shop.paid(POCKYT, 1_000);
    let first = shop.client.queue_refund(back(POCKYT, &payment, "k", 400)).await.unwrap();
    let again = shop.client.queue_refund(back(POCKYT, &payment, "k", 400)).await.unwrap();
    assert_eq!(first.id, again.id);
    let other = shop.client.queue_refund(back(POCKYT, &payment, "k", 300)).await.unwrap_err();
    assert_eq!(other.code(), ErrorCode::KeyReused);
    // A refund with the same key returns the queued one, and sends nothing.
    let refund = shop.client.refund(back(POCKYT, &payment, "k", 400)).await.unwrap();
    assert_eq!((refund.id, refund.status), (first.id, RefundStatus::Queued));
    assert_eq!(shop.refund_requests(), 0);
}

#[tokio::test]
async fn what_turns_out_to_be_impossible_is_refused_and_says_why() {
    let shop = Shop::open().await;
    let payment = shop.paid(POCKYT, 1_000);
    shop.client.queue_refund(back(POCKYT, &payment, "too much", 1_001)).await.unwrap();
    shop.client.queue_refund(back(POCKYT, "999999999999999999", "nobody's", 100)).await.unwrap();
    shop.client
        .queue_refund(back(YEDPAY, &shop.paid(YEDPAY, 500), "dollars", 100).amount(money(5, POCKYT)))
        .await
        .unwrap();
    let settled = shop.client.settle(WHILE, |_| {}).await.unwrap();
    assert!(settled.open.is_empty(), "{settled:#?}");
    for (key, word) in
        [("too much", "OVER_REFUND"), ("nobody's", "TRANSACTION_NOT_FOUND"), ("dollars", "CURRENCY_MISMATCH")]
    {
        let refund = shop.client.get_refund(key).await.unwrap();
        assert_eq!(refund.status, RefundStatus::Refused, "{refund:#?}");
        assert!(refund.history.last().unwrap().what.contains(word), "{refund:#?}");
    }
    assert_eq!(shop.refund_requests(), 0);
}

#[tokio::test]
async fn of_two_that_are_queued_for_the_same_money_one_is_refused() {
    let shop = Shop::open().await;
    for till in TILLS {
        let payment = shop.paid(till, 1_000);
        for number in 0..2 {
            shop.client.queue_refund(back(till, &payment, &format!("{payment}-{number}"), 600)).await.unwrap();
        }
        let settled = shop.client.settle(WHILE, |_| {}).await.unwrap();
        let mut statuses: Vec<_> = settled.ended.iter().map(|refund| refund.status.as_str()).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, ["refused", "succeeded"], "{till:?} {settled:#?}");
        assert_eq!(shop.entry(till, &payment).refunded, 600, "{till:?}");
    }
}

#[tokio::test]
async fn a_queued_refund_needs_an_amount_or_a_transaction() {
    let shop = Shop::open().await;
    let request = RefundRequest::new("pockyt", id("312345678901234567"), "k");
    let error = shop.client.queue_refund(request).await.unwrap_err();
    assert_eq!((error.code(), error.field()), (ErrorCode::AmountInvalid, Some("amount")));
    assert_eq!(error.idempotency_key(), Some("k"));
    assert_eq!(shop.client.get_refund("k").await.unwrap_err().code(), ErrorCode::RefundNotFound);
}
