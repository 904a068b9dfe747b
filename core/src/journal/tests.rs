//! What every journal has to do, whatever it is made of.

use super::{
    Begun, Durability, Journal, MemoryJournal, PayeeRecord, PayeeStage, PaymentNames, Saved, SqliteJournal,
    TokioThreads,
};
use crate::gateway::{Baseline, RefundOrder, Route};
use crate::model::{Currency, GatewayName, HistorySource, Money, RefKind, RefundFilter, Service};
use crate::refund::{Intent, Lease, Moment, Record, Spent, Stage};
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use tempfile::TempDir;

/// Plays a test with both, each in a runtime of its own.
fn with_each(test: impl AsyncFn(&dyn Journal)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        test(&MemoryJournal::default()).await;
        let folder = TempDir::new().unwrap();
        test(&open(&folder)).await;
    });
}

fn open(folder: &TempDir) -> SqliteJournal {
    SqliteJournal::open(&folder.path().join("j"), None, Durability::Synced, Arc::new(TokioThreads)).unwrap()
}

fn usd(minor: i64) -> Money {
    Money::from_minor(minor, Currency::from_code("USD").unwrap())
}

fn moment(second: i64) -> Moment {
    Moment { now: at(second), gateway_now: Some(at(second + 1)), by: "test".into() }
}

fn at(second: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_secs(second)
}

fn queued(key: &str, amount: i64) -> Record {
    let intent = Intent {
        key: key.to_owned(),
        account: "shop".into(),
        target: "order 7".to_owned(),
        kind: RefKind::Merchant,
        amount: Some(usd(amount)),
        reason: Some("too small".to_owned()),
    };
    let mut record =
        Record::new(intent, GatewayName::Paycross, "scope".to_owned(), format!("rf-{key}"), usd(amount), &moment(0));
    record.queued = true;
    record
}

fn order(record: &Record, transaction: &str, told: Option<i64>) -> RefundOrder {
    RefundOrder {
        mark: record.mark.clone(),
        transaction_id: transaction.to_owned(),
        reference: Some("order 7".to_owned()),
        amount: record.amount,
        captured: usd(100),
        reason: record.intent.reason.clone(),
        route: Route::Paycross { service: Service::Card, units: 4_000 },
        baseline: Baseline { refunded: told.map(usd), read_at: at(5) },
    }
}

/// About to be sent.
fn marked(key: &str, amount: i64) -> Record {
    let mut record = queued(key, amount);
    record.queued = false;
    record.order = Some(order(&record, "t", Some(0)));
    record.mark(&moment(1));
    record.lease = Some(Lease { holder: "somebody".into(), until: at(60) });
    record
}

async fn begin(journal: &dyn Journal, record: Record) -> Arc<Record> {
    match journal.begin(record, false).await.unwrap() {
        Begun::New(record) => record,
        other => panic!("{other:?}"),
    }
}

async fn end(journal: &dyn Journal, record: &Record, stage: Stage) -> Arc<Record> {
    let mut ended = record.clone();
    ended.stage = stage;
    ended.lease = None;
    ended.note(&moment(9), HistorySource::Reply, "It ended.");
    match journal.save(ended).await.unwrap() {
        Saved::Written(record) => record,
        Saved::Overtaken(newer) => panic!("{newer:?}"),
    }
}

#[test]
fn what_is_written_is_read_back_whole() {
    with_each(async |journal| {
        let mut record = marked("k", 40);
        record.refund_id = Some("r1".to_owned());
        record.words.code = Some("S.0000".to_owned());
        record.words.http_status = Some(201);
        record.words.request_id = Some("q1".to_owned());
        record.absences = 1;
        record.riddles = 2;
        record.lost_before = true;
        record.not_before = Some(at(77));
        record.note(&moment(2), HistorySource::Reply, "With codes.");
        record.history[2].event = Some("e".to_owned());
        record.history[2].contradicts = true;
        let written = begin(journal, record.clone()).await;
        record.version = 1;
        record.kept = written.kept;
        assert_eq!(*written, record);
        let mut read = Record::clone(&journal.find("k").await.unwrap().unwrap());
        read.kept = record.kept;
        assert_eq!(read, record);
        assert!(journal.find("other").await.unwrap().is_none());
    });
}

#[test]
fn a_key_is_taken_once_and_free_again_after_a_withdrawal() {
    with_each(async |journal| {
        let first = begin(journal, marked("k", 40)).await;
        let mut other = marked("k", 40);
        other.mark = "rf-other".to_owned();
        assert!(matches!(journal.begin(other.clone(), false).await.unwrap(), Begun::Known(known) if known == first));
        let withdrawn = end(journal, &first, Stage::Withdrawn).await;
        let again = begin(journal, other).await;
        assert_eq!(again.mark, "rf-other");
        assert!(again.version > withdrawn.version);
        assert_eq!(again.history.len(), withdrawn.history.len() + 2, "what happened before stays");
        assert_eq!(journal.spent("scope", "t").await.unwrap(), Spent { done: 0, open: 40, others: 0 });
    });
}

#[test]
fn money_is_reserved_with_the_record_and_freed_or_spent_with_its_end() {
    with_each(async |journal| {
        let one = begin(journal, marked("1", 40)).await;
        let two = begin(journal, marked("2", 40)).await;
        let three = journal.begin(marked("3", 40), false).await.unwrap();
        assert!(matches!(three, Begun::OverRefund { left } if left == usd(20)), "{three:?}");
        assert!(journal.find("3").await.unwrap().is_none());
        assert!(matches!(journal.begin(marked("3", 10), true).await.unwrap(), Begun::Busy));
        end(journal, &one, Stage::Refused).await;
        end(journal, &two, Stage::Succeeded).await;
        assert_eq!(journal.spent("scope", "t").await.unwrap(), Spent { done: 40, open: 0, others: 0 });
        // Read before the second one ended, so its money is missing from the baseline.
        assert!(matches!(journal.begin(marked("3", 10), true).await.unwrap(), Begun::Busy));
        let mut late = marked("3", 30);
        late.order = Some(order(&late, "t", Some(70)));
        let late = journal.begin(late, true).await.unwrap();
        assert!(matches!(late, Begun::New(_)), "{late:?}");
        assert_eq!(journal.spent("scope", "t").await.unwrap(), Spent { done: 40, open: 30, others: 30 });
        assert_eq!(journal.spent("another", "t").await.unwrap(), Spent::default());
    });
}

#[test]
fn only_who_saw_the_last_state_writes_the_next() {
    with_each(async |journal| {
        let seen = begin(journal, marked("k", 40)).await;
        let newer = end(journal, &seen, Stage::Unknown).await;
        let mut late = Record::clone(&seen);
        late.stage = Stage::Refused;
        match journal.save(late).await.unwrap() {
            Saved::Overtaken(current) => assert_eq!(current.stage, newer.stage),
            Saved::Written(record) => panic!("{record:?}"),
        }
        assert_eq!(journal.find("k").await.unwrap().unwrap().stage, Stage::Unknown);
    });
}

#[test]
fn a_queued_refund_holds_no_money_until_it_is_prepared() {
    with_each(async |journal| {
        let record = begin(journal, queued("k", 40)).await;
        assert_eq!(journal.spent("scope", "t").await.unwrap(), Spent::default());
        let mut ready = Record::clone(&record);
        ready.order = Some(order(&ready, "t", Some(0)));
        ready.mark(&moment(2));
        let sent = begin(journal, ready.clone()).await;
        assert_eq!((sent.stage, sent.version), (Stage::InFlight, 2));
        assert_eq!(journal.spent("scope", "t").await.unwrap().open, 40);
        // Another worker prepared it from the same state, and is too late.
        assert!(matches!(journal.begin(ready, false).await.unwrap(), Begun::Known(_)));
    });
}

#[test]
fn what_is_open_is_found_and_nothing_else() {
    with_each(async |journal| {
        for (key, stage) in
            [("a", Stage::Unknown), ("b", Stage::Succeeded), ("c", Stage::Review), ("d", Stage::Pending)]
        {
            let record = begin(journal, marked(key, 10)).await;
            end(journal, &record, stage).await;
        }
        let in_flight = begin(journal, marked("e", 10)).await;
        let open = journal.open().await.unwrap();
        assert_eq!(open.iter().map(|one| one.key.as_str()).collect::<Vec<_>>(), ["a", "d", "e"]);
        assert_eq!(open[2].lease, in_flight.lease);
        let review = journal.list(&RefundFilter::review(), 0, 10).await.unwrap();
        assert_eq!(review.records.len(), 1);
        assert_eq!(review.records[0].intent.key, "c");
    });
}

#[test]
fn news_find_the_refunds_they_are_about() {
    with_each(async |journal| {
        begin(journal, marked("a", 10)).await;
        begin(journal, marked("b", 10)).await;
        begin(journal, queued("c", 10)).await;
        let keys = async |mark: Option<&str>, transaction: Option<&str>| {
            let found = journal.about("scope", mark, transaction).await.unwrap();
            found.iter().map(|record| record.intent.key.clone()).collect::<Vec<_>>()
        };
        assert_eq!(keys(None, Some("t")).await, ["a", "b"]);
        assert_eq!(keys(Some("rf-b"), None).await, ["b"]);
        assert_eq!(keys(Some("rf-c"), Some("other")).await, ["c"]);
        assert!(keys(None, None).await.is_empty());
        assert!(journal.about("another", Some("rf-a"), Some("t")).await.unwrap().is_empty());
    });
}

#[test]
fn refunds_of_a_payment_are_found_by_what_they_call_it() {
    with_each(async |journal| {
        let named = |key: &str, kind, target: &str| {
            let mut record = queued(key, 10);
            record.intent.kind = kind;
            record.intent.target = target.to_owned();
            record
        };
        begin(journal, named("id", RefKind::GatewayId, "t")).await;
        begin(journal, named("scan", RefKind::Scanned, "order 7")).await;
        begin(journal, marked("done", 10)).await;
        begin(journal, named("reference", RefKind::Merchant, "order 7")).await;
        begin(journal, named("other id", RefKind::GatewayId, "order 7")).await;
        begin(journal, named("other reference", RefKind::Merchant, "t")).await;
        let mut elsewhere = named("elsewhere", RefKind::GatewayId, "t");
        elsewhere.scope = "another".to_owned();
        begin(journal, elsewhere).await;
        let keys = async |names| {
            let found = journal.of_payment("scope", names).await.unwrap();
            found.iter().map(|record| record.intent.key.clone()).collect::<Vec<_>>()
        };
        let by_id = PaymentNames::in_refund(&named("", RefKind::GatewayId, "t"));
        assert_eq!(keys(by_id.clone()).await, ["id", "scan", "done", "reference"]);
        let by_reference = PaymentNames::in_refund(&named("", RefKind::Merchant, "order 7"));
        assert_eq!(keys(by_reference).await, ["scan", "reference"], "nobody looked these up");
        // Once it is looked up, it is found by its payment.
        let mut ready = Record::clone(&journal.find("other id").await.unwrap().unwrap());
        ready.order = Some(order(&ready, "another t", Some(0)));
        ready.mark(&moment(2));
        begin(journal, ready).await;
        assert_eq!(keys(by_id).await, ["id", "scan", "done", "reference"]);
        let another = PaymentNames::in_refund(&named("", RefKind::GatewayId, "another t"));
        assert_eq!(keys(another).await, ["scan", "reference", "other id"], "the same reference");
    });
}

#[test]
fn a_payee_is_begun_once() {
    with_each(async |journal| {
        let record = PayeeRecord {
            scope: "scope".to_owned(),
            mark: "code 7".to_owned(),
            content: "digest".to_owned(),
            stage: PayeeStage::Sent,
            sent_at: at(1),
            version: 0,
        };
        assert_eq!(journal.begin_payee(record.clone()).await.unwrap(), None);
        let known = journal.begin_payee(record.clone()).await.unwrap().unwrap();
        assert_eq!(known, PayeeRecord { version: 1, ..record.clone() });
        let freed = PayeeRecord { stage: PayeeStage::NotRegistered, ..known.clone() };
        assert!(journal.save_payee(freed.clone()).await.unwrap());
        assert!(!journal.save_payee(freed).await.unwrap(), "somebody wrote in between");
        assert_eq!(journal.begin_payee(record.clone()).await.unwrap(), None);
        let registered = PayeeStage::Registered { customer_no: "C1".to_owned() };
        let version = journal.begin_payee(record.clone()).await.unwrap().unwrap().version;
        assert!(
            journal.save_payee(PayeeRecord { stage: registered.clone(), version, ..record.clone() }).await.unwrap()
        );
        assert_eq!(journal.begin_payee(record).await.unwrap().unwrap().stage, registered);
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn writers_share_their_commits() {
    const WRITERS: usize = 200;
    let folder = TempDir::new().unwrap();
    let journal = Arc::new(open(&folder));
    let pages = || std::fs::metadata(folder.path().join("j-wal")).unwrap().len();
    let before = pages();
    begin(&*journal, marked("alone", 1)).await;
    let alone = pages() - before;
    let before = pages();
    let writers: Vec<_> = (0..WRITERS)
        .map(|number| {
            let journal = journal.clone();
            tokio::spawn(async move {
                let mut record = marked(&number.to_string(), 1);
                record.order = Some(order(&record, &format!("t{number}"), Some(0)));
                begin(&*journal, record).await;
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    // Each commit writes every page it touches once, so that a shared one costs the log little more than one alone.
    let together = pages() - before;
    assert!(together < alone * WRITERS as u64 / 4, "{together} bytes for {WRITERS}, {alone} for one");
    assert_eq!(journal.open().await.unwrap().len(), WRITERS + 1);
}

#[tokio::test]
async fn a_step_that_fails_takes_no_other_with_it() {
    let folder = TempDir::new().unwrap();
    let journal = open(&folder);
    let good = begin(&journal, marked("good", 1)).await;
    let bad = begin(&journal, marked("bad", 1)).await;
    let ended = end(&journal, &bad, Stage::Succeeded).await;
    let mut changed = Record::clone(&ended);
    changed.stage = Stage::Refused;
    let mut fine = Record::clone(&good);
    fine.stage = Stage::Pending;
    let (bad, good) = tokio::join!(journal.save(changed), journal.save(fine));
    assert!(bad.is_err(), "the file keeps what is final");
    assert!(matches!(good.unwrap(), Saved::Written(record) if record.stage == Stage::Pending));
}

/// SQLite removes its log when the last connection is closed.
#[tokio::test(flavor = "multi_thread")]
async fn who_closes_it_after_the_last_answer_finds_the_file_closed() {
    let folder = TempDir::new().unwrap();
    for round in 0..100 {
        let journal = open(&folder);
        journal.begin(queued(&round.to_string(), 1), false).await.unwrap();
        journal.open().await.unwrap();
        drop(journal);
        assert!(!folder.path().join("j-wal").exists(), "round {round}");
    }
}
