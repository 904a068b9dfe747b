//! Reading one transaction.

use super::account_info::store_object;
use super::body::{self, MissingDetails, Transaction};
use super::errors::{ErrorShape, Refusal};
use super::ids;
use super::status::View;
use crate::ledger::GatewayName;
use crate::wire::{Reply, Request};
use crate::world::World;
use serde_json::{Map, Value, json};

/// `GET /v1/transactions/{id}`, where `?query=` says what the id is.
pub(super) fn show(request: &Request, world: &World, id: &str) -> Result<Reply, Refusal> {
    let found = match parameter(request, "query").as_deref() {
        None | Some("") => world.payment(GatewayName::Yedpay, id).map(|payment| View::of(world, payment)),
        Some("transaction_id") => find(world, |view| ids::transaction_id_of(view.payment) == id),
        Some("custom_id") => find_by_custom_id(world, id),
        Some(_) => return Err(Refusal::invalid(ErrorShape::Map, "query", "The selected query is invalid.")),
    };
    Ok(one(request, found.ok_or_else(Refusal::not_found)?))
}

/// `GET /v1/online-payment/query?custom_id=…` or `payment_token=…`
pub(super) fn online_payment(request: &Request, world: &World) -> Result<Reply, Refusal> {
    let custom_id = parameter(request, "custom_id").filter(|id| !id.is_empty());
    let token = parameter(request, "payment_token").filter(|token| !token.is_empty());
    let found = match (custom_id, token) {
        (Some(custom_id), _) => find_by_custom_id(world, &custom_id),
        (None, Some(token)) => find(world, |view| ids::payment_token(&view.payment.id) == token),
        (None, None) => {
            let message = "The custom id field is required when payment token is not present.";
            return Err(Refusal::invalid(ErrorShape::Map, "custom_id", message));
        }
    };
    Ok(one(request, found.ok_or_else(Refusal::not_found)?))
}

/// The newest payment with this `custom_id`.
pub(super) fn find_by_custom_id<'a>(world: &'a World, custom_id: &str) -> Option<View<'a>> {
    find(world, |view| !custom_id.is_empty() && view.payment.reference == custom_id)
}

/// The names in `?include=a,b`.
pub(super) fn included(request: &Request) -> Vec<String> {
    let names = parameter(request, "include").unwrap_or_default();
    names.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// The objects that `?include=` adds to a transaction.
pub(super) fn includes(request: &Request, view: View<'_>) -> Map<String, Value> {
    let mut objects = Map::new();
    for name in included(request) {
        let object = match name.as_str() {
            "store" => json!({ "data": store_object(view.account) }),
            "user" => json!({ "data": { "id": view.account.user_id, "first_name": "Sand", "last_name": "Box" } }),
            "fixed_code" | "emv_code" => json!({ "data": [] }),
            _ => continue,
        };
        objects.insert(name, object);
    }
    objects
}

/// The last value of a query parameter, as PHP reads it.
pub(super) fn parameter(request: &Request, name: &str) -> Option<String> {
    last_value(request.query_pairs(), name)
}

pub(super) fn last_value(pairs: Vec<(String, String)>, name: &str) -> Option<String> {
    pairs.into_iter().rev().find(|(key, _)| key == name).map(|(_, value)| value)
}

/// The newest of those that fit; of two of the same moment, the one entered later.
fn find<'a>(world: &'a World, fits: impl Fn(&View<'a>) -> bool) -> Option<View<'a>> {
    View::all(world).filter(fits).max_by_key(|view| view.payment.created_at)
}

fn one(request: &Request, view: View<'_>) -> Reply {
    body::success(&Transaction::of(view, MissingDetails::LeftOut).with(includes(request, view)))
}
