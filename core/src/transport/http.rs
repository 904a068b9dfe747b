use super::dial::Dial;
use super::{Barrier, Exchange, Failure, MayLeave, Transport, TransportOptions};
use crate::gateway::{Reply, Request};
use crate::model::Error;
use crate::refund::Loss;
use bytes::{Bytes, BytesMut};
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Incoming};
use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use std::error::Error as StdError;
use std::io;
use std::time::Duration;
use tokio::time::timeout;

/// A connection kept longer than this may have been dropped by something in between that told nobody; a refund sent
/// into it would be lost without need.
const IDLE: Duration = Duration::from_secs(20);

/// In bytes; half of what a connection reads at a time.
const SHORT: usize = 4 * 1024;

/// HTTP/1.1 over kept connections.
pub(crate) struct HttpTransport {
    client: Client<Dial, Full<Bytes>>,
    /// Covers connecting too, but connecting has its own, shorter limit: what this one ends may have been sent.
    whole_timeout: Duration,
    reply_limit: usize,
}

impl HttpTransport {
    pub(crate) fn new(options: &TransportOptions) -> Result<Self, Error> {
        let client = Client::builder(TokioExecutor::new())
            .pool_idle_timeout(IDLE)
            .pool_timer(TokioTimer::new())
            .build(Dial::new(options)?);
        Ok(Self {
            client,
            whole_timeout: options.connect_timeout.saturating_add(options.reply_timeout),
            reply_limit: options.reply_limit,
        })
    }

    async fn send(&self, request: Request) -> Result<Reply, Failure> {
        let reply = self.client.request(request.map(Full::new)).await.map_err(|error| classify(&error))?;
        let (head, body) = reply.into_parts();
        let body = read(body, self.reply_limit).await?;
        Ok(Reply { status: head.status, headers: head.headers, body })
    }
}

impl Transport for HttpTransport {
    fn exchange(&self, request: Request, may_leave: MayLeave) -> Exchange<'_> {
        Box::pin(async move {
            if !may_leave.says_yes() {
                return Err(Failure::NotSent(Barrier::TooLate));
            }
            match timeout(self.whole_timeout, self.send(request)).await {
                Ok(ended) => ended,
                Err(_) => Err(Failure::Lost(Loss::Late)),
            }
        })
    }
}

fn classify(error: &hyper_util::client::legacy::Error) -> Failure {
    if !error.is_connect() {
        return Failure::Lost(Loss::Broken);
    }
    let mut cause: Option<&(dyn StdError + 'static)> = Some(error);
    while let Some(here) = cause {
        if here.is::<rustls::Error>() {
            return Failure::NotSent(Barrier::Tls);
        }
        // An io::Error hides what it wraps from `source`.
        let wrapped = here.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        cause = wrapped.map(|inner| inner as &(dyn StdError + 'static)).or_else(|| here.source());
    }
    Failure::NotSent(Barrier::Unreachable)
}

/// Reads the body, but no more of it than the limit.
async fn read(mut body: Incoming, limit: usize) -> Result<Bytes, Failure> {
    let announced = body.size_hint().lower();
    if announced > limit as u64 {
        return Err(Failure::Lost(Loss::TooLarge));
    }
    let mut whole = Bytes::new();
    let mut parts = BytesMut::new();
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| Failure::Lost(Loss::Broken))?.into_data() else { continue };
        if parts.len() + whole.len() + data.len() > limit {
            return Err(Failure::Lost(Loss::TooLarge));
        }
        // Most replies come in one piece, which then needs no copy.
        if whole.is_empty() && parts.is_empty() {
            whole = data;
        } else {
            if parts.is_empty() {
                parts.extend_from_slice(&std::mem::take(&mut whole));
            }
            parts.extend_from_slice(&data);
        }
    }
    if !parts.is_empty() {
        return Ok(parts.freeze());
    }
    // Transactions and refunds keep their replies. As it comes, a short one is a piece of the connection's buffer, which
    // is many times its size: it would be kept with it, and the connection would need a new one.
    Ok(if whole.len() < SHORT { Bytes::copy_from_slice(&whole) } else { whole })
}
