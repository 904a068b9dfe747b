use super::{Handed, Kept, View, tillback_refund};
use tillback::{Settlement, Tally};

/// What `tillback_client_settle` achieved. Free it with `tillback_settlement_free`.
#[repr(C)]
pub struct tillback_settlement {
    /// Those that ended while it ran, in the order they did.
    pub ended: *const *const tillback_refund,
    /// How many.
    pub ended_count: usize,
    /// Those that are still open, oldest first. Settle again later.
    pub open: *const *const tillback_refund,
    /// How many.
    pub open_count: usize,
}

impl View for tillback_settlement {
    type Source = Settlement;

    fn show(settlement: &Settlement, kept: &mut Kept) -> Self {
        let (ended, ended_count) = kept.objects::<tillback_refund>(settlement.ended.clone());
        let (open, open_count) = kept.objects::<tillback_refund>(settlement.open.clone());
        Self { ended, ended_count, open, open_count }
    }
}

/// Frees a settlement and its refunds; NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_settlement_free(settlement: *mut tillback_settlement) {
    Handed::free(settlement, "tillback_settlement_free");
}

/// How many calls of many ended, and how.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct tillback_tally {
    /// With a result.
    pub answered: usize,
    /// With an error.
    pub failed: usize,
}

impl From<Tally> for tillback_tally {
    fn from(tally: Tally) -> Self {
        Self { answered: tally.answered, failed: tally.failed }
    }
}
