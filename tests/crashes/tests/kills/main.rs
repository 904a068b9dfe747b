//! Tills are killed with SIGKILL at random moments, over real sockets and with a real journal file.
//!
//! `TILLBACK_CRASH_SEED=…` repeats the plan of a run: which till does what, when it is killed and what goes wrong at the
//! gateways. How the processes interleave is up to the machine.

mod gateways;
mod life;
mod scene;

use scene::{Scene, Stage};
use tillback_crashes::task::Kind;

const ALONE: Scene = Scene {
    name: "one after the other",
    tills: 1,
    settlers: 0,
    kills: 150,
    faults: true,
    payments: 250,
    captured: 1_000,
    amounts: &[400, 350, 250, 300],
};

const TOGETHER: Scene = Scene {
    name: "several at once",
    tills: 4,
    settlers: 1,
    kills: 200,
    faults: true,
    payments: 200,
    captured: 1_000,
    amounts: &[400, 350, 250, 300],
};

const LAST_CENT: Scene = Scene {
    name: "the last cent",
    tills: 3,
    settlers: 0,
    kills: 80,
    faults: false,
    payments: 150,
    captured: 1,
    amounts: &[1, 1, 1],
};

#[test]
fn a_till_that_is_killed_again_and_again_refunds_once() {
    run(ALONE);
}

#[test]
fn tills_that_share_a_journal_and_are_killed_refund_once() {
    run(TOGETHER);
}

#[test]
fn tills_that_race_for_the_last_cent_and_are_killed_give_it_back_once() {
    run(LAST_CENT);
}

/// Shows that the judge would notice.
#[test]
fn a_till_without_a_journal_is_found_out() {
    let stage = Stage::set(Scene { name: "forgetful", payments: 5, kills: 0, amounts: &[400], ..ALONE });
    stage.order_all(Kind::Blocking, true);
    stage.order_all(Kind::Async, true);
    let complaints = stage.verdict();
    let found = |what| complaints.iter().filter(|complaint| complaint.contains(what)).count();
    assert_eq!(found("of which the journal knows nothing"), 10, "{complaints:#?}");
    assert_eq!(found("the journal does not know it"), 10, "{complaints:#?}");
}

fn run(scene: Scene) {
    let seed = seed();
    println!("TILLBACK_CRASH_SEED={seed} repeats this run of {:?}", scene.name);
    let stage = Stage::set(scene);
    stage.play(seed);
    stage.end();
    stage.acquit();
}

fn seed() -> u64 {
    match std::env::var("TILLBACK_CRASH_SEED") {
        Ok(seed) => seed.parse().expect("TILLBACK_CRASH_SEED is a whole number"),
        Err(_) => fastrand::u64(..1_000_000),
    }
}
