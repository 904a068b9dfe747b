//! The journal as a source: a row for each payment that its refunds are about.

use super::checkpoint::id_of;
use super::feed::{Drawn, Made, Question, views};
use crate::client::engine::Engine;
use crate::journal::{PaymentNames, Records, RowId, passes};
use crate::model::{Error, Money, RefKind, RefundFilter, ReportRow, TransactionRef};
use crate::refund::{Record, Stage};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::{HashSet, VecDeque};
use std::sync::Arc;

/// Refunds read at a time.
const PAGE: usize = 200;

/// What is drawn of the journal. Refunds that were not looked up come last: most are shown with another refund of their
/// payment, and what the others are is known by then.
pub(super) struct Walk {
    ask: bool,
    /// Where the next page begins.
    after: Option<u64>,
    page: VecDeque<Arc<Record>>,
    /// The keys of those that were not looked up when they were read, and have no row yet.
    last: VecDeque<String>,
    /// Which of those a row has shown.
    shown: HashSet<RowId>,
    /// What those that had a row call their payment.
    named: HashSet<RowId>,
    walked: Arc<Walked>,
}

/// Which refunds gave a row to their payment when they were read.
#[derive(Clone)]
struct Walked {
    filter: RefundFilter,
    /// Those that did not, by their marks.
    last: HashSet<RowId>,
    /// When all were read.
    ended: Option<Timestamp>,
}

/// Tells, once a payment is shown, whether another refund of it gave it a row already.
pub(super) struct Rows(Arc<Walked>);

impl Walk {
    pub(super) fn new(filter: RefundFilter, ask: bool) -> Self {
        Self {
            ask,
            after: Some(0),
            page: VecDeque::new(),
            last: VecDeque::new(),
            shown: HashSet::new(),
            named: HashSet::new(),
            walked: Arc::new(Walked { filter, last: HashSet::new(), ended: None }),
        }
    }

    /// What is drawn stays where it is until it is done with, because whoever waits may go away.
    pub(super) async fn next(&mut self, engine: &Engine, zone: &TimeZone) -> Result<Option<Drawn>, Error> {
        loop {
            let Some(record) = self.page.front().cloned() else {
                let Some(place) = self.after else { break };
                let listed = engine.journal.list(&self.walked.filter, place, PAGE).await;
                let listed = listed.map_err(|error| Error::from(&error))?;
                self.page.extend(listed.records);
                self.after = listed.after;
                continue;
            };
            let drawn = if record.order.is_some() {
                self.looked_up(engine, &record, zone).await?
            } else {
                self.last.push_back(record.intent.key.clone());
                Arc::make_mut(&mut self.walked).last.insert(id_of(&[&record.mark]));
                None
            };
            self.page.pop_front();
            if drawn.is_some() {
                return Ok(drawn);
            }
        }
        if self.walked.ended.is_none() {
            Arc::make_mut(&mut self.walked).ended = Some(engine.now());
        }
        while let Some(key) = self.last.front() {
            let record = engine.journal.find(key).await.map_err(|error| Error::from(&error))?;
            let drawn = match record {
                Some(record) => self.named(engine, &record, zone).await?,
                None => None,
            };
            self.last.pop_front();
            if drawn.is_some() {
                return Ok(drawn);
            }
        }
        Ok(None)
    }

    /// The row of a payment, if this is the refund that gives it.
    async fn looked_up(&mut self, engine: &Engine, record: &Record, zone: &TimeZone) -> Result<Option<Drawn>, Error> {
        let records = of_payment(engine, &record.scope, PaymentNames::in_refund(record)).await?;
        if self.walked.first(&records).is_some_and(|first| first.mark != record.mark) {
            return Ok(None);
        }
        let shown = records.iter().filter(|one| one.order.is_none());
        self.shown.extend(shown.map(|one| id_of(&[&one.mark])));
        self.draw(engine, record, &records, zone).map(Some)
    }

    /// The row of a payment that only has a name yet, or had when its refund was read.
    async fn named(&mut self, engine: &Engine, record: &Record, zone: &TimeZone) -> Result<Option<Drawn>, Error> {
        if record.stage == Stage::Withdrawn || self.shown.contains(&id_of(&[&record.mark])) {
            return Ok(None);
        }
        let records = of_payment(engine, &record.scope, PaymentNames::in_refund(record)).await?;
        if self.walked.first(&records).is_some() || !self.named.insert(row_id(record)) {
            return Ok(None);
        }
        self.draw(engine, record, &records, zone).map(Some)
    }

    fn draw(&self, engine: &Engine, record: &Record, records: &Records, zone: &TimeZone) -> Result<Drawn, Error> {
        let id = row_id(record);
        let refunds = views(records);
        if !self.ask {
            let captured: Option<Money> = records.iter().find_map(|one| one.order.as_ref()).map(|order| order.captured);
            let row = ReportRow::from_journal(&record.view(), captured, refunds, zone);
            return Ok(Drawn::Row(Box::new(Made { id, row, is_sure: true })));
        }
        let reference = match record.transaction_id() {
            Some(id) => TransactionRef::gateway_id(id)?,
            None => TransactionRef::again(record.intent.kind, &record.intent.target)?,
        };
        Ok(Drawn::Question(Question {
            id,
            account: record.intent.account.clone(),
            name: record.gateway,
            gateway: engine.named(&record.intent.account).cloned(),
            reference,
            known: refunds,
            rows: self.walked.ended.map(|_| Rows(self.walked.clone())),
        }))
    }
}

impl Walked {
    /// The refund that gives the row of a payment whose refunds these are, among those that were looked up when they were
    /// read.
    fn first<'a>(&self, records: &'a Records) -> Option<&'a Arc<Record>> {
        records.iter().find(|one| {
            one.order.is_some()
                && passes(one, &self.filter)
                // What was recorded later was not read, and gives none.
                && self.ended.is_none_or(|ended| one.created_at <= ended)
                && !self.last.contains(&id_of(&[&one.mark]))
        })
    }
}

impl Rows {
    pub(super) fn have(&self, records: &Records) -> bool {
        self.0.first(records).is_some()
    }
}

/// A scanned text is taken for an id here: only an answer tells whether it is one.
fn row_id(record: &Record) -> RowId {
    let target = &record.intent.target;
    match (record.transaction_id(), record.intent.kind) {
        (Some(id), _) => id_of(&[&record.scope, id]),
        (None, RefKind::GatewayId | RefKind::Scanned) => id_of(&[&record.scope, target]),
        (None, RefKind::Merchant) => id_of(&[&record.scope, RefKind::Merchant.as_str(), target]),
    }
}

async fn of_payment(engine: &Engine, scope: &str, names: PaymentNames) -> Result<Records, Error> {
    engine.journal.of_payment(scope, names).await.map_err(|error| Error::from(&error))
}
