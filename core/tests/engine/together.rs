//! Several callers at once.

use crate::shop::{Shop, TILLS, back, id};
use std::collections::HashSet;
use tillback::{ErrorKind, ManyOptions, RefundRequest, RefundStatus};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn never_more_than_was_paid() {
    let shop = Shop::open().await;
    for till in TILLS {
        let payment = shop.paid(till, 1_000);
        let callers: Vec<_> = (0..12)
            .map(|number| {
                let client = shop.client.clone();
                let request = back(till, &payment, &format!("{payment}-{number}"), 300);
                tokio::spawn(async move { client.refund(request).await })
            })
            .collect();
        let mut done = 0;
        for caller in callers {
            match caller.await.unwrap() {
                Ok(refund) => {
                    assert_eq!(refund.status, RefundStatus::Succeeded, "{till:?} {refund:#?}");
                    done += 1;
                }
                Err(error) => assert!(
                    matches!(error.kind(), ErrorKind::OverRefund | ErrorKind::NotRefundable | ErrorKind::Busy),
                    "{till:?} {error}"
                ),
            }
        }
        assert_eq!(done, 3, "{till:?}");
        assert_eq!(shop.entry(till, &payment).refunded, 900, "{till:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_key_from_many_tasks_is_one_refund() {
    let shop = Shop::open().await;
    for till in TILLS {
        let payment = shop.paid(till, 1_000);
        let callers: Vec<_> = (0..12)
            .map(|_| {
                let client = shop.client.clone();
                // All of it, so that the first of them leaves nothing for a second.
                let request = back(till, &payment, &payment, 1_000);
                tokio::spawn(async move { client.refund(request).await })
            })
            .collect();
        let mut ids = HashSet::new();
        for caller in callers {
            ids.insert(caller.await.unwrap().unwrap().id);
        }
        assert_eq!(ids.len(), 1);
        let ended = shop.client.wait_for_refund(&payment, std::time::Duration::from_secs(10)).await.unwrap();
        assert_eq!(ended.status, RefundStatus::Succeeded);
        assert_eq!(shop.entry(till, &payment).refunded, 1_000, "{till:?}");
    }
}

#[tokio::test]
async fn many_refunds_in_one_call() {
    let shop = Shop::open().await;
    for till in TILLS {
        let payments: Vec<_> = (0..50).map(|_| shop.paid(till, 100)).collect();
        let requests = payments.iter().map(|payment| RefundRequest::new(till.account, id(payment), payment.clone()));
        let mut seen = HashSet::new();
        let tally = shop
            .client
            .refund_many(requests, ManyOptions { at_once: 8, per_second: None }, |done| {
                assert_eq!(done.result.as_ref().unwrap().status, RefundStatus::Succeeded, "{done:?}");
                assert!(seen.insert(done.index));
                assert_eq!(done.tally.answered, seen.len());
            })
            .await
            .unwrap();
        assert_eq!((tally.answered, tally.failed), (50, 0));
        assert!(payments.iter().all(|payment| shop.entry(till, payment).refunded == 100));
    }
}

#[tokio::test]
async fn many_queries_in_one_call() {
    let shop = Shop::open().await;
    for till in TILLS {
        let mut references: Vec<_> = (0..40).map(|_| id(&shop.paid(till, 100))).collect();
        references.push(id("999999999999999999"));
        let mut missing = Vec::new();
        let options = ManyOptions { at_once: 8, per_second: Some(1_000) };
        let tally = shop
            .client
            .query_many(till.account, references, options, |done| {
                if let Err(error) = done.result {
                    missing.push((done.index, error.kind()));
                }
            })
            .await
            .unwrap();
        assert_eq!((tally.answered, tally.failed), (40, 1), "{till:?}");
        assert_eq!(missing, [(40, ErrorKind::NotFound)], "{till:?}");
    }
    let none = ManyOptions { at_once: 0, per_second: None };
    let error = shop.client.query_many("pockyt", [], none, |_| ()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
}

#[tokio::test]
async fn whoever_was_told_of_a_refund_keeps_it_although_it_could_not_be_sent() {
    let shop = Shop::open_with(|builder| builder.connect_timeout(std::time::Duration::from_millis(600))).await;
    // An address where nobody answers: the connection is neither made nor refused.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let _full: Vec<_> = (0..200).filter_map(|_| connect(silent.local_addr().unwrap())).collect();
    let at = format!("http://{}", silent.local_addr().unwrap());
    let account = || {
        let credentials = tillback::PockytCredentials::new("1", "2", "3");
        tillback::Account::pockyt("silent", tillback::Environment::At(at.clone()), credentials)
    };
    let with = |builder: tillback::ClientBuilder| {
        builder.account(account()).connect_timeout(std::time::Duration::from_millis(600))
    };
    let (first, second) = (shop.another_with(with), shop.another_with(with));
    let payment = shop.paid(crate::shop::POCKYT, 1_000);
    let mut read = shop.client.transaction("pockyt", &id(&payment)).await.unwrap();
    read.account = "silent".into();
    let request = || RefundRequest::new("silent", read.clone(), "k");
    let sender = {
        let request = request();
        tokio::spawn(async move { first.refund(request).await })
    };
    while second.get_refund("k").await.is_err() {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    assert_eq!(second.refund(request()).await.unwrap().status, RefundStatus::Unknown);
    assert_eq!(sender.await.unwrap().unwrap().status, RefundStatus::Refused, "it was told as unknown, so it ends");
    assert_eq!(second.get_refund("k").await.unwrap().status, RefundStatus::Refused);
}

fn connect(to: std::net::SocketAddr) -> Option<std::net::TcpStream> {
    std::net::TcpStream::connect_timeout(&to, std::time::Duration::from_millis(20)).ok()
}
