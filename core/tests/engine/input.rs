//! Bad input: an error of its own, before anything is sent.

use crate::shop::{PAYCROSS, POCKYT, Shop, TILLS, YEDPAY, back, id, money};
use tillback::{ErrorCode, Money, RefundRequest, TransactionRef};
use tillback_sandbox::ledger::PaymentState;

async fn code(shop: &Shop, request: RefundRequest) -> ErrorCode {
    let key_is_fine = request.clone();
    let error = shop.client.refund(key_is_fine).await.unwrap_err();
    assert!(error.message().ends_with('.'), "{error}");
    error.code()
}

#[tokio::test]
async fn amounts_out_of_range() {
    let shop = Shop::open().await;
    for till in TILLS {
        let payment = shop.paid(till, 1_000);
        let refund = |amount: Money| RefundRequest::new(till.account, id(&payment), "k").amount(amount);
        assert_eq!(code(&shop, refund(money(0, till))).await, ErrorCode::AmountNotPositive);
        assert_eq!(code(&shop, refund(money(-1, till))).await, ErrorCode::AmountNotPositive);
        assert_eq!(code(&shop, refund(money(i64::MIN, till))).await, ErrorCode::AmountNotPositive);
        assert_eq!(code(&shop, refund(money(1_001, till))).await, ErrorCode::OverRefund);
        assert_eq!(code(&shop, refund(money(i64::MAX, till))).await, ErrorCode::OverRefund);
        assert_eq!(code(&shop, refund("1.00 GBP".parse().unwrap())).await, ErrorCode::CurrencyMismatch);
    }
    assert_eq!(shop.refund_requests(), 0);
}

#[tokio::test]
async fn texts_out_of_range() {
    let shop = Shop::open().await;
    let payment = shop.paid(POCKYT, 1_000);
    let long = "x".repeat(256);
    for key in ["", "  ", "a\nb", "a\0b", &long] {
        assert_eq!(code(&shop, back(POCKYT, &payment, key, 1)).await, ErrorCode::KeyInvalid, "{key:?}");
    }
    for reason in ["", "a\u{7}b", &long] {
        let request = back(POCKYT, &payment, "k", 1).reason(reason);
        assert_eq!(code(&shop, request).await, ErrorCode::ReasonInvalid, "{reason:?}");
    }
    assert_eq!(TransactionRef::gateway_id("").unwrap_err().code(), ErrorCode::ReferenceInvalid);
    let unknown = RefundRequest::new("nobody", id(&payment), "k");
    assert_eq!(code(&shop, unknown).await, ErrorCode::UnknownAccount);
    assert_eq!(shop.server.with(|sandbox| sandbox.requests().len()), 0, "nothing was even asked");
}

#[tokio::test]
async fn reasons_may_hold_any_script() {
    let shop = Shop::open().await;
    for till in TILLS {
        let payment = shop.paid(till, 1_000);
        let request = back(till, &payment, &payment, 100).reason("Größe & Farbe = falsch? 退货 😀 100% \"a+b\"");
        let refund = shop.client.refund(request).await.unwrap();
        shop.judge(till, &payment, &refund);
        assert_eq!(shop.entry(till, &payment).refunded, 100, "{till:?} {refund:#?}");
    }
}

#[tokio::test]
async fn payments_in_no_state_to_be_refunded() {
    let shop = Shop::open().await;
    let states = [
        (PaymentState::Created, ErrorCode::TransactionNotPaid),
        (PaymentState::Pending, ErrorCode::TransactionNotPaid),
        (PaymentState::Failed, ErrorCode::TransactionFailed),
        (PaymentState::Cancelled, ErrorCode::TransactionFailed),
        (PaymentState::Expired, ErrorCode::TransactionExpired),
    ];
    for till in TILLS {
        for (state, expected) in states {
            let payment = shop.payment(till, 1_000, |new| new.state = state).id;
            let found = code(&shop, back(till, &payment, "k", 100)).await;
            // Pockyt says `closed` for both.
            let both =
                till == POCKYT && expected == ErrorCode::TransactionExpired && found == ErrorCode::TransactionFailed;
            assert!(found == expected || both, "{till:?} {state:?} {found}");
        }
        assert_eq!(code(&shop, back(till, "312345678999999999", "k", 1)).await, ErrorCode::TransactionNotFound);
    }
    assert_eq!(shop.refund_requests(), 0);
}

#[tokio::test]
async fn a_refund_is_not_a_payment() {
    let shop = Shop::open().await;
    let payment = shop.paid(PAYCROSS, 1_000);
    let refund = shop.client.refund(back(PAYCROSS, &payment, "k", 400)).await.unwrap();
    let of_refund = back(PAYCROSS, &refund.gateway_refund_id.unwrap(), "k2", 100);
    assert_eq!(code(&shop, of_refund).await, ErrorCode::NotAPayment);
}

#[tokio::test]
async fn a_transaction_of_another_account_is_refused() {
    let shop = Shop::open().await;
    let payment = shop.paid(YEDPAY, 1_000);
    let read = shop.client.transaction(YEDPAY.account, &id(&payment)).await.unwrap();
    let request = RefundRequest::new(POCKYT.account, read, "k");
    assert_eq!(code(&shop, request).await, ErrorCode::ReferenceInvalid);
}

#[tokio::test]
async fn a_reference_of_several_payments_is_ambiguous() {
    let shop = Shop::open().await;
    for _ in 0..2 {
        shop.payment(PAYCROSS, 1_000, |new| new.reference = Some("cart-1".to_owned()));
    }
    let reference = TransactionRef::merchant("cart-1").unwrap();
    let error = shop.client.transaction(PAYCROSS.account, &reference).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::ReferenceAmbiguous);
    assert_eq!(shop.client.find(PAYCROSS.account, &reference).await.unwrap().len(), 2);
}
