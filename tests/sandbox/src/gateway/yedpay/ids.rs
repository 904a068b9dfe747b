//! Ids as Yedpay makes them.

use crate::ledger::Payment;
use crate::world::World;
use jiff::Timestamp;

/// The alphabet of Yedpay's hashed ids.
const HASHED: &[u8; 32] = b"0123456789ABCDEFGHJKLMNPQRSTVWXY";
const HASHED_LENGTH: usize = 12;
const HASHED_BITS: u32 = 5;
/// The serial number behind the ten digits of time in a `transaction_id`.
const SERIALS: u64 = 100_000;

/// The `id` and the 15-digit `transaction_id` of a new payment.
pub fn new_payment_ids(world: &mut World, created_at: Timestamp) -> (String, String) {
    (new_hashed_id(world), transaction_id(created_at, world.draw()))
}

/// The token under which `/online-payment/query` also finds a payment.
pub fn payment_token(payment_id: &str) -> String {
    format!("token-{payment_id}")
}

pub(super) fn new_hashed_id(world: &mut World) -> String {
    let mut bits = world.draw();
    let mut id = String::with_capacity(HASHED_LENGTH);
    for _ in 0..HASHED_LENGTH {
        let digit = bits as usize % HASHED.len();
        id.push(char::from(HASHED[digit]));
        bits >>= HASHED_BITS;
    }
    id
}

/// A payment that was put into the books without a `transaction_id` gets one that is always the same.
pub(super) fn transaction_id_of(payment: &Payment) -> String {
    payment.second_id.clone().unwrap_or_else(|| {
        let serial = payment.id.bytes().fold(0_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte)));
        transaction_id(payment.created_at, serial)
    })
}

fn transaction_id(created_at: Timestamp, serial: u64) -> String {
    format!("{:010}{:05}", created_at.as_second(), serial % SERIALS)
}
