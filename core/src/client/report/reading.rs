use super::invalid;
use crate::model::{AccountName, Error, ReportSource, TransactionRef};
use futures_util::stream::{self, Stream, StreamExt};
use std::thread::Builder;
use tokio::sync::mpsc::{Sender, channel};

/// So many are read ahead.
const AHEAD: usize = 64;

impl ReportSource {
    /// The same, read from something that may let wait, such as a file: by a thread of its own, a little ahead of the report.
    pub fn read<I>(account: impl Into<AccountName>, references: I) -> Self
    where
        I: IntoIterator<Item = Result<TransactionRef, Error>>,
        I::IntoIter: Send + 'static,
    {
        Self::streamed(account, read(references.into_iter()))
    }
}

/// Reading begins when the first one is asked for, and ends when nobody asks any more.
fn read<I>(references: I) -> impl Stream<Item = Result<TransactionRef, Error>> + Send + 'static
where
    I: Iterator<Item = Result<TransactionRef, Error>> + Send + 'static,
{
    stream::once(async move {
        let (give, mut given) = channel(AHEAD);
        let complaint = give.clone();
        let thread = Builder::new().name("tillback-read".to_owned()).spawn(move || give_all(references, &give));
        if thread.is_err() {
            let what = "The system gives no thread to read the references with.";
            // There is room: nothing was given yet.
            let _ = complaint.try_send(Err(invalid("references", what)));
        }
        drop(complaint);
        stream::poll_fn(move |context| given.poll_recv(context))
    })
    .flatten()
}

fn give_all<T>(items: impl Iterator<Item = T>, give: &Sender<T>) {
    for item in items {
        if give.blocking_send(item).is_err() {
            return;
        }
    }
}
