//! Ids and numbers as PayCross makes them.

use crate::world::World;
use ring::digest;
use std::fmt::Write;

/// How much of a drawn number goes into each half of a uid: eight decimal and ten hexadecimal digits.
const SHOP_PART: u64 = 100_000_000;
const SERIAL_MASK: u64 = 0xFF_FFFF_FFFF;
const PROVIDER_IDS: u64 = 10_000_000;

/// The uid of a new transaction, such as `37728810-8774ed0d79`.
pub fn new_uid(world: &mut World) -> String {
    let shop = world.draw() % SHOP_PART;
    let serial = world.draw() & SERIAL_MASK;
    format!("{shop:08}-{serial:010x}")
}

/// The number under which reports know a transaction. It is not its uid.
pub(super) fn report_id(uid: &str) -> u64 {
    number_of(uid) & SERIAL_MASK
}

/// The provider's id of a transaction.
pub(super) fn provider_id(uid: &str) -> String {
    format!("{:07}", number_of(uid) % PROVIDER_IDS)
}

/// Where a customer reads the receipt. The long part keeps it from being guessed.
pub(super) fn receipt_url(uid: &str) -> String {
    let mut url = format!("https://admin.paycross.invalid/customer/transactions/{uid}/");
    for byte in digest::digest(&digest::SHA256, uid.as_bytes()).as_ref() {
        // Writing to a String can't fail.
        let _ = write!(url, "{byte:02x}");
    }
    url
}

/// FNV-1a: a number that belongs to a text for ever.
fn number_of(text: &str) -> u64 {
    const BASIS: u64 = 0xCBF2_9CE4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01B3;
    text.bytes().fold(BASIS, |number, byte| (number ^ u64::from(byte)).wrapping_mul(PRIME))
}
