use super::Client;
use crate::model::{AccountName, Error, Event};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};

impl Client {
    /// Verifies a webhook and reads it. `body` has to be the raw bytes as they came, not parsed and written again.
    ///
    /// Answer it with HTTP 200 and [`Event::acknowledgement`], or the gateway sends it again.
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
