use super::runtime;
use crate::clock::{Clock, peak_kib};
use crate::failure::Failure;
use crate::job::{AT_ONCE, BATCH, Figures, Job, Mode};
use crate::till::{self, ACCOUNT, amount, by_id, of, options, read, references, succeeded};
use std::time::Instant;
use tillback::{Client, ClientBuilder, Transaction, blocking};

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
    till::builder(&job.shop).journal_in_memory()
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
    let (warm_up, measured) = job.payments.split_at(job.warm_up);
    let clock = till::refund_in_batches(client, warm_up, measured, AT_ONCE).await?;
    clock.figures(measured.len())
}
