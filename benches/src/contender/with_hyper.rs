use super::{ByHand, LIMIT, tls};
use crate::by_hand::{Counter, QUERY, REFUND};
use crate::failure::Failure;
use crate::job::{AT_ONCE, Job, Mode};
use bytes::Bytes;
use http::header::{HOST, HeaderValue};
use http::{HeaderMap, Method, Request, StatusCode, Uri};
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use std::cell::RefCell;
use std::sync::Arc;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

type Connection = SendRequest<Full<Bytes>>;

/// A connection for each lane, and nothing that keeps count of them.
pub(super) struct Sender {
    connections: Vec<RefCell<Connection>>,
    host: HeaderValue,
    counter: Counter,
}

impl ByHand for Sender {
    async fn open(job: &Job) -> Result<Self, Failure> {
        let lanes = match job.mode {
            Mode::AtOnce => AT_ONCE,
            Mode::Serial | Mode::First => 1,
        };
        let url: Uri = job.shop.url.parse()?;
        let authority = url.authority().ok_or_else(|| Failure::new("the URL has no host"))?.as_str();
        let tls = job.shop.ca_pem.as_deref().map(|pem| tls::config(Some(pem))).transpose()?;
        let tls = tls.map(|config| TlsConnector::from(Arc::new(config)));
        let mut connections = Vec::with_capacity(lanes);
        for _ in 0..lanes {
            let socket = TcpStream::connect(authority).await?;
            socket.set_nodelay(true)?;
            let connection = match &tls {
                None => start(socket).await?,
                Some(tls) => {
                    let name = url.host().unwrap_or_default().to_owned().try_into()?;
                    start(tls.connect(name, socket).await?).await?
                }
            };
            connections.push(RefCell::new(connection));
        }
        Ok(Self { connections, host: HeaderValue::from_str(authority)?, counter: Counter::new(&job.shop) })
    }

    async fn look(&self, payment: &str) -> Result<(), Failure> {
        let (headers, body) = self.counter.query(payment)?;
        let (status, reply) = self.send(0, QUERY, headers, body).await?;
        self.counter.is_refundable(payment, status, &reply)
    }

    async fn refund(&self, lane: usize, payment: &str) -> Result<(), Failure> {
        let mut sent = self.counter.refund(payment)?;
        let (status, reply) = self.send(lane, REFUND, std::mem::take(&mut sent.headers), sent.body.clone()).await?;
        self.counter.check(payment, &sent, status, &reply)
    }
}

async fn start(line: impl AsyncRead + AsyncWrite + Unpin + Send + 'static) -> Result<Connection, Failure> {
    let (connection, driver) = handshake(TokioIo::new(line)).await?;
    tokio::spawn(async move {
        if let Err(error) = driver.await {
            eprintln!("a connection ended: {error}");
        }
    });
    Ok(connection)
}

impl Sender {
    #[expect(clippy::await_holding_refcell_ref, reason = "no two calls are under way in the same lane")]
    async fn send(
        &self,
        lane: usize,
        path: &'static str,
        headers: HeaderMap,
        body: Bytes,
    ) -> Result<(StatusCode, Bytes), Failure> {
        let mut request = Request::new(Full::new(body));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = Uri::from_static(path);
        *request.headers_mut() = headers;
        request.headers_mut().insert(HOST, self.host.clone());
        let mut connection = self.connections[lane].borrow_mut();
        timeout(LIMIT, async {
            connection.ready().await?;
            let (head, body) = connection.send_request(request).await?.into_parts();
            Ok((head.status, body.collect().await?.to_bytes()))
        })
        .await?
    }
}
