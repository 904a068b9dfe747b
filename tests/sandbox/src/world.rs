//! The state behind the simulated gateways. It has no clock and no randomness of its own: the caller says what time it
//! is, and ids come from a seed, so that the same calls give the same world.

use crate::account::Accounts;
use crate::ledger::{GatewayName, Payee, Payment, RefundState};
use crate::notification::Notification;
use crate::wire::Reply;
use jiff::Timestamp;
use std::collections::HashMap;

/// Everything the simulated gateways know.
#[derive(Debug)]
pub struct World {
    pub accounts: Accounts,
    pub payments: Vec<Payment>,
    pub payees: Vec<Payee>,
    /// Notifications to be delivered, oldest first.
    pub outbox: Vec<Notification>,
    /// First answers by gateway and idempotency header, for gateways that repeat them.
    pub replays: HashMap<(GatewayName, String), Reply>,
    now: Timestamp,
    seed: u64,
    drawn: u64,
}

impl World {
    pub fn new(seed: u64, accounts: Accounts, now: Timestamp) -> Self {
        Self {
            accounts,
            payments: Vec::new(),
            payees: Vec::new(),
            outbox: Vec::new(),
            replays: HashMap::new(),
            now,
            seed,
            drawn: 0,
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

    pub fn payment(&self, gateway: GatewayName, id: &str) -> Option<&Payment> {
        self.payments.iter().find(|payment| payment.gateway == gateway && payment.id == id)
    }

    pub fn payment_mut(&mut self, gateway: GatewayName, id: &str) -> Option<&mut Payment> {
        self.payments.iter_mut().find(|payment| payment.gateway == gateway && payment.id == id)
    }

    fn end_due_refunds(&mut self) {
        let now = self.now;
        let mut ended = Vec::new();
        for payment in &mut self.payments {
            let mut changed = false;
            for refund in &mut payment.refunds {
                if let RefundState::Pending { ends_at, succeeds } = refund.state
                    && ends_at <= now
                {
                    refund.state = if succeeds { RefundState::Done } else { RefundState::Failed };
                    refund.updated_at = now;
                    changed = true;
                    ended.push((payment.gateway, payment.id.clone(), refund.id.clone()));
                }
            }
            if changed {
                payment.updated_at = now;
            }
        }
        for (gateway, payment, refund) in ended {
            crate::gateway::notify_refund(self, gateway, &payment, &refund);
        }
    }
}
