//! What happens on the wire: who is sent what, how often, over which connection.

mod failing;
mod keeping;
mod leaving;
mod wire;

use super::{Failure, HttpTransport, MayLeave, Transport, TransportOptions};
use crate::gateway::{Reply, Request};
use bytes::Bytes;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Barrier;
use tokio::time::{sleep, timeout};

const DONE: &str = "HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\ndone";

/// What the server does once it has read a request.
enum Then {
    Say(&'static str),
    SayAndClose(&'static str),
    /// Answers when so many requests are there.
    SayTogether(&'static str, Arc<Barrier>),
    Close,
    Wait,
}

/// A server in a thread of its own, so that it goes on whatever happens to the client's runtime.
struct Server {
    address: SocketAddr,
    seen: Arc<Seen>,
}

#[derive(Default)]
struct Seen {
    opened: AtomicUsize,
    ended: AtomicUsize,
    /// As they came, head and body.
    requests: Mutex<Vec<String>>,
}

impl Server {
    /// `then` is told how many requests came before.
    fn start(then: impl Fn(usize) -> Then + Send + Sync + 'static) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let seen = Arc::new(Seen::default());
        let (then, witness) = (Arc::new(then), seen.clone());
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = TcpListener::from_std(listener).unwrap();
                while let Ok((socket, _)) = listener.accept().await {
                    witness.opened.fetch_add(1, Ordering::SeqCst);
                    let (then, witness) = (then.clone(), witness.clone());
                    tokio::spawn(async move {
                        serve(socket, then.as_ref(), &witness).await;
                        witness.ended.fetch_add(1, Ordering::SeqCst);
                    });
                }
            });
        });
        Self { address, seen }
    }

    fn request(&self) -> Request {
        let builder = http::Request::post(format!("http://{}/refund?of=1", self.address));
        builder.body(Bytes::from_static(b"10.00")).unwrap()
    }

    fn requests(&self) -> usize {
        self.seen.requests.lock().unwrap().len()
    }

    fn opened(&self) -> usize {
        self.seen.opened.load(Ordering::SeqCst)
    }

    /// Waits until so many connections have ended.
    async fn ended(&self, count: usize) {
        eventually(|| self.seen.ended.load(Ordering::SeqCst) == count).await;
    }
}

async fn serve(mut socket: TcpStream, then: &(dyn Fn(usize) -> Then + Send + Sync), seen: &Seen) {
    while let Some(request) = read(&mut socket).await {
        let before = {
            let mut requests = seen.requests.lock().unwrap();
            requests.push(request);
            requests.len() - 1
        };
        match then(before) {
            Then::Say(reply) => socket.write_all(reply.as_bytes()).await.unwrap(),
            Then::SayAndClose(reply) => {
                socket.write_all(reply.as_bytes()).await.unwrap();
                // The client is to have it back among the idle ones first.
                return sleep(Duration::from_millis(50)).await;
            }
            Then::SayTogether(reply, all) => {
                all.wait().await;
                socket.write_all(reply.as_bytes()).await.unwrap();
            }
            Then::Close => return,
            // It goes on reading, so that a client that goes away is noticed.
            Then::Wait => {}
        }
    }
}

/// A request, or whatever came before the connection ended; `None` if that was nothing.
async fn read(socket: &mut TcpStream) -> Option<String> {
    let mut text = Vec::new();
    loop {
        let so_far = String::from_utf8_lossy(&text);
        if let Some((head, body)) = so_far.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            if body.len() >= length.map_or(0, |length| length.parse().unwrap()) {
                return Some(so_far.into_owned());
            }
        }
        if socket.read_buf(&mut text).await.unwrap_or(0) == 0 {
            return (!text.is_empty()).then(|| String::from_utf8_lossy(&text).into_owned());
        }
    }
}

fn options() -> TransportOptions {
    TransportOptions { reply_limit: 64 * 1024, ..TransportOptions::default() }
}

fn transport() -> HttpTransport {
    HttpTransport::new(&options()).unwrap()
}

/// One exchange; that it hangs is an error of its own.
async fn exchange(transport: &HttpTransport, request: Request, may_leave: MayLeave) -> Result<Reply, Failure> {
    timeout(Duration::from_secs(20), transport.exchange(request, may_leave)).await.expect("the exchange hangs")
}

async fn succeeds(transport: &HttpTransport, server: &Server) {
    let reply = exchange(transport, server.request(), MayLeave::Always).await.unwrap();
    assert_eq!(reply.body, "done");
}

async fn fails(transport: &HttpTransport, server: &Server) -> Failure {
    exchange(transport, server.request(), MayLeave::Always).await.unwrap_err()
}

async fn eventually(is_so: impl Fn() -> bool) {
    for _ in 0..1_000 {
        if is_so() {
            return;
        }
        sleep(Duration::from_millis(5)).await;
    }
    panic!("it never came to be");
}
