use super::{Begun, Journal, JournalError, Saved, Step};
use crate::refund::{Record, Spent, Stage};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

/// A journal that lives as long as the process. It keeps every promise but survival of a crash.
#[derive(Default)]
pub(crate) struct MemoryJournal(Mutex<Books>);

#[derive(Default)]
struct Books {
    refunds: HashMap<String, Arc<Record>>,
    /// By scope, then by transaction id.
    spent: HashMap<String, HashMap<String, Spent>>,
}

impl MemoryJournal {
    fn books(&self) -> Result<MutexGuard<'_, Books>, JournalError> {
        self.0.lock().map_err(|_| JournalError("a thread panicked while it wrote".to_owned()))
    }
}

impl Journal for MemoryJournal {
    fn begin(&self, record: Record, exclusive: bool) -> Step<'_, Begun> {
        Box::pin(async move { self.books().map(|mut books| books.begin(record, exclusive)) })
    }

    fn save(&self, record: Record) -> Step<'_, Saved> {
        Box::pin(async move { self.books()?.save(record) })
    }

    fn find<'a>(&'a self, key: &'a str) -> Step<'a, Option<Arc<Record>>> {
        Box::pin(async move { Ok(self.books()?.refunds.get(key).cloned()) })
    }

    fn spent<'a>(&'a self, scope: &'a str, transaction_id: &'a str) -> Step<'a, Spent> {
        Box::pin(async move {
            let books = self.books()?;
            let spent = books.spent.get(scope).and_then(|transactions| transactions.get(transaction_id));
            Ok(spent.copied().unwrap_or_default())
        })
    }
}

impl Books {
    fn begin(&mut self, record: Record, exclusive: bool) -> Begun {
        if let Some(known) = self.refunds.get(&record.intent.key)
            && known.stage != Stage::Withdrawn
        {
            return Begun::Known(known.clone());
        }
        let transactions = self.spent.entry(record.scope.clone()).or_default();
        let spent = transactions.entry(record.order.transaction_id.clone()).or_default();
        let told = record.order.baseline.refunded;
        // Evidence by arithmetic needs a baseline in which all our finished refunds are, and none that is still open.
        if exclusive && (spent.open > 0 || told.is_some_and(|told| told.minor() < spent.done)) {
            return Begun::Busy;
        }
        spent.saw(told);
        let left = spent.left(record.order.captured);
        if record.order.amount.minor() > left.minor() {
            return Begun::OverRefund { left };
        }
        spent.open += record.order.amount.minor();
        let record = Arc::new(record);
        self.refunds.insert(record.intent.key.clone(), record.clone());
        Begun::New(record)
    }

    fn save(&mut self, mut record: Record) -> Result<Saved, JournalError> {
        let stored = self
            .refunds
            .get_mut(&record.intent.key)
            .ok_or_else(|| JournalError("a refund to be written is not in the journal".to_owned()))?;
        if stored.version != record.version {
            return Ok(Saved::Overtaken(stored.clone()));
        }
        let before = stored.stage;
        record.version += 1;
        if before.holds_money() && !record.stage.holds_money() {
            let transactions = self.spent.get_mut(&record.scope);
            let spent = transactions.and_then(|transactions| transactions.get_mut(&record.order.transaction_id));
            let spent = spent.ok_or_else(|| JournalError("a refund to be written reserved nothing".to_owned()))?;
            spent.open -= record.order.amount.minor();
            if record.stage == Stage::Succeeded {
                spent.done += record.order.amount.minor();
            }
        }
        *stored = Arc::new(record);
        Ok(Saved::Written(stored.clone()))
    }
}
