//! Carries notifications to the merchant, and tries again when the merchant does not take them.

use crate::ledger::GatewayName;
use crate::notification::{Dispatch, Notification};
use crate::shared::Shared;
use bytes::Bytes;
use http::{Request, Uri, header};
use http_body_util::{BodyExt, Full, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use jiff::Timestamp;
use serde::Serialize;
use std::collections::VecDeque;
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::task::JoinSet;

const MAX_ANSWER: usize = 64 * 1024;
const PATIENCE: Duration = Duration::from_secs(5);
const KEEP: usize = 10_000;

/// A notification that went out, and what came back.
#[derive(Clone, Debug, Serialize)]
pub struct Delivery {
    pub number: u64,
    pub gateway: GatewayName,
    pub url: String,
    pub headers: Vec<(String, String)>,
    pub body: String,
    pub attempts: Vec<Attempt>,
    /// The merchant answered 200.
    pub delivered: bool,
}

/// One attempt to deliver.
#[derive(Clone, Debug, Serialize)]
pub struct Attempt {
    pub at: Timestamp,
    pub status: Option<u16>,
    /// The merchant's answer, or why there is none.
    pub answer: String,
}

/// The newest deliveries, oldest first.
#[derive(Debug, Default)]
pub(crate) struct DeliveryLog {
    deliveries: VecDeque<Delivery>,
}

impl DeliveryLog {
    pub(crate) fn all(&self) -> Vec<Delivery> {
        self.deliveries.iter().cloned().collect()
    }

    pub(crate) fn clear(&mut self) {
        self.deliveries.clear();
    }

    fn note(&mut self, dispatch: &Dispatch, attempt: Attempt) {
        let delivered = attempt.status == Some(200);
        if let Some(delivery) = self.deliveries.iter_mut().rev().find(|delivery| delivery.number == dispatch.number) {
            delivery.attempts.push(attempt);
            delivery.delivered |= delivered;
            return;
        }
        if self.deliveries.len() == KEEP {
            self.deliveries.pop_front();
        }
        let Notification { gateway, url, headers, body } = dispatch.notification.clone();
        self.deliveries.push_back(Delivery {
            number: dispatch.number,
            gateway,
            url,
            headers: headers.into_iter().map(hide_credentials).collect(),
            body: String::from_utf8_lossy(&body).into_owned(),
            attempts: vec![attempt],
            delivered,
        });
    }
}

fn hide_credentials((name, value): (String, String)) -> (String, String) {
    if name.eq_ignore_ascii_case("authorization") { (name, "(hidden)".to_owned()) } else { (name, value) }
}

/// Sends what is due, in order, until it is aborted. `pauses` are the waits before each repetition.
pub(crate) async fn run(shared: Arc<Shared>, pauses: Vec<Duration>) {
    let pauses = Arc::new(pauses);
    let mut repetitions = JoinSet::new();
    loop {
        let (due, wait) = shared.with_plan(|sandbox, now| sandbox.take_notifications(now));
        for dispatch in due {
            if !attempt(&shared, &dispatch).await {
                repetitions.spawn(repeat(Arc::clone(&shared), dispatch, Arc::clone(&pauses)));
            }
        }
        while repetitions.try_join_next().is_some() {}
        match wait {
            Some(wait) => {
                tokio::select! {
                    () = shared.stirred() => {}
                    () = tokio::time::sleep(wait) => {}
                }
            }
            None => shared.stirred().await,
        }
    }
}

async fn repeat(shared: Arc<Shared>, dispatch: Dispatch, pauses: Arc<Vec<Duration>>) {
    for pause in pauses.iter() {
        tokio::time::sleep(*pause).await;
        if attempt(&shared, &dispatch).await {
            return;
        }
    }
}

/// Whether the merchant took it.
async fn attempt(shared: &Shared, dispatch: &Dispatch) -> bool {
    let at = Timestamp::now();
    let attempt = match tokio::time::timeout(PATIENCE, post(&dispatch.notification)).await {
        Ok(Ok((status, answer))) => Attempt { at, status: Some(status), answer },
        Ok(Err(error)) => Attempt { at, status: None, answer: error.to_string() },
        Err(_) => Attempt { at, status: None, answer: "no answer in time".to_owned() },
    };
    let taken = attempt.status == Some(200);
    shared.deliveries().note(dispatch, attempt);
    taken
}

async fn post(notification: &Notification) -> Result<(u16, String), Box<dyn Error + Send + Sync>> {
    let url: Uri = notification.url.parse()?;
    if url.scheme_str() != Some("http") {
        return Err("the sandbox delivers over http only".into());
    }
    let authority = url.authority().ok_or("the URL names no host")?;
    let host = authority.host().trim_matches(['[', ']']);
    let socket = TcpStream::connect((host, authority.port_u16().unwrap_or(80))).await?;
    socket.set_nodelay(true)?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(socket)).await?;
    let path = url.path_and_query().map_or("/", |path| path.as_str());
    let mut request = Request::post(path).header(header::HOST, authority.as_str());
    for (name, value) in &notification.headers {
        request = request.header(name, value);
    }
    let request = request.body(Full::new(notification.body.clone()))?;
    let exchange = async {
        let response = sender.send_request(request).await?;
        let status = response.status().as_u16();
        let body: Bytes = Limited::new(response.into_body(), MAX_ANSWER).collect().await?.to_bytes();
        Ok((status, String::from_utf8_lossy(&body).into_owned()))
    };
    // The connection has to be driven while the exchange goes on, and is dropped with it.
    tokio::select! {
        result = exchange => result,
        Err(error) = connection => Err(error.into()),
    }
}
