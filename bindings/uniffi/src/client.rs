//! Clients, and the operations that give money back.

use crate::call::EngineCall;
use crate::failure::{EngineFailure, invalid};
use crate::host::Host;
use crate::input::{EngineMany, EngineRefundFilter, EngineRefundRequest, EngineSettings, duration};
use crate::listing::{EngineListing, List};
use std::sync::{Arc, PoisonError, RwLock, Weak};
use tillback::{Client, ClientBuilder, Error, ErrorCode, Outcome, RefundRequest};

/// What a client of any kind makes its calls with. Every operation makes a call ready; nothing is done before it is begun.
#[derive(uniffi::Object)]
pub struct EngineClient(RwLock<Door>);

enum Door {
    Open(Arc<Host>),
    /// Kept by what is still under way.
    Closed(Weak<Host>),
}

impl EngineClient {
    fn standing_ready(client: Client) -> Arc<Self> {
        Arc::new(Self(RwLock::new(Door::Open(Arc::new(Host::new(client))))))
    }

    pub(crate) fn host(&self) -> Result<Arc<Host>, Error> {
        match &*self.0.read().unwrap_or_else(PoisonError::into_inner) {
            Door::Open(host) => Ok(host.clone()),
            Door::Closed(_) => Err(closed()),
        }
    }

    /// The client that is being closed, unless that is over.
    fn shut(&self) -> Option<Arc<Host>> {
        let mut door = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let host = match &*door {
            Door::Open(host) => host.clone(),
            Door::Closed(host) => return host.upgrade(),
        };
        host.shut();
        *door = Door::Closed(Arc::downgrade(&host));
        Some(host)
    }

    /// Nobody listens at its gateway's port.
    #[cfg(test)]
    pub(crate) fn offline() -> Arc<Self> {
        use tillback::{Account, Credentials, Environment, PockytCredentials};
        let credentials = Credentials::Pockyt(PockytCredentials::new("200043", "300014", "token"));
        let account = Account::new("shop", Environment::At("http://127.0.0.1:9".to_owned()), credentials);
        let client = Client::builder().account(account).journal_in_memory().build().unwrap();
        Self::standing_ready(client)
    }
}

pub(crate) fn closed() -> Error {
    invalid(ErrorCode::ArgumentInvalid, "client", "The client is closed. Make a new one.")
}

#[uniffi::export]
impl EngineClient {
    /// Checks the settings and opens the journal, which may have to wait for another process. Nothing is sent.
    #[uniffi::constructor]
    pub fn new(settings: EngineSettings) -> Result<Arc<Self>, EngineFailure> {
        let client = ClientBuilder::try_from(settings)?.build()?;
        Ok(Self::standing_ready(client))
    }

    /// Ends the client: from now on no call begins. What is returned is waited for: it gives those under way their time, and closes
    /// the journal, whoever stops waiting. Nothing where the client is closed already.
    pub fn end(&self) -> Option<Arc<EngineCall>> {
        let host = self.shut()?;
        Some(EngineCall::waiting(&host, |host, _| async move {
            host.close().await;
            Ok(true)
        }))
    }

    /// Waits until no call is under way and nothing goes on by itself any more, or so many milliseconds.
    pub fn finish(&self, within_ms: i64) -> Result<Arc<EngineCall>, EngineFailure> {
        let within = duration(within_ms, "within")?;
        Ok(EngineCall::waiting(&self.host()?, move |host, cancel| async move {
            tokio::select! {
                biased;
                () = cancel.cancelled() => Ok(false),
                ended = host.finished(within) => ended,
            }
        }))
    }

    /// The names of the accounts.
    pub fn accounts(&self) -> Result<Vec<String>, EngineFailure> {
        Ok(self.host()?.client()?.accounts().iter().map(|name| name.as_str().to_owned()).collect())
    }

    /// Gives money back, once.
    pub fn refund(&self, request: EngineRefundRequest) -> Result<Arc<EngineCall>, EngineFailure> {
        let request = RefundRequest::try_from(request)?;
        Ok(EngineCall::new(&self.host()?, |means| async move { means.client.refund(request).await }))
    }

    /// Records a refund that is sent later.
    pub fn queue_refund(&self, request: EngineRefundRequest) -> Result<Arc<EngineCall>, EngineFailure> {
        let request = RefundRequest::try_from(request)?;
        Ok(EngineCall::new(&self.host()?, |means| async move { means.client.queue_refund(request).await }))
    }

    /// Many refunds, several at once; each is told as a step.
    pub fn refund_many(
        &self,
        requests: Vec<EngineRefundRequest>,
        many: EngineMany,
    ) -> Result<Arc<EngineCall>, EngineFailure> {
        let requests: Vec<_> = requests.into_iter().map(RefundRequest::try_from).collect::<Result<_, _>>()?;
        Ok(EngineCall::new(&self.host()?, move |means| async move {
            let steps = means.steps;
            means.client.refund_many(requests, many.into(), |done| steps(done.into())).await.map(drop)
        }))
    }

    /// Reads a refund from the journal.
    pub fn get_refund(&self, idempotency_key: String) -> Result<Arc<EngineCall>, EngineFailure> {
        Ok(EngineCall::new(&self.host()?, |means| async move { means.client.get_refund(&idempotency_key).await }))
    }

    /// Follows a refund to its end.
    pub fn wait_for_refund(&self, idempotency_key: String, deadline_ms: i64) -> Result<Arc<EngineCall>, EngineFailure> {
        let deadline = duration(deadline_ms, "deadline")?;
        Ok(EngineCall::new(&self.host()?, move |means| async move {
            means.client.wait_for_refund(&idempotency_key, deadline).await
        }))
    }

    /// Brings every open refund on; each is told as a step.
    pub fn settle(&self, deadline_ms: i64) -> Result<Arc<EngineCall>, EngineFailure> {
        let deadline = duration(deadline_ms, "deadline")?;
        Ok(EngineCall::new(&self.host()?, move |means| async move {
            let steps = means.steps;
            means.client.settle(deadline, |step| steps(step.into())).await
        }))
    }

    /// Goes through the journal.
    pub fn list_refunds(self: Arc<Self>, filter: EngineRefundFilter) -> Result<Arc<EngineListing>, EngineFailure> {
        let host = self.host()?;
        let list = host.client()?.list_refunds(filter.try_into()?)?;
        Ok(EngineListing::new(self, &host, List::Refunds(list)))
    }

    /// Tells the end of a refund that a person found out: `succeeded` or `refused`.
    pub fn resolve(
        &self,
        idempotency_key: String,
        outcome: String,
        note: String,
    ) -> Result<Arc<EngineCall>, EngineFailure> {
        let outcome: Outcome = outcome.parse()?;
        Ok(EngineCall::new(&self.host()?, move |means| async move {
            means.client.resolve(&idempotency_key, outcome, &note).await
        }))
    }

    /// Looks for damage in the journal.
    pub fn check_journal(&self) -> Result<Arc<EngineCall>, EngineFailure> {
        Ok(EngineCall::new(&self.host()?, |means| async move { means.client.check_journal().await }))
    }
}
