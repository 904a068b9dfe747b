//! `GET /v1/me`: whose credentials these are and what they may do.

use super::auth::Caller;
use super::body;
use super::query::included;
use crate::account::YedpayAccount;
use crate::wire::{Reply, Request};
use crate::world::World;
use serde_json::{Value, json};

pub(super) fn me(request: &Request, world: &World, caller: Caller) -> Reply {
    let account = &world.accounts.yedpay;
    let mut data = json!({
        "id": account.user_id,
        "company_id": account.company_id,
        "first_name": "Sand",
        "last_name": "Box",
        "email": "",
        "can_refund": account.can_refund,
    });
    match caller {
        Caller::ApiKey => data["api_key_store_id"] = json!(account.store_id),
        Caller::Token => {}
    }
    for include in included(request) {
        match include.as_str() {
            "company" => data["company"] = company(account),
            "stores" => data["stores"] = json!({ "data": [store_object(account)] }),
            _ => {}
        }
    }
    body::success(&data)
}

fn company(account: &YedpayAccount) -> Value {
    json!({ "data": { "id": account.company_id, "name": "Sandbox Company" } })
}

/// The store, as `include=store` and `include=stores` show it.
pub(super) fn store_object(account: &YedpayAccount) -> Value {
    json!({ "id": account.store_id, "company_id": account.company_id, "name": "Sandbox Store", "type": 1 })
}
