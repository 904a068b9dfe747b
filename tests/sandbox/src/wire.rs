//! One HTTP exchange as data, so that a simulator needs no socket.

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};

/// A request as it reached a simulated gateway.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: Method,
    /// Percent-encoded path without the query.
    pub path: String,
    /// The text behind `?`, still percent-encoded; empty where there is none.
    pub query: String,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Request {
    /// A header as text, where it is present and printable.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The decoded pairs of the query.
    pub fn query_pairs(&self) -> Vec<(String, String)> {
        form_pairs(self.query.as_bytes())
    }

    /// The decoded pairs of a form body.
    pub fn form_pairs(&self) -> Vec<(String, String)> {
        form_pairs(&self.body)
    }

    /// The percent-decoded segments of the path.
    pub fn segments(&self) -> Vec<String> {
        self.path
            .split('/')
            .filter(|segment| !segment.is_empty())
            .map(|segment| percent_encoding::percent_decode_str(segment).decode_utf8_lossy().into_owned())
            .collect()
    }
}

fn form_pairs(encoded: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(encoded).into_owned().collect()
}

/// What a simulated gateway answers.
#[derive(Clone, Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Reply {
    pub fn json(status: u16, body: &serde_json::Value) -> Self {
        Self::text(status, "application/json; charset=utf-8", body.to_string())
    }

    pub fn html(status: u16, body: impl Into<String>) -> Self {
        Self::text(status, "text/html; charset=utf-8", body.into())
    }

    pub fn text(status: u16, content_type: &'static str, body: impl Into<Bytes>) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
        Self {
            status: StatusCode::from_u16(status).expect("the simulators use valid status codes"),
            headers,
            body: body.into(),
        }
    }
}
