use super::{PARENT, Shown, credentials, list, money, of_service, open, paycross, reply, with_units};
use crate::gateway::snapshot::shown;
use crate::gateway::{Gateway, Reply};
use crate::model::{
    Details, Error, ErrorCode, MinorUnits, PaycrossCredentials, PaycrossDetails, Service, Transaction, TransactionKind,
    TransactionRef, TransactionStatus,
};

fn uid() -> TransactionRef {
    TransactionRef::gateway_id(PARENT).unwrap()
}

fn tracking_id() -> TransactionRef {
    TransactionRef::merchant("order-1").unwrap()
}

fn paths(service: Service, reference: &TransactionRef) -> Vec<String> {
    let asked = of_service(service).find(reference).unwrap();
    asked.iter().map(|request| format!("{} {}", request.method(), request.uri())).collect()
}

fn found(reply: &Reply) -> Result<Vec<Transaction>, Error> {
    paycross().found(&uid(), reply)
}

fn one(shown: &Shown) -> Transaction {
    found(&shown.reply()).unwrap().swap_remove(0)
}

fn details(transaction: &Transaction) -> &PaycrossDetails {
    match &transaction.details {
        Details::Paycross(details) => details,
        Details::Pockyt(_) | Details::Yedpay(_) => panic!("not PayCross's"),
    }
}

#[test]
fn questions_go_to_the_services_of_the_shop() {
    let (apm, card) = ("GET https://data.pay-cross.com/beyag", "GET https://gateway.pay-cross.com");
    let by_uid = |base: &str| format!("{base}/transactions/1-310b0da80b");
    let erip = format!("{apm}/refunds/1-310b0da80b");
    assert_eq!(paths(Service::Apm, &uid()), [by_uid(apm), erip.clone()]);
    assert_eq!(paths(Service::Card, &uid()), [by_uid(card)]);
    assert_eq!(paths(Service::Either, &uid()), [by_uid(apm), by_uid(card), erip]);

    let of_apm = format!("{apm}/transactions/tracking_id/order-1");
    let of_card = format!("{card}/v2/transactions/tracking_id/order-1");
    assert_eq!(paths(Service::Apm, &tracking_id()).concat(), of_apm);
    assert_eq!(paths(Service::Card, &tracking_id()).concat(), of_card);
    assert_eq!(paths(Service::Either, &tracking_id()), [of_apm.clone(), of_card.clone()]);

    let scanned = TransactionRef::scan("order-1").unwrap();
    let by_uid = |base: &str| format!("{base}/transactions/order-1");
    let erip = format!("{apm}/refunds/order-1");
    assert_eq!(paths(Service::Either, &scanned), [by_uid(apm), by_uid(card), erip, of_apm, of_card.clone()]);
    assert_eq!(paths(Service::Card, &scanned), [by_uid(card), of_card]);
}

#[test]
fn a_question_by_uid() {
    insta::assert_snapshot!(shown(&paycross().find(&uid()).unwrap()[0]), @r"
    GET https://data.pay-cross.com/beyag/transactions/1-310b0da80b
    accept: application/json
    accept-encoding: identity
    authorization: [secret]
    user-agent: tillback/[version]
    ");
}

#[test]
fn ids_are_percent_encoded() {
    let reference = TransactionRef::merchant("a|b/c;d é").unwrap();
    let path = paths(Service::Card, &reference).swap_remove(0);
    assert!(path.ends_with("/v2/transactions/tracking_id/a%7Cb%2Fc%3Bd%20%C3%A9"), "{path}");
}

/// The recording of a card's payment of 2020 (laravel-bepaid), without the person.
#[test]
fn a_cards_payment() {
    let body = r#"{"transaction":{"uid":"37746555-bbdad687b0","status":"successful","amount":33333,"currency":"BYN",
        "description":"Test desc","type":"payment","payment_method_type":"credit_card",
        "tracking_id":"test_tracking_id_1234","message":"Successfully processed","test":true,
        "created_at":"2020-07-16T20:50:41.549Z","updated_at":"2020-07-16T20:50:47.769Z",
        "paid_at":"2020-07-16T20:50:47.723+00:00","expired_at":null,"closed_at":null,"settled_at":null,"language":"ru",
        "credit_card":{"brand":"visa","last_4":"0000","exp_month":1},"id":"37746555-bbdad687b0",
        "payment":{"auth_code":"654321","bank_code":"05","rrn":"999","ref_id":"777888","message":"Payment was approved",
        "amount":33333,"currency":"BYN","gateway_id":477,"status":"successful"}}}"#;
    let reference = TransactionRef::gateway_id("37746555-bbdad687b0").unwrap();
    let payment = paycross().found(&reference, &reply(200, body)).unwrap().swap_remove(0);
    assert_eq!(payment.kind, TransactionKind::Payment);
    assert_eq!(payment.status, TransactionStatus::Paid);
    assert_eq!(payment.amount, money(33_333, "BYN"));
    assert_eq!(payment.reference.as_deref(), Some("test_tracking_id_1234"));
    assert_eq!(payment.method.as_deref(), Some("credit_card"));
    assert_eq!(payment.paid_at, "2020-07-16T20:50:47.723Z".parse().ok());
    assert_eq!((payment.refunded, payment.refundable, payment.refunds.as_deref()), (None, None, None));
    let details = details(&payment);
    assert_eq!(details.service, Service::Card);
    assert_eq!((details.test, details.code.as_deref()), (Some(true), None));
    assert_eq!(details.provider_ref.as_deref(), Some("777888"));
    assert_eq!(payment.raw.field("/credit_card/exp_month").as_deref(), Some("1"));
}

#[test]
fn the_three_forms_of_a_list() {
    let payment = Shown::payment("successful");
    let bare = reply(200, format!("[{}]", payment.alone()));
    let wrapped = reply(200, format!(r#"{{"transactions":[{}]}}"#, payment.alone()));
    for reply in [payment.reply(), list(std::slice::from_ref(&payment)), bare, wrapped] {
        let found = paycross().found(&tracking_id(), &reply).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].id, PARENT);
        assert_eq!(found[0].raw.as_str(), Some(payment.json().as_str()));
    }
}

#[test]
fn what_the_gateway_does_not_know_is_nothing() {
    for (status, body) in [
        (404, r#"{"message":"Not found."}"#),
        (404, r#"{"response":{"message":"Record not found"}}"#),
        (404, "<html>404</html>"),
        (400, r#"{"response":{"message":"Record not found"}}"#),
        (422, r#"{"response":{"message":"record not found."}}"#),
        (422, r#"{"code":"E.0638","message":"x"}"#),
        (200, r#"{"transactions":[]}"#),
        (200, "[]"),
    ] {
        assert!(found(&reply(status, body)).unwrap().is_empty(), "{body}");
    }
}

#[test]
fn a_reply_about_another_transaction_is_no_answer() {
    let other = Shown::payment("successful").with("uid", r#""1-another""#).with("tracking_id", r#""ORDER-1""#);
    for reference in [uid(), tracking_id()] {
        assert_eq!(paycross().found(&reference, &other.reply()).unwrap_err().code(), ErrorCode::BadReply);
    }
    // Among others, what was asked for counts alone.
    let found = paycross().found(&tracking_id(), &list(&[other, Shown::payment("successful")])).unwrap();
    assert_eq!(found.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), [PARENT]);
}

#[test]
fn a_reference_may_be_one_of_several() {
    let payment = Shown::payment("successful").with("tracking_id", r#""order-0; order-1;order-2""#);
    assert_eq!(paycross().found(&tracking_id(), &payment.reply()).unwrap().len(), 1);
    let whole = TransactionRef::merchant("order-0; order-1;order-2").unwrap();
    assert_eq!(paycross().found(&whole, &payment.reply()).unwrap().len(), 1);
    let part = TransactionRef::merchant("order").unwrap();
    assert!(paycross().found(&part, &payment.reply()).is_err());
}

#[test]
fn a_list_may_hold_refunds_of_the_payment() {
    let refund = Shown::refund("successful").with("tracking_id", "null");
    let stranger = refund.clone().with("parent_uid", r#""1-another""#);
    let reply = list(&[refund, stranger, Shown::payment("successful")]);
    let found = paycross().found(&tracking_id(), &reply).unwrap();
    let kinds: Vec<_> = found.iter().map(|one| (one.kind.clone(), one.parent_id.as_deref())).collect();
    assert_eq!(kinds, [(TransactionKind::Payment, None), (TransactionKind::Refund, Some(PARENT))]);
}

#[test]
fn statuses_are_read_in_any_case() {
    for (word, expected) in [
        ("successful", TransactionStatus::Paid),
        ("Successful", TransactionStatus::Paid),
        ("pending", TransactionStatus::Pending),
        ("incomplete", TransactionStatus::Pending),
        ("initial", TransactionStatus::Pending),
        ("failed", TransactionStatus::Failed),
        ("error", TransactionStatus::Failed),
        ("expired", TransactionStatus::Expired),
        ("deleted", TransactionStatus::Cancelled),
        ("permanent", TransactionStatus::Unknown),
    ] {
        let payment = one(&Shown::payment(word));
        assert_eq!((payment.status, payment.status_word.as_str()), (expected, word));
    }
    // A provider that says something else is shown, and does not decide.
    let payment = one(&Shown::payment("successful").with("payment", r#"{"status":"pending"}"#));
    assert_eq!(payment.status, TransactionStatus::Paid);
    assert_eq!(details(&payment).provider_status.as_deref(), Some("pending"));
}

#[test]
fn kinds_are_told_by_the_type() {
    let kind = |shown: Shown| one(&shown).kind;
    let of_type = |json: &str| kind(Shown::payment("successful").with("type", json));
    assert_eq!(of_type(r#""payment""#), TransactionKind::Payment);
    assert_eq!(of_type(r#""capture""#), TransactionKind::Payment);
    assert_eq!(of_type(r#""Refund""#), TransactionKind::Refund);
    assert_eq!(of_type(r#""authorization""#), TransactionKind::Other("authorization".to_owned()));
    assert_eq!(of_type("null"), TransactionKind::Other(String::new()));
    let untyped = Shown::payment("successful").without("type");
    assert_eq!(kind(untyped.clone().with("refund", "{}")), TransactionKind::Refund);
    assert_eq!(kind(untyped.with("payment", "{}")), TransactionKind::Payment);
}

#[test]
fn the_service_is_told_by_the_body() {
    let service =
        |paycross: &dyn Gateway, shown: &Shown| details(&paycross.found(&uid(), &shown.reply()).unwrap()[0]).service;
    let bare = Shown::payment("successful").without("method_type");
    let by_setting = |shown: &Shown| {
        [Service::Either, Service::Apm, Service::Card].map(|setting| service(&of_service(setting), shown))
    };
    let told = |shown: Shown| {
        let [one, two, three] = by_setting(&shown);
        assert_eq!((one, one), (two, three));
        one
    };
    assert_eq!(told(Shown::payment("successful")), Service::Apm);
    assert_eq!(told(bare.clone().with("payment_method_type", r#""erip""#)), Service::Apm);
    assert_eq!(told(bare.clone().with("payment_method_type", r#""credit_card""#)), Service::Card);
    assert_eq!(told(bare.clone().with("method_type", r#""credit_card""#)), Service::Card);
    assert_eq!(told(Shown::payment("successful").with("credit_card", r#"{"brand":"visa"}"#)), Service::Card);
    // What follows up on a card's payment names neither card nor method.
    assert_eq!(told(bare.clone().with("payment", r#"{"rrn":null,"status":"pending"}"#)), Service::Card);
    assert_eq!(told(bare.clone().with("type", r#""capture""#)), Service::Card);
    // Nothing tells, so the setting does.
    assert_eq!(by_setting(&bare), [Service::Apm, Service::Apm, Service::Card]);
}

#[test]
fn quirks_are_taken_as_they_come() {
    // The id instead of the uid, numbers as texts, nulls, and dates that are none.
    let payment = Shown::payment("successful")
        .without("uid")
        .with("id", r#""1-310b0da80b""#)
        .with("amount", r#""1000""#)
        .with("currency", r#""usd""#)
        .with("message", "null")
        .with("created_at", r#""0000-00-00T00:00:00Z""#)
        .with("updated_at", r#""2020-11-20T10: 42: 28.786Z""#)
        .with("paid_at", r#""2014-06-11T12:04:59+03:00""#)
        .with("payment", "null");
    let payment = one(&payment);
    assert_eq!((payment.id.as_str(), payment.amount), (PARENT, money(1000, "USD")));
    assert_eq!((payment.created_at, payment.updated_at), (None, None));
    assert_eq!(payment.paid_at, "2014-06-11T09:04:59Z".parse().ok());
    assert_eq!(payment.raw.field("/created_at").as_deref(), Some("0000-00-00T00:00:00Z"));
}

#[test]
fn what_lacks_the_needful_is_a_bad_reply() {
    let payment = || Shown::payment("successful");
    for shown in [
        payment().without("uid"),
        payment().without("status"),
        payment().without("amount"),
        payment().with("amount", "10.00"),
        payment().with("amount", "1e3"),
        payment().with("amount", "92233720368547758080"),
        payment().without("currency"),
        payment().with("currency", r#""BYR""#),
        payment().with("currency", r#""XXX""#),
    ] {
        let reference = tracking_id();
        assert_eq!(paycross().found(&reference, &shown.reply()).unwrap_err().code(), ErrorCode::BadReply);
    }
    for body in ["", "{", "{}", r#"{"transaction":[]}"#, r#"{"transaction":"x"}"#, r#"{"transactions":{}}"#, "[1]", "1"]
    {
        assert_eq!(found(&reply(200, body)).unwrap_err().code(), ErrorCode::BadReply, "{body:?}");
    }
    let twice = reply(200, r#"{"transaction":{"uid":"1-310b0da80b","uid":"1-310b0da80b"}}"#);
    assert_eq!(found(&twice).unwrap_err().code(), ErrorCode::BadReply);
}

#[test]
fn disputed_currencies_need_a_table() {
    let payment = Shown::payment("successful").with("currency", r#""IDR""#);
    let read = |units| with_units(units).found(&uid(), &payment.reply());
    let error = read(MinorUnits::Undecided).unwrap_err();
    assert_eq!((error.code(), error.field()), (ErrorCode::CurrencyDisputed, Some("minor_units")));
    assert_eq!(read(MinorUnits::Iso4217).unwrap()[0].amount, money(1000, "IDR"));
    assert_eq!(read(MinorUnits::Vendor).unwrap()[0].amount, money(100_000, "IDR"));
    let odd = Shown::payment("successful").with("currency", r#""UGX""#).with("amount", "1001");
    let error = with_units(MinorUnits::Vendor).found(&uid(), &odd.reply()).unwrap_err();
    assert_eq!(error.code(), ErrorCode::BadReply);
}

#[test]
fn test_transactions_are_taken_as_the_account_says() {
    let read = |setting, test: &str| {
        let paycross = open(PaycrossCredentials { test: setting, ..credentials() }).unwrap();
        paycross.found(&uid(), &Shown::payment("successful").with("test", test).reply()).map_err(|error| error.code())
    };
    for (setting, test) in [(None, "true"), (None, "false"), (Some(true), "true"), (Some(false), "false")] {
        assert!(read(setting, test).is_ok());
    }
    assert!(read(Some(false), "null").is_ok());
    assert_eq!(read(Some(false), "true"), Err(ErrorCode::SettingInvalid));
    assert_eq!(read(Some(true), "false"), Err(ErrorCode::SettingInvalid));
}
