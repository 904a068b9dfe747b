//! What a shop does with tillback: the client, its requests, and what they have to end as.

use crate::clock::Clock;
use crate::failure::Failure;
use crate::job::{AMOUNT, BATCH, Shop};
use tillback::{
    Account, Client, ClientBuilder, Currency, Done, Environment, ManyOptions, Money, PockytCredentials, Refund,
    RefundRequest, RefundStatus, Transaction, TransactionRef,
};

pub(crate) const ACCOUNT: &str = "shop";

/// A client of this shop, its journal still to be named.
pub(crate) fn builder(shop: &Shop) -> ClientBuilder {
    let credentials = PockytCredentials::new(&shop.merchant_no, &shop.store_no, shop.token.as_str());
    let account = Account::pockyt(ACCOUNT, Environment::At(shop.url.clone()), credentials);
    let builder = Client::builder().account(account);
    match &shop.ca_pem {
        Some(pem) => builder.trust(pem.as_str()),
        None => builder,
    }
}

pub(crate) fn amount() -> Result<Money, Failure> {
    let usd = Currency::from_code("USD").ok_or_else(|| Failure::new("there are no dollars"))?;
    Ok(Money::from_minor(AMOUNT, usd))
}

/// The key is the shop's own name of the refund; every payment here is refunded once.
pub(crate) fn by_id(payment: &str) -> Result<RefundRequest, Failure> {
    Ok(RefundRequest::new(ACCOUNT, TransactionRef::gateway_id(payment)?, key(payment)).amount(amount()?))
}

pub(crate) fn key(payment: &str) -> String {
    format!("return-{payment}")
}

/// The refund of a payment that the caller has just read and hands over.
pub(crate) fn of(payment: Transaction, amount: Money) -> RefundRequest {
    let key = key(&payment.id);
    RefundRequest::new(ACCOUNT, payment, key).amount(amount)
}

pub(crate) fn succeeded(refund: Refund) -> Result<(), Failure> {
    if refund.status == RefundStatus::Succeeded {
        return Ok(());
    }
    Err(Failure::new(format!("a refund ended as {}: {:?}", refund.status, refund.history)))
}

pub(crate) fn options(at_once: usize) -> ManyOptions {
    ManyOptions { at_once, ..ManyOptions::default() }
}

pub(crate) fn references(payments: &[String]) -> Result<Vec<TransactionRef>, Failure> {
    payments.iter().map(|id| Ok(TransactionRef::gateway_id(id.as_str())?)).collect()
}

pub(crate) async fn read(client: &Client, payments: &[String], at_once: usize) -> Result<Vec<Transaction>, Failure> {
    let mut read = Vec::with_capacity(payments.len());
    client.query_many(ACCOUNT, references(payments)?, options(at_once), |done| read.push(done.result)).await?;
    Ok(read.into_iter().collect::<Result<_, _>>()?)
}

/// Refunds them all, so many at once; the clock runs for the second part, and stands still while payments are read.
pub(crate) async fn refund_in_batches(
    client: &Client,
    warm_up: &[String],
    measured: &[String],
    at_once: usize,
) -> Result<Clock, Failure> {
    let amount = amount()?;
    refund(client, read(client, warm_up, at_once).await?, at_once, amount).await?;
    let mut clock = Clock::new(0);
    for batch in measured.chunks(BATCH) {
        let payments = read(client, batch, at_once).await?;
        let stretch = clock.start()?;
        refund(client, payments, at_once, amount).await?;
        clock.stop(&stretch)?;
    }
    Ok(clock)
}

async fn refund(client: &Client, payments: Vec<Transaction>, at_once: usize, amount: Money) -> Result<(), Failure> {
    let requests = payments.into_iter().map(|payment| of(payment, amount));
    let mut worst = Ok(());
    let each = |done: Done<Refund>| {
        if let Err(failure) = done.result.map_err(Failure::from).and_then(succeeded) {
            worst = Err(failure);
        }
    };
    client.refund_many(requests, options(at_once), each).await?;
    worst
}
