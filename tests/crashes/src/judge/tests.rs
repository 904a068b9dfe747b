//! A judge that never complains proves nothing.

use super::{Call, Case, Known, Movement, Payment, judge};
use crate::task::Order;
use crate::told::What;
use tillback::RefundStatus;

/// One payment of 1000, of which 400 went back, all as it should be.
fn honest() -> Case {
    let mut case = Case::default();
    let order = Order {
        key: "k".to_owned(),
        account: "shop".to_owned(),
        payment: "p".to_owned(),
        amount: 400,
        currency: "USD".to_owned(),
    };
    case.orders.insert("k".to_owned(), order);
    case.payments.insert("p".to_owned(), Payment { captured: 1_000, may_need_review: false, movements: vec![moved()] });
    let known = Known {
        mark: "rf-1".to_owned(),
        status: RefundStatus::Succeeded,
        amount: 400,
        attempts: 1,
        contradicted: false,
    };
    case.refunds.insert("k".to_owned(), known);
    case.arrivals.insert("rf-1".to_owned(), 1);
    case.calls = vec![call(1, None), call(3, status(RefundStatus::Unknown)), call(5, status(RefundStatus::Succeeded))];
    case
}

fn moved() -> Movement {
    Movement { mark: Some("rf-1".to_owned()), amount: 400 }
}

fn call(began: u64, told: Option<What>) -> Call {
    Call { key: "k".to_owned(), began, ended: began + 1, told }
}

#[expect(clippy::unnecessary_wraps, reason = "it stands where nothing could be told too")]
fn status(status: RefundStatus) -> Option<What> {
    Some(What::Status { status, amount: 400 })
}

fn error(code: &str) -> Option<What> {
    Some(What::Error(code.to_owned()))
}

/// The one complaint about the honest case after this change.
fn complaint(change: impl FnOnce(&mut Case)) -> String {
    let mut case = honest();
    change(&mut case);
    let complaints = judge(&case);
    assert_eq!(complaints.len(), 1, "{complaints:#?}");
    complaints[0].clone()
}

fn known(case: &mut Case) -> &mut Known {
    case.refunds.get_mut("k").unwrap()
}

fn movements(case: &mut Case) -> &mut Vec<Movement> {
    &mut case.payments.get_mut("p").unwrap().movements
}

#[test]
fn an_honest_case_is_acquitted() {
    assert_eq!(judge(&honest()), [""; 0]);
}

#[test]
fn a_refund_made_twice_is_found() {
    assert_eq!(complaint(|case| movements(case).push(moved())), "k: went back 2 times");
}

#[test]
fn more_than_was_paid_is_found() {
    let found = complaint(|case| case.payments.get_mut("p").unwrap().captured = 399);
    assert_eq!(found, "payment p: 400 went back of 399");
}

#[test]
fn money_the_journal_knows_nothing_of_is_found() {
    let found = complaint(|case| movements(case).push(Movement { mark: Some("rf-2".to_owned()), amount: 1 }));
    assert_eq!(found, "payment p: 1 went back under rf-2, of which the journal knows nothing");
}

#[test]
fn money_of_another_payment_is_found() {
    let found = complaint(|case| {
        let movement = movements(case).pop().unwrap();
        case.payments
            .insert("q".to_owned(), Payment { captured: 400, movements: vec![movement], ..Payment::default() });
        known(case).status = RefundStatus::Refused;
        case.calls.clear();
    });
    assert_eq!(found, "k: 400 went back of another payment, q");
}

#[test]
fn a_sending_without_a_mark_is_found() {
    let found = complaint(|case| *case.arrivals.get_mut("rf-1").unwrap() = 2);
    assert_eq!(found, "rf-1: sent 2 times and marked as sent 1 times");
    let found = complaint(|case| {
        case.arrivals.insert("rf-2".to_owned(), 1);
    });
    assert_eq!(found, "rf-2: sent 1 times and marked as sent 0 times");
}

#[test]
fn a_success_that_is_none_is_found() {
    assert_eq!(complaint(|case| movements(case).clear()), "k: the journal says succeeded, and nothing went back");
}

#[test]
fn a_refusal_that_is_none_is_found() {
    let found = complaint(|case| {
        known(case).status = RefundStatus::Refused;
        case.calls.clear();
    });
    assert_eq!(found, "k: the journal says refused, and money went back");
}

#[test]
fn another_amount_is_found() {
    let found = complaint(|case| movements(case)[0].amount = 399);
    assert_eq!(found, "k: 399 went back, and the journal says 400");
    let found = complaint(|case| case.orders.get_mut("k").unwrap().amount = 300);
    assert_eq!(found, "k: 300 was ordered, and the journal says 400");
    let found =
        complaint(|case| case.calls = vec![call(1, Some(What::Status { status: RefundStatus::Unknown, amount: 40 }))]);
    assert_eq!(found, "k: was told as 40, and the journal says 400");
}

#[test]
fn what_is_left_open_is_found() {
    for status in [RefundStatus::Queued, RefundStatus::Pending, RefundStatus::Unknown] {
        let found = complaint(|case| {
            known(case).status = status;
            case.calls.clear();
        });
        assert_eq!(found, "k: still open");
    }
}

#[test]
fn a_person_is_asked_only_where_the_gateway_can_t_tell() {
    let left = |case: &mut Case| {
        known(case).status = RefundStatus::Review;
        case.calls.clear();
    };
    assert_eq!(complaint(left), "k: left to a person at a gateway that can always tell");
    let mut case = honest();
    left(&mut case);
    case.payments.get_mut("p").unwrap().may_need_review = true;
    assert_eq!(judge(&case), [""; 0]);
}

#[test]
fn a_final_status_that_changed_is_found() {
    let found = complaint(|case| {
        case.calls = vec![call(1, status(RefundStatus::Refused))];
    });
    assert_eq!(found, "k: was told as refused, and now it is succeeded");
}

#[test]
fn a_told_refund_the_journal_lost_is_found() {
    let found = complaint(|case| {
        case.refunds.clear();
        case.arrivals.clear();
        movements(case).clear();
        case.calls = vec![call(1, status(RefundStatus::Unknown))];
    });
    assert_eq!(found, "k: was told as unknown, and the journal does not know it");
}

#[test]
fn an_error_that_moved_money_is_found() {
    let found = complaint(|case| case.calls = vec![call(1, error("UNREACHABLE"))]);
    assert_eq!(found, "k: every call ended with an error (UNREACHABLE), and it is succeeded");
    let mut case = honest();
    case.calls = vec![call(1, error("UNREACHABLE")), call(3, None)];
    assert_eq!(judge(&case), [""; 0], "the call that was killed may have done it");
}

#[test]
fn a_later_life_that_knows_less_is_found() {
    let found = complaint(|case| case.calls.push(call(7, status(RefundStatus::Unknown))));
    assert_eq!(found, "k: was told as succeeded, and later as unknown");
    let found = complaint(|case| case.calls.push(call(7, error("OVER_REFUND"))));
    assert_eq!(found, "k: was told as succeeded, and later ended with OVER_REFUND");
    let mut case = honest();
    case.calls.push(call(4, status(RefundStatus::Unknown)));
    case.calls.push(call(7, error("JOURNAL_BUSY")));
    assert_eq!(judge(&case), [""; 0], "lives that overlap may tell in any order");
}

#[test]
fn news_against_the_end_and_a_damaged_file_are_found() {
    let found = complaint(|case| known(case).contradicted = true);
    assert_eq!(found, "k: a gateway that tells the truth spoke against succeeded");
    let found = complaint(|case| case.journal_problems.push("damaged".to_owned()));
    assert_eq!(found, "the journal: damaged");
}
