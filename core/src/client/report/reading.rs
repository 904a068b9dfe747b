use super::invalid;
use crate::model::{AccountName, Error, ReportSource, TransactionRef};
use futures_util::stream::{self, Stream, StreamExt};
use std::panic::resume_unwind;
use std::task::{Poll, ready};
use std::thread::{Builder, JoinHandle};
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
        let mut thread = thread.ok();
        stream::poll_fn(move |context| {
            let next = ready!(given.poll_recv(context));
            // Whoever let go of the channel ends here, and a report that broke off must not look complete.
            if next.is_none()
                && let Some(Err(panic)) = thread.take().map(JoinHandle::join)
            {
                resume_unwind(panic);
            }
            Poll::Ready(next)
        })
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

#[cfg(test)]
mod tests {
    use super::{AHEAD, read};
    use crate::model::TransactionRef;
    use futures_util::stream::StreamExt;

    fn numbered(last: usize) -> impl Iterator<Item = Result<TransactionRef, crate::model::Error>> + Send {
        (0..last).map(|number| TransactionRef::gateway_id(number.to_string()))
    }

    #[tokio::test]
    async fn all_are_read_in_their_order() {
        let read: Vec<_> = read(numbered(3 * AHEAD)).map(|one| one.unwrap().as_str().to_owned()).collect().await;
        assert_eq!(read, (0..3 * AHEAD).map(|number| number.to_string()).collect::<Vec<_>>());
    }

    #[tokio::test]
    #[should_panic(expected = "the cursor is closed")]
    async fn a_source_that_panics_never_looks_complete() {
        let breaking = numbered(2).chain(std::iter::from_fn(|| panic!("the cursor is closed")));
        read(breaking).count().await;
    }
}
