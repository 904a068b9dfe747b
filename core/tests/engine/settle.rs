//! Open refunds are driven to their end, by one program or by several.

use crate::shop::{PAYCROSS, PAYCROSS_CARD, POCKYT, Shop, TILLS, YEDPAY, back};
use std::time::Duration;
use tillback::{Account, ErrorCode, Outcome, RefundFilter, RefundStatus};
use tillback_sandbox::{Fault, Operation, Rule};

const WHILE: Duration = Duration::from_secs(20);

#[tokio::test]
async fn another_program_settles_what_one_left_behind() {
    let shop = Shop::open().await;
    for till in TILLS {
        let payment = shop.lost(till, 400, Fault::Delay { ms: 200 }).await;
        // The first one still sends; whoever settles waits for its lease, or finds it ended.
        let settled = shop.another().settle(WHILE, |_| {}).await.unwrap();
        assert!(settled.open.is_empty(), "{till:?} {settled:#?}");
        let refund = shop.client.get_refund(&payment).await.unwrap();
        assert_eq!(refund.status, RefundStatus::Succeeded, "{till:?} {refund:#?}");
        shop.judge(till, &payment, &refund);
        assert_eq!(refund.attempts.len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_workers_do_each_piece_of_work_once() {
    const REFUNDS: usize = 24;
    let shop = Shop::open().await;
    for number in 0..REFUNDS {
        let till = TILLS[number % TILLS.len()];
        let payment = shop.paid(till, 1_000);
        shop.client.queue_refund(back(till, &payment, &payment, 400)).await.unwrap();
    }
    let workers: Vec<_> = (0..4)
        .map(|_| {
            let client = shop.another();
            tokio::spawn(async move {
                let mut last = None;
                let settled = client.settle(WHILE, |step| last = Some(step.tally)).await.unwrap();
                (settled, last)
            })
        })
        .collect();
    for worker in workers {
        let (settled, last) = worker.await.unwrap();
        assert!(settled.open.is_empty(), "{settled:#?}");
        assert!(settled.ended.iter().all(|refund| refund.status == RefundStatus::Succeeded), "{settled:#?}");
        assert!(last.is_none_or(|tally| tally.ended == settled.ended.len()));
    }
    assert_eq!(shop.refund_requests(), REFUNDS);
    // A payment by card is looked for at the other service first.
    let cards = (0..REFUNDS).filter(|number| TILLS[number % TILLS.len()] == PAYCROSS_CARD).count();
    assert_eq!(shop.requests(Operation::Query), REFUNDS + cards, "each payment is looked up once");
    let open = shop.client.settle(WHILE, |_| {}).await.unwrap();
    assert_eq!((open.ended.len(), open.open.len()), (0, 0), "nothing is left");
}

#[tokio::test]
async fn at_the_deadline_it_tells_what_is_still_open() {
    let shop = Shop::open_with(|builder| builder.quiet_period(Duration::from_secs(3_600))).await;
    let payment = shop.paid(YEDPAY, 1_000);
    shop.fault(YEDPAY, Operation::Refund, Fault::ResetBefore);
    let refund = shop.client.refund(back(YEDPAY, &payment, "k", 400).within(Duration::from_millis(300))).await.unwrap();
    assert_eq!(refund.status, RefundStatus::Unknown);
    let mut steps = 0;
    let settled = shop.client.settle(Duration::from_millis(300), |_| steps += 1).await.unwrap();
    assert_eq!((steps, settled.ended.len()), (0, 0));
    assert_eq!(settled.open.iter().map(|one| one.idempotency_key.as_str()).collect::<Vec<_>>(), ["k"]);
}

#[tokio::test]
async fn what_the_gateway_turned_away_is_sent_when_it_may_be() {
    let shop = Shop::open().await;
    let payment = shop.paid(PAYCROSS, 1_000);
    shop.fault(PAYCROSS, Operation::Refund, Fault::Status { status: 429, retry_after: Some(1), acts: false });
    let request = back(PAYCROSS, &payment, "k", 400).within(Duration::from_millis(300));
    assert_eq!(shop.client.refund(request).await.unwrap().status, RefundStatus::Queued);
    // Another program knows how long the gateway wants to be left alone.
    let early = shop.another().settle(Duration::from_millis(100), |_| {}).await.unwrap();
    assert_eq!((early.open.len(), shop.refund_requests()), (1, 1));
    let settled = shop.another().settle(WHILE, |_| {}).await.unwrap();
    assert_eq!(settled.ended[0].status, RefundStatus::Succeeded, "{settled:#?}");
    assert_eq!(shop.refund_requests(), 2);
}

#[tokio::test]
async fn refunds_of_accounts_it_was_not_given_stay_open() {
    let shop = Shop::open().await;
    let payment = shop.paid(POCKYT, 1_000);
    shop.client.queue_refund(back(POCKYT, &payment, "k", 400)).await.unwrap();
    let credentials = tillback::YedpayCredentials::access_token("t");
    let stranger = tillback::Client::builder()
        .journal(shop.file())
        .account(Account::yedpay("other", tillback::Environment::Production, credentials))
        .build()
        .unwrap();
    let settled = stranger.settle(Duration::from_secs(5), |_| {}).await.unwrap();
    assert_eq!((settled.ended.len(), settled.open.len()), (0, 1));
    assert_eq!(settled.open[0].status, RefundStatus::Queued);
}

#[tokio::test]
async fn a_person_settles_what_nobody_else_can() {
    let shop = Shop::open().await;
    for (till, outcome) in [(POCKYT, Outcome::Refused), (PAYCROSS_CARD, Outcome::Succeeded)] {
        let payment = shop.paid(till, 1_000);
        shop.rule(Rule::new(Fault::ResetBefore).at(till.gateway).on(Operation::Refund));
        let refund = shop.client.refund(back(till, &payment, &payment, 400)).await.unwrap();
        assert_eq!(refund.status, RefundStatus::Review, "{till:?} {refund:#?}");
        let more = shop.client.refund(back(till, &payment, "more", 700)).await.unwrap_err();
        assert_eq!(more.code(), ErrorCode::OverRefund, "what is in review holds its money");

        let empty = shop.client.resolve(&payment, outcome, " ").await.unwrap_err();
        assert_eq!(empty.code(), ErrorCode::OptionInvalid);
        let settled = shop.client.resolve(&payment, outcome, "Seen in the dashboard by Kim.").await.unwrap();
        assert_eq!(settled.status.as_str(), outcome.as_str());
        let last = settled.history.last().unwrap();
        assert!(last.what.contains("Seen in the dashboard by Kim.") && last.source.as_str() == "person", "{last:?}");
        let printed = format!("{settled:?}");
        assert!(!printed.contains("Kim") && !printed.contains("returned"), "what people wrote is printed: {printed}");
        assert!(settled.reason.is_some_and(|reason| reason.contains("returned")));
        let again = shop.client.resolve(&payment, outcome, "once more").await.unwrap_err();
        assert_eq!(again.code(), ErrorCode::NotInReview);
    }
    let payment = shop.client.list_refunds(RefundFilter::review()).unwrap().next().await;
    assert!(payment.is_none());
    let unknown = shop.client.resolve("nobody's", Outcome::Refused, "why").await.unwrap_err();
    assert_eq!(unknown.code(), ErrorCode::RefundNotFound);
}
