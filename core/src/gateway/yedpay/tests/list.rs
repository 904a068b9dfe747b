use super::{reply, with_key, with_token};
use crate::gateway::snapshot::shown;
use crate::gateway::{Gateway, ListCursor, Page};
use crate::model::{Error, ErrorCode, TransactionFilter};

fn start(filter: &TransactionFilter) -> Result<String, Error> {
    with_token().list(filter, &ListCursor::Start).map(|request| shown(&request))
}

fn owned(owner: &str) -> TransactionFilter {
    TransactionFilter { owner: Some(owner.to_owned()), ..TransactionFilter::default() }
}

fn company_page(number: u32) -> ListCursor {
    ListCursor::Page { owner: "company:D5JQLX2M694E".to_owned(), number }
}

/// Path and query of the first page.
fn address(filter: &TransactionFilter) -> String {
    let request = with_token().list(filter, &company_page(1)).unwrap();
    request.uri().path_and_query().unwrap().as_str().to_owned()
}

#[test]
fn a_list_begins_with_the_question_whose_it_is() {
    insta::assert_snapshot!(start(&TransactionFilter::default()).unwrap(), @r"
        GET https://api.yedpay.com/v1/me?include=company
        accept: application/json
        accept-encoding: identity
        authorization: [secret]
        user-agent: tillback/[version]
        ");
    let me = reply(200, r#"{"success":true,"data":{"id":"306PNQ8","company_id":"D5JQLX2M694E"}}"#);
    let page = with_token().listed(&TransactionFilter::default(), &ListCursor::Start, &me).unwrap();
    assert_eq!((page.transactions.len(), page.next), (0, Some(company_page(1))));
    let nobody = reply(200, r#"{"success":true,"data":{"id":"306PNQ8"}}"#);
    let error = with_token().listed(&TransactionFilter::default(), &ListCursor::Start, &nobody).unwrap_err();
    assert_eq!(error.code(), ErrorCode::BadReply);
}

#[test]
fn a_page_with_every_filter() {
    let filter = TransactionFilter {
        from: "2018-11-19T16:00:00Z".parse().ok(),
        to: "2018-11-20T16:00:00Z".parse().ok(),
        status: Some("paid".to_owned()),
        method: Some("12".to_owned()),
        reference: Some("order-1".to_owned()),
        page_size: Some(100),
        ..TransactionFilter::default()
    };
    insta::assert_snapshot!(shown(&with_token().list(&filter, &company_page(3)).unwrap()), @r"
        GET https://api.yedpay.com/v1/companies/D5JQLX2M694E/transactions?status=paid&created_at%3E=2018-11-19%2023%3A59%3A59&created_at%3C=2018-11-21%2000%3A00%3A01&gateway_id=12&custom_id=order-1&limit=100&page=3
        accept: application/json
        accept-encoding: identity
        authorization: [secret]
        user-agent: tillback/[version]
        ");
}

#[test]
fn the_owner_is_a_company_or_a_user() {
    let user = start(&owned("user:306PNQ8")).unwrap();
    assert!(user.starts_with("GET https://api.yedpay.com/v1/users/306PNQ8/transactions?limit=40&page=1\n"), "{user}");
    let company = start(&owned("company:A/B")).unwrap();
    assert!(company.starts_with("GET https://api.yedpay.com/v1/companies/A%2FB/transactions?"), "{company}");
    for owner in ["", "D5JQLX2M694E", "company:", "user:", "store:X", ":X"] {
        let error = start(&owned(owner)).unwrap_err();
        assert_eq!((error.code(), error.field()), (ErrorCode::OptionInvalid, Some("owner")), "{owner:?}");
    }
}

#[test]
fn a_day_is_one_of_utc() {
    let day = TransactionFilter { day: Some(jiff::civil::date(2024, 2, 29)), ..TransactionFilter::default() };
    let span = TransactionFilter {
        from: "2024-02-29T00:00:00Z".parse().ok(),
        to: "2024-03-01T00:00:00Z".parse().ok(),
        ..TransactionFilter::default()
    };
    assert_eq!(address(&day), address(&span));
    assert!(address(&day).contains("created_at%3E=2024-02-29%2007%3A59%3A59"), "{}", address(&day));
    assert!(address(&day).contains("created_at%3C=2024-03-01%2008%3A00%3A01"), "{}", address(&day));
}

#[test]
fn filters_that_cannot_hold_are_refused_before_the_owner_is_asked_for() {
    let filter = TransactionFilter::default;
    let day = Some(jiff::civil::date(2024, 2, 29));
    for (filter, code, field) in [
        (TransactionFilter { page_size: Some(0), ..filter() }, ErrorCode::OptionInvalid, "page_size"),
        (TransactionFilter { page_size: Some(101), ..filter() }, ErrorCode::OptionInvalid, "page_size"),
        (TransactionFilter { method: Some("12_1".to_owned()), ..filter() }, ErrorCode::OptionInvalid, "method"),
        (TransactionFilter { method: Some(String::new()), ..filter() }, ErrorCode::OptionInvalid, "method"),
        (TransactionFilter { reference: Some("a b".to_owned()), ..filter() }, ErrorCode::ReferenceInvalid, "reference"),
        (
            TransactionFilter { day, from: "2024-02-29T00:00:00Z".parse().ok(), ..filter() },
            ErrorCode::OptionInvalid,
            "day",
        ),
        (TransactionFilter { day: Some(jiff::civil::Date::MAX), ..filter() }, ErrorCode::OptionInvalid, "day"),
    ] {
        let error = start(&filter).unwrap_err();
        assert_eq!((error.code(), error.field()), (code, Some(field)), "{filter:?}");
    }
}

#[test]
fn the_ends_of_the_calendar_do_no_harm() {
    let filter = TransactionFilter {
        from: Some(jiff::Timestamp::MIN),
        to: Some(jiff::Timestamp::MAX),
        ..TransactionFilter::default()
    };
    assert!(address(&filter).contains("created_at%3E="));
}

#[test]
fn an_api_key_lists_nothing_and_is_told_so() {
    let error = with_key().list(&TransactionFilter::default(), &ListCursor::Start).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Unsupported);
    assert!(error.message().contains("access token"), "{error}");
    assert!(with_key().list(&owned("user:306PNQ8"), &company_page(2)).is_err());
}

fn row(id: &str, created_at: &str) -> String {
    format!(r#"{{"id":{id:?},"status":"paid","amount":"1.00","currency":"HKD","created_at":{created_at:?}}}"#)
}

fn turned(filter: &TransactionFilter, rows: &[String], meta: &str) -> Result<Page, Error> {
    let body = format!(r#"{{"success":true,"data":[{}]{meta}}}"#, rows.join(","));
    with_token().listed(filter, &company_page(2), &reply(200, body))
}

fn meta(current: &str, total: &str) -> String {
    format!(
        r#","meta":{{"pagination":{{"total":3,"count":1,"per_page":40,"current_page":{current},"total_pages":{total},
           "links":{{"next":"https://elsewhere.example/"}}}}}}"#
    )
}

#[test]
fn pages_follow_one_another_to_the_last() {
    let rows = [row("A", "2024-05-01 16:00:00")];
    let next = |meta: &str| turned(&TransactionFilter::default(), &rows, meta).unwrap().next;
    assert_eq!(next(&meta("2", "3")), Some(company_page(3)));
    assert_eq!(next(&meta("\"2\"", "\"3\"")), Some(company_page(3)));
    assert_eq!(next(&meta("2", "2")), None);
    assert_eq!(next(&meta("2", "1")), None);
    // No rows is the end, whatever the figures say.
    assert_eq!(turned(&TransactionFilter::default(), &[], &meta("2", "3")).unwrap().next, None);
    let error = turned(&TransactionFilter::default(), &rows, &meta("1", "3")).unwrap_err();
    assert_eq!(error.code(), ErrorCode::BadReply);
}

#[test]
fn without_page_figures_a_full_page_is_followed_by_another() {
    let filter = TransactionFilter { page_size: Some(2), ..TransactionFilter::default() };
    let rows = [row("A", "2024-05-01 16:00:00"), row("B", "2024-05-01 16:00:00")];
    for meta in ["", r#","meta":[]"#, r#","meta":{"pagination":null}"#, r#","meta":{"pagination":{"count":2}}"#] {
        assert_eq!(turned(&filter, &rows, meta).unwrap().next, Some(company_page(3)), "{meta}");
        assert_eq!(turned(&filter, &rows[..1], meta).unwrap().next, None, "{meta}");
    }
}

#[test]
fn the_second_asked_for_too_much_is_taken_away_again() {
    let filter = TransactionFilter {
        from: "2024-05-01T08:00:00Z".parse().ok(),
        to: "2024-05-01T09:00:00Z".parse().ok(),
        page_size: Some(5),
        ..TransactionFilter::default()
    };
    let times = [("A", "15:59:59"), ("B", "16:00:00"), ("C", "16:59:59"), ("D", "17:00:00"), ("E", "soon")];
    let rows: Vec<_> = times
        .iter()
        .map(|(id, time)| row(id, &if *time == "soon" { String::new() } else { format!("2024-05-01 {time}") }))
        .collect();
    let page = turned(&filter, &rows, "").unwrap();
    assert_eq!(page.transactions.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["B", "C", "E"]);
    assert_eq!(page.next, Some(company_page(3)));
}

#[test]
fn a_list_that_fails_is_an_error() {
    let code = |status, body: &'static str| {
        with_token().listed(&TransactionFilter::default(), &company_page(1), &reply(status, body)).unwrap_err().code()
    };
    let refused = r#"{"success":false,"message":"This action is unauthorized.","status":403}"#;
    assert_eq!(code(403, refused), ErrorCode::PermissionDenied);
    assert_eq!(code(422, r#"{"success":false,"errors":{"limit":["no"]}}"#), ErrorCode::RequestRejected);
    assert_eq!(code(200, r#"{"success":true,"data":[{"id":"A"}]}"#), ErrorCode::BadReply);
    assert_eq!(code(200, r#"{"success":true,"data":["A"]}"#), ErrorCode::BadReply);
    assert_eq!(code(502, "<html>"), ErrorCode::GatewayFailed);
}
