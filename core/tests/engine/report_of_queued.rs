//! Reports over refunds that are queued: nobody looked their payment up yet, and it has one row all the same.

use crate::shop::{PAYCROSS, POCKYT, Shop, TILLS, Till, YEDPAY, back, id, money};
use tillback::{
    Agreement, Client, Dimension, RefundFilter, RefundRequest, RefundStatus, ReportOptions, ReportRow, ReportSource,
    Sums, TransactionRef,
};
use tillback_sandbox::Operation;

const TOLD: [bool; 2] = [false, true];

/// A journal of each kind.
fn clients(shop: &Shop) -> [Client; 2] {
    [shop.client.clone(), shop.another_with(|builder| builder.journal_in_memory())]
}

async fn made(client: &Client, source: ReportSource) -> (Vec<ReportRow>, Vec<Sums>) {
    let mut report = client.report(source, ReportOptions::default()).await.unwrap();
    let mut rows = Vec::new();
    while let Some(row) = report.next().await {
        rows.push(row.unwrap());
    }
    (rows, report.totals().by(Dimension::Account).into_iter().map(|total| total.sums).collect())
}

/// The journal's refunds of one account.
fn journal(till: Till, ask: bool) -> ReportSource {
    let filter = RefundFilter { account: Some(till.account.into()), ..RefundFilter::default() };
    ReportSource::Journal { filter, ask }
}

async fn the_row(client: &Client, source: ReportSource) -> ReportRow {
    let (mut rows, sums) = made(client, source).await;
    assert_eq!((rows.len(), sums.len()), (1, 1), "{rows:#?}");
    assert_eq!(sums[0].rows, 1);
    let row = rows.remove(0);
    assert_eq!(sums[0].paid, row.paid.map_or(0, |paid| paid.minor().into()));
    row
}

/// A payment, and the merchant's reference of it.
fn paid(shop: &Shop, till: Till, number: usize) -> (String, TransactionRef) {
    let reference = format!("order-{number}");
    let payment = shop.payment(till, 1_000, |new| new.reference = Some(reference.clone()));
    (payment.id, TransactionRef::merchant(reference).unwrap())
}

async fn queue(client: &Client, till: Till, named: TransactionRef, key: &str, minor: i64) {
    let request = RefundRequest::new(till.account, named, key).amount(money(minor, till));
    assert_eq!(client.queue_refund(request).await.unwrap().status, RefundStatus::Queued);
}

fn keys(row: &ReportRow) -> Vec<&str> {
    row.refunds.iter().map(|refund| refund.idempotency_key.as_str()).collect()
}

fn left(row: &ReportRow) -> Option<i64> {
    row.refundable.map(|left| left.minor())
}

#[tokio::test]
async fn several_queued_refunds_of_a_payment_are_one_row() {
    for till in TILLS {
        let shop = Shop::open().await;
        for client in clients(&shop) {
            let payment = shop.paid(till, 1_000);
            for number in 0..3 {
                queue(&client, till, id(&payment), &format!("{payment}-{number}"), 100).await;
            }
            for ask in TOLD {
                let asked = shop.requests(Operation::Query);
                let row = the_row(&client, journal(till, ask)).await;
                assert_eq!((row.asked.as_str(), row.refunds.len()), (payment.as_str(), 3), "{till:?} {ask}");
                assert_eq!(row.paid, ask.then(|| money(1_000, till)), "{till:?}");
                assert_eq!(left(&row), ask.then_some(700), "{till:?}");
                if till == POCKYT {
                    assert_eq!(shop.requests(Operation::Query) - asked, usize::from(ask));
                }
            }
        }
    }
}

#[tokio::test]
async fn a_queued_refund_is_in_the_row_of_the_one_that_is_done() {
    for till in TILLS {
        let shop = Shop::open().await;
        for client in clients(&shop) {
            let payment = shop.paid(till, 1_000);
            let [first, done, later] = ["first", "done", "later"].map(|key| format!("{payment}-{key}"));
            queue(&client, till, id(&payment), &first, 50).await;
            client.refund(back(till, &payment, &done, 400)).await.unwrap();
            queue(&client, till, id(&payment), &later, 250).await;
            for ask in TOLD {
                let row = the_row(&client, journal(till, ask)).await;
                assert_eq!(keys(&row), [&first, &done, &later], "{till:?} {ask}");
                assert_eq!((left(&row), row.refunded), (Some(300), Some(money(400, till))), "{till:?} {ask}");
                assert_eq!(row.transaction_id(), Some(payment.as_str()));
                let open = Agreement::StillOpen { amount: money(300, till) };
                assert_eq!(row.agreement, if ask { open } else { Agreement::NotCompared }, "{till:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_refund_queued_by_the_merchant_s_reference_is_in_the_row_of_the_one_that_is_done() {
    for till in TILLS {
        let shop = Shop::open().await;
        for (number, client) in clients(&shop).into_iter().enumerate() {
            let (payment, reference) = paid(&shop, till, number);
            let done = client.refund(back(till, &payment, &payment, 400)).await.unwrap();
            assert_eq!(done.reference.as_deref(), Some(reference.as_str()), "{till:?}");
            queue(&client, till, reference.clone(), reference.as_str(), 250).await;
            for ask in TOLD {
                let row = the_row(&client, journal(till, ask)).await;
                assert_eq!(keys(&row), [payment.as_str(), reference.as_str()], "{till:?} {ask}");
                assert_eq!((row.asked.as_str(), left(&row)), (payment.as_str(), Some(350)), "{till:?} {ask}");
            }
        }
    }
}

#[tokio::test]
async fn two_names_of_one_payment_are_one_row_once_it_is_shown() {
    for till in TILLS {
        let shop = Shop::open().await;
        for (number, client) in clients(&shop).into_iter().enumerate() {
            let (payment, reference) = paid(&shop, till, number);
            queue(&client, till, reference.clone(), reference.as_str(), 250).await;
            queue(&client, till, id(&payment), &payment, 100).await;
            let row = the_row(&client, journal(till, true)).await;
            assert_eq!(keys(&row), [reference.as_str(), payment.as_str()], "{till:?}");
            assert_eq!((left(&row), row.paid), (Some(650), Some(money(1_000, till))), "{till:?}");
        }
    }
}

#[tokio::test]
async fn the_number_on_a_receipt_is_a_name_too() {
    let shop = Shop::open().await;
    for client in clients(&shop) {
        let payment = shop.payment(YEDPAY, 1_000, |_| {});
        let number = payment.second_id.clone().unwrap();
        queue(&client, YEDPAY, id(&number), &number, 250).await;
        client.refund(back(YEDPAY, &payment.id, &payment.id, 400)).await.unwrap();
        let row = the_row(&client, journal(YEDPAY, true)).await;
        assert_eq!(keys(&row), [number.as_str(), payment.id.as_str()]);
        assert_eq!((row.asked.as_str(), left(&row)), (payment.id.as_str(), Some(350)));
    }
}

#[tokio::test]
async fn other_sources_know_of_what_is_queued() {
    let today = tillback::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    for till in TILLS {
        for journal in 0..2 {
            let shop = Shop::open().await;
            let client = &clients(&shop)[journal];
            let (payment, reference) = paid(&shop, till, 1);
            queue(client, till, reference.clone(), reference.as_str(), 250).await;
            queue(client, till, id(&payment), &payment, 100).await;
            let mut sources = vec![
                ReportSource::references(till.account, [id(&payment)]),
                ReportSource::references(till.account, [reference.clone()]),
            ];
            if [YEDPAY, PAYCROSS].contains(&till) {
                sources.push(ReportSource::days(till.account, today.yesterday().unwrap(), today.tomorrow().unwrap()));
            }
            for source in sources {
                let row = the_row(client, source).await;
                assert_eq!(keys(&row), [reference.as_str(), payment.as_str()], "{till:?}");
                assert_eq!(row.agreement, Agreement::StillOpen { amount: money(350, till) }, "{till:?}");
                assert_eq!(left(&row), Some(650), "{till:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_payment_has_its_row_where_only_its_queued_refund_is_listed() {
    for till in TILLS {
        let shop = Shop::open().await;
        for client in clients(&shop) {
            let payment = shop.paid(till, 1_000);
            let [done, queued] = ["done", "queued"].map(|key| format!("{payment}-{key}"));
            client.refund(back(till, &payment, &done, 400)).await.unwrap();
            queue(&client, till, id(&payment), &queued, 250).await;
            for status in [RefundStatus::Queued, RefundStatus::Succeeded] {
                for ask in TOLD {
                    let filter = RefundFilter {
                        account: Some(till.account.into()),
                        statuses: vec![status],
                        ..RefundFilter::default()
                    };
                    let row = the_row(&client, ReportSource::Journal { filter, ask }).await;
                    assert_eq!(keys(&row), [&done, &queued], "{till:?} {ask}");
                    assert_eq!((left(&row), row.asked.as_str()), (Some(350), payment.as_str()), "{till:?} {ask}");
                }
            }
        }
    }
}

#[tokio::test]
async fn what_could_never_be_sent_gives_its_payment_no_second_row() {
    let shop = Shop::open().await;
    for client in clients(&shop) {
        let payment = shop.paid(POCKYT, 1_000);
        queue(&client, POCKYT, id(&payment), "too much", 1_001).await;
        client.settle(std::time::Duration::from_secs(10), |_| {}).await.unwrap();
        client.refund(back(POCKYT, &payment, "done", 400)).await.unwrap();
        for ask in TOLD {
            let row = the_row(&client, journal(POCKYT, ask)).await;
            assert_eq!((keys(&row), left(&row)), (vec!["too much", "done"], Some(600)));
        }
    }
}

#[tokio::test]
async fn a_refund_queued_in_another_currency_takes_nothing_from_what_is_left() {
    let shop = Shop::open().await;
    for client in clients(&shop) {
        let payment = shop.paid(YEDPAY, 1_000);
        let request = back(YEDPAY, &payment, "dollars", 1).amount(money(300, POCKYT));
        client.queue_refund(request).await.unwrap();
        let row = the_row(&client, journal(YEDPAY, true)).await;
        assert_eq!((row.agreement.as_str(), left(&row)), ("still_open", Some(1_000)));
    }
}

#[tokio::test]
async fn a_stopped_report_gives_a_payment_with_two_names_once() {
    let shop = Shop::open().await;
    let (payment, reference) = paid(&shop, POCKYT, 1);
    queue(&shop.client, POCKYT, reference.clone(), reference.as_str(), 250).await;
    queue(&shop.client, POCKYT, id(&payment), &payment, 100).await;
    let options = ReportOptions { checkpoint: Some("evening".to_owned()), ..ReportOptions::default() };
    let mut first = shop.client.report(ReportSource::journal(), options.clone()).await.unwrap();
    first.next().await.unwrap().unwrap();
    first.save(1).await.unwrap();
    drop(first);
    let mut second = shop.another().report(ReportSource::journal(), options).await.unwrap();
    assert!(second.next().await.is_none());
    assert_eq!(second.tally().rows, 1);
}
