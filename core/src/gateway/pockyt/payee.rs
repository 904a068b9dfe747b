use super::reply::{Envelope, Verdict};
use super::{Parameters, Pockyt};
use crate::gateway::loose::{Loose, object};
use crate::gateway::time::{from_zoned, to_utc};
use crate::gateway::{Reply, Request};
use crate::model::{Error, ErrorCode, Payee, PayeeChanges, PayeeRef, PayeeRequest, Raw};
use jiff::Timestamp;
use serde::Deserialize;

const REGISTER: &str = "/v3/payee/register";
const RETRIEVE: &str = "/v3/payee/retrieve";
const UPDATE: &str = "/v3/payee/update";

pub(super) fn register(pockyt: &Pockyt, request: &PayeeRequest, now: Timestamp) -> Request {
    let timestamp = to_utc(now);
    let fields = request.fields();
    let mut parameters: Parameters<'_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    parameters.push(("timestamp", &timestamp));
    pockyt.post(REGISTER, parameters, None)
}

pub(super) fn update(pockyt: &Pockyt, customer_no: &str, changes: &PayeeChanges, now: Timestamp) -> Request {
    let timestamp = to_utc(now);
    let mut parameters: Parameters<'_> =
        changes.0.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    parameters.push(("customerNo", customer_no));
    parameters.push(("timestamp", &timestamp));
    pockyt.post(UPDATE, parameters, None)
}

pub(super) fn retrieve(pockyt: &Pockyt, payee: &PayeeRef, now: Timestamp) -> Request {
    let timestamp = to_utc(now);
    let id = match payee {
        PayeeRef::CustomerNo(number) => ("customerNo", number.as_str()),
        PayeeRef::CustomerCode(code) => ("customerCode", code.as_str()),
        PayeeRef::Email(email) => ("email", email.as_str()),
    };
    pockyt.post(RETRIEVE, vec![id, ("timestamp", &timestamp)], None)
}

/// `customer` of a reply; the oldest version calls it `result`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Customer<'a> {
    #[serde(borrow, default)]
    customer_no: Loose<'a>,
    #[serde(borrow, default)]
    customer_code: Loose<'a>,
    #[serde(borrow, default)]
    first_name: Loose<'a>,
    #[serde(borrow, default)]
    last_name: Loose<'a>,
    #[serde(borrow, default)]
    email: Loose<'a>,
    #[serde(borrow, default)]
    payee_status: Loose<'a>,
    #[serde(borrow, default)]
    created_time: Loose<'a>,
    #[serde(borrow, default)]
    updated_time: Loose<'a>,
}

pub(super) fn read(pockyt: &Pockyt, reply: &Reply) -> Result<Payee, Error> {
    let envelope = Envelope::read(reply).ok_or_else(|| reply.unreadable_error())?;
    match envelope.verdict() {
        Verdict::Worked if reply.status.is_success() => {}
        Verdict::NotFound => {
            return Err(Error::new(
                ErrorCode::PayeeNotFound,
                "Pockyt knows no such payee. Check the number, code or e-mail address.",
            )
            .said(envelope.words(reply)));
        }
        Verdict::Worked
        | Verdict::BadSignature
        | Verdict::NoRights
        | Verdict::BadRequest
        | Verdict::WrongState
        | Verdict::Duplicate
        | Verdict::Fault
        | Verdict::Unknown => return Err(envelope.read_error(reply)),
    }
    let json = envelope.customer.json().or_else(|| envelope.result.json());
    let json = json.ok_or_else(|| reply.bad_reply("it holds no payee"))?;
    let customer: Customer<'_> =
        object(json.get().as_bytes()).ok_or_else(|| reply.bad_reply("the payee in it is malformed"))?;
    let time = |text: Loose<'_>| text.text().as_deref().and_then(from_zoned);
    Ok(Payee {
        account: pockyt.account.clone(),
        customer_no: customer.customer_no.string().ok_or_else(|| reply.bad_reply("the payee in it has no number"))?,
        customer_code: customer.customer_code.string(),
        first_name: customer.first_name.string(),
        last_name: customer.last_name.string(),
        email: customer.email.string(),
        status: customer.payee_status.string(),
        created_at: time(customer.created_time),
        updated_at: time(customer.updated_time),
        raw: Raw::from(reply.body.slice_ref(json.get().as_bytes())),
    })
}
