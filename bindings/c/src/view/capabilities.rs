use super::{Handed, Kept, View};
use crate::word::{self, tillback_gateway, tillback_list_scope};
use std::ffi::c_char;
use tillback::Capabilities;

/// What a gateway can do and prove. Free it with `tillback_capabilities_free`.
#[repr(C)]
pub struct tillback_capabilities {
    /// The gateway.
    pub gateway: tillback_gateway,
    /// What can be listed.
    pub lists: tillback_list_scope,
    /// Whether part of a payment can be refunded.
    pub partial_refunds: bool,
    /// Whether a payment's record shows what went back in all.
    pub tells_refunded: bool,
    /// Whether a payment's record lists its refunds one by one.
    pub lists_refunds: bool,
    /// Whether a refund can be looked up by the mark that travelled with it.
    pub finds_refund_by_mark: bool,
    /// Whether a repeated request with the same id gets the first answer.
    pub repeats_answers: bool,
    /// Whether refunds of one transaction must go one after the other, because the evidence is arithmetic.
    pub one_refund_at_a_time: bool,
    /// Whether payees can be registered.
    pub payees: bool,
    /// What travels with a refund so that it can be found again.
    pub mark: *const c_char,
    /// How a lost answer is settled.
    pub evidence: *const c_char,
    /// What proves that a refund did not happen.
    pub proof_of_no: *const c_char,
}

impl View for tillback_capabilities {
    type Source = Capabilities;

    fn show(can: &Capabilities, kept: &mut Kept) -> Self {
        Self {
            gateway: word::gateway(can.gateway),
            lists: word::list_scope(can.lists),
            partial_refunds: can.partial_refunds,
            tells_refunded: can.tells_refunded,
            lists_refunds: can.lists_refunds,
            finds_refund_by_mark: can.finds_refund_by_mark,
            repeats_answers: can.repeats_answers,
            one_refund_at_a_time: can.one_refund_at_a_time,
            payees: can.payees,
            mark: kept.text(can.mark),
            evidence: kept.text(can.evidence),
            proof_of_no: kept.text(can.proof_of_no),
        }
    }
}

/// Frees capabilities and all that belongs to them; NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_capabilities_free(capabilities: *mut tillback_capabilities) {
    Handed::free(capabilities, "tillback_capabilities_free");
}
