//! Queries, lists, waiting, payees, credential checks and webhooks.

use crate::receiver::Receiver;
use crate::shop::{PAYCROSS, POCKYT, Shop, TILLS, YEDPAY, YEDPAY_KEY, back, id, money, quick};
use std::time::Duration;
use tillback::{
    ErrorCode, EventSubject, MayRefund, PayeeChanges, PayeeRef, PayeeRequest, TransactionFilter, TransactionRef,
    TransactionStatus, Until,
};
use tillback_sandbox::ledger::PaymentState;
use tillback_sandbox::{Fault, Operation, Rule};

#[tokio::test]
async fn a_payment_is_found_by_id_by_reference_and_by_scanner() {
    let shop = Shop::open().await;
    for till in TILLS {
        let payment = shop.payment(till, 1_000, |new| new.reference = Some(format!("order-{}", till.method)));
        let mut names = vec![
            id(&payment.id),
            TransactionRef::merchant(payment.reference.clone()).unwrap(),
            TransactionRef::scan(&payment.id).unwrap(),
            TransactionRef::scan(&payment.reference).unwrap(),
            TransactionRef::scan(&format!("https://receipts.example/t/{}?lang=en", payment.id)).unwrap(),
        ];
        names.extend(payment.second_id.map(|second| id(&second)));
        for name in names {
            let found = shop.client.transaction(till.account, &name).await.unwrap();
            assert_eq!(found.id, payment.id, "{till:?} {name:?}");
            assert_eq!(found.reference.as_deref(), Some(payment.reference.as_str()));
            assert_eq!(found.amount, money(1_000, till));
            assert!(found.raw.as_str().unwrap().contains(&payment.id));
        }
    }
}

#[tokio::test]
async fn waiting_ends_when_the_payment_is_as_wished_or_the_deadline_comes() {
    let shop = Shop::open().await;
    for till in TILLS {
        let payment = shop.payment(till, 1_000, |new| new.state = PaymentState::Pending).id;
        let name = id(&payment);
        let soon = Duration::from_millis(120);
        let still = shop.client.wait_for(till.account, &name, Until::Final, soon).await.unwrap();
        assert_eq!(still.status, TransactionStatus::Pending, "{till:?}");
        // A passing fault does not end the wait.
        shop.rule(Rule::new(Fault::ResetBefore).at(till.gateway).on(Operation::Query));
        let waiting = shop.client.wait_for(till.account, &name, Until::Refundable, Duration::from_secs(10));
        let paying = async {
            tokio::time::sleep(Duration::from_millis(60)).await;
            shop.server.with(|sandbox| sandbox.set_state(till.gateway, &payment, PaymentState::Paid)).unwrap();
        };
        let (waited, ()) = tokio::join!(waiting, paying);
        assert_eq!(waited.unwrap().status, TransactionStatus::Paid, "{till:?}");
    }
}

#[tokio::test]
async fn lists_come_page_by_page() {
    let shop = Shop::open().await;
    for till in [YEDPAY, PAYCROSS] {
        let mut expected: Vec<_> = (0..130).map(|_| shop.paid(till, 100)).collect();
        let now = tillback::Timestamp::now();
        let hour = tillback::Timestamp::from_second(3_600).unwrap().duration_since(tillback::Timestamp::UNIX_EPOCH);
        let filter = TransactionFilter {
            from: Some(now.checked_sub(hour).unwrap()),
            to: Some(now.checked_add(hour).unwrap()),
            page_size: (till == YEDPAY).then_some(50),
            ..TransactionFilter::default()
        };
        let mut list = shop.client.transactions(till.account, filter).unwrap();
        let mut found = Vec::new();
        while let Some(transaction) = list.next().await {
            found.push(transaction.unwrap().id);
        }
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{till:?}");
    }
}

#[tokio::test]
async fn what_cannot_be_listed_is_said_at_once() {
    let shop = Shop::open().await;
    for till in [POCKYT, YEDPAY_KEY] {
        let error = shop.client.transactions(till.account, TransactionFilter::default()).unwrap_err();
        assert_eq!(error.code(), ErrorCode::Unsupported, "{till:?}");
    }
    let error = shop.client.transactions(PAYCROSS.account, TransactionFilter::default()).unwrap_err();
    assert_eq!(error.code(), ErrorCode::OptionInvalid);
    let now = tillback::Timestamp::now();
    let reversed = TransactionFilter { from: Some(now), to: Some(now), ..TransactionFilter::default() };
    let error = shop.client.transactions(YEDPAY.account, reversed).unwrap_err();
    assert_eq!(error.code(), ErrorCode::OptionInvalid);
}

#[tokio::test]
async fn credentials_are_checked_without_harm() {
    let shop = Shop::open().await;
    let may_refund = |till: crate::shop::Till| {
        let client = shop.client.clone();
        async move { client.check(till.account).await.unwrap().may_refund }
    };
    assert_eq!(may_refund(POCKYT).await, MayRefund::NotTold);
    assert_eq!(may_refund(PAYCROSS).await, MayRefund::NotTold);
    assert_eq!(may_refund(YEDPAY).await, MayRefund::Yes);
    shop.server.with(|sandbox| sandbox.set_can_refund(false));
    assert_eq!(may_refund(YEDPAY_KEY).await, MayRefund::No);
}

pub(crate) fn ada() -> PayeeRequest {
    let mut request = PayeeRequest::new("pockyt", "Ada", "Lee", "ada@example.com", "US");
    request.date_of_birth = Some("1980-12-10".parse().unwrap());
    request.state = Some("CA".to_owned());
    request.city = Some("San José".to_owned());
    request.street = Some("1 Main St & 2nd".to_owned());
    request.zip = Some("95110".to_owned());
    request.phone = Some("4085550100".to_owned());
    request.customer_code = Some("vendor-7".to_owned());
    request.government_id = Some("123456789".to_owned());
    request.government_id_type = Some("SSN".to_owned());
    request.lang = Some("en".to_owned());
    request
}

#[tokio::test]
async fn a_payee_is_registered_read_and_changed() {
    let shop = Shop::open().await;
    let registered = shop.client.register_payee(&ada()).await.unwrap();
    for name in [
        PayeeRef::CustomerNo(registered.customer_no.clone()),
        PayeeRef::CustomerCode("vendor-7".to_owned()),
        PayeeRef::Email("ada@example.com".to_owned()),
    ] {
        let read = shop.client.payee("pockyt", &name).await.unwrap();
        assert_eq!(read.customer_no, registered.customer_no);
        assert_eq!(read.first_name.as_deref(), Some("Ada"));
        assert_eq!(read.raw.field("/city").as_deref(), Some("San José"));
    }
    let changes = PayeeChanges::new().set("city", "Oakland");
    shop.client.update_payee("pockyt", &registered.customer_no, &changes).await.unwrap();
    let read = shop.client.payee("pockyt", &PayeeRef::CustomerNo(registered.customer_no)).await.unwrap();
    assert_eq!(read.raw.field("/city").as_deref(), Some("Oakland"));

    let nobody = shop.client.payee("pockyt", &PayeeRef::CustomerCode("nobody".to_owned())).await.unwrap_err();
    assert_eq!(nobody.code(), ErrorCode::PayeeNotFound);
    let elsewhere = shop.client.payee("yedpay", &PayeeRef::CustomerCode("x".to_owned())).await.unwrap_err();
    assert_eq!(elsewhere.code(), ErrorCode::Unsupported);
}

#[tokio::test]
async fn a_lost_registration_is_looked_for_and_not_repeated() {
    for fault in [Fault::ResetAfter, Fault::HangAfter, Fault::MalformedJson, Fault::Truncated] {
        let shop = Shop::open().await;
        shop.rule(Rule::new(fault.clone()).on(Operation::RegisterPayee));
        let registered = shop.client.register_payee(&ada()).await.unwrap();
        let payees = shop.server.with(|sandbox| sandbox.ledger().payees);
        assert_eq!(payees.len(), 1, "{fault:?}");
        assert_eq!(payees[0].customer_no, registered.customer_no);
    }
    let shop = Shop::open().await;
    shop.rule(Rule::new(Fault::ResetBefore).on(Operation::RegisterPayee));
    let error = shop.client.register_payee(&ada()).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::PayeeUncertain);
    assert!(shop.server.with(|sandbox| sandbox.ledger().payees).is_empty());
}

#[tokio::test]
async fn webhooks_of_the_sandbox_verify_and_tampered_ones_do_not() {
    let shop = Shop::open().await;
    for till in TILLS {
        let mut receiver = Receiver::open().await;
        let payment = shop.payment(till, 1_000, |new| new.notification_url = Some(receiver.url.clone()));
        let refund = shop.client.refund(back(till, &payment.id, &payment.id, 400)).await.unwrap();
        let (headers, body) = receiver.next().await;
        let verify = |body: Vec<u8>| shop.client.verify_webhook(till.account, headers.clone(), body);
        let event = verify(body.clone()).unwrap();
        assert_eq!(event.subject, EventSubject::Refund, "{till:?}");
        assert_eq!(event.transaction_id.as_deref(), Some(payment.id.as_str()), "{till:?}");
        if let Some(mark) = event.mark {
            assert_eq!(mark, refund.id, "{till:?}");
        }
        for place in (0..body.len()).step_by(17) {
            let mut tampered = body.clone();
            tampered[place] = if tampered[place] == b'9' { b'8' } else { b'9' };
            let error = verify(tampered).unwrap_err();
            assert_eq!(error.code(), ErrorCode::SignatureInvalid, "{till:?} {place}");
        }
        let unsigned = shop.client.verify_webhook(till.account, [("content-type", "text/plain")], b"".to_vec());
        assert_eq!(unsigned.unwrap_err().code(), ErrorCode::SignatureInvalid, "{till:?}");
    }
}

#[tokio::test]
async fn tls_is_verified() {
    use tillback::{Account, Environment, PockytCredentials};
    use tillback_sandbox::Host;
    let shop = Shop::open().await;
    let payment = shop.paid(POCKYT, 1_000);
    let known = shop.server.accounts().pockyt;
    let account = || {
        let credentials = PockytCredentials::new(&*known.merchant_no, &*known.store_no, &*known.token);
        Account::pockyt("tls", Environment::At(shop.server.tls_url(Host::Pockyt)), credentials)
    };
    let stranger = quick(&shop.server).account(account()).build().unwrap();
    let error = stranger.transaction("tls", &id(&payment)).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::TlsFailed);
    let friend = quick(&shop.server).account(account()).trust(shop.server.ca_pem()).build().unwrap();
    assert_eq!(friend.transaction("tls", &id(&payment)).await.unwrap().id, payment);
}
