//! What it takes to work with a journal that holds much already.

use super::task::{Use, Used};
use crate::clock::quantile;
use crate::contender::runtime;
use crate::failure::Failure;
use crate::till;
use std::time::{Duration, Instant};
use tillback::{Client, RefundFilter};

const DEADLINE: Duration = Duration::from_secs(60);

pub(super) fn work(task: &Use) -> Result<Used, Failure> {
    runtime()?.block_on(async {
        let open = open(task)?;
        let client = till::builder(&task.shop).journal(&task.file).build()?;
        let look_up = look_up(&client, &task.keys).await?;
        for payment in &task.payments {
            client.queue_refund(till::by_id(payment)?).await?;
        }
        let list = list(&client, task.payments.len()).await?;
        let settle = settle(&client, task.payments.len()).await?;
        Ok(Used { open, look_up, list, settle })
    })
}

fn open(task: &Use) -> Result<Duration, Failure> {
    let mut laps = Vec::with_capacity(task.opens);
    for _ in 0..task.opens {
        let builder = till::builder(&task.shop).journal(&task.file);
        let start = Instant::now();
        let client = builder.build()?;
        laps.push(start.elapsed());
        drop(client);
    }
    Ok(median(laps))
}

async fn look_up(client: &Client, keys: &[String]) -> Result<Duration, Failure> {
    let mut laps = Vec::with_capacity(keys.len());
    for key in keys {
        let start = Instant::now();
        let refund = client.get_refund(key).await?;
        laps.push(start.elapsed());
        if refund.history.is_empty() {
            return Err(Failure::new(format!("{key} has no history")));
        }
    }
    Ok(median(laps))
}

async fn list(client: &Client, open: usize) -> Result<Duration, Failure> {
    let start = Instant::now();
    let mut refunds = client.list_refunds(RefundFilter::open())?;
    let mut found = 0;
    while let Some(refund) = refunds.next().await {
        refund?;
        found += 1;
    }
    let took = start.elapsed();
    if found == open { Ok(took) } else { Err(Failure::new(format!("{found} refunds are open instead of {open}"))) }
}

async fn settle(client: &Client, open: usize) -> Result<Duration, Failure> {
    let start = Instant::now();
    let settlement = client.settle(DEADLINE, drop).await?;
    let took = start.elapsed();
    if settlement.ended.len() != open {
        return Err(Failure::new(format!("{} of {open} refunds were settled", settlement.ended.len())));
    }
    settlement.ended.into_iter().try_for_each(till::succeeded)?;
    Ok(took)
}

fn median(mut laps: Vec<Duration>) -> Duration {
    laps.sort_unstable();
    quantile(&laps, 50)
}
