//! The gateways, their faults and the record of what was asked, put together. No clock, no sockets, no threads: the
//! caller brings the time and carries out what it is told, so a simulation can drive it as well as a server.

use crate::account::Accounts;
use crate::fault::{BadFault, FAULT_HEADER, Fault, Part};
use crate::gateway::Simulator;
use crate::gateway::paycross::{self, Paycross};
use crate::gateway::pockyt::Pockyt;
use crate::gateway::yedpay::Yedpay;
use crate::host::{Host, Operation};
use crate::ledger::{GatewayName, Ledger};
use crate::notification::{Dispatch, Notification};
use crate::outcome::{Ending, Outcome};
use crate::record::{Received, Record};
use crate::rule::{Rule, Script, Target};
use crate::wire::{Reply, Request};
use crate::world::{RefundPlan, World};
use crate::{seed, spoil};
use http::{HeaderValue, header};
use jiff::{SignedDuration, Timestamp};
use std::collections::VecDeque;
use std::time::Duration;

const KEEP_REQUESTS: usize = 10_000;

/// Headers by which a gateway knows a repeated request.
const REPEAT_HEADERS: [&str; 2] = ["requestid", "pockyt-request-id"];

/// The three gateways. See the [module](self).
#[derive(Debug)]
pub struct Sandbox {
    pub(crate) world: World,
    seed: u64,
    seeded: bool,
    script: Script,
    record: Record,
    /// How far the clock of the gateways is ahead of the caller's.
    ahead: SignedDuration,
    /// Requests whose connection is gone and which the gateway carries out later, the earliest first.
    late: Vec<(Timestamp, Host, Request)>,
    /// Notifications to be sent, in the order they are to go.
    post: VecDeque<Dispatch>,
    /// Notifications that wait for the next one of their gateway.
    held: Vec<Notification>,
    sent: u64,
}

impl Sandbox {
    /// With the seeded accounts and transactions. `now` is the time of its first moment.
    pub fn new(seed: u64, now: Timestamp) -> Self {
        let mut sandbox = Self::empty(seed, now);
        sandbox.seeded = true;
        seed::fill(&mut sandbox.world);
        sandbox
    }

    /// With the seeded accounts and nothing else.
    pub fn empty(seed: u64, now: Timestamp) -> Self {
        Self {
            world: World::new(seed, seed::accounts(), now),
            seed,
            seeded: false,
            script: Script::default(),
            record: Record::new(KEEP_REQUESTS),
            ahead: SignedDuration::ZERO,
            late: Vec::new(),
            post: VecDeque::new(),
            held: Vec::new(),
            sent: 0,
        }
    }

    /// Puts everything back to the first moment, except the clock.
    pub fn reset(&mut self, now: Timestamp) {
        let now = self.time(now);
        self.world = World::new(self.seed, self.world.accounts.clone(), now);
        self.world.accounts.yedpay.can_refund = true;
        if self.seeded {
            seed::fill(&mut self.world);
        }
        self.script.clear();
        self.record.clear();
        self.late.clear();
        self.post.clear();
        self.held.clear();
    }

    /// Carries out one request at the caller's time `now` and says what its connection has to do.
    pub fn serve(&mut self, host: Host, request: Request, now: Timestamp) -> Outcome {
        self.tick(now);
        let target = Target::request(host, &request.method, &request.path);
        let fault = match request.header(FAULT_HEADER).map(str::parse::<Fault>) {
            None => None,
            Some(Ok(fault)) => Some(fault),
            Some(Err(error)) => {
                let reply = Reply::text(400, "text/plain; charset=utf-8", format!("{FAULT_HEADER}: {error}\n"));
                self.remember(host, request, Vec::new(), Some(400));
                return Outcome::now(Ending::Reply(reply));
            }
        };
        let chosen = |part| fault.clone().filter(|fault| fault.part() == part);
        let exchange = chosen(Part::Exchange).or_else(|| self.script.strike(Part::Exchange, target));
        let mut course = None;
        let acts = exchange.as_ref().is_none_or(Fault::acts);
        if acts && Operation::of(host, &request.method, &request.path) == Operation::Refund {
            course = chosen(Part::Refund).or_else(|| self.script.strike(Part::Refund, target));
            self.plan_refund(host.gateway(), course.as_ref());
        }
        let news = chosen(Part::Notification);
        if let Some(fault) = news.clone() {
            // The news of this request may come much later, when its refund ends: the rule waits for it.
            let rule = Rule::new(fault).at(host.gateway());
            self.script.push(rule).unwrap_or_else(|error| tracing::warn!(%error, "fault not kept"));
        }
        let outcome = self.play(exchange.as_ref(), host, &request);
        self.plan_refund(host.gateway(), None);
        self.collect_notifications();
        let faults = [exchange, course, news].into_iter().flatten().collect();
        self.remember(host, request, faults, outcome.status());
        outcome
    }

    /// Moves the clock: ends pending refunds, carries out late requests.
    pub fn tick(&mut self, now: Timestamp) {
        let now = self.time(now);
        while self.late.first().is_some_and(|(at, _, _)| *at <= now) {
            let (at, host, request) = self.late.remove(0);
            self.world.advance_to(at);
            self.act(host, &request);
        }
        if self.world.next_end().is_some_and(|ends_at| ends_at <= now) {
            self.prepare_signing();
        }
        self.world.advance_to(now);
        self.collect_notifications();
    }

    /// Notifications that are due, in the order they go out.
    pub fn take_notifications(&mut self, now: Timestamp) -> Vec<Dispatch> {
        self.tick(now);
        let now = self.time(now);
        let (due, later) = std::mem::take(&mut self.post).into_iter().partition(|dispatch| dispatch.due <= now);
        self.post = later;
        Vec::from(due)
    }

    /// How long after `now` something happens by itself: a refund ends, a late request is carried out, a notification
    /// is due.
    pub fn next_event(&mut self, now: Timestamp) -> Option<Duration> {
        let now = self.time(now);
        let late = self.late.first().map(|(at, _, _)| *at);
        let post = self.post.iter().map(|dispatch| dispatch.due).min();
        let next = [self.world.next_end(), late, post].into_iter().flatten().min()?;
        Some(Duration::try_from(next.duration_since(now)).unwrap_or(Duration::ZERO))
    }

    /// Puts the clock of the gateways ahead.
    pub fn advance(&mut self, by: Duration, now: Timestamp) {
        let by = SignedDuration::try_from(by).unwrap_or(SignedDuration::ZERO);
        let ahead = self.ahead.checked_add(by).unwrap_or(self.ahead);
        // Past the end of the calendar the clock stays where it is.
        if now.checked_add(ahead).is_ok() {
            self.ahead = ahead;
        }
        self.tick(now);
    }

    /// The time at the gateways.
    pub fn time(&self, now: Timestamp) -> Timestamp {
        now.checked_add(self.ahead).unwrap_or(now)
    }

    /// Adds a rule to the script.
    pub fn push_fault(&mut self, rule: Rule) -> Result<(), BadFault> {
        self.script.push(rule)
    }

    /// Forgets all rules.
    pub fn clear_faults(&mut self) {
        self.script.clear();
    }

    /// The rules that wait for their turn.
    pub fn faults(&self) -> &[Rule] {
        self.script.rules()
    }

    /// The newest requests, oldest first.
    pub fn requests(&self) -> impl ExactSizeIterator<Item = &Received> {
        self.record.all()
    }

    /// How many requests came since the start or the last clearing, including those no longer kept.
    pub fn requests_seen(&self) -> u64 {
        self.record.seen()
    }

    /// Forgets all requests.
    pub fn clear_requests(&mut self) {
        self.record.clear();
    }

    /// How many of the newest requests are kept; 0 keeps none.
    pub fn keep_requests(&mut self, keep: usize) {
        self.record.keep(keep);
    }

    /// What the gateways really did.
    pub fn ledger(&self) -> Ledger {
        Ledger::of(&self.world.payments, &self.world.payees)
    }

    /// The seeded accounts. The first call may take a while, as it makes the key that PayCross signs with.
    pub fn accounts(&mut self) -> &Accounts {
        seed::add_webhook_key(&mut self.world.accounts.paycross);
        &self.world.accounts
    }

    /// The state behind the gateways.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The same for change. Changes made here send no notifications by themselves.
    pub fn world_mut(&mut self) -> &mut World {
        &mut self.world
    }

    /// Tells the simulators how the refund of this request goes; they forget what no refund came for.
    fn plan_refund(&mut self, gateway: GatewayName, course: Option<&Fault>) {
        self.world.refund_plan = None;
        self.world.decline_next.remove(&gateway);
        if let Some(Fault::PendingRefund { ms, succeeds }) = course {
            self.world.refund_plan = Some(RefundPlan { lasts_ms: i64::from(*ms), succeeds: *succeeds });
        }
        if let Some(Fault::Decline { message }) = course {
            self.world.decline_next.insert(gateway, message.clone());
        }
    }

    fn play(&mut self, fault: Option<&Fault>, host: Host, request: &Request) -> Outcome {
        let Some(fault) = fault else {
            return Outcome::now(Ending::Reply(self.act(host, request)));
        };
        let ending = match fault {
            Fault::ResetBefore => Ending::Reset,
            Fault::ResetAfter => {
                self.act(host, request);
                Ending::Reset
            }
            Fault::HangBefore => Ending::Hang,
            Fault::HangAfter => {
                self.act(host, request);
                Ending::Hang
            }
            Fault::Delay { ms } => {
                let delay = Duration::from_millis(u64::from(*ms));
                return Outcome { delay, ending: Ending::Reply(self.act(host, request)) };
            }
            Fault::ActLate { ms } => {
                self.act_later(*ms, host, request);
                Ending::Reset
            }
            Fault::Status { status, retry_after, acts } => {
                self.act_if(*acts, host, request);
                Ending::Reply(error_page(*status, *retry_after))
            }
            Fault::Html { status, acts } => {
                self.act_if(*acts, host, request);
                Ending::Reply(proxy_page(*status))
            }
            Fault::EmptyBody => {
                self.act(host, request);
                Ending::Reply(Reply::text(200, "application/json", ""))
            }
            Fault::Truncated => {
                let reply = self.act(host, request);
                Ending::Truncated { keep: reply.body.len() / 2, reply }
            }
            Fault::MalformedJson => Ending::Reply(spoil::malformed(self.act(host, request))),
            Fault::WrongAmount => Ending::Reply(spoil::amounts(self.act(host, request))),
            Fault::WrongId => Ending::Reply(spoil::ids(self.act(host, request))),
            Fault::WrongCurrency => Ending::Reply(spoil::currencies(self.act(host, request))),
            Fault::HugeBody { megabytes } => Ending::Padded { reply: self.act(host, request), megabytes: *megabytes },
            Fault::GzipBomb { megabytes } => Ending::Packed { reply: self.act(host, request), megabytes: *megabytes },
            Fault::Redirect { location } => Ending::Reply(redirect(location.as_deref())),
            Fault::ActTwice => {
                let reply = self.act(host, request);
                self.act(host, &without_repeat_headers(request));
                Ending::Reply(reply)
            }
            Fault::PendingRefund { .. }
            | Fault::Decline { .. }
            | Fault::NotifyLate { .. }
            | Fault::NotifyTwice
            | Fault::NotifyReversed
            | Fault::NotifyDropped => Ending::Reply(self.act(host, request)),
        };
        Outcome::now(ending)
    }

    fn act(&mut self, host: Host, request: &Request) -> Reply {
        match host {
            Host::Pockyt => Pockyt.handle(request, &mut self.world),
            Host::Yedpay => Yedpay.handle(request, &mut self.world),
            Host::PaycrossApm => self.act_as_paycross(paycross::Host::Apm, request),
            Host::PaycrossCard => self.act_as_paycross(paycross::Host::Card, request),
            Host::PaycrossAdmin => self.act_as_paycross(paycross::Host::Admin, request),
        }
    }

    fn act_as_paycross(&mut self, host: paycross::Host, request: &Request) -> Reply {
        self.prepare_signing();
        Paycross { host }.handle(request, &mut self.world)
    }

    fn act_if(&mut self, acts: bool, host: Host, request: &Request) {
        if acts {
            self.act(host, request);
        }
    }

    fn act_later(&mut self, ms: u32, host: Host, request: &Request) {
        let wait = SignedDuration::from_millis(i64::from(ms));
        let at = self.world.now().checked_add(wait).unwrap_or(self.world.now());
        let place = self.late.partition_point(|(other, _, _)| *other <= at);
        self.late.insert(place, (at, host, request.clone()));
    }

    /// PayCross signs with an RSA key that takes a while to make, so it is made when a notification may need it.
    pub(crate) fn prepare_signing(&mut self) {
        if !self.world.accounts.paycross.private_key.is_empty() {
            return;
        }
        let notifies = |payment: &crate::ledger::Payment| {
            payment.gateway == GatewayName::Paycross && payment.notification_url.is_some()
        };
        if self.world.payments.iter().any(notifies) {
            seed::add_webhook_key(&mut self.world.accounts.paycross);
        }
    }

    pub(crate) fn collect_notifications(&mut self) {
        for notification in std::mem::take(&mut self.world.outbox) {
            let gateway = notification.gateway;
            let now = self.world.now();
            let waited = self.held.extract_if(.., |held| held.gateway == gateway).collect::<Vec<_>>();
            let fault = self.script.strike(Part::Notification, Target::Notification(gateway));
            if let Some(Fault::NotifyLate { ms }) = fault {
                let due = now.checked_add(SignedDuration::from_millis(i64::from(ms))).unwrap_or(now);
                self.send(due, notification);
            } else if fault == Some(Fault::NotifyReversed) {
                self.held.push(notification);
            } else if fault != Some(Fault::NotifyDropped) {
                if fault == Some(Fault::NotifyTwice) {
                    self.send(now, notification.clone());
                }
                self.send(now, notification);
            }
            for held in waited {
                self.send(now, held);
            }
        }
    }

    fn send(&mut self, due: Timestamp, notification: Notification) {
        self.sent += 1;
        self.post.push_back(Dispatch { number: self.sent, due, notification });
    }

    fn remember(&mut self, host: Host, request: Request, faults: Vec<Fault>, answered: Option<u16>) {
        let operation = Operation::of(host, &request.method, &request.path);
        let at = self.world.now();
        self.record.push(Received { number: 0, at, host, operation, request, faults, answered });
    }
}

fn without_repeat_headers(request: &Request) -> Request {
    let mut request = request.clone();
    for name in REPEAT_HEADERS {
        request.headers.remove(name);
    }
    request
}

fn error_page(status: u16, retry_after: Option<u32>) -> Reply {
    let mut reply = Reply::json(status, &serde_json::json!({ "message": "The sandbox answers with an error." }));
    if let Some(seconds) = retry_after {
        reply.headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    reply
}

fn proxy_page(status: u16) -> Reply {
    let page =
        format!("<html>\r\n<head><title>{status}</title></head>\r\n<body><h1>{status}</h1></body>\r\n</html>\r\n");
    Reply::html(status, page)
}

fn redirect(location: Option<&str>) -> Reply {
    let mut reply = proxy_page(307);
    let location = HeaderValue::from_str(location.unwrap_or("http://127.0.0.1:9/elsewhere"));
    reply.headers.extend(location.ok().map(|location| (header::LOCATION, location)));
    reply
}
