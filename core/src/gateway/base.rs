use super::exchange::Request;
use crate::model::{Error, ErrorCode};
use bytes::Bytes;
use http::header::{ACCEPT, ACCEPT_ENCODING, HeaderValue, USER_AGENT};
use http::{Method, Uri, request};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

const AGENT: HeaderValue = HeaderValue::from_static(concat!("tillback/", env!("CARGO_PKG_VERSION")));
const JSON: HeaderValue = HeaderValue::from_static("application/json");
/// A reply is never unpacked, so none may come packed.
const IDENTITY: HeaderValue = HeaderValue::from_static("identity");

/// Room for these and what a gateway adds, so that the map never grows.
const MOST_HEADERS: usize = 6;

/// The unreserved characters of RFC 3986 stay as they are.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Where a gateway's paths begin: `https://host[:port][/prefix]`, without a slash at the end.
#[derive(Clone, Debug)]
pub(crate) struct Base(String);

impl Base {
    /// Reads a base URL from the settings. Plain HTTP is taken only towards this machine.
    pub(crate) fn parse(text: &str) -> Result<Self, Error> {
        let invalid = || {
            Error::new(
                ErrorCode::SettingInvalid,
                "A gateway's base URL is malformed. Write it like https://host or https://host/prefix, \
                 without a query and without a user name.",
            )
            .about("environment")
        };
        let uri: Uri = text.parse().map_err(|_| invalid())?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else { return Err(invalid()) };
        if uri.query().is_some() || text.contains('#') || authority.as_str().contains('@') {
            return Err(invalid());
        }
        match scheme {
            "https" => {}
            "http" if is_loopback(authority.host()) => {}
            "http" => {
                return Err(Error::new(
                    ErrorCode::TlsRequired,
                    "A gateway's base URL uses plain http towards another machine. Use https.",
                )
                .about("environment"));
            }
            _ => return Err(invalid()),
        }
        // Written one way only, because it names the ledger behind it.
        let port = match authority.port_u16() {
            Some(443) if scheme == "https" => String::new(),
            Some(80) if scheme == "http" => String::new(),
            Some(port) => format!(":{port}"),
            None => String::new(),
        };
        let host = authority.host().to_ascii_lowercase();
        Ok(Self(format!("{scheme}://{host}{port}{}", uri.path().trim_end_matches('/'))))
    }

    /// The text it was made of, which names the ledger behind it.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// A request with the headers that every request carries.
    pub(crate) fn request(&self, method: Method, path: &str) -> request::Builder {
        let mut builder = request::Builder::new().method(method).uri(format!("{}{path}", self.0));
        if let Some(headers) = builder.headers_mut() {
            headers.reserve(MOST_HEADERS);
            headers.insert(USER_AGENT, AGENT);
            headers.insert(ACCEPT, JSON);
            headers.insert(ACCEPT_ENCODING, IDENTITY);
        }
        builder
    }
}

/// Ends a builder whose parts are all constants, checked settings or percent-encoded text.
pub(crate) fn finish(builder: request::Builder, body: impl Into<Bytes>) -> Request {
    builder.body(body.into()).expect("paths are percent-encoded and header values were checked when the account opened")
}

/// One segment of a path.
pub(crate) fn segment(text: &str) -> String {
    // A lone dot or two would be taken as a step in the path.
    match text {
        "." => "%2E".to_owned(),
        ".." => "%2E%2E".to_owned(),
        other => utf8_percent_encode(other, SEGMENT).to_string(),
    }
}

fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare == "localhost" || bare.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::{Base, segment};
    use crate::model::ErrorCode;

    #[test]
    fn plain_http_is_for_this_machine_only() {
        let code = |text| Base::parse(text).map(|_| ()).map_err(|error| error.code());
        assert_eq!(code("https://mapi.yuansfer.com"), Ok(()));
        assert_eq!(code("http://127.0.0.1:8080/beyag"), Ok(()));
        assert_eq!(code("http://[::1]:8080"), Ok(()));
        assert_eq!(code("http://localhost"), Ok(()));
        assert_eq!(code("http://mapi.yuansfer.com"), Err(ErrorCode::TlsRequired));
        assert_eq!(code("http://localhost.example.com"), Err(ErrorCode::TlsRequired));
        for malformed in ["", "host", "/path", "ftp://host", "https://user:pass@host", "https://host?x=1", "https://"] {
            assert_eq!(code(malformed), Err(ErrorCode::SettingInvalid), "{malformed:?}");
        }
    }

    #[test]
    fn one_host_has_one_name() {
        let name = |text| Base::parse(text).map(|base| base.as_str().to_owned()).ok();
        for spelling in ["https://mapi.yuansfer.com", "https://MAPI.yuansfer.com:443/", "HTTPS://mapi.Yuansfer.com"] {
            assert_eq!(name(spelling).as_deref(), Some("https://mapi.yuansfer.com"), "{spelling}");
        }
        assert_eq!(name("https://h:8443/a/B/").as_deref(), Some("https://h:8443/a/B"));
        assert_eq!(name("https://h/a#b"), None);
    }

    #[test]
    fn ids_cannot_leave_their_segment() {
        assert_eq!(segment("a/b|c?d#e %"), "a%2Fb%7Cc%3Fd%23e%20%25");
        assert_eq!(segment(".."), "%2E%2E");
        assert_eq!(segment("1-310b0da80b"), "1-310b0da80b");
    }
}
