use super::checkpoint::id_of;
use super::invalid;
use super::journal::{Rows, Walk};
use crate::client::engine::Engine;
use crate::client::{Client, Transactions};
use crate::gateway::Gateway;
use crate::journal::{JournalError, PaymentNames, Records, RowId};
use crate::model::{
    AccountName, Error, GatewayName, Refund, ReportOptions, ReportRow, ReportSource, Retry, Transaction,
    TransactionFilter, TransactionKind, TransactionRef,
};
use crate::refund::Stage;
use futures_util::stream::{BoxStream, Stream, StreamExt, empty};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::sync::Arc;
use tokio::time::sleep;

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
    pub(super) name: GatewayName,
    /// An `Err` where this client has no such account.
    pub(super) gateway: Result<Arc<dyn Gateway>, Error>,
    pub(super) reference: TransactionRef,
    /// What the journal told already.
    pub(super) known: Vec<Refund>,
    /// Where only the answer tells which payment it is, and another refund may have given it a row.
    pub(super) rows: Option<Rows>,
}

/// A row, and what tells it from all others.
pub(super) struct Made {
    pub(super) id: RowId,
    pub(super) row: ReportRow,
    /// Whether no other row is about the same payment.
    pub(super) is_sure: bool,
}

/// What the journal knows of a payment.
pub(super) struct Known {
    /// `None` without a journal.
    refunds: Option<Vec<Refund>>,
    /// Whether another refund gives its row.
    has_row: bool,
}

/// A source, drawn from step by step.
pub(super) struct Feed {
    engine: Arc<Engine>,
    kind: Kind,
}

enum Kind {
    References { account: AccountName, gateway: Arc<dyn Gateway>, references: References, number: u64 },
    Days { gateway: Arc<dyn Gateway>, list: Box<Transactions>, drawn: Option<Box<Transaction>> },
    Journal(Box<Walk>),
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
                Kind::Journal(Box::new(Walk::new(filter, ask)))
            }
        };
        Ok(Self { engine, kind })
    }

    /// Whether it names everything once by itself.
    pub(super) fn repeats(&self) -> bool {
        match self.kind {
            Kind::References { .. } | Kind::Days { .. } => true,
            Kind::Journal(_) => false,
        }
    }

    pub(super) fn expected(&self) -> Option<u64> {
        match &self.kind {
            Kind::References { references, number, .. } => {
                Some(number + u64::try_from(references.size_hint().1?).unwrap_or(u64::MAX))
            }
            Kind::Days { .. } | Kind::Journal(_) => None,
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
                let records = records_of(&self.engine, gateway.scope(), transaction).await?;
                let refunds = records.as_ref().map(views);
                let Some(transaction) = drawn.take().map(|drawn| *drawn) else { return Ok(None) };
                let id = id_of(&[gateway.scope(), &transaction.id]);
                let apart = !gateway.capabilities().tells_refunded;
                let row = ReportRow::shown(transaction.id.clone(), transaction, refunds, zone, apart);
                Ok(Some(Drawn::Row(Box::new(Made { id, row, is_sure: true }))))
            }
            Kind::Journal(walk) => walk.next(&self.engine, zone).await,
        }
    }
}

impl Question {
    /// What the journal knows of the payment that was shown.
    pub(super) async fn known_of(
        &self,
        engine: &Engine,
        gateway: &dyn Gateway,
        transaction: &Transaction,
    ) -> Result<Known, Error> {
        let records = records_of(engine, gateway.scope(), transaction).await?;
        let has_row = match (&self.rows, &records) {
            (Some(rows), Some(records)) => rows.have(records),
            _ => false,
        };
        Ok(Known { refunds: records.as_ref().map(views), has_row })
    }

    /// `None` where the payment has its row.
    pub(super) fn row(self, transaction: Transaction, known: Known, zone: &TimeZone) -> Option<Made> {
        let Known { mut refunds, has_row } = known;
        if has_row {
            return None;
        }
        // What was asked for by a name is told from other rows by its id.
        let (id, is_sure) = match (&self.gateway, &self.rows) {
            (Ok(gateway), Some(_)) => (id_of(&[gateway.scope(), &transaction.id]), false),
            _ => (self.id, true),
        };
        // A queued refund does not know the gateway's id yet.
        if let Some(refunds) = &mut refunds {
            for known in self.known {
                if refunds.iter().all(|refund| refund.id != known.id) {
                    refunds.push(known);
                }
            }
        }
        let row = ReportRow::shown(self.reference.as_str().to_owned(), transaction, refunds, zone, false);
        Some(Made { id, row, is_sure })
    }

    pub(super) fn failed(self, error: Error) -> Made {
        let asked = self.reference.as_str().to_owned();
        let row = ReportRow::failed(self.account, self.name, asked, self.known, error);
        Made { id: self.id, row, is_sure: true }
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
            rows: None,
        }),
        Err(error) => Drawn::Row(Box::new(Made {
            id: id_of(&["unreadable", &number.to_string()]),
            row: ReportRow::failed(account, name, String::new(), Vec::new(), error),
            is_sure: true,
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
async fn records_of(engine: &Engine, scope: &str, transaction: &Transaction) -> Result<Option<Records>, Error> {
    let found = match transaction.kind {
        TransactionKind::Payment => engine.journal.of_payment(scope, PaymentNames::shown(transaction)).await,
        TransactionKind::Refund => {
            engine.journal.about(scope, transaction.reference.as_deref(), transaction.parent_id.as_deref()).await
        }
        TransactionKind::Other(_) => return Ok(Some(Records::new())),
    };
    match found {
        Ok(records) => Ok(Some(records)),
        Err(JournalError::Missing) => Ok(None),
        Err(error) => Err(Error::from(&error)),
    }
}

pub(super) fn views(records: &Records) -> Vec<Refund> {
    records.iter().filter(|record| record.stage != Stage::Withdrawn).map(|record| record.view()).collect()
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
