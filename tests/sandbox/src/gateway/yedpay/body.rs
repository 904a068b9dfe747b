//! The transaction object, with every field of the documented example, in its order.

use super::codes::GatewayCode;
use super::dates::{local, local_or_empty};
use super::ids;
use super::money::decimal;
use super::status::{Status, View};
use crate::wire::Reply;
use jiff::SignedDuration;
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// A transaction as `data` shows it.
#[derive(Debug, Serialize)]
pub(super) struct Transaction {
    id: String,
    user_id: String,
    company_id: String,
    store_id: String,
    gateway_id: u32,
    gateway_sub_id: u32,
    gateway_sub_name: String,
    gateway_code: String,
    barcode_id: &'static str,
    payment_link_id: &'static str,
    status: &'static str,
    amount: String,
    currency: String,
    /// A bare JSON number with two decimals, unlike all its neighbours.
    charge: Box<RawValue>,
    refunded: String,
    refund_charge: String,
    net: String,
    tips: &'static str,
    forex: u8,
    paid_at: String,
    can_settle_after: String,
    is_balance_settled: bool,
    settled_at: &'static str,
    transaction_id: String,
    reference_id: String,
    payer: &'static str,
    buyer_id: &'static str,
    wallet_type: &'static str,
    extra_parameters: String,
    custom_id: String,
    fixed_id: &'static str,
    refunded_at: String,
    created_at: String,
    updated_at: String,
    expired_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pin_key: Option<String>,
    _links: Vec<Link>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cancellation_details: Option<Details>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refund_details: Option<Details>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fail_details: Option<Details>,
    #[serde(flatten)]
    includes: serde_json::Map<String, Value>,
}

#[derive(Debug, Serialize)]
struct Link {
    rel: &'static str,
    href: String,
}

/// Who did it and why; an empty list in a state that has no such thing.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Details {
    Given { request_user_id: String, first_name: &'static str, last_name: &'static str, remark: String },
    Empty([(); 0]),
}

/// What stands where a state has no details.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MissingDetails {
    LeftOut,
    EmptyList,
}

const EMPTY: &str = "";
const NO_TIPS: &str = "0.00";
/// The rate of a payment in the merchant's own currency.
const FOREX: u8 = 1;
/// How long a payment may stay unpaid.
const LIFETIME: SignedDuration = SignedDuration::from_hours(24);
const LINK_HOST: &str = "https://yedpay.invalid";

impl Transaction {
    pub(super) fn of(view: View<'_>, missing: MissingDetails) -> Self {
        let payment = view.payment;
        let code = GatewayCode::of(&payment.method);
        let status = view.status();
        let wallet = code.has_wallet() && payment.paid_at.is_some();
        let pin_key = (code.has_pin_key() && status == Status::Precreated).then(|| format!("pin-{}", payment.id));
        let details = |when: Status, remark: String| match (status == when, missing) {
            (true, MissingDetails::LeftOut | MissingDetails::EmptyList) => Some(given(view, remark)),
            (false, MissingDetails::LeftOut) => None,
            (false, MissingDetails::EmptyList) => Some(Details::Empty([])),
        };
        Self {
            id: payment.id.clone(),
            user_id: view.account.user_id.clone(),
            company_id: view.account.company_id.clone(),
            store_id: view.account.store_id.clone(),
            gateway_id: code.gateway,
            gateway_sub_id: code.sub,
            gateway_sub_name: code.name,
            gateway_code: code.code,
            barcode_id: EMPTY,
            payment_link_id: EMPTY,
            status: status.word(),
            amount: decimal(payment.amount),
            currency: payment.currency.clone(),
            charge: number(view.charge()),
            refunded: view.refunded_text(),
            refund_charge: decimal(view.refund_charge()),
            net: decimal(view.net()),
            tips: NO_TIPS,
            forex: FOREX,
            paid_at: local_or_empty(payment.paid_at),
            can_settle_after: local_or_empty(view.can_settle_after()),
            is_balance_settled: view.is_balance_settled(),
            settled_at: EMPTY,
            transaction_id: ids::transaction_id_of(payment),
            reference_id: view.reference_id(),
            payer: EMPTY,
            buyer_id: EMPTY,
            wallet_type: if wallet { "HK" } else { EMPTY },
            extra_parameters: extra_parameters(view),
            custom_id: payment.reference.clone(),
            fixed_id: EMPTY,
            refunded_at: local_or_empty(view.last_done().map(|refund| refund.updated_at)),
            created_at: local(payment.created_at),
            updated_at: local(payment.updated_at),
            expired_at: local_or_empty(payment.created_at.checked_add(LIFETIME).ok()),
            pin_key,
            _links: links(view),
            cancellation_details: details(Status::Cancelled, "cancelled by the merchant".to_owned()),
            refund_details: details(Status::Refunded, reason_of_last_refund(view)),
            fail_details: details(Status::Failed, "declined by the wallet".to_owned()),
            includes: serde_json::Map::new(),
        }
    }

    /// Adds the objects that `include=` asked for.
    pub(super) fn with(mut self, includes: serde_json::Map<String, Value>) -> Self {
        self.includes = includes;
        self
    }
}

/// `{"success":true,"data":…}`
pub(super) fn success(data: &impl Serialize) -> Reply {
    #[derive(Serialize)]
    struct Envelope<'a, T> {
        success: bool,
        data: &'a T,
    }
    json_reply(&Envelope { success: true, data })
}

/// Writes a struct as it stands: `serde_json::Value` would sort its fields and read the charge as a float.
pub(super) fn json_reply(body: &impl Serialize) -> Reply {
    let text = serde_json::to_string(body).expect("a body of texts and numbers is JSON");
    Reply::text(200, "application/json", text)
}

/// The merchant's own fields, of which the sandbox keeps one: JSON as text on the API, a nested map in notifications.
pub(super) fn extra_parameter(view: View<'_>) -> Option<(&'static str, &str)> {
    (!view.payment.reference.is_empty()).then_some(("order", view.payment.reference.as_str()))
}

fn extra_parameters(view: View<'_>) -> String {
    extra_parameter(view).map(|(key, value)| serde_json::json!({ key: value }).to_string()).unwrap_or_default()
}

fn number(cents: i64) -> Box<RawValue> {
    RawValue::from_string(decimal(cents)).expect("a decimal is a JSON number")
}

fn given(view: View<'_>, remark: String) -> Details {
    Details::Given { request_user_id: view.account.user_id.clone(), first_name: "Sand", last_name: "Box", remark }
}

fn reason_of_last_refund(view: View<'_>) -> String {
    view.last_done().and_then(|refund| refund.reason.clone()).unwrap_or_default()
}

fn links(view: View<'_>) -> Vec<Link> {
    let id = &view.payment.id;
    vec![
        Link { rel: "checkout", href: format!("{LINK_HOST}/checkout/{id}") },
        Link { rel: "qrcode", href: format!("{LINK_HOST}/qrcode/{id}") },
    ]
}
