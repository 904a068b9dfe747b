//! The operations, each made ready as a call.

use crate::call::{Call, Means, answer};
use crate::host::{Host, closed};
use crate::input;
use crate::output::{Show, raised};
use crate::source::{self, Source};
use crate::stream::{List, Listing, Rows, aside, unless_cancelled};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tillback::{ErrorCode, GatewayName, ManyOptions, ReportOptions, TransactionRef};

/// What a client of either kind makes its calls with.
#[pyclass(frozen, module = "tillback._native")]
pub(crate) struct Client(RwLock<Option<Arc<Host>>>);

impl Client {
    fn host(&self, py: Python<'_>) -> PyResult<Arc<Host>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone().ok_or_else(|| closed(py))
    }

    /// A call that needs no more than this.
    fn call<T, F>(&self, py: Python<'_>, work: impl FnOnce(Means) -> F + Send + 'static) -> PyResult<Call>
    where
        T: Show + Send + 'static,
        F: Future<Output = Result<T, tillback::Error>> + Send + 'static,
    {
        Ok(Call::new(&self.host(py)?, work))
    }
}

/// The settings of a client, by name.
fn builder(settings: &Bound<'_, PyDict>) -> PyResult<tillback::ClientBuilder> {
    let get = |name: &str| Ok::<_, PyErr>(settings.get_item(name)?.filter(|value| !value.is_none()));
    let mut builder = tillback::Client::builder();
    if let Some(accounts) = get("accounts")? {
        for account in accounts.try_iter()? {
            builder = builder.account(input::account(&account?)?);
        }
    }
    builder = match get("journal")? {
        None => builder,
        Some(journal) if journal.extract().is_ok_and(|name: String| name == ":memory:") => builder.journal_in_memory(),
        Some(journal) => builder.journal(journal.extract::<PathBuf>()?),
    };
    if let Some(worker) = input::may_say(get("worker")?.as_ref(), ErrorCode::SettingInvalid, "worker")? {
        builder = builder.worker(worker);
    }
    for pem in get("trust")?
        .map(|trust| input::several(&trust, "trust", "a list of certificates"))
        .transpose()?
        .into_iter()
        .flatten()
    {
        let pem = pem?;
        builder = builder.trust(if pem.is_instance_of::<PyString>() {
            input::said(&pem, ErrorCode::SettingInvalid, "trust")?.into_bytes()
        } else {
            input::bytes(&pem, "A certificate")?
        });
    }
    builder = builder.proxy(input::proxy(get("proxy")?.as_ref())?);
    let time = |name: &'static str| get(name)?.map(|value| input::duration(&value, name)).transpose();
    if let Some(limit) = time("connect_timeout")? {
        builder = builder.connect_timeout(limit);
    }
    if let Some(limit) = time("reply_timeout")? {
        builder = builder.reply_timeout(limit);
    }
    if let Some(limit) = time("deadline")? {
        builder = builder.deadline(limit);
    }
    if let Some(period) = time("quiet_period")? {
        builder = builder.quiet_period(period);
    }
    if let Some(pause) = time("first_pause")? {
        builder = builder.first_pause(pause);
    }
    Ok(match get("reply_limit")? {
        Some(bytes) => builder.reply_limit(input::count(&bytes, "reply_limit")?),
        None => builder,
    })
}

#[pymethods]
impl Client {
    #[new]
    fn new(py: Python<'_>, settings: &Bound<'_, PyDict>, waits: bool) -> PyResult<Self> {
        let builder = builder(settings)?;
        Ok(Self(RwLock::new(Some(Arc::new(Host::open(py, builder, waits)?)))))
    }

    /// No call can be made from now on. Those under way go on.
    fn close(&self, py: Python<'_>) {
        let host = self.0.write().unwrap_or_else(PoisonError::into_inner).take();
        py.detach(|| drop(host));
    }

    /// Waits until nothing goes on by itself any more.
    fn finish(&self, py: Python<'_>, within: &Bound<'_, PyAny>) -> PyResult<Call> {
        let within = input::duration(within, "within")?;
        self.call(py, move |means| async move {
            tokio::select! {
                biased;
                () = means.cancel.cancelled() => Ok(false),
                ended = means.client.finish(within) => ended,
            }
        })
    }

    fn accounts(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        let host = self.host(py)?;
        Ok(host.client().accounts().show(py)?.unbind())
    }

    #[pyo3(signature = (account, transaction, idempotency_key, amount, reason, deadline))]
    #[expect(clippy::too_many_arguments)]
    fn refund(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = input::account_name)] account: String,
        transaction: &Bound<'_, PyAny>,
        #[pyo3(from_py_with = input::key)] idempotency_key: String,
        amount: Option<&Bound<'_, PyAny>>,
        #[pyo3(from_py_with = input::reason)] reason: Option<String>,
        deadline: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Call> {
        let request = input::refund_request(account, transaction, idempotency_key, amount, reason, deadline)?;
        self.call(py, |means| async move { means.client.refund(request).await })
    }

    #[pyo3(signature = (account, transaction, idempotency_key, amount, reason, deadline))]
    #[expect(clippy::too_many_arguments)]
    fn queue_refund(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = input::account_name)] account: String,
        transaction: &Bound<'_, PyAny>,
        #[pyo3(from_py_with = input::key)] idempotency_key: String,
        amount: Option<&Bound<'_, PyAny>>,
        #[pyo3(from_py_with = input::reason)] reason: Option<String>,
        deadline: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Call> {
        let request = input::refund_request(account, transaction, idempotency_key, amount, reason, deadline)?;
        self.call(py, |means| async move { means.client.queue_refund(request).await })
    }

    #[pyo3(signature = (requests, at_once, per_second))]
    fn refund_many(
        &self,
        py: Python<'_>,
        requests: &Bound<'_, PyAny>,
        at_once: &Bound<'_, PyAny>,
        per_second: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Call> {
        let requests: Vec<_> =
            requests.try_iter()?.map(|request| input::one_of_many(&request?)).collect::<PyResult<_>>()?;
        let options = input::many(at_once, per_second)?;
        self.call(py, move |means| async move {
            let Means { client, steps, .. } = means;
            client.refund_many(requests, options, |done| steps(answer(done))).await.map(drop)
        })
    }

    fn get_refund(&self, py: Python<'_>, #[pyo3(from_py_with = input::key)] idempotency_key: String) -> PyResult<Call> {
        self.call(py, |means| async move { means.client.get_refund(&idempotency_key).await })
    }

    fn wait_for_refund(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = input::key)] idempotency_key: String,
        deadline: &Bound<'_, PyAny>,
    ) -> PyResult<Call> {
        let deadline = input::duration(deadline, "deadline")?;
        self.call(py, move |means| async move { means.client.wait_for_refund(&idempotency_key, deadline).await })
    }

    fn settle(&self, py: Python<'_>, deadline: &Bound<'_, PyAny>) -> PyResult<Call> {
        let deadline: Duration = input::duration(deadline, "deadline")?;
        self.call(py, move |means| async move {
            let Means { client, steps, .. } = means;
            client.settle(deadline, |step| steps(answer(step))).await
        })
    }

    #[pyo3(signature = (filter))]
    fn list_refunds(&self, py: Python<'_>, filter: &Bound<'_, PyDict>) -> PyResult<Listing> {
        let (host, filter) = (self.host(py)?, input::refund_filter(filter)?);
        let list = host.client().list_refunds(filter).map_err(|error| raised(py, &error))?;
        Ok(Listing::new(&host, List::Refunds(list)))
    }

    fn resolve(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = input::key)] idempotency_key: String,
        #[pyo3(from_py_with = input::outcome)] outcome: String,
        #[pyo3(from_py_with = input::note)] note: String,
    ) -> PyResult<Call> {
        let outcome = outcome.parse().map_err(|error| raised(py, &error))?;
        self.call(py, move |means| async move { means.client.resolve(&idempotency_key, outcome, &note).await })
    }

    fn check_journal(&self, py: Python<'_>) -> PyResult<Call> {
        self.call(py, |means| async move { means.client.check_journal().await })
    }

    fn transaction(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = input::account_name)] account: String,
        reference: &Bound<'_, PyAny>,
    ) -> PyResult<Call> {
        let reference = input::reference(reference)?;
        self.call(py, |means| async move { means.client.transaction(account, &reference).await })
    }

    fn find(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = input::account_name)] account: String,
        reference: &Bound<'_, PyAny>,
    ) -> PyResult<Call> {
        let reference = input::reference(reference)?;
        self.call(py, |means| async move { means.client.find(account, &reference).await })
    }

    #[pyo3(signature = (account, references, at_once, per_second))]
    fn query_many(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = input::account_name)] account: String,
        references: &Bound<'_, PyAny>,
        at_once: &Bound<'_, PyAny>,
        per_second: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Call> {
        let references: Vec<TransactionRef> = input::several(references, "references", "a list of references")?
            .map(|reference| input::reference(&reference?))
            .collect::<PyResult<_>>()?;
        let options = input::many(at_once, per_second)?;
        self.call(py, move |means| async move {
            let Means { client, steps, .. } = means;
            client.query_many(account, references, options, |done| steps(answer(done))).await.map(drop)
        })
    }

    fn wait_for(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = input::account_name)] account: String,
        reference: &Bound<'_, PyAny>,
        until: &Bound<'_, PyAny>,
        deadline: &Bound<'_, PyAny>,
    ) -> PyResult<Call> {
        let (reference, until) = (input::reference(reference)?, input::one_of(until, "until")?);
        let deadline = input::duration(deadline, "deadline")?;
        self.call(py, move |means| async move { means.client.wait_for(account, &reference, until, deadline).await })
    }

    fn transactions(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = input::account_name)] account: String,
        filter: &Bound<'_, PyDict>,
        timeout: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Listing> {
        let (host, filter) = (self.host(py)?, input::transaction_filter(filter)?);
        let mut client = host.client().clone();
        if let Some(timeout) = timeout {
            client = client.within(input::duration(timeout, "timeout")?);
        }
        let list = client.transactions(account, filter).map_err(|error| raised(py, &error))?;
        Ok(Listing::new(&host, List::Transactions(list)))
    }

    #[pyo3(signature = (source, at_once, per_second, time_zone, refundable, checkpoint))]
    #[expect(clippy::too_many_arguments)]
    fn report(
        &self,
        py: Python<'_>,
        source: &Bound<'_, PyAny>,
        at_once: &Bound<'_, PyAny>,
        per_second: Option<&Bound<'_, PyAny>>,
        #[pyo3(from_py_with = input::time_zone)] time_zone: Option<String>,
        refundable: bool,
        #[pyo3(from_py_with = input::checkpoint)] checkpoint: Option<String>,
    ) -> PyResult<Call> {
        let host = self.host(py)?;
        let source = source::source(source)?;
        let ManyOptions { at_once, per_second } = input::many(at_once, per_second)?;
        let options = ReportOptions { at_once, per_second, time_zone, refundable, checkpoint };
        let kept = host.clone();
        Ok(Call::answering(&host, |means| async move {
            let (source, supply) = match source {
                Source::Ready(source) => (source, None),
                Source::Drawn(source, supply) => (source, Some(supply)),
                Source::File(open) => (unless_cancelled(&means, aside(open)).await?, None),
            };
            // The rows have limits of their own: this call's must not end theirs.
            let report = kept.client().report(source, options).await?;
            Ok(Rows::opened(kept, report, supply))
        }))
    }

    fn register_payee(&self, py: Python<'_>, fields: &Bound<'_, PyDict>) -> PyResult<Call> {
        let request = input::payee_request(fields)?;
        self.call(py, |means| async move { means.client.register_payee(&request).await })
    }

    #[pyo3(signature = (account, customer_no, customer_code, email))]
    fn payee(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = input::account_name)] account: String,
        #[pyo3(from_py_with = input::customer_no)] customer_no: Option<String>,
        #[pyo3(from_py_with = input::customer_code)] customer_code: Option<String>,
        #[pyo3(from_py_with = input::email)] email: Option<String>,
    ) -> PyResult<Call> {
        let payee = input::payee_ref(py, customer_no, customer_code, email)?;
        self.call(py, |means| async move { means.client.payee(account, &payee).await })
    }

    fn update_payee(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = input::account_name)] account: String,
        #[pyo3(from_py_with = input::payee_number)] customer_no: String,
        changes: Vec<(Bound<'_, PyAny>, Bound<'_, PyAny>)>,
    ) -> PyResult<Call> {
        let text = |value: &Bound<'_, PyAny>| input::said(value, ErrorCode::PayeeInvalid, "changes");
        let changes = changes.iter().try_fold(tillback::PayeeChanges::new(), |changes, (field, value)| {
            Ok::<_, PyErr>(changes.set(text(field)?, text(value)?))
        })?;
        self.call(py, |means| async move { means.client.update_payee(account, &customer_no, &changes).await })
    }

    fn receive_webhook(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = input::account_name)] account: String,
        headers: &Bound<'_, PyAny>,
        #[pyo3(from_py_with = input::body)] body: Vec<u8>,
    ) -> PyResult<Call> {
        let headers = input::headers(headers)?;
        self.call(py, |means| async move { means.client.receive_webhook(account, headers, body).await })
    }

    fn verify_webhook(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = input::account_name)] account: String,
        headers: &Bound<'_, PyAny>,
        #[pyo3(from_py_with = input::body)] body: Vec<u8>,
    ) -> PyResult<Call> {
        let headers = input::headers(headers)?;
        self.call(py, |means| async move { means.client.verify_webhook(account, headers, body) })
    }

    fn check(&self, py: Python<'_>, #[pyo3(from_py_with = input::account_name)] account: String) -> PyResult<Call> {
        self.call(py, |means| async move { means.client.check(account).await })
    }

    fn capabilities(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = input::gateway)] gateway: String,
    ) -> PyResult<Py<PyAny>> {
        let gateway: GatewayName = gateway.parse().map_err(|error| raised(py, &error))?;
        Ok(self.host(py)?.client().capabilities(gateway).show(py)?.unbind())
    }
}
