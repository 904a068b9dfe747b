//! Properties of the state machine, whatever news comes in whatever order.

use super::{Intent, Loss, Moment, News, Next, Policy, Record, Stage};
use crate::gateway::{Answer, Baseline, Doubt, Evidence, RefundOrder, Route};
use crate::model::{Currency, GatewayName, GatewayWords, Money, Outcome, RefKind, RefundStatus};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use std::time::Duration;

fn sent() -> Record {
    let dollars = |minor| Money::from_minor(minor, Currency::from_code("USD").unwrap());
    let order = RefundOrder {
        mark: "rf-1".to_owned(),
        transaction_id: "1".to_owned(),
        reference: None,
        amount: dollars(40),
        captured: dollars(100),
        reason: None,
        route: Route::Pockyt { settle_currency: "USD".to_owned() },
        baseline: Baseline { refunded: Some(dollars(0)), read_at: Timestamp::UNIX_EPOCH },
    };
    let intent = Intent {
        key: "k".to_owned(),
        account: "a".into(),
        target: "1".to_owned(),
        kind: RefKind::GatewayId,
        amount: None,
        reason: None,
    };
    let (scope, mark, amount) = ("scope".to_owned(), order.mark.clone(), order.amount);
    let mut record = Record::new(intent, GatewayName::Pockyt, scope, mark, amount, &at(0));
    record.order = Some(order);
    record.mark(&at(0));
    record
}

fn at(second: i64) -> Moment {
    Moment { now: time(second), gateway_now: None, by: "test".into() }
}

fn time(second: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_secs(second)
}

fn policy() -> Policy {
    Policy { quiet_period: Duration::from_secs(100), most_attempts: 2, ..Policy::default() }
}

fn words() -> GatewayWords {
    GatewayWords::default()
}

fn absent() -> News {
    News::Asked(Evidence::Absent { words: words() })
}

#[test]
fn only_two_reads_after_the_quiet_period_prove_a_no() {
    let mut record = sent();
    assert_eq!(record.apply(News::Lost { how: Loss::Late }, &at(1), &policy()), Next::Ask);
    for early in [2, 50, 99] {
        assert_eq!(record.apply(absent(), &at(early), &policy()), Next::Ask);
        assert_eq!((record.stage, record.absences), (Stage::Unknown, 0));
    }
    assert_eq!(record.apply(absent(), &at(100), &policy()), Next::Ask);
    assert_eq!(record.stage, Stage::Unknown);
    assert_eq!(record.apply(absent(), &at(101), &policy()), Next::Send { pause: None });
    assert_eq!(record.stage, Stage::Queued);
}

#[test]
fn the_quiet_period_begins_anew_with_every_attempt() {
    let mut record = sent();
    record.apply(News::Lost { how: Loss::Late }, &at(1), &policy());
    record.apply(absent(), &at(100), &policy());
    record.apply(absent(), &at(101), &policy());
    record.mark(&at(102));
    record.apply(News::Lost { how: Loss::Late }, &at(103), &policy());
    record.apply(absent(), &at(201), &policy());
    assert_eq!((record.stage, record.absences), (Stage::Unknown, 0));
    record.apply(absent(), &at(202), &policy());
    record.apply(absent(), &at(203), &policy());
    assert_eq!(record.stage, Stage::Refused, "no attempt is left, and it is proven that none happened");
}

#[test]
fn a_refusal_after_a_lost_attempt_is_asked_about() {
    let refused = || News::Answered(Answer::Refused { words: words() });
    let mut record = sent();
    record.apply(News::Lost { how: Loss::Late }, &at(1), &policy());
    record.apply(absent(), &at(100), &policy());
    record.apply(absent(), &at(101), &policy());
    record.mark(&at(102));
    assert_eq!(record.apply(refused(), &at(103), &policy()), Next::Ask);
    assert_eq!(record.stage, Stage::Unknown);
    // The first attempt was late, not lost.
    record.apply(News::Asked(Evidence::Succeeded { refund_id: None, words: words() }), &at(104), &policy());
    assert_eq!(record.stage, Stage::Succeeded);

    let mut turned_away = sent();
    turned_away.apply(News::Answered(Answer::NotTaken { words: words(), pause: None }), &at(1), &policy());
    turned_away.mark(&at(2));
    assert_eq!(turned_away.apply(refused(), &at(3), &policy()), Next::Rest);
    assert_eq!(turned_away.stage, Stage::Refused);
}

#[test]
fn a_clock_set_back_never_shortens_the_quiet_period() {
    let mut record = sent();
    record.apply(News::Lost { how: Loss::Late }, &at(1), &policy());
    for _ in 0..5 {
        assert_eq!(record.apply(absent(), &at(-5_000), &policy()), Next::Ask);
    }
    assert_eq!(record.stage, Stage::Unknown);
}

#[test]
fn what_cannot_be_explained_ends_with_a_person() {
    let mut record = sent();
    let riddle = || News::Asked(Evidence::Doubtful { doubt: Doubt::Ambiguous, words: words() });
    record.apply(News::Lost { how: Loss::Broken }, &at(1), &policy());
    record.apply(riddle(), &at(50), &policy());
    record.apply(riddle(), &at(100), &policy());
    assert_eq!(record.stage, Stage::Unknown);
    assert_eq!(record.apply(riddle(), &at(101), &policy()), Next::Rest);
    assert_eq!(record.stage, Stage::Review);
}

#[test]
fn a_gateway_that_does_not_answer_is_asked_until_patience_ends() {
    let mut record = sent();
    let silence = || News::Asked(Evidence::Doubtful { doubt: Doubt::NoAnswer, words: words() });
    record.apply(News::Lost { how: Loss::Broken }, &at(1), &policy());
    for second in [200, 2_000, 20_000] {
        assert_eq!(record.apply(silence(), &at(second), &policy()), Next::Ask);
    }
    // A shop may be closed for days, and the first question afterwards fails.
    for second in 1..10 {
        assert_eq!(record.apply(silence(), &at(72 * 3_600 + second), &policy()), Next::Ask);
    }
    assert_eq!(record.apply(silence(), &at(72 * 3_600 + 10), &policy()), Next::Rest);
    assert_eq!(record.stage, Stage::Review);
}

#[test]
fn a_first_attempt_that_was_not_sent_is_withdrawn_and_a_later_one_waits() {
    let mut record = sent();
    assert_eq!(record.apply(News::NotSent { why: "no connection", told: false }, &at(1), &policy()), Next::Rest);
    assert_eq!(record.stage, Stage::Withdrawn);

    let mut record = sent();
    record.apply(News::Answered(Answer::NotTaken { words: words(), pause: None }), &at(1), &policy());
    record.mark(&at(2));
    assert_eq!(
        record.apply(News::NotSent { why: "no connection", told: false }, &at(3), &policy()),
        Next::Send { pause: None }
    );
    assert_eq!(record.stage, Stage::Queued);
}

#[test]
fn a_taken_refund_that_vanishes_is_refused_and_not_sent_again() {
    let mut record = sent();
    let refund_id = Some("r1".to_owned());
    record.apply(News::Answered(Answer::Pending { refund_id: refund_id.clone(), words: words() }), &at(1), &policy());
    assert_eq!((record.stage, &record.refund_id), (Stage::Pending, &refund_id));
    record.apply(absent(), &at(100), &policy());
    assert_eq!(record.apply(absent(), &at(101), &policy()), Next::Rest);
    assert_eq!((record.stage, &record.refund_id), (Stage::Refused, &refund_id));
}

#[test]
fn what_cannot_leave_ends_as_its_caller_was_told() {
    let not_sent = |told| News::NotSent { why: "no connection", told };
    let mut told_a_status = sent();
    assert_eq!(told_a_status.apply(not_sent(true), &at(1), &policy()), Next::Rest);
    assert_eq!(told_a_status.stage, Stage::Refused);

    let mut queued = sent();
    queued.queued = true;
    assert_eq!(queued.apply(not_sent(false), &at(1), &policy()), Next::Send { pause: None });
    assert_eq!(queued.stage, Stage::Queued);
}

#[test]
fn a_mark_whose_worker_is_gone_counts_as_perhaps_sent() {
    let mut record = sent();
    assert_eq!(record.apply(News::CutOff, &at(1), &policy()), Next::Ask);
    assert_eq!(record.stage, Stage::Unknown);
}

/// A read that shows no trace, at `ours` by our clock and `theirs` by the gateway's.
fn absent_at(record: &mut Record, ours: i64, theirs: Option<i64>) -> bool {
    let moment = Moment { gateway_now: theirs.map(time), ..at(ours) };
    let before = record.absences;
    record.apply(absent(), &moment, &policy());
    record.absences > before || record.stage != Stage::Unknown
}

#[test]
fn a_clock_set_forward_does_not_shorten_the_quiet_period() {
    let lost = |gateway_at: Option<i64>| {
        let mut record = sent();
        record.attempts[0].gateway_at = gateway_at.map(time);
        record.apply(News::Lost { how: Loss::Late }, &at(1), &policy());
        record
    };
    assert!(!absent_at(&mut lost(Some(1_000)), 86_400, Some(1_060)), "the gateway's clock holds back");
    assert!(absent_at(&mut lost(Some(1_000)), 100, Some(1_100)));
    assert!(!absent_at(&mut lost(Some(1_000)), 60, Some(1_100)), "and so does ours");
    assert!(absent_at(&mut lost(Some(1_000)), -86_400, Some(1_100)), "ours was set back, so the gateway's decides");
    assert!(!absent_at(&mut lost(None), -86_400, Some(1_100)), "which it can't where it was not known");
    assert!(absent_at(&mut lost(None), 100, None));
}

#[test]
fn only_a_review_is_settled_by_a_person() {
    let judged = |outcome| News::Judged { outcome, note: "Seen in the dashboard.".to_owned() };
    let mut record = sent();
    assert_eq!(record.apply(judged(Outcome::Succeeded), &at(1), &policy()), Next::Ask);
    assert_eq!(record.stage, Stage::InFlight);
    record.stage = Stage::Review;
    assert_eq!(record.apply(judged(Outcome::Refused), &at(2), &policy()), Next::Rest);
    assert_eq!(record.stage, Stage::Refused);
    record.apply(judged(Outcome::Succeeded), &at(3), &policy());
    assert_eq!((record.stage, record.contradicted), (Stage::Refused, true));
}

#[test]
fn a_webhook_that_refuses_an_earlier_attempt_ends_nothing() {
    let refused = || Evidence::Refused { refund_id: None, words: words() };
    let told = || News::Told { evidence: refused(), event: "e".to_owned() };
    let mut once = sent();
    once.apply(told(), &at(1), &policy());
    assert_eq!(once.stage, Stage::Refused);
    let mut twice = sent();
    twice.mark(&at(1));
    assert_eq!(twice.apply(told(), &at(2), &policy()), Next::Ask);
    assert_eq!(twice.stage, Stage::InFlight);
}

fn any_doubt() -> impl Strategy<Value = Doubt> {
    prop::sample::select(vec![
        Doubt::Unreadable,
        Doubt::Compressed,
        Doubt::Redirected,
        Doubt::GatewayFailed,
        Doubt::UnknownWord,
        Doubt::OtherRefund,
        Doubt::OtherAmount,
        Doubt::OtherCurrency,
        Doubt::Contradiction,
        Doubt::Ambiguous,
        Doubt::Duplicate,
        Doubt::NoAnswer,
    ])
}

fn any_news() -> impl Strategy<Value = News> {
    let refund_id = None;
    prop_oneof![
        any_told(),
        Just(News::CutOff),
        Just(News::NotSent { why: "no connection", told: false }),
        prop::sample::select(vec![Loss::Late, Loss::Broken, Loss::TooLarge]).prop_map(|how| News::Lost { how }),
        Just(News::Answered(Answer::Succeeded { refund_id: refund_id.clone(), words: words() })),
        Just(News::Answered(Answer::Pending { refund_id: refund_id.clone(), words: words() })),
        Just(News::Answered(Answer::Refused { words: words() })),
        Just(News::Answered(Answer::NotTaken { words: words(), pause: None })),
        any_doubt().prop_map(|doubt| News::Answered(Answer::Doubtful { doubt, words: words() })),
        Just(News::Asked(Evidence::Succeeded { refund_id: refund_id.clone(), words: words() })),
        Just(News::Asked(Evidence::Pending { refund_id: refund_id.clone(), words: words() })),
        Just(News::Asked(Evidence::Refused { refund_id, words: words() })),
        Just(absent()),
        any_doubt().prop_map(|doubt| News::Asked(Evidence::Doubtful { doubt, words: words() })),
    ]
}

/// Webhooks about one refund that did not fail: each may say less than is known, and none says otherwise.
fn any_told() -> impl Strategy<Value = News> {
    let told = |evidence: Evidence, event: &str| News::Told { evidence, event: event.to_owned() };
    let id = Some("r1".to_owned());
    prop_oneof![
        Just(told(Evidence::Pending { refund_id: id.clone(), words: words() }, "pending")),
        Just(told(Evidence::Succeeded { refund_id: id.clone(), words: words() }, "succeeded")),
        Just(told(Evidence::Succeeded { refund_id: None, words: words() }, "succeeded without an id")),
        Just(told(Evidence::Succeeded { refund_id: id, words: words() }, "succeeded once more")),
    ]
}

fn merge(news: &[News]) -> (Stage, Option<String>, bool) {
    let mut record = sent();
    for (second, one) in (1..).zip(news) {
        record.apply(one.clone(), &at(second), &policy());
    }
    (record.stage, record.refund_id, record.contradicted)
}

proptest! {
    #[test]
    fn merging_is_independent_of_order_and_repetition(
        news in prop::collection::vec(any_told(), 1..6),
        shuffled in any::<prop::sample::Index>(),
        repeated in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
    ) {
        let whole = merge(&news);
        let mut other: Vec<_> = news.clone();
        other.rotate_left(shuffled.index(news.len()));
        other.reverse();
        other.extend(repeated.iter().map(|place| place.get(&news).clone()));
        prop_assert_eq!(merge(&other), whole);
    }

    #[test]
    fn news_that_contradict_each_other_are_shown_in_any_order(yes_first in any::<bool>(), again in 0..3_usize) {
        let id = Some("r1".to_owned());
        let yes = News::Told {
            evidence: Evidence::Succeeded { refund_id: id.clone(), words: words() },
            event: "yes".to_owned(),
        };
        let no = News::Told { evidence: Evidence::Refused { refund_id: id, words: words() }, event: "no".to_owned() };
        let pair = if yes_first { [yes, no] } else { [no, yes] };
        let (stage, _, contradicted) = merge(&vec![pair; again + 1].concat());
        prop_assert_eq!(stage, if yes_first { Stage::Succeeded } else { Stage::Refused });
        prop_assert!(contradicted);
    }

    #[test]
    fn a_webhook_heard_again_adds_nothing(news in prop::collection::vec(any_told(), 1..6)) {
        let mut record = sent();
        for one in &news {
            record.apply(one.clone(), &at(1), &policy());
        }
        let before = record.clone();
        for one in &news {
            record.apply(one.clone(), &at(2), &policy());
        }
        prop_assert_eq!(record, before);
    }

    #[test]
    fn a_final_stage_never_changes(news in prop::collection::vec((any_news(), 0..200_i64), 1..40)) {
        let mut record = sent();
        let mut second = 0;
        let mut ended = None;
        for (news, pause) in news {
            second += pause;
            let next = record.apply(news, &at(second), &policy());
            if let Some(stage) = ended {
                prop_assert_eq!(record.stage, stage);
                prop_assert_eq!(next, Next::Rest);
            }
            if record.stage.is_final() {
                ended = Some(record.stage);
            }
        }
    }

    #[test]
    fn every_news_is_kept_unless_it_repeats_what_is_known(news in any_news()) {
        let mut record = sent();
        record.apply(News::Answered(Answer::Refused { words: words() }), &at(1), &policy());
        let lines = record.history.len();
        record.apply(news, &at(2), &policy());
        prop_assert_eq!(record.history.len(), lines + 1);
        prop_assert_eq!(record.history.last().map(|line| line.status), Some(RefundStatus::Refused));
    }

    #[test]
    fn doubt_alone_never_ends_a_refund_nor_sends_it_again(
        doubts in prop::collection::vec((any_doubt(), any::<bool>(), 0..100_000_i64), 1..40),
    ) {
        let mut record = sent();
        let mut second = 0;
        for (doubt, asked, pause) in doubts {
            second += pause;
            let news = if asked {
                News::Asked(Evidence::Doubtful { doubt, words: words() })
            } else {
                News::Answered(Answer::Doubtful { doubt, words: words() })
            };
            let next = record.apply(news, &at(second), &policy());
            let sends = matches!(next, Next::Send { .. });
            prop_assert!(!sends);
            prop_assert!(!record.stage.is_final());
        }
    }
}
