use super::{DONE, Server, Then, exchange, succeeds, transport};
use crate::transport::MayLeave;
use crate::transport::http::for_the_wire;
use bytes::Bytes;
use http::header::HOST;

/// The request line's target and the `Host` of a request to this address.
fn sent(uri: &str, host: Option<&str>) -> (String, String) {
    let mut request = http::Request::get(uri).body(Bytes::new()).unwrap();
    if let Some(host) = host {
        request.headers_mut().insert(HOST, host.parse().unwrap());
    }
    let request = for_the_wire(request).unwrap();
    assert_eq!(request.headers().get_all(HOST).iter().count(), 1);
    (request.uri().to_string(), request.headers()[HOST].to_str().unwrap().to_owned())
}

#[test]
fn the_path_goes_into_the_request_line_and_the_rest_into_the_host() {
    for (uri, path, host) in [
        ("https://shop.example/v1/refund?of=1", "/v1/refund?of=1", "shop.example"),
        ("https://shop.example:443/", "/", "shop.example"),
        ("https://shop.example", "/", "shop.example"),
        ("https://shop.example:80/a", "/a", "shop.example:80"),
        ("http://127.0.0.1:80/a", "/a", "127.0.0.1"),
        ("http://127.0.0.1:443/a", "/a", "127.0.0.1:443"),
        ("http://[::1]:8080/a", "/a", "[::1]:8080"),
    ] {
        assert_eq!(sent(uri, None), (path.to_owned(), host.to_owned()), "{uri}");
    }
    assert_eq!(sent("https://shop.example/a", Some("other.example")).1, "other.example");
}

#[test]
fn an_address_without_a_server_is_refused() {
    assert!(for_the_wire(http::Request::get("/v1/refund").body(Bytes::new()).unwrap()).is_none());
}

#[tokio::test]
async fn a_request_arrives_as_it_was_made() {
    let (server, transport) = (Server::start(|_| Then::Say(DONE)), transport());
    succeeds(&transport, &server).await;
    let mut named = server.request();
    named.headers_mut().insert(HOST, "shop.example".parse().unwrap());
    let reply = exchange(&transport, named, MayLeave::Always).await.unwrap();
    assert_eq!((reply.status.as_u16(), &reply.headers["content-length"]), (200, &"4".parse().unwrap()));
    let requests = server.seen.requests.lock().unwrap();
    let expected = |host: &str| format!("POST /refund?of=1 HTTP/1.1\r\nhost: {host}\r\ncontent-length: 5\r\n\r\n10.00");
    assert_eq!(*requests, [expected(&server.address.to_string()), expected("shop.example")]);
}
