//! What the runner writes, as data.

use super::Misunderstood;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::Duration;
use tillback::{
    Cancel, Date, Error, ManyOptions, PayeeChanges, PayeeRef, PayeeRequest, ProfileType, RefundFilter, RefundRequest,
    RefundStatus, RefundTarget, ReportOptions, ReportSource, Timestamp, TransactionFilter, TransactionRef,
    TransactionStatus, Until,
};

/// One line of input.
pub(crate) enum Line {
    Open { client: Box<ClientSettings> },
    Together { calls: Vec<Timed> },
    Call(Box<Timed>),
}

/// A call, and when to cancel it.
#[derive(Deserialize)]
#[serde(try_from = "Value")]
pub(crate) struct Timed {
    pub(crate) call: Call,
    pub(crate) cancel_after: Option<Duration>,
}

impl TryFrom<Value> for Timed {
    type Error = serde_json::Error;

    fn try_from(mut line: Value) -> Result<Self, serde_json::Error> {
        let after = line.as_object_mut().and_then(|members| members.remove("cancel_after_ms"));
        let cancel_after = after.map(serde_json::from_value).transpose()?.map(Duration::from_millis);
        Ok(Self { call: serde_json::from_value(line)?, cancel_after })
    }
}

impl Timed {
    /// Stops the call after so long, where it is to be stopped.
    pub(crate) fn cancel(&self) -> Option<Cancel> {
        let after = self.cancel_after?;
        let cancel = Cancel::new();
        let stopped = cancel.clone();
        std::thread::spawn(move || {
            std::thread::sleep(after);
            stopped.cancel();
        });
        Some(cancel)
    }
}

impl Line {
    pub(crate) fn read(text: &str) -> Result<Self, Misunderstood> {
        let mut line: Value = serde_json::from_str(text)?;
        match line["op"].as_str() {
            Some("open") => Ok(Self::Open { client: serde_json::from_value(line["client"].take())? }),
            Some("together") => Ok(Self::Together { calls: serde_json::from_value(line["calls"].take())? }),
            Some(_) => Ok(Self::Call(Box::new(serde_json::from_value(line)?))),
            None => Err("a line without op".into()),
        }
    }
}

/// A call of an operation.
#[derive(Deserialize)]
#[serde(tag = "op", rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Call {
    Refund { request: Request },
    QueueRefund { request: Request },
    GetRefund { idempotency_key: String },
    WaitForRefund { idempotency_key: String, deadline_ms: u64 },
    Resolve { idempotency_key: String, outcome: String, note: String },
    Settle { deadline_ms: u64 },
    RefundMany { requests: Vec<Request>, at_once: usize, per_second: Option<u32> },
    ListRefunds { filter: Option<Filter>, take: Option<usize> },
    CheckJournal {},
    Transaction { account: String, reference: String, kind: String },
    Find { account: String, reference: String, kind: String },
    QueryMany { account: String, references: Vec<Reference>, at_once: usize, per_second: Option<u32> },
    WaitFor { account: String, reference: String, kind: String, until: String, deadline_ms: u64 },
    Transactions { account: String, filter: Option<ListFilter>, take: Option<usize> },
    Report { source: Source, time_zone: Option<String>, refundable: Option<bool>, take: Option<usize> },
    RegisterPayee { request: Box<NewPayee> },
    Payee { account: String, payee: NamedPayee },
    UpdatePayee { account: String, customer_no: String, changes: BTreeMap<String, String> },
    ReceiveWebhook { account: String, headers: BTreeMap<String, String>, body: String },
    VerifyWebhook { account: String, headers: BTreeMap<String, String>, body: String },
    Check { account: String },
    Capabilities { gateway: String },
    Accounts {},
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClientSettings {
    pub(crate) journal: Option<String>,
    pub(crate) worker: Option<String>,
    pub(crate) quiet_period_ms: Option<u64>,
    pub(crate) first_pause_ms: Option<u64>,
    pub(crate) reply_timeout_ms: Option<u64>,
    pub(crate) connect_timeout_ms: Option<u64>,
    pub(crate) deadline_ms: Option<u64>,
    pub(crate) reply_limit: Option<usize>,
    pub(crate) accounts: Vec<AccountSettings>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AccountSettings {
    pub(crate) name: String,
    pub(crate) gateway: String,
    pub(crate) environment: String,
    pub(crate) credentials: Value,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    pub(crate) account: String,
    reference: String,
    kind: String,
    idempotency_key: String,
    amount: Option<String>,
    reason: Option<String>,
    deadline_ms: Option<u64>,
    #[serde(default)]
    pub(crate) read_first: bool,
}

impl Request {
    pub(crate) fn target(&self) -> Result<TransactionRef, Error> {
        reference(&self.kind, &self.reference)
    }

    pub(crate) fn make(self, target: impl Into<RefundTarget>) -> Result<RefundRequest, Error> {
        let mut request = RefundRequest::new(self.account, target, self.idempotency_key);
        if let Some(amount) = self.amount {
            request = request.amount(amount.parse()?);
        }
        if let Some(reason) = self.reason {
            request = request.reason(reason);
        }
        if let Some(deadline) = self.deadline_ms {
            request = request.within(Duration::from_millis(deadline));
        }
        Ok(request)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reference {
    reference: String,
    kind: String,
}

/// The runner names only kinds that there are.
pub(crate) fn reference(kind: &str, text: &str) -> Result<TransactionRef, Error> {
    match kind {
        "gateway_id" => TransactionRef::gateway_id(text),
        "merchant" => TransactionRef::merchant(text),
        _ => TransactionRef::scan(text),
    }
}

pub(crate) fn references(all: Vec<Reference>) -> Result<Vec<TransactionRef>, Error> {
    all.iter().map(|one| reference(&one.kind, &one.reference)).collect()
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct Filter {
    account: Option<String>,
    #[serde(default)]
    statuses: Vec<String>,
    from: Option<Timestamp>,
    to: Option<Timestamp>,
    transaction_id: Option<String>,
    #[serde(default)]
    contradicted: bool,
}

impl Filter {
    pub(crate) fn make(self) -> RefundFilter {
        let named = |status: &RefundStatus| self.statuses.iter().any(|name| name == status.as_str());
        RefundFilter {
            statuses: RefundStatus::ALL.into_iter().filter(named).collect(),
            account: self.account.map(Into::into),
            from: self.from,
            to: self.to,
            transaction_id: self.transaction_id,
            contradicted: self.contradicted,
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListFilter {
    from: Option<Timestamp>,
    to: Option<Timestamp>,
    day: Option<Date>,
    status: Option<String>,
    method: Option<String>,
    reference: Option<String>,
    owner: Option<String>,
    page_size: Option<u32>,
}

impl ListFilter {
    pub(crate) fn make(self) -> TransactionFilter {
        let Self { from, to, day, status, method, reference, owner, page_size } = self;
        TransactionFilter { from, to, day, status, method, reference, owner, page_size }
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum Source {
    References { references: Vec<Reference>, account: String },
    Days { days: (Date, Date), account: String },
    Journal { ask: bool },
}

impl Source {
    pub(crate) fn make(self) -> Result<ReportSource, Error> {
        Ok(match self {
            Self::References { references: all, account } => ReportSource::references(account, references(all)?),
            Self::Days { days: (from, to), account } => ReportSource::days(account, from, to),
            Self::Journal { ask } => ReportSource::Journal { filter: RefundFilter::default(), ask },
        })
    }
}

pub(crate) fn report_options(time_zone: Option<String>, refundable: Option<bool>) -> ReportOptions {
    ReportOptions { time_zone, refundable: refundable.unwrap_or_default(), ..ReportOptions::default() }
}

pub(crate) fn many(at_once: usize, per_second: Option<u32>) -> ManyOptions {
    ManyOptions { at_once, per_second }
}

pub(crate) fn until(word: &str) -> Result<Until, Misunderstood> {
    match word {
        "final" => Ok(Until::Final),
        "refundable" => Ok(Until::Refundable),
        word => {
            let status = TransactionStatus::ALL.into_iter().find(|status| status.as_str() == word);
            Ok(Until::Status(status.ok_or_else(|| format!("no status is called {word:?}"))?))
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NamedPayee {
    CustomerNo(String),
    CustomerCode(String),
    Email(String),
}

impl NamedPayee {
    pub(crate) fn make(self) -> PayeeRef {
        match self {
            Self::CustomerNo(text) => PayeeRef::CustomerNo(text),
            Self::CustomerCode(text) => PayeeRef::CustomerCode(text),
            Self::Email(text) => PayeeRef::Email(text),
        }
    }
}

pub(crate) fn changes(fields: BTreeMap<String, String>) -> PayeeChanges {
    fields.into_iter().fold(PayeeChanges::new(), |changes, (name, value)| changes.set(name, value))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPayee {
    account: String,
    profile: Option<String>,
    first_name: String,
    last_name: String,
    email: String,
    date_of_birth: Option<Date>,
    country_code: String,
    state: Option<String>,
    city: Option<String>,
    street: Option<String>,
    street2: Option<String>,
    zip: Option<String>,
    country: Option<String>,
    phone: Option<String>,
    customer_code: Option<String>,
    government_id: Option<String>,
    government_id_type: Option<String>,
    company: Option<String>,
    lang: Option<String>,
    payor_no: Option<String>,
}

impl NewPayee {
    pub(crate) fn make(self) -> PayeeRequest {
        let mut request =
            PayeeRequest::new(self.account, self.first_name, self.last_name, self.email, self.country_code);
        if self.profile.as_deref() == Some("business") {
            request.profile = ProfileType::Business;
        }
        request.date_of_birth = self.date_of_birth;
        request.state = self.state;
        request.city = self.city;
        request.street = self.street;
        request.street2 = self.street2;
        request.zip = self.zip;
        request.country = self.country;
        request.phone = self.phone;
        request.customer_code = self.customer_code;
        request.government_id = self.government_id;
        request.government_id_type = self.government_id_type;
        request.company = self.company;
        request.lang = self.lang;
        request.payor_no = self.payor_no;
        request
    }
}
