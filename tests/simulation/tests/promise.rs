//! The promise in many simulated worlds, and the proof that breaking it would be noticed.

use tillback::internals::Rule;
use tillback_simulation::{many, run};

#[test]
fn two_thousand_worlds_see_the_promise_kept() {
    let found = many(0, 2_000, None, 1, |_, _| {});
    let stories: Vec<_> = found.broken.iter().map(|run| (run.seed, &run.violations)).collect();
    assert!(stories.is_empty(), "see cargo xtask simulate --seed N: {stories:?}");
    assert_eq!(found.played, 2_000);
}

/// Worlds in which a promise was broken once, by bugs that are gone.
#[test]
fn bugs_that_were_found_stay_away() {
    for seed in [296, 1_226, 1_615, 75_374] {
        assert_eq!(run(seed, None).violations, Vec::<String>::new(), "seed {seed}");
    }
}

/// Within how many seeds the simulation has to notice that a rule is broken. Some are noticed at once, and some need bad
/// luck of several kinds in the same second.
const fn enough(rule: Rule) -> u64 {
    match rule {
        Rule::MarkBeforeSend
        | Rule::MarkedIsPerhapsSent
        | Rule::AskBeforeResend
        | Rule::QuietPeriod
        | Rule::Budget
        | Rule::OneAtATime
        | Rule::Integrity
        | Rule::WithdrawBeforeError
        | Rule::KeyIsOne
        | Rule::DurableBeforeTold => 500,
        Rule::GatewayClock | Rule::NotTooLate | Rule::Fencing | Rule::FinalStays => 10_000,
    }
}

#[test]
fn each_broken_rule_is_noticed() {
    let unnoticed: Vec<_> = Rule::ALL
        .into_iter()
        .filter(|rule| {
            let found = many(0, enough(*rule), Some(*rule), 1, |_, _| {});
            if let Some(run) = found.broken.first() {
                println!("{rule:?}: seed {}, {}", run.seed, run.violations.join("; "));
            }
            found.broken.is_empty()
        })
        .collect();
    assert!(unnoticed.is_empty(), "broken and not noticed: {unnoticed:?}");
}

#[test]
fn a_seed_repeats_to_the_byte() {
    for seed in 0..20 {
        let (once, again) = (run(seed, None), run(seed, None));
        assert!(once.journal.iter().any(|file| !file.is_empty()), "seed {seed} left no journal");
        assert_eq!(once.story, again.story, "seed {seed} tells another story");
        assert!(once == again, "seed {seed} leaves other bytes");
    }
}
