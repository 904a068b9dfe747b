//! The comparison is only fair if all send the same.

use super::figures;
use crate::job::{Contender, Job, Mode, PAID, Shop};
use std::collections::BTreeSet;
use tillback_sandbox::record::ReceivedText;
use tillback_sandbox::{GatewayName, Host, NewPayment, Operation, Options, Server};

fn refund(server: &Server, contender: Contender) -> ReceivedText {
    let account = server.accounts().pockyt;
    let new = NewPayment::new(GatewayName::Pockyt, PAID, "USD");
    let payment = server.with_time(|sandbox, now| sandbox.create_payment(new, now)).unwrap().id;
    let shop = Shop {
        url: server.url(Host::Pockyt),
        ca_pem: None,
        merchant_no: account.merchant_no,
        store_no: account.store_no,
        token: account.token,
    };
    figures(&Job { contender, mode: Mode::Serial, shop, payments: vec![payment.clone()], warm_up: 0 }).unwrap();
    let sent = server.with(|sandbox| {
        let sent: Vec<_> =
            sandbox.requests().filter(|one| one.operation == Operation::Refund).map(|one| one.text()).collect();
        sandbox.clear_requests();
        sent
    });
    let [sent] = sent.as_slice() else { panic!("{contender:?} sent {sent:#?}") };
    assert!(sent.body.contains(&payment) && sent.answered == Some(200), "{sent:#?}");
    sent.clone()
}

#[test]
fn all_send_the_same() {
    let server = Server::start_blocking(Options { seeded: false, ..Options::default() }).unwrap();
    let shape = |contender| {
        let sent = refund(&server, contender);
        let headers: BTreeSet<_> = sent.headers.iter().map(|(name, value)| (name.clone(), value.len())).collect();
        let body: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&sent.body).unwrap();
        let body: BTreeSet<_> = body.iter().map(|(name, value)| (name.clone(), value.to_string().len())).collect();
        (sent.method, sent.path, headers, body, sent.body.len())
    };
    let ours = shape(Contender::Tillback);
    for other in [Contender::TillbackBlocking, Contender::Reqwest, Contender::Hyper] {
        assert_eq!(shape(other), ours, "{other:?}");
    }
}
