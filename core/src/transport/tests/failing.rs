use super::{DONE, Server, Then, exchange, fails, options, succeeds, transport};
use crate::refund::Loss;
use crate::transport::{Barrier, Failure, HttpTransport, MayLeave, Proxy, TransportOptions};
use bytes::Bytes;

const BROKEN: Failure = Failure::Lost(Loss::Broken);

fn over_tls(server: &Server) -> http::Request<Bytes> {
    http::Request::post(format!("https://{}/refund", server.address)).body(Bytes::from_static(b"10.00")).unwrap()
}

#[tokio::test]
async fn what_was_read_and_not_answered_is_lost_and_not_sent_again() {
    let server = Server::start(|before| if before == 1 { Then::Say(DONE) } else { Then::Close });
    let transport = transport();
    // Over a new connection, and over a kept one.
    assert_eq!(fails(&transport, &server).await, BROKEN);
    succeeds(&transport, &server).await;
    assert_eq!(fails(&transport, &server).await, BROKEN);
    assert_eq!((server.opened(), server.requests()), (2, 3));
}

#[tokio::test]
async fn half_a_reply_is_none() {
    for half in ["HTTP/1.1 200 OK\r\ncontent-le", "HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\ndo", "no HTTP\r\n\r\n"] {
        let server = Server::start(move |_| Then::SayAndClose(half));
        assert_eq!(fails(&transport(), &server).await, BROKEN, "{half}");
        assert_eq!(server.requests(), 1);
    }
}

#[tokio::test]
async fn a_reply_without_an_announced_length_is_limited_too() {
    let chunk = "a".repeat(40_000);
    let reply = format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9c40\r\n{chunk}\r\n9c40\r\n{chunk}\r\n");
    let reply: &'static str = reply.leak();
    let server = Server::start(move |_| Then::Say(reply));
    assert_eq!(fails(&transport(), &server).await, Failure::Lost(Loss::TooLarge));
}

#[tokio::test]
async fn without_tls_nothing_is_sent() {
    // What it reads as a request is the start of a handshake.
    let server = Server::start(|_| Then::Say(DONE));
    let garbage = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = garbage.local_addr().unwrap();
    std::thread::spawn(move || {
        let (mut socket, _) = garbage.accept().unwrap();
        std::io::Write::write_all(&mut socket, DONE.as_bytes()).unwrap();
        std::io::Read::read_to_end(&mut socket, &mut Vec::new()).ok();
    });
    let ended = exchange(&transport(), over_tls(&Server { address, seen: server.seen }), MayLeave::Always).await;
    assert_eq!(ended.unwrap_err(), Failure::NotSent(Barrier::Tls));
}

#[tokio::test]
async fn a_proxy_that_refuses_hears_nothing_of_the_request() {
    let proxy = Server::start(|_| Then::Say("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n"));
    let address = Proxy::At(format!("http://{}", proxy.address));
    let transport = HttpTransport::new(&TransportOptions { proxy: address, ..options() }).unwrap();
    let request = http::Request::post("https://shop.example/refund").body(Bytes::from_static(b"10.00")).unwrap();
    let ended = exchange(&transport, request, MayLeave::Always).await;
    assert_eq!(ended.unwrap_err(), Failure::NotSent(Barrier::Unreachable));
    let heard = proxy.seen.requests.lock().unwrap().join("");
    assert!(heard.starts_with("CONNECT shop.example:443 HTTP/1.1\r\n"), "{heard}");
    assert!(!heard.contains("refund") && !heard.contains("10.00"), "{heard}");
}
