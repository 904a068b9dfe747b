use crate::run::{Run, run};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use tillback::internals::Rule;

/// What many runs found.
#[derive(Debug, Default)]
pub struct Found {
    /// How many runs were played.
    pub played: u64,
    /// Those that broke a promise, by their seeds.
    pub broken: Vec<Run>,
}

/// Plays so many seeds on all cores. `progress` is called after each with the number played so far; the first violations end
/// it, when so many were found.
pub fn many(
    first: u64,
    seeds: u64,
    rule: Option<Rule>,
    enough: usize,
    progress: impl Fn(u64, Option<&Run>) + Sync,
) -> Found {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let next = AtomicU64::new(first);
    let played = AtomicU64::new(0);
    let stop = AtomicBool::new(false);
    let broken = Mutex::new(Vec::new());
    let work = || {
        while !stop.load(Ordering::Relaxed) {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= first + seeds {
                return;
            }
            let run = run(seed, rule);
            let played = played.fetch_add(1, Ordering::Relaxed) + 1;
            let failed = (!run.violations.is_empty()).then_some(run);
            progress(played, failed.as_ref());
            if let Some(run) = failed
                && let Ok(mut broken) = broken.lock()
            {
                broken.push(run);
                stop.fetch_or(broken.len() >= enough, Ordering::Relaxed);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(work);
        }
    });
    let mut broken = broken.into_inner().unwrap_or_default();
    broken.sort_by_key(|run| run.seed);
    Found { played: played.into_inner(), broken }
}
