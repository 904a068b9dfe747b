//! The same client for programs without an async runtime.
//!
//! A call does its work on the caller's own thread; an idle client owns none. Only what nobody waits for is driven by a
//! thread in the background, which ends with it: calls that were [started](Client::start), and refunds that were sent
//! whose caller stopped waiting. Ends of calls are told by another one, so that nothing waits for whoever is told.

mod host;

use super::{
    Cancel, Client as AsyncClient, ClientBuilder, Done, ManyOptions, Refunds as AsyncRefunds, Report as AsyncReport,
    Tally, Transactions as AsyncTransactions, Until,
};
use crate::model::{
    Account, AccountName, Capabilities, Check, Error, ErrorCode, Event, GatewayName, Outcome, Payee, PayeeChanges,
    PayeeRef, PayeeRequest, Refund, RefundFilter, RefundRequest, ReportOptions, ReportRow, ReportSource, ReportTally,
    SettleStep, Settlement, Totals, Transaction, TransactionFilter, TransactionRef,
};
use bytes::Bytes;
use futures_util::FutureExt;
use host::Host;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

/// Every operation of [`tillback::Client`](AsyncClient), blocking. Cheap to clone and safe to share between threads.
#[derive(Clone)]
pub struct Client {
    inner: AsyncClient,
    host: Arc<Host>,
}

impl Client {
    /// A client for these accounts with the default settings and without a journal: it reads, and refuses to refund.
    ///
    /// # Errors
    /// Those of [`ClientBuilder::build`].
    pub fn new(accounts: impl IntoIterator<Item = Account>) -> Result<Self, Error> {
        AsyncClient::new(accounts)?.try_into()
    }

    /// Starts to set up a client; end with [`build_blocking`](ClientBuilder::build_blocking).
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// The asynchronous client it forwards to. What this one starts by [`run`](Self::run) has to be driven by it to its end.
    pub fn inner(&self) -> &AsyncClient {
        &self.inner
    }

    /// The names of the accounts, in alphabetical order.
    pub fn accounts(&self) -> Vec<AccountName> {
        self.inner.accounts()
    }

    /// See [`Client::refund`](AsyncClient::refund).
    pub fn refund(&self, request: RefundRequest) -> Result<Refund, Error> {
        self.wait(self.inner.refund(request))?
    }

    /// See [`Client::get_refund`](AsyncClient::get_refund).
    pub fn get_refund(&self, idempotency_key: &str) -> Result<Refund, Error> {
        self.wait(self.inner.get_refund(idempotency_key))?
    }

    /// See [`Client::refund_many`](AsyncClient::refund_many).
    pub fn refund_many(
        &self,
        requests: impl IntoIterator<Item = RefundRequest>,
        options: ManyOptions,
        each: impl FnMut(Done<Refund>),
    ) -> Result<Tally, Error> {
        self.wait(self.inner.refund_many(requests, options, each))?
    }

    /// See [`Client::queue_refund`](AsyncClient::queue_refund).
    pub fn queue_refund(&self, request: RefundRequest) -> Result<Refund, Error> {
        self.wait(self.inner.queue_refund(request))?
    }

    /// See [`Client::settle`](AsyncClient::settle).
    pub fn settle(&self, deadline: Duration, progress: impl FnMut(SettleStep)) -> Result<Settlement, Error> {
        self.wait(self.inner.settle(deadline, progress))?
    }

    /// See [`Client::list_refunds`](AsyncClient::list_refunds).
    pub fn list_refunds(&self, filter: RefundFilter) -> Result<Refunds, Error> {
        Ok(Refunds { list: self.inner.list_refunds(filter)?, client: self.clone(), is_over: false })
    }

    /// See [`Client::resolve`](AsyncClient::resolve).
    pub fn resolve(&self, idempotency_key: &str, outcome: Outcome, note: &str) -> Result<Refund, Error> {
        self.wait(self.inner.resolve(idempotency_key, outcome, note))?
    }

    /// See [`Client::check_journal`](AsyncClient::check_journal).
    pub fn check_journal(&self) -> Result<Vec<String>, Error> {
        self.wait(self.inner.check_journal())?
    }

    /// See [`Client::transaction`](AsyncClient::transaction).
    pub fn transaction(
        &self,
        account: impl Into<AccountName>,
        reference: &TransactionRef,
    ) -> Result<Transaction, Error> {
        self.wait(self.inner.transaction(account, reference))?
    }

    /// See [`Client::find`](AsyncClient::find).
    pub fn find(&self, account: impl Into<AccountName>, reference: &TransactionRef) -> Result<Vec<Transaction>, Error> {
        self.wait(self.inner.find(account, reference))?
    }

    /// See [`Client::query_many`](AsyncClient::query_many).
    pub fn query_many(
        &self,
        account: impl Into<AccountName>,
        references: impl IntoIterator<Item = TransactionRef>,
        options: ManyOptions,
        each: impl FnMut(Done<Transaction>),
    ) -> Result<Tally, Error> {
        self.wait(self.inner.query_many(account, references, options, each))?
    }

    /// See [`Client::wait_for`](AsyncClient::wait_for).
    pub fn wait_for(
        &self,
        account: impl Into<AccountName>,
        reference: &TransactionRef,
        until: Until,
        deadline: Duration,
    ) -> Result<Transaction, Error> {
        self.wait(self.inner.wait_for(account, reference, until, deadline))?
    }

    /// See [`Client::wait_for_refund`](AsyncClient::wait_for_refund).
    pub fn wait_for_refund(&self, idempotency_key: &str, deadline: Duration) -> Result<Refund, Error> {
        self.wait(self.inner.wait_for_refund(idempotency_key, deadline))?
    }

    /// See [`Client::transactions`](AsyncClient::transactions).
    pub fn transactions(
        &self,
        account: impl Into<AccountName>,
        filter: TransactionFilter,
    ) -> Result<Transactions, Error> {
        Ok(Transactions { list: self.inner.transactions(account, filter)?, client: self.clone(), is_over: false })
    }

    /// See [`Client::report`](AsyncClient::report).
    pub fn report(&self, source: ReportSource, options: ReportOptions) -> Result<Report, Error> {
        let report = self.wait(self.inner.report(source, options))??;
        Ok(Report { report, client: self.clone(), is_over: false })
    }

    /// See [`Client::register_payee`](AsyncClient::register_payee).
    pub fn register_payee(&self, request: &PayeeRequest) -> Result<Payee, Error> {
        self.wait(self.inner.register_payee(request))?
    }

    /// See [`Client::payee`](AsyncClient::payee).
    pub fn payee(&self, account: impl Into<AccountName>, payee: &PayeeRef) -> Result<Payee, Error> {
        self.wait(self.inner.payee(account, payee))?
    }

    /// See [`Client::update_payee`](AsyncClient::update_payee).
    pub fn update_payee(
        &self,
        account: impl Into<AccountName>,
        customer_no: &str,
        changes: &PayeeChanges,
    ) -> Result<Payee, Error> {
        self.wait(self.inner.update_payee(account, customer_no, changes))?
    }

    /// See [`Client::receive_webhook`](AsyncClient::receive_webhook).
    pub fn receive_webhook<N: AsRef<str>, V: AsRef<[u8]>>(
        &self,
        account: impl Into<AccountName>,
        headers: impl IntoIterator<Item = (N, V)>,
        body: impl Into<Bytes>,
    ) -> Result<Event, Error> {
        self.wait(self.inner.receive_webhook(account, headers, body))?
    }

    /// See [`Client::verify_webhook`](AsyncClient::verify_webhook).
    pub fn verify_webhook<N: AsRef<str>, V: AsRef<[u8]>>(
        &self,
        account: impl Into<AccountName>,
        headers: impl IntoIterator<Item = (N, V)>,
        body: impl Into<Bytes>,
    ) -> Result<Event, Error> {
        self.inner.verify_webhook(account, headers, body)
    }

    /// See [`Client::check`](AsyncClient::check).
    pub fn check(&self, account: impl Into<AccountName>) -> Result<Check, Error> {
        self.wait(self.inner.check(account))?
    }

    /// See [`Client::capabilities`](AsyncClient::capabilities).
    pub fn capabilities(&self, gateway: GatewayName) -> &'static Capabilities {
        self.inner.capabilities(gateway)
    }

    /// See [`Client::within`](AsyncClient::within).
    pub fn within(&self, limit: Duration) -> Self {
        Self { inner: self.inner.within(limit), host: self.host.clone() }
    }

    /// See [`Client::cancelled_by`](AsyncClient::cancelled_by).
    pub fn cancelled_by(&self, cancel: &Cancel) -> Self {
        Self { inner: self.inner.cancelled_by(cancel), host: self.host.clone() }
    }

    /// Makes a call from the asynchronous client and waits for its end: for what this client has no call of its own.
    ///
    /// # Errors
    /// Those of the call.
    pub fn run<T, W>(&self, work: impl FnOnce(AsyncClient) -> W) -> Result<T, Error>
    where
        W: Future<Output = Result<T, Error>>,
    {
        self.wait(work(self.inner.clone()))?
    }

    /// Drives a call that was begun with the asynchronous client, on this thread, until it ends or the time is over: `None`
    /// then. For programs that have to look at something else in between, such as signals.
    ///
    /// # Errors
    /// Those of the call.
    pub fn drive_for<T, W>(&self, work: Pin<&mut W>, time: Duration) -> Result<Option<T>, Error>
    where
        W: Future<Output = Result<T, Error>>,
    {
        // Inside the runtime, which has the clock.
        let driven = async {
            let ended = tokio::time::timeout(time, work).await;
            if ended.is_err() {
                // What gave way in this very turn is woken at its end, and would else sleep for ever.
                tokio::task::yield_now().await;
            }
            ended
        };
        match self.wait(driven)? {
            Ok(ended) => ended.map(Some),
            Err(_) => Ok(None),
        }
    }

    /// Starts a call and comes back at once. `work` makes it from the asynchronous client; `done` is told how it ended, by
    /// a thread of this client that exists only while something is under way. Other ends wait until `done` returns; it may
    /// make calls of its own.
    ///
    /// # Errors
    /// `FORKED`, or `INTERNAL` where the system gives no thread. `done` is not called then, and nothing was sent.
    pub fn start<T, W>(
        &self,
        work: impl FnOnce(AsyncClient) -> W,
        done: impl FnOnce(Result<T, Error>) + Send + 'static,
    ) -> Result<(), Error>
    where
        T: Send + 'static,
        W: Future<Output = Result<T, Error>> + Send + 'static,
    {
        let engine = self.inner.engine.clone();
        engine.made_here()?;
        let working = engine.working();
        if !self.host.run_in_background(&engine) {
            return Err(internal("The system gives no thread: too many may be running. Nothing was sent."));
        }
        let work = work(self.inner.clone());
        let host = Arc::downgrade(&self.host);
        self.host.start(Box::pin(async move {
            let ended = AssertUnwindSafe(work).catch_unwind().await;
            let ended = ended.unwrap_or_else(|_| Err(Error::bug()));
            if let Some(host) = host.upgrade() {
                // It is under way until it is told.
                host.tell(Box::new(move || {
                    let _working = working;
                    done(ended);
                }));
            }
        }));
        Ok(())
    }

    /// Waits until everything this client goes on with by itself has ended and been told: calls that were started, and
    /// refunds that were sent whose caller stopped waiting. `false` where that takes longer, and where one who is being told
    /// asks.
    ///
    /// # Errors
    /// `FORKED`.
    pub fn finish(&self, within: Duration) -> Result<bool, Error> {
        self.inner.engine.made_here()?;
        Ok(self.host.may_block() && self.host.finish(&self.inner.engine, within))
    }

    fn wait<T>(&self, work: impl Future<Output = T>) -> Result<T, Error> {
        let mut ended = None;
        self.drive(pin!(async { ended = Some(work.await) }))?;
        ended.ok_or_else(Error::bug)
    }

    /// Drives work on this thread until it is done. It is the same code for all work, which keeps libraries small.
    fn drive(&self, work: Pin<&mut dyn Future<Output = ()>>) -> Result<(), Error> {
        // The runtime of another process may be in the hands of a thread that is not here.
        self.inner.engine.made_here()?;
        if !self.host.may_block() {
            return Err(Error::new(
                ErrorCode::SettingInvalid,
                "A call that waits was made in the middle of another call, or inside asynchronous code, which it would bring to \
                 a halt. Make it elsewhere, or start it. Nothing was sent.",
            ));
        }
        self.host.drive(async {
            // Lets the connections see first what happened while nobody drove them, such as the other side's goodbye.
            tokio::task::yield_now().await;
            work.await;
        });
        if !self.inner.engine.is_idle() {
            // Where no thread can be had, the next call drives it on.
            self.host.run_in_background(&self.inner.engine);
        }
        Ok(())
    }
}

fn internal(message: &str) -> Error {
    Error::new(ErrorCode::Internal, message)
}

impl ClientBuilder {
    /// [`build`](Self::build), blocking.
    ///
    /// # Errors
    /// Those of [`build`](Self::build).
    pub fn build_blocking(self) -> Result<Client, Error> {
        self.build()?.try_into()
    }
}

impl TryFrom<AsyncClient> for Client {
    type Error = Error;

    fn try_from(inner: AsyncClient) -> Result<Self, Error> {
        let host = Host::new()
            .map_err(|_| internal("The system gives no event queue: too many files may be open. Nothing was sent."))?;
        Ok(Self { inner, host: Arc::new(host) })
    }
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.inner.fmt(f)
    }
}

/// Refunds of the journal, read page by page. Ends with the first error.
#[derive(Debug)]
pub struct Refunds {
    list: AsyncRefunds,
    client: Client,
    is_over: bool,
}

impl Iterator for Refunds {
    type Item = Result<Refund, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let next = self.client.wait(self.list.next()).unwrap_or_else(|error| Some(Err(error)));
        self.is_over = !matches!(next, Some(Ok(_)));
        next
    }
}

/// The rows of a report, made as they are asked for. Ends with the first error.
#[derive(Debug)]
pub struct Report {
    report: AsyncReport,
    client: Client,
    is_over: bool,
}

impl Report {
    /// See [`Report::totals`](AsyncReport::totals).
    pub fn totals(&self) -> &Totals {
        self.report.totals()
    }

    /// See [`Report::tally`](AsyncReport::tally).
    pub fn tally(&self) -> ReportTally {
        self.report.tally()
    }

    /// See [`Report::expected`](AsyncReport::expected).
    pub fn expected(&self) -> Option<u64> {
        self.report.expected()
    }

    /// See [`Report::position`](AsyncReport::position).
    pub fn position(&self) -> u64 {
        self.report.position()
    }

    /// See [`Report::save`](AsyncReport::save).
    pub fn save(&mut self, position: u64) -> Result<(), Error> {
        self.client.wait(self.report.save(position))?
    }

    /// See [`Report::finish`](AsyncReport::finish).
    pub fn finish(self) -> Result<(Totals, ReportTally), Error> {
        self.client.wait(self.report.finish())?
    }
}

impl Iterator for Report {
    type Item = Result<ReportRow, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let next = self.client.wait(self.report.next()).unwrap_or_else(|error| Some(Err(error)));
        self.is_over = !matches!(next, Some(Ok(_)));
        next
    }
}

/// A gateway's list, fetched page by page as it is read. Ends with the first error.
#[derive(Debug)]
pub struct Transactions {
    list: AsyncTransactions,
    client: Client,
    is_over: bool,
}

impl Iterator for Transactions {
    type Item = Result<Transaction, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let next = self.client.wait(self.list.next()).unwrap_or_else(|error| Some(Err(error)));
        self.is_over = !matches!(next, Some(Ok(_)));
        next
    }
}
