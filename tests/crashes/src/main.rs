//! A till: refunds what it is told to, and says of each refund how it ended. It may be killed at any moment.
//!
//! `till SHOP TASK`: the file that describes the [`Shop`], and the [`Task`] as JSON.

use std::error::Error;
use std::io::{self, Write};
use std::sync::Mutex;
use std::thread;
use std::time::Duration;
use tillback::{Client, ManyOptions, RefundRequest, blocking};
use tillback_crashes::shop::Shop;
use tillback_crashes::task::{Kind, Order, Task, Work};
use tillback_crashes::told::Told;

const AT_ONCE: usize = 8;

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let (Some(shop), Some(task)) = (words.next(), words.next()) else {
        return Err("usage: till SHOP TASK".into());
    };
    let shop: Shop = serde_json::from_slice(&std::fs::read(shop)?)?;
    let task: Task = serde_json::from_str(&task)?;
    let builder = shop.builder(&task.worker);
    let client = match task.is_forgetful {
        true => builder.journal_in_memory(),
        false => builder.journal(shop.journal),
    };
    match task.client {
        Kind::Blocking => with_blocking(&client.build_blocking()?, &task.work),
        Kind::Async => with_async(&client.build()?, &task.work),
    }
}

/// One line in one write, so that whoever reads has all of it or nothing.
fn tell(told: &Told) {
    let mut out = io::stdout().lock();
    // Nobody reads any more only where the test itself is gone.
    let _ = out.write_all(format!("{told}\n").as_bytes()).and_then(|()| out.flush());
}

fn with_blocking(client: &blocking::Client, work: &Work) -> Result<(), Box<dyn Error>> {
    match work {
        Work::Refund { orders, deadline } => in_threads(orders, |order| {
            let result = order.request().and_then(|request| client.refund(request.within(*deadline)));
            tell(&Told::of(&order.key, &result));
        }),
        Work::Queue { orders } => in_threads(orders, |order| {
            let result = order.request().and_then(|request| client.queue_refund(request));
            tell(&Told::of(&order.key, &result));
        }),
        Work::Settle { deadline } => {
            client.settle(*deadline, |step| tell(&Told::status(&step.refund)))?;
        }
    }
    Ok(())
}

/// Several threads that share the client, each taking the next order as it is done with one.
fn in_threads(orders: &[Order], refund: impl Fn(&Order) + Sync) {
    let next = Mutex::new(orders.iter());
    let take = || next.lock().ok().and_then(|mut orders| orders.next());
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some(order) = take() {
                    refund(order);
                }
            });
        }
    });
}

fn with_async(client: &Client, work: &Work) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        match work {
            Work::Refund { orders, deadline } => {
                let options = ManyOptions { at_once: AT_ONCE, ..ManyOptions::default() };
                let tell_one = |done: tillback::Done<_>| tell(&Told::of(&orders[done.index].key, &done.result));
                client.refund_many(requests(orders, *deadline)?, options, tell_one).await?;
            }
            Work::Queue { orders } => {
                for order in orders {
                    tell(&Told::of(&order.key, &client.queue_refund(order.request()?).await));
                }
            }
            Work::Settle { deadline } => {
                client.settle(*deadline, |step| tell(&Told::status(&step.refund))).await?;
            }
        }
        Ok(())
    })
}

fn requests(orders: &[Order], deadline: Duration) -> Result<Vec<RefundRequest>, tillback::Error> {
    orders.iter().map(|order| Ok(order.request()?.within(deadline))).collect()
}
