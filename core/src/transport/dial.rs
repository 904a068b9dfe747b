use super::{Proxy, TransportOptions, tls};
use crate::model::{Error, ErrorCode};
use http::Uri;
use hyper_rustls::{DefaultServerNameResolver, HttpsConnector, MaybeHttpsStream};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::net::TcpStream;
use tower_service::Service;

type BoxError = Box<dyn std::error::Error + Send + Sync>;
pub(super) type Stream = MaybeHttpsStream<TokioIo<TcpStream>>;

/// Makes connections: name, TCP, proxy and TLS under one time limit, so that whatever fails here is known to have
/// failed before a byte of the request left.
#[derive(Clone)]
pub(super) struct Dial {
    http: HttpConnector,
    tls: Arc<ClientConfig>,
    proxy: Option<Arc<Matcher>>,
    timeout: Duration,
}

impl Dial {
    pub(super) fn new(options: &TransportOptions) -> Result<Self, Error> {
        let mut http = HttpConnector::new();
        http.enforce_http(false);
        http.set_nodelay(true);
        Ok(Self {
            http,
            tls: tls::config(&options.certificates)?,
            proxy: proxy(&options.proxy)?.map(Arc::new),
            timeout: options.connect_timeout,
        })
    }

    /// Plain HTTP goes to this machine only, so a proxy has no part in it.
    fn intercept(&self, destination: &Uri) -> Option<Intercept> {
        let matcher = self.proxy.as_ref()?;
        (destination.scheme_str() == Some("https")).then(|| matcher.intercept(destination)).flatten()
    }

    fn with_tls<T>(&self, connector: T) -> HttpsConnector<T> {
        HttpsConnector::new(connector, self.tls.clone(), false, Arc::new(DefaultServerNameResolver::default()))
    }
}

fn proxy(proxy: &Proxy) -> Result<Option<Matcher>, Error> {
    match proxy {
        Proxy::Direct => Ok(None),
        Proxy::Environment => Ok(Some(Matcher::from_env())),
        Proxy::At(url) => {
            let usable = url.parse::<Uri>().is_ok_and(|uri| uri.scheme_str() == Some("http") && uri.host().is_some());
            if !usable {
                return Err(Error::new(
                    ErrorCode::SettingInvalid,
                    "The proxy is not written like http://host:port. Nothing was sent.",
                )
                .about("proxy"));
            }
            Ok(Some(Matcher::builder().https(url.as_str()).build()))
        }
    }
}

impl Service<Uri> for Dial {
    type Response = Stream;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Stream, BoxError>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.http.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, destination: Uri) -> Self::Future {
        let connecting = match self.intercept(&destination) {
            None => self.with_tls(self.http.clone()).call(destination),
            Some(proxy) => {
                let tunnel = Tunnel::new(proxy.uri().clone(), self.http.clone());
                let tunnel = match proxy.basic_auth() {
                    Some(credentials) => tunnel.with_auth(credentials.clone()),
                    None => tunnel,
                };
                self.with_tls(tunnel).call(destination)
            }
        };
        let limited = tokio::time::timeout(self.timeout, connecting);
        Box::pin(async move { limited.await.map_err(BoxError::from).and_then(|connected| connected) })
    }
}
