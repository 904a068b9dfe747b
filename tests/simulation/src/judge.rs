//! Compares what was promised with what the gateways really did.

use crate::shop::Wish;
use crate::world::{Lock, World};
use std::collections::BTreeMap;
use std::sync::Arc;
use tillback::{Error, ErrorCode, Refund, RefundStatus};
use tillback_sandbox::ledger::{Entry, GatewayName, RefundState};

/// What callers were told, by key.
pub(crate) struct Judge {
    world: Arc<World>,
    told: Lock<BTreeMap<String, Told>>,
}

#[derive(Debug, Default)]
struct Told {
    wish: Option<Wish>,
    /// The id of the refund, once a call returned one.
    id: Option<String>,
    /// The final status, once one was told.
    ended: Option<RefundStatus>,
    /// Whether a call got no answer, because its process died.
    cut_off: bool,
    contradicted: bool,
    /// Whether a call returned a refund.
    answered: bool,
    /// Whether a person settled it without knowing, so that its status may be wrong.
    guessed: bool,
}

/// What the ledger shows of one refund of ours.
#[derive(Debug, Default)]
struct Truth {
    done: Vec<i64>,
    pending: usize,
}

impl Judge {
    pub(crate) fn new(world: &Arc<World>) -> Self {
        Self { world: world.clone(), told: Lock::default() }
    }

    /// A call of `refund` or `queue_refund` ended; `None` where its process died.
    pub(crate) fn ended(&self, who: &str, wish: &Wish, result: Option<Result<Refund, Error>>) {
        match result {
            None => {
                let mut told = self.told.get();
                let told = told.entry(wish.key.clone()).or_default();
                told.cut_off = true;
                told.wish.get_or_insert_with(|| wish.clone());
            }
            Some(Ok(refund)) => {
                self.world.tell(who, format!("{}: {} {}", wish.key, refund.status, refund.amount));
                if was_not_recorded(&refund) {
                    // Its caller holds a doubt, which a crash may turn into nothing.
                    return self.ended(who, wish, None);
                }
                self.fits(wish, &refund);
                self.saw(&refund);
            }
            Some(Err(error)) => {
                self.world.tell(who, format!("{}: error {}", wish.key, error.code()));
                if error.code() == ErrorCode::Internal {
                    self.world.accuse(format!("{}: a bug: {}", wish.key, error.message()));
                }
                let mut told = self.told.get();
                told.entry(wish.key.clone()).or_default().wish.get_or_insert_with(|| wish.clone());
            }
        }
    }

    /// A refund was returned for a wish: it has to be the one that was wished for.
    fn fits(&self, wish: &Wish, refund: &Refund) {
        let same_amount = wish.amount.is_none_or(|amount| amount == refund.amount.minor());
        if refund.idempotency_key != wish.key || !same_amount || refund.target != wish.paid.id {
            self.world.accuse(format!("{}: the refund returned is not the one that was asked for", wish.key));
        }
        let mut told = self.told.get();
        let told = told.entry(wish.key.clone()).or_default();
        told.wish.get_or_insert_with(|| wish.clone());
        told.id.get_or_insert_with(|| refund.id.clone());
        told.answered = true;
    }

    /// A refund was shown to somebody.
    pub(crate) fn saw(&self, refund: &Refund) {
        let key = &refund.idempotency_key;
        let mut all = self.told.get();
        let told = all.entry(key.clone()).or_default();
        if let Some(id) = &told.id
            && *id != refund.id
        {
            self.world.accuse(format!("{key}: was {id} and is {}", refund.id));
        }
        if let Some(ended) = told.ended
            && ended != refund.status
        {
            self.world.accuse(format!("{key}: was told as {ended} and is {}", refund.status));
        }
        if told.contradicted && !refund.contradicted {
            self.world.accuse(format!("{key}: a contradiction is forgotten"));
        }
        told.contradicted = refund.contradicted;
        if refund.status.is_final() && told.ended.is_none() {
            told.ended = Some(refund.status);
            told.id = Some(refund.id.clone());
            drop(all);
            self.is_true(refund);
        }
    }

    /// A person settles a refund without knowing.
    pub(crate) fn guessed(&self, refund: &Refund) {
        self.told.get().entry(refund.idempotency_key.clone()).or_default().guessed = true;
    }

    /// Whether everything ended that can end. Where a person said wrongly that money moved, the gateway's total stays below
    /// ours for ever, and what is queued for that payment waits until somebody looks.
    pub(crate) fn waits_for_nothing(&self, open: &[Refund]) -> bool {
        open.iter().all(|refund| refund.status == RefundStatus::Queued && self.is_guessed_at(refund))
    }

    fn is_guessed_at(&self, refund: &Refund) -> bool {
        let told = self.told.get();
        let mut guesses = told.values().filter(|told| told.guessed).filter_map(|told| told.wish.as_ref());
        guesses.any(|wish| wish.paid.id == refund.target)
    }

    /// Whether a final status is what really happened.
    fn is_true(&self, refund: &Refund) {
        if self.told.get().get(&refund.idempotency_key).is_some_and(|told| told.guessed) {
            return;
        }
        let truth = self.truth().remove(&refund.id).unwrap_or_default();
        let amount = refund.amount.minor();
        let is_true = match refund.status {
            RefundStatus::Succeeded => truth.done == [amount],
            RefundStatus::Refused => truth.done.is_empty() && truth.pending == 0,
            RefundStatus::Queued | RefundStatus::Pending | RefundStatus::Unknown | RefundStatus::Review => true,
        };
        if !is_true {
            self.world.accuse(format!("{}: is told as {}, but {truth:?}", refund.idempotency_key, refund.status));
        }
    }

    /// A look at the whole journal, at any time.
    pub(crate) fn reads(&self, refunds: &[Refund]) {
        let mut held: BTreeMap<(&str, &str), i64> = BTreeMap::new();
        for refund in refunds {
            self.saw(refund);
            if refund.status != RefundStatus::Refused
                && let Some(transaction) = &refund.transaction_id
            {
                *held.entry((refund.gateway.as_str(), transaction)).or_default() += refund.amount.minor();
            }
        }
        let entries = self.entries();
        for ((_, transaction), sum) in held {
            let captured = entries.iter().find(|entry| entry.payment.id == transaction);
            if captured.is_some_and(|entry| sum > entry.payment.amount) {
                self.world.accuse(format!("{transaction}: {sum} is refunded or reserved, more than was paid"));
            }
        }
    }

    /// What is left to a person has to be beyond proof. At Yedpay only a refund made by hand can blur the total, as long as
    /// ours are made one at a time. A clock that is set may end patience early.
    pub(crate) fn needs_a_person(&self, refund: &Refund) {
        if self.world.weather.clock_jumps > 0 {
            return;
        }
        let entries = self.entries();
        let payment = entries.iter().find(|entry| entry.payment.id == refund.target);
        let blurred = payment.is_none_or(|entry| entry.payment.refunds.iter().any(|refund| refund.by_hand));
        if refund.gateway.as_str() == "yedpay" && !blurred && !self.is_guessed_at(refund) {
            let last = refund.history.last().map_or("", |line| line.what.as_str());
            self.world.accuse(format!("{}: is left to a person without need: {last}", refund.idempotency_key));
        }
    }

    /// The end, when all is healed and settled.
    pub(crate) fn close(&self, refunds: &[Refund]) {
        self.reads(refunds);
        let mut truth = self.truth();
        for refund in refunds {
            self.is_true(refund);
            let found = truth.remove(&refund.id).unwrap_or_default();
            let key = &refund.idempotency_key;
            match refund.status {
                RefundStatus::Queued if self.is_guessed_at(refund) => {}
                RefundStatus::Queued | RefundStatus::Pending | RefundStatus::Unknown => {
                    self.world.accuse(format!("{key}: never ended, and is {}", refund.status));
                }
                RefundStatus::Succeeded | RefundStatus::Refused | RefundStatus::Review => {}
            }
            if refund.history.iter().any(|line| line.contradicts) != refund.contradicted {
                self.world.accuse(format!("{key}: contradictions in its history and its mark differ"));
            }
            if found.done.len() + found.pending > 1 || found.done.iter().any(|done| *done != refund.amount.minor()) {
                self.world.accuse(format!("{key}: money moved otherwise than once: {found:?}"));
            }
        }
        for (mark, found) in truth.iter().filter(|(_, found)| !found.done.is_empty() || found.pending > 0) {
            self.world.accuse(format!("{mark}: money moved for a refund that is in no journal: {found:?}"));
        }
        self.keys(refunds);
    }

    fn keys(&self, refunds: &[Refund]) {
        for (key, told) in self.told.get().iter() {
            let refund = refunds.iter().find(|refund| refund.idempotency_key == *key);
            match (&told.id, refund) {
                (Some(_), None) => self.world.accuse(format!("{key}: is forgotten")),
                // No call was ever told of one, and none was cut off: all of them got an error.
                (_, Some(refund)) if !told.cut_off && !told.answered && refund.status == RefundStatus::Succeeded => {
                    self.world.accuse(format!("{key}: money moved although every caller got an error"));
                }
                (Some(_) | None, Some(_)) | (None, None) => {}
            }
        }
    }

    pub(crate) fn payees(&self, registered: &[String]) {
        let payees = self.world.sandbox.get().ledger().payees;
        let mut emails: Vec<_> = payees.iter().filter_map(|payee| payee.fields.get("email")).collect();
        emails.sort();
        let all = emails.len();
        emails.dedup();
        if emails.len() != all {
            self.world.accuse("a payee is registered twice".to_owned());
        }
        for number in registered {
            if !payees.iter().any(|payee| payee.customer_no == *number) {
                self.world.accuse(format!("the payee {number} was told as registered and is not"));
            }
        }
    }

    /// Whether the money of a refund in review went back, as a person finds out.
    pub(crate) fn happened(&self, refund: &Refund) -> bool {
        self.truth().get(&refund.id).is_some_and(|truth| !truth.done.is_empty() || truth.pending > 0)
    }

    fn entries(&self) -> Vec<Entry> {
        self.world.sandbox.get().ledger().payments
    }

    /// What the ledger shows, by our marks.
    fn truth(&self) -> BTreeMap<String, Truth> {
        let mut all: BTreeMap<String, Truth> = BTreeMap::new();
        for entry in self.entries() {
            for refund in entry.payment.refunds.iter().filter(|refund| !refund.by_hand) {
                let Some(mark) = mark(entry.payment.gateway, refund.mark.as_deref()) else { continue };
                let truth = all.entry(mark).or_default();
                match refund.state {
                    RefundState::Done => truth.done.push(refund.amount),
                    RefundState::Pending { succeeds: true, .. } => truth.pending += 1,
                    RefundState::Pending { succeeds: false, .. } | RefundState::Failed => {}
                }
            }
        }
        all
    }
}

/// One whose record the disk may have lost, before anything was sent.
fn was_not_recorded(refund: &Refund) -> bool {
    refund.history.iter().any(|line| line.what.contains("the disk failed while it was recorded"))
}

/// tillback's id as it stands in the gateway's books: at Yedpay at the end of the reason.
fn mark(gateway: GatewayName, text: Option<&str>) -> Option<String> {
    let text = text?;
    match gateway {
        GatewayName::Pockyt | GatewayName::Paycross => Some(text.to_owned()),
        GatewayName::Yedpay => text.rsplit_once('[')?.1.strip_suffix(']').map(str::to_owned),
    }
}
