use super::{DONE, Server, Then, exchange, fails, options, succeeds, transport};
use crate::refund::Loss;
use crate::transport::{Failure, HttpTransport, MayLeave, Transport, TransportOptions, pool};
use futures_util::future::join_all;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Barrier;
use tokio::task::yield_now;
use tokio::time::{advance, pause, resume, timeout};

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

#[tokio::test]
async fn what_the_server_closed_is_not_used() {
    let server = Server::start(|before| if before == 0 { Then::SayAndClose(DONE) } else { Then::Say(DONE) });
    let transport = transport();
    succeeds(&transport, &server).await;
    server.ended(1).await;
    // The runtime has to hear of it, too.
    yield_now().await;
    succeeds(&transport, &server).await;
    assert_eq!((server.opened(), server.requests()), (2, 2));
}

#[tokio::test]
async fn twenty_at_once_have_a_connection_each_and_leave_them_to_the_next() {
    let together = Arc::new(Barrier::new(20));
    let server = Server::start(move |_| Then::SayTogether(DONE, together.clone()));
    let transport = transport();
    for round in 1..=3 {
        join_all((0..20).map(|_| succeeds(&transport, &server))).await;
        assert_eq!((server.opened(), server.requests()), (20, 20 * round));
    }
}

#[tokio::test]
async fn one_after_the_other_they_share_a_connection() {
    let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\ndo\r\n2\r\nne\r\n0\r\n\r\n";
    let server = Server::start(move |before| Then::Say(if before % 2 == 0 { DONE } else { chunked }));
    let transport = transport();
    for _ in 0..10 {
        succeeds(&transport, &server).await;
    }
    assert_eq!((server.opened(), server.requests()), (1, 10));
}

#[tokio::test]
async fn a_reply_that_says_so_ends_its_connection() {
    for reply in [
        "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 4\r\n\r\ndone",
        "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\ndone",
        "HTTP/1.0 200 OK\r\n\r\ndone",
    ] {
        let server = Server::start(move |_| Then::SayAndClose(reply));
        let transport = transport();
        for count in 1..=3 {
            succeeds(&transport, &server).await;
            assert_eq!((server.opened(), server.requests()), (count, count), "{reply}");
        }
    }
}

#[tokio::test]
async fn whoever_goes_away_takes_the_connection_along() {
    let server = Server::start(|before| if before == 1 { Then::Wait } else { Then::Say(DONE) });
    let transport = transport();
    succeeds(&transport, &server).await;
    let gone = timeout(Duration::from_millis(100), transport.exchange(server.request(), MayLeave::Always)).await;
    assert!(gone.is_err());
    server.ended(1).await;
    succeeds(&transport, &server).await;
    assert_eq!((server.opened(), server.requests()), (2, 3));
}

#[tokio::test]
async fn what_failed_is_not_kept() {
    let long = "HTTP/1.1 200 OK\r\ncontent-length: 70000\r\n\r\n";
    let server = Server::start(move |before| match before {
        0 => Then::Say(long),
        1 => Then::Wait,
        _ => Then::Say(DONE),
    });
    let transport =
        HttpTransport::new(&TransportOptions { reply_timeout: Duration::from_millis(300), ..options() }).unwrap();
    assert_eq!(fails(&transport, &server).await, Failure::Lost(Loss::TooLarge));
    server.ended(1).await;
    assert_eq!(fails(&transport, &server).await, Failure::Lost(Loss::Late));
    server.ended(2).await;
    succeeds(&transport, &server).await;
    assert_eq!((server.opened(), server.requests()), (3, 3));
}

#[tokio::test]
async fn what_was_kept_too_long_is_closed() {
    let (server, transport) = (Server::start(|_| Then::Say(DONE)), transport());
    succeeds(&transport, &server).await;
    // The sweeper begins to wait.
    yield_now().await;
    pause();
    advance(pool::IDLE + Duration::from_secs(1)).await;
    resume();
    server.ended(1).await;
    succeeds(&transport, &server).await;
    assert_eq!((server.opened(), server.requests()), (2, 2));
}

#[tokio::test]
async fn nothing_outlives_the_client() {
    let (server, transport) = (Server::start(|_| Then::Say(DONE)), transport());
    succeeds(&transport, &server).await;
    drop(transport);
    server.ended(1).await;
}

#[test]
fn a_runtime_that_is_gone_takes_its_connections_along() {
    let (server, transport) = (Server::start(|_| Then::Say(DONE)), transport());
    for count in 1..=3 {
        runtime().block_on(succeeds(&transport, &server));
        assert_eq!((server.opened(), server.requests()), (count, count));
    }
}

#[test]
fn nobody_waits_for_a_runtime_that_stands_still() {
    let (server, transport) = (Server::start(|_| Then::Say(DONE)), transport());
    let (one, other) = (runtime(), runtime());
    for _ in 0..3 {
        one.block_on(succeeds(&transport, &server));
        other.block_on(succeeds(&transport, &server));
    }
    assert_eq!((server.opened(), server.requests()), (2, 6));
}

#[test]
fn many_threads_may_share_it() {
    let (server, transport) = (Server::start(|_| Then::Say(DONE)), Arc::new(transport()));
    let runtime = Builder::new_multi_thread().worker_threads(4).enable_all().build().unwrap();
    runtime.block_on(async {
        let tasks = (0..200).map(|_| {
            let (transport, request) = (transport.clone(), server.request());
            tokio::spawn(async move { exchange(&transport, request, MayLeave::Always).await.unwrap().body })
        });
        for body in join_all(tasks).await {
            assert_eq!(body.unwrap(), "done");
        }
    });
    assert_eq!(server.requests(), 200);
}

#[test]
fn what_was_closed_while_the_runtime_stood_still_is_not_used() {
    let server = Server::start(|before| if before == 0 { Then::SayAndClose(DONE) } else { Then::Say(DONE) });
    let (transport, one, other) = (transport(), runtime(), runtime());
    one.block_on(succeeds(&transport, &server));
    other.block_on(server.ended(1));
    std::thread::sleep(Duration::from_millis(1_100));
    one.block_on(succeeds(&transport, &server));
    assert_eq!((server.opened(), server.requests()), (2, 2));
}
