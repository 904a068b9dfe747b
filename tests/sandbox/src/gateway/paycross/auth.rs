//! HTTP Basic with the shop's id and secret key, on every call.

use super::errors::Refusal;
use crate::account::PaycrossAccount;
use crate::wire::Request;
use crate::world::World;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

pub(super) fn check(request: &Request, world: &World) -> Result<(), Refusal> {
    let header = request.header("authorization").ok_or_else(Refusal::unauthorized)?;
    let encoded = header.strip_prefix("Basic ").ok_or_else(Refusal::unauthorized)?;
    match STANDARD.decode(encoded.trim()) {
        Ok(given) if given == credentials(&world.accounts.paycross).into_bytes() => Ok(()),
        Ok(_) | Err(_) => Err(Refusal::wrong_credentials()),
    }
}

/// The header with which PayCross in turn signs in at the merchant's notification URL.
pub(super) fn header(account: &PaycrossAccount) -> String {
    format!("Basic {}", STANDARD.encode(credentials(account)))
}

fn credentials(account: &PaycrossAccount) -> String {
    format!("{}:{}", account.shop_id, account.secret_key)
}
