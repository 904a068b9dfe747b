use crate::dice::Dice;
use crate::disk::Disk;
use crate::fleet::Fleet;
use crate::weather::Weather;
use bytes::Bytes;
use http::HeaderMap;
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, Weak};
use std::time::Duration;
use tillback::internals::Rule;
use tillback_sandbox::Sandbox;
use tokio::time::Instant;

/// Everything outside the processes: the gateways, the disk, true time, chance, and the story so far.
pub(crate) struct World {
    pub(crate) sandbox: Lock<Sandbox>,
    pub(crate) dice: Lock<Dice>,
    pub(crate) disk: Disk,
    pub(crate) weather: Weather,
    pub(crate) broken: Option<Rule>,
    begun: Instant,
    /// From now on nothing goes wrong any more.
    healed: AtomicBool,
    story: Lock<Vec<String>>,
    violations: Lock<Vec<String>>,
    /// Who there is to take a webhook.
    pub(crate) fleet: Lock<Option<Weak<Fleet>>>,
    /// The last good reply to a refund, by host.
    pub(crate) older_reply: Lock<HashMap<&'static str, (HeaderMap, Bytes)>>,
    /// Until when a refund request with this mark may still be carried out.
    pub(crate) alive: Lock<HashMap<String, Timestamp>>,
}

/// A mutex that nobody panics under.
#[derive(Debug, Default)]
pub(crate) struct Lock<T>(Mutex<T>);

impl<T> Lock<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(Mutex::new(value))
    }

    pub(crate) fn get(&self) -> MutexGuard<'_, T> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl World {
    pub(crate) fn new(seed: u64, broken: Option<Rule>) -> (Arc<Self>, &'static str) {
        let mut dice = Dice::new(seed);
        let (kind, weather) = Weather::of(&mut dice);
        let mut sandbox = Sandbox::empty(seed, beginning());
        sandbox.keep_requests(0);
        let world = Self {
            sandbox: Lock::new(sandbox),
            disk: Disk::new(dice.roll()),
            dice: Lock::new(dice),
            weather,
            broken,
            begun: Instant::now(),
            healed: AtomicBool::new(false),
            story: Lock::default(),
            violations: Lock::default(),
            fleet: Lock::default(),
            older_reply: Lock::default(),
            alive: Lock::default(),
        };
        (Arc::new(world), kind)
    }

    /// True time, which no process need know.
    pub(crate) fn now(&self) -> Timestamp {
        let passed = SignedDuration::try_from(self.begun.elapsed()).unwrap_or_default();
        beginning().saturating_add(passed).unwrap_or(Timestamp::MAX)
    }

    pub(crate) fn chance(&self, per_mille: u64) -> bool {
        self.dice.get().chance(per_mille)
    }

    pub(crate) fn between(&self, least: u64, most: u64) -> u64 {
        self.dice.get().between(least, most)
    }

    /// Whether a trouble of this frequency strikes now.
    pub(crate) fn strikes(&self, per_mille: u64) -> bool {
        !self.is_healed() && self.chance(per_mille)
    }

    pub(crate) fn heal(&self) {
        self.healed.store(true, Ordering::Relaxed);
        self.disk.make_room();
        self.disk.fail_syncs(0);
    }

    pub(crate) fn is_healed(&self) -> bool {
        self.healed.load(Ordering::Relaxed)
    }

    pub(crate) fn tell(&self, who: &str, what: impl AsRef<str>) {
        let passed = self.begun.elapsed();
        self.story.get().push(format!("{:>12} s  {who:<10}  {}", seconds(passed), what.as_ref()));
    }

    pub(crate) fn accuse(&self, what: String) {
        self.tell("JUDGE", &what);
        self.violations.get().push(what);
    }

    pub(crate) fn end(&self) -> (Vec<String>, Vec<String>) {
        (std::mem::take(&mut *self.story.get()), std::mem::take(&mut *self.violations.get()))
    }
}

fn beginning() -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_hours(490_000)
}

fn seconds(time: Duration) -> String {
    format!("{}.{:03}", time.as_secs(), time.subsec_millis())
}
