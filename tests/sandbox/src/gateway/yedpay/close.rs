//! `PUT /v1/transactions/{id}/close`: ends a transaction nobody has paid.

use super::body::json_reply;
use super::errors::Refusal;
use crate::ledger::{GatewayName, PaymentState};
use crate::wire::Reply;
use crate::world::World;
use serde_json::json;

pub(super) fn close(world: &mut World, id: &str) -> Result<Reply, Refusal> {
    let now = world.now();
    let payment = world.payment_mut(GatewayName::Yedpay, id).ok_or_else(Refusal::not_found)?;
    match payment.state {
        PaymentState::Created | PaymentState::Pending => {
            payment.state = PaymentState::Cancelled;
            payment.updated_at = now;
            // This answer has no `data`.
            Ok(json_reply(&json!({ "success": true, "message": "The transaction was closed." })))
        }
        PaymentState::Paid | PaymentState::Failed | PaymentState::Cancelled | PaymentState::Expired => {
            Err(Refusal::new(400, "The request is failed. Please try again."))
        }
    }
}
