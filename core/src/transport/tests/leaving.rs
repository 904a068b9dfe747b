use super::{DONE, Server, Then, exchange, succeeds, transport};
use crate::transport::{Barrier, Failure, MayLeave, Transport};
use std::future::poll_fn;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use tokio::task::coop::poll_proceed;

const TOO_LATE: Failure = Failure::NotSent(Barrier::TooLate);

/// Counts how often it is asked.
fn asked(answer: bool) -> (MayLeave, Arc<AtomicUsize>) {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = count.clone();
    let ask = move || {
        counted.fetch_add(1, Ordering::SeqCst);
        answer
    };
    (MayLeave::While(Box::new(ask)), count)
}

#[tokio::test]
async fn nothing_leaves_over_a_new_connection() {
    let (server, transport) = (Server::start(|_| Then::Say(DONE)), transport());
    let (no, count) = asked(false);
    assert_eq!(exchange(&transport, server.request(), no).await.unwrap_err(), TOO_LATE);
    assert_eq!((count.load(Ordering::SeqCst), server.requests()), (1, 0));
    // The connection is none the worse for it.
    succeeds(&transport, &server).await;
    assert_eq!((server.opened(), server.requests()), (1, 1));
}

#[tokio::test]
async fn nothing_leaves_over_a_kept_connection() {
    let (server, transport) = (Server::start(|_| Then::Say(DONE)), transport());
    succeeds(&transport, &server).await;
    let (no, count) = asked(false);
    assert_eq!(exchange(&transport, server.request(), no).await.unwrap_err(), TOO_LATE);
    assert_eq!(count.load(Ordering::SeqCst), 1);
    succeeds(&transport, &server).await;
    assert_eq!((server.opened(), server.requests()), (1, 2));
}

#[tokio::test]
async fn it_is_asked_only_once_a_connection_stands() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let request = http::Request::post(format!("http://{address}/")).body(bytes::Bytes::new()).unwrap();
    let (yes, count) = asked(true);
    let ended = exchange(&transport(), request, yes).await;
    assert_eq!(ended.unwrap_err(), Failure::NotSent(Barrier::Unreachable));
    assert_eq!(count.load(Ordering::SeqCst), 0);
}

/// Does so much at once that the runtime lets this task do nothing more until it has paused.
fn tire(context: &mut Context<'_>) {
    while poll_proceed(context).map(|step| step.made_progress()).is_ready() {}
}

/// Even where the runtime would like the task to pause.
#[tokio::test]
async fn what_may_leave_leaves_at_once() {
    let (server, transport) = (Server::start(|_| Then::Say(DONE)), transport());
    succeeds(&transport, &server).await;
    let (yes, count) = asked(true);
    let mut exchange = transport.exchange(server.request(), yes);
    poll_fn(|context| {
        tire(context);
        assert!(exchange.as_mut().poll(context).is_pending());
        Poll::Ready(())
    })
    .await;
    assert_eq!(count.load(Ordering::SeqCst), 1);
    // It was polled once and is never polled again, yet the request is on its way.
    super::eventually(|| server.requests() == 2).await;
}

/// The tired task does not see the connection's end when it looks, only when it writes.
#[tokio::test]
async fn what_turns_out_closed_was_sent_nothing_and_the_next_is_asked_about_again() {
    let server = Server::start(|before| if before == 0 { Then::SayAndClose(DONE) } else { Then::Say(DONE) });
    let transport = transport();
    succeeds(&transport, &server).await;
    server.ended(1).await;
    tokio::task::yield_now().await;
    let (yes, count) = asked(true);
    let mut exchange = transport.exchange(server.request(), yes);
    let mut is_tired = false;
    let reply = poll_fn(|context| {
        if !std::mem::replace(&mut is_tired, true) {
            tire(context);
        }
        exchange.as_mut().poll(context)
    });
    assert_eq!(reply.await.unwrap().body, "done");
    assert_eq!(count.load(Ordering::SeqCst), 2);
    assert_eq!((server.opened(), server.requests()), (2, 2));
}
