use super::Client;
use super::engine::Engine;
use super::patience::Limits;
use crate::gateway::{Gateway, ListCursor};
use crate::model::{AccountName, Error, ErrorCode, Limit, Transaction, TransactionFilter, check_text};
use futures_util::stream::{self, Stream};
use std::collections::VecDeque;
use std::sync::Arc;

/// Empty pages in a row after which a list is given up: a gateway that never ends one must not keep a caller for ever.
const MOST_EMPTY_PAGES: u32 = 50;

/// With room for the word before the id.
const LONGEST_OWNER: usize = 300;

/// A gateway's list, fetched page by page as it is read.
pub struct Transactions {
    engine: Arc<Engine>,
    /// Of each page.
    limits: Limits,
    gateway: Arc<dyn Gateway>,
    filter: TransactionFilter,
    /// `None` at the end.
    cursor: Option<ListCursor>,
    page: VecDeque<Transaction>,
    empty_pages: u32,
}

impl Client {
    /// The account's transactions, lazily.
    ///
    /// # Errors
    /// `UNSUPPORTED` where the gateway or the credentials can't list, and what to use instead; `OPTION_INVALID` for a
    /// filter that can't hold.
    pub fn transactions(
        &self,
        account: impl Into<AccountName>,
        filter: TransactionFilter,
    ) -> Result<Transactions, Error> {
        let gateway = self.engine.named(&account.into())?.clone();
        if let (Some(from), Some(to)) = (filter.from, filter.to)
            && from >= to
        {
            return Err(Error::new(
                ErrorCode::OptionInvalid,
                "The span of time ends before it begins. Swap from and to. Nothing was sent.",
            )
            .about("from"));
        }
        let texts = [
            ("status", &filter.status),
            ("method", &filter.method),
            ("reference", &filter.reference),
            ("owner", &filter.owner),
        ];
        for (field, text) in texts {
            if let Some(text) = text {
                check_text(text, &Limit { field, code: ErrorCode::OptionInvalid, most: 255 })?;
            }
        }
        // Made once here, so that what can't be listed is told at once and not at the first row.
        gateway.list(&filter, &ListCursor::Start)?;
        Ok(Transactions {
            engine: self.engine.clone(),
            limits: self.limits.clone(),
            gateway,
            filter,
            cursor: Some(ListCursor::Start),
            page: VecDeque::new(),
            empty_pages: 0,
        })
    }
}

impl Transactions {
    /// The next transaction; `None` at the end. After an error the list can be read on: the same page is asked for
    /// again.
    pub async fn next(&mut self) -> Option<Result<Transaction, Error>> {
        while self.page.is_empty() {
            let cursor = self.cursor.clone()?;
            if let Err(error) = self.turn(&cursor).await {
                return Some(Err(error));
            }
        }
        self.page.pop_front().map(Ok)
    }

    /// The same as a stream that ends with the first error.
    pub fn stream(self) -> impl Stream<Item = Result<Transaction, Error>> + Send {
        stream::unfold(Some(self), |list| async move {
            let mut list = list?;
            let item = list.next().await?;
            let rest = item.is_ok().then_some(list);
            Some((item, rest))
        })
    }

    async fn turn(&mut self, cursor: &ListCursor) -> Result<(), Error> {
        let request = self.gateway.list(&self.filter, cursor)?;
        let asking = self.engine.read(&*self.gateway, request);
        let reply = self.limits.begin().over_question(asking).await?;
        let page = self.gateway.listed(&self.filter, cursor, &reply)?;
        self.empty_pages = if page.transactions.is_empty() { self.empty_pages + 1 } else { 0 };
        if let Some(ListCursor::Page { owner, .. }) = &page.next
            && owner.len() > LONGEST_OWNER
        {
            return Err(reply.bad_reply("an id in it is too long"));
        }
        if self.empty_pages > MOST_EMPTY_PAGES || page.next.as_ref() == Some(cursor) {
            self.cursor = None;
            return Err(reply.bad_reply("its list never ends"));
        }
        self.cursor = page.next;
        self.page.extend(page.transactions);
        Ok(())
    }
}

impl std::fmt::Debug for Transactions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Transactions").field("filter", &self.filter).finish_non_exhaustive()
    }
}
