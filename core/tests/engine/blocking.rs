//! The blocking client.

use crate::shop::{POCKYT, TILLS, YEDPAY, back, id, money, quick};
use std::sync::mpsc;
use std::time::Duration;
use tillback::{
    Cancel, ErrorCode, ManyOptions, RefundRequest, RefundStatus, ReportOptions, ReportSource, TransactionFilter,
    blocking,
};
use tillback_sandbox::{Fault, NewPayment, Operation, Options, Rule, Server};

fn open() -> (Server, blocking::Client) {
    let server = Server::start_blocking(Options { seeded: false, ..Options::default() }).unwrap();
    let client = quick(&server).build_blocking().unwrap();
    (server, client)
}

fn paid(server: &Server, till: crate::shop::Till, minor: i64) -> String {
    let mut new = NewPayment::new(till.gateway, minor, till.currency);
    new.method = Some(till.method.to_owned());
    server.with_time(|sandbox, now| sandbox.create_payment(new, now)).unwrap().id
}

fn refunded(server: &Server, payment: &str) -> i64 {
    let ledger = server.with(|sandbox| sandbox.ledger());
    ledger.payments.iter().find(|entry| entry.payment.id == payment).unwrap().refunded
}

#[test]
fn the_whole_story_without_a_runtime() {
    let (server, client) = open();
    for till in TILLS {
        let payment = paid(&server, till, 1_000);
        let found = client.transaction(till.account, &id(&payment)).unwrap();
        let request = RefundRequest::new(till.account, found, &*payment).amount(money(400, till));
        assert_eq!(client.refund(request).unwrap().status, RefundStatus::Succeeded, "{till:?}");
        assert_eq!(client.get_refund(&payment).unwrap().amount, money(400, till));
        let tally = client.query_many(till.account, [id(&payment)], ManyOptions::default(), |_| ()).unwrap();
        assert_eq!(tally.answered, 1);
        assert_eq!(refunded(&server, &payment), 400);
        client.check(till.account).unwrap();
    }
}

#[test]
fn threads_share_one_client() {
    let (server, client) = open();
    for till in TILLS {
        let payment = paid(&server, till, 1_000);
        let done: usize = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8)
                .map(|number| {
                    let (client, payment) = (&client, &payment);
                    let key = format!("{payment}-{number}");
                    scope.spawn(move || client.refund(back(till, payment, &key, 300)).is_ok())
                })
                .collect();
            threads.into_iter().map(|thread| usize::from(thread.join().unwrap())).sum()
        });
        assert_eq!(done, 3, "{till:?}");
        assert_eq!(refunded(&server, &payment), 900, "{till:?}");
    }
}

#[test]
fn a_connection_that_was_closed_while_nobody_called_loses_nothing() {
    let (server, client) = open();
    let payment = paid(&server, POCKYT, 1_000);
    for number in 0..5 {
        let found = client.transaction(POCKYT.account, &id(&payment)).unwrap();
        server.down_blocking(POCKYT.gateway);
        server.up_blocking(POCKYT.gateway).unwrap();
        let request = RefundRequest::new(POCKYT.account, found, number.to_string()).amount(money(100, POCKYT));
        let refund = client.refund(request).unwrap();
        assert_eq!(refund.status, RefundStatus::Succeeded, "{refund:#?}");
        assert_eq!(refund.history.len(), 3, "no doubt came up in between: {refund:#?}");
    }
}

#[test]
fn a_reader_who_rests_between_rows_gets_them_all() {
    const ROWS: usize = 120;
    let (server, client) = open();
    let payments: Vec<_> = (0..ROWS).map(|_| id(&paid(&server, POCKYT, 1_000))).collect();
    let options = ReportOptions { at_once: 8, ..ReportOptions::default() };
    let mut report = client.report(ReportSource::references(POCKYT.account, payments), options).unwrap();
    // Longer than connections are trusted without a look at them.
    let rest = Duration::from_millis(1_100);
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        for number in 1.. {
            let Some(row) = report.next() else { return };
            tell.send(row.unwrap().asked).unwrap();
            if number % 20 == 0 {
                std::thread::sleep(rest);
            }
        }
    });
    let rows = std::iter::from_fn(|| match told.recv_timeout(Duration::from_secs(30)) {
        Ok(asked) => Some(asked),
        Err(mpsc::RecvTimeoutError::Disconnected) => None,
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("the report stands still"),
    });
    assert_eq!(rows.count(), ROWS);
}

#[test]
fn a_refund_goes_on_when_its_caller_stops_waiting() {
    let (server, client) = open();
    let payment = paid(&server, POCKYT, 1_000);
    let late = Rule::new(Fault::Delay { ms: 300 }).on(Operation::Refund);
    server.with(|sandbox| sandbox.push_fault(late)).unwrap();
    let request = back(POCKYT, &payment, "k", 1_000).within(Duration::from_millis(150));
    assert_eq!(client.refund(request).unwrap().status, RefundStatus::Unknown);
    // Nobody calls the client meanwhile.
    while client.get_refund("k").unwrap().status != RefundStatus::Succeeded {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(refunded(&server, &payment), 1_000);
}

#[test]
fn calls_can_be_started_and_their_ends_told_by_a_thread_of_the_client() {
    let (server, client) = open();
    let (told, ends) = mpsc::channel();
    for till in TILLS {
        let payment = paid(&server, till, 1_000);
        let (told, other) = (told.clone(), client.clone());
        let request = back(till, &payment, &payment, 400);
        let done = move |ended: Result<tillback::Refund, _>| {
            let key = ended.unwrap().idempotency_key;
            // Whoever is told may call again.
            let status = other.get_refund(&key).unwrap().status;
            told.send((status, std::thread::current().id())).unwrap();
        };
        client.start(|client| async move { client.refund(request).await }, done).unwrap();
    }
    assert!(client.finish(Duration::from_secs(60)).unwrap());
    let ends: Vec<_> = ends.try_iter().collect();
    assert_eq!(ends.len(), TILLS.len());
    for (status, thread) in ends {
        assert_eq!(status, RefundStatus::Succeeded);
        assert_ne!(thread, std::thread::current().id());
    }
}

#[test]
fn a_caller_that_panics_or_asks_for_the_end_from_within_halts_nobody() {
    let (server, client) = open();
    let payment = paid(&server, POCKYT, 1_000);
    let (told, ends) = mpsc::channel();
    let within = client.clone();
    client.start(|_| async { Ok(()) }, |_| panic!("the caller's own bug")).unwrap();
    client
        .start(
            |_| async { [Ok(())].into_iter().nth(1).expect("a bug of ours") },
            move |ended| told.send(ended.map_err(|error| error.code())).unwrap(),
        )
        .unwrap();
    client.start(|_| async { Ok(()) }, move |_| assert!(!within.finish(Duration::from_secs(60)).unwrap())).unwrap();
    assert!(client.finish(Duration::from_secs(60)).unwrap());
    assert_eq!(ends.recv().unwrap(), Err(ErrorCode::Internal));
    let refund = client.refund(back(POCKYT, &payment, "k", 1_000)).unwrap();
    assert_eq!(refund.status, RefundStatus::Succeeded);
}

#[test]
fn what_goes_on_can_be_waited_for() {
    let (server, client) = open();
    let payment = paid(&server, POCKYT, 1_000);
    server.with(|sandbox| sandbox.push_fault(Rule::new(Fault::Delay { ms: 300 }).on(Operation::Refund))).unwrap();
    let cancel = Cancel::new();
    let refund = std::thread::scope(|scope| {
        let waiting = scope.spawn(|| client.cancelled_by(&cancel).refund(back(POCKYT, &payment, "k", 1_000)));
        while server.with(|sandbox| sandbox.requests().filter(|one| one.operation == Operation::Refund).count()) == 0 {
            std::thread::sleep(Duration::from_millis(5));
        }
        cancel.cancel();
        waiting.join().unwrap().unwrap()
    });
    assert_eq!(refund.status, RefundStatus::Unknown);
    assert!(client.finish(Duration::from_secs(60)).unwrap());
    assert_eq!(client.get_refund("k").unwrap().status, RefundStatus::Succeeded);
    assert!(client.finish(Duration::ZERO).unwrap());
}

#[test]
fn inside_a_runtime_it_says_so_instead_of_halting_it() {
    let (server, client) = open();
    let payment = paid(&server, POCKYT, 1_000);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let error = runtime.block_on(async { client.refund(back(POCKYT, &payment, "k", 1)) }).unwrap_err();
    assert_eq!(error.code(), ErrorCode::SettingInvalid);
    let other = client.clone();
    let waiting = move || other.transaction(POCKYT.account, &id(&payment));
    let found = runtime.block_on(async { tokio::task::spawn_blocking(waiting).await.unwrap() });
    assert_eq!(found.unwrap().amount, money(1_000, POCKYT));
    runtime.block_on(async move { drop(client) });
}

#[test]
fn outside_a_runtime_the_asynchronous_client_says_so() {
    let server = Server::start_blocking(Options { seeded: false, ..Options::default() }).unwrap();
    let client = quick(&server).build().unwrap();
    let payment = paid(&server, POCKYT, 1_000);
    let outcome = futures_util::future::FutureExt::now_or_never(client.refund(back(POCKYT, &payment, "k", 1)));
    assert!(matches!(outcome, Some(Err(error)) if error.code() == ErrorCode::SettingInvalid));
}

#[test]
fn a_list_ends_with_its_first_error() {
    let (server, client) = open();
    server.down_blocking(YEDPAY.gateway);
    let mut list = client.transactions(YEDPAY.account, TransactionFilter::default()).unwrap();
    assert!(list.next().is_some_and(|first| first.is_err()));
    assert!(list.next().is_none(), "whoever skips errors would ask for ever");
}
