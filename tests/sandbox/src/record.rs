//! The record of all requests that reached the gateways.

use crate::fault::Fault;
use crate::host::{Host, Operation};
use crate::wire::Request;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::VecDeque;

/// A request as it arrived, without the value of `Authorization`.
#[derive(Clone, Debug)]
pub struct Received {
    /// Counts from 1 since the start or the last clearing.
    pub number: u64,
    pub at: Timestamp,
    pub host: Host,
    pub operation: Operation,
    pub request: Request,
    /// The faults that struck it.
    pub faults: Vec<Fault>,
    /// The status that was answered, if any was.
    pub answered: Option<u16>,
}

/// The same as texts, for the control interface.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReceivedText {
    pub number: u64,
    pub at: Timestamp,
    pub host: Host,
    pub operation: Operation,
    pub method: String,
    pub path: String,
    pub query: String,
    pub headers: Vec<(String, String)>,
    pub body: String,
    pub faults: Vec<Fault>,
    pub answered: Option<u16>,
}

impl Received {
    pub fn text(&self) -> ReceivedText {
        let text_of = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers = &self.request.headers;
        ReceivedText {
            number: self.number,
            at: self.at,
            host: self.host,
            operation: self.operation,
            method: self.request.method.to_string(),
            path: self.request.path.clone(),
            query: self.request.query.clone(),
            headers: headers.iter().map(|(name, value)| (name.to_string(), text_of(value))).collect(),
            body: String::from_utf8_lossy(&self.request.body).into_owned(),
            faults: self.faults.clone(),
            answered: self.answered,
        }
    }
}

/// Keeps the newest requests, so that a long run can't fill the memory.
#[derive(Debug)]
pub(crate) struct Record {
    requests: VecDeque<Received>,
    keep: usize,
    seen: u64,
}

impl Record {
    pub(crate) fn new(keep: usize) -> Self {
        Self { requests: VecDeque::new(), keep, seen: 0 }
    }

    pub(crate) fn keep(&mut self, keep: usize) {
        self.keep = keep;
        self.requests.truncate(keep);
    }

    pub(crate) fn push(&mut self, mut received: Received) {
        self.seen += 1;
        if self.keep == 0 {
            return;
        }
        if self.requests.len() == self.keep {
            self.requests.pop_front();
        }
        received.number = self.seen;
        hide_credentials(&mut received.request.headers);
        received.request = copied(&received.request);
        self.requests.push_back(received);
    }

    pub(crate) fn all(&self) -> impl ExactSizeIterator<Item = &Received> {
        self.requests.iter()
    }

    pub(crate) fn seen(&self) -> u64 {
        self.seen
    }

    pub(crate) fn clear(&mut self) {
        self.requests.clear();
        self.seen = 0;
    }
}

/// The same request in memory of its own: what comes from a connection holds the connection's whole buffer.
fn copied(request: &Request) -> Request {
    let copy = |(name, value): (&HeaderName, &HeaderValue)| {
        let name = HeaderName::from_bytes(name.as_str().as_bytes()).ok()?;
        Some((name, HeaderValue::from_bytes(value.as_bytes()).ok()?))
    };
    Request {
        method: request.method.clone(),
        path: request.path.clone(),
        query: request.query.clone(),
        headers: request.headers.iter().filter_map(copy).collect(),
        body: Bytes::copy_from_slice(&request.body),
    }
}

/// Leaves the scheme of `Authorization`, which a test may want to see.
fn hide_credentials(headers: &mut HeaderMap) {
    let Some(value) = headers.get(header::AUTHORIZATION) else { return };
    let scheme = match value.as_bytes() {
        value if value.starts_with(b"Basic ") => "Basic (hidden)",
        value if value.starts_with(b"Bearer ") => "Bearer (hidden)",
        value if value.starts_with(b"API-KEY ") => "API-KEY (hidden)",
        _ => "(hidden)",
    };
    headers.insert(header::AUTHORIZATION, HeaderValue::from_static(scheme));
}
