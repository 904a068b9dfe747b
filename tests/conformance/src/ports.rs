//! Starts sandboxes on ports of their own, which nobody takes while a gateway is down.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU16, Ordering};
use tillback_sandbox::{Options, Server};

/// A sandbox listens on eleven ports.
const PORTS: u16 = 11;
/// Below those that systems give to outgoing connections.
const FIRST: u16 = 12_000;
const BLOCKS: u16 = 1_800;
/// Programs beside this one may hold blocks too, and each block is tried once.
const TRIES: u16 = 400;

/// Begins where another run of the tests probably doesn't.
static NEXT: LazyLock<AtomicU16> = LazyLock::new(|| {
    let block = std::process::id().wrapping_mul(97) % u32::from(BLOCKS);
    AtomicU16::new(u16::try_from(block).unwrap_or_default())
});

/// A sandbox without payments.
pub(crate) async fn server() -> Result<Server, String> {
    let mut last = String::new();
    for _ in 0..TRIES {
        let block = NEXT.fetch_add(1, Ordering::Relaxed) % BLOCKS;
        let first_port = Some(FIRST + block * PORTS);
        match Server::start(Options { seeded: false, first_port, ..Options::default() }).await {
            Ok(server) => return Ok(server),
            Err(error) => last = error.to_string(),
        }
    }
    Err(last)
}
