//! The state behind the simulated gateways. It has no clock and no randomness of its own: the caller says what time it
//! is, and ids come from a seed, so that the same calls give the same world.

use crate::account::Accounts;
use crate::ledger::{GatewayName, Payee, Payment, RefundState};
use crate::notification::Notification;
use crate::wire::Reply;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};

/// Everything the simulated gateways know.
#[derive(Debug)]
pub struct World {
    pub accounts: Accounts,
    pub payments: Vec<Payment>,
    pub payees: Vec<Payee>,
    /// Notifications to be delivered, oldest first.
    pub outbox: Vec<Notification>,
    /// What a fault said about the next refund that a simulator takes. See [`World::take_refund_plan`].
    pub refund_plan: Option<RefundPlan>,
    /// With what words the next refund at a gateway is declined. See [`World::take_decline`].
    pub decline_next: HashMap<GatewayName, String>,
    /// Why a refund was declined, by the refund's id, for gateways that show it later.
    pub declined: HashMap<String, String>,
    pub quirks: Quirks,
    /// Where the notification of one refund goes, where the refund named a URL of its own.
    pub refund_urls: HashMap<String, String>,
    /// First answers by gateway and idempotency header, for gateways that repeat them.
    pub replays: HashMap<(GatewayName, String), Reply>,
    now: Timestamp,
    seed: u64,
    drawn: u64,
    /// Where each payment is, by its id.
    places: HashMap<(GatewayName, String), usize>,
    /// How many payments `places` knows: all before this one.
    placed: usize,
    /// Payments handed out for change since the clock moved last; one of their refunds may have become pending.
    touched: Vec<usize>,
    /// When a pending refund of which payment ends.
    due: BTreeSet<(Timestamp, usize)>,
}

/// A refund that stays pending for a while and then ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefundPlan {
    pub lasts_ms: i64,
    pub succeeds: bool,
}

/// Habits of the gateways that their documents leave open, or that differ between their own samples.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Quirks {
    /// Pockyt prints amounts as bare numbers (`25.00`), not as texts.
    pub pockyt_bare_numbers: bool,
    /// Pockyt's query leaves `refundInfo` out, as every published sample does.
    pub pockyt_hides_refund_info: bool,
    /// Pockyt's query leaves the refunded total out.
    pub pockyt_hides_refund_amount: bool,
    /// Pockyt's query lists refunds that are still pending; entries carry no status.
    pub pockyt_lists_pending: bool,
    /// Yedpay reverses a payment that is refunded whole before it is settled: `void`, not `refunded`.
    pub yedpay_voids_before_settlement: bool,
}

impl World {
    pub fn new(seed: u64, accounts: Accounts, now: Timestamp) -> Self {
        Self {
            accounts,
            payments: Vec::new(),
            payees: Vec::new(),
            outbox: Vec::new(),
            refund_plan: None,
            decline_next: HashMap::new(),
            declined: HashMap::new(),
            quirks: Quirks::default(),
            refund_urls: HashMap::new(),
            replays: HashMap::new(),
            now,
            seed,
            drawn: 0,
            places: HashMap::new(),
            placed: 0,
            touched: Vec::new(),
            due: BTreeSet::new(),
        }
    }

    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Moves the clock and ends what is due, such as pending refunds. Time never runs backwards here.
    pub fn advance_to(&mut self, now: Timestamp) {
        self.now = self.now.max(now);
        self.end_due_refunds();
    }

    /// The next number of the seeded sequence (SplitMix64): the only randomness of the sandbox.
    pub fn draw(&mut self) -> u64 {
        self.drawn += 1;
        let mut z = self.seed.wrapping_add(self.drawn.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// The state a refund taken now begins in, where a fault asked for one: `Pending` with its end. A simulator calls
    /// this once for each refund it takes, and uses its own rule where the answer is `None`.
    pub fn take_refund_plan(&mut self) -> Option<RefundState> {
        let plan = self.refund_plan.take()?;
        let ends_at = self.now.checked_add(SignedDuration::from_millis(plan.lasts_ms)).unwrap_or(self.now);
        Some(RefundState::Pending { ends_at, succeeds: plan.succeeds })
    }

    /// The words with which the refund asked for now is declined, if it is to be. A simulator calls this once for each
    /// refund that nothing else stands against.
    pub fn take_decline(&mut self, gateway: GatewayName) -> Option<String> {
        self.decline_next.remove(&gateway)
    }

    pub fn payment(&self, gateway: GatewayName, id: &str) -> Option<&Payment> {
        Some(&self.payments[self.place(gateway, id)?])
    }

    /// The first payment with this reference of the merchant.
    pub fn payment_by_reference(&self, gateway: GatewayName, reference: &str) -> Option<&Payment> {
        self.payments.iter().find(|payment| payment.gateway == gateway && payment.reference == reference)
    }

    /// The payment for change. Changes to refunds have to come through here, or their ends are found late.
    pub fn payment_mut(&mut self, gateway: GatewayName, id: &str) -> Option<&mut Payment> {
        self.learn_places();
        let place = self.place(gateway, id)?;
        self.touched.push(place);
        Some(&mut self.payments[place])
    }

    /// When the next pending refund ends.
    pub fn next_end(&mut self) -> Option<Timestamp> {
        self.learn_ends();
        self.due.first().map(|(ends_at, _)| *ends_at)
    }

    fn place(&self, gateway: GatewayName, id: &str) -> Option<usize> {
        // A map with a borrowed key of two parts would need a key type of its own; ids are short.
        if let Some(place) = self.places.get(&(gateway, id.to_owned())) {
            return Some(*place);
        }
        let news =
            self.payments[self.placed..].iter().position(|payment| payment.gateway == gateway && payment.id == id);
        news.map(|place| self.placed + place)
    }

    fn learn_places(&mut self) {
        while self.placed < self.payments.len() {
            let payment = &self.payments[self.placed];
            self.places.insert((payment.gateway, payment.id.clone()), self.placed);
            self.touched.push(self.placed);
            self.placed += 1;
        }
    }

    fn learn_ends(&mut self) {
        self.learn_places();
        for place in std::mem::take(&mut self.touched) {
            for refund in &self.payments[place].refunds {
                if let RefundState::Pending { ends_at, .. } = refund.state {
                    self.due.insert((ends_at, place));
                }
            }
        }
    }

    fn end_due_refunds(&mut self) {
        self.learn_ends();
        let now = self.now;
        while let Some((ends_at, place)) = self.due.first().copied()
            && ends_at <= now
        {
            self.due.pop_first();
            self.end_refunds_of(place);
        }
    }

    fn end_refunds_of(&mut self, place: usize) {
        let now = self.now;
        let payment = &mut self.payments[place];
        let mut ended = Vec::new();
        for refund in &mut payment.refunds {
            if let RefundState::Pending { ends_at, succeeds } = refund.state
                && ends_at <= now
            {
                refund.state = if succeeds { RefundState::Done } else { RefundState::Failed };
                refund.updated_at = now;
                ended.push(refund.id.clone());
            }
        }
        if ended.is_empty() {
            return;
        }
        payment.updated_at = now;
        let (gateway, id) = (payment.gateway, payment.id.clone());
        for refund in ended {
            crate::gateway::notify_refund(self, gateway, &id, &refund);
        }
    }
}
