//! Refunds in good weather.

use crate::shop::{PAYCROSS, PAYCROSS_CARD, POCKYT, Shop, TILLS, Till, YEDPAY, back, id, kept, money};
use std::time::Duration;
use tillback::{ErrorCode, RefundRequest, RefundStatus, TransactionRef, TransactionStatus};
use tillback_sandbox::{Fault, Operation};

#[tokio::test]
async fn a_payment_goes_back_in_parts_and_not_a_cent_more() {
    let shop = Shop::open().await;
    for till in TILLS {
        let payment = shop.paid(till, 1_000);
        let receipt = TransactionRef::scan(&payment).unwrap();
        let found = shop.client.transaction(till.account, &receipt).await.unwrap();
        assert_eq!((found.amount, found.status), (money(1_000, till), TransactionStatus::Paid), "{till:?}");

        let key = |part| format!("{till:?}-{part}");
        let part = RefundRequest::new(till.account, found, key(1)).amount(money(400, till)).reason("too small");
        let part = shop.client.refund(part).await.unwrap();
        assert_eq!((part.status, part.amount), (RefundStatus::Succeeded, money(400, till)), "{part:#?}");

        let rest = shop.client.refund(RefundRequest::new(till.account, id(&payment), key(2))).await.unwrap();
        assert_eq!((rest.status, rest.amount), (RefundStatus::Succeeded, money(600, till)), "{rest:#?}");

        let more = shop.client.refund(back(till, &payment, &key(3), 1)).await.unwrap_err();
        assert_eq!(more.code(), ErrorCode::AlreadyRefunded, "{more}");

        let entry = shop.entry(till, &payment);
        assert_eq!((entry.refunded, entry.payment.refunds.len()), (1_000, 2), "{till:?}");
    }
}

#[tokio::test]
async fn the_gateway_shows_what_went_back() {
    let shop = Shop::open().await;
    for till in TILLS {
        let payment = shop.paid(till, 1_000);
        let refund = shop.client.refund(back(till, &payment, &payment, 250)).await.unwrap();
        let seen = shop.client.transaction(till.account, &id(&payment)).await.unwrap();
        if till.gateway == PAYCROSS.gateway {
            assert_eq!((seen.refunded, seen.refundable), (None, None));
            let mark = TransactionRef::merchant(refund.id).unwrap();
            let refunds = shop.client.find(till.account, &mark).await.unwrap();
            assert_eq!(refunds.len(), 1);
            assert_eq!(refunds[0].amount, money(250, till));
            assert_eq!(refunds[0].parent_id.as_deref(), Some(payment.as_str()));
        } else {
            assert_eq!(seen.refunded, Some(money(250, till)), "{till:?}");
            assert_eq!(seen.refundable, Some(money(750, till)), "{till:?}");
            assert_eq!(seen.status, TransactionStatus::PartlyRefunded, "{till:?}");
        }
    }
}

#[tokio::test]
async fn the_same_key_is_the_same_refund() {
    let shop = Shop::open().await;
    for till in TILLS {
        let payment = shop.paid(till, 1_000);
        let first = shop.client.refund(back(till, &payment, &payment, 300)).await.unwrap();
        let again = shop.client.refund(back(till, &payment, &payment, 300)).await.unwrap();
        assert!(!first.raw.as_bytes().is_empty());
        assert_eq!(kept(first), again);
        assert_eq!(shop.client.get_refund(&payment).await.unwrap(), again);
        assert_eq!(shop.entry(till, &payment).refunded, 300);
    }
}

#[tokio::test]
async fn the_same_key_for_something_else_is_a_conflict() {
    let shop = Shop::open().await;
    let payment = shop.paid(POCKYT, 1_000);
    let other = shop.paid(POCKYT, 1_000);
    shop.client.refund(back(POCKYT, &payment, "k", 300)).await.unwrap();
    for changed in [
        back(POCKYT, &payment, "k", 301),
        back(POCKYT, &other, "k", 300),
        back(POCKYT, &payment, "k", 300).reason("another"),
        RefundRequest::new(POCKYT.account, id(&payment), "k").reason("returned"),
        back(YEDPAY, &payment, "k", 300),
    ] {
        let error = shop.client.refund(changed).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::KeyReused);
        assert_eq!(error.idempotency_key(), Some("k"));
    }
    assert_eq!(shop.refund_requests(), 1);
}

#[tokio::test]
async fn a_payment_is_known_by_any_of_its_names() {
    let shop = Shop::open().await;
    for till in TILLS {
        let payment = shop.payment(till, 1_000, |new| new.reference = Some(format!("till-7-{}", till.method)));
        let by_reference = TransactionRef::merchant(payment.reference.clone()).unwrap();
        let request = RefundRequest::new(till.account, by_reference, payment.id.clone())
            .amount(money(100, till))
            .reason("returned");
        let refund = shop.client.refund(request).await.unwrap();
        assert_eq!(refund.transaction_id.as_deref(), Some(payment.id.as_str()));
        // The same payment by its id: the same refund, not a conflict.
        let again = shop.client.refund(back(till, &payment.id, &payment.id, 100)).await.unwrap();
        assert_eq!(kept(refund), again);
        assert_eq!(shop.entry(till, &payment.id).refunded, 100, "{till:?}");
    }
}

#[tokio::test]
async fn a_pending_refund_ends_later() {
    for (succeeds, expected) in [(true, RefundStatus::Succeeded), (false, RefundStatus::Refused)] {
        let shop = Shop::open().await;
        for till in TILLS {
            let payment = shop.paid(till, 1_000);
            shop.fault(till, Operation::Refund, Fault::PendingRefund { ms: 400, succeeds });
            let request = back(till, &payment, &payment, 1_000).within(Duration::from_millis(100));
            let refund = shop.client.refund(request).await.unwrap();
            assert_eq!(refund.status, RefundStatus::Pending, "{till:?} {refund:#?}");
            if till == POCKYT && !succeeds {
                // That it is in no list any more proves nothing there, so it is waited for.
                let later = shop.client.wait_for_refund(&payment, Duration::from_secs(1)).await.unwrap();
                assert_eq!(later.status, RefundStatus::Pending, "{later:#?}");
                continue;
            }
            let ended = shop.client.wait_for_refund(&payment, Duration::from_secs(10)).await.unwrap();
            assert_eq!(ended.status, expected, "{till:?} {ended:#?}");
            shop.judge(till, &payment, &ended);
        }
    }
}

#[tokio::test]
async fn amounts_are_on_the_wire_in_the_gateways_own_form() {
    let shop = Shop::open().await;
    let yen = Till { currency: "JPY", ..PAYCROSS };
    let fils = Till { currency: "KWD", ..PAYCROSS_CARD };
    let won = Till { currency: "KRW", ..POCKYT };
    for till in [yen, fils, won] {
        let payment = shop.paid(till, 12_345);
        let refund = shop.client.refund(back(till, &payment, &payment, 2_345)).await.unwrap();
        assert_eq!(refund.status, RefundStatus::Succeeded, "{refund:#?}");
        assert_eq!(shop.entry(till, &payment).refunded, 2_345, "{till:?}");
    }
}

#[tokio::test]
async fn the_last_reply_is_kept_as_it_came() {
    let shop = Shop::open().await;
    for till in TILLS {
        let payment = shop.paid(till, 1_000);
        let refund = shop.client.refund(back(till, &payment, &payment, 400)).await.unwrap();
        assert!(refund.raw.as_str().unwrap().contains(&payment), "{till:?}");
    }
}

#[tokio::test]
async fn limits_may_be_as_long_as_they_can_be_written() {
    let shop = Shop::open().await;
    let payment = shop.paid(POCKYT, 1_000);
    let request = back(POCKYT, &payment, "k", 400).within(Duration::MAX);
    assert_eq!(shop.client.refund(request).await.unwrap().status, RefundStatus::Succeeded);
    let ended = shop.client.wait_for_refund("k", Duration::MAX).await.unwrap();
    assert_eq!(ended.status, RefundStatus::Succeeded);
    let seen = shop.client.wait_for(POCKYT.account, &id(&payment), tillback::Until::Final, Duration::MAX).await;
    assert_eq!(seen.unwrap().status, TransactionStatus::PartlyRefunded);
}

#[tokio::test]
async fn a_caller_who_goes_away_does_not_stop_a_refund() {
    let shop = Shop::open().await;
    let payment = shop.paid(POCKYT, 1_000);
    shop.fault(POCKYT, Operation::Refund, Fault::Delay { ms: 200 });
    let client = shop.client.clone();
    let request = back(POCKYT, &payment, "gone", 1_000);
    let caller = tokio::spawn(async move { client.refund(request).await });
    while shop.refund_requests() == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    caller.abort();
    let ended = shop.client.wait_for_refund("gone", Duration::from_secs(10)).await.unwrap();
    assert_eq!(ended.status, RefundStatus::Succeeded);
    assert_eq!(shop.refund_requests(), 1);
}
