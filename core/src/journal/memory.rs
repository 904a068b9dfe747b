use super::{
    Begun, Journal, JournalError, Listed, Open, PayeeRecord, PayeeStage, PaymentNames, Records, ReportState, RowId,
    Saved, Step, filter::passes,
};
use crate::model::RefundFilter;
use crate::refund::{Claim, Record, Spent, Stage};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard};

/// A journal that lives as long as the process. It keeps every promise but survival of a crash.
#[derive(Default)]
pub(crate) struct MemoryJournal(Mutex<Books>);

#[derive(Default)]
struct Books {
    /// In the order they were recorded.
    refunds: BTreeMap<u64, Arc<Record>>,
    places: HashMap<String, u64>,
    /// By scope, then by transaction id.
    transactions: HashMap<String, HashMap<String, Account>>,
    /// The places of those that were not looked up, by their target.
    not_looked_up: HashMap<String, BTreeSet<u64>>,
    /// The places of what is open.
    open: BTreeMap<u64, ()>,
    /// By scope and mark.
    payees: HashMap<(String, String), PayeeRecord>,
    /// Unfinished ones, by name, with the rows they gave out.
    reports: HashMap<String, (ReportState, HashSet<RowId>)>,
}

/// What is known of one transaction.
#[derive(Default)]
struct Account {
    spent: Spent,
    places: Vec<u64>,
}

impl MemoryJournal {
    fn books(&self) -> Result<MutexGuard<'_, Books>, JournalError> {
        self.0.lock().map_err(|_| JournalError::Failed("a thread panicked while it wrote".to_owned()))
    }
}

impl Journal for MemoryJournal {
    fn begin(&self, record: Record, exclusive: bool) -> Step<'_, Begun> {
        Box::pin(async move { Ok(self.books()?.begin(record, exclusive)) })
    }

    fn save(&self, record: Record) -> Step<'_, Saved> {
        Box::pin(async move { self.books()?.save(record) })
    }

    fn find<'a>(&'a self, key: &'a str) -> Step<'a, Option<Arc<Record>>> {
        Box::pin(async move { Ok(self.books()?.find(key).cloned()) })
    }

    fn spent<'a>(&'a self, scope: &'a str, transaction_id: &'a str) -> Step<'a, Spent> {
        Box::pin(async move {
            let books = self.books()?;
            Ok(books.account(scope, transaction_id).map(|account| account.spent).unwrap_or_default())
        })
    }

    fn about<'a>(
        &'a self,
        scope: &'a str,
        mark: Option<&'a str>,
        transaction_id: Option<&'a str>,
    ) -> Step<'a, Records> {
        Box::pin(async move {
            let books = self.books()?;
            if let Some(account) = transaction_id.and_then(|id| books.account(scope, id)) {
                let records = account.places.iter().filter_map(|place| books.refunds.get(place));
                return Ok(records.filter(|record| record.transaction_id() == transaction_id).cloned().collect());
            }
            let with_mark = |record: &&Arc<Record>| record.scope == scope && mark == Some(record.mark.as_str());
            Ok(books.refunds.values().filter(with_mark).cloned().collect())
        })
    }

    fn of_payment<'a>(&'a self, scope: &'a str, names: PaymentNames) -> Step<'a, Records> {
        Box::pin(async move { Ok(self.books()?.of_payment(scope, names)) })
    }

    fn open(&self) -> Step<'_, Vec<Open>> {
        Box::pin(async move {
            let books = self.books()?;
            let records = books.open.keys().filter_map(|place| books.refunds.get(place));
            Ok(records.map(|record| open(record)).collect())
        })
    }

    fn list<'a>(&'a self, filter: &'a RefundFilter, after: u64, limit: usize) -> Step<'a, Listed> {
        Box::pin(async move {
            let books = self.books()?;
            let mut listed = Listed::default();
            for (place, record) in books.refunds.range(after + 1..) {
                if listed.records.len() == limit {
                    break;
                }
                listed.after = Some(*place);
                if passes(record, filter) {
                    listed.records.push(record.clone());
                }
            }
            if listed.records.len() < limit {
                listed.after = None;
            }
            Ok(listed)
        })
    }

    fn begin_payee(&self, record: PayeeRecord) -> Step<'_, Option<PayeeRecord>> {
        Box::pin(async move {
            let mut books = self.books()?;
            let place = (record.scope.clone(), record.mark.clone());
            match books.payees.get(&place) {
                Some(known) if known.stage != PayeeStage::NotRegistered => Ok(Some(known.clone())),
                Some(_) | None => {
                    let record = PayeeRecord { version: 1, ..record };
                    books.payees.insert(place, record);
                    Ok(None)
                }
            }
        })
    }

    fn save_payee(&self, mut record: PayeeRecord) -> Step<'_, bool> {
        Box::pin(async move {
            let mut books = self.books()?;
            let known = books.payees.get_mut(&(record.scope.clone(), record.mark.clone()));
            let Some(known) = known.filter(|known| known.version == record.version) else { return Ok(false) };
            record.version += 1;
            *known = record;
            Ok(true)
        })
    }

    fn report<'a>(&'a self, name: &'a str) -> Step<'a, Option<ReportState>> {
        Box::pin(async move { Ok(self.books()?.reports.get(name).map(|(state, _)| state.clone())) })
    }

    fn was_reported<'a>(&'a self, name: &'a str, row: RowId) -> Step<'a, bool> {
        Box::pin(async move { Ok(self.books()?.reports.get(name).is_some_and(|(_, rows)| rows.contains(&row))) })
    }

    fn save_report(&self, name: String, state: ReportState, rows: Vec<RowId>) -> Step<'_, ()> {
        Box::pin(async move {
            let mut books = self.books()?;
            let report = books.reports.entry(name).or_insert_with(|| (state.clone(), HashSet::new()));
            report.0 = state;
            report.1.extend(rows);
            Ok(())
        })
    }

    fn forget_report(&self, name: String) -> Step<'_, ()> {
        Box::pin(async move {
            self.books()?.reports.remove(&name);
            Ok(())
        })
    }

    fn check(&self) -> Step<'_, Vec<String>> {
        Box::pin(async { Ok(Vec::new()) })
    }
}

fn open(record: &Record) -> Open {
    Open { key: record.intent.key.clone(), lease: record.lease.clone(), not_before: record.not_before }
}

impl Books {
    fn find(&self, key: &str) -> Option<&Arc<Record>> {
        self.refunds.get(self.places.get(key)?)
    }

    fn account(&self, scope: &str, transaction_id: &str) -> Option<&Account> {
        self.transactions.get(scope)?.get(transaction_id)
    }

    fn of_payment(&self, scope: &str, mut names: PaymentNames) -> Records {
        let mut found = BTreeMap::new();
        for id in names.ids() {
            for place in self.account(scope, id).into_iter().flat_map(|account| &account.places) {
                let record = self.refunds.get(place).filter(|record| record.transaction_id() == Some(id));
                found.extend(record.map(|record| (*place, record)));
            }
        }
        found.values().for_each(|record| names.learn(record));
        for place in names.targets().filter_map(|target| self.not_looked_up.get(target)).flatten() {
            let record = self.refunds.get(place).filter(|record| record.scope == scope && names.are_meant_by(record));
            found.extend(record.map(|record| (*place, record)));
        }
        found.into_values().cloned().collect()
    }

    fn begin(&mut self, mut record: Record, exclusive: bool) -> Begun {
        if let Some(known) = self.find(&record.intent.key) {
            if known.stage == Stage::Withdrawn {
                record.follow(known);
            } else if known.mark != record.mark || known.version != record.version {
                return Begun::Known(known.clone());
            }
        }
        record.version += 1;
        let place = self.places.get(&record.intent.key).copied();
        let place = place.unwrap_or_else(|| self.refunds.last_key_value().map_or(1, |(last, _)| last + 1));
        if let Some(order) = &record.order {
            let transactions = self.transactions.entry(record.scope.clone()).or_default();
            let account = transactions.entry(order.transaction_id.clone()).or_default();
            match account.spent.claim(&record, exclusive) {
                Claim::Reserved(spent) => account.spent = spent,
                Claim::Over { left } => return Begun::OverRefund { left },
                Claim::Busy => return Begun::Busy,
            }
            if !account.places.contains(&place) {
                account.places.push(place);
            }
        }
        if let Some(before) = self.refunds.get(&place).filter(|before| before.order.is_none())
            && let Entry::Occupied(mut places) = self.not_looked_up.entry(before.intent.target.clone())
        {
            places.get_mut().remove(&place);
            if places.get().is_empty() {
                places.remove();
            }
        }
        if record.order.is_none() {
            self.not_looked_up.entry(record.intent.target.clone()).or_default().insert(place);
        }
        let record = Arc::new(record);
        self.places.insert(record.intent.key.clone(), place);
        self.open.insert(place, ());
        self.refunds.insert(place, record.clone());
        Begun::New(record)
    }

    fn save(&mut self, mut record: Record) -> Result<Saved, JournalError> {
        let place = self.places.get(&record.intent.key).copied();
        let stored = place.and_then(|place| self.refunds.get_mut(&place));
        let (Some(place), Some(stored)) = (place, stored) else {
            return Err(JournalError::Failed("a refund to be written is not in it".to_owned()));
        };
        if stored.version != record.version || stored.mark != record.mark {
            return Ok(Saved::Overtaken(stored.clone()));
        }
        record.version += 1;
        if stored.holds_money()
            && !record.holds_money()
            && let Some(order) = &record.order
            && let Some(account) =
                self.transactions.get_mut(&record.scope).and_then(|them| them.get_mut(&order.transaction_id))
        {
            account.spent.open -= order.amount.minor();
            if record.stage == Stage::Succeeded {
                account.spent.done += order.amount.minor();
            }
        }
        if record.stage.is_open() {
            self.open.insert(place, ());
        } else {
            self.open.remove(&place);
        }
        *stored = Arc::new(record);
        Ok(Saved::Written(stored.clone()))
    }
}
