//! The control interface: HTTP and JSON on a port of its own, for programs in any language.

use crate::by_hand::{NewPayment, Refused};
use crate::door::{Doors, HostAddress};
use crate::ledger::{Entry, GatewayName, PaymentState};
use crate::record::Received;
use crate::rule::Rule;
use crate::sandbox::Sandbox;
use crate::shared::Shared;
use crate::webhook_key::webhook_key;
use crate::wire::Reply;
use crate::world::Quirks;
use bytes::Bytes;
use http::{Method, Response};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

const MAX_REQUEST: usize = 64 * 1024 * 1024;

/// What the control interface works on.
pub(crate) struct Desk {
    pub(crate) shared: Arc<Shared>,
    pub(crate) doors: Arc<Doors>,
    pub(crate) hosts: Vec<HostAddress>,
    pub(crate) ca_pem: String,
}

/// Accepts until it is aborted.
pub(crate) async fn run(listener: TcpListener, desk: Desk) {
    let desk = Arc::new(desk);
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                let Ok((socket, _)) = accepted else {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                    continue;
                };
                let desk = Arc::clone(&desk);
                connections.spawn(async move {
                    let service = service_fn(move |request| answer(request, Arc::clone(&desk)));
                    if let Err(error) = http1::Builder::new().serve_connection(TokioIo::new(socket), service).await {
                        tracing::debug!(%error, "control connection ended");
                    }
                });
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn answer(request: hyper::Request<Incoming>, desk: Arc<Desk>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let reply = match Limited::new(body, MAX_REQUEST).collect().await {
        Ok(body) => {
            desk.route(&head.method, head.uri.path(), &body.to_bytes()).await.unwrap_or_else(Problem::into_reply)
        }
        Err(_) => Problem::new(413, "the request is too large").into_reply(),
    };
    let mut response = Response::new(Full::new(reply.body));
    *response.status_mut() = reply.status;
    *response.headers_mut() = reply.headers;
    Ok(response)
}

/// Something that can't be done, as the caller is told.
struct Problem {
    status: u16,
    message: String,
}

impl Problem {
    fn new(status: u16, message: impl Into<String>) -> Self {
        Self { status, message: message.into() }
    }

    fn into_reply(self) -> Reply {
        Reply::json(self.status, &json!({ "error": self.message }))
    }
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        let status = match refused {
            Refused::NotFound => 404,
            Refused::Invalid(_) => 422,
        };
        Self::new(status, refused.to_string())
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany<T> {
    Many(Vec<T>),
    One(T),
}

impl<T> OneOrMany<T> {
    fn into_vec(self) -> Vec<T> {
        match self {
            Self::Many(all) => all,
            Self::One(one) => vec![one],
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PaymentChange {
    #[serde(default)]
    state: Option<PaymentState>,
    #[serde(default)]
    notification_url: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RefundByHand {
    /// Minor units; all that is left without it.
    #[serde(default)]
    amount: Option<i64>,
    #[serde(default)]
    reason: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClockChange {
    advance_ms: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AccountChange {
    can_refund: bool,
}

type Answer = Result<Reply, Problem>;

impl Desk {
    async fn route(&self, method: &Method, path: &str, body: &[u8]) -> Answer {
        let segments = path.split('/').filter(|segment| !segment.is_empty());
        let segments: Vec<_> = segments.map(|segment| percent_decode_str(segment).decode_utf8_lossy()).collect();
        let segments: Vec<&str> = segments.iter().map(|segment| &**segment).collect();
        match (method.as_str(), segments.as_slice()) {
            ("GET", []) => ok(&json!({ "hosts": self.hosts, "documentation": "tests/sandbox/README.md" })),
            ("GET", ["ca.pem"]) => Ok(Reply::text(200, "application/x-pem-file", self.ca_pem.clone())),
            ("GET", ["accounts"]) => self.accounts().await,
            ("PATCH", ["accounts", "yedpay"]) => {
                let change: AccountChange = read(body)?;
                self.shared.with(|sandbox, _| sandbox.set_can_refund(change.can_refund));
                done()
            }
            ("GET", ["ledger"]) => ok(&self.shared.with(|sandbox, now| {
                sandbox.tick(now);
                sandbox.ledger()
            })),
            ("POST", ["payments"]) => self.create_payments(body),
            ("GET", ["payments", id]) => self.payment(id, |sandbox, gateway| {
                let payment = sandbox.world().payment(gateway, id).cloned();
                payment.map(Entry::of).ok_or(Refused::NotFound)
            }),
            ("PATCH", ["payments", id]) => self.change_payment(id, body),
            ("POST", ["payments", id, "refunds"]) => self.refund_by_hand(id, body),
            ("GET", ["faults"]) => ok(&self.shared.with(|sandbox, _| sandbox.faults().to_vec())),
            ("POST", ["faults"]) => self.push_faults(body),
            ("DELETE", ["faults"]) => {
                self.shared.with(|sandbox, _| sandbox.clear_faults());
                done()
            }
            ("GET", ["requests"]) => {
                ok(&self.shared.with(|sandbox, _| sandbox.requests().map(Received::text).collect::<Vec<_>>()))
            }
            ("DELETE", ["requests"]) => {
                self.shared.with(|sandbox, _| sandbox.clear_requests());
                done()
            }
            ("GET", ["notifications"]) => ok(&self.shared.deliveries().all()),
            ("GET", ["quirks"]) => ok(&self.shared.with(|sandbox, _| sandbox.world().quirks)),
            ("PUT", ["quirks"]) => {
                let quirks: Quirks = read(body)?;
                self.shared.with(|sandbox, _| sandbox.world_mut().quirks = quirks);
                done()
            }
            ("POST", ["gateways", name, "down"]) => {
                self.doors.down(gateway(name)?).await;
                done()
            }
            ("POST", ["gateways", name, "up"]) => {
                self.up(gateway(name)?).await?;
                done()
            }
            ("POST", ["clock"]) => {
                let change: ClockChange = read(body)?;
                let by = Duration::from_millis(change.advance_ms);
                let time = self.shared.with(|sandbox, now| {
                    sandbox.advance(by, now);
                    sandbox.time(now)
                });
                ok(&json!({ "time": time }))
            }
            ("POST", ["reset"]) => {
                self.shared.with(Sandbox::reset);
                self.shared.deliveries().clear();
                for gateway in GatewayName::ALL {
                    self.up(gateway).await?;
                }
                done()
            }
            _ => Err(Problem::new(404, format!("there is no {method} {path}"))),
        }
    }

    async fn up(&self, gateway: GatewayName) -> Result<(), Problem> {
        let opened = self.doors.up(gateway).await;
        opened.map_err(|error| Problem::new(500, format!("the port can't be opened again: {error}")))
    }

    async fn accounts(&self) -> Answer {
        // The key may still be in the making; no other task has to wait for it.
        let made = tokio::task::spawn_blocking(|| {
            webhook_key();
        });
        made.await.map_err(|_| Problem::new(500, "the key could not be made"))?;
        ok(&self.shared.with(|sandbox, _| sandbox.accounts().clone()))
    }

    fn create_payments(&self, body: &[u8]) -> Answer {
        let new: OneOrMany<NewPayment> = read(body)?;
        let single = matches!(new, OneOrMany::One(_));
        let made = self.shared.with(|sandbox, now| {
            let make = |new| sandbox.create_payment(new, now);
            new.into_vec().into_iter().map(make).collect::<Result<Vec<_>, _>>()
        })?;
        match made.as_slice() {
            [payment] if single => created(payment),
            all => created(&all),
        }
    }

    fn change_payment(&self, id: &str, body: &[u8]) -> Answer {
        let change: PaymentChange = read(body)?;
        self.payment(id, |sandbox, gateway| {
            if let Some(url) = change.notification_url {
                sandbox.set_notification_url(gateway, id, url)?;
            }
            if let Some(state) = change.state {
                sandbox.set_state(gateway, id, state)?;
            }
            sandbox.world().payment(gateway, id).cloned().ok_or(Refused::NotFound)
        })
    }

    fn refund_by_hand(&self, id: &str, body: &[u8]) -> Answer {
        let RefundByHand { amount, reason } = if body.is_empty() { RefundByHand::default() } else { read(body)? };
        let refund = self.shared.with(|sandbox, now| {
            let gateway = gateway_of(sandbox, id)?;
            sandbox.refund_by_hand(gateway, id, amount, reason, now)
        })?;
        created(&refund)
    }

    fn push_faults(&self, body: &[u8]) -> Answer {
        let rules: OneOrMany<Rule> = read(body)?;
        let rules = rules.into_vec();
        for rule in &rules {
            rule.fault.check().map_err(|error| Problem::new(422, error.to_string()))?;
        }
        self.shared.with(|sandbox, _| {
            for rule in rules {
                sandbox.push_fault(rule).map_err(|error| Problem::new(422, error.to_string()))?;
            }
            created(&sandbox.faults())
        })
    }

    fn payment<T: Serialize>(
        &self,
        id: &str,
        work: impl FnOnce(&mut Sandbox, GatewayName) -> Result<T, Refused>,
    ) -> Answer {
        let result = self.shared.with(|sandbox, now| {
            sandbox.tick(now);
            let gateway = gateway_of(sandbox, id)?;
            work(sandbox, gateway)
        })?;
        ok(&result)
    }
}

fn gateway_of(sandbox: &Sandbox, id: &str) -> Result<GatewayName, Refused> {
    GatewayName::ALL
        .into_iter()
        .find(|gateway| sandbox.world().payment(*gateway, id).is_some())
        .ok_or(Refused::NotFound)
}

fn gateway(name: &str) -> Result<GatewayName, Problem> {
    serde_json::from_value(Value::from(name)).map_err(|_| Problem::new(404, format!("no gateway is named {name:?}")))
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    serde_json::from_slice(body).map_err(|error| Problem::new(400, format!("the body can't be read: {error}")))
}

fn ok(body: &impl Serialize) -> Answer {
    write(200, body)
}

fn created(body: &impl Serialize) -> Answer {
    write(201, body)
}

fn done() -> Answer {
    ok(&json!({ "done": true }))
}

fn write(status: u16, body: &impl Serialize) -> Answer {
    let body = serde_json::to_vec(body).map_err(|error| Problem::new(500, error.to_string()))?;
    Ok(Reply::text(status, "application/json; charset=utf-8", body))
}
