//! Sockets that raise no signal.
//!
//! Writing to a connection that the other side has closed raises SIGPIPE, which ends a program that did nothing about it: Rust's
//! own programs do, programs in C often don't. The standard library's plain write asks for an error instead; its write of several
//! buffers at once doesn't. So none is offered.

use http::Uri;
use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::client::legacy::connect::{Connected, Connection, HttpConnector};
use hyper_util::rt::TokioIo;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::net::TcpStream;
use tower_service::Service;

/// Makes TCP connections.
#[derive(Clone)]
pub(super) struct QuietConnector(pub(super) HttpConnector);

impl Service<Uri> for QuietConnector {
    type Response = Quiet;
    type Error = <HttpConnector as Service<Uri>>::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Quiet, Self::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, destination: Uri) -> Self::Future {
        let connecting = self.0.call(destination);
        Box::pin(async move { connecting.await.map(Quiet) })
    }
}

/// A TCP connection that writes one buffer at a time.
pub(super) struct Quiet(TokioIo<TcpStream>);

impl Read for Quiet {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, into: ReadBufCursor<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().0).poll_read(context, into)
    }
}

impl Write for Quiet {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, from: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.get_mut().0).poll_write(context, from)
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().0).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().0).poll_shutdown(context)
    }
}

impl Connection for Quiet {
    fn connected(&self) -> Connected {
        self.0.connected()
    }
}

#[cfg(test)]
mod tests {
    use super::Quiet;
    use hyper::rt::Write;
    use hyper_util::rt::TokioIo;
    use tokio::net::{TcpListener, TcpStream};

    #[tokio::test]
    async fn nobody_writes_several_buffers_at_once() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let stream = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        assert!(!Quiet(TokioIo::new(stream)).is_write_vectored());
    }
}
