//! Those who are measured, each in a process of its own.

mod tls;
mod with_hyper;
mod with_reqwest;
mod with_tillback;

#[cfg(test)]
mod tests;

use crate::clock::{Clock, peak_kib};
use crate::failure::Failure;
use crate::job::{AT_ONCE, BATCH, Contender, Figures, Job, Mode, Shop, read_line, write_line};
use futures_util::future::try_join_all;
use std::cell::Cell;
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};

/// The limit for a whole call. tillback has one, and so must anybody who sends money.
const LIMIT: Duration = Duration::from_secs(50);

/// Does the job on standard input.
pub(crate) fn work() -> Result<(), Failure> {
    let job: Job = read_line(std::io::stdin().lock())?.ok_or_else(|| Failure::new("there is no job"))?;
    write_line(std::io::stdout(), &figures(&job)?)
}

fn figures(job: &Job) -> Result<Figures, Failure> {
    match job.contender {
        Contender::Tillback => with_tillback::work(job),
        Contender::TillbackBlocking => with_tillback::work_blocking(job),
        Contender::Reqwest => by_hand::<with_reqwest::Sender>(job),
        Contender::Hyper => by_hand::<with_hyper::Sender>(job),
    }
}

/// Somebody who sends refunds by hand.
trait ByHand: Sized {
    async fn open(job: &Job) -> Result<Self, Failure>;

    /// Makes sure that the payment can be refunded.
    async fn look(&self, payment: &str) -> Result<(), Failure>;

    /// Refunds a payment. No two calls are under way in the same lane.
    async fn refund(&self, lane: usize, payment: &str) -> Result<(), Failure>;
}

fn by_hand<S: ByHand>(job: &Job) -> Result<Figures, Failure> {
    runtime()?.block_on(async {
        let sender = S::open(job).await?;
        let (warm_up, measured) = job.payments.split_at(job.warm_up);
        match job.mode {
            Mode::First => {
                sender.look(&job.payments[0]).await?;
                sender.refund(0, &job.payments[0]).await?;
                Ok(Figures { peak_kib: peak_kib(), ..Figures::default() })
            }
            Mode::Serial => {
                for payment in warm_up {
                    sender.refund(0, payment).await?;
                }
                let mut clock = Clock::new(measured.len());
                for batch in measured.chunks(BATCH) {
                    let stretch = clock.start()?;
                    for payment in batch {
                        let start = Instant::now();
                        sender.refund(0, payment).await?;
                        clock.lap(start.elapsed());
                    }
                    clock.stop(&stretch)?;
                }
                clock.figures(measured.len())
            }
            Mode::AtOnce => {
                lanes(&sender, warm_up).await?;
                let mut clock = Clock::new(0);
                for batch in measured.chunks(BATCH) {
                    let stretch = clock.start()?;
                    lanes(&sender, batch).await?;
                    clock.stop(&stretch)?;
                }
                clock.figures(measured.len())
            }
        }
    })
}

/// Each lane takes the next payment as soon as it is free.
async fn lanes(sender: &impl ByHand, payments: &[String]) -> Result<(), Failure> {
    let next = Cell::new(0);
    let next = &next;
    let lane = |lane| async move {
        while let Some(payment) = payments.get(next.replace(next.get() + 1)) {
            sender.refund(lane, payment).await?;
        }
        Ok::<_, Failure>(())
    };
    try_join_all((0..AT_ONCE).map(lane)).await.map(drop)
}

/// Asks for all payments with reqwest, so many at once.
pub(crate) async fn look_by_hand(shop: &Shop, payments: &[String], at_once: usize) -> Result<(), Failure> {
    let job =
        Job { contender: Contender::Reqwest, mode: Mode::AtOnce, shop: shop.clone(), payments: Vec::new(), warm_up: 0 };
    let sender = with_reqwest::Sender::open(&job).await?;
    let next = Cell::new(0);
    let (next, sender) = (&next, &sender);
    let lane = |_| async move {
        while let Some(payment) = payments.get(next.replace(next.get() + 1)) {
            sender.look(payment).await?;
        }
        Ok::<_, Failure>(())
    };
    try_join_all((0..at_once).map(lane)).await.map(drop)
}

/// One thread, so that all do the same with the same.
pub(crate) fn runtime() -> Result<Runtime, Failure> {
    Ok(Builder::new_current_thread().enable_all().build()?)
}
