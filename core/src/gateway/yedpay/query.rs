use super::record::Record;
use super::reply::{Envelope, Verdict};
use super::{AuthorizationKind, Yedpay};
use crate::gateway::base::segment;
use crate::gateway::loose::Loose;
use crate::gateway::{Reply, Request};
use crate::model::{Error, ErrorCode, Raw, RefKind, Transaction, TransactionRef};
use http::StatusCode;

/// `transaction_id`, the number on receipts: ten digits of Unix time and five more. The id itself has letters.
const RECEIPT_DIGITS: usize = 15;

const LONGEST_CUSTOM_ID: usize = 36;

pub(super) fn by_id(yedpay: &Yedpay, id: &str) -> Request {
    yedpay.get(&format!("/transactions/{}", segment(id)))
}

fn by_receipt_number(yedpay: &Yedpay, number: &str) -> Request {
    yedpay.get(&format!("/transactions/{}?query=transaction_id", segment(number)))
}

/// The merchant's reference has an address of its own for API keys.
pub(super) fn by_custom_id(yedpay: &Yedpay, custom_id: &str) -> Request {
    match yedpay.kind {
        AuthorizationKind::AccessToken => yedpay.get(&format!("/transactions/{}?query=custom_id", segment(custom_id))),
        AuthorizationKind::ApiKey => yedpay.get(&format!("/online-payment/query?custom_id={}", segment(custom_id))),
    }
}

pub(super) fn find(yedpay: &Yedpay, reference: &TransactionRef) -> Result<Vec<Request>, Error> {
    let id = reference.as_str();
    let is_receipt_number = id.len() == RECEIPT_DIGITS && id.bytes().all(|byte| byte.is_ascii_digit());
    let receipt_number = is_receipt_number.then(|| by_receipt_number(yedpay, id));
    let gateways = receipt_number.into_iter().chain([by_id(yedpay, id)]);
    match reference.kind() {
        RefKind::GatewayId => Ok(gateways.collect()),
        RefKind::Merchant => {
            check_custom_id(id)?;
            Ok(vec![by_custom_id(yedpay, id)])
        }
        RefKind::Scanned => {
            let merchants = check_custom_id(id).is_ok().then(|| by_custom_id(yedpay, id));
            Ok(gateways.chain(merchants).collect())
        }
    }
}

/// Refuses what Yedpay never had as a `custom_id`.
pub(super) fn check_custom_id(text: &str) -> Result<(), Error> {
    let is_legal = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    if !text.is_empty() && text.len() <= LONGEST_CUSTOM_ID && text.bytes().all(is_legal) {
        return Ok(());
    }
    Err(Error::new(
        ErrorCode::ReferenceInvalid,
        "Yedpay's merchant references (custom_id) have 1 to 36 letters, digits, _ and -. Nothing was sent.",
    )
    .about("reference"))
}

pub(super) fn found(yedpay: &Yedpay, reference: &TransactionRef, reply: &Reply) -> Result<Vec<Transaction>, Error> {
    if reply.status == StatusCode::NOT_FOUND {
        return Ok(Vec::new());
    }
    let envelope = Envelope::read(reply).ok_or_else(|| reply.unreadable_error())?;
    match envelope.verdict(reply) {
        Verdict::Worked => {}
        // The only input is the id, so an input that is not valid is an id that Yedpay doesn't have.
        Verdict::NotFound | Verdict::BadRequest => return Ok(Vec::new()),
        Verdict::BadCredentials
        | Verdict::NoRights
        | Verdict::NoFunds
        | Verdict::Fault
        | Verdict::Contradiction
        | Verdict::Unknown => return Err(envelope.read_error(reply)),
    }
    let found = transactions(yedpay, envelope.data, reply)?;
    let fits = |one: &Transaction| {
        let is = |text: Option<&str>| text == Some(reference.as_str());
        let gateways = one.ids().any(|id| is(Some(id)));
        match reference.kind() {
            RefKind::GatewayId => gateways,
            RefKind::Merchant => is(one.reference.as_deref()),
            RefKind::Scanned => gateways || is(one.reference.as_deref()),
        }
    };
    if found.iter().all(fits) { Ok(found) } else { Err(reply.bad_reply("it is about another transaction")) }
}

/// The transactions in `data`: one, a list of them, or none.
pub(super) fn transactions(yedpay: &Yedpay, data: Loose<'_>, reply: &Reply) -> Result<Vec<Transaction>, Error> {
    let malformed = || reply.bad_reply("the transaction in it is malformed");
    let read = |row: Loose<'_>| {
        let json = row.json().ok_or_else(malformed)?;
        let record: Record<'_> = row.object().ok_or_else(malformed)?;
        let raw = Raw::from(reply.body.slice_ref(json.get().as_bytes()));
        record.into_transaction(yedpay, raw).map_err(|why| reply.bad_reply(why))
    };
    match (data.list(), data.json()) {
        (Some(rows), _) => rows.into_iter().map(read).collect(),
        (None, Some(_)) => Ok(vec![read(data)?]),
        (None, None) => Ok(Vec::new()),
    }
}
