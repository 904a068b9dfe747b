//! How long a caller waits: a time limit, and a way to stop from outside.

use super::Client;
use super::engine::deadline_in;
use crate::model::{Error, ErrorCode};
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{Instant, timeout_at};

/// What a call that is over has done, where it was over before it began to send.
pub(super) const NOTHING_SENT: &str = "Nothing was sent.";

/// Stops the waiting of calls from outside, once and for good. Clones stop the same calls.
///
/// A refund that was sent goes on: its call returns the status of that moment, and the same key returns its end.
#[derive(Clone, Debug)]
pub struct Cancel(Arc<watch::Sender<bool>>);

impl Default for Cancel {
    fn default() -> Self {
        Self(Arc::new(watch::Sender::new(false)))
    }
}

impl Cancel {
    /// One that has not stopped anything yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Stops every call that was given this, now and later.
    pub fn cancel(&self) {
        self.0.send_replace(true);
    }

    /// Whether it did.
    pub fn is_cancelled(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until it does.
    pub async fn cancelled(&self) {
        // An error would mean that the sender is gone, and it is here.
        let _ = self.0.subscribe().wait_for(|cancelled| *cancelled).await;
    }
}

/// What a client's calls keep to.
#[derive(Clone, Debug, Default)]
pub(super) struct Limits {
    within: Option<Duration>,
    cancel: Option<Cancel>,
}

impl Client {
    /// The same client, whose calls wait for a gateway no longer than this: each counts from its own beginning.
    ///
    /// When it ends, a refund that was sent returns the status of that moment, as with
    /// [`RefundRequest::within`](crate::RefundRequest::within); what was only asked fails with `TIMED_OUT`. Calls that need
    /// nothing but the journal pay no heed to it.
    pub fn within(&self, limit: Duration) -> Self {
        let mut client = self.clone();
        client.limits.within = Some(limit);
        client
    }

    /// The same client, whose calls stop waiting when `cancel` says so: as [`within`](Self::within), with `CANCELLED` in place
    /// of `TIMED_OUT`.
    pub fn cancelled_by(&self, cancel: &Cancel) -> Self {
        let mut client = self.clone();
        client.limits.cancel = Some(cancel.clone());
        client
    }

    /// For a call that begins now.
    pub(super) fn patience(&self) -> Patience {
        self.limits.begin()
    }
}

impl Limits {
    pub(super) fn begin(&self) -> Patience {
        Patience { deadline: self.within.map(deadline_in), cancel: self.cancel.clone() }
    }
}

/// How long one call still waits.
#[derive(Clone, Debug, Default)]
pub(super) struct Patience {
    deadline: Option<Instant>,
    cancel: Option<Cancel>,
}

/// Why a call waits no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Over {
    Late,
    Cancelled,
}

impl Patience {
    /// No longer than this either.
    pub(super) fn at_most(mut self, limit: Duration) -> Self {
        let deadline = deadline_in(limit);
        self.deadline = Some(self.deadline.map_or(deadline, |sooner| sooner.min(deadline)));
        self
    }

    /// When it ends by itself; far away where nothing was said.
    pub(super) fn deadline(&self) -> Instant {
        self.deadline.unwrap_or_else(|| deadline_in(Duration::MAX))
    }

    /// An error where the caller waits no longer already, so that nothing is begun for nobody.
    pub(super) fn may_begin(&self) -> Result<(), Error> {
        let is_cancelled = self.cancel.as_ref().is_some_and(Cancel::is_cancelled);
        let is_late = self.deadline.is_some_and(|deadline| deadline <= Instant::now());
        match (is_cancelled, is_late) {
            (true, _) => Err(Over::Cancelled.error(NOTHING_SENT)),
            (false, true) => Err(Over::Late.error(NOTHING_SENT)),
            (false, false) => Ok(()),
        }
    }

    /// The end of the work, unless the caller stops waiting before. The work is dropped then.
    pub(super) async fn over<T>(&self, work: impl Future<Output = T>) -> Result<T, Over> {
        let stopped = async {
            match &self.cancel {
                Some(cancel) => cancel.cancelled().await,
                None => std::future::pending().await,
            }
        };
        let limited = async {
            match self.deadline {
                Some(deadline) => timeout_at(deadline, work).await.map_err(|_| Over::Late),
                None => Ok(work.await),
            }
        };
        tokio::select! {
            biased;
            () = stopped => Err(Over::Cancelled),
            ended = limited => ended,
        }
    }

    /// The same for a question, which changes nothing.
    pub(super) async fn over_question<T>(&self, work: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        self.over(work).await.unwrap_or_else(|over| Err(over.error("Nothing was changed.")))
    }
}

impl Over {
    pub(super) fn error(self, consequence: &str) -> Error {
        match self {
            Self::Late => Error::new(
                ErrorCode::TimedOut,
                format!("The time given to the call ended before the gateway answered. {consequence} Try again."),
            ),
            Self::Cancelled => {
                Error::new(ErrorCode::Cancelled, format!("The call was cancelled by its caller. {consequence}"))
            }
        }
    }
}
