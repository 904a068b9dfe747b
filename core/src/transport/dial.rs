use super::quiet::{Quiet, QuietConnector};
use super::{Barrier, Proxy, TransportOptions, tls};
use crate::model::{Error, ErrorCode};
use http::Uri;
use hyper_rustls::{DefaultServerNameResolver, HttpsConnector, MaybeHttpsStream};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use rustls::ClientConfig;
use std::error::Error as StdError;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;
use tower_service::Service;

type BoxError = Box<dyn StdError + Send + Sync>;
type Connecting = Pin<Box<dyn Future<Output = Result<Stream, BoxError>> + Send>>;
pub(super) type Stream = MaybeHttpsStream<Quiet>;

/// Makes connections: name, TCP, proxy and TLS under one time limit, so that whatever fails here is known to have
/// failed before a byte of the request left.
pub(super) struct Dial {
    http: QuietConnector,
    tls: Arc<ClientConfig>,
    proxy: Option<Matcher>,
    timeout: Duration,
}

impl Dial {
    pub(super) fn new(options: &TransportOptions) -> Result<Self, Error> {
        let mut http = HttpConnector::new();
        http.enforce_http(false);
        http.set_nodelay(true);
        Ok(Self {
            http: QuietConnector(http),
            tls: tls::config(&options.certificates)?,
            proxy: proxy(&options.proxy)?,
            timeout: options.connect_timeout,
        })
    }

    pub(super) async fn connect(&self, destination: Uri) -> Result<Stream, Barrier> {
        match timeout(self.timeout, self.start(destination)).await {
            Ok(connected) => connected.map_err(|error| barrier(error.as_ref())),
            Err(_) => Err(Barrier::Unreachable),
        }
    }

    fn start(&self, destination: Uri) -> Connecting {
        match self.intercept(&destination) {
            None => self.with_tls(self.http.clone()).call(destination),
            Some(proxy) => {
                let tunnel = Tunnel::new(proxy.uri().clone(), self.http.clone());
                let tunnel = match proxy.basic_auth() {
                    Some(credentials) => tunnel.with_auth(credentials.clone()),
                    None => tunnel,
                };
                self.with_tls(tunnel).call(destination)
            }
        }
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

fn barrier(error: &(dyn StdError + 'static)) -> Barrier {
    let mut cause = Some(error);
    while let Some(here) = cause {
        if here.is::<rustls::Error>() {
            return Barrier::Tls;
        }
        // An io::Error hides what it wraps from `source`.
        let wrapped = here.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        cause = wrapped.map(|inner| inner as &(dyn StdError + 'static)).or_else(|| here.source());
    }
    Barrier::Unreachable
}
