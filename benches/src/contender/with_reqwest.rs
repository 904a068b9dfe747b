use super::{ByHand, LIMIT, tls};
use crate::by_hand::{Counter, QUERY, REFUND};
use crate::failure::Failure;
use crate::job::Job;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use reqwest::redirect::Policy;
use reqwest::{Client, Url};

pub(super) struct Sender {
    client: Client,
    query: Url,
    refund: Url,
    counter: Counter,
}

impl ByHand for Sender {
    async fn open(job: &Job) -> Result<Self, Failure> {
        let tls = tls::config(job.shop.ca_pem.as_deref())?;
        let builder = Client::builder().redirect(Policy::none()).no_proxy().timeout(LIMIT);
        let client = builder.tls_backend_preconfigured(tls).build()?;
        Ok(Self {
            client,
            query: format!("{}{QUERY}", job.shop.url).parse()?,
            refund: format!("{}{REFUND}", job.shop.url).parse()?,
            counter: Counter::new(&job.shop),
        })
    }

    async fn look(&self, payment: &str) -> Result<(), Failure> {
        let (headers, body) = self.counter.query(payment)?;
        let (status, reply) = self.send(&self.query, headers, body).await?;
        self.counter.is_refundable(payment, status, &reply)
    }

    async fn refund(&self, _lane: usize, payment: &str) -> Result<(), Failure> {
        let mut sent = self.counter.refund(payment)?;
        let (status, reply) = self.send(&self.refund, std::mem::take(&mut sent.headers), sent.body.clone()).await?;
        self.counter.check(payment, &sent, status, &reply)
    }
}

impl Sender {
    async fn send(&self, url: &Url, headers: HeaderMap, body: Bytes) -> Result<(StatusCode, Bytes), Failure> {
        let reply = self.client.post(url.clone()).headers(headers).body(body).send().await?;
        Ok((reply.status(), reply.bytes().await?))
    }
}
