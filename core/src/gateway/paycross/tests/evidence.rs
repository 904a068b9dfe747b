use super::{MARK, Shown, UID, list, money, of_card, order, paycross, reply};
use crate::gateway::snapshot::shown;
use crate::gateway::{Doubt, Evidence, Gateway, RefundOrder, Reply};

fn evidence(refund_id: Option<&str>, reply: &Reply) -> Evidence {
    paycross().evidence(&order(), refund_id, reply)
}

fn doubt(refund_id: Option<&str>, reply: &Reply) -> Option<Doubt> {
    match evidence(refund_id, reply) {
        Evidence::Doubtful { doubt, .. } => Some(doubt),
        Evidence::Succeeded { .. } | Evidence::Pending { .. } | Evidence::Refused { .. } | Evidence::Absent { .. } => {
            None
        }
    }
}

fn paths(order: &RefundOrder, refund_id: Option<&str>) -> Vec<String> {
    paycross().ask(order, refund_id).iter().map(|request| request.uri().to_string()).collect()
}

#[test]
fn the_questions_about_a_refund() {
    insta::assert_snapshot!(shown(&paycross().ask(&order(), None)[0]), @r"
    GET https://data.pay-cross.com/beyag/transactions/tracking_id/rf-0123456789abcdefghjkmnpqrs
    accept: application/json
    accept-encoding: identity
    authorization: [secret]
    user-agent: tillback/[version]
    ");
    let apm = "https://data.pay-cross.com/beyag/transactions";
    assert_eq!(paths(&order(), Some(UID)), [format!("{apm}/{UID}"), format!("{apm}/tracking_id/{MARK}")]);
    let card = "https://gateway.pay-cross.com";
    assert_eq!(
        paths(&of_card(), Some(UID)),
        [format!("{card}/transactions/{UID}"), format!("{card}/v2/transactions/tracking_id/{MARK}")]
    );
    assert_eq!(paths(&of_card(), None), [format!("{card}/v2/transactions/tracking_id/{MARK}")]);
}

#[test]
fn a_refund_with_our_mark_tells() {
    let listed = |word: &str| evidence(None, &list(&[Shown::refund(word)]));
    let Evidence::Succeeded { refund_id, words } = listed("successful") else { panic!("it happened") };
    assert_eq!((refund_id.as_deref(), words.message.as_deref()), (Some(UID), Some("as it is")));
    assert!(matches!(listed("pending"), Evidence::Pending { refund_id: Some(_), .. }));
    assert!(matches!(listed("failed"), Evidence::Refused { refund_id: Some(_), .. }));
    assert!(matches!(listed("expired"), Evidence::Refused { .. }));
    assert_eq!(doubt(None, &list(&[Shown::refund("odd")])), Some(Doubt::UnknownWord));
    let torn = Shown::refund("successful").with("refund", r#"{"status":"pending"}"#);
    assert_eq!(doubt(None, &list(&[torn])), Some(Doubt::Contradiction));
}

#[test]
fn the_refund_by_its_uid_tells_also_without_our_mark() {
    for tracking_id in ["null", r#""rf-0123456789abcdefghjkmnpqrs""#] {
        let refund = Shown::refund("successful").with("tracking_id", tracking_id);
        assert!(matches!(evidence(Some(UID), &refund.reply()), Evidence::Succeeded { .. }), "{tracking_id}");
    }
    let unmarked = Shown::refund("successful").with("tracking_id", "null");
    assert_eq!(doubt(None, &unmarked.reply()), Some(Doubt::OtherRefund));
    assert_eq!(doubt(Some("2-another"), &unmarked.reply()), Some(Doubt::OtherRefund));
    let others = Shown::refund("successful").with("tracking_id", r#""rf-another""#);
    assert_eq!(doubt(Some(UID), &others.reply()), Some(Doubt::OtherRefund));
}

#[test]
fn the_amount_is_checked_here_too() {
    let refund = || Shown::refund("successful");
    for (shown, expected) in [
        (refund().with("amount", "51"), Doubt::OtherAmount),
        (refund().with("currency", r#""EUR""#), Doubt::OtherCurrency),
        (refund().with("parent_uid", r#""1-another""#), Doubt::OtherRefund),
    ] {
        assert_eq!(doubt(None, &list(&[shown])), Some(expected));
    }
    let other = RefundOrder { amount: money(51, "USD"), ..order() };
    let evidence = paycross().evidence(&other, None, &list(&[refund()]));
    assert!(matches!(evidence, Evidence::Doubtful { doubt: Doubt::OtherAmount, .. }));
}

#[test]
fn only_an_empty_list_by_mark_is_a_no() {
    assert!(matches!(evidence(None, &list(&[])), Evidence::Absent { .. }));
    let on_card = paycross().evidence(&of_card(), None, &list(&[]));
    assert!(matches!(on_card, Evidence::Doubtful { doubt: Doubt::Ambiguous, .. }), "{on_card:?}");
    assert_eq!(doubt(None, &reply(200, "[]")), Some(Doubt::OtherRefund));
    assert_eq!(doubt(None, &reply(200, "{}")), Some(Doubt::Unreadable));
    assert_eq!(doubt(None, &reply(200, r#"{"transactions":null}"#)), Some(Doubt::Unreadable));
    assert_eq!(doubt(None, &reply(200, r#"{"transactions":{}}"#)), Some(Doubt::Unreadable));
    assert_eq!(doubt(None, &list(&[Shown::payment("successful")])), Some(Doubt::OtherRefund));
    // The gateway gave it a uid, so it had it: a list without it is none of the answers that count.
    assert_eq!(doubt(Some(UID), &list(&[])), Some(Doubt::NoAnswer));
}

#[test]
fn what_is_no_answer_leads_to_the_next_question() {
    for (status, body) in [
        (404, r#"{"message":"Not found."}"#),
        (404, r#"{"response":{"message":"Record not found"}}"#),
        (404, "<html>"),
        (401, r#"{"message":"Unauthorized"}"#),
        (429, ""),
        (422, r#"{"transactions":[]}"#),
        (500, r#"{"transactions":[]}"#),
        (502, "<html>"),
    ] {
        for refund_id in [None, Some(UID)] {
            assert_eq!(doubt(refund_id, &reply(status, body)), Some(Doubt::NoAnswer), "{status} {body}");
        }
    }
    assert_eq!(doubt(None, &reply(302, r#"{"transactions":[]}"#)), Some(Doubt::Redirected));
    assert_eq!(doubt(None, &reply(200, "<html>")), Some(Doubt::Unreadable));
}

#[test]
fn several_refunds_with_our_mark() {
    let refund = |uid: &str, word: &str| Shown::refund(word).with("uid", &format!("{uid:?}"));
    let of = |words: &[(&str, &str)]| {
        let refunds: Vec<_> = words.iter().map(|(uid, word)| refund(uid, word)).collect();
        evidence(None, &list(&refunds))
    };
    // One that ended without money beside one that did not.
    for pair in [[("2-a", "failed"), ("2-b", "successful")], [("2-b", "successful"), ("2-a", "failed")]] {
        let Evidence::Succeeded { refund_id, .. } = of(&pair) else { panic!("it happened") };
        assert_eq!(refund_id.as_deref(), Some("2-b"));
    }
    assert!(matches!(of(&[("2-a", "failed"), ("2-b", "pending")]), Evidence::Pending { .. }));
    assert!(matches!(of(&[("2-a", "failed"), ("2-b", "expired")]), Evidence::Refused { .. }));
    // Money may have moved twice.
    for words in [["successful", "successful"], ["successful", "pending"], ["pending", "pending"]] {
        let evidence = of(&[("2-a", words[0]), ("2-b", words[1])]);
        assert!(matches!(evidence, Evidence::Doubtful { doubt: Doubt::Contradiction, .. }), "{words:?}");
    }
    let mixed = list(&[Shown::payment("successful"), refund("2-a", "successful")]);
    assert!(matches!(evidence(None, &mixed), Evidence::Succeeded { .. }));
}
