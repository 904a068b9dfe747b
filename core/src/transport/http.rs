use super::connection::{Connection, Outgoing, Unanswered};
use super::dial::Dial;
use super::pool::{Place, Pool};
use super::{Barrier, Exchange, Failure, MayLeave, Transport, TransportOptions};
use crate::gateway::{Reply, Request};
use crate::model::Error;
use crate::refund::Loss;
use http::header::{Entry, HOST, HeaderValue};
use http::uri::Scheme;
use http::{HeaderMap, Uri};
use http_body_util::Full;
use std::time::Duration;
use tokio::task::yield_now;
use tokio::time::timeout;

/// HTTP/1.1 over kept connections, each of which carries one request at a time.
pub(crate) struct HttpTransport {
    dial: Dial,
    pool: Pool,
    /// Runs while a request may be on its way; making the connection has a limit of its own.
    reply_timeout: Duration,
    reply_limit: usize,
}

impl HttpTransport {
    pub(crate) fn new(options: &TransportOptions) -> Result<Self, Error> {
        Ok(Self {
            dial: Dial::new(options)?,
            pool: Pool::new(),
            reply_timeout: options.reply_timeout,
            reply_limit: options.reply_limit,
        })
    }

    async fn send(&self, request: Request, may_leave: &MayLeave) -> Result<Reply, Failure> {
        let unreachable = Failure::NotSent(Barrier::Unreachable);
        let destination = request.uri().clone();
        let place = Place::of(&destination).ok_or(unreachable)?;
        let mut request = for_the_wire(request).ok_or(unreachable)?;
        loop {
            if self.pool.has_rested(&place) {
                yield_now().await;
            }
            let kept = self.pool.take(&place);
            let is_new = kept.is_none();
            let mut connection = match kept {
                Some(connection) => connection,
                None => self.dial(destination.clone()).await.map_err(Failure::NotSent)?,
            };
            // Nothing may be awaited from here to the first byte.
            if !may_leave.says_yes() {
                self.pool.keep(place, connection);
                return Err(Failure::NotSent(Barrier::TooLate));
            }
            match timeout(self.reply_timeout, connection.exchange(request, self.reply_limit)).await {
                Ok(Ok(reply)) => {
                    self.pool.keep(place, connection);
                    return Ok(reply);
                }
                Ok(Err(Unanswered::Unsent(_))) if is_new => return Err(unreachable),
                Ok(Err(Unanswered::Unsent(unsent))) => request = *unsent,
                Ok(Err(Unanswered::Lost(loss))) => return Err(Failure::Lost(loss)),
                Err(_) => return Err(Failure::Lost(Loss::Late)),
            }
        }
    }

    async fn dial(&self, destination: Uri) -> Result<Box<Connection>, Barrier> {
        let stream = self.dial.connect(destination).await?;
        Connection::new(stream).await.ok_or(Barrier::Unreachable)
    }
}

impl Transport for HttpTransport {
    fn exchange(&self, request: Request, may_leave: MayLeave) -> Exchange<'_> {
        Box::pin(async move { self.send(request, &may_leave).await })
    }
}

/// The address names the server in full. On a connection to that server the request line has the path alone, and `Host`
/// has the rest.
pub(super) fn for_the_wire(request: Request) -> Option<Outgoing> {
    let (mut head, body) = request.into_parts();
    set_host(&mut head.headers, &head.uri)?;
    head.uri = head.uri.path_and_query()?.clone().into();
    Some(http::Request::from_parts(head, Full::new(body)))
}

fn set_host(headers: &mut HeaderMap, uri: &Uri) -> Option<()> {
    let Entry::Vacant(vacant) = headers.entry(HOST) else { return Some(()) };
    let name = uri.host()?;
    let usual = if uri.scheme() == Some(&Scheme::HTTPS) { 443 } else { 80 };
    let host = match uri.port_u16() {
        Some(port) if port != usual => HeaderValue::try_from(format!("{name}:{port}")),
        _ => HeaderValue::from_str(name),
    };
    vacant.insert(host.ok()?);
    Some(())
}
