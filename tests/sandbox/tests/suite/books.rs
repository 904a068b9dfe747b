//! The books stay right whatever happens.

use crate::merchant::{self, REFUND};
use http::{HeaderMap, Method};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use tillback_sandbox::wire::Request;
use tillback_sandbox::{Fault, GatewayName, Host, NewPayment, Rule, Sandbox};

const FAULTS: [&str; 12] = [
    "reset-before",
    "reset-after",
    "hang-after",
    "delay",
    "late:40",
    "act-500",
    "truncated",
    "wrong-amount",
    "twice",
    "pending:30",
    "pending-fails:30",
    "decline",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn never_more_goes_back_than_was_paid(
        steps in prop::collection::vec((1_i64..4000, prop::option::of(0..FAULTS.len()), 0_i64..50), 1..40)
    ) {
        let mut now: Timestamp = "2024-05-01T08:00:00Z".parse().unwrap();
        let mut sandbox = Sandbox::empty(7, now);
        let new = NewPayment::new(GatewayName::Pockyt, 10_000, "USD");
        let id = sandbox.create_payment(new, now).unwrap().id;
        let accounts = sandbox.world().accounts.clone();
        let mut answered = 0;
        for (amount, fault, pause) in steps {
            now += SignedDuration::from_millis(pause);
            let faulty = fault.is_some();
            if let Some(fault) = fault {
                sandbox.push_fault(Rule::new(FAULTS[fault].parse::<Fault>().unwrap())).unwrap();
            }
            let text = format!("{}.{:02}", amount / 100, amount % 100);
            let request = Request {
                method: Method::POST,
                path: REFUND.to_owned(),
                query: String::new(),
                headers: HeaderMap::new(),
                body: merchant::json(&merchant::signed(&accounts, &merchant::refund(&id, &text, "rf"))).into(),
            };
            let outcome = sandbox.serve(Host::Pockyt, request, now);
            let done = outcome.reply().is_some_and(|reply| reply.body.starts_with(b"{\"ret_code\":\"000100\""));
            if done && !faulty {
                answered += amount;
            }
            let payment = sandbox.world().payment(GatewayName::Pockyt, &id).unwrap();
            prop_assert!(payment.refundable() >= 0);
            prop_assert!(payment.refunded() >= answered);
        }
        now += SignedDuration::from_secs(1);
        sandbox.tick(now);
        let payment = sandbox.world().payment(GatewayName::Pockyt, &id).unwrap();
        prop_assert_eq!(payment.refunded(), payment.reserved());
        prop_assert!(payment.refunded() <= payment.amount);
    }
}
