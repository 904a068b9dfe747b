//! Every call of Pockyt, without sockets.

use crate::merchant::{self, QUERY, REFUND};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use jiff::Timestamp;
use serde_json::{Value, json};
use tillback_sandbox::ledger::{PaymentState, RefundState};
use tillback_sandbox::wire::Request;
use tillback_sandbox::world::Quirks;
use tillback_sandbox::{Fault, GatewayName, Host, NewPayment, Rule, Sandbox};

struct Till {
    sandbox: Sandbox,
    now: Timestamp,
    headers: HeaderMap,
}

impl Till {
    fn new() -> Self {
        let now = "2024-05-01T08:00:00Z".parse().unwrap();
        Self { sandbox: Sandbox::empty(7, now), now, headers: HeaderMap::new() }
    }

    fn paid(&mut self, amount: i64, currency: &str) -> String {
        let new = NewPayment::new(GatewayName::Pockyt, amount, currency);
        self.sandbox.create_payment(new, self.now).unwrap().id
    }

    fn header(&mut self, name: &'static str, value: &'static str) {
        self.headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }

    fn send(&mut self, path: &str, body: Vec<u8>) -> (u16, Value) {
        let request = Request {
            method: Method::POST,
            path: path.to_owned(),
            query: String::new(),
            headers: self.headers.clone(),
            body: Bytes::from(body),
        };
        let outcome = self.sandbox.serve(Host::Pockyt, request, self.now);
        let reply = outcome.reply().expect("a whole reply");
        (reply.status.as_u16(), serde_json::from_slice(&reply.body).unwrap())
    }

    fn call(&mut self, path: &str, params: &[(&str, &str)]) -> (u16, Value) {
        let params = merchant::signed(&self.sandbox.world().accounts.clone(), params);
        self.send(path, merchant::json(&params))
    }

    fn code(&mut self, path: &str, params: &[(&str, &str)]) -> String {
        self.call(path, params).1["ret_code"].as_str().unwrap().to_owned()
    }

    fn refunded(&self, id: &str) -> i64 {
        self.sandbox.world().payment(GatewayName::Pockyt, id).unwrap().refunded()
    }
}

#[test]
fn a_refund_is_answered_in_full_and_booked() {
    let mut till = Till::new();
    let id = till.paid(10_000, "USD");
    let (status, body) = till.call(REFUND, &merchant::refund(&id, "25.00", "rf-1"));
    assert_eq!(status, 200);
    assert_eq!(body["ret_code"], "000100");
    assert_eq!(body["ret_msg"], "refund success ");
    let result = &body["result"];
    assert_eq!(result["transactionNo"], Value::from(id.as_str()));
    assert_eq!(result["refundAmount"], "25.00");
    assert_eq!(result["refundReference"], "rf-1");
    assert_eq!(result["amount"], "100.00");
    assert_eq!(result["status"], "success");
    assert!(result["refundTransactionNo"].as_str().unwrap().parse::<u64>().unwrap() > 1 << 53);
    assert_eq!(till.refunded(&id), 2500);
}

#[test]
fn a_form_is_taken_as_well() {
    let mut till = Till::new();
    let id = till.paid(10_000, "USD");
    till.header("content-type", "application/x-www-form-urlencoded");
    let accounts = till.sandbox.world().accounts.clone();
    let params = merchant::signed(&accounts, &merchant::refund(&id, "25.00", "rf 1&2=三"));
    let (_, body) = till.send(REFUND, merchant::form(&params));
    assert_eq!(body["result"]["refundReference"], "rf 1&2=三");
}

#[test]
fn numbers_are_signed_as_they_were_written() {
    let mut till = Till::new();
    let id = till.paid(10_000, "USD");
    let accounts = till.sandbox.world().accounts.clone();
    let params = merchant::signed(&accounts, &merchant::refund(&id, "25.00", "rf-1"));
    let body = String::from_utf8(merchant::json(&params)).unwrap().replace("\"25.00\"", "25.00");
    assert_eq!(till.send(REFUND, body.into_bytes()).1["ret_code"], "000100");
}

#[test]
fn a_bad_signature_is_a_system_error_with_another_spelling() {
    let mut till = Till::new();
    let id = till.paid(10_000, "USD");
    let accounts = till.sandbox.world().accounts.clone();
    let mut params = merchant::signed(&accounts, &merchant::refund(&id, "25.00", "rf-1"));
    params.last_mut().unwrap().1.replace_range(..1, "x");
    let (status, body) = till.send(REFUND, merchant::json(&params));
    assert_eq!((status, &body["ret_code"]), (400, &json!("000000")));
    assert!(body["retMsg"].as_str().unwrap().contains("verifySign"));
    assert_eq!(till.refunded(&id), 0);
}

#[test]
fn a_stranger_has_no_rights() {
    let mut till = Till::new();
    let body = json!({"merchantNo": "1", "storeNo": "2", "verifySign": "3"});
    assert_eq!(till.send(QUERY, body.to_string().into_bytes()).1["ret_code"], "000030");
    assert_eq!(till.send(QUERY, b"{}".to_vec()).1["ret_code"], "000020");
    assert_eq!(till.send(QUERY, b"[1, 2".to_vec()).1["ret_code"], "000023");
}

#[test]
fn wrong_refunds_are_refused() {
    let mut till = Till::new();
    let id = till.paid(10_000, "USD");
    let with = |name, value| {
        let mut params = merchant::refund(&id, "25.00", "rf-1");
        params.retain(|(own, _)| *own != name);
        params.push((name, value));
        params
    };
    let mut code = |params: Vec<(&str, &str)>| till.code(REFUND, &params);
    assert_eq!(code(with("refundAmount", "")), "000020");
    assert_eq!(code(with("currency", "")), "000020");
    assert_eq!(code(with("transactionNo", "")), "000020");
    assert_eq!(code(with("reference", "order-1")), "000022");
    assert_eq!(code(with("transactionNo", "1")), "000021");
    assert_eq!(code(with("currency", "HKD")), "000023");
    assert_eq!(code(with("settleCurrency", "HKD")), "000023");
    assert_eq!(code(with("refundAmount", "-1")), "000023");
    assert_eq!(code(with("refundAmount", "0.00")), "000023");
    assert_eq!(code(with("refundAmount", "1.001")), "000023");
    assert_eq!(code(with("refundAmount", "100.01")), "000040");
    assert_eq!(till.refunded(&id), 0);
}

#[test]
fn only_a_paid_transaction_is_refunded() {
    let mut till = Till::new();
    let id = till.paid(10_000, "USD");
    let states = [
        PaymentState::Created,
        PaymentState::Pending,
        PaymentState::Failed,
        PaymentState::Cancelled,
        PaymentState::Expired,
    ];
    for state in states {
        till.sandbox.set_state(GatewayName::Pockyt, &id, state).unwrap();
        assert_eq!(till.code(REFUND, &merchant::refund(&id, "1.00", "rf-1")), "000040");
    }
}

#[test]
fn the_same_reference_refunds_again_but_the_same_request_id_does_not() {
    let mut till = Till::new();
    let id = till.paid(10_000, "USD");
    let params = merchant::refund(&id, "10.00", "rf-1");
    till.call(REFUND, &params);
    till.call(REFUND, &params);
    assert_eq!(till.refunded(&id), 2000);
    till.header("pockyt-request-id", "b6c1");
    let first = till.call(REFUND, &params);
    let second = till.call(REFUND, &params);
    assert_eq!(first, second);
    assert_eq!(till.refunded(&id), 3000);
}

#[test]
fn a_query_lists_what_was_refunded_under_another_name() {
    let mut till = Till::new();
    let id = till.paid(10_000, "USD");
    let (_, refund) = till.call(REFUND, &merchant::refund(&id, "25.00", "rf-1"));
    till.sandbox.refund_by_hand(GatewayName::Pockyt, &id, Some(500), None, till.now).unwrap();
    let (_, body) = till.call(QUERY, &[("transactionNo", &id)]);
    let result = &body["result"];
    assert_eq!(body["ret_msg"], "query success ");
    assert_eq!(result["status"], "success");
    assert_eq!(result["refundAmount"], "30.00");
    let listed = &result["refundInfo"][0];
    assert_eq!(listed["refundTransactionId"], refund["result"]["refundTransactionNo"]);
    assert_eq!(listed["refundReference"], "rf-1");
    assert_eq!(listed["refundAmount"], "25.00");
    assert_eq!(result["refundInfo"][1].get("refundReference"), None);
    let reference = result["reference"].as_str().unwrap().to_owned();
    assert_eq!(till.call(QUERY, &[("reference", &reference)]).1, body);
}

#[test]
fn a_query_names_a_transaction_by_exactly_one_id() {
    let mut till = Till::new();
    let id = till.paid(10_000, "USD");
    assert_eq!(till.code(QUERY, &[]), "000020");
    assert_eq!(till.code(QUERY, &[("transactionNo", &id), ("reference", "x")]), "000022");
    assert_eq!(till.code(QUERY, &[("transactionNo", "1")]), "000021");
}

#[test]
fn quirks_change_the_form_of_a_query() {
    let mut till = Till::new();
    let id = till.paid(10_000, "USD");
    till.call(REFUND, &merchant::refund(&id, "25.50", "rf-1"));
    till.sandbox.world_mut().quirks = Quirks { pockyt_bare_numbers: true, ..Quirks::default() };
    let accounts = till.sandbox.world().accounts.clone();
    let request = Request {
        method: Method::POST,
        path: QUERY.to_owned(),
        query: String::new(),
        headers: HeaderMap::new(),
        body: merchant::json(&merchant::signed(&accounts, &[("transactionNo", &id)])).into(),
    };
    let outcome = till.sandbox.serve(Host::Pockyt, request, till.now);
    let text = String::from_utf8(outcome.reply().unwrap().body.to_vec()).unwrap();
    assert!(text.contains("\"refundAmount\":25.50"), "{text}");
    till.sandbox.world_mut().quirks =
        Quirks { pockyt_hides_refund_info: true, pockyt_hides_refund_amount: true, ..Quirks::default() };
    let (_, body) = till.call(QUERY, &[("transactionNo", &id)]);
    assert_eq!(body["result"].get("refundInfo"), None);
    assert_eq!(body["result"].get("refundAmount"), None);
}

#[test]
fn a_pending_refund_ends_with_time() {
    let mut till = Till::new();
    let id = till.paid(10_000, "USD");
    till.sandbox.push_fault(Rule::new(Fault::PendingRefund { ms: 500, succeeds: true })).unwrap();
    till.sandbox.push_fault(Rule::new(Fault::PendingRefund { ms: 500, succeeds: false })).unwrap();
    for mark in ["rf-1", "rf-2"] {
        let (_, body) = till.call(REFUND, &merchant::refund(&id, "25.00", mark));
        assert_eq!(body["result"]["status"], "pending");
    }
    assert_eq!(till.code(REFUND, &merchant::refund(&id, "50.01", "rf-3")), "000040");
    till.now += jiff::SignedDuration::from_millis(499);
    till.sandbox.tick(till.now);
    assert_eq!(till.refunded(&id), 0);
    till.now += jiff::SignedDuration::from_millis(1);
    till.sandbox.tick(till.now);
    let payment = till.sandbox.world().payment(GatewayName::Pockyt, &id).unwrap();
    let states: Vec<_> = payment.refunds.iter().map(|refund| refund.state).collect();
    assert_eq!(states, [RefundState::Done, RefundState::Failed]);
}

#[test]
fn a_refund_without_decimals() {
    let mut till = Till::new();
    let id = till.paid(15_000, "KRW");
    let mut params = merchant::refund(&id, "4000.00", "rf-1");
    params[2].1 = "KRW";
    let (_, body) = till.call(REFUND, &params);
    assert_eq!(body["result"]["refundAmount"], "4000");
    assert_eq!(till.refunded(&id), 4000);
}

fn payee() -> Vec<(&'static str, &'static str)> {
    vec![
        ("timestamp", "2024-05-01T08:00:00Z"),
        ("profileType", "INDIVIDUAL"),
        ("firstName", "Ada"),
        ("lastName", "Lee"),
        ("email", "ada@example.com"),
        ("dateOfBirth", "1990-02-03"),
        ("countryCode", "US"),
        ("state", "CA"),
        ("city", "San Jose"),
        ("street", "1 Main St & 2nd"),
        ("street2", ""),
        ("zip", "95112"),
        ("governmentId", "123-45-6789"),
        ("governmentIdType", "SSN"),
        ("customerCode", "vendor-7"),
    ]
}

#[test]
fn a_payee_is_registered_found_and_changed() {
    let mut till = Till::new();
    let (_, body) = till.call("/v3/payee/register", &payee());
    let number = body["customer"]["customerNo"].as_str().expect("a number").to_owned();
    assert_eq!(number.len(), 22);
    assert_eq!(body["customer"]["createdTime"], "2024-05-01T08:00:00Z");
    let time = ("timestamp", "2024-05-01T08:00:00Z");
    for id in [("customerNo", number.as_str()), ("customerCode", "vendor-7"), ("email", "ada@example.com")] {
        let (_, body) = till.call("/v3/payee/retrieve", &[time, id]);
        assert_eq!(body["customer"]["customerNo"], number.as_str());
        assert_eq!(body["customer"]["payeeStatus"], "Activated");
        assert_eq!(body["customer"]["street"], "1 Main St & 2nd");
    }
    let (_, body) = till.call("/v3/payee/update", &[("customerNo", &number), ("city", "Oakland"), time]);
    assert_eq!(body["customer"]["city"], "Oakland");
    assert_eq!(till.code("/v3/payee/retrieve", &[time]), "000020");
    assert_eq!(till.code("/v3/payee/retrieve", &[time, ("email", "nobody@example.com")]), "000021");
}

#[test]
fn a_payee_who_does_not_fit_is_refused() {
    let mut till = Till::new();
    let mut code_with = |name: &str, value: &'static str| {
        let mut params = payee();
        params.iter_mut().filter(|pair| pair.0 == name).for_each(|pair| pair.1 = value);
        till.code("/v3/payee/register", &params)
    };
    assert_eq!(code_with("email", ""), "000020");
    assert_eq!(code_with("email", "ada"), "000023");
    assert_eq!(code_with("profileType", "BUSINESS"), "000020");
    assert_eq!(code_with("profileType", "PERSON"), "000023");
    assert_eq!(code_with("dateOfBirth", "2007-05-02"), "000023");
    assert_eq!(code_with("countryCode", "USA"), "000023");
    assert_eq!(code_with("state", "California"), "000023");
    assert_eq!(code_with("timestamp", "2024-05-01 08:00:00"), "000023");
    assert_eq!(code_with("governmentIdType", "BADGE"), "000023");
    assert_eq!(code_with("city", "Fresno"), "000100");
    assert_eq!(code_with("email", "other@example.com"), "000023", "the government id is taken");
    assert_eq!(code_with("governmentId", "9"), "000023", "the address is taken");
}

#[test]
fn the_news_of_a_refund_is_signed() {
    let mut till = Till::new();
    let id = till.paid(10_000, "USD");
    let mut params = merchant::refund(&id, "25.00", "rf-1");
    params.push(("ipnUrl", "http://127.0.0.1:1/news"));
    till.call(REFUND, &params);
    let sent = till.sandbox.take_notifications(till.now);
    let [dispatch] = sent.as_slice() else { panic!("one notification, not {}", sent.len()) };
    assert_eq!(dispatch.notification.url, "http://127.0.0.1:1/news");
    let pairs: Vec<(String, String)> = form_urlencoded::parse(&dispatch.notification.body).into_owned().collect();
    let get = |name: &str| pairs.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str());
    assert_eq!(get("time"), Some("20240501160000"));
    assert_eq!(get("status"), Some("success"));
    let token = &till.sandbox.world().accounts.pockyt.token;
    let pairs = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let expected = tillback_sandbox::gateway::pockyt::sign::signature(pairs, token);
    assert_eq!(get("verifySign"), Some(expected.as_str()));
}

#[test]
fn the_same_calls_give_the_same_world() {
    let run = || {
        let mut till = Till::new();
        let id = till.paid(10_000, "USD");
        till.call(REFUND, &merchant::refund(&id, "25.00", "rf-1")).1
    };
    assert_eq!(run(), run());
}
