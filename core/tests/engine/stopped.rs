//! Callers who stop waiting: by a time limit, or by hand.

use crate::shop::{POCKYT, Shop, TILLS, YEDPAY, back, id, money};
use std::time::Duration;
use tillback::{Cancel, ErrorCode, ManyOptions, RefundRequest, RefundStatus, Until};
use tillback_sandbox::{Fault, Operation};

const LATE: Fault = Fault::Delay { ms: 300 };
const SOON: Duration = Duration::from_millis(60);

/// One that stops what was begun, after a moment.
fn soon() -> Cancel {
    let cancel = Cancel::new();
    let other = cancel.clone();
    tokio::spawn(async move {
        tokio::time::sleep(SOON).await;
        other.cancel();
    });
    cancel
}

#[tokio::test]
async fn a_sent_refund_that_is_cancelled_is_no_error_and_goes_on() {
    for till in TILLS {
        let shop = Shop::open().await;
        let payment = shop.paid(till, 1_000);
        let request = back(till, &payment, "k", 400);
        shop.fault(till, Operation::Refund, LATE);
        let refund = shop.client.cancelled_by(&soon()).refund(request.clone()).await.unwrap();
        assert_eq!(refund.status, RefundStatus::Unknown, "{till:?} {refund:#?}");
        let ended = shop.client.wait_for_refund("k", Duration::from_secs(10)).await.unwrap();
        assert_eq!(ended.status, RefundStatus::Succeeded, "{till:?} {ended:#?}");
        assert_eq!((shop.refund_requests(), shop.entry(till, &payment).refunded), (1, 400));
    }
}

#[tokio::test]
async fn cancelled_before_it_is_sent_nothing_moves_and_the_key_is_free() {
    let shop = Shop::open().await;
    let payment = shop.paid(POCKYT, 1_000);
    shop.fault(POCKYT, Operation::Query, LATE);
    let error = shop.client.cancelled_by(&soon()).refund(back(POCKYT, &payment, "k", 400)).await.unwrap_err();
    assert_eq!((error.code(), error.idempotency_key()), (ErrorCode::Cancelled, Some("k")));
    assert_eq!(shop.refund_requests(), 0);
    let refund = shop.client.refund(back(POCKYT, &payment, "k", 100)).await.unwrap();
    assert_eq!(refund.status, RefundStatus::Succeeded);
}

#[tokio::test]
async fn one_cancelled_long_ago_stops_before_the_first_byte() {
    let shop = Shop::open().await;
    let payment = shop.paid(POCKYT, 1_000);
    let cancel = Cancel::new();
    cancel.cancel();
    assert!(cancel.is_cancelled());
    let client = shop.client.cancelled_by(&cancel);
    let error = client.refund(back(POCKYT, &payment, "k", 400)).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Cancelled);
    assert_eq!(client.transaction("pockyt", &id(&payment)).await.unwrap_err().code(), ErrorCode::Cancelled);
    assert_eq!((shop.requests(Operation::Query), shop.refund_requests()), (0, 0));
    // Nobody has to be asked before this one is sent.
    let read = shop.client.transaction("pockyt", &id(&payment)).await.unwrap();
    let request = RefundRequest::new("pockyt", read, "k").amount(money(400, POCKYT));
    assert_eq!(client.refund(request).await.unwrap_err().code(), ErrorCode::Cancelled);
    assert_eq!(shop.refund_requests(), 0);
    assert_eq!(shop.client.get_refund("k").await.unwrap_err().code(), ErrorCode::RefundNotFound);
}

#[tokio::test]
async fn a_question_has_the_time_it_was_given() {
    let shop = Shop::open().await;
    let payment = shop.paid(YEDPAY, 1_000);
    let client = shop.client.within(SOON);
    shop.fault(YEDPAY, Operation::Query, LATE);
    assert_eq!(client.transaction("yedpay", &id(&payment)).await.unwrap_err().code(), ErrorCode::TimedOut);
    // The limit is for each call, not for all of them together.
    tokio::time::sleep(SOON * 2).await;
    assert!(client.transaction("yedpay", &id(&payment)).await.is_ok());
}

#[tokio::test]
async fn of_many_each_tells_its_own_end() {
    let shop = Shop::open().await;
    let payments: Vec<_> = (0..6).map(|_| shop.paid(POCKYT, 1_000)).collect();
    shop.rule(tillback_sandbox::Rule::new(LATE).on(Operation::Query).times(0));
    let mut codes = Vec::new();
    let one_by_one = ManyOptions { at_once: 1, per_second: None };
    let references: Vec<_> = payments.iter().map(|payment| id(payment)).collect();
    let client = shop.client.cancelled_by(&soon());
    let tally = client.query_many("pockyt", references, one_by_one, |done| codes.push(done.result.unwrap_err().code()));
    assert_eq!(tally.await.unwrap().failed, 6);
    assert_eq!(codes, [ErrorCode::Cancelled; 6]);
    assert_eq!(shop.requests(Operation::Query), 1);
}

#[tokio::test]
async fn settling_and_waiting_tell_what_is_known_by_then() {
    let shop = Shop::open().await;
    let payment = shop.lost(YEDPAY, 400, Fault::ResetBefore).await;
    shop.rule(tillback_sandbox::Rule::new(LATE).on(Operation::Query).times(0));
    let client = shop.client.cancelled_by(&soon());
    let settled = client.settle(Duration::from_secs(60), |_| {}).await.unwrap();
    assert_eq!((settled.ended.len(), settled.open.len()), (0, 1));
    assert_eq!(settled.open[0].idempotency_key, payment);
    let refund = shop.client.within(SOON).wait_for_refund(&payment, Duration::from_secs(60)).await.unwrap();
    assert!(!refund.status.is_final());
    let waiting = shop.client.cancelled_by(&soon());
    let error = waiting.wait_for("yedpay", &id(&payment), Until::Final, Duration::from_secs(60)).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Cancelled);
}
