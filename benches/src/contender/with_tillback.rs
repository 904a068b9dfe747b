use super::runtime;
use crate::clock::{Clock, peak_kib};
use crate::failure::Failure;
use crate::job::{AMOUNT, AT_ONCE, BATCH, Figures, Job, Mode};
use std::time::Instant;
use tillback::{
    Account, Client, ClientBuilder, Currency, Done, Environment, ManyOptions, Money, PockytCredentials, Refund,
    RefundRequest, RefundStatus, Transaction, TransactionRef, blocking,
};

const ACCOUNT: &str = "shop";

pub(super) fn work(job: &Job) -> Result<Figures, Failure> {
    runtime()?.block_on(async {
        let client = builder(job).build()?;
        match job.mode {
            Mode::First => succeeded(client.refund(by_id(&job.payments[0])?).await?)?,
            Mode::Serial => return serial(&client, job).await,
            Mode::AtOnce => return at_once(&client, job).await,
        }
        Ok(Figures { peak_kib: peak_kib(), ..Figures::default() })
    })
}

pub(super) fn work_blocking(job: &Job) -> Result<Figures, Failure> {
    let client = builder(job).build_blocking()?;
    match job.mode {
        Mode::First => {
            succeeded(client.refund(by_id(&job.payments[0])?)?)?;
            Ok(Figures { peak_kib: peak_kib(), ..Figures::default() })
        }
        Mode::Serial => serial_blocking(&client, job),
        Mode::AtOnce => Err(Failure::new("one thread can't have several blocking calls under way")),
    }
}

fn builder(job: &Job) -> ClientBuilder {
    let shop = &job.shop;
    let credentials = PockytCredentials::new(&shop.merchant_no, &shop.store_no, shop.token.as_str());
    let account = Account::pockyt(ACCOUNT, Environment::At(shop.url.clone()), credentials);
    let builder = Client::builder().journal_in_memory().account(account);
    match &shop.ca_pem {
        Some(pem) => builder.trust(pem.as_str()),
        None => builder,
    }
}

fn amount() -> Result<Money, Failure> {
    let usd = Currency::from_code("USD").ok_or_else(|| Failure::new("there are no dollars"))?;
    Ok(Money::from_minor(AMOUNT, usd))
}

/// The key is the shop's own name of the refund; every payment here is refunded once.
fn by_id(payment: &str) -> Result<RefundRequest, Failure> {
    Ok(RefundRequest::new(ACCOUNT, TransactionRef::gateway_id(payment)?, key(payment)).amount(amount()?))
}

fn key(payment: &str) -> String {
    format!("return-{payment}")
}

fn succeeded(refund: Refund) -> Result<(), Failure> {
    if refund.status == RefundStatus::Succeeded {
        return Ok(());
    }
    Err(Failure::new(format!("a refund ended as {}: {:?}", refund.status, refund.history)))
}

/// The refund of a payment that the caller has just read and hands over.
fn of(payment: Transaction, amount: Money) -> RefundRequest {
    let key = key(&payment.id);
    RefundRequest::new(ACCOUNT, payment, key).amount(amount)
}

fn options(at_once: usize) -> ManyOptions {
    ManyOptions { at_once, ..ManyOptions::default() }
}

fn references(payments: &[String]) -> Result<Vec<TransactionRef>, Failure> {
    payments.iter().map(|id| Ok(TransactionRef::gateway_id(id.as_str())?)).collect()
}

async fn read(client: &Client, payments: &[String], at_once: usize) -> Result<Vec<Transaction>, Failure> {
    let mut read = Vec::with_capacity(payments.len());
    client.query_many(ACCOUNT, references(payments)?, options(at_once), |done| read.push(done.result)).await?;
    Ok(read.into_iter().collect::<Result<_, _>>()?)
}

async fn serial(client: &Client, job: &Job) -> Result<Figures, Failure> {
    let amount = amount()?;
    let (warm_up, measured) = job.payments.split_at(job.warm_up);
    for payment in read(client, warm_up, 1).await? {
        succeeded(client.refund(of(payment, amount)).await?)?;
    }
    let mut clock = Clock::new(measured.len());
    for batch in measured.chunks(BATCH) {
        let payments = read(client, batch, 1).await?;
        let stretch = clock.start()?;
        for payment in payments {
            let start = Instant::now();
            succeeded(client.refund(of(payment, amount)).await?)?;
            clock.lap(start.elapsed());
        }
        clock.stop(&stretch)?;
    }
    clock.figures(measured.len())
}

fn read_blocking(client: &blocking::Client, payments: &[String]) -> Result<Vec<Transaction>, Failure> {
    let mut read = Vec::with_capacity(payments.len());
    client.query_many(ACCOUNT, references(payments)?, options(1), |done| read.push(done.result))?;
    Ok(read.into_iter().collect::<Result<_, _>>()?)
}

fn serial_blocking(client: &blocking::Client, job: &Job) -> Result<Figures, Failure> {
    let amount = amount()?;
    let (warm_up, measured) = job.payments.split_at(job.warm_up);
    for payment in read_blocking(client, warm_up)? {
        succeeded(client.refund(of(payment, amount))?)?;
    }
    let mut clock = Clock::new(measured.len());
    for batch in measured.chunks(BATCH) {
        let payments = read_blocking(client, batch)?;
        let stretch = clock.start()?;
        for payment in payments {
            let start = Instant::now();
            succeeded(client.refund(of(payment, amount))?)?;
            clock.lap(start.elapsed());
        }
        clock.stop(&stretch)?;
    }
    clock.figures(measured.len())
}

async fn at_once(client: &Client, job: &Job) -> Result<Figures, Failure> {
    let amount = amount()?;
    let (warm_up, measured) = job.payments.split_at(job.warm_up);
    many(client, read(client, warm_up, AT_ONCE).await?, amount).await?;
    let mut clock = Clock::new(0);
    for batch in measured.chunks(BATCH) {
        let payments = read(client, batch, AT_ONCE).await?;
        let stretch = clock.start()?;
        many(client, payments, amount).await?;
        clock.stop(&stretch)?;
    }
    clock.figures(measured.len())
}

async fn many(client: &Client, payments: Vec<Transaction>, amount: Money) -> Result<(), Failure> {
    let requests = payments.into_iter().map(|payment| of(payment, amount));
    let mut worst = Ok(());
    let each = |done: Done<Refund>| {
        if let Err(failure) = done.result.map_err(Failure::from).and_then(succeeded) {
            worst = Err(failure);
        }
    };
    client.refund_many(requests, options(AT_ONCE), each).await?;
    worst
}
