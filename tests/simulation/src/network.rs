//! What happens to a request between a process and a gateway.

use crate::world::World;
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::time::Duration;
use tillback::internals::{Failed, Permit, Sent};
use tillback_sandbox::fault::FAULT_HEADER;
use tillback_sandbox::outcome::Ending;
use tillback_sandbox::wire::Request as Wire;
use tillback_sandbox::{Host, Operation};
use tokio::sync::oneshot;
use tokio::time::{sleep, timeout};

/// As the client is set up.
pub(crate) const REPLY_TIMEOUT: Duration = Duration::from_secs(40);
pub(crate) const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
pub(crate) const QUIET_PERIOD: Duration = Duration::from_secs(600);

/// In milliseconds: how long after it left a request may be carried out at most. Together with the longest stall that a permit
/// allows it has to stay below the quiet period.
const LONGEST_TRANSIT: u64 = 280_000;

pub(crate) async fn exchange(
    world: &Arc<World>,
    who: &str,
    request: http::Request<Bytes>,
    permit: Permit,
) -> Result<Sent, Failed> {
    let weather = world.weather;
    sleep(Duration::from_millis(world.between(1, 60))).await;
    if world.strikes(weather.unreachable) {
        sleep(Duration::from_millis(world.between(0, 9_000))).await;
        world.tell(who, "finds no connection");
        return Err(Failed::NotSent);
    }
    if world.strikes(weather.stalls) {
        let stall = Duration::from_secs(world.between(5, 3_000));
        world.tell(who, format!("stands still for {} s before the first byte", stall.as_secs()));
        sleep(stall).await;
    }
    if !permit.may_leave() {
        world.tell(who, "may not send any more");
        return Err(Failed::TooLate);
    }
    let (host, wire) = arrive(request);
    let operation = Operation::of(host, &wire.method, &wire.path);
    let transit = Duration::from_millis(if world.strikes(weather.slow) {
        world.between(20_000, LONGEST_TRANSIT)
    } else {
        world.between(1, 80)
    });
    if operation == Operation::Refund {
        leave(world, who, &wire, transit);
    }
    let (tell, told) = oneshot::channel();
    let (world, who) = (world.clone(), who.to_owned());
    tokio::spawn(async move {
        sleep(transit).await;
        let ended = carry_out(&world, &who, host, operation, wire).await;
        // The process may have given up, or be dead.
        let _ = tell.send(ended);
    });
    match timeout(REPLY_TIMEOUT, told).await {
        Ok(Ok(ended)) => ended,
        Ok(Err(_)) => Err(Failed::Broken),
        Err(_) => Err(Failed::Late),
    }
}

/// A second request for a refund while the first may still be carried out is what must never be.
fn leave(world: &World, who: &str, wire: &Wire, transit: Duration) {
    let Some(mark) = mark(&wire.body) else { return };
    let until = after(world.now(), transit);
    world.tell(who, format!("sends {mark}"));
    if let Some(before) = world.alive.get().insert(mark.clone(), until)
        && before > world.now()
    {
        world.accuse(format!("{mark} is sent again while the request before may still be carried out"));
    }
}

async fn carry_out(
    world: &Arc<World>,
    who: &str,
    host: Host,
    operation: Operation,
    mut wire: Wire,
) -> Result<Sent, Failed> {
    let mark = mark(&wire.body);
    if let Some(fault) = fault(world, operation) {
        world.tell(host.name(), format!("{operation:?} of {who} meets {fault}"));
        if let (Some(mark), Some(ms)) = (&mark, late(&fault)) {
            let until = after(world.now(), Duration::from_millis(ms));
            let mut alive = world.alive.get();
            let place = alive.entry(mark.clone()).or_insert(until);
            *place = (*place).max(until);
        }
        if let Ok(value) = HeaderValue::from_str(&fault) {
            wire.headers.insert(FAULT_HEADER, value);
        }
    }
    if operation == Operation::Refund
        && world.strikes(world.weather.mix_ups)
        && let Some((headers, body)) = world.older_reply.get().get(host.name()).cloned()
    {
        world.tell(host.name(), format!("is not even asked: {who} gets an older reply"));
        return Ok(Sent { status: StatusCode::OK, headers, body });
    }
    let now = world.now();
    let outcome = world.sandbox.get().serve(host, wire, now);
    crate::post::collect(world);
    sleep(outcome.delay).await;
    match outcome.ending {
        Ending::Reply(reply) => {
            sleep(Duration::from_millis(world.between(1, 60))).await;
            let mut headers: HeaderMap = reply.headers;
            if let Ok(date) = HeaderValue::from_str(&date(world.now())) {
                headers.insert(header::DATE, date);
            }
            if operation == Operation::Refund && reply.status.is_success() {
                world.older_reply.get().insert(host.name(), (headers.clone(), reply.body.clone()));
            }
            Ok(Sent {
                status: StatusCode::from_u16(reply.status.as_u16()).unwrap_or_default(),
                headers,
                body: reply.body,
            })
        }
        Ending::Hang => {
            sleep(REPLY_TIMEOUT * 2).await;
            Err(Failed::Broken)
        }
        Ending::Truncated { .. } | Ending::Padded { .. } | Ending::Packed { .. } | Ending::Reset => Err(Failed::Broken),
    }
}

/// What goes wrong at the gateway, as the sandbox's header names it.
fn fault(world: &World, operation: Operation) -> Option<String> {
    if !world.strikes(world.weather.faults) {
        return None;
    }
    let mut dice = world.dice.get();
    let late = dice.between(1_000, 250_000);
    let ends = dice.between(1_000, 900_000);
    let anywhere = ["reset-before", "reset-after", "hang-before", "hang-after", "truncated", "malformed-json"];
    let status = |status: u16, acts: bool| format!(r#"{{"kind":"status","status":{status},"acts":{acts}}}"#);
    let refunds = [
        "reset-after".to_owned(),
        "hang-after".to_owned(),
        "reset-before".to_owned(),
        "hang-before".to_owned(),
        "empty-body".to_owned(),
        "malformed-json".to_owned(),
        "wrong-amount".to_owned(),
        "wrong-id".to_owned(),
        "wrong-currency".to_owned(),
        status(500, true),
        status(503, false),
        status(429, false),
        format!(r#"{{"kind":"act_late","ms":{late}}}"#),
        format!(r#"{{"kind":"act_late","ms":{late}}}"#),
        format!(r#"{{"kind":"delay","ms":{late}}}"#),
        format!(r#"{{"kind":"pending_refund","ms":{ends},"succeeds":true}}"#),
        format!(r#"{{"kind":"pending_refund","ms":{ends},"succeeds":false}}"#),
        r#"{"kind":"decline"}"#.to_owned(),
        r#"{"kind":"notify_twice"}"#.to_owned(),
        r#"{"kind":"notify_dropped"}"#.to_owned(),
    ];
    match operation {
        Operation::Refund => Some(dice.pick(&refunds).clone()),
        Operation::Query | Operation::Payee | Operation::RegisterPayee => Some((*dice.pick(&anywhere)).to_owned()),
        Operation::List | Operation::Other => None,
    }
}

/// How long after its end the exchange may still be carried out.
fn late(fault: &str) -> Option<u64> {
    let rest = fault.strip_prefix(r#"{"kind":"act_late","ms":"#)?;
    rest.strip_suffix('}')?.parse().ok()
}

fn arrive(request: http::Request<Bytes>) -> (Host, Wire) {
    let (head, body) = request.into_parts();
    let host = match head.uri.host() {
        Some("pockyt.example") => Host::Pockyt,
        Some("yedpay.example") => Host::Yedpay,
        Some("apm.example") => Host::PaycrossApm,
        Some("card.example") => Host::PaycrossCard,
        _ => Host::PaycrossAdmin,
    };
    let wire = Wire {
        method: head.method,
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers: head.headers,
        body,
    };
    (host, wire)
}

/// tillback's id of the refund, wherever in the body it stands.
fn mark(body: &[u8]) -> Option<String> {
    const LENGTH: usize = 29;
    let place = body.windows(3).position(|three| three == b"rf-")?;
    let mark = body.get(place..place + LENGTH)?;
    std::str::from_utf8(mark).ok().map(str::to_owned)
}

fn after(now: Timestamp, time: Duration) -> Timestamp {
    now + SignedDuration::try_from(time).unwrap_or_default()
}

fn date(now: Timestamp) -> String {
    now.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
