use super::Client;
use super::engine::Engine;
use crate::model::{Error, ErrorCode, Outcome, Refund, RefundFilter, check_note};
use crate::refund::{News, Record, Stage};
use futures_util::stream::{self, Stream};
use std::collections::VecDeque;
use std::sync::Arc;

/// Refunds read from the journal at a time.
const PAGE: usize = 200;

impl Client {
    /// The refund with this key, as the journal knows it.
    ///
    /// # Errors
    /// `REFUND_NOT_FOUND`, also for one that was withdrawn because it could not be sent; `JOURNAL_MISSING` and the others
    /// of the journal.
    pub async fn get_refund(&self, idempotency_key: &str) -> Result<Refund, Error> {
        self.engine.recorded(idempotency_key).await.map(|record| record.view())
    }

    /// The journal's refunds that pass a filter, oldest first, read as they are asked for.
    ///
    /// # Errors
    /// `OPTION_INVALID` for a filter that can't hold.
    pub fn list_refunds(&self, filter: RefundFilter) -> Result<Refunds, Error> {
        filter.validate()?;
        Ok(Refunds { engine: self.engine.clone(), filter, after: Some(0), page: VecDeque::new() })
    }

    /// Settles a refund in review by what a person found out. `note` says how they know: it is kept in the history.
    ///
    /// # Errors
    /// `NOT_IN_REVIEW`, `REFUND_NOT_FOUND`, `OPTION_INVALID` for a note that is empty or longer than 1,000 characters,
    /// `JOURNAL_MISSING` and the others of the journal.
    pub async fn resolve(&self, idempotency_key: &str, outcome: Outcome, note: &str) -> Result<Refund, Error> {
        check_note(note).map_err(|error| error.for_key(idempotency_key))?;
        let record = self.engine.recorded(idempotency_key).await?;
        if record.stage != Stage::Review {
            return Err(Error::new(
                ErrorCode::NotInReview,
                format!(
                    "The refund is {}, and only one in review is settled by a person. Nothing was changed.",
                    record.stage.status()
                ),
            )
            .for_key(idempotency_key));
        }
        let news = News::Judged { outcome, note: note.to_owned() };
        let settled = self.engine.take_in(record, news, None).await;
        if settled.stage == Stage::Review {
            return Err(Error::new(
                ErrorCode::JournalFailed,
                "The journal could not be written, so the refund is still in review. Put it right, then try again.",
            )
            .for_key(idempotency_key));
        }
        Ok(settled.view())
    }

    /// Reads the whole journal and tells, in a sentence each, whatever does not fit together: nothing, where all is well.
    ///
    /// # Errors
    /// `JOURNAL_MISSING` and the others of the journal.
    pub async fn check_journal(&self) -> Result<Vec<String>, Error> {
        self.engine.usable()?;
        self.engine.journal.check().await.map_err(|error| Error::from(&error))
    }
}

impl Engine {
    /// The record with this key.
    pub(super) async fn recorded(&self, key: &str) -> Result<Arc<Record>, Error> {
        self.usable()?;
        self.decided(key).await;
        let found = self.journal.find(key).await.map_err(|error| Error::from(&error).for_key(key))?;
        let message = match found {
            Some(record) if record.stage != Stage::Withdrawn => return Ok(record),
            Some(_) => {
                "The refund with this key could not be sent and was withdrawn. No money moved, and the key is free again."
            }
            None => "The journal knows no refund with this key. Check the key, and that the journal is the same.",
        };
        Err(Error::new(ErrorCode::RefundNotFound, message).for_key(key))
    }
}

/// Refunds of the journal, read page by page.
pub struct Refunds {
    engine: Arc<Engine>,
    filter: RefundFilter,
    /// `None` at the end.
    after: Option<u64>,
    page: VecDeque<Refund>,
}

impl Refunds {
    /// The next one; `None` at the end. After an error, or when this was dropped before it was ready, the list can be read on: the same
    /// page is asked for again.
    pub async fn next(&mut self) -> Option<Result<Refund, Error>> {
        loop {
            if let Some(refund) = self.page.pop_front() {
                return Some(Ok(refund));
            }
            let after = self.after?;
            if let Err(error) = self.engine.usable() {
                return Some(Err(error));
            }
            match self.engine.journal.list(&self.filter, after, PAGE).await {
                Ok(listed) => {
                    self.page = listed.records.iter().map(|record| record.view()).collect();
                    self.after = listed.after;
                }
                Err(error) => return Some(Err(Error::from(&error))),
            }
        }
    }

    /// All of them, as a stream that ends with the first error.
    pub fn into_stream(self) -> impl Stream<Item = Result<Refund, Error>> {
        stream::unfold(Some(self), |list| async move {
            let mut list = list?;
            let one = list.next().await?;
            let rest = one.is_ok().then_some(list);
            Some((one, rest))
        })
    }
}

impl std::fmt::Debug for Refunds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Refunds").field("filter", &self.filter).finish_non_exhaustive()
    }
}
