//! What a shop does with the examples.

use crate::shop::Shop;
use crate::webhook::{Letterbox, Taking};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command};
use std::thread;
use std::time::Duration;
use tillback::{HistorySource, RefundStatus};
use tillback_sandbox::{Fault, GatewayName, Operation};

/// Its name, at which gateways it is told, and the story.
type Story = (&'static str, &'static [GatewayName], fn(&Shop<'_>, Taking));

const ALL: &[GatewayName] = &GatewayName::ALL;
const ONE: &[GatewayName] = &[GatewayName::Pockyt];
/// Yedpay has no word of which a refusal for good is certain.
const THAT_REFUSE: &[GatewayName] = &[GatewayName::Pockyt, GatewayName::Paycross];

pub(crate) const STORIES: &[Story] = &[
    ("the same key refunds once", ALL, the_same_key_refunds_once),
    ("a refusal is told with its code", THAT_REFUSE, a_refusal_is_told_with_its_code),
    ("mistakes are told", ONE, mistakes_are_told),
    ("a gateway that is down is worth another try", ONE, a_gateway_that_is_down_is_worth_another_try),
    ("a till goes on where it was killed", ALL, a_till_goes_on_where_it_was_killed),
    ("an app in the background gets its answer", ALL, an_app_in_the_background_gets_its_answer),
    ("a lost answer is settled overnight", ALL, a_lost_answer_is_settled_overnight),
    ("news move the refund, and forged ones don't", ALL, news_move_the_refund),
];

fn the_same_key_refunds_once(shop: &Shop<'_>, _: Taking) {
    let payment = shop.pay(None);
    for _ in 0..2 {
        let end = shop.run("RefundReceipt", &[&payment, "return-1", "12.50 HKD", "Cup was broken"]);
        assert_eq!(end.out, format!("12.50 HKD of {payment}: succeeded\n"), "{end:?}");
        assert_eq!((end.code, end.err.as_str()), (Some(0), ""));
    }
    assert_eq!(shop.refunded(&payment), 1_250);
    // Another key is another refund; without an amount, of all that is left.
    assert_eq!(shop.run("RefundReceipt", &[&payment, "return-2"]).code, Some(0));
    assert_eq!(shop.refunded(&payment), 2_500);
}

fn a_refusal_is_told_with_its_code(shop: &Shop<'_>, _: Taking) {
    let payment = shop.pay(None);
    shop.fault(Fault::Decline { message: "Declined".to_owned() }, None);
    let end = shop.run("RefundReceipt", &[&payment, "return-1", "12.50 HKD"]);
    assert_eq!(end.code, Some(4), "{end:?}");
    assert!(end.out.starts_with(&format!("12.50 HKD of {payment}: refused\nThe gateway's code: ")), "{end:?}");
    assert_eq!(shop.refunded(&payment), 0);
}

fn mistakes_are_told(shop: &Shop<'_>, _: Taking) {
    let payment = shop.pay(None);
    for (arguments, code, told) in [
        (&[payment.as_str()][..], 2, "usage: RefundReceipt"),
        (&[&payment, "return-1", "12.505 HKD"], 1, "AMOUNT_TOO_PRECISE"),
        (&[&payment, "return-1", "25.01 HKD"], 1, "That is more than is left of the payment.\nOVER_REFUND: "),
    ] {
        let end = shop.run("RefundReceipt", arguments);
        assert_eq!((end.code, end.out.as_str()), (Some(code), ""), "{end:?}");
        assert!(end.err.contains(told), "{end:?}");
    }
    let mut nobody = shop.program("RefundReceipt", &[&payment, "return-1"]);
    let end = crate::program::end_of(nobody.env("TILLBACK_GATEWAY", ""));
    assert_eq!((end.code, end.err.as_str()), (Some(2), "Set TILLBACK_GATEWAY to pockyt, yedpay or paycross.\n"));
    assert_eq!(shop.run("SettleOvernight", &["soon"]).code, Some(2));
    assert_eq!(shop.run("OfflineTill", &[&payment]).code, Some(2));
    assert_eq!(shop.refunded(&payment), 0);
}

fn a_gateway_that_is_down_is_worth_another_try(shop: &Shop<'_>, _: Taking) {
    let payment = shop.pay(None);
    shop.down();
    let end = shop.run("RefundReceipt", &[&payment, "return-1", "12.50 HKD"]);
    assert_eq!(end.code, Some(1), "{end:?}");
    assert!(end.err.starts_with("UNREACHABLE: ") && end.err.ends_with("\nTry again with the same key.\n"), "{end:?}");
    shop.up();
    assert_eq!(shop.run("RefundReceipt", &[&payment, "return-1", "12.50 HKD"]).code, Some(0));
    assert_eq!(shop.refunded(&payment), 1_250);
}

/// There is no network, the system ends the app, it is started again without one, and then the network is back.
fn a_till_goes_on_where_it_was_killed(shop: &Shop<'_>, _: Taking) {
    let payment = shop.pay(None);
    shop.down();
    let mut till = shop.program("OfflineTill", &[&payment, "return-1", "12.50 HKD"]).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(till.stdout.take().unwrap()).read_line(&mut line).unwrap();
    till.kill().unwrap();
    till.wait().unwrap();
    assert_eq!(line, "return-1: 12.50 HKD queued, written down\n");
    let end = shop.run("SettleOvernight", &["0"]);
    assert_eq!(end.code, Some(5), "{end:?}");
    assert!(end.out.starts_with("return-1: 12.50 HKD queued since "), "{end:?}");
    assert!(end.out.ends_with("\n1 still open, 0 for a person.\n"), "{end:?}");
    shop.up();
    let secret = shop.secret();
    for is_first in [true, false] {
        let end = shop.run("OfflineTill", &[]);
        assert_eq!(end.code, Some(0), "{end:?}");
        assert!(end.out.ends_with("0 still open.\n"), "{end:?}");
        // It hands the engine's log on.
        assert_eq!(end.err.contains("info: a refund ended"), is_first, "{end:?}");
        assert!(!end.err.contains(&secret), "the log tells a secret");
    }
    assert_eq!(shop.refunded(&payment), 1_250);
    assert_eq!(shop.recorded("return-1").status, RefundStatus::Succeeded);
}

/// The system stops the app between the sending and the answer, and cuts its connections, before it lets it go on.
fn an_app_in_the_background_gets_its_answer(shop: &Shop<'_>, _: Taking) {
    let payment = shop.pay(None);
    shop.fault(Fault::Delay { ms: 60_000 }, Some(Operation::Refund));
    let app = shop.program("RefundReceipt", &[&payment, "return-1", "12.50 HKD"]).spawn().unwrap();
    while shop.refunded(&payment) == 0 {
        thread::sleep(Duration::from_millis(10));
    }
    signal(&app, "STOP");
    shop.down();
    shop.up();
    signal(&app, "CONT");
    let end = app.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&end.stdout);
    assert_eq!((end.status.code(), &*told), (Some(0), &*format!("12.50 HKD of {payment}: succeeded\n")));
    assert_eq!(shop.refunded(&payment), 1_250);
}

fn signal(app: &Child, name: &str) {
    let kill = format!("kill -{name} {}", app.id());
    assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
}

fn a_lost_answer_is_settled_overnight(shop: &Shop<'_>, _: Taking) {
    let payment = shop.pay(None);
    shop.lose(&payment, "return-1");
    let end = shop.run("SettleOvernight", &["1"]);
    assert_eq!((end.code, end.out.as_str()), (Some(0), "0 still open, 0 for a person.\n"), "{end:?}");
    assert!(end.err.contains("1 of 1: return-1 succeeded\n"), "{end:?}");
    assert_eq!(shop.refunded(&payment), 1_250);
}

fn news_move_the_refund(shop: &Shop<'_>, taking: Taking) {
    let letterbox = Letterbox::open();
    let payment = shop.pay(Some(letterbox.url.clone()));
    // Not before the refund is given up for this moment, so that it is the news which moves it.
    shop.fault(Fault::NotifyLate { ms: 1_000 }, None);
    shop.lose(&payment, "return-1");
    let news = letterbox.next();
    let has_moved = || shop.recorded("return-1").history.iter().any(|line| line.source == HistorySource::Webhook);
    let forged = news.with_another_amount();
    for (delivered, status) in [(forged, 403), (news, 200)] {
        assert!(!has_moved());
        let answer = delivered.hand_to(shop, taking);
        assert_eq!(answer.status, status, "{answer:?}");
        // Nothing is said to whoever is not the gateway; PayCross wants nothing said either.
        let says_something = status == 200 && shop.gateway != GatewayName::Paycross;
        assert_eq!(answer.body.is_empty(), !says_something, "{answer:?}");
        let told = if status == 200 { "Refund return-1 of 12.50 HKD: " } else { "SIGNATURE_INVALID: " };
        assert!(answer.told.contains(told), "{answer:?}");
    }
    assert!(has_moved());
}
