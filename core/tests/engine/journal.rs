//! What the journal remembers, and what it refuses.

use crate::shop::{POCKYT, Shop, TILLS, YEDPAY, back, id, kept, money, quick};
use futures_util::FutureExt;
use std::time::Duration;
use tillback::{Client, ErrorCode, RefundFilter, RefundRequest, RefundStatus};
use tillback_sandbox::{Fault, Operation};

async fn keys(client: &Client, filter: RefundFilter) -> Vec<String> {
    let mut refunds = client.list_refunds(filter).unwrap();
    let mut keys = Vec::new();
    while let Some(refund) = refunds.next().await {
        keys.push(refund.unwrap().idempotency_key);
    }
    keys
}

#[tokio::test]
async fn another_process_knows_all_but_the_gateway_s_words() {
    let shop = Shop::open().await;
    for till in TILLS {
        let payment = shop.paid(till, 1_000);
        let told = shop.client.refund(back(till, &payment, &payment, 400)).await.unwrap();
        let read = shop.another().get_refund(&payment).await.unwrap();
        assert_eq!(kept(told), read, "{till:?}");
        let again = shop.another().refund(back(till, &payment, &payment, 400)).await.unwrap();
        assert_eq!(again, read, "the same key, after a restart, is the same refund");
        let other = shop.another().refund(back(till, &payment, &payment, 300)).await.unwrap_err();
        assert_eq!(other.code(), ErrorCode::KeyReused);
    }
    assert_eq!(shop.client.check_journal().await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn the_file_holds_no_secret_and_no_reply() {
    let shop = Shop::open().await;
    let payment = shop.payment(YEDPAY, 1_000, |new| new.reference = Some("order-7".to_owned()));
    shop.client.refund(back(YEDPAY, &payment.id, "k", 400)).await.unwrap();
    let known = shop.server.accounts();
    let folder = shop.file().parent().unwrap().to_owned();
    let mut seen = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        seen.extend(bytes);
    }
    let holds = |text: &str| seen.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(holds("order-7") && holds("returned"), "what the caller passed in is there");
    for secret in [&known.yedpay.access_token, &known.yedpay.sign_key, &known.pockyt.token, &known.paycross.secret_key]
    {
        assert!(!holds(secret));
    }
    assert!(!holds("\"data\""), "a reply of the gateway is in the file");
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_else_may_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let shop = Shop::open().await;
    for file in std::fs::read_dir(shop.file().parent().unwrap()).unwrap() {
        let file = file.unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", file.path());
    }
}

#[tokio::test]
async fn lists_are_filtered() {
    let shop = Shop::open().await;
    for (till, key) in [(POCKYT, "a"), (YEDPAY, "b"), (POCKYT, "c")] {
        let payment = shop.paid(till, 1_000);
        shop.client.refund(back(till, &payment, key, 400)).await.unwrap();
    }
    shop.client.queue_refund(back(POCKYT, "x", "d", 100)).await.unwrap();
    let client = shop.another();
    assert_eq!(keys(&client, RefundFilter::default()).await, ["a", "b", "c", "d"]);
    let of_pockyt = RefundFilter { account: Some("pockyt".into()), ..RefundFilter::default() };
    assert_eq!(keys(&client, of_pockyt).await, ["a", "c", "d"]);
    assert_eq!(keys(&client, RefundFilter::open()).await, ["d"]);
    let done = RefundFilter { statuses: vec![RefundStatus::Succeeded], ..RefundFilter::default() };
    assert_eq!(keys(&client, done.clone()).await, ["a", "b", "c"]);
    assert_eq!(RefundFilter::by_status(done.statuses.clone(), false).unwrap(), done);
    assert_eq!(RefundFilter::by_status(Vec::new(), true).unwrap(), RefundFilter::open());
    assert_eq!(RefundFilter::by_status(done.statuses, true).unwrap_err().field(), Some("open"));
    let b = client.get_refund("b").await.unwrap();
    let of_payment = RefundFilter { transaction_id: b.transaction_id.clone(), ..RefundFilter::default() };
    assert_eq!(keys(&client, of_payment).await, ["b"]);
    let since = RefundFilter { from: Some(b.created_at), ..RefundFilter::default() };
    assert_eq!(keys(&client, since.clone()).await, ["b", "c", "d"]);
    assert_eq!(keys(&client, RefundFilter { from: None, to: Some(b.created_at), ..since }).await, ["a"]);
    assert!(keys(&client, RefundFilter::review()).await.is_empty());
    assert!(keys(&client, RefundFilter::contradicted()).await.is_empty());
    let turned = RefundFilter { from: Some(b.created_at), to: Some(b.created_at), ..RefundFilter::default() };
    assert_eq!(client.list_refunds(turned).unwrap_err().code(), ErrorCode::OptionInvalid);
}

#[tokio::test]
async fn a_list_longer_than_a_page_is_whole() {
    let shop = Shop::open().await;
    for memory in [false, true] {
        let client = if memory { shop.another_with(|builder| builder.journal_in_memory()) } else { shop.another() };
        let wanted: Vec<_> = (0..450).map(|number| format!("{number:03}")).collect();
        for key in &wanted {
            client.queue_refund(back(POCKYT, "x", key, 100)).await.unwrap();
        }
        assert_eq!(keys(&client, RefundFilter::default()).await, wanted);
        assert_eq!(keys(&client, RefundFilter::open()).await, wanted);
    }
}

#[tokio::test]
async fn without_a_journal_it_reads_and_refuses_to_refund() {
    let shop = Shop::open().await;
    let reader =
        crate::shop::accounts(&shop.server).into_iter().fold(Client::builder(), |builder, one| builder.account(one));
    let reader = reader.build().unwrap();
    let payment = shop.paid(POCKYT, 1_000);
    assert_eq!(reader.transaction("pockyt", &crate::shop::id(&payment)).await.unwrap().id, payment);
    let error = reader.refund(back(POCKYT, &payment, "k", 400)).await.unwrap_err();
    assert_eq!((error.code(), error.idempotency_key()), (ErrorCode::JournalMissing, Some("k")));
    assert_eq!(reader.settle(Duration::from_secs(1), |_| {}).await.unwrap_err().code(), ErrorCode::JournalMissing);
    assert_eq!(shop.refund_requests(), 0);
}

#[tokio::test]
async fn a_journal_that_can_t_be_used_is_an_error_and_never_another_journal() {
    let shop = Shop::open().await;
    let folder = tempfile::tempdir().unwrap();
    let open = |file: &std::path::Path| quick(&shop.server).journal(file).build().map(|_| ()).unwrap_err().code();

    let text = folder.path().join("text");
    std::fs::write(&text, "this is no journal ".repeat(100)).unwrap();
    assert_eq!(open(&text), ErrorCode::JournalCorrupt);

    let foreign = folder.path().join("foreign.db");
    rusqlite::Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    assert_eq!(open(&foreign), ErrorCode::JournalCorrupt);

    let newer = folder.path().join("newer.db");
    quick(&shop.server).journal(&newer).build().unwrap();
    rusqlite::Connection::open(&newer).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert_eq!(open(&newer), ErrorCode::JournalNewer);

    assert_eq!(open(&folder.path().join("nowhere").join("j.db")), ErrorCode::JournalFailed);
    assert_eq!(open(folder.path()), ErrorCode::JournalReadOnly);
    assert_eq!(std::fs::read(&text).unwrap().len(), 19 * 100, "what is no journal is left alone");
}

#[tokio::test]
async fn the_file_itself_keeps_what_is_final() {
    let shop = Shop::open().await;
    let payment = shop.paid(POCKYT, 1_000);
    shop.client.refund(back(POCKYT, &payment, "k", 400)).await.unwrap();
    let file = rusqlite::Connection::open(shop.file()).unwrap();
    for sql in [
        "UPDATE refund SET stage = 'refused'",
        "UPDATE refund SET amount = 1",
        "DELETE FROM refund",
        "UPDATE history SET what = ''",
        "DELETE FROM history",
    ] {
        assert!(file.execute_batch(sql).is_err(), "{sql}");
    }
    assert_eq!(shop.another().get_refund("k").await.unwrap().status, RefundStatus::Succeeded);
}

#[tokio::test]
async fn a_damaged_journal_is_told() {
    let shop = Shop::open().await;
    let payment = shop.paid(POCKYT, 1_000);
    shop.client.refund(back(POCKYT, &payment, "k", 400)).await.unwrap();
    let file = rusqlite::Connection::open(shop.file()).unwrap();
    file.execute_batch("UPDATE refund SET captured = 1; DROP TRIGGER history_is_not_cut; DELETE FROM history").unwrap();
    let problems = shop.client.check_journal().await.unwrap();
    assert_eq!(problems.len(), 3, "{problems:#?}");
    assert!(problems[0].contains(&payment), "{problems:#?}");
}

#[tokio::test]
async fn nobody_is_told_that_there_is_none_while_it_is_being_recorded() {
    let shop = Shop::open().await;
    let payment = shop.client.transaction(POCKYT.account, &id(&shop.paid(POCKYT, 1_000))).await.unwrap();
    let other = rusqlite::Connection::open(shop.file()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let request = RefundRequest::new(POCKYT.account, payment, "k").amount(money(400, POCKYT));
    let waiting = tokio::time::timeout(Duration::from_millis(200), shop.client.refund(request)).await;
    assert!(waiting.is_err(), "its caller goes away while the journal is locked");
    let unlock = async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        other.execute_batch("ROLLBACK").unwrap();
    };
    let (found, ()) = tokio::join!(shop.client.get_refund("k"), unlock);
    assert_eq!(found.unwrap().idempotency_key, "k");
    let ended = shop.client.wait_for_refund("k", Duration::from_secs(60)).await.unwrap();
    assert_eq!(ended.status, RefundStatus::Succeeded);
}

#[tokio::test]
async fn a_journal_locked_for_too_long_stops_the_refund_before_it_is_sent() {
    let shop = Shop::open().await;
    let payment = shop.paid(POCKYT, 1_000);
    let other = rusqlite::Connection::open(shop.file()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = shop.client.refund(back(POCKYT, &payment, "k", 400).within(Duration::from_secs(30))).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::JournalBusy);
    assert_eq!(shop.refund_requests(), 0);
    other.execute_batch("ROLLBACK").unwrap();
    let refund = shop.client.refund(back(POCKYT, &payment, "k", 400)).await.unwrap();
    assert_eq!(refund.status, RefundStatus::Succeeded);
}

#[tokio::test]
async fn what_could_not_be_sent_leaves_its_trace_under_the_same_key() {
    let shop = Shop::open().await;
    let payment = shop.paid(POCKYT, 1_000);
    let read = shop.client.transaction("pockyt", &crate::shop::id(&payment)).await.unwrap();
    shop.server.down(POCKYT.gateway).await;
    let request = || tillback::RefundRequest::new("pockyt", read.clone(), "k");
    assert_eq!(shop.client.refund(request()).await.unwrap_err().code(), ErrorCode::Unreachable);
    assert!(keys(&shop.client, RefundFilter::default()).await.is_empty());
    shop.server.up(POCKYT.gateway).await.unwrap();
    let refund = shop.another().refund(request()).await.unwrap();
    assert_eq!(refund.status, RefundStatus::Succeeded);
    assert!(refund.history.iter().any(|line| line.what.contains("Withdrawn")), "{refund:#?}");
    assert_eq!(refund.attempts.len(), 1);
    assert_eq!(shop.another().get_refund("k").await.unwrap().history, refund.history);
}

#[tokio::test]
async fn who_wrote_what_is_in_the_history() {
    let shop = Shop::open_with(|builder| builder.worker("till 3")).await;
    let payment = shop.paid(YEDPAY, 1_000);
    shop.fault(YEDPAY, Operation::Refund, Fault::ResetAfter);
    let refund = shop.client.refund(back(YEDPAY, &payment, "k", 400)).await.unwrap();
    assert!(refund.history.iter().all(|line| line.by == "till 3"), "{refund:#?}");
    let sources: Vec<_> = refund.history.iter().map(|line| line.source.as_str()).collect();
    assert_eq!(sources, ["caller", "engine", "engine", "question"]);
    assert_eq!(refund.history[3].http_status, Some(200));
}

#[tokio::test]
async fn a_list_whose_reader_stopped_waiting_is_read_on() {
    let shop = Shop::open().await;
    let payment = shop.paid(POCKYT, 1_000);
    shop.client.refund(back(POCKYT, &payment, "k", 400)).await.unwrap();
    // A page that is there at once leaves nobody time to stop waiting.
    let mut refunds = loop {
        let mut refunds = shop.client.list_refunds(RefundFilter::default()).unwrap();
        if refunds.next().now_or_never().is_none() {
            break refunds;
        }
    };
    let listed = refunds.next().await.expect("the list only looks as if it were complete").unwrap();
    assert_eq!(listed.idempotency_key, "k");
    assert!(refunds.next().await.is_none());
}
