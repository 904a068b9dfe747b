//! A refund at Pockyt as a shop would write it by hand: the request built and signed, the reply parsed and checked.
//! reqwest and hyper send the same bytes that tillback sends, and get no work for free.

use crate::failure::Failure;
use crate::job::{AMOUNT, Shop};
use bytes::Bytes;
use http::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_TYPE, HeaderValue, USER_AGENT};
use http::{HeaderMap, StatusCode};
use md5::{Digest, Md5};
use serde::{Deserialize, Serialize};
use std::cell::Cell;
use uuid::Uuid;

pub(crate) const REFUND: &str = "/app-data-search/v3/refund";
pub(crate) const QUERY: &str = "/app-data-search/v3/tran-query";
const AGENT: &str = concat!("tillback/", env!("CARGO_PKG_VERSION"));

/// Makes requests and reads replies.
pub(crate) struct Counter {
    merchant_no: String,
    store_no: String,
    hashed_token: String,
    headers: HeaderMap,
    next: Cell<u128>,
}

/// A refund on its way.
pub(crate) struct Sent {
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    mark: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RefundBody<'a> {
    currency: &'a str,
    merchant_no: &'a str,
    refund_amount: &'a str,
    refund_reference: &'a str,
    settle_currency: &'a str,
    store_no: &'a str,
    transaction_no: &'a str,
    verify_sign: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct QueryBody<'a> {
    merchant_no: &'a str,
    store_no: &'a str,
    transaction_no: &'a str,
    verify_sign: &'a str,
}

#[derive(Deserialize)]
struct Reply<'a, T> {
    ret_code: &'a str,
    result: Option<T>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Refunded<'a> {
    transaction_no: &'a str,
    refund_reference: &'a str,
    refund_amount: &'a str,
    currency: &'a str,
    status: &'a str,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Found<'a> {
    transaction_no: &'a str,
    amount: &'a str,
    refund_amount: &'a str,
    currency: &'a str,
    status: &'a str,
}

impl Counter {
    pub(crate) fn new(shop: &Shop) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(USER_AGENT, HeaderValue::from_static(AGENT));
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        Self {
            merchant_no: shop.merchant_no.clone(),
            store_no: shop.store_no.clone(),
            hashed_token: hex::encode(Md5::digest(&shop.token)),
            headers,
            // Marks of clients that ran before are known to the sandbox; the process and its start tell them apart.
            next: Cell::new(u128::from(std::process::id()) << 96 | start() << 32),
        }
    }

    pub(crate) fn refund(&self, payment: &str) -> Result<Sent, Failure> {
        let id = self.next.get() + 1;
        self.next.set(id);
        let amount = format!("{}.{:02}", AMOUNT / 100, AMOUNT % 100);
        let mark = format!("rf-{:026}", id % 10_u128.pow(26));
        let verify_sign = self.sign(&format!(
            "currency=USD&merchantNo={}&refundAmount={amount}&refundReference={mark}&settleCurrency=USD&storeNo={}\
             &transactionNo={payment}&",
            self.merchant_no, self.store_no
        ));
        let body = serde_json::to_vec(&RefundBody {
            currency: "USD",
            merchant_no: &self.merchant_no,
            refund_amount: &amount,
            refund_reference: &mark,
            settle_currency: "USD",
            store_no: &self.store_no,
            transaction_no: payment,
            verify_sign: &verify_sign,
        })?;
        let mut headers = self.headers.clone();
        headers.insert("pockyt-request-id", HeaderValue::try_from(Uuid::from_u128(id).to_string())?);
        Ok(Sent { headers, body: body.into(), mark })
    }

    /// Believes nothing but a yes to this refund, this amount, this currency.
    pub(crate) fn check(&self, payment: &str, sent: &Sent, status: StatusCode, body: &[u8]) -> Result<(), Failure> {
        let reply: Reply<'_, Refunded<'_>> = serde_json::from_slice(body)?;
        let is_ours = |refunded: &Refunded<'_>| {
            refunded.transaction_no == payment
                && refunded.refund_reference == sent.mark
                && refunded.currency == "USD"
                && minor(refunded.refund_amount) == Some(AMOUNT)
                && refunded.status == "success"
        };
        if status == StatusCode::OK && reply.ret_code == "000100" && reply.result.as_ref().is_some_and(is_ours) {
            return Ok(());
        }
        Err(Failure::new(format!("the refund was answered with {status} {}", String::from_utf8_lossy(body))))
    }

    pub(crate) fn query(&self, payment: &str) -> Result<(HeaderMap, Bytes), Failure> {
        let verify_sign =
            self.sign(&format!("merchantNo={}&storeNo={}&transactionNo={payment}&", self.merchant_no, self.store_no));
        let body = serde_json::to_vec(&QueryBody {
            merchant_no: &self.merchant_no,
            store_no: &self.store_no,
            transaction_no: payment,
            verify_sign: &verify_sign,
        })?;
        Ok((self.headers.clone(), body.into()))
    }

    /// Whether the payment can be refunded.
    pub(crate) fn is_refundable(&self, payment: &str, status: StatusCode, body: &[u8]) -> Result<(), Failure> {
        let reply: Reply<'_, Found<'_>> = serde_json::from_slice(body)?;
        let is_left = |found: &Found<'_>| {
            let left = minor(found.amount).zip(minor(found.refund_amount)).map(|(paid, back)| paid - back);
            found.transaction_no == payment
                && found.currency == "USD"
                && found.status == "success"
                && left.is_some_and(|left| left >= AMOUNT)
        };
        if status == StatusCode::OK && reply.ret_code == "000100" && reply.result.as_ref().is_some_and(is_left) {
            return Ok(());
        }
        Err(Failure::new(format!("the query was answered with {status} {}", String::from_utf8_lossy(body))))
    }

    fn sign(&self, parameters: &str) -> String {
        hex::encode(Md5::new().chain_update(parameters).chain_update(&self.hashed_token).finalize())
    }
}

fn start() -> u128 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_micros())
}

/// Cents of a text like `12.50`.
fn minor(text: &str) -> Option<i64> {
    let (whole, cents) = text.split_once('.')?;
    if cents.len() != 2 {
        return None;
    }
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(cents.parse().ok()?)
}
