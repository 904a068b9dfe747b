//! Lists, read one by one.

use crate::call::{EngineCall, Means, lock};
use crate::failure::EngineFailure;
use crate::host::Host;
use crate::output::EngineAnswer;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use tillback::{Error, ErrorCode, Refund, Refunds, Transaction, Transactions};
use tokio::sync::Mutex as Gate;

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
    host: Arc<Host>,
    list: Arc<Gate<List>>,
    /// The last item, until its receiver says that it is there: whoever was stopped gets it again.
    given: Arc<Mutex<Option<Item>>>,
    reading: Reading,
}

impl EngineListing {
    pub(crate) fn new(host: Arc<Host>, list: List) -> Arc<Self> {
        let list = Arc::new(Gate::new(list));
        Arc::new(Self { host, list, given: Arc::default(), reading: Reading::default() })
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
    pub fn next(&self) -> Arc<EngineCall> {
        let (list, given) = (self.list.clone(), self.given.clone());
        EngineCall::new(&self.host, move |means| async move {
            let mut list = list.lock().await;
            if let Some(item) = lock(&given).clone() {
                return Ok(item.into());
            }
            let next = Means::unless_cancelled(&means.cancel, async {
                Ok(match &mut *list {
                    List::Refunds(all) => all.next().await.transpose()?.map(|next| Item::Refund(Box::new(next))),
                    List::Transactions(all) => {
                        all.next().await.transpose()?.map(|next| Item::Transaction(Box::new(next)))
                    }
                })
            });
            let Some(next) = next.await? else { return Ok(EngineAnswer::Nothing) };
            *lock(&given) = Some(next.clone());
            Ok(next.into())
        })
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
