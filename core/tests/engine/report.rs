//! Reports: rows, sums, agreement, patience and what is left after a stop.

use crate::shop::{PAYCROSS, POCKYT, Shop, TILLS, Till, YEDPAY, YEDPAY_KEY, back, id, money, quick};
use futures_util::stream::{self, StreamExt};
use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tillback::{
    Agreement, Client, Dimension, Error, ErrorCode, RefKind, Report, ReportOptions, ReportRow, ReportSource,
    TransactionRef,
};
use tillback_sandbox::ledger::{PaymentState, RefundState};
use tillback_sandbox::{Fault, Operation, Rule};

async fn rows(report: &mut Report) -> Vec<ReportRow> {
    let mut rows = Vec::new();
    while let Some(row) = report.next().await {
        rows.push(row.unwrap());
    }
    rows
}

async fn made(client: &Client, source: ReportSource) -> (Vec<ReportRow>, Report) {
    let mut report = client.report(source, ReportOptions::default()).await.unwrap();
    (rows(&mut report).await, report)
}

fn names(ids: &[&str]) -> Vec<TransactionRef> {
    ids.iter().map(|name| id(name)).collect()
}

fn by_hand(shop: &Shop, till: Till, payment: &str, minor: i64) {
    shop.server
        .with_time(|sandbox, now| sandbox.refund_by_hand(till.gateway, payment, Some(minor), None, now))
        .unwrap();
}

async fn refusal(client: &Client, source: ReportSource, options: ReportOptions) -> Error {
    client.report(source, options).await.unwrap_err()
}

/// The days that hold every payment of a test.
fn days(till: Till) -> ReportSource {
    let today = tillback::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    ReportSource::days(till.account, today.yesterday().unwrap(), today.tomorrow().unwrap())
}

#[tokio::test]
async fn every_payment_is_compared_with_the_journal() {
    let shop = Shop::open().await;
    for till in TILLS {
        let tells = till.account != "paycross";
        let [untouched, ours, theirs, both] = std::array::from_fn(|_| shop.paid(till, 1_000));
        shop.client.refund(back(till, &ours, &ours, 400)).await.unwrap();
        shop.client.refund(back(till, &both, &both, 400)).await.unwrap();
        by_hand(&shop, till, &theirs, 300);
        by_hand(&shop, till, &both, 100);
        let source = ReportSource::references(till.account, names(&[&untouched, &ours, &theirs, &both]));
        let (rows, report) = made(&shop.client, source).await;
        let agreement = |payment: &str| {
            let row = rows.iter().find(|row| row.asked == payment).unwrap();
            (row.agreement.clone(), row.refunded.unwrap().minor(), row.refundable.unwrap().minor())
        };
        if !tells {
            assert_eq!(agreement(&untouched), (Agreement::NotTold, 0, 1_000), "{till:?}");
            assert_eq!(agreement(&ours), (Agreement::NotTold, 400, 600), "{till:?}");
            assert_eq!(report.tally().disagreeing, 0);
            continue;
        }
        assert_eq!(agreement(&untouched), (Agreement::Agrees, 0, 1_000), "{till:?}");
        assert_eq!(agreement(&ours), (Agreement::Agrees, 400, 600), "{till:?}");
        for (payment, elsewhere, refunded) in [(&theirs, 300, 300), (&both, 100, 500)] {
            let (agreement, total, left) = agreement(payment);
            assert!(
                matches!(agreement, Agreement::RefundedElsewhere { amount, .. } if amount == money(elsewhere, till)),
                "{till:?} {agreement:?}"
            );
            assert_eq!((total, left), (refunded, 1_000 - refunded), "{till:?}");
        }
        assert_eq!(report.tally().disagreeing, 2);
        let totals = report.totals().by(Dimension::Currency);
        assert_eq!(totals.len(), 1);
        assert_eq!((totals[0].sums.paid, totals[0].sums.refunded, totals[0].sums.refundable), (4_000, 1_200, 2_800));
    }
}

#[tokio::test]
async fn what_the_gateway_does_not_show_is_told() {
    let shop = Shop::open().await;
    for till in [POCKYT, YEDPAY] {
        let payment = shop.paid(till, 1_000);
        shop.client.refund(back(till, &payment, &payment, 400)).await.unwrap();
        // As if the gateway had taken it back.
        shop.server.with(|sandbox| {
            let payments = &mut sandbox.world_mut().payments;
            let found = payments.iter_mut().find(|one| one.gateway == till.gateway && one.id == payment).unwrap();
            found.refunds.iter_mut().for_each(|refund| refund.state = RefundState::Failed);
        });
        let (rows, _) = made(&shop.client, ReportSource::references(till.account, names(&[&payment]))).await;
        assert_eq!(rows[0].agreement, Agreement::NotShown { amount: money(400, till) }, "{till:?}");
    }
}

#[tokio::test]
async fn what_is_open_is_no_disagreement() {
    let shop = Shop::open().await;
    let payment = shop.lost(YEDPAY, 400, Fault::HangBefore).await;
    let queued = shop.paid(YEDPAY, 1_000);
    shop.client.queue_refund(back(YEDPAY, &queued, "queued", 250)).await.unwrap();
    let (rows, report) = made(&shop.another(), ReportSource::journal()).await;
    let row = |asked: &str| rows.iter().find(|row| row.asked == asked).unwrap();
    assert_eq!(row(&payment).agreement, Agreement::StillOpen { amount: money(400, YEDPAY) });
    assert_eq!(row(&payment).refundable, Some(money(600, YEDPAY)));
    assert_eq!(row(&queued).agreement, Agreement::StillOpen { amount: money(250, YEDPAY) });
    assert_eq!(row(&queued).refundable, Some(money(750, YEDPAY)));
    assert_eq!(report.tally().disagreeing, 0);
}

#[tokio::test]
async fn the_journal_gives_each_payment_once_and_alone_asks_nobody() {
    let shop = Shop::open().await;
    let mut paid = Vec::new();
    for till in TILLS {
        let payment = shop.paid(till, 1_000);
        for number in 0..3 {
            let request = back(till, &payment, &format!("{payment}-{number}"), 100);
            shop.client.refund(request).await.unwrap();
        }
        paid.push(payment);
    }
    let client = shop.another();
    let before = shop.server.with(|sandbox| sandbox.requests_seen());
    let alone = ReportSource::Journal { filter: tillback::RefundFilter::default(), ask: false };
    let (rows, report) = made(&client, alone).await;
    assert_eq!(rows.iter().map(|row| row.asked.as_str()).collect::<Vec<_>>(), paid);
    assert!(rows.iter().all(|row| row.refunds.len() == 3 && row.agreement == Agreement::NotCompared));
    assert_eq!(shop.server.with(|sandbox| sandbox.requests_seen()), before, "nobody was asked");
    let sums: Vec<_> = report
        .totals()
        .by(Dimension::Currency)
        .into_iter()
        .map(|total| (total.sums.paid, total.sums.refunded))
        .collect();
    assert_eq!(sums, [(2_000, 600), (2_000, 600), (1_000, 300)], "EUR, HKD and USD, never mixed");
    // Asked, too.
    let (rows, report) = made(&client, ReportSource::journal()).await;
    assert_eq!(rows.len(), paid.len());
    assert_eq!(report.tally().disagreeing, 0);
    assert_eq!(report.totals().by(Dimension::Account).len(), 4);
}

#[tokio::test]
async fn a_gateway_s_list_is_a_source() {
    let shop = Shop::open().await;
    for till in [YEDPAY, PAYCROSS] {
        let payments: Vec<_> = (0..3).map(|_| shop.paid(till, 1_000)).collect();
        shop.client.refund(back(till, &payments[0], &payments[0], 400)).await.unwrap();
        by_hand(&shop, till, &payments[1], 300);
        let (rows, report) = made(&shop.client, days(till)).await;
        let disagreeing: Vec<_> = rows.iter().filter(|row| row.agreement.is_disagreement()).collect();
        assert_eq!(disagreeing.len(), 1, "{till:?} {rows:#?}");
        let totals = report.totals().by(Dimension::Currency);
        assert_eq!((totals[0].sums.paid, totals[0].sums.refunded), (3_000, 700), "{till:?}");
        let days = report.totals().by(Dimension::Day);
        assert!(days.iter().all(|total| total.label.len() == "2026-11-30".len()), "{days:?}");
    }
}

#[tokio::test]
async fn where_nothing_can_be_listed_the_error_names_what_works() {
    let shop = Shop::open().await;
    for till in [POCKYT, YEDPAY_KEY] {
        let error = refusal(&shop.client, days(till), ReportOptions::default()).await;
        assert_eq!(error.code(), ErrorCode::Unsupported, "{till:?}");
        assert!(error.message().contains("references, or from the journal"), "{error}");
    }
}

#[tokio::test]
async fn the_same_payment_is_asked_for_once() {
    let shop = Shop::open().await;
    let payments: Vec<_> = (0..3).map(|_| shop.paid(POCKYT, 1_000)).collect();
    let many = (0..300).map({
        let payments = payments.clone();
        move |number: usize| id(&payments[number % 3])
    });
    let (rows, report) = made(&shop.client, ReportSource::references("pockyt", many.collect::<Vec<_>>())).await;
    assert_eq!(rows.len(), 3);
    assert_eq!(report.tally().duplicates, 297);
    assert_eq!(shop.requests(Operation::Query), 3);
}

#[tokio::test]
async fn a_million_names_of_two_payments_are_two_questions() {
    const NAMES: usize = 1_000_000;
    let shop = Shop::open().await;
    let payments: [_; 2] = std::array::from_fn(|_| id(&shop.paid(POCKYT, 1_000)));
    let named = (0..NAMES).map(move |number| payments[number % 2].clone());
    let mut report =
        shop.client.report(ReportSource::references("pockyt", named), ReportOptions::default()).await.unwrap();
    assert_eq!(report.expected(), Some(NAMES as u64));
    assert_eq!(rows(&mut report).await.len(), 2);
    assert_eq!(report.tally().duplicates, NAMES as u64 - 2);
    assert_eq!(shop.requests(Operation::Query), 2);
}

#[tokio::test]
async fn a_source_that_says_the_same_for_ever_stops_nobody_else() {
    const FOR_EVER: usize = 1_000_000;
    let shop = Shop::open().await;
    let payment = id(&shop.paid(POCKYT, 1_000));
    let others_had_a_turn = Arc::new(AtomicBool::new(false));
    let seen = others_had_a_turn.clone();
    let named = (0..FOR_EVER).take_while(move |_| !seen.load(Ordering::Relaxed)).map(move |_| payment.clone());
    let report = shop.client.report(ReportSource::references("pockyt", named), ReportOptions::default()).await;
    let mut report = report.unwrap();
    tokio::spawn(async move { others_had_a_turn.store(true, Ordering::Relaxed) });
    assert_eq!(rows(&mut report).await.len(), 1);
    assert!(report.tally().duplicates < FOR_EVER as u64 - 1, "all of it was drawn in one go");
}

#[tokio::test]
async fn answers_don_t_wait_for_a_source_that_takes_its_time() {
    let shop = Shop::open().await;
    let [first, second] = std::array::from_fn(|_| shop.paid(POCKYT, 1_000));
    let (scan, scanned) = tokio::sync::oneshot::channel();
    let typed = stream::iter([Ok(id(&first))]);
    let source = typed.chain(stream::once(async move { Ok(scanned.await.unwrap()) }));
    let source = ReportSource::streamed(POCKYT.account, source);
    let mut report = shop.client.report(source, ReportOptions::default()).await.unwrap();
    assert_eq!(report.next().await.unwrap().unwrap().asked, first);
    scan.send(id(&second)).unwrap();
    assert_eq!(report.next().await.unwrap().unwrap().asked, second);
    assert!(report.next().await.is_none());
}

#[tokio::test]
async fn a_bad_reply_marks_its_row_and_passing_trouble_is_waited_out() {
    let shop = Shop::open().await;
    let payments: Vec<_> = (0..8).map(|_| shop.paid(YEDPAY, 1_000)).collect();
    let references: Vec<_> = payments.iter().map(|payment| id(payment)).chain([id("NOSUCHPAYMENT")]).collect();
    let too_many = Fault::Status { status: 429, retry_after: Some(1), acts: false };
    for fault in [Fault::ResetBefore, Fault::Status { status: 503, retry_after: None, acts: false }, too_many] {
        shop.rule(Rule::new(fault).at(YEDPAY.gateway).on(Operation::Query));
    }
    let (rows, report) = made(&shop.client, ReportSource::references("yedpay", references)).await;
    assert_eq!((rows.len(), report.tally().failed), (9, 1));
    let failed = rows.iter().find(|row| row.error().is_some()).unwrap();
    assert_eq!(failed.asked, "NOSUCHPAYMENT");
    assert_eq!(failed.error().unwrap().code(), ErrorCode::TransactionNotFound);
    assert_eq!(failed.agreement, Agreement::NotCompared);
    assert_eq!(report.totals().by(Dimension::Currency)[0].sums.paid, 8_000);
}

#[tokio::test]
async fn a_stopped_report_goes_on_and_gives_no_row_twice() {
    let shop = Shop::open().await;
    let payments: Vec<_> = (0..10).map(|number| shop.paid(POCKYT, 1_000 + number)).collect();
    let source = || ReportSource::references("pockyt", payments.iter().map(|payment| id(payment)).collect::<Vec<_>>());
    let options = ReportOptions { checkpoint: Some("evening".to_owned()), at_once: 3, ..ReportOptions::default() };
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut first = shop.client.report(source(), options.clone()).await.unwrap();
    assert_eq!(first.position(), 0);
    for _ in 0..4 {
        let row = first.next().await.unwrap().unwrap();
        *seen.entry(row.asked).or_default() += 1;
    }
    first.save(4_711).await.unwrap();
    // Given out, but not said to have arrived.
    let lost = first.next().await.unwrap().unwrap();
    drop(first);

    let mut second = shop.another().report(source(), options.clone()).await.unwrap();
    assert_eq!((second.position(), second.tally().rows), (4_711, 4));
    for row in rows(&mut second).await {
        *seen.entry(row.asked).or_default() += 1;
    }
    assert_eq!(seen.len(), 10);
    assert!(seen.values().all(|times| *times == 1), "{seen:?}");
    assert!(seen.contains_key(&lost.asked));
    let sum = (0..10).map(|number| 1_000 + number).sum::<i128>();
    assert_eq!(second.totals().by(Dimension::Currency)[0].sums.paid, sum);
}

#[tokio::test]
async fn a_checkpoint_is_of_one_report_and_ends_with_it() {
    let shop = Shop::open().await;
    let payment = shop.paid(POCKYT, 1_000);
    let options = ReportOptions { checkpoint: Some("evening".to_owned()), ..ReportOptions::default() };
    let source = || ReportSource::references("pockyt", names(&[&payment]));
    let mut report = shop.client.report(source(), options.clone()).await.unwrap();
    assert_eq!(rows(&mut report).await.len(), 1);
    report.save(1).await.unwrap();
    let other = refusal(&shop.client, ReportSource::journal(), options.clone()).await;
    assert_eq!((other.code(), other.field()), (ErrorCode::OptionInvalid, Some("checkpoint")));
    report.finish().await.unwrap();
    let mut again = shop.client.report(source(), options.clone()).await.unwrap();
    assert_eq!((again.position(), rows(&mut again).await.len()), (0, 1));
    let without = quick(&shop.server).build().unwrap();
    let mut unnamed = without.report(source(), ReportOptions::default()).await.unwrap();
    assert_eq!(unnamed.save(1).await.unwrap_err().field(), Some("checkpoint"));
}

#[tokio::test]
async fn without_a_journal_nothing_is_compared() {
    let shop = Shop::open().await;
    let payment = shop.paid(PAYCROSS, 1_000);
    let client = Client::new(crate::shop::accounts(&shop.server)).unwrap();
    let (rows, _) = made(&client, ReportSource::references("paycross", names(&[&payment]))).await;
    assert_eq!((rows[0].refunded, rows[0].refundable), (None, None), "nobody knows");
    assert_eq!(rows[0].agreement, Agreement::NotCompared);
    let mut journal = client.report(ReportSource::journal(), ReportOptions::default()).await.unwrap();
    assert_eq!(journal.next().await.unwrap().unwrap_err().code(), ErrorCode::JournalMissing);
    let kept = ReportOptions { checkpoint: Some("x".to_owned()), ..ReportOptions::default() };
    let error = refusal(&client, ReportSource::references("paycross", names(&[&payment])), kept).await;
    assert_eq!(error.code(), ErrorCode::JournalMissing);
}

#[tokio::test]
async fn only_what_can_be_given_back() {
    let shop = Shop::open().await;
    let [paid, all, pending] = std::array::from_fn(|_| shop.paid(YEDPAY, 1_000));
    shop.client.refund(back(YEDPAY, &all, &all, 1_000)).await.unwrap();
    shop.server.with(|sandbox| sandbox.set_state(YEDPAY.gateway, &pending, PaymentState::Pending)).unwrap();
    let options = ReportOptions { refundable: true, ..ReportOptions::default() };
    let source = ReportSource::references("yedpay", names(&[&paid, &all, &pending]));
    let mut report = shop.client.report(source, options).await.unwrap();
    let rows = rows(&mut report).await;
    assert_eq!(rows.iter().map(|row| row.asked.as_str()).collect::<Vec<_>>(), [paid.as_str()]);
    assert_eq!((report.tally().rows, report.tally().left_out), (1, 2));
}

#[tokio::test]
async fn a_day_ends_where_the_caller_says() {
    let shop = Shop::open().await;
    let payment = shop.paid(YEDPAY, 1_000);
    let at = shop.client.transaction("yedpay", &id(&payment)).await.unwrap();
    let at = at.paid_at.or(at.created_at).unwrap();
    for zone in ["Pacific/Kiritimati", "Asia/Hong_Kong", "Pacific/Pago_Pago"] {
        let options = ReportOptions { time_zone: Some(zone.to_owned()), ..ReportOptions::default() };
        let mut report =
            shop.client.report(ReportSource::references("yedpay", names(&[&payment])), options).await.unwrap();
        let row = report.next().await.unwrap().unwrap();
        assert_eq!(row.day.unwrap(), at.in_tz(zone).unwrap().date(), "{zone}");
    }
}

#[tokio::test]
async fn a_csv_file_is_a_source() {
    let shop = Shop::open().await;
    let payments: Vec<_> = (0..3).map(|_| shop.paid(POCKYT, 1_000)).collect();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.csv");
    let mut file = std::fs::File::create(&path).unwrap();
    write!(
        file,
        "\u{feff}payment,note\r\n{},\"a, b\"\r\n,empty\r\n{}\r\n{},x\r\n",
        payments[0], payments[1], payments[2]
    )
    .unwrap();
    let csv = |column: &str| ReportSource::csv("pockyt", &path, column, RefKind::GatewayId);
    let (rows, _) = made(&shop.client, csv("payment").unwrap()).await;
    assert_eq!(rows.len(), 3);
    let unknown = csv("paymnet").unwrap_err();
    assert_eq!((unknown.code(), unknown.field()), (ErrorCode::OptionInvalid, Some("column")));
    let message = unknown.message();
    assert!(message.contains("2 columns") && !message.contains("note"), "somebody's name may stand there: {message}");
    let gone = ReportSource::csv("pockyt", folder.path().join("none.csv"), "payment", RefKind::GatewayId);
    assert_eq!(gone.unwrap_err().field(), Some("references"));

    std::fs::write(&path, b"payment\n\xff\xfe\n123\n").unwrap();
    let (rows, _) = made(&shop.client, csv("payment").unwrap()).await;
    let codes: Vec<_> = rows.iter().filter_map(|row| row.error().map(Error::code)).collect();
    assert_eq!(codes.len(), 2, "the line that is no UTF-8, and a payment nobody knows");
    assert!(codes.contains(&ErrorCode::ReferenceInvalid) && codes.contains(&ErrorCode::TransactionNotFound));
}

#[tokio::test]
async fn options_that_can_t_hold_are_refused() {
    let shop = Shop::open().await;
    let source = || ReportSource::references("pockyt", names(&["1"]));
    let wrong = [
        (ReportOptions { at_once: 0, ..ReportOptions::default() }, "options"),
        (ReportOptions { at_once: 1_025, ..ReportOptions::default() }, "options"),
        (ReportOptions { per_second: Some(0), ..ReportOptions::default() }, "options"),
        (ReportOptions { time_zone: Some("Mars/Olympus".to_owned()), ..ReportOptions::default() }, "time_zone"),
        (ReportOptions { checkpoint: Some(String::new()), ..ReportOptions::default() }, "checkpoint"),
        (ReportOptions { checkpoint: Some("x".repeat(256)), ..ReportOptions::default() }, "checkpoint"),
    ];
    for (options, field) in wrong {
        let error = refusal(&shop.client, source(), options).await;
        assert_eq!((error.code(), error.field()), (ErrorCode::OptionInvalid, Some(field)), "{error}");
    }
    let nobody =
        refusal(&shop.client, ReportSource::references("nobody", names(&["1"])), ReportOptions::default()).await;
    assert_eq!(nobody.code(), ErrorCode::UnknownAccount);
    let (rows, report) = made(&shop.client, ReportSource::references("pockyt", Vec::new())).await;
    assert!(rows.is_empty() && report.totals().cells().next().is_none());
}

#[tokio::test]
async fn a_dropped_report_leaves_no_question_behind() {
    let shop = Shop::open().await;
    let payments: Vec<_> = (0..20).map(|_| shop.paid(POCKYT, 1_000)).collect();
    shop.rule(Rule::new(Fault::Delay { ms: 200 }).at(POCKYT.gateway).on(Operation::Query).times(0));
    let source = ReportSource::references("pockyt", payments.iter().map(|payment| id(payment)).collect::<Vec<_>>());
    let options = ReportOptions { at_once: 4, ..ReportOptions::default() };
    let mut report = shop.client.report(source, options).await.unwrap();
    report.next().await.unwrap().unwrap();
    drop(report);
    let asked = shop.requests(Operation::Query);
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(shop.requests(Operation::Query), asked);
    assert!(asked < payments.len());
}

#[tokio::test]
async fn whoever_stops_waiting_loses_no_row() {
    let shop = Shop::open().await;
    let payments: Vec<_> = (0..20).map(|_| shop.paid(YEDPAY, 1_000)).collect();
    for payment in &payments {
        shop.client.refund(back(YEDPAY, payment, payment, 100)).await.unwrap();
    }
    shop.rule(Rule::new(Fault::Delay { ms: 10 }).at(YEDPAY.gateway).on(Operation::Query).times(0));
    for source in [ReportSource::journal(), days(YEDPAY)] {
        let options = ReportOptions { at_once: 3, checkpoint: Some("x".to_owned()), ..ReportOptions::default() };
        let mut report = shop.client.report(source, options).await.unwrap();
        let mut asked = Vec::new();
        loop {
            match tokio::time::timeout(Duration::from_millis(2), report.next()).await {
                Ok(Some(row)) => asked.push(row.unwrap().asked),
                Ok(None) => break,
                Err(_) => {}
            }
        }
        report.finish().await.unwrap();
        asked.sort_unstable();
        let mut expected = payments.clone();
        expected.sort_unstable();
        assert_eq!(asked, expected);
    }
}
