//! A shop's webhook address: takes what the sandbox sends and answers it as a gateway wants to be answered.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

pub(crate) type Headers = Vec<(String, String)>;

pub(crate) struct Receiver {
    listener: TcpListener,
    pub(crate) url: String,
}

impl Receiver {
    pub(crate) async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/notify", listener.local_addr().unwrap());
        Self { listener, url }
    }

    /// The headers and the raw body of the next notification.
    pub(crate) async fn next(&mut self) -> (Headers, Vec<u8>) {
        let (mut stream, _) = self.listener.accept().await.unwrap();
        let received = read(&mut stream).await;
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 7\r\nconnection: close\r\n\r\nsuccess").await.unwrap();
        received
    }
}

async fn read(stream: &mut TcpStream) -> (Headers, Vec<u8>) {
    let mut bytes = Vec::new();
    loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            let headers = headers(&bytes[..end]);
            let body = bytes[end + 4..].to_vec();
            let length = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
            if body.len() >= length.map_or(0, |(_, length)| length.parse().unwrap()) {
                return (headers, body);
            }
        }
        let mut part = [0; 4096];
        let count = stream.read(&mut part).await.unwrap();
        assert!(count > 0, "the notification was cut off");
        bytes.extend_from_slice(&part[..count]);
    }
}

fn headers(head: &[u8]) -> Headers {
    let text = std::str::from_utf8(head).unwrap();
    let pairs = text.lines().skip(1).filter_map(|line| line.split_once(": "));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}
