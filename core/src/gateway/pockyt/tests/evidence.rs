use super::{MARK, PAYMENT, REFUND, order, payment, pockyt, reply, usd, worked};
use crate::gateway::{Baseline, Doubt, Evidence, Gateway, RefundOrder, Reply};

type Verdict = Result<(&'static str, Option<String>), Doubt>;

fn proves(order: &RefundOrder, refund_id: Option<&str>, reply: &Reply) -> Verdict {
    match pockyt().evidence(order, refund_id, reply) {
        Evidence::Succeeded { refund_id, .. } => Ok(("succeeded", refund_id)),
        Evidence::Pending { refund_id, .. } => Ok(("pending", refund_id)),
        Evidence::Refused { refund_id, .. } => Ok(("refused", refund_id)),
        Evidence::Absent { .. } => Ok(("absent", None)),
        Evidence::Doubtful { doubt, .. } => Err(doubt),
    }
}

fn of_payment(changes: &[(&str, &str)]) -> Verdict {
    proves(&order(), None, &worked(&payment(changes)))
}

const OURS: &str = r#"[{"refundTransactionId":"1","refundReference":"another","refundAmount":"5.00"},
    {"refundTransactionId":"312345678909999999","refundReference":"rf-0123456789abcdefghjkmnpqrs","refundAmount":"25.00"}]"#;

fn known() -> Option<String> {
    Some(REFUND.to_owned())
}

#[test]
fn the_refund_itself_is_asked_for_first_where_its_number_is_known() {
    let asked = |refund_id| -> Vec<String> {
        let requests = pockyt().ask(&order(), refund_id);
        requests.iter().map(|one| String::from_utf8_lossy(one.body()).into_owned()).collect()
    };
    let (both, one) = (asked(Some(REFUND)), asked(None));
    assert!(both[0].contains(REFUND) && both[1].contains(PAYMENT) && both.len() == 2);
    assert_eq!(one, both[1..]);
}

#[test]
fn our_mark_in_the_list_is_a_yes_once_the_refund_itself_was_asked() {
    // An entry has no status, so what it names is asked first.
    assert_eq!(of_payment(&[("refundInfo", OURS)]), Ok(("pending", known())));
    let asked = proves(&order(), Some(REFUND), &worked(&payment(&[("refundInfo", OURS)])));
    assert_eq!(asked, Ok(("succeeded", known())));
    let nameless = OURS.replace(r#""refundTransactionId":"312345678909999999","#, "");
    assert_eq!(of_payment(&[("refundInfo", &nameless)]), Ok(("succeeded", None)));
    let less = OURS.replace("25.00", "24.00");
    assert_eq!(of_payment(&[("refundInfo", &less)]), Err(Doubt::OtherAmount));
    // Both spellings of the number in one entry.
    let both = OURS.replace(
        r#""refundTransactionId":"312345678909999999""#,
        r#""refundTransactionId":"312345678909999999","refundTransactionNo":"312345678909999999""#,
    );
    assert_eq!(of_payment(&[("refundInfo", &both), ("refundAmount", "0")]), Ok(("pending", known())));
}

#[test]
fn no_mark_proves_nothing_even_if_the_total_stands_still() {
    let ambiguous = Err(Doubt::Ambiguous);
    for (changes, expected) in [
        (vec![], ambiguous.clone()),
        (vec![("refundInfo", "[]")], ambiguous.clone()),
        (vec![("refundAmount", r#""0.00""#)], ambiguous.clone()),
        (vec![("refundAmount", "0"), ("refundInfo", "[]")], ambiguous.clone()),
        (vec![("refundAmount", r#""25.00""#)], ambiguous.clone()),
        (vec![("refundAmount", r#""some""#)], ambiguous.clone()),
        // The form of 2017 was a text.
        (vec![("refundAmount", "0"), ("refundInfo", r#""none""#)], ambiguous.clone()),
    ] {
        assert_eq!(of_payment(&changes), expected, "{changes:?}");
    }
    let order = |refunded| RefundOrder { baseline: Baseline { refunded, ..order().baseline }, ..order() };
    let total = worked(&payment(&[("refundAmount", r#""5.00""#)]));
    assert_eq!(proves(&order(Some(usd("5.00"))), None, &total), ambiguous);
    assert_eq!(proves(&order(Some(usd("10.00"))), None, &total), ambiguous);
    assert_eq!(proves(&order(None), None, &total), ambiguous);
}

#[test]
fn the_refunds_own_record_tells_its_end() {
    let of_refund = |changes: &[(&str, &str)]| {
        let members = [
            ("transactionNo", r#""312345678909999999""#),
            ("amount", r#""25.00""#),
            ("currency", r#""USD""#),
            ("transactionType", r#""refund""#),
        ];
        proves(&order(), Some(REFUND), &worked(&super::object(&members, changes)))
    };
    for (word, expected) in [
        ("success", Ok(("succeeded", known()))),
        ("pending", Ok(("pending", known()))),
        ("dealing", Ok(("pending", known()))),
        ("init", Ok(("pending", known()))),
        ("failed", Ok(("refused", known()))),
        ("closed", Ok(("refused", known()))),
        ("strange", Err(Doubt::UnknownWord)),
    ] {
        let json = format!("{word:?}");
        assert_eq!(of_refund(&[("status", &json)]), expected, "{word}");
        assert_eq!(of_refund(&[("transactionStatus", &json)]), expected, "{word}");
    }
    assert_eq!(of_refund(&[("status", r#""success""#), ("currency", "null")]), Ok(("succeeded", known())));
    assert_eq!(of_refund(&[("status", r#""success""#), ("amount", "24")]), Err(Doubt::OtherAmount));
    assert_eq!(of_refund(&[("status", r#""success""#), ("currency", r#""HKD""#)]), Err(Doubt::OtherCurrency));
}

#[test]
fn the_payment_is_never_taken_for_its_refund() {
    // A reply that called the payment's own number the refund's, for all of the payment.
    let whole = RefundOrder { amount: usd("100.00"), ..order() };
    assert_eq!(proves(&whole, Some(PAYMENT), &worked(&payment(&[]))), Err(Doubt::Ambiguous));
}

#[test]
fn what_is_about_something_else_proves_nothing() {
    let other = &[("transactionNo", r#""312345678901234568""#), ("refundInfo", OURS)];
    assert_eq!(of_payment(other), Err(Doubt::OtherRefund));
    assert_eq!(of_payment(&[("transactionNo", "null")]), Err(Doubt::OtherRefund));
    assert_eq!(of_payment(&[("currency", r#""HKD""#), ("refundInfo", OURS)]), Err(Doubt::OtherCurrency));
    assert_eq!(of_payment(&[("currency", r#""HKD""#), ("refundAmount", "0")]), Err(Doubt::OtherCurrency));
}

#[test]
fn what_is_no_answer_proves_nothing() {
    for (status, body, expected) in [
        (400, r#"{"ret_code":"000021","retMsg":"not found"}"#, Doubt::NoAnswer),
        (400, r#"{"ret_code":"000000","retMsg":"verifySign error"}"#, Doubt::NoAnswer),
        (400, r#"{"ret_code":"000100","result":{}}"#, Doubt::NoAnswer),
        (200, "{}", Doubt::NoAnswer),
        (200, r#"{"ret_code":"000100"}"#, Doubt::Unreadable),
        (200, r#"{"ret_code":"000100","result":[]}"#, Doubt::Unreadable),
        (200, "<html>", Doubt::Unreadable),
        (503, "<html>", Doubt::GatewayFailed),
        (301, "", Doubt::Redirected),
    ] {
        assert_eq!(proves(&order(), None, &reply(status, body)), Err(expected), "{status} {body}");
    }
}

#[test]
fn only_the_very_mark_is_ours() {
    for other in ["rf-0123456789abcdefghjkmnpqr", "rf-0123456789abcdefghjkmnpqrs ", "x rf-0123456789abcdefghjkmnpqrs"] {
        let list = OURS.replace(MARK, other);
        assert_eq!(of_payment(&[("refundInfo", &list)]), Err(Doubt::Ambiguous), "{other}");
    }
}
