use super::{Agreement, Dimension, GatewayView, ReportRow, Totals};
use crate::model::{
    Currency, Details, GatewayName, GatewayWords, ListedRefund, Money, PockytDetails, Raw, Refund, RefundStatus,
    Transaction, TransactionKind, TransactionStatus,
};
use jiff::Timestamp;
use jiff::tz::TimeZone;

fn usd(minor: i64) -> Money {
    Money::from_minor(minor, Currency::from_code("USD").unwrap())
}

/// A payment of 10.00 of which the gateway says that so much went back.
fn payment(refunded: Option<i64>) -> Transaction {
    let status = match refunded {
        None | Some(0) => TransactionStatus::Paid,
        Some(1_000) => TransactionStatus::Refunded,
        Some(_) => TransactionStatus::PartlyRefunded,
    };
    Transaction {
        account: "shop".into(),
        gateway: GatewayName::Pockyt,
        id: "t1".to_owned(),
        reference: Some("order-1".to_owned()),
        kind: TransactionKind::Payment,
        parent_id: None,
        status,
        status_word: status.as_str().to_owned(),
        amount: usd(1_000),
        refunded: refunded.map(usd),
        refundable: refunded.map(|refunded| usd(1_000 - refunded)),
        refunds: None,
        method: Some("alipay".to_owned()),
        created_at: Some(Timestamp::UNIX_EPOCH),
        paid_at: None,
        refunded_at: None,
        updated_at: None,
        details: Details::Pockyt(PockytDetails::default()),
        raw: Raw::default(),
    }
}

fn refund(id: &str, minor: i64, status: RefundStatus) -> Refund {
    Refund {
        idempotency_key: id.to_owned(),
        id: id.to_owned(),
        account: "shop".into(),
        gateway: GatewayName::Pockyt,
        target: "t1".to_owned(),
        transaction_id: Some("t1".to_owned()),
        reference: None,
        amount: usd(minor),
        reason: None,
        status,
        contradicted: false,
        gateway_refund_id: Some(format!("g-{id}")),
        gateway_words: GatewayWords::default(),
        raw: Raw::default(),
        attempts: Vec::new(),
        created_at: Timestamp::UNIX_EPOCH,
        updated_at: Timestamp::UNIX_EPOCH,
        history: Vec::new(),
    }
}

fn listed(mark: Option<&str>, id: Option<&str>, minor: i64) -> ListedRefund {
    ListedRefund { id: id.map(str::to_owned), mark: mark.map(str::to_owned), amount: usd(minor) }
}

#[test]
fn totals_that_match_agree() {
    assert_eq!(Agreement::of(&payment(Some(0)), &[]), Agreement::Agrees);
    let ours = [refund("a", 300, RefundStatus::Succeeded), refund("b", 200, RefundStatus::Refused)];
    assert_eq!(Agreement::of(&payment(Some(300)), &ours), Agreement::Agrees);
}

#[test]
fn more_less_and_nothing_are_told_apart() {
    let ours = [refund("a", 300, RefundStatus::Succeeded)];
    let more = Agreement::RefundedElsewhere { amount: usd(200), at: None };
    assert_eq!(Agreement::of(&payment(Some(500)), &ours), more);
    assert_eq!(Agreement::of(&payment(Some(0)), &ours), Agreement::NotShown { amount: usd(300) });
    let differ = Agreement::AmountsDiffer { ours: usd(300), theirs: usd(100) };
    assert_eq!(Agreement::of(&payment(Some(100)), &ours), differ);
}

#[test]
fn a_list_of_refunds_shows_what_a_total_hides() {
    let ours = [refund("a", 300, RefundStatus::Succeeded)];
    let with = |listed| Transaction { refunds: Some(vec![listed]), ..payment(Some(300)) };
    assert_eq!(Agreement::of(&with(listed(Some("a"), None, 300)), &ours), Agreement::Agrees);
    assert_eq!(Agreement::of(&with(listed(None, Some("g-a"), 300)), &ours), Agreement::Agrees);
    // Somebody refunded the same amount by hand, and ours is not there.
    assert_eq!(Agreement::of(&with(listed(None, Some("x"), 300)), &ours), Agreement::NotShown { amount: usd(300) });
    let differ = Agreement::AmountsDiffer { ours: usd(300), theirs: usd(200) };
    assert_eq!(Agreement::of(&with(listed(Some("a"), None, 200)), &ours), differ);
}

#[test]
fn open_and_contradicted_come_before_any_sum() {
    for status in [RefundStatus::Queued, RefundStatus::Pending, RefundStatus::Unknown, RefundStatus::Review] {
        let ours = [refund("a", 300, status), refund("b", 100, RefundStatus::Succeeded)];
        assert_eq!(Agreement::of(&payment(Some(700)), &ours), Agreement::StillOpen { amount: usd(300) });
    }
    let pending = Transaction { status: TransactionStatus::RefundPending, ..payment(Some(0)) };
    assert_eq!(Agreement::of(&pending, &[]), Agreement::StillOpen { amount: usd(0) });
    let contradicted = Refund { contradicted: true, ..refund("a", 300, RefundStatus::Succeeded) };
    assert_eq!(Agreement::of(&payment(Some(300)), &[contradicted]), Agreement::Contradicted);
}

#[test]
fn what_is_not_told_is_not_guessed() {
    let ours = [refund("a", 300, RefundStatus::Succeeded)];
    assert_eq!(Agreement::of(&payment(None), &ours), Agreement::NotTold);
    let row = ReportRow::shown("t1".to_owned(), payment(None), Some(ours.to_vec()), &TimeZone::UTC, false);
    assert_eq!((row.refunded, row.refundable), (Some(usd(300)), Some(usd(700))));
    let apart = ReportRow::shown("t1".to_owned(), payment(None), Some(ours.to_vec()), &TimeZone::UTC, true);
    assert_eq!(apart.refunded, None, "the refund has a row of its own");
}

#[test]
fn a_reversal_gave_all_of_it_back() {
    let voided = Transaction { status: TransactionStatus::Voided, ..payment(Some(0)) };
    let ours = [refund("a", 1_000, RefundStatus::Succeeded)];
    assert_eq!(Agreement::of(&voided, &ours), Agreement::Agrees);
    let row = ReportRow::shown("t1".to_owned(), voided, None, &TimeZone::UTC, false);
    assert_eq!((row.paid, row.refunded, row.refundable), (Some(usd(1_000)), Some(usd(1_000)), Some(usd(0))));
}

#[test]
fn a_refund_that_is_listed_by_itself_is_ours_or_somebody_elses() {
    let theirs = |id: &str, status| Transaction {
        id: id.to_owned(),
        kind: TransactionKind::Refund,
        parent_id: Some("t1".to_owned()),
        reference: None,
        amount: usd(300),
        status,
        ..payment(None)
    };
    let paid = theirs("g-a", TransactionStatus::Paid);
    let failed = theirs("g-a", TransactionStatus::Failed);
    let of = |transaction: &Transaction, minor, status| Agreement::of(transaction, &[refund("a", minor, status)]);
    assert_eq!(of(&paid, 300, RefundStatus::Succeeded), Agreement::Agrees);
    assert_eq!(of(&paid, 200, RefundStatus::Succeeded), Agreement::AmountsDiffer { ours: usd(200), theirs: usd(300) });
    assert_eq!(of(&paid, 300, RefundStatus::Refused), Agreement::Contradicted);
    assert_eq!(of(&paid, 300, RefundStatus::Unknown), Agreement::StillOpen { amount: usd(300) });
    assert_eq!(of(&failed, 300, RefundStatus::Succeeded), Agreement::NotShown { amount: usd(300) });
    assert_eq!(of(&failed, 300, RefundStatus::Refused), Agreement::Agrees);
    let other = theirs("x", TransactionStatus::Paid);
    assert!(matches!(of(&other, 300, RefundStatus::Succeeded), Agreement::RefundedElsewhere { .. }));
    assert_eq!(Agreement::of(&theirs("x", TransactionStatus::Failed), &[]), Agreement::Agrees);
}

#[test]
fn what_did_not_go_through_brought_nothing_in() {
    for status in TransactionStatus::ALL {
        let transaction = Transaction { status, ..payment(Some(0)) };
        let row = ReportRow::shown("t1".to_owned(), transaction, None, &TimeZone::UTC, false);
        let went_through = matches!(
            status,
            TransactionStatus::Paid
                | TransactionStatus::RefundPending
                | TransactionStatus::PartlyRefunded
                | TransactionStatus::Refunded
                | TransactionStatus::Voided
        );
        assert_eq!(row.paid, Some(usd(if went_through { 1_000 } else { 0 })), "{status:?}");
        assert!(went_through || row.refundable == Some(usd(0)), "{status:?}");
    }
}

#[test]
fn what_is_under_way_can_t_be_given_back_once_more() {
    let ours = vec![refund("a", 300, RefundStatus::Succeeded), refund("b", 600, RefundStatus::Unknown)];
    let row = ReportRow::shown("t1".to_owned(), payment(Some(300)), Some(ours.clone()), &TimeZone::UTC, false);
    assert_eq!(row.refundable, Some(usd(100)));
    // The gateway counts it already: never below nothing.
    let row = ReportRow::shown("t1".to_owned(), payment(Some(900)), Some(ours), &TimeZone::UTC, false);
    assert_eq!(row.refundable, Some(usd(0)));
}

#[test]
fn sums_are_exact_and_of_one_currency_each() {
    let mut totals = Totals::default();
    let currencies = ["USD", "KWD", "JPY"].map(|code| Currency::from_code(code).unwrap());
    for number in 0..9 {
        let currency = currencies[number % 3];
        let mut transaction = payment(Some(0));
        // Three of them exceed what an i64 holds.
        transaction.amount = Money::from_minor(i64::MAX, currency);
        transaction.refunded = Some(Money::from_minor(1, currency));
        transaction.refundable = None;
        totals.add(&ReportRow::shown("t".to_owned(), transaction, None, &TimeZone::UTC, false));
    }
    let by = totals.by(Dimension::Currency);
    assert_eq!(by.iter().map(|total| total.currency.code()).collect::<Vec<_>>(), ["JPY", "KWD", "USD"]);
    for total in by {
        assert_eq!((total.sums.rows, total.sums.paid, total.sums.refunded), (3, i128::from(i64::MAX) * 3, 3));
    }
    assert_eq!(totals.by(Dimension::Day)[0].label, "1970-01-01");
    assert_eq!(totals.by(Dimension::Method)[0].label, "alipay");
}

#[test]
fn the_journal_alone_says_what_it_knows() {
    let ours = vec![refund("a", 300, RefundStatus::Succeeded), refund("b", 200, RefundStatus::Review)];
    let row = ReportRow::from_journal(&ours[0], Some(usd(1_000)), ours.clone(), &TimeZone::UTC);
    assert_eq!((row.paid, row.refunded, row.refundable), (Some(usd(1_000)), Some(usd(300)), Some(usd(500))));
    assert!(matches!(row.view, GatewayView::NotAsked));
    let unknown = ReportRow::from_journal(&ours[0], None, ours.clone(), &TimeZone::UTC);
    assert_eq!((unknown.paid, unknown.refundable), (None, None));
}
