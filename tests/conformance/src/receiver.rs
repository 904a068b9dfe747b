//! The shop's webhook address: takes what the sandbox sends, and keeps it.

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use serde_json::{Map, Value};
use std::convert::Infallible;
use std::io;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// A notification as it came.
#[derive(Clone, Debug)]
pub(crate) struct Notification {
    pub(crate) headers: Map<String, Value>,
    pub(crate) body: String,
}

pub(crate) struct Receiver {
    pub(crate) url: String,
    received: watch::Receiver<Vec<Notification>>,
    task: JoinHandle<()>,
}

impl Receiver {
    pub(crate) async fn open() -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}/notify", listener.local_addr()?);
        let (keep, received) = watch::channel(Vec::new());
        Ok(Self { url, received, task: tokio::spawn(serve(listener, keep)) })
    }

    /// The notification with this number, from 0, as soon as it is there.
    pub(crate) async fn wait(&mut self, number: usize) -> Option<Notification> {
        let all = self.received.wait_for(|all| all.len() > number).await.ok()?;
        all.get(number).cloned()
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// One after the other, so that they keep their order.
async fn serve(listener: TcpListener, keep: watch::Sender<Vec<Notification>>) {
    while let Ok((socket, _)) = listener.accept().await {
        let service = service_fn(|request| take(request, &keep));
        // A notification that breaks off is sent again.
        let _ = http1::Builder::new().keep_alive(false).serve_connection(TokioIo::new(socket), service).await;
    }
}

async fn take(
    request: Request<Incoming>,
    keep: &watch::Sender<Vec<Notification>>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    if let Ok(body) = body.collect().await {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let headers = head.headers.iter();
        let headers = headers.map(|(name, value)| (name.to_string(), Value::String(text(value.as_bytes())))).collect();
        let body = text(&body.to_bytes());
        keep.send_modify(|all| all.push(Notification { headers, body }));
    }
    Ok(Response::new(Full::new(Bytes::from_static(b"success"))))
}
