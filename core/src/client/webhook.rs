use super::Client;
use super::engine::Engine;
use crate::gateway::{self, Doubt, Evidence, Gateway, Told};
use crate::model::{AccountName, Error, Event, EventSubject, GatewayWords};
use crate::refund::{News, Record, Stage};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;

/// A gateway that waits for the answer to its webhook is not kept longer than this by a question of ours.
const PATIENCE: Duration = Duration::from_secs(5);

impl Client {
    /// Verifies a webhook, reads it, and moves the refund in the journal that it speaks of. `body` has to be the raw bytes
    /// as they came, not parsed and written again.
    ///
    /// It may come in any order, at any time, any number of times. Where its text proves nothing of the one refund, the
    /// gateway is asked, for some seconds at most. What it says against a final status is kept and shown as a contradiction,
    /// not applied.
    ///
    /// Answer it with HTTP 200 and [`Event::acknowledgement`], or the gateway sends it again: as it should after an error of
    /// the journal.
    ///
    /// # Errors
    /// `SIGNATURE_INVALID`, `SIGNATURE_KEY_MISSING`, `WEBHOOK_UNREADABLE`, `JOURNAL_MISSING` and the others of the journal.
    pub async fn receive_webhook<N: AsRef<str>, V: AsRef<[u8]>>(
        &self,
        account: impl Into<AccountName>,
        headers: impl IntoIterator<Item = (N, V)>,
        body: impl Into<Bytes>,
    ) -> Result<Event, Error> {
        let account = account.into();
        let event = self.verify_webhook(&account, headers, body)?;
        let gateway = self.engine.account(&account)?.clone();
        let engine = self.engine.clone();
        // In a task of its own: what was received has to be written down although the caller may go away.
        let merging = self.engine.spawn(async move { engine.merge(&gateway, event).await });
        match self.patience().over(merging).await {
            Ok(merged) => merged.unwrap_or_else(|_| Err(panicked())),
            Err(over) => Err(over.error("The webhook is still being written down: have it sent again.")),
        }
    }

    /// Verifies a webhook and reads it, without a look into the journal.
    ///
    /// # Errors
    /// `SIGNATURE_INVALID`, `SIGNATURE_KEY_MISSING`, `WEBHOOK_UNREADABLE`.
    pub fn verify_webhook<N: AsRef<str>, V: AsRef<[u8]>>(
        &self,
        account: impl Into<AccountName>,
        headers: impl IntoIterator<Item = (N, V)>,
        body: impl Into<Bytes>,
    ) -> Result<Event, Error> {
        let gateway = self.engine.named(&account.into())?;
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            // A header that HTTP does not allow can't be one of those a gateway signs with.
            if let (Ok(name), Ok(value)) =
                (HeaderName::from_bytes(name.as_ref().as_bytes()), HeaderValue::from_bytes(value.as_ref()))
            {
                map.append(name, value);
            }
        }
        gateway.webhook(&map, &body.into())
    }
}

impl Engine {
    async fn merge(self: &Arc<Self>, gateway: &Arc<dyn Gateway>, mut event: Event) -> Result<Event, Error> {
        if event.subject == EventSubject::Other {
            return Ok(event);
        }
        let found = self.journal.about(gateway.scope(), event.mark.as_deref(), event.transaction_id.as_deref());
        for record in found.await.map_err(|error| Error::from(&error))? {
            let Some(order) = &record.order else { continue };
            match gateway::told(&**gateway, order, record.refund_id.as_deref(), &event) {
                Told::Nothing => continue,
                Told::Proof(evidence) => {
                    self.hear(record.clone(), evidence, &event).await?;
                }
                Told::Hint => self.take_hint(gateway, record.clone(), &event).await?,
            }
            event.refund_keys.push(record.intent.key.clone());
        }
        self.moved.notify_waiters();
        self.pollers.poke(gateway.scope(), &event);
        Ok(event)
    }

    async fn hear(&self, record: Arc<Record>, evidence: Evidence, event: &Event) -> Result<Arc<Record>, Error> {
        let news = News::Told { evidence, event: event.dedupe_key.clone() };
        self.write_down(record, news, None).await.map_err(|error| Error::from(&error))
    }

    /// A reason to ask, where something is open. One that is heard again is asked about again: it costs a question.
    async fn take_hint(
        self: &Arc<Self>,
        gateway: &Arc<dyn Gateway>,
        record: Arc<Record>,
        event: &Event,
    ) -> Result<(), Error> {
        match record.stage {
            Stage::Unknown | Stage::Pending => {}
            // Whoever sends it gets the answer; what nobody sent, or is finished, needs no question.
            Stage::Queued | Stage::InFlight | Stage::Succeeded | Stage::Refused | Stage::Review | Stage::Withdrawn => {
                return Ok(());
            }
        }
        let words = GatewayWords { code: event.status_word.clone(), ..GatewayWords::default() };
        let record = self.hear(record, Evidence::Doubtful { doubt: Doubt::NoAnswer, words }, event).await?;
        let (engine, gateway) = (self.clone(), gateway.clone());
        let asking = self.spawn(async move {
            let record = engine.step(&*gateway, record).await;
            // Nobody here goes on with it, so whoever does next need not wait for the lease to run out.
            engine.let_go(record).await
        });
        // What takes longer goes on by itself.
        let _ = timeout(PATIENCE, asking).await;
        Ok(())
    }
}

fn panicked() -> Error {
    Error::new(
        crate::model::ErrorCode::Internal,
        "A bug in tillback stopped the webhook from being written down. Answer with HTTP 500, so that it is sent again, \
         and please report it.",
    )
}
