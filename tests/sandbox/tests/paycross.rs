//! The simulated PayCross, asked directly.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, Method};
use jiff::{SignedDuration, Timestamp};
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use serde_json::{Value, json};
use tillback_sandbox::gateway::Simulator;
use tillback_sandbox::gateway::paycross::{Host, Paycross, new_uid};
use tillback_sandbox::ledger::{GatewayName, Payment, PaymentState};
use tillback_sandbox::sandbox::Sandbox;
use tillback_sandbox::wire::{Reply, Request};
use tillback_sandbox::world::{RefundPlan, World};

const APM: &str = "37728810-8774ed0d79";
const CARD: &str = "1-310b0da80b";

fn start() -> Timestamp {
    "2024-04-02T14:19:04.692Z".parse().unwrap()
}

/// A world with an APM payment and a card payment of 10.00 USD each.
fn world() -> World {
    let mut world = World::new(7, Sandbox::empty(7, start()).world().accounts.clone(), start());
    world.payments.push(payment(APM, "order-1", "m_pesa"));
    world.payments.push(payment(CARD, "order-2", "credit_card"));
    world
}

fn payment(id: &str, reference: &str, method: &str) -> Payment {
    Payment {
        gateway: GatewayName::Paycross,
        id: id.to_owned(),
        second_id: None,
        reference: reference.to_owned(),
        amount: 1000,
        currency: "USD".to_owned(),
        state: PaymentState::Paid,
        method: method.to_owned(),
        created_at: start(),
        paid_at: Some(start()),
        updated_at: start(),
        notification_url: None,
        refunds: Vec::new(),
    }
}

/// A request with the shop's credentials and what `headers` adds or replaces.
fn send(world: &mut World, host: Host, method: Method, path: &str, headers: &[(&str, &str)], body: &str) -> Reply {
    let account = &world.accounts.paycross;
    let credentials = STANDARD.encode(format!("{}:{}", account.shop_id, account.secret_key));
    let mut all = HeaderMap::new();
    all.insert(http::header::AUTHORIZATION, format!("Basic {credentials}").parse().unwrap());
    all.insert(http::header::CONTENT_TYPE, "application/json".parse().unwrap());
    for (name, value) in headers {
        all.insert(name.parse::<HeaderName>().unwrap(), value.parse().unwrap());
    }
    let body = Bytes::copy_from_slice(body.as_bytes());
    Paycross { host }
        .handle(&Request { method, path: path.to_owned(), query: String::new(), headers: all, body }, world)
}

fn read(reply: &Reply) -> (u16, Value) {
    (reply.status.as_u16(), serde_json::from_slice(&reply.body).unwrap())
}

fn get(world: &mut World, host: Host, path: &str) -> (u16, Value) {
    read(&send(world, host, Method::GET, path, &[], ""))
}

fn post(world: &mut World, host: Host, path: &str, headers: &[(&str, &str)], body: &Value) -> (u16, Value) {
    read(&send(world, host, Method::POST, path, headers, &body.to_string()))
}

fn refund_apm(world: &mut World, request: &Value) -> (u16, Value) {
    post(world, Host::Apm, "/beyag/transactions/refunds", &[], &json!({ "request": request }))
}

fn refund_card(world: &mut World, request: &Value) -> (u16, Value) {
    post(world, Host::Card, "/transactions/refunds", &[], &json!({ "request": request }))
}

fn refunded(world: &World, uid: &str) -> i64 {
    world.payment(GatewayName::Paycross, uid).unwrap().refunded()
}

fn later(world: &mut World, seconds: i64) {
    world.advance_to(world.now() + SignedDuration::from_secs(seconds));
}

#[test]
fn an_apm_refund_answers_with_every_documented_field() {
    let mut world = world();
    let request = json!({ "parent_uid": APM, "reason": "returned", "amount": 50, "tracking_id": "r-17" });
    let (status, body) = refund_apm(&mut world, &request);
    assert_eq!(status, 200);
    let mut transaction = body["transaction"].clone();
    let uid = transaction["uid"].as_str().unwrap().to_owned();
    let receipt = transaction["receipt_url"].take();
    assert!(receipt.as_str().unwrap().contains(&uid));
    let ref_id = transaction["refund"]["ref_id"].take();
    assert!(ref_id.is_string());
    let expected = json!({
        "uid": uid, "parent_uid": APM, "type": "refund", "status": "successful", "code": "S.0000",
        "message": "The operation was successfully processed", "reason": "returned", "amount": 50, "currency": "USD",
        "test": false, "tracking_id": "r-17", "language": "en", "created_at": "2024-04-02T14:19:04.692Z",
        "updated_at": "2024-04-02T14:19:04.692Z", "paid_at": "2024-04-02T14:19:04.692+00:00", "closed_at": null,
        "settled_at": null, "method_type": "m_pesa", "m_pesa": { "type": "m_pesa" }, "receipt_url": null,
        "refund": {
            "status": "successful", "message": "The operation was successfully processed", "ref_id": null,
        },
    });
    assert_eq!(transaction, expected);
    assert_eq!(refunded(&world, APM), 50);
}

#[test]
fn a_card_refund_differs_in_fields() {
    let mut world = world();
    let (status, body) = refund_card(&mut world, &json!({ "parent_uid": CARD, "reason": "returned", "amount": 50 }));
    assert_eq!(status, 200);
    let transaction = &body["transaction"];
    assert_eq!(transaction["id"], transaction["uid"]);
    assert_eq!((transaction.get("receipt_url"), transaction.get("method_type")), (None, None));
    assert_eq!(transaction["tracking_id"], Value::Null);
    assert_eq!(transaction["paid_at"], "2024-04-02T14:19:04Z");
    assert_eq!(transaction["refund"]["bank_code"], "00");
}

#[test]
fn a_refund_is_a_transaction_of_its_own() {
    let mut world = world();
    let request = json!({ "parent_uid": APM, "reason": "returned", "amount": 50, "tracking_id": "r-17" });
    let (_, body) = refund_apm(&mut world, &request);
    let uid = body["transaction"]["uid"].as_str().unwrap().to_owned();
    for path in [format!("/beyag/transactions/{uid}"), format!("/beyag/refunds/{uid}")] {
        assert_eq!(get(&mut world, Host::Apm, &path), (200, body.clone()), "{path}");
    }
    let (_, found) = get(&mut world, Host::Apm, "/beyag/transactions/tracking_id/r-17");
    assert_eq!(found["transactions"][0]["uid"], json!(uid));
    assert_eq!(found["transactions"][0]["created_at"], "2024-04-02T17:19:04+03:00");
    assert_eq!(found["transactions"][0]["payment_method_type"], "m_pesa");

    let (_, parent) = get(&mut world, Host::Apm, &format!("/beyag/transactions/{APM}"));
    assert_eq!((&parent["transaction"]["status"], parent["transaction"].get("refunds")), (&json!("successful"), None));
    assert_eq!(parent["transaction"]["payment"]["status"], "successful");
    let (_, list) = get(&mut world, Host::Apm, "/beyag/transactions/tracking_id/order-1");
    assert_eq!(list["transactions"].as_array().unwrap().len(), 1);
    assert_eq!(list["transactions"][0]["type"], "payment");

    later(&mut world, 1);
    let request = json!({ "parent_uid": APM, "reason": "returned", "amount": 50, "tracking_id": "order-1" });
    refund_apm(&mut world, &request);
    let (_, list) = get(&mut world, Host::Apm, "/beyag/transactions/tracking_id/order-1");
    assert_eq!(list["transactions"].as_array().unwrap().len(), 2);
    assert_eq!(list["transactions"][0]["type"], "refund");
    assert_eq!(get(&mut world, Host::Apm, &format!("/beyag/refunds/{APM}")).0, 404);
}

#[test]
fn hosts_answer_for_their_own_transactions_only() {
    let mut world = world();
    let (status, body) = get(&mut world, Host::Apm, &format!("/beyag/transactions/{CARD}"));
    assert_eq!((status, body), (404, json!({ "message": "Not found." })));
    let (status, body) = get(&mut world, Host::Card, &format!("/transactions/{APM}"));
    assert_eq!((status, body), (404, json!({ "response": { "message": "Record not found" } })));
    assert_eq!(get(&mut world, Host::Card, &format!("/transactions/{CARD}")).0, 200);
    let (status, body) = refund_apm(&mut world, &json!({ "parent_uid": CARD, "reason": "r", "amount": 1 }));
    assert_eq!((status, &body["message"]), (422, &json!("Parent uid Parent transaction is not found.")));
    for (host, path) in [
        (Host::Apm, "/transactions/x"),
        (Host::Card, "/beyag/transactions/x"),
        (Host::Admin, "/api/reports"),
        (Host::Apm, "/beyag/payments/x"),
    ] {
        assert_eq!(get(&mut world, host, path).0, 404, "{path}");
    }
}

#[test]
fn the_singular_path_refunds_as_well_and_a_missing_amount_is_all() {
    let mut world = world();
    let body = json!({ "request": { "parent_uid": APM, "reason": "r" } });
    let (status, answer) = post(&mut world, Host::Apm, "/beyag/transactions/refund", &[], &body);
    assert_eq!((status, &answer["transaction"]["amount"]), (200, &json!(1000)));
    let (status, answer) = refund_card(&mut world, &json!({ "parent_uid": CARD, "reason": "r" }));
    assert_eq!((status, &answer["response"]["errors"]["amount"]), (422, &json!(["can't be blank"])));
}

#[test]
fn more_than_is_left_is_refused_in_each_hosts_shape() {
    let mut world = world();
    refund_apm(&mut world, &json!({ "parent_uid": APM, "reason": "r", "amount": 600 }));
    let (status, body) = refund_apm(&mut world, &json!({ "parent_uid": APM, "reason": "r", "amount": 401 }));
    let errors = json!({ "base": ["transaction can't be refunded"] });
    assert_eq!((status, body), (422, json!({ "message": "Transaction can't be refunded.", "errors": errors })));
    let (status, body) = refund_card(&mut world, &json!({ "parent_uid": CARD, "reason": "r", "amount": 1001 }));
    assert_eq!((status, &body["response"]["errors"]), (422, &errors));
    assert_eq!((refunded(&world, APM), refunded(&world, CARD)), (600, 0));
    let unpaid = world.payment_mut(GatewayName::Paycross, CARD).unwrap();
    unpaid.state = PaymentState::Created;
    assert_eq!(refund_card(&mut world, &json!({ "parent_uid": CARD, "reason": "r", "amount": 1 })).0, 422);
}

#[test]
fn the_request_is_checked_before_anything_happens() {
    let mut world = world();
    let path = "/beyag/transactions/refunds";
    let faulty = |world: &mut World, body: &str| read(&send(world, Host::Apm, Method::POST, path, &[], body));
    assert_eq!(faulty(&mut world, "{").0, 400);
    let (status, body) = faulty(&mut world, r#"{"parent_uid":"x","reason":"r","amount":1}"#);
    assert_eq!((status, &body["code"]), (422, &json!("E.0625")));
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let (status, body) = read(&send(&mut world, Host::Card, Method::POST, "/transactions/refunds", &form, "{}"));
    assert_eq!((status, &body["response"]["code"]), (400, &json!("E.1024")));
    let (status, body) = refund_apm(&mut world, &json!({ "parent_uid": " ", "amount": 1 }));
    assert_eq!((status, &body["message"]), (422, &json!("Parent uid can't be blank. Reason can't be blank.")));
    for amount in [json!("50"), json!(0), json!(-1), json!([50])] {
        let (status, body) = refund_apm(&mut world, &json!({ "parent_uid": APM, "reason": "r", "amount": amount }));
        assert_eq!(status, 422, "{amount}");
        assert!(body["errors"]["amount"].is_array());
    }
    let text = format!(r#"{{"request":{{"parent_uid":"{APM}","reason":"r","amount":50.5}}}}"#);
    assert_eq!(faulty(&mut world, &text).0, 422);
    let long = "x".repeat(256);
    let (status, body) = refund_card(&mut world, &json!({ "parent_uid": CARD, "reason": long, "amount": 1 }));
    assert_eq!(status, 422);
    assert!(body["response"]["errors"]["reason"].is_array());
    assert_eq!((refunded(&world, APM), refunded(&world, CARD)), (0, 0));
}

#[test]
fn credentials_are_checked() {
    let mut world = world();
    let ask = |world: &mut World, host, header: &str| {
        read(&send(world, host, Method::GET, "/beyag/transactions/x", &[("authorization", header)], ""))
    };
    assert_eq!(ask(&mut world, Host::Apm, "Bearer x"), (401, json!({ "message": "Unauthorized" })));
    let wrong = format!("Basic {}", STANDARD.encode("361:wrong"));
    let (status, body) = ask(&mut world, Host::Card, &wrong);
    assert_eq!((status, body), (401, json!({ "response": { "message": "Invalid shop_id/secret_key." } })));
    assert_eq!(ask(&mut world, Host::Admin, "Basic ???").0, 401);
}

#[test]
fn a_repeated_request_id_gets_the_first_answer_with_the_status_of_now() {
    let mut world = world();
    let id = [("RequestID", "8c1e6e1e-0d2b-4f3e-9d55-000000000001")];
    let path = "/beyag/transactions/refunds";
    let body = json!({ "request": { "parent_uid": APM, "reason": "r", "amount": 100 } });
    world.refund_plan = Some(RefundPlan { lasts_ms: 2_000, succeeds: true });
    let (_, first) = post(&mut world, Host::Apm, path, &id, &body);
    assert_eq!(first["transaction"]["status"], "pending");
    assert_eq!((&first["transaction"]["paid_at"], &first["transaction"]["message"]), (&Value::Null, &Value::Null));
    later(&mut world, 2);
    let other = json!({ "request": { "parent_uid": APM, "reason": "r", "amount": 300 } });
    let (_, again) = post(&mut world, Host::Apm, path, &id, &other);
    assert_eq!(again["transaction"]["uid"], first["transaction"]["uid"]);
    assert_eq!((&again["transaction"]["status"], &again["transaction"]["amount"]), (&json!("successful"), &json!(100)));
    assert_eq!(refunded(&world, APM), 100);
    later(&mut world, 24 * 3600);
    post(&mut world, Host::Apm, path, &id, &body);
    assert_eq!(refunded(&world, APM), 200);
}

#[test]
fn a_repeated_request_id_repeats_a_refusal_too() {
    let mut world = world();
    let id = [("requestid", "a")];
    let path = "/transactions/refunds";
    let body = json!({ "request": { "parent_uid": CARD, "reason": "r", "amount": 5000 } });
    let (first, _) = post(&mut world, Host::Card, path, &id, &body);
    world.payment_mut(GatewayName::Paycross, CARD).unwrap().amount = 9000;
    let (again, _) = post(&mut world, Host::Card, path, &id, &body);
    assert_eq!((first, again, refunded(&world, CARD)), (422, 422, 0));
}

#[test]
fn the_card_gateway_takes_equal_refunds_within_thirty_seconds_for_mistakes() {
    let mut world = world();
    let request = json!({ "parent_uid": CARD, "reason": "r", "amount": 100 });
    assert_eq!(refund_card(&mut world, &request).0, 200);
    let (status, body) = refund_card(&mut world, &request);
    assert_eq!((status, &body["response"]["code"]), (422, &json!("E.1018")));
    let unchecked = json!({ "parent_uid": CARD, "reason": "r", "amount": 100, "duplicate_check": false });
    assert_eq!(refund_card(&mut world, &unchecked).0, 200);
    later(&mut world, 30);
    assert_eq!(refund_card(&mut world, &request).0, 200);
    assert_eq!(refunded(&world, CARD), 300);
    let request = json!({ "parent_uid": APM, "reason": "r", "amount": 100 });
    assert_eq!((refund_apm(&mut world, &request).0, refund_apm(&mut world, &request).0), (200, 200));
    assert_eq!(refunded(&world, APM), 200);
}

#[test]
fn a_declined_refund_is_a_failed_transaction() {
    let mut world = world();
    world.decline_next.insert(GatewayName::Paycross, "Not enough funds".to_owned());
    let (status, body) = refund_apm(&mut world, &json!({ "parent_uid": APM, "reason": "r", "amount": 100 }));
    let transaction = &body["transaction"];
    assert_eq!(
        (status, &transaction["status"], &transaction["message"]),
        (200, &json!("failed"), &json!("Not enough funds"))
    );
    let path = format!("/beyag/transactions/{}", transaction["uid"].as_str().unwrap());
    assert_eq!(get(&mut world, Host::Apm, &path).1["transaction"]["refund"]["message"], "Not enough funds");
    assert_eq!(refunded(&world, APM), 0);
    assert_eq!(refund_apm(&mut world, &json!({ "parent_uid": APM, "reason": "r", "amount": 1000 })).0, 200);
}

#[test]
fn lists_by_tracking_id_are_short_and_newest_first() {
    let mut world = world();
    for number in 0..120 {
        for method in ["m_pesa", "credit_card"] {
            let mut payment = payment(&format!("{method}-{number}"), "cart-1", method);
            payment.created_at = start() + SignedDuration::from_secs(number);
            world.payments.push(payment);
        }
    }
    let (_, body) = get(&mut world, Host::Apm, "/beyag/transactions/tracking_id/cart-1");
    let rows = body["transactions"].as_array().unwrap();
    assert_eq!((rows.len(), &rows[0]["uid"]), (100, &json!("m_pesa-119")));
    let (_, body) = get(&mut world, Host::Card, "/v2/transactions/tracking_id/cart-1");
    let rows = body["transactions"].as_array().unwrap();
    assert_eq!((rows.len(), &rows[0]["uid"]), (10, &json!("credit_card-119")));
    let (_, body) = get(&mut world, Host::Card, "/transactions/tracking_id/cart-1");
    assert_eq!(body["transaction"]["uid"], "credit_card-0");
    for (host, path) in
        [(Host::Apm, "/beyag/transactions/tracking_id/none"), (Host::Card, "/v2/transactions/tracking_id/none")]
    {
        assert_eq!(get(&mut world, host, path), (200, json!({ "transactions": [] })));
    }
    assert_eq!(get(&mut world, Host::Card, "/transactions/tracking_id/none").0, 404);
}

#[test]
fn statuses_are_the_ones_of_the_host() {
    let mut world = world();
    for (state, apm, card) in [
        (PaymentState::Created, "pending", "incomplete"),
        (PaymentState::Pending, "pending", "pending"),
        (PaymentState::Paid, "successful", "successful"),
        (PaymentState::Failed, "failed", "failed"),
        (PaymentState::Cancelled, "deleted", "failed"),
        (PaymentState::Expired, "expired", "expired"),
    ] {
        for (uid, host, path, word) in
            [(APM, Host::Apm, "/beyag/transactions", apm), (CARD, Host::Card, "/transactions", card)]
        {
            world.payment_mut(GatewayName::Paycross, uid).unwrap().state = state;
            let (_, body) = get(&mut world, host, &format!("{path}/{uid}"));
            assert_eq!(body["transaction"]["status"], word, "{state:?} {uid}");
        }
    }
}

fn report(world: &mut World, version: &str, path: &str, params: &Value) -> (u16, Value) {
    post(world, Host::Admin, path, &[("X-Api-Version", version)], &json!({ "report_params": params }))
}

#[test]
fn a_day_report_shows_payments_and_refunds() {
    let mut world = world();
    later(&mut world, 60);
    refund_apm(&mut world, &json!({ "parent_uid": APM, "reason": "r", "amount": 100 }));
    let mut params = json!({
        "date_type": "created_at", "date": "2024-04-02", "status": "all", "payment_method_type": "alternative",
        "time_zone": "UTC",
    });
    let (status, body) = report(&mut world, "2", "/api/reports", &params);
    assert_eq!((status, &body["count"], body.get("has_more")), (200, &json!(2), None));
    let rows = body["transactions"].as_array().unwrap();
    assert_eq!((&rows[0]["type"], &rows[0]["parent_uid"]), (&json!("refund"), &json!(APM)));
    assert!(rows[0]["id"].is_u64() && rows[1]["uid"] == APM);
    params["payment_method_type"] = json!("credit_card");
    assert_eq!(report(&mut world, "2", "/api/reports", &params).1["transactions"][0]["uid"], CARD);
    params["date"] = json!("2024-04-01");
    assert_eq!(report(&mut world, "2", "/api/reports", &params).1["count"], 0);
    params["date"] = json!("2024-04-03");
    params["time_zone"] = json!("Asia/Hong_Kong");
    assert_eq!(report(&mut world, "2", "/api/reports", &params).1["count"], 0);
}

#[test]
fn faulty_report_requests_name_the_parameter() {
    let mut world = world();
    let good = json!({
        "date_type": "created_at", "from": "2024-04-02 00:00:00", "to": "2024-04-02 23:59:59", "status": "all",
        "payment_method_type": "alternative", "time_zone": "UTC",
    });
    for name in ["date_type", "from", "to", "status", "payment_method_type", "time_zone"] {
        for value in [Value::Null, json!("nonsense")] {
            let mut params = good.clone();
            params[name] = value;
            let (status, body) = report(&mut world, "3", "/api/reports", &params);
            assert_eq!(status, 422, "{name}");
            assert!(body["errors"]["report_params"][name].is_array(), "{body}");
        }
    }
    assert_eq!(report(&mut world, "3", "/api/reports", &good).0, 200);
    assert_eq!(report(&mut world, "1", "/api/reports", &good).0, 400);
    assert_eq!(post(&mut world, Host::Admin, "/api/reports", &[("X-Api-Version", "3")], &json!({})).0, 422);
    let mut params = good.clone();
    params["starting_after"] = json!(1);
    assert_eq!(report(&mut world, "3", "/api/reports", &params).0, 422);
}

#[test]
fn a_long_report_is_read_page_by_page_in_both_directions() {
    let mut world = world();
    world.payments.clear();
    for number in 0..250 {
        let mut payment = payment(&format!("P{number:03}"), "x", "m_pesa");
        // Two in each second, so that pages also end between equals.
        payment.created_at = start() + SignedDuration::from_secs(number / 2);
        world.payments.push(payment);
    }
    let mut params = json!({
        "date_type": "created_at", "from": "2024-04-02 14:19:04", "to": "2024-04-02 14:21:08", "status": "successful",
        "payment_method_type": "alternative", "time_zone": "UTC",
    });
    assert_eq!(report(&mut world, "3", "/api/reports/count", &params), (200, json!({ "count": 250 })));
    let uids = |body: &Value| -> Vec<String> {
        let rows = body["transactions"].as_array().unwrap();
        rows.iter().map(|row| row["uid"].as_str().unwrap().to_owned()).collect()
    };
    let mut seen = Vec::new();
    let mut last = json!({});
    for (rows, more) in [(100, true), (100, true), (50, false)] {
        let (_, body) = report(&mut world, "3", "/api/reports", &params);
        assert_eq!((&body["count"], &body["has_more"]), (&json!(rows), &json!(more)));
        seen.extend(uids(&body));
        params["starting_after"] = body["last_object_id"].clone();
        last = body;
    }
    let mut distinct = seen.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), 250);
    params["starting_after"] = Value::Null;
    params["ending_before"] = json!(last["first_object_id"].to_string());
    let (_, body) = report(&mut world, "3", "/api/reports", &params);
    assert_eq!(uids(&body), seen[100..200]);
    assert_eq!(body["has_more"], true);
}

#[test]
fn a_refund_is_told_by_a_signed_body() {
    let mut sandbox = Sandbox::empty(7, start());
    let mut world = World::new(7, sandbox.accounts().clone(), start());
    world.payments.push(payment(APM, "order-1", "m_pesa"));
    let url = "http://shop.example/hook";
    world.payment_mut(GatewayName::Paycross, APM).unwrap().notification_url = Some(url.to_owned());
    world.refund_plan = Some(RefundPlan { lasts_ms: 1_000, succeeds: false });
    let (_, answer) = refund_apm(&mut world, &json!({ "parent_uid": APM, "reason": "r", "amount": 100 }));
    later(&mut world, 1);
    let [pending, failed] = world.outbox.as_slice() else { panic!("two notifications") };
    assert_eq!(serde_json::from_slice::<Value>(&pending.body).unwrap(), answer);
    let told: Value = serde_json::from_slice(&failed.body).unwrap();
    assert_eq!((failed.url.as_str(), &told["transaction"]["status"]), (url, &json!("failed")));

    let header = |name: &str| &failed.headers.iter().find(|(key, _)| key == name).unwrap().1;
    let account = &world.accounts.paycross;
    let credentials = STANDARD.encode(format!("{}:{}", account.shop_id, account.secret_key));
    assert_eq!(header("authorization"), &format!("Basic {credentials}"));
    let public = STANDARD.decode(&account.public_key).unwrap();
    // The key itself stands behind the 24 bytes that name the algorithm.
    let key = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &public[24..]);
    let signature = STANDARD.decode(header("content-signature")).unwrap();
    key.verify(&failed.body, &signature).unwrap();
}

#[test]
fn new_uids_look_like_paycross_ones() {
    let mut world = world();
    let uid = new_uid(&mut world);
    let (shop, serial) = uid.split_once('-').unwrap();
    assert_eq!((shop.len(), serial.len()), (8, 10));
    assert_ne!(uid, new_uid(&mut world));
}
