//! The port through which requests leave, and its one implementation over hyper and rustls.

mod connection;
mod dial;
mod http;
mod pool;
mod quiet;
#[cfg(test)]
mod tests;
mod tls;

pub(crate) use http::HttpTransport;

use crate::gateway::{Reply, Request};
use crate::refund::Loss;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

/// An exchange under way.
pub(crate) type Exchange<'a> = Pin<Box<dyn Future<Output = Result<Reply, Failure>> + Send + 'a>>;

pub(crate) trait Transport: Send + Sync {
    /// Sends a request once and reads the reply to its end. Nothing is ever sent a second time.
    ///
    /// `may_leave` is asked when the connection stands, right before the first byte leaves.
    fn exchange(&self, request: Request, may_leave: MayLeave) -> Exchange<'_>;
}

/// Whether a request may still leave. One that was kept back too long (a sleeping machine, a stopped process) may not:
/// somebody else may have taken it for lost and be about to send it again.
pub(crate) enum MayLeave {
    /// At any time: it changes nothing.
    Always,
    /// While this says yes.
    While(Box<dyn Fn() -> bool + Send + Sync>),
}

impl MayLeave {
    pub(crate) fn says_yes(&self) -> bool {
        match self {
            Self::Always => true,
            Self::While(may_leave) => may_leave(),
        }
    }
}

/// Why there is no reply, told apart by the one thing that matters: whether a byte may have left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The name, the connection or the TLS handshake failed: provably not sent.
    NotSent(Barrier),
    /// It may have been sent.
    Lost(Loss),
}

/// What kept a request from being sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Barrier {
    /// No connection.
    Unreachable,
    /// The certificate could not be verified, or the handshake failed.
    Tls,
    /// It was kept back until it might not leave any more.
    TooLate,
}

impl Barrier {
    /// For the history of the refund: half a sentence.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Unreachable => "no connection was made",
            Self::Tls => "the gateway's certificate could not be verified",
            Self::TooLate => "it was kept back too long",
        }
    }
}

/// How the transport is set up.
#[derive(Clone, Debug)]
pub(crate) struct TransportOptions {
    /// For the name, the connection and the TLS handshake together.
    pub(crate) connect_timeout: Duration,
    /// From sending to the last byte of the reply.
    pub(crate) reply_timeout: Duration,
    /// Bytes of a reply that are read at most.
    pub(crate) reply_limit: usize,
    /// Certificates to trust besides the public ones, as PEM.
    pub(crate) certificates: Vec<Vec<u8>>,
    pub(crate) proxy: Proxy,
}

/// Through which proxy the gateways are reached.
///
/// `Debug` shows no address, which may hold a password.
#[derive(Clone, Default, PartialEq, Eq)]
pub enum Proxy {
    /// None, whatever the environment says.
    #[default]
    Direct,
    /// The one that `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` name.
    Environment,
    /// This one: `http://[user:password@]host:port`.
    At(String),
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Direct => "Direct",
            Self::Environment => "Environment",
            Self::At(_) => "At([secret])",
        })
    }
}

impl Default for TransportOptions {
    fn default() -> Self {
        Self {
            connect_timeout: Duration::from_secs(10),
            reply_timeout: Duration::from_secs(40),
            reply_limit: 8 * 1024 * 1024,
            certificates: Vec::new(),
            proxy: Proxy::Direct,
        }
    }
}
