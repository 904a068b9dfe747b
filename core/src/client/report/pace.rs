use std::time::Duration;
use tokio::time::Instant;

/// Answers that take so many times the fastest one, and this much longer, mean that the gateway has too much to do.
const SLOW_FACTOR: u32 = 4;
const SLOW_MARGIN: Duration = Duration::from_millis(100);

/// After a refusal without a hint.
const SHORTEST_REST: Duration = Duration::from_secs(1);

/// No gateway's hint is believed beyond this.
const LONGEST_REST: Duration = Duration::from_secs(120);

/// How one question ended, as far as the pace is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effort {
    /// Answered.
    Answered,
    /// It had too much to do.
    Failed,
    /// It asked for fewer questions, and perhaps for a rest.
    Refused(Option<Duration>),
}

/// How many questions may be under way at an account, and when the next may begin. More after every full round of good
/// answers, fewer when they get slow, half as many when the gateway asks for it.
#[derive(Debug)]
pub(super) struct Pace {
    most: usize,
    allowed: usize,
    under_way: usize,
    /// Good answers since the last change.
    good: usize,
    /// Between two beginnings.
    step: Duration,
    next: Instant,
    fastest: Duration,
    /// A moving average.
    usual: Duration,
    changed: Instant,
}

impl Pace {
    pub(super) fn new(most: usize, per_second: Option<u32>, now: Instant) -> Self {
        Self {
            most,
            allowed: most,
            under_way: 0,
            good: 0,
            step: per_second.map_or(Duration::ZERO, |questions| Duration::from_secs(1) / questions),
            next: now,
            fastest: Duration::MAX,
            usual: Duration::ZERO,
            changed: now,
        }
    }

    /// Whether there is room for one more.
    pub(super) fn has_room(&self) -> bool {
        self.under_way < self.allowed
    }

    /// When the next may begin.
    pub(super) fn next(&self) -> Instant {
        self.next
    }

    pub(super) fn begin(&mut self, now: Instant) {
        self.under_way += 1;
        self.next = self.next.max(now) + self.step;
    }

    pub(super) fn end(&mut self, effort: Effort, took: Duration, now: Instant) {
        self.under_way = self.under_way.saturating_sub(1);
        match effort {
            Effort::Answered => self.answered(took, now),
            Effort::Failed => self.shrink(self.allowed / 4, now),
            Effort::Refused(rest) => {
                self.shrink(self.allowed / 2, now);
                self.next = self.next.max(now + rest.unwrap_or_default().clamp(SHORTEST_REST, LONGEST_REST));
            }
        }
    }

    fn answered(&mut self, took: Duration, now: Instant) {
        self.fastest = self.fastest.min(took);
        self.usual = if self.usual.is_zero() { took } else { (self.usual * 7 + took) / 8 };
        let limit = (self.fastest * SLOW_FACTOR).max(self.fastest + SLOW_MARGIN);
        if self.usual > limit {
            self.shrink(self.allowed / 8, now);
        } else {
            self.good += 1;
            if self.good >= self.allowed {
                self.good = 0;
                self.allowed = (self.allowed + (self.allowed / 8).max(1)).min(self.most);
            }
        }
    }

    /// Once for each round of questions: those under way were begun before the last change.
    fn shrink(&mut self, by: usize, now: Instant) {
        self.good = 0;
        if now.duration_since(self.changed) >= self.usual {
            self.allowed = self.allowed.saturating_sub(by.max(1)).max(1);
            self.changed = now;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Effort, Pace};
    use std::time::Duration;
    use tokio::time::Instant;

    const TICK: Duration = Duration::from_millis(20);

    /// Plays so many rounds in which every question under way ends the same way.
    fn play(pace: &mut Pace, now: &mut Instant, rounds: usize, effort: Effort, took: Duration) -> usize {
        let mut most = 0;
        for _ in 0..rounds {
            let mut begun = 0;
            while pace.has_room() {
                pace.begin(*now);
                begun += 1;
            }
            most = begun;
            *now += took;
            for _ in 0..begun {
                pace.end(effort, took, *now);
            }
        }
        most
    }

    #[test]
    fn a_refusal_halves_and_good_answers_bring_it_back() {
        let mut now = Instant::now();
        let mut pace = Pace::new(64, None, now);
        assert_eq!(play(&mut pace, &mut now, 3, Effort::Answered, TICK), 64);
        play(&mut pace, &mut now, 1, Effort::Refused(Some(Duration::from_secs(3))), TICK);
        assert_eq!(pace.allowed, 32, "one round of refusals counts once");
        assert!(pace.next() >= now + Duration::from_secs(3) - TICK, "the gateway's wish is kept");
        play(&mut pace, &mut now, 40, Effort::Answered, TICK);
        assert_eq!(pace.allowed, 64);
    }

    #[test]
    fn there_is_always_room_for_one() {
        let mut now = Instant::now();
        let mut pace = Pace::new(4, None, now);
        play(&mut pace, &mut now, 50, Effort::Refused(None), TICK);
        assert_eq!(pace.allowed, 1);
        assert!(pace.has_room());
    }

    #[test]
    fn slow_answers_mean_fewer_questions() {
        let mut now = Instant::now();
        let mut pace = Pace::new(64, None, now);
        play(&mut pace, &mut now, 2, Effort::Answered, TICK);
        play(&mut pace, &mut now, 30, Effort::Answered, TICK * 50);
        assert!(pace.allowed < 16, "{}", pace.allowed);
        play(&mut pace, &mut now, 200, Effort::Answered, TICK);
        assert_eq!(pace.allowed, 64);
    }

    #[test]
    fn beginnings_are_spread_over_the_second() {
        let now = Instant::now();
        let mut pace = Pace::new(64, Some(10), now);
        for _ in 0..5 {
            pace.begin(now);
        }
        assert_eq!(pace.next(), now + Duration::from_millis(500));
    }

    #[test]
    fn a_hint_of_days_is_not_believed() {
        let now = Instant::now();
        let mut pace = Pace::new(64, None, now);
        pace.begin(now);
        pace.end(Effort::Refused(Some(Duration::from_secs(1_000_000))), TICK, now);
        assert_eq!(pace.next(), now + Duration::from_secs(120));
    }
}
