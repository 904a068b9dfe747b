//! Brings the gateways' webhooks to whichever process is there, late, twice and in any order.

use crate::fleet::Fleet;
use crate::world::World;
use std::sync::Arc;
use std::time::Duration;
use tillback_sandbox::notification::Notification;
use tokio::time::sleep;

/// Takes what the gateways want delivered.
pub(crate) fn collect(world: &Arc<World>) {
    let now = world.now();
    let due = world.sandbox.get().take_notifications(now);
    let fleet = world.fleet.get().clone();
    let Some(fleet) = fleet.and_then(|fleet| fleet.upgrade()) else { return };
    for dispatch in due {
        let times = if world.strikes(250) { 3 } else { 1 };
        for _ in 0..times {
            tokio::spawn(deliver(fleet.clone(), dispatch.notification.clone()));
        }
    }
}

async fn deliver(fleet: Arc<Fleet>, notification: Notification) {
    let world = fleet.world.clone();
    let account = notification.url.rsplit('/').next().unwrap_or_default().to_owned();
    // A gateway that gets no answer tries again for a while.
    for _ in 0..4 {
        let most = if world.is_healed() { 1_000 } else { 600_000 };
        sleep(Duration::from_millis(world.between(1, most))).await;
        let Some(process) = fleet.anyone() else { continue };
        world.tell(&process.name, format!("gets a webhook of {account}"));
        let (client, headers, body) = (process.client.clone(), notification.headers.clone(), notification.body.clone());
        let to = account.clone();
        let received = process.run(async move { client.receive_webhook(to, headers, body).await }).await;
        match received {
            Some(Ok(_)) => return,
            Some(Err(error)) => world.tell(&process.name, format!("could not take it: {}", error.code())),
            None => {}
        }
    }
}
