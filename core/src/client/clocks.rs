use jiff::Timestamp;
use std::collections::HashMap;
use std::sync::Mutex;
use tokio::time::Instant;

/// What the gateways' replies tell of their time of day, by scope.
#[derive(Default)]
pub(super) struct GatewayClocks(Mutex<HashMap<String, Seen>>);

#[derive(Clone, Copy)]
struct Seen {
    theirs: Timestamp,
    ours: Timestamp,
    at: Instant,
}

impl GatewayClocks {
    pub(super) fn saw(&self, scope: &str, date: Option<Timestamp>, now: Timestamp) {
        let Some(theirs) = date else { return };
        let seen = Seen { theirs, ours: now, at: Instant::now() };
        let Ok(mut clocks) = self.0.lock() else { return };
        match clocks.get_mut(scope) {
            Some(place) => *place = seen,
            None => {
                clocks.insert(scope.to_owned(), seen);
            }
        }
    }

    /// What the gateway's clock showed in its last reply.
    pub(super) fn last_seen(&self, scope: &str) -> Option<Timestamp> {
        Some(self.0.lock().ok()?.get(scope)?.theirs)
    }

    /// What the gateway's clock shows by now, rather too late than too early: by whichever of our clocks ran faster, because
    /// one of them stands still while the machine sleeps, and the other may be set.
    pub(super) fn estimate(&self, scope: &str, now: Timestamp) -> Option<Timestamp> {
        let seen = *self.0.lock().ok()?.get(scope)?;
        let passed = jiff::SignedDuration::try_from(seen.at.elapsed()).ok()?;
        seen.theirs.checked_add(passed.max(now.duration_since(seen.ours))).ok()
    }
}
