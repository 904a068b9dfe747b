use crate::model::{RefKind, Transaction};
use crate::refund::Record;

/// What a payment is called, so that a refund that was not looked up yet is known to be about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PaymentNames {
    /// The gateway's.
    ids: Vec<String>,
    /// The merchant's.
    references: Vec<String>,
}

impl PaymentNames {
    /// As a refund names it.
    pub(crate) fn in_refund(record: &Record) -> Self {
        let mut names = Self::default();
        names.learn(record);
        names
    }

    /// As a gateway shows it.
    pub(crate) fn shown(transaction: &Transaction) -> Self {
        let mut names = Self::default();
        transaction.ids().for_each(|id| add(&mut names.ids, id));
        // Whoever refunds by a reference means the payment that went through, not an attempt before it.
        let reference = transaction.reference.as_deref().filter(|_| transaction.status.went_through());
        reference.into_iter().for_each(|reference| add(&mut names.references, reference));
        names
    }

    /// Takes in what a refund of the same payment calls it.
    pub(crate) fn learn(&mut self, record: &Record) {
        let target = &record.intent.target;
        let (id, reference) = match &record.order {
            Some(order) => (Some(&order.transaction_id), order.reference.as_ref()),
            None => (None, None),
        };
        id.into_iter().for_each(|id| add(&mut self.ids, id));
        reference.into_iter().for_each(|reference| add(&mut self.references, reference));
        match record.intent.kind {
            RefKind::Merchant => add(&mut self.references, target),
            RefKind::Scanned if reference == Some(target) => {}
            RefKind::GatewayId | RefKind::Scanned => add(&mut self.ids, target),
        }
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }

    /// Every text that may be the target of a refund of it.
    pub(crate) fn targets(&self) -> impl Iterator<Item = &str> {
        let references = self.references.iter().filter(|reference| !self.ids.contains(reference));
        self.ids.iter().chain(references).map(String::as_str)
    }

    /// Whether a refund that was not looked up means it.
    pub(crate) fn are_meant_by(&self, record: &Record) -> bool {
        let target = &record.intent.target;
        match record.intent.kind {
            RefKind::GatewayId => self.ids.contains(target),
            RefKind::Merchant => self.references.contains(target),
            RefKind::Scanned => self.ids.contains(target) || self.references.contains(target),
        }
    }
}

fn add(names: &mut Vec<String>, name: &str) {
    if names.iter().all(|known| known != name) {
        names.push(name.to_owned());
    }
}
