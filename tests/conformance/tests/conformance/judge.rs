//! A judge that lets everything pass is worth nothing: here it is given what is wrong, piece by piece.

use crate::rust_driver;
use serde_json::{Value, json};
use tillback_conformance::protocol::Mode;
use tillback_conformance::{run_all, scenario};

fn good() -> Value {
    json!({
        "about": "Part of a payment goes back.",
        "gateways": ["yedpay"],
        "sandbox": { "payments": [{ "as": "p", "amount": 1000 }] },
        "steps": [
            {
                "call": { "op": "refund", "request": {
                    "account": "yedpay", "reference": "${p.id}", "kind": "gateway_id", "idempotency_key": "k",
                    "amount": "4.00 HKD",
                } },
                "expect": { "ok": { "status": "succeeded" } },
                "as": "refund",
            },
            { "webhook": { "number": 0, "account": "yedpay" }, "expect": { "ok": { "refund_keys": ["k"] } } },
            { "call": { "op": "get_refund", "idempotency_key": "k" }, "expect": { "ok": { "id": "${refund.id}" } } },
        ],
        "ledger": { "p": { "refunded": 400, "refunds": 1 } },
        "payees": [],
        "requests": [{ "operation": "refund", "count": 1, "each": { "body": { "$contains": "amount=4.00" } } }],
    })
}

async fn problems(scenario: &Value) -> Vec<String> {
    let scenarios = scenario::parse("self-test", &scenario.to_string()).expect("it can be read");
    let mut outcomes = run_all(scenarios, &rust_driver(), &[Mode::Blocking], 1, |_| ()).await;
    outcomes.swap_remove(0).problems
}

/// The good scenario with another value in one place.
async fn with(pointer: &str, value: Value) -> Vec<String> {
    let mut scenario = good();
    *scenario.pointer_mut(pointer).expect("the place is there") = value;
    problems(&scenario).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_right_passes() {
    assert_eq!(problems(&good()).await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_wrong_expectation_is_noticed() {
    for (pointer, wrong) in [
        ("/steps/0/expect/ok/status", json!("refused")),
        ("/steps/0/expect", json!({ "error": { "code": "OVER_REFUND" } })),
        ("/steps/1/expect/ok/refund_keys", json!([])),
        ("/steps/2/expect/ok/id", json!("another")),
        ("/ledger/p/refunded", json!(401)),
        ("/ledger/p/refunds", json!(2)),
        ("/payees", json!({ "$length": 1 })),
        ("/requests/0/count", json!(2)),
        ("/requests/0/each/body", json!({ "$contains": "amount=5.00" })),
    ] {
        let problems = with(pointer, wrong).await;
        assert_eq!(problems.len(), 1, "{pointer}: {problems:#?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_step_that_can_t_be_made_is_noticed() {
    for (pointer, wrong) in [
        ("/steps/0/call/request/kind", json!("${nobody.id}")),
        ("/steps/2/call", json!({ "op": "get_refund", "idempotency_key": "k", "unknown": 1 })),
        ("/sandbox/payments/0/amount", json!(-1)),
    ] {
        assert!(!with(pointer, wrong).await.is_empty(), "{pointer}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_double_refund_behind_the_program_s_back_is_noticed() {
    let mut scenario = good();
    let by_hand =
        json!({ "sandbox": { "method": "POST", "path": "/payments/${p.id}/refunds", "body": { "amount": 400 } } });
    scenario["steps"].as_array_mut().unwrap().push(by_hand);
    let problems = problems(&scenario).await;
    assert_eq!(problems.len(), 2, "{problems:#?}");
}

#[test]
fn a_scenario_that_could_not_fail_is_not_read() {
    let unread = |pointer: &str, change: fn(&mut Value)| {
        let mut scenario = good();
        change(scenario.pointer_mut(pointer).expect("the place is there"));
        scenario::parse("self-test", &scenario.to_string()).is_err()
    };
    let forget = |member: &'static str| {
        let mut scenario = good();
        scenario.as_object_mut().unwrap().remove(member);
        scenario::parse("self-test", &scenario.to_string()).is_err()
    };
    assert!(forget("ledger") && forget("steps") && forget("about"));
    assert!(unread("/ledger", |ledger| *ledger = json!({})));
    assert!(unread("/steps", |steps| *steps = json!([])));
    assert!(unread("/steps/0", |step| {
        step.as_object_mut().unwrap().remove("expect");
    }));
    assert!(unread("/steps/0/call/op", |op| *op = json!("refnud")));
    assert!(unread("/steps/0/expect/ok/status", |status| *status = json!({ "$oneof": ["a"] })));
    assert!(unread("/requests/0", |requests| *requests = json!({ "operation": "refund" })));
    assert!(unread("/sandbox", |sandbox| sandbox["payment"] = json!([])));
    assert!(unread("/steps/0", |step| step["expects"] = json!({})));
}
