use super::{pockyt, reply};
use crate::gateway::Gateway;
use crate::gateway::snapshot::shown;
use crate::model::{ErrorCode, Payee, PayeeChanges, PayeeRef, PayeeRequest, ProfileType};
use jiff::Timestamp;

fn now() -> Timestamp {
    "2024-05-01T08:00:00.123Z".parse().unwrap()
}

#[test]
fn registering_the_least() {
    let request = PayeeRequest::new("shop", "三", "张", "ada@example.com", "US");
    insta::assert_snapshot!(shown(&pockyt().register_payee(&request, now()).unwrap()), @r#"
        POST https://mapi.yuansfer.com/v3/payee/register
        accept: application/json
        accept-encoding: identity
        content-type: application/json
        user-agent: tillback/[version]

        {"countryCode":"US","email":"ada@example.com","firstName":"三","lastName":"张","merchantNo":"200043","profileType":"INDIVIDUAL","storeNo":"300014","timestamp":"2024-05-01T08:00:00Z","verifySign":"780bc8d76a79a5c332bcd9ecd3fa218b"}
        "#);
}

#[test]
fn registering_the_most() {
    let some = |text: &str| Some(text.to_owned());
    let request = PayeeRequest {
        profile: ProfileType::Business,
        date_of_birth: Some(jiff::civil::date(1990, 1, 31)),
        state: some("CA"),
        city: some("Fremont"),
        street: some("1 Main St & 2nd"),
        // Empty, so neither sent nor signed.
        street2: some(""),
        zip: some("94538"),
        country: some("USA"),
        phone: some("+1 555"),
        customer_code: some("vendor-7"),
        government_id: some("12-3456789"),
        government_id_type: some("BUSINESS_REGISTRATION_CERT"),
        company: some("Ada \"Lee\" Inc"),
        lang: some("en"),
        payor_no: some("77"),
        ..PayeeRequest::new("shop", "Ada", "Lee", "ada@example.com", "US")
    };
    insta::assert_snapshot!(shown(&pockyt().register_payee(&request, now()).unwrap()), @r#"
        POST https://mapi.yuansfer.com/v3/payee/register
        accept: application/json
        accept-encoding: identity
        content-type: application/json
        user-agent: tillback/[version]

        {"city":"Fremont","company":"Ada \"Lee\" Inc","country":"USA","countryCode":"US","customerCode":"vendor-7","dateOfBirth":"1990-01-31","email":"ada@example.com","firstName":"Ada","governmentId":"12-3456789","governmentIdType":"BUSINESS_REGISTRATION_CERT","lang":"en","lastName":"Lee","merchantNo":"200043","payorNo":"77","phone":"+1 555","profileType":"BUSINESS","state":"CA","storeNo":"300014","street":"1 Main St & 2nd","timestamp":"2024-05-01T08:00:00Z","zip":"94538","verifySign":"bf960856fc3b4530d410d1f02077b469"}
        "#);
}

#[test]
fn changing_one_field() {
    let changes = PayeeChanges::new().set("phone", "+1 556");
    insta::assert_snapshot!(shown(&pockyt().update_payee("2000305228000000000001", &changes, now()).unwrap()), @r#"
        POST https://mapi.yuansfer.com/v3/payee/update
        accept: application/json
        accept-encoding: identity
        content-type: application/json
        user-agent: tillback/[version]

        {"customerNo":"2000305228000000000001","merchantNo":"200043","phone":"+1 556","storeNo":"300014","timestamp":"2024-05-01T08:00:00Z","verifySign":"060d9ccb8733d4fb38be1af72a487ebd"}
        "#);
}

#[test]
fn reading_by_number_code_or_address() {
    let asked = |payee| shown(&pockyt().payee(&payee, now()).unwrap());
    insta::assert_snapshot!(asked(PayeeRef::CustomerNo("2000305228000000000001".to_owned())), @r#"
        POST https://mapi.yuansfer.com/v3/payee/retrieve
        accept: application/json
        accept-encoding: identity
        content-type: application/json
        user-agent: tillback/[version]

        {"customerNo":"2000305228000000000001","merchantNo":"200043","storeNo":"300014","timestamp":"2024-05-01T08:00:00Z","verifySign":"e4a113058ffab308a2f7497918579305"}
        "#);
    assert!(asked(PayeeRef::CustomerCode("vendor-7".to_owned())).contains(r#""customerCode":"vendor-7""#));
    assert!(asked(PayeeRef::Email("ada@example.com".to_owned())).contains(r#""email":"ada@example.com""#));
}

fn read(status: u16, body: &'static str) -> Result<Payee, ErrorCode> {
    pockyt().read_payee(&reply(status, body)).map_err(|error| error.code())
}

const CUSTOMER: &str = r#"{"ret_code":"000100","ret_msg":"query success","customer":{
    "customerNo":"2000305228000000000001","customerCode":"vendor-7","firstName":"Ada","lastName":"Lee",
    "email":"ada@example.com","payeeStatus":"Activated","createdTime":"2024-05-01T08:00:01Z",
    "updatedTime":"2024-05-02T08:00:01Z","street":"1 Main St"}}"#;

#[test]
fn every_field_of_a_payee() {
    let payee = read(200, CUSTOMER).unwrap();
    let raw = payee.raw.clone();
    assert_eq!(raw.field("/street").as_deref(), Some("1 Main St"));
    let some = |text: &str| Some(text.to_owned());
    let expected = Payee {
        account: "shop".into(),
        customer_no: "2000305228000000000001".to_owned(),
        customer_code: some("vendor-7"),
        first_name: some("Ada"),
        last_name: some("Lee"),
        email: some("ada@example.com"),
        status: some("Activated"),
        created_at: "2024-05-01T08:00:01Z".parse().ok(),
        updated_at: "2024-05-02T08:00:01Z".parse().ok(),
        raw,
    };
    assert_eq!(payee, expected);
    assert!(!format!("{payee:?}").contains("Ada"));
}

#[test]
fn the_oldest_version_calls_it_result() {
    let payee = read(200, r#"{"ret_code":"000100","result":{"customerNo":2000305228000000000001}}"#).unwrap();
    assert_eq!(payee.customer_no, "2000305228000000000001");
    assert_eq!((payee.email, payee.created_at), (None, None));
}

#[test]
fn replies_without_a_payee() {
    for (status, body, code) in [
        (400, r#"{"ret_code":"000021","retMsg":"not found"}"#, ErrorCode::PayeeNotFound),
        (400, r#"{"ret_code":"000023","retMsg":"email must be unique"}"#, ErrorCode::RequestRejected),
        (400, r#"{"ret_code":"000000","retMsg":"verifySign error"}"#, ErrorCode::CredentialsRefused),
        (400, r#"{"ret_code":"000000","retMsg":"system error"}"#, ErrorCode::GatewayFailed),
        (200, r#"{"ret_code":"000100","ret_msg":"success"}"#, ErrorCode::BadReply),
        (200, r#"{"ret_code":"000100","customer":{}}"#, ErrorCode::BadReply),
        (200, r#"{"ret_code":"000100","customer":["2000305228000000000001"]}"#, ErrorCode::BadReply),
        (200, r#"{"ret_code":"000100","customer":"2000305228000000000001"}"#, ErrorCode::BadReply),
        (400, r#"{"ret_code":"000100","customer":{"customerNo":"1"}}"#, ErrorCode::RequestRejected),
        (200, "<html>", ErrorCode::BadReply),
        (503, "", ErrorCode::GatewayFailed),
    ] {
        assert_eq!(read(status, body), Err(code), "{status} {body}");
    }
}
