use super::limits::{Limit, check_text};
use super::{AccountName, Error, ErrorCode, GatewayName, GatewayWords, Money, Raw, Transaction, TransactionRef};
use jiff::Timestamp;
use std::fmt;
use std::time::Duration;

const KEY: Limit = Limit { field: "idempotency_key", code: ErrorCode::KeyInvalid, most: 255 };
/// Leaves room for our mark within the 255 characters that beGateway allows and Yedpay is assumed to keep.
const REASON: Limit = Limit { field: "reason", code: ErrorCode::ReasonInvalid, most: 200 };

/// What to give back. The same key always names the same refund.
///
/// `Debug` shows no reason.
#[derive(Clone)]
pub struct RefundRequest {
    pub(crate) account: AccountName,
    pub(crate) target: RefundTarget,
    pub(crate) idempotency_key: String,
    pub(crate) amount: Option<Money>,
    pub(crate) reason: Option<String>,
    pub(crate) deadline: Option<Duration>,
}

/// Which payment to refund.
#[derive(Clone, Debug)]
pub enum RefundTarget {
    /// To be looked up first.
    Ref(TransactionRef),
    /// Just read, which saves the look-up.
    Transaction(Box<Transaction>),
}

impl From<TransactionRef> for RefundTarget {
    fn from(reference: TransactionRef) -> Self {
        Self::Ref(reference)
    }
}

impl From<Transaction> for RefundTarget {
    fn from(transaction: Transaction) -> Self {
        Self::Transaction(Box::new(transaction))
    }
}

impl RefundRequest {
    /// Everything that is still refundable, unless [`amount`](Self::amount) says less.
    ///
    /// `idempotency_key` names the intent: 1 to 255 characters, chosen by the caller and kept with the order.
    pub fn new(
        account: impl Into<AccountName>,
        target: impl Into<RefundTarget>,
        idempotency_key: impl Into<String>,
    ) -> Self {
        Self {
            account: account.into(),
            target: target.into(),
            idempotency_key: idempotency_key.into(),
            amount: None,
            reason: None,
            deadline: None,
        }
    }

    /// For a payment of which only the id is left: the account that it was read with.
    ///
    /// # Errors
    /// `REFERENCE_INVALID` where that is not the one to refund with, as for a transaction itself.
    pub fn read_with(self, account: &AccountName) -> Result<Self, Error> {
        if *account == self.account { Ok(self) } else { Err(Self::read_with_another()) }
    }

    /// How much. Greater than zero, in the currency of the payment.
    pub fn amount(mut self, amount: Money) -> Self {
        self.amount = Some(amount);
        self
    }

    /// Why: at most 200 characters. Yedpay and PayCross keep it; Pockyt has no such field.
    pub fn reason(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }

    /// How long the call may take. When it ends, the caller gets the status of that moment.
    pub fn within(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }

    pub(crate) fn read_with_another() -> Error {
        Error::new(
            ErrorCode::ReferenceInvalid,
            "The transaction was read with another account than the one to refund with. Nothing was sent.",
        )
        .about("transaction")
    }

    /// Checks all that can be checked without asking anyone.
    pub(crate) fn validate(&self) -> Result<(), Error> {
        check_text(&self.idempotency_key, &KEY)?;
        if let Some(reason) = &self.reason {
            check_text(reason, &REASON).map_err(|error| error.for_key(&self.idempotency_key))?;
        }
        match self.amount {
            Some(amount) if !amount.is_positive() => Err(Error::new(
                ErrorCode::AmountNotPositive,
                "The amount to refund must be greater than zero. Nothing was sent.",
            )
            .about("amount")
            .for_key(&self.idempotency_key)),
            Some(_) | None => Ok(()),
        }
    }
}

impl fmt::Debug for RefundRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RefundRequest")
            .field("account", &self.account)
            .field("idempotency_key", &self.idempotency_key)
            .field("amount", &self.amount)
            .finish_non_exhaustive()
    }
}

/// Where a refund stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RefundStatus {
    /// Recorded, nothing sent.
    Queued,
    /// The gateway took it; the final result comes later.
    Pending,
    /// May or may not have happened; tillback is asking.
    Unknown,
    /// The money went back.
    Succeeded,
    /// The gateway said no, or it provably did not happen.
    Refused,
    /// The evidence ran out: a person must look.
    Review,
}

impl RefundStatus {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Queued, Self::Pending, Self::Unknown, Self::Succeeded, Self::Refused, Self::Review];

    /// The lower-case name used in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Pending => "pending",
            Self::Unknown => "unknown",
            Self::Succeeded => "succeeded",
            Self::Refused => "refused",
            Self::Review => "review",
        }
    }

    /// Whether it never changes again by itself.
    pub const fn is_final(self) -> bool {
        match self {
            Self::Succeeded | Self::Refused => true,
            Self::Queued | Self::Pending | Self::Unknown | Self::Review => false,
        }
    }
}

impl fmt::Display for RefundStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One intent to give money back, and all that is known of it. `Debug` shows no reason, and nothing a person wrote.
#[derive(Clone, PartialEq, Eq)]
pub struct Refund {
    /// The caller's name for the intent.
    pub idempotency_key: String,
    /// tillback's own id, the mark that travels to the gateway.
    pub id: String,
    /// The account.
    pub account: AccountName,
    /// The gateway.
    pub gateway: GatewayName,
    /// The id, reference or scanned text by which the caller named the payment.
    pub target: String,
    /// The gateway's id of the payment; `None` while a queued refund was not looked up.
    pub transaction_id: Option<String>,
    /// The merchant's reference of the payment.
    pub reference: Option<String>,
    /// How much. Always explicit.
    pub amount: Money,
    /// Why, in the caller's words.
    pub reason: Option<String>,
    /// Where it stands.
    pub status: RefundStatus,
    /// Whether news came in that says otherwise than the final status. They are in the history and change nothing.
    pub contradicted: bool,
    /// The gateway's id of the refund, once known.
    pub gateway_refund_id: Option<String>,
    /// What the gateway said last.
    pub gateway_words: GatewayWords,
    /// The untouched body of the gateway's last reply about it. A journal file keeps no replies, because they may hold
    /// names of customers: so it is there in the process that got it, and empty elsewhere.
    pub raw: Raw,
    /// How often it was sent.
    pub attempts: Vec<Attempt>,
    /// When it was recorded (UTC).
    pub created_at: Timestamp,
    /// When it last changed (UTC).
    pub updated_at: Timestamp,
    /// What happened, oldest first.
    pub history: Vec<HistoryEntry>,
}

impl fmt::Debug for Refund {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Refund")
            .field("idempotency_key", &self.idempotency_key)
            .field("id", &self.id)
            .field("account", &self.account)
            .field("gateway", &self.gateway)
            .field("target", &self.target)
            .field("transaction_id", &self.transaction_id)
            .field("reference", &self.reference)
            .field("amount", &self.amount)
            .field("status", &self.status)
            .field("contradicted", &self.contradicted)
            .field("gateway_refund_id", &self.gateway_refund_id)
            .field("gateway_words", &self.gateway_words)
            .field("raw", &self.raw)
            .field("attempts", &self.attempts)
            .field("created_at", &self.created_at)
            .field("updated_at", &self.updated_at)
            .field("history", &self.history)
            .finish_non_exhaustive()
    }
}

/// One sending of a refund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Counted from 1.
    pub number: u32,
    /// When it was marked as about to be sent (UTC).
    pub at: Timestamp,
}

/// One line of a refund's history. It holds no secret and nothing the gateway wrote but its codes. `Debug` shows nothing a person wrote.
#[derive(Clone, PartialEq, Eq)]
pub struct HistoryEntry {
    /// When (UTC).
    pub at: Timestamp,
    /// The program that wrote it: its name, where [`ClientBuilder::worker`](crate::ClientBuilder::worker) gave one.
    pub by: String,
    /// The status after it.
    pub status: RefundStatus,
    /// From whom the news came.
    pub source: HistorySource,
    /// What happened and what was concluded from it.
    pub what: String,
    /// The gateway's code in the reply or webhook it rests on.
    pub gateway_code: Option<String>,
    /// The HTTP status of that reply.
    pub http_status: Option<u16>,
    /// The id by which the gateway's support finds that exchange.
    pub request_id: Option<String>,
    /// Whether it says otherwise than the final status that stood by then.
    pub contradicts: bool,
}

impl fmt::Debug for HistoryEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.source {
            HistorySource::Person => "[a person's note]",
            HistorySource::Caller
            | HistorySource::Engine
            | HistorySource::Reply
            | HistorySource::Question
            | HistorySource::Webhook => &self.what,
        };
        f.debug_struct("HistoryEntry")
            .field("at", &self.at)
            .field("by", &self.by)
            .field("status", &self.status)
            .field("source", &self.source)
            .field("what", &what)
            .field("gateway_code", &self.gateway_code)
            .field("http_status", &self.http_status)
            .field("request_id", &self.request_id)
            .field("contradicts", &self.contradicts)
            .finish()
    }
}

/// From whom a line of the history has its news.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HistorySource {
    /// The program that asked for the refund.
    Caller,
    /// tillback itself.
    Engine,
    /// The gateway's reply to the refund.
    Reply,
    /// The gateway's reply to a question about it.
    Question,
    /// A webhook of the gateway.
    Webhook,
    /// A person who settled it.
    Person,
}

impl HistorySource {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Caller, Self::Engine, Self::Reply, Self::Question, Self::Webhook, Self::Person];

    /// The lower-case name used in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Caller => "caller",
            Self::Engine => "engine",
            Self::Reply => "reply",
            Self::Question => "question",
            Self::Webhook => "webhook",
            Self::Person => "person",
        }
    }
}
