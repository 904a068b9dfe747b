//! The operations that ask a gateway, and those about payees and webhooks.

use crate::call::{EngineCall, Means};
use crate::client::EngineClient;
use crate::failure::EngineFailure;
use crate::input::{
    EngineMany, EnginePayeeRef, EnginePayeeRequest, EngineRef, EngineReportOptions, EngineSource,
    EngineTransactionFilter, changes, duration,
};
use crate::listing::{EngineListing, List};
use crate::output::EngineCapabilities;
use crate::report::EngineRows;
use std::collections::HashMap;
use std::sync::Arc;
use tillback::{
    Error, GatewayName, PayeeRef, PayeeRequest, ReportOptions, ReportSource, TransactionFilter, TransactionRef, Until,
};

/// Work on a thread that may wait.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(Error::bug()))
}

#[uniffi::export]
impl EngineClient {
    /// Asks the gateway for a payment.
    pub fn transaction(&self, account: String, reference: EngineRef) -> Result<Arc<EngineCall>, EngineFailure> {
        let reference = TransactionRef::try_from(&reference)?;
        Ok(EngineCall::new(&self.host()?, |means| async move { means.client.transaction(account, &reference).await }))
    }

    /// The same where there may be none, or several.
    pub fn find(&self, account: String, reference: EngineRef) -> Result<Arc<EngineCall>, EngineFailure> {
        let reference = TransactionRef::try_from(&reference)?;
        Ok(EngineCall::new(&self.host()?, |means| async move { means.client.find(account, &reference).await }))
    }

    /// Asks for many payments, several at once; each is told as a step.
    pub fn query_many(
        &self,
        account: String,
        references: Vec<EngineRef>,
        many: EngineMany,
    ) -> Result<Arc<EngineCall>, EngineFailure> {
        let references: Vec<_> = references.iter().map(TransactionRef::try_from).collect::<Result<_, _>>()?;
        Ok(EngineCall::new(&self.host()?, move |means| async move {
            let steps = means.steps;
            means.client.query_many(account, references, many.into(), |done| steps(done.into())).await.map(drop)
        }))
    }

    /// Waits until a payment is `final`, `refundable`, or has a status.
    pub fn wait_for(
        &self,
        account: String,
        reference: EngineRef,
        until: String,
        deadline_ms: i64,
    ) -> Result<Arc<EngineCall>, EngineFailure> {
        let (reference, until) = (TransactionRef::try_from(&reference)?, until.parse::<Until>()?);
        let deadline = duration(deadline_ms, "deadline")?;
        Ok(EngineCall::new(&self.host()?, move |means| async move {
            means.client.wait_for(account, &reference, until, deadline).await
        }))
    }

    /// What the gateway lists. Each page may take so many milliseconds.
    pub fn transactions(
        self: Arc<Self>,
        account: String,
        filter: EngineTransactionFilter,
        timeout_ms: Option<i64>,
    ) -> Result<Arc<EngineListing>, EngineFailure> {
        let (host, filter) = (self.host()?, TransactionFilter::try_from(filter)?);
        let mut client = host.client()?;
        if let Some(timeout) = timeout_ms {
            client = client.within(duration(timeout, "timeout")?);
        }
        let list = client.transactions(account, filter)?;
        Ok(EngineListing::new(self, &host, List::Transactions(list)))
    }

    /// Many payments, compared with the journal and summed up.
    pub fn report(
        self: Arc<Self>,
        source: EngineSource,
        options: EngineReportOptions,
    ) -> Result<Arc<EngineCall>, EngineFailure> {
        let host = self.host()?;
        let kept = host.clone();
        let options = ReportOptions::from(options);
        Ok(EngineCall::new(&host, move |means| async move {
            let source = Means::unless_cancelled(&means.cancel, aside(|| ReportSource::try_from(source))).await?;
            // The rows have limits of their own: this call's must not end theirs.
            let report = kept.client()?.report(source, options).await?;
            Ok(EngineRows::new(self, &kept, report))
        }))
    }

    /// Registers somebody to be paid.
    pub fn register_payee(&self, request: EnginePayeeRequest) -> Result<Arc<EngineCall>, EngineFailure> {
        let request = PayeeRequest::try_from(request)?;
        Ok(EngineCall::new(&self.host()?, |means| async move { means.client.register_payee(&request).await }))
    }

    /// Reads a payee.
    pub fn payee(&self, account: String, payee: EnginePayeeRef) -> Result<Arc<EngineCall>, EngineFailure> {
        let payee = PayeeRef::from(payee);
        Ok(EngineCall::new(&self.host()?, |means| async move { means.client.payee(account, &payee).await }))
    }

    /// Changes a payee, field by field.
    pub fn update_payee(
        &self,
        account: String,
        customer_no: String,
        fields: HashMap<String, String>,
    ) -> Result<Arc<EngineCall>, EngineFailure> {
        let changes = changes(fields);
        Ok(EngineCall::new(&self.host()?, |means| async move {
            means.client.update_payee(account, &customer_no, &changes).await
        }))
    }

    /// Verifies a webhook and moves the refund that it speaks of.
    pub fn receive_webhook(
        &self,
        account: String,
        headers: Vec<EngineHeader>,
        body: Vec<u8>,
    ) -> Result<Arc<EngineCall>, EngineFailure> {
        Ok(EngineCall::new(&self.host()?, |means| async move {
            means.client.receive_webhook(account, pairs(headers), body).await
        }))
    }

    /// Only verifies it.
    pub fn verify_webhook(
        &self,
        account: String,
        headers: Vec<EngineHeader>,
        body: Vec<u8>,
    ) -> Result<Arc<EngineCall>, EngineFailure> {
        Ok(EngineCall::new(
            &self.host()?,
            |means| async move { means.client.verify_webhook(account, pairs(headers), body) },
        ))
    }

    /// Whether an account's credentials work.
    pub fn check(&self, account: String) -> Result<Arc<EngineCall>, EngineFailure> {
        Ok(EngineCall::new(&self.host()?, |means| async move { means.client.check(account).await }))
    }

    /// What a gateway can do and prove.
    pub fn capabilities(&self, gateway: &str) -> Result<EngineCapabilities, EngineFailure> {
        let gateway: GatewayName = gateway.parse()?;
        Ok(self.host()?.client()?.capabilities(gateway).into())
    }
}

/// One header of a webhook, as it came.
#[derive(uniffi::Record)]
pub struct EngineHeader {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

fn pairs(headers: Vec<EngineHeader>) -> impl Iterator<Item = (String, String)> {
    headers.into_iter().map(|header| (header.name, header.value))
}
