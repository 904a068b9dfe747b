//! Lists, read one by one.

use crate::call::{EngineCall, Means, lock};
use crate::client::{EngineClient, closed};
use crate::failure::EngineFailure;
use crate::host::{Host, Source};
use crate::output::EngineAnswer;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use tillback::{Error, ErrorCode, Refund, Refunds, Transaction, Transactions};

/// Whether somebody reads at this moment. Two would get each other's items.
#[derive(Default)]
pub(crate) struct Reading(AtomicBool);

impl Reading {
    pub(crate) fn begin(&self) -> Result<(), Error> {
        if self.0.swap(true, Ordering::AcqRel) {
            let what = "Somebody else reads it at this moment: another thread or task. Read it in one place, and save between \
                        two rows. Nothing was changed.";
            return Err(Error::new(ErrorCode::OptionInvalid, what));
        }
        Ok(())
    }

    pub(crate) fn end(&self) {
        self.0.store(false, Ordering::Release);
    }
}

pub(crate) enum List {
    Refunds(Refunds),
    Transactions(Transactions),
}

#[derive(Clone)]
enum Item {
    Refund(Box<Refund>),
    Transaction(Box<Transaction>),
}

/// A list of which every call gives the next item, and nothing at its end.
#[derive(uniffi::Object)]
pub struct EngineListing {
    /// A program that only keeps the list still reads it with this client.
    client: Arc<EngineClient>,
    list: Source<List>,
    /// The last item, until its receiver says that it is there: whoever was stopped gets it again.
    given: Arc<Mutex<Option<Item>>>,
    reading: Reading,
}

impl EngineListing {
    pub(crate) fn new(client: Arc<EngineClient>, host: &Host, list: List) -> Arc<Self> {
        let list = host.source(list);
        Arc::new(Self { client, list, given: Arc::default(), reading: Reading::default() })
    }
}

#[uniffi::export]
impl EngineListing {
    /// Somebody reads from now on.
    pub fn begin(&self) -> Result<(), EngineFailure> {
        Ok(self.reading.begin()?)
    }

    /// Nobody reads any more. Whether the last item arrived decides whether it is given again.
    pub fn end(&self, arrived: bool) {
        if arrived {
            lock(&self.given).take();
        }
        self.reading.end();
    }

    /// The next item.
    pub fn next(&self) -> Result<Arc<EngineCall>, EngineFailure> {
        let (list, given) = (self.list.clone(), self.given.clone());
        Ok(EngineCall::new(&self.client.host()?, move |means| async move {
            let mut list = list.lock().await;
            let list = list.as_mut().ok_or_else(closed)?;
            if let Some(item) = lock(&given).clone() {
                return Ok(item.into());
            }
            let next = Means::unless_cancelled(&means.cancel, async {
                Ok(match list {
                    List::Refunds(all) => all.next().await.transpose()?.map(|next| Item::Refund(Box::new(next))),
                    List::Transactions(all) => {
                        all.next().await.transpose()?.map(|next| Item::Transaction(Box::new(next)))
                    }
                })
            });
            let Some(next) = next.await? else { return Ok(EngineAnswer::Nothing) };
            *lock(&given) = Some(next.clone());
            Ok(next.into())
        }))
    }
}

impl From<Item> for EngineAnswer {
    fn from(item: Item) -> Self {
        match item {
            Item::Refund(refund) => (*refund).into(),
            Item::Transaction(transaction) => (*transaction).into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::client::EngineClient;
    use crate::input::EngineRefundFilter;
    use crate::listing::EngineListing;
    use std::sync::Arc;

    fn list(client: &Arc<EngineClient>) -> Arc<EngineListing> {
        let filter = EngineRefundFilter {
            account: None,
            statuses: Vec::new(),
            from: None,
            to: None,
            transaction_id: None,
            contradicted: false,
        };
        client.clone().list_refunds(filter).unwrap()
    }

    #[test]
    fn a_list_of_a_closed_client_says_so_and_holds_no_journal() {
        let client = EngineClient::offline();
        let list = list(&client);
        drop(client.end());
        assert!(list.list.try_lock().unwrap().is_none());
        let refusal = list.next().err().unwrap();
        assert_eq!(refusal.to_string(), "ARGUMENT_INVALID: The client is closed. Make a new one. Nothing was sent.");
    }

    #[test]
    fn a_list_keeps_its_client() {
        let list = list(&EngineClient::offline());
        let call = list.next().unwrap();
        let told = std::iter::repeat_with(|| call.wait(50).unwrap()).find(|told| !told.is_empty());
        assert!(matches!(told.unwrap()[..], [crate::output::EngineAnswer::Nothing]));
    }
}
