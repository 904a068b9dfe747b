use super::checkpoint::id_of;
use super::invalid;
use crate::client::engine::Engine;
use crate::client::{Client, Transactions};
use crate::gateway::Gateway;
use crate::journal::{JournalError, RowId, passes};
use crate::model::{
    AccountName, Error, GatewayName, Money, Refund, RefundFilter, ReportOptions, ReportRow, ReportSource, Retry,
    Transaction, TransactionFilter, TransactionKind, TransactionRef,
};
use crate::refund::{Record, Stage};
use futures_util::stream::{BoxStream, Stream, StreamExt, empty};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::VecDeque;
use std::sync::Arc;
use tokio::time::sleep;

/// Refunds read from the journal at a time.
const PAGE: usize = 200;

/// A page of a list is asked for so often.
const TRIES: u32 = 5;

/// Longer spans are most likely a slip, and would keep a gateway busy for days.
const MOST_YEARS: i64 = 10;

type References = BoxStream<'static, Result<TransactionRef, Error>>;

/// What a source gives next.
pub(super) enum Drawn {
    /// Something to ask the gateway.
    Question(Question),
    /// A row that needs no question.
    Row(Box<Made>),
}

impl Drawn {
    pub(super) const fn id(&self) -> RowId {
        match self {
            Self::Question(question) => question.id,
            Self::Row(made) => made.id,
        }
    }
}

/// One payment to be asked about.
pub(super) struct Question {
    pub(super) id: RowId,
    pub(super) account: AccountName,
    name: GatewayName,
    /// An `Err` where this client has no such account.
    pub(super) gateway: Result<Arc<dyn Gateway>, Error>,
    pub(super) reference: TransactionRef,
    /// What the journal told already.
    known: Vec<Refund>,
}

/// A row, and what tells it from all others.
pub(super) struct Made {
    pub(super) id: RowId,
    pub(super) row: ReportRow,
}

/// A source, drawn from step by step.
pub(super) struct Feed {
    engine: Arc<Engine>,
    kind: Kind,
}

enum Kind {
    References { account: AccountName, gateway: Arc<dyn Gateway>, references: References, number: u64 },
    Days { gateway: Arc<dyn Gateway>, list: Box<Transactions>, drawn: Option<Box<Transaction>> },
    Journal { filter: RefundFilter, ask: bool, after: Option<u64>, page: VecDeque<Arc<Record>> },
}

impl Feed {
    pub(super) fn new(client: &Client, source: ReportSource, zone: &TimeZone) -> Result<Self, Error> {
        let engine = client.engine.clone();
        let kind = match source {
            ReportSource::References { account, references } => {
                let gateway = engine.account(&account)?.clone();
                Kind::References { account, gateway, references, number: 0 }
            }
            ReportSource::Days { account, from, to, filter } => {
                let gateway = engine.account(&account)?.clone();
                let filter = within(filter, from, to, zone)?;
                Kind::Days { gateway, list: Box::new(client.transactions(account, filter)?), drawn: None }
            }
            ReportSource::Journal { filter, ask } => {
                filter.validate()?;
                Kind::Journal { filter, ask, after: Some(0), page: VecDeque::new() }
            }
        };
        Ok(Self { engine, kind })
    }

    /// Whether it names everything once by itself.
    pub(super) fn repeats(&self) -> bool {
        match self.kind {
            Kind::References { .. } | Kind::Days { .. } => true,
            Kind::Journal { .. } => false,
        }
    }

    pub(super) fn expected(&self) -> Option<u64> {
        match &self.kind {
            Kind::References { references, number, .. } => {
                Some(number + u64::try_from(references.size_hint().1?).unwrap_or(u64::MAX))
            }
            Kind::Days { .. } | Kind::Journal { .. } => None,
        }
    }

    /// Whoever drops it on the way loses nothing: whatever was drawn stays until the end.
    pub(super) async fn next(&mut self, zone: &TimeZone) -> Result<Option<Drawn>, Error> {
        match &mut self.kind {
            Kind::References { account, gateway, references, number } => {
                let Some(reference) = references.next().await else {
                    // Not every source may be asked again.
                    *references = empty().boxed();
                    return Ok(None);
                };
                *number += 1;
                Ok(Some(named(account, gateway, reference, *number)))
            }
            Kind::Days { gateway, list, drawn } => {
                if drawn.is_none() {
                    *drawn = listed(&self.engine, list).await?.map(Box::new);
                }
                let Some(transaction) = drawn else { return Ok(None) };
                let refunds = refunds_of(&self.engine, gateway.scope(), transaction).await?;
                let Some(transaction) = drawn.take().map(|drawn| *drawn) else { return Ok(None) };
                let id = id_of(&[gateway.scope(), &transaction.id]);
                let apart = !gateway.capabilities().tells_refunded;
                let row = ReportRow::shown(transaction.id.clone(), transaction, refunds, zone, apart);
                Ok(Some(Drawn::Row(Box::new(Made { id, row }))))
            }
            Kind::Journal { filter, ask, after, page } => loop {
                let Some(record) = page.front().cloned() else {
                    let Some(place) = *after else { return Ok(None) };
                    let listed =
                        self.engine.journal.list(filter, place, PAGE).await.map_err(|error| Error::from(&error))?;
                    page.extend(listed.records);
                    *after = listed.after;
                    continue;
                };
                let drawn = recorded(&self.engine, filter, *ask, record, zone).await?;
                page.pop_front();
                if drawn.is_some() {
                    return Ok(drawn);
                }
            },
        }
    }
}

impl Question {
    /// What the journal knows of the payment that was shown.
    pub(super) async fn refunds(
        &self,
        engine: &Engine,
        gateway: &dyn Gateway,
        transaction: &Transaction,
    ) -> Result<Option<Vec<Refund>>, Error> {
        refunds_of(engine, gateway.scope(), transaction).await
    }

    pub(super) fn row(self, transaction: Transaction, refunds: Option<Vec<Refund>>, zone: &TimeZone) -> Made {
        let mut refunds = refunds;
        // A queued refund does not know the gateway's id yet.
        if let Some(refunds) = &mut refunds {
            for known in self.known {
                if refunds.iter().all(|refund| refund.id != known.id) {
                    refunds.push(known);
                }
            }
        }
        let row = ReportRow::shown(self.reference.as_str().to_owned(), transaction, refunds, zone, false);
        Made { id: self.id, row }
    }

    pub(super) fn failed(self, error: Error) -> Made {
        let asked = self.reference.as_str().to_owned();
        Made { id: self.id, row: ReportRow::failed(self.account, self.name, asked, self.known, error) }
    }
}

/// What identifies a report, so that a checkpoint of another one is noticed.
pub(super) fn fingerprint(source: &ReportSource, options: &ReportOptions) -> String {
    let zone = options.time_zone.as_deref().unwrap_or("UTC");
    let only = if options.refundable { ", refundable" } else { "" };
    match source {
        ReportSource::References { account, .. } => format!("references of {account}, {zone}{only}"),
        ReportSource::Days { account, from, to, filter } => {
            format!("{from} to {to} of {account}, {zone}{only}, {filter:?}")
        }
        ReportSource::Journal { filter, ask } => {
            format!("the journal{}, {zone}{only}, {filter:?}", if *ask { "" } else { " alone" })
        }
    }
}

fn named(
    account: &AccountName,
    gateway: &Arc<dyn Gateway>,
    reference: Result<TransactionRef, Error>,
    number: u64,
) -> Drawn {
    let account = account.clone();
    let name = gateway.capabilities().gateway;
    match reference {
        Ok(reference) => Drawn::Question(Question {
            id: id_of(&[gateway.scope(), reference.kind().as_str(), reference.as_str()]),
            account,
            name,
            gateway: Ok(gateway.clone()),
            reference,
            known: Vec::new(),
        }),
        Err(error) => Drawn::Row(Box::new(Made {
            id: id_of(&["unreadable", &number.to_string()]),
            row: ReportRow::failed(account, name, String::new(), Vec::new(), error),
        })),
    }
}

/// The next transaction of a list. A page that fails is asked for again.
async fn listed(engine: &Engine, list: &mut Transactions) -> Result<Option<Transaction>, Error> {
    let mut pauses = engine.pauses();
    let mut tries = 0;
    loop {
        tries += 1;
        match list.next().await {
            None => return Ok(None),
            Some(Ok(transaction)) => return Ok(Some(transaction)),
            Some(Err(error)) if error.retry() == Retry::Later && tries < TRIES => {
                sleep(pauses.next().max(error.retry_after().unwrap_or_default())).await;
            }
            Some(Err(error)) => return Err(error),
        }
    }
}

/// What the journal knows of a payment's refunds, or of the refund where one is listed by itself. `None` without a
/// journal.
async fn refunds_of(engine: &Engine, scope: &str, transaction: &Transaction) -> Result<Option<Vec<Refund>>, Error> {
    let (mark, id) = match transaction.kind {
        TransactionKind::Payment => (None, Some(transaction.id.as_str())),
        TransactionKind::Refund => (transaction.reference.as_deref(), transaction.parent_id.as_deref()),
        TransactionKind::Other(_) => return Ok(Some(Vec::new())),
    };
    match engine.journal.about(scope, mark, id).await {
        Ok(records) => Ok(Some(views(&records))),
        Err(JournalError::Missing) => Ok(None),
        Err(error) => Err(Error::from(&error)),
    }
}

fn views(records: &[Arc<Record>]) -> Vec<Refund> {
    records.iter().filter(|record| record.stage != Stage::Withdrawn).map(|record| record.view()).collect()
}

/// What a refund of the journal gives: its payment, if it is the first of those listed that is about it.
async fn recorded(
    engine: &Engine,
    filter: &RefundFilter,
    ask: bool,
    record: Arc<Record>,
    zone: &TimeZone,
) -> Result<Option<Drawn>, Error> {
    let records = match record.transaction_id() {
        None => vec![record.clone()],
        Some(id) => engine.journal.about(&record.scope, None, Some(id)).await.map_err(|error| Error::from(&error))?,
    };
    if records.iter().find(|one| passes(one, filter)).is_some_and(|first| first.mark != record.mark) {
        return Ok(None);
    }
    let name = record.transaction_id().unwrap_or(&record.intent.target);
    let id = id_of(&[&record.scope, name]);
    let refunds = views(&records);
    if !ask {
        let captured: Option<Money> = record.order.as_ref().map(|order| order.captured);
        let row = ReportRow::from_journal(&record.view(), captured, refunds, zone);
        return Ok(Some(Drawn::Row(Box::new(Made { id, row }))));
    }
    let reference = match record.transaction_id() {
        Some(id) => TransactionRef::gateway_id(id)?,
        None => TransactionRef::again(record.intent.kind, &record.intent.target)?,
    };
    Ok(Some(Drawn::Question(Question {
        id,
        account: record.intent.account.clone(),
        name: record.gateway,
        gateway: engine.named(&record.intent.account).cloned(),
        reference,
        known: refunds,
    })))
}

/// A filter for these days, both included, as they are in a time zone.
fn within(mut filter: TransactionFilter, from: Date, to: Date, zone: &TimeZone) -> Result<TransactionFilter, Error> {
    if filter.from.is_some() || filter.to.is_some() || filter.day.is_some() {
        return Err(invalid("filter", "The days are named twice. Leave the filter's own times empty."));
    }
    if from > to {
        return Err(invalid("from", "The last day is before the first. Swap them."));
    }
    let too_long = from.checked_add(MOST_YEARS.years()).is_ok_and(|latest| to > latest);
    if too_long {
        return Err(invalid("to", "The days span more than ten years. Check them, or make several reports."));
    }
    // Where a day has no midnight because the clocks are put forward, it begins with its first instant.
    let midnight = |day: Date| zone.to_zoned(day.to_datetime(jiff::civil::Time::midnight()));
    let span = midnight(from).and_then(|first| Ok((first, midnight(to.checked_add(1.day())?)?)));
    let (first, behind) = span.map_err(|_| invalid("to", "The days are beyond the calendar."))?;
    filter.from = Some(first.timestamp());
    filter.to = Some(behind.timestamp());
    Ok(filter)
}

#[cfg(test)]
mod tests {
    use super::within;
    use crate::model::{ErrorCode, TransactionFilter};
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    fn span(zone: &str, from: (i16, i8, i8), to: (i16, i8, i8)) -> (String, String) {
        let zone = TimeZone::get(zone).unwrap();
        let day = |(year, month, day)| date(year, month, day);
        let filter = within(TransactionFilter::default(), day(from), day(to), &zone).unwrap();
        (filter.from.unwrap().to_string(), filter.to.unwrap().to_string())
    }

    #[test]
    fn days_begin_and_end_at_local_midnight() {
        let hong_kong = span("Asia/Hong_Kong", (2026, 11, 1), (2026, 11, 1));
        assert_eq!(hong_kong, ("2026-10-31T16:00:00Z".to_owned(), "2026-11-01T16:00:00Z".to_owned()));
    }

    #[test]
    fn days_of_23_and_25_hours_are_whole() {
        let spring = span("Europe/Berlin", (2026, 3, 29), (2026, 3, 29));
        assert_eq!(spring, ("2026-03-28T23:00:00Z".to_owned(), "2026-03-29T22:00:00Z".to_owned()));
        let autumn = span("Europe/Berlin", (2026, 10, 25), (2026, 10, 25));
        assert_eq!(autumn, ("2026-10-24T22:00:00Z".to_owned(), "2026-10-25T23:00:00Z".to_owned()));
    }

    #[test]
    fn a_day_without_midnight_begins_later() {
        // Chile puts its clocks forward at midnight: 2026-09-06 begins at one o'clock.
        let chile = span("America/Santiago", (2026, 9, 6), (2026, 9, 6));
        assert_eq!(chile, ("2026-09-06T04:00:00Z".to_owned(), "2026-09-07T03:00:00Z".to_owned()));
    }

    #[test]
    fn days_that_can_t_hold_are_refused() {
        let refusal = |from, to| {
            within(TransactionFilter::default(), from, to, &TimeZone::UTC)
                .map_err(|error| (error.code(), error.field()))
        };
        let invalid = |field| Err((ErrorCode::OptionInvalid, Some(field)));
        assert_eq!(refusal(date(2026, 2, 2), date(2026, 2, 1)), invalid("from"));
        assert_eq!(refusal(date(2006, 1, 1), date(2026, 1, 1)), invalid("to"));
        assert_eq!(refusal(date(9999, 12, 31), date(9999, 12, 31)), invalid("to"));
        assert!(refusal(date(2024, 2, 29), date(2024, 2, 29)).is_ok());
    }
}
