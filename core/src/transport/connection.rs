use super::dial::Stream;
use crate::gateway::Reply;
use crate::refund::Loss;
use bytes::{Bytes, BytesMut};
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Incoming};
use hyper::client::conn::http1::{self, SendRequest};
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use tokio::task::coop::unconstrained;

/// In bytes; half of what a connection reads at a time.
const SHORT: usize = 4 * 1024;

pub(super) type Outgoing = http::Request<Full<Bytes>>;

/// A connection that is driven by whoever uses it. A task of its own would cost a switch there and one back for every
/// request, and would write it some time after it was handed over; this one writes it at that moment. Dropped on the way
/// it is closed, so it can't be left half used.
pub(super) struct Connection {
    requests: SendRequest<Full<Bytes>>,
    /// `None` once it ended: whatever still waits for it has then been told.
    line: Option<http1::Connection<Stream, Full<Bytes>>>,
}

/// Why there is no reply.
pub(super) enum Unanswered {
    /// The connection had ended before it took the request, which comes back: not a byte of it was written.
    Unsent(Box<Outgoing>),
    /// It may have been sent.
    Lost(Loss),
}

impl Connection {
    /// `None` if it is closed already.
    pub(super) async fn new(stream: Stream) -> Option<Box<Self>> {
        let (requests, line) = http1::handshake(stream).await.ok()?;
        let mut connection = Box::new(Self { requests, line: Some(line) });
        connection.is_idle().then_some(connection)
    }

    /// Whether a request can be sent: the last exchange is over, and the other side has neither closed the connection nor
    /// said something unasked for.
    pub(super) fn is_idle(&mut self) -> bool {
        // It has to wake nobody. The task of the last exchange would be kept in memory as long as the connection, and
        // the one of the next would be woken by its own request.
        self.drive(&mut Context::from_waker(Waker::noop()));
        self.line.is_some() && self.requests.is_ready()
    }

    /// Sends a request and reads the reply to its end, but no more of its body than the limit.
    pub(super) async fn exchange(&mut self, request: Outgoing, limit: usize) -> Result<Reply, Unanswered> {
        let reply = self.requests.try_send_request(request);
        // Else a task that did much in one go could be made to pause here, between being let go and the first byte.
        let reply = unconstrained(self.until(reply)).await.map_err(|mut error| match error.take_message() {
            Some(request) => Unanswered::Unsent(Box::new(request)),
            None => Unanswered::Lost(Loss::Broken),
        })?;
        let (head, body) = reply.into_parts();
        let body = self.read(body, limit).await.map_err(Unanswered::Lost)?;
        Ok(Reply { status: head.status, headers: head.headers, body })
    }

    async fn read(&mut self, mut body: Incoming, limit: usize) -> Result<Bytes, Loss> {
        let announced = body.size_hint().lower();
        if announced > limit as u64 {
            return Err(Loss::TooLarge);
        }
        let mut whole = Bytes::new();
        let mut parts = BytesMut::new();
        while let Some(frame) = self.until(body.frame()).await {
            let Ok(data) = frame.map_err(|_| Loss::Broken)?.into_data() else { continue };
            if parts.len() + whole.len() + data.len() > limit {
                return Err(Loss::TooLarge);
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
        // Transactions and refunds keep their replies. As it comes, a short one is a piece of the connection's buffer,
        // which is many times its size: it would be kept with it, and the connection would need a new one.
        Ok(if whole.len() < SHORT { Bytes::copy_from_slice(&whole) } else { whole })
    }

    /// Waits for something that this connection brings, and drives it meanwhile.
    async fn until<F: Future>(&mut self, awaited: F) -> F::Output {
        let mut awaited = pin!(awaited);
        poll_fn(|context| {
            if let Poll::Ready(here) = awaited.as_mut().poll(context) {
                return Poll::Ready(here);
            }
            self.drive(context);
            awaited.as_mut().poll(context)
        })
        .await
    }

    fn drive(&mut self, context: &mut Context<'_>) {
        // How it ended is told to whoever waits for a reply.
        if let Some(line) = &mut self.line
            && Pin::new(line).poll(context).is_ready()
        {
            self.line = None;
        }
    }
}
