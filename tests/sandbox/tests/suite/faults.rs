//! Every fault, over real sockets.

use crate::client::{self, Answer};
use crate::merchant::{self, QUERY, REFUND};
use flate2::read::GzDecoder;
use std::io::{self, ErrorKind, Read};
use std::net::SocketAddr;
use std::time::Duration;
use tillback_sandbox::{Fault, GatewayName, Host, NewPayment, Operation, Options, Rule, Server};
use tokio::io::AsyncReadExt;

const MEGABYTE: usize = 1024 * 1024;

struct Shop {
    server: Server,
    payment: String,
}

impl Shop {
    async fn open() -> Self {
        let server = Server::start(Options { seeded: false, ..Options::default() }).await.unwrap();
        let new = NewPayment::new(GatewayName::Pockyt, 10_000, "USD");
        let payment = server.with_time(|sandbox, now| sandbox.create_payment(new, now)).unwrap().id;
        Self { server, payment }
    }

    fn address(&self) -> SocketAddr {
        self.server.hosts().iter().find(|address| address.host == Host::Pockyt).unwrap().plain
    }

    fn script(&self, fault: Fault) {
        self.server.with(|sandbox| sandbox.push_fault(Rule::new(fault))).unwrap();
    }

    fn body(&self, mark: &str) -> Vec<u8> {
        let accounts = self.server.with(|sandbox| sandbox.world().accounts.clone());
        merchant::json(&merchant::signed(&accounts, &merchant::refund(&self.payment, "10.00", mark)))
    }

    async fn refund(&self) -> io::Result<Answer> {
        client::send(self.address(), "POST", REFUND, &[], &self.body("rf-1")).await
    }

    async fn struck(&self, fault: Fault) -> io::Result<Answer> {
        self.script(fault);
        self.refund().await
    }

    fn refunded(&self) -> i64 {
        self.server.with(|sandbox| sandbox.world().payment(GatewayName::Pockyt, &self.payment).unwrap().refunded())
    }

    async fn until_refunded(&self, amount: i64) {
        while self.refunded() != amount {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }
}

#[tokio::test]
async fn without_a_fault_all_is_well() {
    let shop = Shop::open().await;
    assert_eq!(shop.refund().await.unwrap().json()["ret_code"], "000100");
    assert_eq!(shop.refunded(), 1000);
}

#[tokio::test]
async fn a_reset_is_a_reset() {
    let shop = Shop::open().await;
    for (fault, refunded) in [(Fault::ResetBefore, 0), (Fault::ResetAfter, 1000)] {
        let error = shop.struck(fault).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ConnectionReset);
        assert_eq!(shop.refunded(), refunded);
    }
}

#[tokio::test]
async fn a_silent_line_stays_open() {
    let shop = Shop::open().await;
    for (fault, refunded) in [(Fault::HangBefore, 0), (Fault::HangAfter, 1000)] {
        shop.script(fault);
        let mut line = client::open(shop.address(), "POST", REFUND, &[], &shop.body("rf-1")).await.unwrap();
        let silence = tokio::time::timeout(Duration::from_millis(60), line.read_u8()).await;
        assert!(silence.is_err(), "neither an answer nor an end");
        assert_eq!(shop.refunded(), refunded);
    }
}

#[tokio::test]
async fn a_delay_comes_after_the_act() {
    let shop = Shop::open().await;
    shop.script(Fault::Delay { ms: 60 });
    let answer = tokio::join!(shop.refund(), shop.until_refunded(1000)).0.unwrap();
    assert_eq!(answer.json()["ret_code"], "000100");
}

#[tokio::test]
async fn a_late_act_comes_after_the_reset() {
    let shop = Shop::open().await;
    let error = shop.struck(Fault::ActLate { ms: 150 }).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ConnectionReset);
    assert_eq!(shop.server.with(|sandbox| sandbox.requests().len()), 1);
    shop.until_refunded(1000).await;
}

#[tokio::test]
async fn error_statuses_come_with_and_without_an_act() {
    let shop = Shop::open().await;
    let answer = shop.struck(Fault::Status { status: 429, retry_after: Some(7), acts: false }).await.unwrap();
    assert_eq!((answer.status, answer.header("retry-after")), (429, Some("7")));
    assert_eq!(shop.refunded(), 0);
    let answer = shop.struck(Fault::Status { status: 500, retry_after: None, acts: true }).await.unwrap();
    assert_eq!(answer.status, 500);
    assert_eq!(shop.refunded(), 1000);
    let answer = shop.struck(Fault::Html { status: 502, acts: false }).await.unwrap();
    assert_eq!(answer.status, 502);
    assert!(answer.text().starts_with("<html>"));
    let answer = shop.struck(Fault::EmptyBody).await.unwrap();
    assert_eq!((answer.status, answer.body.len()), (200, 0));
    assert_eq!(shop.refunded(), 2000);
}

#[tokio::test]
async fn a_truncated_body_is_shorter_than_announced() {
    let shop = Shop::open().await;
    let answer = shop.struck(Fault::Truncated).await.unwrap();
    let announced: usize = answer.header("content-length").unwrap().parse().unwrap();
    assert!(answer.body.starts_with(b"{\"ret_code\""));
    assert_eq!(answer.body.len(), announced / 2);
    assert_eq!(shop.refunded(), 1000);
}

#[tokio::test]
async fn wrong_answers_are_wrong_in_one_respect() {
    let shop = Shop::open().await;
    let answer = shop.struck(Fault::MalformedJson).await.unwrap();
    assert!(serde_json::from_slice::<serde_json::Value>(&answer.body).is_err());
    assert_eq!(answer.status, 200);
    let result = |answer: Answer| answer.json()["result"].clone();
    let amount = result(shop.struck(Fault::WrongAmount).await.unwrap());
    assert_eq!((&amount["refundAmount"], &amount["currency"]), (&"10.01".into(), &"USD".into()));
    let currency = result(shop.struck(Fault::WrongCurrency).await.unwrap());
    assert_eq!((&currency["refundAmount"], &currency["currency"]), (&"10.00".into(), &"CHF".into()));
    let id = result(shop.struck(Fault::WrongId).await.unwrap());
    assert_ne!(id["transactionNo"], shop.payment.as_str());
    assert_eq!(shop.refunded(), 4000);
}

#[tokio::test]
async fn large_answers_are_large() {
    let shop = Shop::open().await;
    let answer = shop.struck(Fault::HugeBody { megabytes: 3 }).await.unwrap();
    assert!(answer.body.len() > 3 * MEGABYTE);
    let answer = shop.struck(Fault::GzipBomb { megabytes: 3 }).await.unwrap();
    assert_eq!(answer.header("content-encoding"), Some("gzip"));
    assert!(answer.body.len() < MEGABYTE / 10);
    let mut unpacked = Vec::new();
    GzDecoder::new(answer.body.as_slice()).read_to_end(&mut unpacked).unwrap();
    assert!(unpacked.len() > 3 * MEGABYTE);
}

#[tokio::test]
async fn a_redirect_leads_elsewhere() {
    let shop = Shop::open().await;
    let answer = shop.struck(Fault::Redirect { location: Some("http://127.0.0.1:1/x".to_owned()) }).await.unwrap();
    assert_eq!((answer.status, answer.header("location")), (307, Some("http://127.0.0.1:1/x")));
    assert_eq!(shop.refunded(), 0);
}

#[tokio::test]
async fn one_request_can_be_carried_out_twice() {
    let shop = Shop::open().await;
    shop.script(Fault::ActTwice);
    let headers = [("Pockyt-Request-ID", "b6c1")];
    let answer = client::send(shop.address(), "POST", REFUND, &headers, &shop.body("rf-1")).await.unwrap();
    assert_eq!(answer.json()["ret_code"], "000100");
    assert_eq!(shop.refunded(), 2000);
}

#[tokio::test]
async fn a_pending_refund_ends_by_itself() {
    let shop = Shop::open().await;
    let answer = shop.struck(Fault::PendingRefund { ms: 30, succeeds: true }).await.unwrap();
    assert_eq!(answer.json()["result"]["status"], "pending");
    shop.until_refunded(1000).await;
}

#[tokio::test]
async fn a_declined_refund_moves_nothing() {
    let shop = Shop::open().await;
    let answer = shop.struck("decline".parse().unwrap()).await.unwrap();
    assert_eq!(answer.json()["result"]["status"], "failed");
    assert_eq!(shop.refunded(), 0);
    assert_eq!(shop.refund().await.unwrap().json()["result"]["status"], "success");
}

#[tokio::test]
async fn a_rule_about_a_refund_waits_for_a_gateway_that_acts() {
    let shop = Shop::open().await;
    shop.script(Fault::ResetBefore);
    let error = shop.struck("decline".parse().unwrap()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ConnectionReset);
    assert_eq!(shop.refund().await.unwrap().json()["result"]["status"], "failed");
}

#[tokio::test]
async fn a_header_selects_a_fault_for_one_request() {
    let shop = Shop::open().await;
    let with = async |fault: &str| {
        client::send(shop.address(), "POST", REFUND, &[("X-Sandbox-Fault", fault)], &shop.body("rf-1")).await
    };
    assert_eq!(with("503").await.unwrap().status, 503);
    assert_eq!(with(r#"{"kind":"status","status":504}"#).await.unwrap().status, 504);
    assert_eq!(with("reset-before").await.unwrap_err().kind(), ErrorKind::ConnectionReset);
    assert_eq!(with("pending:60000").await.unwrap().json()["result"]["status"], "pending");
    let unknown = with("nonsense").await.unwrap();
    assert_eq!(unknown.status, 400);
    assert!(unknown.text().contains("nonsense"));
    assert_eq!(shop.refund().await.unwrap().status, 200);
}

#[tokio::test]
async fn a_rule_aims_at_an_operation() {
    let shop = Shop::open().await;
    let rule = Rule::new(Fault::ResetBefore).at(GatewayName::Pockyt).on(Operation::Query);
    shop.server.with(|sandbox| sandbox.push_fault(rule)).unwrap();
    assert_eq!(shop.refund().await.unwrap().status, 200);
    let error = client::send(shop.address(), "POST", QUERY, &[], b"{}").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ConnectionReset);
}

#[tokio::test]
async fn a_gateway_that_is_down_refuses_connections_and_comes_back() {
    let shop = Shop::open().await;
    let mut kept =
        client::open(shop.address(), "POST", REFUND, &[("x-sandbox-fault", "hang-before")], b"{}").await.unwrap();
    while shop.server.with(|sandbox| sandbox.requests().len()) == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    shop.server.down(GatewayName::Pockyt).await;
    assert_eq!(shop.refund().await.unwrap_err().kind(), ErrorKind::ConnectionRefused);
    assert!(matches!(kept.read(&mut [0; 16]).await, Ok(0) | Err(_)), "kept connections are dropped");
    shop.server.up(GatewayName::Pockyt).await.unwrap();
    assert_eq!(shop.refund().await.unwrap().status, 200);
}

#[tokio::test]
async fn requests_are_kept_without_their_credentials() {
    let shop = Shop::open().await;
    let headers = [("authorization", "Bearer secret"), ("x-shop", "1")];
    client::send(shop.address(), "POST", REFUND, &headers, &shop.body("rf-1")).await.unwrap();
    let [kept] =
        shop.server.with(|sandbox| sandbox.requests().map(|kept| kept.text()).collect::<Vec<_>>()).try_into().unwrap();
    assert!(kept.headers.contains(&("authorization".to_owned(), "Bearer (hidden)".to_owned())));
    assert!(kept.headers.contains(&("x-shop".to_owned(), "1".to_owned())));
    assert_eq!((kept.operation, kept.answered), (Operation::Refund, Some(200)));
    assert!(kept.body.contains("\"refundReference\":\"rf-1\""));
}
