//! The simulated gateways: pure functions over the world's state.
//!
//! They are written from the gateways' documents and share no code with the engine they test, so that one misreading
//! can't hide in both.

pub mod paycross;
pub mod pockyt;
pub mod yedpay;

use crate::wire::{Reply, Request};
use crate::world::World;

/// One simulated gateway.
pub trait Simulator {
    /// Acts on `request` and answers as the gateway would. Faults are not its business.
    fn handle(&self, request: &Request, world: &mut World) -> Reply;
}

/// Puts the gateway's own notification about `refund` of `payment` into the outbox, where the payment names a URL.
pub(crate) fn notify_refund(world: &mut World, gateway: crate::ledger::GatewayName, payment: &str, refund: &str) {
    use crate::ledger::GatewayName;
    match gateway {
        GatewayName::Pockyt => pockyt::notify_refund(world, payment, refund),
        GatewayName::Yedpay => yedpay::notify_refund(world, payment, refund),
        GatewayName::Paycross => paycross::notify_refund(world, payment, refund),
    }
}
