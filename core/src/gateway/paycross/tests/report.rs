use super::{Shown, credentials, of_service, open, paycross, reply, with_units};
use crate::gateway::snapshot::shown;
use crate::gateway::{Gateway, ListCursor, Page, Reply};
use crate::model::{
    Details, Error, ErrorCode, MinorUnits, PaycrossCredentials, Service, TransactionFilter, TransactionKind,
};

fn january() -> TransactionFilter {
    TransactionFilter {
        from: "2024-01-01T00:00:00Z".parse().ok(),
        to: "2024-02-01T00:00:00Z".parse().ok(),
        ..TransactionFilter::default()
    }
}

fn day() -> TransactionFilter {
    TransactionFilter { day: "2024-01-31".parse().ok(), ..TransactionFilter::default() }
}

fn after(method: &'static str, object: Option<&str>) -> ListCursor {
    ListCursor::After { method, object: object.map(str::to_owned) }
}

fn refused(filter: &TransactionFilter) -> (ErrorCode, Option<&'static str>) {
    let error = paycross().list(filter, &ListCursor::Start).unwrap_err();
    (error.code(), error.field())
}

fn listed(filter: &TransactionFilter, cursor: &ListCursor, reply: &Reply) -> Result<Page, Error> {
    paycross().listed(filter, cursor, reply)
}

/// A page of a report with two rows, the first a refund.
fn page(more: &str) -> Reply {
    let refund = Shown::refund("successful").with("id", "17").with("created_at", r#""2024-01-15T10:00:00.500Z""#);
    let payment = Shown::payment("successful").with("id", "16").with("created_at", r#""2024-01-15T09:00:00.000Z""#);
    reply(200, format!(r#"{{"count":2,"transactions":[{},{}]{more}}}"#, refund.json(), payment.json()))
}

#[test]
fn a_span_of_time_in_pages() {
    insta::assert_snapshot!(shown(&paycross().list(&january(), &ListCursor::Start).unwrap()), @r#"
    POST https://admin.pay-cross.com/api/reports
    accept: application/json
    accept-encoding: identity
    authorization: [secret]
    content-type: application/json
    user-agent: tillback/[version]
    x-api-version: 3

    {"report_params":{"date_type":"created_at","from":"2024-01-01 00:00:00","to":"2024-02-01 00:00:00","status":"all","payment_method_type":"alternative","time_zone":"UTC"}}
    "#);
    let filter = TransactionFilter { status: Some("successful".to_owned()), ..january() };
    let request = paycross().list(&filter, &after("credit_card", Some("1234567"))).unwrap();
    insta::assert_snapshot!(String::from_utf8_lossy(request.body()), @r#"{"report_params":{"date_type":"created_at","from":"2024-01-01 00:00:00","to":"2024-02-01 00:00:00","status":"successful","payment_method_type":"credit_card","time_zone":"UTC","starting_after":1234567}}"#);
}

#[test]
fn a_whole_day_at_once() {
    insta::assert_snapshot!(shown(&paycross().list(&day(), &ListCursor::Start).unwrap()), @r#"
    POST https://admin.pay-cross.com/api/reports
    accept: application/json
    accept-encoding: identity
    authorization: [secret]
    content-type: application/json
    user-agent: tillback/[version]
    x-api-version: 2

    {"report_params":{"date_type":"created_at","date":"2024-01-31","status":"all","payment_method_type":"alternative","time_zone":"UTC"}}
    "#);
}

#[test]
fn filters_that_cannot_hold_are_named() {
    let invalid = |field| (ErrorCode::OptionInvalid, Some(field));
    assert_eq!(refused(&TransactionFilter::default()), invalid("from"));
    assert_eq!(refused(&TransactionFilter { from: None, ..january() }), invalid("from"));
    assert_eq!(refused(&TransactionFilter { to: None, ..january() }), invalid("to"));
    assert_eq!(refused(&TransactionFilter { from: january().to, to: january().from, ..january() }), invalid("from"));
    assert_eq!(refused(&TransactionFilter { from: january().to, ..january() }), invalid("from"));
    assert_eq!(refused(&TransactionFilter { day: day().day, ..january() }), invalid("day"));
    assert_eq!(refused(&TransactionFilter { from: january().from, ..day() }), invalid("day"));
    let word = || Some("odd".to_owned());
    assert_eq!(refused(&TransactionFilter { method: word(), ..january() }), invalid("method"));
    assert_eq!(refused(&TransactionFilter { status: word(), ..january() }), invalid("status"));
    assert_eq!(refused(&TransactionFilter { owner: word(), ..january() }), invalid("owner"));
    let message = paycross().list(&TransactionFilter::default(), &ListCursor::Start).unwrap_err();
    assert!(message.message().contains("from and to"));
}

#[test]
fn cursors_of_other_lists_are_refused() {
    let page = ListCursor::Page { owner: "company:1".to_owned(), number: 1 };
    for cursor in [page, after("erip", None), after("alternative", Some("not json"))] {
        assert_eq!(paycross().list(&january(), &cursor).unwrap_err().code(), ErrorCode::OptionInvalid);
    }
    let alternative = TransactionFilter { method: Some("alternative".to_owned()), ..january() };
    assert!(paycross().list(&alternative, &after("credit_card", None)).is_err());
}

#[test]
fn methods_follow_one_another() {
    let done = page(r#","has_more":false"#);
    let next = |filter: &TransactionFilter, cursor: &ListCursor| listed(filter, cursor, &done).unwrap().next;
    assert_eq!(next(&january(), &ListCursor::Start), Some(after("credit_card", None)));
    assert_eq!(next(&january(), &after("alternative", Some("9"))), Some(after("credit_card", None)));
    assert_eq!(next(&january(), &after("credit_card", None)), None);
    assert_eq!(next(&day(), &ListCursor::Start), Some(after("credit_card", None)));
    for method in ["alternative", "credit_card"] {
        let filter = TransactionFilter { method: Some(method.to_owned()), ..january() };
        assert_eq!(next(&filter, &ListCursor::Start), None, "{method}");
    }
    // A shop with one of the services has one list.
    for (service, method) in [(Service::Apm, "alternative"), (Service::Card, "credit_card")] {
        let paycross = of_service(service);
        let request = paycross.list(&january(), &ListCursor::Start).unwrap();
        assert!(String::from_utf8_lossy(request.body()).contains(method));
        assert_eq!(paycross.listed(&january(), &ListCursor::Start, &done).unwrap().next, None);
    }
}

#[test]
fn pages_follow_one_another() {
    let next = |more: &str, cursor: &ListCursor| listed(&january(), cursor, &page(more)).map(|page| page.next);
    let more = r#","has_more":true,"first_object_id":17,"last_object_id":16"#;
    assert_eq!(next(more, &ListCursor::Start).unwrap(), Some(after("alternative", Some("16"))));
    assert_eq!(next(more, &after("credit_card", Some("18"))).unwrap(), Some(after("credit_card", Some("16"))));
    // A text stays a text.
    let text = r#","has_more":true,"last_object_id":"16""#;
    assert_eq!(next(text, &ListCursor::Start).unwrap(), Some(after("alternative", Some(r#""16""#))));
    let request = paycross().list(&january(), &after("alternative", Some(r#""16""#))).unwrap();
    assert!(String::from_utf8_lossy(request.body()).contains(r#""starting_after":"16""#));
    // Without a word on the last row, the row itself tells.
    assert_eq!(next(r#","has_more":true"#, &ListCursor::Start).unwrap(), Some(after("alternative", Some("16"))));
    // A day comes at once.
    assert_eq!(listed(&day(), &after("credit_card", None), &page(more)).unwrap().next, None);
}

#[test]
fn a_list_that_never_ends_is_ended() {
    let more = r#","has_more":true,"last_object_id":16"#;
    let error = listed(&january(), &after("alternative", Some("16")), &page(more)).unwrap_err();
    assert_eq!(error.code(), ErrorCode::BadReply);
    let nowhere = reply(200, r#"{"transactions":[],"has_more":true,"last_object_id":null}"#);
    assert_eq!(listed(&january(), &ListCursor::Start, &nowhere).unwrap_err().code(), ErrorCode::BadReply);
}

#[test]
fn rows_are_transactions_of_the_reports_service() {
    let read = |cursor: &ListCursor| listed(&january(), cursor, &page("")).unwrap().transactions;
    for (cursor, expected) in [(ListCursor::Start, Service::Apm), (after("credit_card", None), Service::Card)] {
        let rows = read(&cursor);
        assert_eq!(rows.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["2-310b0da80b", "1-310b0da80b"]);
        assert_eq!(rows[0].kind, TransactionKind::Refund);
        assert_eq!(rows[1].raw.field("/id").as_deref(), Some("16"));
        // The method that a row names says more than the report it is in.
        let told = rows.iter().map(|row| match &row.details {
            Details::Paycross(details) => details.service,
            Details::Pockyt(_) | Details::Yedpay(_) => panic!("not PayCross's"),
        });
        assert!(told.into_iter().all(|service| service == Service::Apm || service == expected));
    }
    let bare = Shown::payment("successful").without("method_type").json();
    let bare = reply(200, format!(r#"{{"transactions":[{bare}]}}"#));
    let row = listed(&january(), &after("credit_card", None), &bare).unwrap().transactions.swap_remove(0);
    assert!(matches!(row.details, Details::Paycross(details) if details.service == Service::Card));
    assert_eq!(listed(&january(), &ListCursor::Start, &reply(200, r#"{"transactions":[]}"#)).unwrap().transactions, []);
}

#[test]
fn what_the_gateway_cannot_filter_is_filtered_here() {
    let ids = |filter: &TransactionFilter| {
        let rows = listed(filter, &ListCursor::Start, &page("")).unwrap().transactions;
        rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    let by_reference = TransactionFilter { reference: Some("order-1".to_owned()), ..january() };
    assert_eq!(ids(&by_reference), ["1-310b0da80b"]);
    // The gateway counts whole seconds and both ends.
    let to = |to: &str| TransactionFilter { to: to.parse().ok(), ..january() };
    assert_eq!(ids(&to("2024-01-15T10:00:00.501Z")).len(), 2);
    assert_eq!(ids(&to("2024-01-15T10:00:00.500Z")), ["1-310b0da80b"]);
    let from = TransactionFilter { from: "2024-01-15T09:00:00.001Z".parse().ok(), ..january() };
    assert_eq!(ids(&from), ["2-310b0da80b"]);
}

#[test]
fn test_rows_are_left_out_where_the_account_takes_none() {
    let row = Shown::payment("successful").with("test", "true").json();
    let reply = reply(200, format!(r#"{{"transactions":[{row}]}}"#));
    let rows = |test| {
        let paycross = open(PaycrossCredentials { test, ..credentials() }).unwrap();
        paycross.listed(&january(), &ListCursor::Start, &reply).unwrap().transactions.len()
    };
    assert_eq!([rows(None), rows(Some(true)), rows(Some(false))], [1, 1, 0]);
}

#[test]
fn rows_of_a_disputed_currency_need_a_table() {
    let row = Shown::payment("successful").with("currency", r#""IDR""#).json();
    let reply = reply(200, format!(r#"{{"transactions":[{row}]}}"#));
    let read = |units| with_units(units).listed(&january(), &ListCursor::Start, &reply);
    assert_eq!(read(MinorUnits::Undecided).unwrap_err().code(), ErrorCode::CurrencyDisputed);
    assert_eq!(read(MinorUnits::Iso4217).unwrap().transactions.len(), 1);
}

#[test]
fn errors_of_reports() {
    let code =
        |status, body: &'static str| listed(&january(), &ListCursor::Start, &reply(status, body)).unwrap_err().code();
    let rejected = r#"{"message":"Date type is missing.","errors":{"report_params":{"date_type":["is missing"]}}}"#;
    assert_eq!(code(422, rejected), ErrorCode::RequestRejected);
    assert_eq!(code(401, r#"{"message":"Unauthorized"}"#), ErrorCode::CredentialsRefused);
    assert_eq!(code(500, "<html>"), ErrorCode::GatewayFailed);
    assert_eq!(code(404, r#"{"message":"Not found."}"#), ErrorCode::TransactionNotFound);
    assert_eq!(code(200, "{}"), ErrorCode::BadReply);
    assert_eq!(code(200, r#"{"transaction":{}}"#), ErrorCode::BadReply);
    assert_eq!(code(200, r#"{"transactions":[1]}"#), ErrorCode::BadReply);
}
