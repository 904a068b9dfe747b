//! One connection to a simulated gateway: requests in, outcomes carried out.

use crate::answer_body::{AnswerBody, pack};
use crate::host::Host;
use crate::outcome::{Ending, Outcome};
use crate::shared::Shared;
use crate::wire::{Reply, Request};
use bytes::Bytes;
use http::{HeaderValue, Response, header};
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::future::pending;
use std::sync::Arc;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::sync::Notify;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// Larger requests are answered with 413.
const MAX_REQUEST: usize = 4 * 1024 * 1024;

/// A stream that can be taken apart down to its socket.
trait Line: AsyncRead + AsyncWrite + Unpin + Send + 'static {
    fn into_socket(self) -> TcpStream;
}

impl Line for TcpStream {
    fn into_socket(self) -> TcpStream {
        self
    }
}

impl Line for TlsStream<TcpStream> {
    fn into_socket(self) -> TcpStream {
        self.into_inner().0
    }
}

/// Serves one connection until it ends.
pub(crate) async fn run(socket: TcpStream, tls: Option<TlsAcceptor>, host: Host, shared: Arc<Shared>) {
    if let Err(error) = socket.set_nodelay(true) {
        tracing::debug!(%error, "no TCP_NODELAY");
    }
    match tls {
        None => serve(socket, host, shared).await,
        Some(acceptor) => match acceptor.accept(socket).await {
            Ok(line) => serve(line, host, shared).await,
            Err(error) => tracing::debug!(%error, "TLS handshake failed"),
        },
    }
}

async fn serve<L: Line>(line: L, host: Host, shared: Arc<Shared>) {
    let reset = Arc::new(Notify::new());
    let asked = Arc::clone(&reset);
    let service = service_fn(move |request| answer(request, host, Arc::clone(&shared), Arc::clone(&asked)));
    let mut connection = http1::Builder::new().serve_connection(TokioIo::new(line), service);
    tokio::select! {
        ended = &mut connection => {
            if let Err(error) = ended {
                tracing::debug!(%error, "connection ended");
            }
            return;
        }
        () = reset.notified() => {}
    }
    // With a linger time of zero, closing sends RST in place of FIN.
    let socket = connection.into_parts().io.into_inner().into_socket();
    if let Err(error) = socket.set_zero_linger() {
        tracing::debug!(%error, "no reset");
    }
}

async fn answer(
    request: hyper::Request<Incoming>,
    host: Host,
    shared: Arc<Shared>,
    reset: Arc<Notify>,
) -> Result<Response<AnswerBody>, Infallible> {
    let Some(request) = received(request).await else {
        return Ok(response(Reply::text(413, "text/plain; charset=utf-8", "The request is too large.\n")));
    };
    let Outcome { delay, ending } = shared.with(|sandbox, now| sandbox.serve(host, request, now));
    if !delay.is_zero() {
        tokio::time::sleep(delay).await;
    }
    Ok(match ending {
        Ending::Reply(reply) => response(reply),
        Ending::Truncated { mut reply, keep } => {
            reply.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(reply.body.len()));
            let part = reply.body.slice(..keep.min(reply.body.len()));
            response(reply).map(|_| AnswerBody::short(part))
        }
        Ending::Padded { reply, megabytes } => {
            let first = reply.body.clone();
            response(reply).map(|_| AnswerBody::padded(first, megabytes))
        }
        Ending::Packed { mut reply, megabytes } => {
            reply.body = packed(reply.body, megabytes).await;
            reply.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            response(reply)
        }
        Ending::Reset => {
            reset.notify_one();
            pending().await
        }
        // hyper drops this future when the other side closes the connection.
        Ending::Hang => pending().await,
    })
}

async fn packed(body: Bytes, megabytes: u32) -> Bytes {
    let packed = tokio::task::spawn_blocking(move || pack(&body, megabytes)).await;
    packed.ok().and_then(Result::ok).unwrap_or_default()
}

/// The whole request, unless it is too large or breaks off.
async fn received(request: hyper::Request<Incoming>) -> Option<Request> {
    let (head, body) = request.into_parts();
    let body = Limited::new(body, MAX_REQUEST).collect().await.ok()?.to_bytes();
    Some(Request {
        method: head.method,
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers: head.headers,
        body,
    })
}

fn response(reply: Reply) -> Response<AnswerBody> {
    let mut response = Response::new(AnswerBody::whole(reply.body));
    *response.status_mut() = reply.status;
    *response.headers_mut() = reply.headers;
    response
}
