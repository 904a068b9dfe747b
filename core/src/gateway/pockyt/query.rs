use super::Pockyt;
use super::reply::{Envelope, Verdict};
use crate::gateway::loose::Loose;
use crate::gateway::time::from_utc_plus_8;
use crate::gateway::{Reply, Request};
use crate::model::{
    Check, Currency, Details, Error, ErrorCode, GatewayName, ListedRefund, MayRefund, Money, PockytDetails, Raw,
    RefKind, Transaction, TransactionKind, TransactionRef, TransactionStatus,
};
use serde::Deserialize;

const PATH: &str = "/app-data-search/v3/tran-query";

/// Ids of the gateway are longer than this; a shorter number on a receipt is more likely the shop's own.
const SHORTEST_TRANSACTION_NO: usize = 15;

/// A reference that no shop uses, for the harmless question of a credential check.
const NOBODYS_REFERENCE: &str = "tillback-credential-check";

#[derive(Clone, Copy)]
pub(super) enum ById {
    TransactionNo,
    Reference,
}

pub(super) fn query(pockyt: &Pockyt, by: ById, id: &str) -> Request {
    let name = match by {
        ById::TransactionNo => "transactionNo",
        ById::Reference => "reference",
    };
    pockyt.post(PATH, vec![(name, id)], None)
}

pub(super) fn find(pockyt: &Pockyt, reference: &TransactionRef) -> Vec<Request> {
    let id = reference.as_str();
    let by_id = || query(pockyt, ById::TransactionNo, id);
    let by_reference = || query(pockyt, ById::Reference, id);
    match reference.kind() {
        RefKind::GatewayId => vec![by_id()],
        RefKind::Merchant => vec![by_reference()],
        RefKind::Scanned => {
            let like_an_id = id.len() >= SHORTEST_TRANSACTION_NO && id.bytes().all(|byte| byte.is_ascii_digit());
            if like_an_id { vec![by_id(), by_reference()] } else { vec![by_reference()] }
        }
    }
}

pub(super) fn found(pockyt: &Pockyt, reference: &TransactionRef, reply: &Reply) -> Result<Vec<Transaction>, Error> {
    let envelope = Envelope::read(reply).ok_or_else(|| reply.unreadable_error())?;
    match envelope.verdict() {
        Verdict::Worked if reply.status.is_success() => {}
        Verdict::NotFound => return Ok(Vec::new()),
        Verdict::Worked
        | Verdict::BadSignature
        | Verdict::NoRights
        | Verdict::BadRequest
        | Verdict::WrongState
        | Verdict::Duplicate
        | Verdict::Fault
        | Verdict::Unknown => return Err(envelope.read_error(reply)),
    }
    let record = Record::of(&envelope).ok_or_else(|| reply.bad_reply("it holds no transaction"))?;
    let fits = match reference.kind() {
        RefKind::GatewayId => record.transaction_no.is(reference.as_str()),
        RefKind::Merchant => record.reference.is(reference.as_str()),
        RefKind::Scanned => record.transaction_no.is(reference.as_str()) || record.reference.is(reference.as_str()),
    };
    if !fits {
        return Err(reply.bad_reply("it is about another transaction"));
    }
    let raw = envelope.result.json().map(|json| Raw::from(reply.body.slice_ref(json.get().as_bytes())));
    record.into_transaction(pockyt, raw.unwrap_or_default()).map(|one| vec![one]).map_err(|why| reply.bad_reply(why))
}

/// The payload of a query.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Record<'a> {
    #[serde(borrow, default)]
    pub(super) transaction_no: Loose<'a>,
    #[serde(borrow, default)]
    reference: Loose<'a>,
    #[serde(borrow, default)]
    pub(super) amount: Loose<'a>,
    #[serde(borrow, default)]
    currency: Loose<'a>,
    #[serde(borrow, default)]
    settle_currency: Loose<'a>,
    #[serde(borrow, default)]
    status: Loose<'a>,
    #[serde(borrow, default)]
    transaction_status: Loose<'a>,
    #[serde(borrow, default)]
    transaction_type: Loose<'a>,
    #[serde(borrow, default)]
    refund_info: Loose<'a>,
    #[serde(borrow, default)]
    pub(super) refund_amount: Loose<'a>,
    #[serde(borrow, default)]
    exchange_rate: Loose<'a>,
    #[serde(borrow, default)]
    vendor: Loose<'a>,
    #[serde(borrow, default)]
    create_time: Loose<'a>,
    #[serde(borrow, default)]
    payment_time: Loose<'a>,
    #[serde(borrow, default)]
    original_transaction_no: Loose<'a>,
}

/// One entry of `refundInfo`. Its id has three spellings, the third of 2018; one entry may have several of them.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RefundInfo<'a> {
    #[serde(borrow, default)]
    refund_transaction_id: Loose<'a>,
    #[serde(borrow, default)]
    refund_transaction_no: Loose<'a>,
    #[serde(borrow, default)]
    refund_yuansfer_id: Loose<'a>,
    #[serde(borrow, default)]
    pub(super) refund_reference: Loose<'a>,
    #[serde(borrow, default)]
    pub(super) refund_amount: Loose<'a>,
}

impl RefundInfo<'_> {
    pub(super) fn id(&self) -> Option<String> {
        [self.refund_transaction_id, self.refund_transaction_no, self.refund_yuansfer_id]
            .into_iter()
            .find_map(Loose::string)
    }
}

impl<'a> Record<'a> {
    pub(super) fn of(envelope: &Envelope<'a>) -> Option<Self> {
        envelope.result.object()
    }

    pub(super) fn status(&self) -> Loose<'a> {
        if self.status.text().is_some() { self.status } else { self.transaction_status }
    }

    fn currency(&self) -> Option<Currency> {
        Currency::from_code(&self.currency.text()?)
    }

    /// A refund's own record is not documented, so a missing currency is no other one.
    pub(super) fn names_other_currency(&self, expected: Currency) -> bool {
        self.currency.text().is_some() && self.currency() != Some(expected)
    }

    /// The refunds listed, or `None` where there is no list (the form of 2017 was a text).
    pub(super) fn refunds(&self) -> Option<Vec<RefundInfo<'a>>> {
        self.refund_info.list()?.into_iter().map(Loose::object).collect()
    }

    fn into_transaction(self, pockyt: &Pockyt, raw: Raw) -> Result<Transaction, &'static str> {
        let currency = self.currency().ok_or("its currency is unknown")?;
        let amount = self.amount.decimal(currency).ok_or("its amount is no decimal number")?;
        let refunds = self.listed(currency)?;
        let refunded = match self.refund_amount.decimal(currency) {
            Some(total) => Some(total),
            None => refunds.as_ref().map(|refunds| sum(refunds, currency)).transpose()?,
        };
        let status_word = self.status().string().unwrap_or_default();
        Ok(Transaction {
            account: pockyt.account.clone(),
            gateway: GatewayName::Pockyt,
            id: self.transaction_no.string().ok_or("it names no transaction")?,
            reference: self.reference.string(),
            kind: kind(self.transaction_type),
            parent_id: self.original_transaction_no.string(),
            status: status(&status_word, amount, refunded),
            status_word,
            amount,
            refunded,
            refundable: refunded.and_then(|refunded| amount.checked_sub(refunded)),
            refunds,
            method: self.vendor.string(),
            created_at: self.create_time.text().as_deref().and_then(from_utc_plus_8),
            paid_at: self.payment_time.text().as_deref().and_then(from_utc_plus_8),
            refunded_at: None,
            updated_at: None,
            details: Details::Pockyt(PockytDetails {
                settle_currency: self.settle_currency.string(),
                transaction_type: self.transaction_type.string(),
                exchange_rate: self.exchange_rate.string(),
            }),
            raw,
        })
    }

    fn listed(&self, currency: Currency) -> Result<Option<Vec<ListedRefund>>, &'static str> {
        let Some(entries) = self.refunds() else { return Ok(None) };
        let read = |entry: RefundInfo<'_>| {
            Ok(ListedRefund {
                id: entry.id(),
                mark: entry.refund_reference.string(),
                amount: entry.refund_amount.decimal(currency).ok_or("a listed refund has no decimal amount")?,
            })
        };
        entries.into_iter().map(read).collect::<Result<_, _>>().map(Some)
    }
}

fn sum(refunds: &[ListedRefund], currency: Currency) -> Result<Money, &'static str> {
    refunds
        .iter()
        .try_fold(Money::from_minor(0, currency), |sum, refund| sum.checked_add(refund.amount))
        .ok_or("the sum of its refunds is too large")
}

fn kind(transaction_type: Loose<'_>) -> TransactionKind {
    match transaction_type.text().as_deref() {
        None | Some("payment") => TransactionKind::Payment,
        Some("refund") => TransactionKind::Refund,
        Some(other) => TransactionKind::Other(other.to_owned()),
    }
}

/// A refunded payment keeps the word `success`, so the figures tell (fact sheet, section 4.1).
fn status(word: &str, amount: Money, refunded: Option<Money>) -> TransactionStatus {
    match word.to_ascii_lowercase().as_str() {
        "init" => TransactionStatus::Created,
        "dealing" | "pending" => TransactionStatus::Pending,
        "success" => match refunded {
            Some(refunded) if refunded.minor() >= amount.minor() && amount.is_positive() => TransactionStatus::Refunded,
            Some(refunded) if refunded.is_positive() => TransactionStatus::PartlyRefunded,
            Some(_) | None => TransactionStatus::Paid,
        },
        "failed" => TransactionStatus::Failed,
        "closed" => TransactionStatus::Cancelled,
        _ => TransactionStatus::Unknown,
    }
}

pub(super) fn no_lists() -> Error {
    Error::new(
        ErrorCode::Unsupported,
        "Pockyt documents no list of transactions that can be relied on. Name the payments by their references, or from the journal. \
         Nothing was sent.",
    )
}

pub(super) fn check(pockyt: &Pockyt) -> Request {
    query(pockyt, ById::Reference, NOBODYS_REFERENCE)
}

/// Good credentials find nothing; bad ones are told so before anything is looked for.
pub(super) fn checked(pockyt: &Pockyt, reply: &Reply) -> Result<Check, Error> {
    let envelope = Envelope::read(reply).ok_or_else(|| reply.unreadable_error())?;
    match envelope.verdict() {
        Verdict::Worked | Verdict::NotFound => Ok(Check {
            account: pockyt.account.clone(),
            gateway: GatewayName::Pockyt,
            may_refund: MayRefund::NotTold,
            merchant: Some(pockyt.merchant_no.clone()),
            raw: Raw::from(reply.body.clone()),
        }),
        Verdict::BadSignature
        | Verdict::NoRights
        | Verdict::BadRequest
        | Verdict::WrongState
        | Verdict::Duplicate
        | Verdict::Fault
        | Verdict::Unknown => Err(envelope.read_error(reply)),
    }
}
