//! The simulated Yedpay, asked directly.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use http::{HeaderMap, Method};
use jiff::{SignedDuration, Timestamp};
use ring::hmac;
use serde_json::{Value, json};
use tillback_sandbox::gateway::Simulator;
use tillback_sandbox::gateway::yedpay::{Yedpay, new_payment_ids, payment_token};
use tillback_sandbox::ledger::{GatewayName, Payment, PaymentState, RefundState};
use tillback_sandbox::sandbox::Sandbox;
use tillback_sandbox::wire::{Reply, Request};
use tillback_sandbox::world::{RefundPlan, World};

const ID: &str = "46GPYQV6";
const SECOND_ID: &str = "154269400548796";
const CUSTOM_ID: &str = "order-1";
const HOOK: &str = "http://shop.example/hook";

/// 14:06:45 on 20 November 2018 in Hong Kong: the moment of the documented example.
fn start() -> Timestamp {
    "2018-11-20T06:06:45Z".parse().unwrap()
}

/// A world with one paid payment of 10.00 HKD.
fn world() -> World {
    let mut world = World::new(7, Sandbox::empty(7, start()).world().accounts.clone(), start());
    world.payments.push(payment(ID, CUSTOM_ID, PaymentState::Paid));
    world
}

fn payment(id: &str, reference: &str, state: PaymentState) -> Payment {
    Payment {
        gateway: GatewayName::Yedpay,
        id: id.to_owned(),
        second_id: (id == ID).then(|| SECOND_ID.to_owned()),
        reference: reference.to_owned(),
        amount: 1000,
        currency: "HKD".to_owned(),
        state,
        method: "1_1".to_owned(),
        created_at: start(),
        paid_at: (state == PaymentState::Paid).then(start),
        updated_at: start(),
        notification_url: None,
        refunds: Vec::new(),
    }
}

enum As<'a> {
    Token,
    Key,
    Header(&'a str),
    Nobody,
}

fn ask(world: &mut World, who: As<'_>, method: Method, target: &str, form: &str) -> Reply {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let account = &world.accounts.yedpay;
    let authorization = match who {
        As::Token => Some(format!("Bearer {}", account.access_token)),
        As::Key => Some(format!("API-KEY {}", account.api_key)),
        As::Header(header) => Some(header.to_owned()),
        As::Nobody => None,
    };
    let mut headers = HeaderMap::new();
    headers.extend(authorization.map(|text| (http::header::AUTHORIZATION, text.parse().unwrap())));
    headers.insert(http::header::CONTENT_TYPE, "application/x-www-form-urlencoded".parse().unwrap());
    let body = Bytes::copy_from_slice(form.as_bytes());
    Yedpay.handle(&Request { method, path: path.to_owned(), query: query.to_owned(), headers, body }, world)
}

fn get(world: &mut World, target: &str) -> (u16, Value) {
    read(&ask(world, As::Token, Method::GET, target, ""))
}

fn refund(world: &mut World, form: &str) -> (u16, Value) {
    read(&ask(world, As::Token, Method::POST, &format!("/v1/transactions/{ID}/refund"), form))
}

fn read(reply: &Reply) -> (u16, Value) {
    (reply.status.as_u16(), serde_json::from_slice(&reply.body).unwrap())
}

fn refunded(world: &World) -> i64 {
    world.payment(GatewayName::Yedpay, ID).unwrap().refunded()
}

fn later(world: &mut World, seconds: i64) {
    world.advance_to(world.now() + SignedDuration::from_secs(seconds));
}

#[test]
fn a_whole_refund_answers_with_the_documented_object() {
    let mut world = world();
    let reply =
        ask(&mut world, As::Token, Method::POST, "/v1/transactions/46GPYQV6/refund", "refund_reason=damaged+product");
    let text = String::from_utf8(reply.body.to_vec()).unwrap();
    assert!(text.contains(r#""charge":1.20,"#), "{text}");
    let (status, body) = read(&reply);
    assert_eq!((status, &body["success"]), (200, &json!(true)));
    let account = world.accounts.yedpay.clone();
    let mut data = body["data"].clone();
    data["charge"] = Value::Null;
    let expected = json!({
        "id": ID, "user_id": account.user_id, "company_id": account.company_id, "store_id": account.store_id,
        "gateway_id": 1, "gateway_sub_id": 1, "gateway_sub_name": "Alipay", "gateway_code": "1_1",
        "barcode_id": "", "payment_link_id": "", "status": "refunded", "amount": "10.00", "currency": "HKD",
        "charge": null, "refunded": "10.00", "refund_charge": "-1.20", "net": "0.00", "tips": "0.00", "forex": 1,
        "paid_at": "2018-11-20 14:06:45", "can_settle_after": "2018-11-21 00:00:00", "is_balance_settled": false,
        "settled_at": "", "transaction_id": SECOND_ID, "reference_id": format!("A{SECOND_ID}"), "payer": "",
        "buyer_id": "", "wallet_type": "HK", "extra_parameters": r#"{"order":"order-1"}"#, "custom_id": CUSTOM_ID,
        "fixed_id": "", "refunded_at": "2018-11-20 14:06:45", "created_at": "2018-11-20 14:06:45",
        "updated_at": "2018-11-20 14:06:45", "expired_at": "2018-11-21 14:06:45",
        "_links": [
            { "rel": "checkout", "href": "https://yedpay.invalid/checkout/46GPYQV6" },
            { "rel": "qrcode", "href": "https://yedpay.invalid/qrcode/46GPYQV6" },
        ],
        "refund_details": {
            "request_user_id": account.user_id, "first_name": "Sand", "last_name": "Box", "remark": "damaged product",
        },
    });
    assert_eq!(data, expected);
}

#[test]
fn partial_refunds_add_up_and_repeats_are_carried_out_again() {
    let mut world = world();
    let (status, body) = refund(&mut world, "amount=3.00&refund_reason=a");
    assert_eq!((status, &body["data"]["status"], &body["data"]["refunded"]), (200, &json!("refunded"), &json!("3.00")));
    assert_eq!(body["data"]["refund_charge"], "0.00");
    assert_eq!(body["data"]["net"], "5.80");
    let (_, body) = refund(&mut world, "amount=3.00&refund_reason=a");
    assert_eq!(body["data"]["refunded"], "6.00");
    let (_, body) = refund(&mut world, "amount=0.5&refund_reason=b");
    assert_eq!(body["data"]["refund_details"]["remark"], "b");
    assert_eq!(refunded(&world), 650);
    let (_, body) = refund(&mut world, "");
    assert_eq!((&body["data"]["refunded"], refunded(&world)), (&json!("10.00"), 1000));
    assert_eq!(body["data"]["refund_charge"], "-1.20");
}

#[test]
fn a_lost_amount_refunds_everything() {
    for form in ["amount=", "{\"amount\":\"1.00\"}", "Amount=1.00"] {
        let mut world = world();
        assert_eq!(refund(&mut world, form).0, 200);
        assert_eq!(refunded(&world), 1000, "{form}");
    }
}

#[test]
fn refunds_that_cannot_be_are_refused_in_the_shape_of_their_path() {
    let mut world = world();
    let (status, body) = refund(&mut world, "amount=10.01");
    assert_eq!((status, &body["success"], &body["status"]), (422, &json!(false), &json!(422)));
    assert_eq!(body["errors"][0]["field"], "amount");
    for amount in ["0", "0.00", "-1", "1.001", "1,00", "ten", "1e1"] {
        assert_eq!(refund(&mut world, &format!("amount={amount}")).0, 422, "{amount}");
    }
    let target = "/v1/online-payment/order-1/refund";
    let (status, body) = read(&ask(&mut world, As::Key, Method::PUT, target, "amount=11"));
    assert_eq!((status, &body["errors"]["field"]), (422, &json!("amount")));
    assert_eq!(refunded(&world), 0);

    refund(&mut world, "");
    assert_eq!(refund(&mut world, "amount=1.00").0, 422);
    for state in [PaymentState::Created, PaymentState::Pending, PaymentState::Failed, PaymentState::Expired] {
        world.payment_mut(GatewayName::Yedpay, ID).unwrap().state = state;
        assert_eq!(refund(&mut world, "").0, 422, "{state:?}");
    }
}

#[test]
fn the_merchants_id_works_with_the_api_key() {
    let mut world = world();
    let target = "/v1/online-payment/order-1/refund";
    assert_eq!(ask(&mut world, As::Token, Method::PUT, target, "amount=1").status, 401);
    let reply = ask(&mut world, As::Key, Method::PUT, target, "custom_id=other&amount=1");
    assert_eq!(reply.status, 422);
    let (status, body) = read(&ask(&mut world, As::Key, Method::PUT, target, "custom_id=order-1&amount=1"));
    assert_eq!((status, &body["data"]["refunded"]), (200, &json!("1.00")));
    assert_eq!(ask(&mut world, As::Key, Method::PUT, "/v1/online-payment/none/refund", "").status, 404);
    let (status, _) = read(&ask(&mut world, As::Key, Method::POST, "/v1/transactions/46GPYQV6/refund", "amount=1"));
    assert_eq!((status, refunded(&world)), (200, 200));
}

#[test]
fn a_pending_refund_shows_only_in_the_status() {
    let mut world = world();
    refund(&mut world, "amount=2.00&refund_reason=first");
    world.refund_plan = Some(RefundPlan { lasts_ms: 5_000, succeeds: true });
    let (status, body) = refund(&mut world, "amount=3.00&refund_reason=second");
    assert_eq!((status, &body["data"]["status"]), (200, &json!("pending_refund")));
    assert_eq!((&body["data"]["refunded"], body["data"].get("refund_details")), (&json!("2.00"), None));
    assert_eq!(refund(&mut world, "amount=1.00").0, 422);
    later(&mut world, 5);
    let (_, body) = get(&mut world, "/v1/transactions/46GPYQV6");
    assert_eq!((&body["data"]["status"], &body["data"]["refunded"]), (&json!("refunded"), &json!("5.00")));
    assert_eq!(body["data"]["refund_details"]["remark"], "second");
    assert_eq!(body["data"]["refunded_at"], "2018-11-20 14:06:50");
}

#[test]
fn a_pending_refund_that_fails_leaves_the_payment_as_it_was() {
    let mut world = world();
    world.refund_plan = Some(RefundPlan { lasts_ms: 5_000, succeeds: false });
    refund(&mut world, "amount=3.00");
    later(&mut world, 5);
    let (_, body) = get(&mut world, "/v1/transactions/46GPYQV6");
    assert_eq!((&body["data"]["status"], &body["data"]["refunded"]), (&json!("paid"), &json!("0.00")));
    assert_eq!(body["data"]["refunded_at"], "");
}

#[test]
fn a_declined_refund_is_http_400_and_leaves_no_trace() {
    let mut world = world();
    world.decline_next.insert(GatewayName::Yedpay, "Not enough balance.".to_owned());
    let (status, body) = refund(&mut world, "amount=1");
    assert_eq!((status, &body["message"]), (400, &json!("Not enough balance.")));
    assert!(world.payment(GatewayName::Yedpay, ID).unwrap().refunds.is_empty());
    assert_eq!(refund(&mut world, "amount=1").0, 200);
}

#[test]
fn a_reversal_before_settlement_is_void_where_that_habit_is_on() {
    let mut world = world();
    world.quirks.yedpay_voids_before_settlement = true;
    let (_, body) = refund(&mut world, "");
    assert_eq!((&body["data"]["status"], &body["data"]["refunded"]), (&json!("void"), &json!("10.00")));

    let mut world = self::world();
    world.quirks.yedpay_voids_before_settlement = true;
    later(&mut world, 10 * 3600);
    let (_, body) = refund(&mut world, "");
    assert_eq!((&body["data"]["status"], &body["data"]["is_balance_settled"]), (&json!("refunded"), &json!(true)));
}

#[test]
fn credentials_and_rights_are_checked() {
    let mut world = world();
    let target = "/v1/transactions/46GPYQV6";
    for who in [As::Nobody, As::Header("Bearer wrong"), As::Header("API-KEY wrong"), As::Header("Basic x")] {
        let (status, body) = read(&ask(&mut world, who, Method::GET, target, ""));
        assert_eq!((status, &body["message"]), (401, &json!("Unauthenticated.")));
        assert_eq!(body, json!({ "success": false, "message": "Unauthenticated.", "status": 401 }));
    }
    let claims = URL_SAFE_NO_PAD.encode(json!({ "exp": start().as_second() - 1 }).to_string());
    let expired = format!("Bearer e30.{claims}.c2ln");
    let (status, body) = read(&ask(&mut world, As::Header(&expired), Method::GET, target, ""));
    assert_eq!((status, &body["message"]), (500, &json!("Unauthenticated.")));

    world.accounts.yedpay.can_refund = false;
    let (status, body) = refund(&mut world, "");
    assert_eq!((status, &body["message"]), (403, &json!("This action is unauthorized.")));
    assert_eq!(refunded(&world), 0);
}

#[test]
fn one_transaction_is_found_by_each_of_its_ids() {
    let mut world = world();
    for target in [
        format!("/v1/transactions/{ID}"),
        format!("/v1/transactions/{SECOND_ID}?query=transaction_id"),
        format!("/v1/transactions/{CUSTOM_ID}?query=custom_id"),
    ] {
        assert_eq!(get(&mut world, &target).1["data"]["id"], ID, "{target}");
    }
    for target in [
        format!("/v1/online-payment/query?custom_id={CUSTOM_ID}"),
        format!("/v1/online-payment/query?payment_token={}", payment_token(ID)),
    ] {
        assert_eq!(read(&ask(&mut world, As::Key, Method::GET, &target, "")).1["data"]["id"], ID, "{target}");
    }
    let (status, body) = get(&mut world, "/v1/transactions/none");
    assert_eq!((status, body.get("data")), (404, None));
    assert_eq!(get(&mut world, &format!("/v1/transactions/{SECOND_ID}")).0, 404);
    assert_eq!(get(&mut world, "/v1/transactions/x?query=other").0, 422);
    let (status, body) = read(&ask(&mut world, As::Key, Method::GET, "/v1/online-payment/query", ""));
    assert_eq!(status, 422);
    assert!(body["errors"]["custom_id"].is_array());
    let (_, body) = get(&mut world, &format!("/v1/transactions/{ID}?include=store,user,fixed_code"));
    assert_eq!(body["data"]["store"]["data"]["id"], json!(world.accounts.yedpay.store_id));
    assert_eq!(body["data"]["fixed_code"]["data"], json!([]));
}

#[test]
fn details_stand_in_their_own_state_only() {
    let mut world = world();
    for (state, present, word) in [
        (PaymentState::Cancelled, "cancellation_details", "cancelled"),
        (PaymentState::Failed, "fail_details", "failed"),
        (PaymentState::Created, "", "precreated"),
        (PaymentState::Pending, "", "pending"),
        (PaymentState::Expired, "", "expired"),
    ] {
        world.payment_mut(GatewayName::Yedpay, ID).unwrap().state = state;
        let (_, body) = get(&mut world, "/v1/transactions/46GPYQV6");
        assert_eq!(body["data"]["status"], word);
        for details in ["cancellation_details", "refund_details", "fail_details"] {
            assert_eq!(body["data"].get(details).is_some_and(Value::is_object), details == present, "{word} {details}");
        }
        let company = world.accounts.yedpay.company_id.clone();
        let (_, body) = get(&mut world, &format!("/v1/companies/{company}/transactions"));
        assert_eq!(body["data"][0]["refund_details"], json!([]));
    }
}

#[test]
fn lists_are_filtered_and_paged() {
    let mut world = world();
    world.payments.clear();
    for number in 0..90 {
        let mut payment = payment(&format!("P{number:03}"), &format!("order-{number}"), PaymentState::Paid);
        payment.created_at = start() + SignedDuration::from_secs(number);
        payment.amount = 1000 + number;
        if number % 3 == 0 {
            payment.state = PaymentState::Failed;
        }
        world.payments.push(payment);
    }
    let company = world.accounts.yedpay.company_id.clone();
    let list = format!("/v1/companies/{company}/transactions");
    let (_, body) = get(&mut world, &list);
    assert_eq!(
        body["meta"]["pagination"],
        json!({
            "total": 90, "count": 40, "per_page": 40, "current_page": 1, "total_pages": 3,
            "links": { "next": format!("https://api.yedpay.com{list}?page=2") },
        })
    );
    assert_eq!(body["data"][0]["id"], "P089");
    let (_, body) = get(&mut world, &format!("{list}?page=3"));
    assert_eq!((body["data"].as_array().unwrap().len(), &body["data"][9]["id"]), (10, &json!("P000")));
    let (_, body) = get(&mut world, &format!("{list}?page=9"));
    assert_eq!(body["data"], json!([]));
    let (_, body) = get(&mut world, &format!("{list}?status=paid&limit=100"));
    assert_eq!((body["data"].as_array().unwrap().len(), &body["meta"]["pagination"]["links"]), (60, &json!([])));
    let (_, body) =
        get(&mut world, &format!("{list}?created_at%3E=2018-11-20%2014:06:50&created_at%3C=2018-11-20%2014:06:53"));
    let ids: Vec<&str> = body["data"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["P007", "P006"]);
    let (_, body) = get(&mut world, &format!("{list}?created_at%3E2018-11-20%2014:08:13"));
    assert_eq!(body["data"][0]["id"], "P089");
    assert_eq!(body["meta"]["pagination"]["total"], 1);
    let (_, body) = get(&mut world, &format!("{list}?amount=10.05&custom_id=order-5&gateway_id=1"));
    assert_eq!(body["meta"]["pagination"]["total"], 1);
    let (_, body) = get(&mut world, &format!("{list}?refunded_at%3C=2030-01-01"));
    assert_eq!(body["data"], json!([]));
    let user = world.accounts.yedpay.user_id.clone();
    assert_eq!(get(&mut world, &format!("/v1/users/{user}/transactions?limit=2")).1["meta"]["pagination"]["count"], 2);
    assert_eq!(get(&mut world, "/v1/companies/OTHER/transactions").0, 403);
    assert_eq!(get(&mut world, &format!("{list}?colour=red")).0, 422);
    assert_eq!(get(&mut world, &format!("{list}?limit=0")).0, 422);
}

#[test]
fn me_tells_who_is_asking() {
    let mut world = world();
    let account = world.accounts.yedpay.clone();
    let (_, body) = get(&mut world, "/v1/me?include=company,stores");
    let data = &body["data"];
    assert_eq!((&data["id"], &data["company_id"]), (&json!(account.user_id), &json!(account.company_id)));
    assert_eq!((&data["can_refund"], data.get("api_key_store_id")), (&json!(true), None));
    assert_eq!(data["company"]["data"]["id"], json!(account.company_id));
    assert_eq!(data["stores"]["data"][0]["id"], json!(account.store_id));
    let (_, body) = read(&ask(&mut world, As::Key, Method::GET, "/v1/me", ""));
    assert_eq!(body["data"]["api_key_store_id"], json!(account.store_id));
    assert_eq!(body["data"].get("company"), None);
}

#[test]
fn only_unpaid_transactions_can_be_closed() {
    let mut world = world();
    world.payments.push(payment("OPEN", "order-2", PaymentState::Created));
    let close = |world: &mut World, id: &str| {
        read(&ask(world, As::Token, Method::PUT, &format!("/v1/transactions/{id}/close"), "remark=no"))
    };
    let (status, body) = close(&mut world, "OPEN");
    assert_eq!((status, &body["success"], body.get("data")), (200, &json!(true), None));
    assert_eq!(get(&mut world, "/v1/transactions/OPEN").1["data"]["status"], "cancelled");
    assert_eq!(close(&mut world, ID).0, 400);
    assert_eq!(close(&mut world, "none").0, 404);
}

#[test]
fn a_refund_is_told_by_a_signed_form() {
    let mut world = world();
    world.payment_mut(GatewayName::Yedpay, ID).unwrap().notification_url = Some(HOOK.to_owned());
    world.refund_plan = Some(RefundPlan { lasts_ms: 1_000, succeeds: true });
    refund(&mut world, "amount=4.00");
    assert!(world.outbox.is_empty());
    later(&mut world, 1);
    assert_eq!(world.payment(GatewayName::Yedpay, ID).unwrap().refunds[0].state, RefundState::Done);
    let notice = world.outbox.pop().unwrap();
    assert_eq!(notice.url, HOOK);
    let pairs: Vec<(String, String)> = form_urlencoded::parse(&notice.body).into_owned().collect();
    let value = |name: &str| &pairs.iter().find(|(key, _)| key == name).unwrap().1;
    assert_eq!(value("transaction[status]"), "refunded");
    assert_eq!(value("transaction[refunded]"), "4.00");
    assert_eq!(value("transaction[refunded_at]"), "2018-11-20 14:06:46");
    assert_eq!(value("transaction[extra_parameters][order]"), CUSTOM_ID);
    assert_eq!((value("success").as_str(), value("sign_type").as_str()), ("1", "HMAC_SHA256"));
    assert_eq!(value("nonce_str").len(), 64);

    // Signed as a receiver would check it: nonce, type, success, then the transaction as it came.
    let transaction: Vec<String> = pairs
        .iter()
        .filter(|(key, _)| key.starts_with("transaction["))
        .map(|(key, value)| format!("{key}={value}"))
        .collect();
    let text = format!("nonce_str={}&request_type=purchase&success=1&{}", value("nonce_str"), transaction.join("&"));
    let key = hmac::Key::new(hmac::HMAC_SHA256, world.accounts.yedpay.sign_key.as_bytes());
    let expected: String =
        hmac::sign(&key, text.as_bytes()).as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(value("sign"), &expected);
}

#[test]
fn new_ids_look_like_yedpays() {
    let (id, transaction_id) = new_payment_ids(&mut world(), start());
    assert!(id.len() == 12 && id.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()), "{id}");
    assert_eq!((transaction_id.len(), &transaction_id[..10]), (15, "1542694005"));
}

#[test]
fn paths_and_methods_nobody_documents_are_not_found() {
    let mut world = world();
    for (method, path) in [
        (Method::GET, "/v1/transactions/46GPYQV6/refund"),
        (Method::POST, "/v1/online-payment/order-1/refund"),
        (Method::POST, "/v1/online-payment/refund/order-1"),
        (Method::DELETE, "/v1/transactions/46GPYQV6"),
        (Method::GET, "/transactions/46GPYQV6"),
        (Method::GET, "/"),
    ] {
        assert_eq!(ask(&mut world, As::Key, method.clone(), path, "").status, 404, "{method} {path}");
    }
}
