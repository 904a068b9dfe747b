use crate::job::{AT_ONCE, BATCH};

/// How much is measured.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) quick: bool,
    /// How often everything is measured. The contenders take turns, so that a slow minute hits all of them.
    pub(crate) rounds: u32,
    /// Calls before the clocks start, in each process.
    pub(crate) warm_up: usize,
    /// Refunds one after the other, in each process.
    pub(crate) serial: usize,
    /// Refunds of which 64 are under way at a time, in each process.
    pub(crate) at_once: usize,
    /// How many processes are started for their first refund, in each round.
    pub(crate) starts: u32,
    /// Refunds that the bare disk is measured with, in each round.
    pub(crate) syncs: u32,
    /// Refunds of the long journal.
    pub(crate) long: u64,
    /// Payments that are asked for at a slow gateway, in each process.
    pub(crate) queries: usize,
    /// How often a journal is opened, in each process.
    pub(crate) opens: usize,
    /// Refunds that are looked up by key, in each process.
    pub(crate) look_ups: u64,
}

impl Plan {
    pub(crate) fn new(quick: bool, rounds: Option<u32>) -> Self {
        if quick {
            let rounds = rounds.unwrap_or(1);
            return Self {
                quick,
                rounds,
                warm_up: AT_ONCE,
                serial: 20,
                at_once: 2 * AT_ONCE,
                starts: 1,
                syncs: 20,
                long: 10_000,
                queries: 300,
                opens: 3,
                look_ups: 100,
            };
        }
        let rounds = rounds.unwrap_or(9);
        Self {
            quick,
            rounds,
            warm_up: 8 * AT_ONCE,
            serial: 2 * BATCH,
            at_once: 5 * BATCH,
            starts: 5,
            syncs: 1_000,
            long: 1_000_000,
            queries: 10_000,
            opens: 20,
            look_ups: 900,
        }
    }
}
