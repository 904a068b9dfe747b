use super::Client;
use super::patience::{NOTHING_SENT, Patience};
use crate::model::{AccountName, Error, ErrorCode, Refund, RefundRequest, Transaction, TransactionRef};
use futures_util::StreamExt;
use futures_util::stream;
use std::future::Future;
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

/// More at once than any gateway would like.
const MOST_AT_ONCE: usize = 1_024;

/// How many calls at once, and how fast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ManyOptions {
    /// Calls under way at the same time: 1 to 1,024.
    pub at_once: usize,
    /// Calls begun per second, at most. `None` = no limit.
    pub per_second: Option<u32>,
}

impl Default for ManyOptions {
    fn default() -> Self {
        Self { at_once: 16, per_second: None }
    }
}

impl ManyOptions {
    pub(super) fn validate(self) -> Result<(), Error> {
        if (1..=MOST_AT_ONCE).contains(&self.at_once) && self.per_second != Some(0) {
            return Ok(());
        }
        Err(Error::new(
            ErrorCode::OptionInvalid,
            format!("at_once must be 1 to {MOST_AT_ONCE} and per_second, if given, at least 1. Nothing was sent."),
        )
        .about("options"))
    }
}

/// One call of many that ended.
#[derive(Debug)]
pub struct Done<T> {
    /// Its place in the input, from 0. Results come as they end, not in order.
    pub index: usize,
    /// How it ended.
    pub result: Result<T, Error>,
    /// How far all of them are, this one included.
    pub tally: Tally,
}

/// How many calls ended, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// With a result.
    pub answered: usize,
    /// With an error.
    pub failed: usize,
}

impl Client {
    /// Reads many transactions, several at once. `each` is called as every one ends; an error ends only its own.
    ///
    /// # Errors
    /// `UNKNOWN_ACCOUNT` or `OPTION_INVALID`, before anything is sent.
    pub async fn query_many(
        &self,
        account: impl Into<AccountName>,
        references: impl IntoIterator<Item = TransactionRef>,
        options: ManyOptions,
        each: impl FnMut(Done<Transaction>),
    ) -> Result<Tally, Error> {
        let gateway = self.engine.account(&account.into())?;
        let patience = &self.patience();
        let look = |reference: TransactionRef| async move {
            patience.over_question(self.engine.look(&**gateway, &reference)).await
        };
        many(references, look, options, patience, each).await
    }

    /// Makes many refunds, several at once, each under its own key with everything [`refund`](Self::refund) promises.
    ///
    /// # Errors
    /// `OPTION_INVALID`, before anything is sent.
    pub async fn refund_many(
        &self,
        requests: impl IntoIterator<Item = RefundRequest>,
        options: ManyOptions,
        each: impl FnMut(Done<Refund>),
    ) -> Result<Tally, Error> {
        let patience = self.patience();
        let refund = |request: RefundRequest| self.refund_with(request, patience.clone());
        many(requests, refund, options, &patience, each).await
    }
}

async fn many<I, T, F: Future<Output = Result<T, Error>>>(
    inputs: impl IntoIterator<Item = I>,
    call: impl Fn(I) -> F,
    options: ManyOptions,
    patience: &Patience,
    mut each: impl FnMut(Done<T>),
) -> Result<Tally, Error> {
    options.validate()?;
    let mut pace = Pace::new(options.per_second);
    let call = &call;
    let calls = stream::iter(inputs.into_iter().enumerate()).map(move |(index, input)| {
        let start = pace.next();
        async move {
            let wait = async {
                if let Some(start) = start {
                    sleep_until(start).await;
                }
            };
            match patience.over(wait).await {
                Ok(()) => (index, call(input).await),
                Err(over) => (index, Err(over.error(NOTHING_SENT))),
            }
        }
    });
    let mut ended = std::pin::pin!(calls.buffer_unordered(options.at_once));
    let mut tally = Tally::default();
    while let Some((index, result)) = ended.next().await {
        match &result {
            Ok(_) => tally.answered += 1,
            Err(_) => tally.failed += 1,
        }
        each(Done { index, result, tally });
    }
    Ok(tally)
}

/// Spreads the beginnings evenly over each second.
struct Pace {
    step: Option<Duration>,
    next: Instant,
}

impl Pace {
    fn new(per_second: Option<u32>) -> Self {
        Self { step: per_second.map(|calls| Duration::from_secs(1) / calls), next: Instant::now() }
    }

    fn next(&mut self) -> Option<Instant> {
        let step = self.step?;
        let start = self.next.max(Instant::now());
        self.next = start + step;
        Some(start)
    }
}
