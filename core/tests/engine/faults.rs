//! Refunds in bad weather: whatever goes wrong behind the first byte is a status, and the status is true.

use crate::shop::{PAYCROSS, PAYCROSS_CARD, POCKYT, Shop, TILLS, YEDPAY, back};
use std::time::Duration;
use tillback::{
    Account, Client, ClientBuilder, Environment, ErrorCode, ErrorKind, PaycrossCredentials, PockytCredentials,
    RefundStatus, YedpayCredentials,
};
use tillback_sandbox::{Fault, Host, Operation, Rule};

/// Every fault after which the gateway has acted exactly once.
fn acted() -> Vec<Fault> {
    vec![
        Fault::ResetAfter,
        Fault::HangAfter,
        Fault::Delay { ms: 700 },
        Fault::ActLate { ms: 100 },
        Fault::Status { status: 500, retry_after: None, acts: true },
        Fault::Status { status: 503, retry_after: Some(1), acts: true },
        Fault::Html { status: 502, acts: true },
        Fault::Html { status: 200, acts: true },
        Fault::EmptyBody,
        Fault::Truncated,
        Fault::MalformedJson,
        Fault::WrongAmount,
        Fault::WrongId,
        Fault::WrongCurrency,
        Fault::HugeBody { megabytes: 2 },
        Fault::GzipBomb { megabytes: 64 },
    ]
}

/// Every fault after which it has not, but may have.
fn did_not_act() -> Vec<Fault> {
    vec![
        Fault::ResetBefore,
        Fault::HangBefore,
        Fault::Status { status: 500, retry_after: None, acts: false },
        Fault::Status { status: 504, retry_after: None, acts: false },
        Fault::Html { status: 502, acts: false },
        Fault::Redirect { location: None },
    ]
}

#[tokio::test]
async fn a_lost_yes_is_found_and_never_repeated() {
    let shop = Shop::open().await;
    for till in TILLS {
        for fault in acted() {
            let payment = shop.paid(till, 1_000);
            shop.fault(till, Operation::Refund, fault.clone());
            let before = shop.refund_requests();
            let refund = shop.client.refund(back(till, &payment, &payment, 400)).await.unwrap();
            assert_eq!(refund.status, RefundStatus::Succeeded, "{till:?} {fault:?} {refund:#?}");
            shop.judge(till, &payment, &refund);
            assert_eq!(shop.refund_requests(), before + 1, "{till:?} {fault:?} {refund:#?}");
        }
    }
}

#[tokio::test]
async fn a_lost_no_is_proven_before_it_is_sent_again() {
    let shop = Shop::open().await;
    for till in TILLS {
        for fault in did_not_act() {
            let payment = shop.paid(till, 1_000);
            shop.fault(till, Operation::Refund, fault.clone());
            let refund = shop.client.refund(back(till, &payment, &payment, 400)).await.unwrap();
            shop.judge(till, &payment, &refund);
            if till == POCKYT || till == PAYCROSS_CARD {
                // To find no mark proves nothing there.
                assert_eq!(refund.status, RefundStatus::Review, "{fault:?} {refund:#?}");
            } else {
                assert_eq!(refund.status, RefundStatus::Succeeded, "{till:?} {fault:?} {refund:#?}");
            }
            if let [first, second, ..] = &refund.attempts[..] {
                let quiet = second.at.duration_since(first.at);
                assert!(quiet.as_millis() >= 300, "sent again {quiet:?} after the first attempt");
            }
        }
    }
}

#[tokio::test]
async fn no_gateway_gets_a_second_request_while_the_first_may_be_alive() {
    let shop = Shop::open_with(|builder| builder.quiet_period(Duration::from_secs(3_600))).await;
    for till in TILLS {
        for fault in did_not_act() {
            let payment = shop.paid(till, 1_000);
            shop.fault(till, Operation::Refund, fault.clone());
            let before = shop.refund_requests();
            let request = back(till, &payment, &payment, 400).within(Duration::from_millis(800));
            let refund = shop.client.refund(request).await.unwrap();
            assert_eq!(refund.status, RefundStatus::Unknown, "{till:?} {fault:?} {refund:#?}");
            assert_eq!(shop.refund_requests(), before + 1, "{till:?} {fault:?}");
        }
    }
}

#[tokio::test]
async fn an_unreachable_gateway_is_an_error_and_frees_the_key() {
    let shop = Shop::open().await;
    for till in [POCKYT, YEDPAY, PAYCROSS] {
        let payment = shop.paid(till, 1_000);
        let read = shop.client.transaction(till.account, &crate::shop::id(&payment)).await.unwrap();
        shop.server.down(till.gateway).await;
        let request = || tillback::RefundRequest::new(till.account, read.clone(), payment.clone());
        let error = shop.client.refund(request()).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::Unreachable, "{till:?} {error}");
        let withdrawn = shop.client.get_refund(&payment).await.unwrap_err();
        assert_eq!(withdrawn.code(), ErrorCode::RefundNotFound);
        assert!(withdrawn.message().contains("withdrawn"), "{withdrawn}");
        assert_eq!(shop.entry(till, &payment).reserved, 0);

        shop.server.up(till.gateway).await.unwrap();
        let refund = shop.client.refund(request()).await.unwrap();
        assert_eq!(refund.status, RefundStatus::Succeeded, "{till:?} {refund:#?}");
        assert_eq!(shop.entry(till, &payment).refunded, 1_000);
    }
}

#[tokio::test]
async fn trouble_before_the_refund_is_an_error_and_sends_nothing() {
    let shop = Shop::open().await;
    let faults = [
        (Fault::ResetBefore, ErrorKind::TimedOut),
        (Fault::HangBefore, ErrorKind::TimedOut),
        (Fault::Status { status: 503, retry_after: None, acts: false }, ErrorKind::Gateway),
        (Fault::Status { status: 429, retry_after: Some(7), acts: false }, ErrorKind::RateLimited),
        (Fault::Html { status: 200, acts: false }, ErrorKind::BadReply),
        (Fault::MalformedJson, ErrorKind::BadReply),
        (Fault::Truncated, ErrorKind::TimedOut),
        (Fault::HugeBody { megabytes: 2 }, ErrorKind::BadReply),
        (Fault::GzipBomb { megabytes: 64 }, ErrorKind::BadReply),
        (Fault::WrongId, ErrorKind::BadReply),
        (Fault::Redirect { location: None }, ErrorKind::BadReply),
    ];
    for till in TILLS {
        for (fault, kind) in &faults {
            let payment = shop.paid(till, 1_000);
            shop.rule(Rule::new(fault.clone()).at(till.gateway).on(Operation::Query).times(0));
            let error = shop.client.refund(back(till, &payment, &payment, 400)).await.unwrap_err();
            shop.server.with(|sandbox| sandbox.clear_faults());
            assert_eq!(error.kind(), *kind, "{till:?} {fault:?} {error}");
            assert_eq!(error.idempotency_key(), Some(payment.as_str()));
        }
    }
    assert_eq!(shop.refund_requests(), 0);
}

#[tokio::test]
async fn a_gateway_that_is_asked_too_often_is_asked_again_later() {
    let shop = Shop::open().await;
    let payment = shop.paid(PAYCROSS, 1_000);
    shop.fault(PAYCROSS, Operation::Refund, Fault::Status { status: 429, retry_after: Some(1), acts: false });
    let refund = shop.client.refund(back(PAYCROSS, &payment, "k", 400)).await.unwrap();
    assert_eq!(refund.status, RefundStatus::Succeeded, "{refund:#?}");
    let ids = shop.server.with(|sandbox| {
        let refunds = sandbox.requests().filter(|one| one.operation == Operation::Refund);
        refunds.map(|one| one.request.header("requestid").unwrap().to_owned()).collect::<Vec<_>>()
    });
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1], "a repetition carries the same RequestID");
    shop.judge(PAYCROSS, &payment, &refund);
}

#[tokio::test]
async fn a_refund_made_by_hand_is_not_taken_for_ours() {
    let shop = Shop::open().await;
    for till in [POCKYT, YEDPAY] {
        let payment = shop.paid(till, 1_000);
        shop.fault(till, Operation::Refund, Fault::ResetBefore);
        let by_hand = |sandbox: &mut tillback_sandbox::Sandbox, now| {
            sandbox.refund_by_hand(till.gateway, &payment, Some(400), Some("by hand".to_owned()), now)
        };
        let request = back(till, &payment, &payment, 400).within(Duration::from_secs(2));
        let client = shop.client.clone();
        let caller = tokio::spawn(async move { client.refund(request).await });
        while shop.refund_requests() == 0 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        shop.server.with_time(by_hand).unwrap();
        let refund = caller.await.unwrap().unwrap();
        assert_ne!(refund.status, RefundStatus::Succeeded, "{till:?} {refund:#?}");
        assert_eq!(shop.entry(till, &payment).refunded, 400, "{till:?} {refund:#?}");
        shop.server.with(|sandbox| sandbox.clear_requests());
    }
}

#[tokio::test]
async fn bad_credentials_are_told_before_anything_is_sent() {
    let shop = Shop::open().await;
    let known = shop.server.accounts();
    let at = |host| Environment::At(shop.server.url(host));
    let mut paycross = PaycrossCredentials::new("361", "wrong");
    paycross.hosts.card = Some(shop.server.url(Host::PaycrossCard));
    let paycross_at = Environment::At(format!("{}/beyag", shop.server.url(Host::PaycrossApm)));
    let client = [
        Account::pockyt(
            "pockyt",
            at(Host::Pockyt),
            PockytCredentials::new(known.pockyt.merchant_no, "300001", "wrong"),
        ),
        Account::yedpay("yedpay", at(Host::Yedpay), YedpayCredentials::access_token("wrong")),
        Account::yedpay("yedpay-key", at(Host::Yedpay), YedpayCredentials::api_key("wrong")),
        Account::paycross("paycross", paycross_at, paycross),
    ]
    .into_iter()
    .fold(Client::builder().journal_in_memory(), ClientBuilder::account)
    .build()
    .unwrap();
    for till in TILLS {
        let payment = shop.paid(till, 1_000);
        let error = client.refund(back(till, &payment, &payment, 400)).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::CredentialsRefused, "{till:?} {error}");
        assert_eq!(client.check(till.account).await.unwrap_err().code(), ErrorCode::CredentialsRefused, "{till:?}");
        shop.client.check(till.account).await.unwrap();
    }
    assert_eq!(shop.refund_requests(), 0);
}
