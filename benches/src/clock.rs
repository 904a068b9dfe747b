use crate::failure::Failure;
use crate::job::Figures;
use cpu_time::ProcessTime;
use std::time::{Duration, Instant};

/// Runs while calls are made.
pub(crate) struct Clock {
    cpu: Duration,
    wall: Duration,
    laps: Vec<Duration>,
}

/// A stretch of calls under way.
pub(crate) struct Stretch {
    cpu: ProcessTime,
    wall: Instant,
}

impl Clock {
    /// For so many calls.
    pub(crate) fn new(calls: usize) -> Self {
        Self { cpu: Duration::ZERO, wall: Duration::ZERO, laps: Vec::with_capacity(calls) }
    }

    pub(crate) fn start(&self) -> Result<Stretch, Failure> {
        Ok(Stretch { cpu: ProcessTime::try_now()?, wall: Instant::now() })
    }

    pub(crate) fn stop(&mut self, stretch: &Stretch) -> Result<(), Failure> {
        self.cpu += stretch.cpu.try_elapsed()?;
        self.wall += stretch.wall.elapsed();
        Ok(())
    }

    /// Notes how long one call took.
    pub(crate) fn lap(&mut self, took: Duration) {
        self.laps.push(took);
    }

    pub(crate) fn figures(mut self, calls: usize) -> Result<Figures, Failure> {
        let calls = u32::try_from(calls)?;
        self.laps.sort_unstable();
        Ok(Figures {
            p50: quantile(&self.laps, 50),
            p99: quantile(&self.laps, 99),
            cpu_per_call: self.cpu / calls,
            calls_per_second: u64::try_from(u128::from(calls) * 1_000_000_000 / self.wall.as_nanos().max(1))?,
            peak_kib: peak_kib(),
        })
    }
}

/// The value that so many hundredths of the sorted values don't exceed.
pub(crate) fn quantile(sorted: &[Duration], hundredths: usize) -> Duration {
    let rank = (sorted.len() * hundredths).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or_default()
}

/// The most memory this process ever had in use. Only Linux tells.
pub(crate) fn peak_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::quantile;
    use std::time::Duration;

    #[test]
    fn quantiles_are_values_that_were_measured() {
        let values: Vec<_> = (1..=200).map(Duration::from_micros).collect();
        assert_eq!(quantile(&values, 50), Duration::from_micros(100));
        assert_eq!(quantile(&values, 99), Duration::from_micros(198));
        assert_eq!(quantile(&values[..1], 99), Duration::from_micros(1));
        assert_eq!(quantile(&[], 50), Duration::ZERO);
    }
}
