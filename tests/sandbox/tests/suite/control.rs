//! The control interface, as a program in any language sees it.

use crate::client::{self, Answer};
use crate::merchant::{self, REFUND};
use serde_json::{Value, json};
use std::io::ErrorKind;
use std::net::SocketAddr;
use tillback_sandbox::{Host, Options, Server};

struct Desk {
    server: Server,
    control: SocketAddr,
}

impl Desk {
    async fn open() -> Self {
        let server = Server::start(Options { seeded: false, ..Options::default() }).await.unwrap();
        let control = server.control_url().strip_prefix("http://").unwrap().parse().unwrap();
        Self { server, control }
    }

    async fn call(&self, method: &str, path: &str, body: Value) -> Answer {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        client::send(self.control, method, path, &[], body.as_bytes()).await.unwrap()
    }

    async fn get(&self, path: &str) -> Value {
        let answer = self.call("GET", path, Value::Null).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        answer.json()
    }

    async fn ok(&self, method: &str, path: &str, body: Value) -> Value {
        let answer = self.call(method, path, body).await;
        assert!(matches!(answer.status, 200 | 201), "{path}: {}", answer.text());
        answer.json()
    }

    async fn refund(&self, id: &str) -> std::io::Result<Answer> {
        let accounts = self.server.with(|sandbox| sandbox.world().accounts.clone());
        let body = merchant::json(&merchant::signed(&accounts, &merchant::refund(id, "10.00", "rf-1")));
        let address = self.server.hosts().iter().find(|address| address.host == Host::Pockyt).unwrap().plain;
        client::send(address, "POST", REFUND, &[], &body).await
    }
}

#[tokio::test]
async fn payments_are_made_refunded_changed_and_read() {
    let desk = Desk::open().await;
    let new = json!({"gateway": "pockyt", "amount": 10_000, "currency": "USD", "reference": "order-9"});
    let made = desk.ok("POST", "/payments", new).await;
    let id = made["id"].as_str().unwrap();
    desk.refund(id).await.unwrap();
    let refund = desk.ok("POST", &format!("/payments/{id}/refunds"), json!({"amount": 250, "reason": "r"})).await;
    assert_eq!(refund["by_hand"], true);
    let payment = desk.get(&format!("/payments/{id}")).await;
    assert_eq!(payment["refunded"], 1250);
    assert_eq!(payment["refundable"], 8750);
    assert_eq!(payment["refunds"][0]["mark"], "rf-1");
    assert_eq!(payment["refunds"][0]["state"], json!({"state": "done"}));
    let changed = desk.ok("PATCH", &format!("/payments/{id}"), json!({"state": "failed"})).await;
    assert_eq!(changed["state"], "failed");
    let ledger = desk.get("/ledger").await;
    assert_eq!(ledger["sums"][0]["refunded"], 1250);
    assert_eq!(ledger["sums"][0]["refunds"], 2);
}

#[tokio::test]
async fn many_payments_are_made_at_once() {
    let desk = Desk::open().await;
    let new = [json!({"gateway": "yedpay", "amount": 100}), json!({"gateway": "paycross", "amount": 100})];
    let made = desk.ok("POST", "/payments", json!(new)).await;
    assert_eq!(made[0]["currency"], "HKD");
    assert_eq!(made[1]["method"], "m_pesa");
}

#[tokio::test]
async fn what_can_not_be_done_is_said() {
    let desk = Desk::open().await;
    let status = async |method, path, body| desk.call(method, path, body).await.status;
    assert_eq!(status("GET", "/payments/1", Value::Null).await, 404);
    assert_eq!(status("POST", "/payments/1/refunds", Value::Null).await, 404);
    assert_eq!(status("POST", "/payments", json!({"gateway": "pockyt"})).await, 400);
    assert_eq!(status("POST", "/payments", json!({"gateway": "pockyt", "amount": 0})).await, 422);
    assert_eq!(status("POST", "/faults", json!({"fault": {"kind": "nonsense"}})).await, 400);
    assert_eq!(status("POST", "/faults", json!({"fault": {"kind": "huge_body", "megabytes": 9999}})).await, 422);
    assert_eq!(status("POST", "/gateways/stripe/down", Value::Null).await, 404);
    assert_eq!(status("GET", "/nowhere", Value::Null).await, 404);
    assert_eq!(status("POST", "/clock", json!({"advance_ms": -1})).await, 400);
}

#[tokio::test]
async fn faults_are_scripted_and_cleared() {
    let desk = Desk::open().await;
    let rule = json!({"gateway": "pockyt", "operation": "refund", "fault": "503"});
    desk.ok("POST", "/faults", json!([rule, rule])).await;
    assert_eq!(desk.get("/faults").await.as_array().unwrap().len(), 2);
    assert_eq!(desk.refund("1").await.unwrap().status, 503);
    desk.ok("DELETE", "/faults", Value::Null).await;
    assert_eq!(desk.refund("1").await.unwrap().json()["ret_code"], "000021");
    let requests = desk.get("/requests").await;
    assert_eq!(requests[0]["answered"], 503);
    assert_eq!(requests[0]["faults"][0]["kind"], "status");
    assert_eq!(requests[1]["operation"], "refund");
    desk.ok("DELETE", "/requests", Value::Null).await;
    assert_eq!(desk.get("/requests").await, json!([]));
}

#[tokio::test]
async fn a_gateway_goes_down_and_up() {
    let desk = Desk::open().await;
    desk.ok("POST", "/gateways/pockyt/down", Value::Null).await;
    assert_eq!(desk.refund("1").await.unwrap_err().kind(), ErrorKind::ConnectionRefused);
    desk.ok("POST", "/gateways/pockyt/up", Value::Null).await;
    assert_eq!(desk.refund("1").await.unwrap().status, 200);
}

#[tokio::test]
async fn the_clock_ends_pending_refunds() {
    let desk = Desk::open().await;
    let made = desk.ok("POST", "/payments", json!({"gateway": "pockyt", "amount": 10_000})).await;
    let id = made["id"].as_str().unwrap();
    desk.ok("POST", "/faults", json!({"fault": {"kind": "pending_refund", "ms": 3_600_000}})).await;
    desk.refund(id).await.unwrap();
    assert_eq!(desk.get(&format!("/payments/{id}")).await["refunded"], 0);
    desk.ok("POST", "/clock", json!({"advance_ms": 3_600_000})).await;
    assert_eq!(desk.get(&format!("/payments/{id}")).await["refunded"], 1000);
}

#[tokio::test]
async fn a_reset_brings_back_the_first_moment() {
    let desk = Desk::open().await;
    desk.ok("POST", "/payments", json!({"gateway": "pockyt", "amount": 10_000})).await;
    desk.ok("POST", "/faults", json!({"fault": {"kind": "reset_after"}})).await;
    desk.ok("POST", "/gateways/yedpay/down", Value::Null).await;
    desk.ok("POST", "/reset", Value::Null).await;
    assert_eq!(desk.get("/ledger").await["payments"], json!([]));
    assert_eq!(desk.get("/faults").await, json!([]));
    let yedpay = desk.server.hosts().iter().find(|address| address.host == Host::Yedpay).unwrap().plain;
    assert!(std::net::TcpStream::connect(yedpay).is_ok());
}

#[tokio::test]
async fn accounts_quirks_and_the_certificate_are_read() {
    let desk = Desk::open().await;
    assert_eq!(desk.get("/accounts").await["yedpay"]["can_refund"], true);
    desk.ok("PATCH", "/accounts/yedpay", json!({"can_refund": false})).await;
    assert_eq!(desk.get("/accounts").await["yedpay"]["can_refund"], false);
    desk.ok("PUT", "/quirks", json!({"pockyt_bare_numbers": true})).await;
    assert_eq!(desk.get("/quirks").await["pockyt_bare_numbers"], true);
    assert!(desk.call("GET", "/ca.pem", Value::Null).await.text().starts_with("-----BEGIN CERTIFICATE-----"));
    assert_eq!(desk.get("/").await["hosts"].as_array().unwrap().len(), 5);
    assert_eq!(desk.get("/notifications").await, json!([]));
}
