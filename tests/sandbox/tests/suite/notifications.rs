//! Notifications, delivered to a merchant's own server.

use std::sync::{Arc, Mutex};
use std::time::Duration;
use tillback_sandbox::ledger::Payment;
use tillback_sandbox::{Fault, GatewayName, NewPayment, Options, Rule, Server};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// Answers every notification, the first ones with 500, and keeps their bodies.
struct Merchant {
    url: String,
    received: Arc<Mutex<Vec<String>>>,
}

impl Merchant {
    async fn open(refusals: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/news?shop=1", listener.local_addr().unwrap());
        let received = Arc::new(Mutex::new(Vec::new()));
        let keep = Arc::clone(&received);
        tokio::spawn(async move {
            loop {
                let (mut socket, _) = listener.accept().await.unwrap();
                let mut request = Vec::new();
                while !is_whole(&request) {
                    socket.read_buf(&mut request).await.unwrap();
                }
                let count = {
                    let mut received = keep.lock().unwrap();
                    received.push(String::from_utf8(request).unwrap());
                    received.len()
                };
                let status = if count <= refusals { "500 No" } else { "200 OK" };
                let answer = format!("HTTP/1.1 {status}\r\ncontent-length: 7\r\n\r\nsuccess");
                socket.write_all(answer.as_bytes()).await.unwrap();
            }
        });
        Self { url, received }
    }

    async fn wait_for(&self, count: usize) -> Vec<String> {
        loop {
            let received = self.received.lock().unwrap().clone();
            if received.len() >= count {
                return received;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    length.is_some_and(|length: usize| body.len() >= length)
}

async fn server() -> Server {
    let pauses = vec![Duration::from_millis(10); 5];
    Server::start(Options { seeded: false, notification_pauses: pauses, ..Options::default() }).await.unwrap()
}

fn payment(server: &Server, gateway: GatewayName, currency: &str, url: &str) -> Payment {
    let mut new = NewPayment::new(gateway, 10_000, currency);
    new.notification_url = Some(url.to_owned());
    server.with_time(|sandbox, now| sandbox.create_payment(new, now)).unwrap()
}

fn refund(server: &Server, payment: &Payment, amount: i64) {
    let Payment { gateway, id, .. } = payment;
    server.with_time(|sandbox, now| sandbox.refund_by_hand(*gateway, id, Some(amount), None, now)).unwrap();
}

#[tokio::test]
async fn a_notification_is_repeated_until_it_is_taken() {
    let merchant = Merchant::open(2).await;
    let server = server().await;
    let payment = payment(&server, GatewayName::Pockyt, "USD", &merchant.url);
    refund(&server, &payment, 100);
    let received = merchant.wait_for(3).await;
    assert_eq!(received[0], received[2]);
    assert!(received[0].starts_with("POST /news?shop=1 HTTP/1.1\r\n"));
    assert!(received[0].contains("refundAmount=1.00"));
    loop {
        let [delivery] = server.deliveries().try_into().unwrap();
        if delivery.delivered {
            let statuses: Vec<_> = delivery.attempts.iter().map(|attempt| attempt.status).collect();
            assert_eq!(statuses, [Some(500), Some(500), Some(200)]);
            assert_eq!(delivery.attempts[2].answer, "success");
            break;
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

#[tokio::test]
async fn a_merchant_who_is_away_is_tried_again() {
    let server = server().await;
    let payment = payment(&server, GatewayName::Pockyt, "USD", "http://127.0.0.1:1/");
    refund(&server, &payment, 100);
    while server.deliveries().first().is_none_or(|delivery| delivery.attempts.len() < 6) {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    assert!(server.deliveries()[0].attempts.iter().all(|attempt| attempt.status.is_none()));
}

#[tokio::test]
async fn every_gateway_sends_news() {
    let merchant = Merchant::open(0).await;
    let server = server().await;
    for (gateway, currency) in
        [(GatewayName::Pockyt, "USD"), (GatewayName::Yedpay, "HKD"), (GatewayName::Paycross, "USD")]
    {
        let payment = payment(&server, gateway, currency, &merchant.url);
        refund(&server, &payment, 100);
    }
    let received = merchant.wait_for(3).await;
    assert!(received[0].contains("verifySign="));
    assert!(received[1].contains("sign="));
    assert!(received[2].to_lowercase().contains("content-signature: "));
}

#[tokio::test]
async fn notifications_go_wrong_on_demand() {
    let merchant = Merchant::open(0).await;
    let server = server().await;
    let payment = payment(&server, GatewayName::Pockyt, "USD", &merchant.url);
    let script = |fault| server.with(|sandbox| sandbox.push_fault(Rule::new(fault))).unwrap();
    script(Fault::NotifyDropped);
    script(Fault::NotifyTwice);
    script(Fault::NotifyReversed);
    script(Fault::NotifyLate { ms: 40 });
    // Dropped, twice, held back until after the next, late, and one that nothing happens to.
    for amount in [100, 200, 300, 400, 500] {
        refund(&server, &payment, amount);
    }
    let amounts: Vec<&str> = merchant.wait_for(5).await.iter().map(|received| amount_of(received)).collect();
    assert_eq!(amounts, ["2.00", "2.00", "3.00", "5.00", "4.00"]);
}

/// What was refunded, from the form.
fn amount_of(received: &str) -> &'static str {
    let known = ["1.00", "2.00", "3.00", "4.00", "5.00"];
    known.into_iter().find(|amount| received.contains(&format!("refundAmount={amount}"))).expect("an amount")
}
