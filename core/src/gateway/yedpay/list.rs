use super::check::Me;
use super::query::{check_custom_id, transactions};
use super::reply::{Envelope, Verdict};
use super::{AuthorizationKind, Yedpay};
use crate::gateway::base::segment;
use crate::gateway::loose::Loose;
use crate::gateway::time::to_utc_plus_8;
use crate::gateway::{ListCursor, Page, Reply, Request};
use crate::model::{Error, ErrorCode, Transaction, TransactionFilter};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde::Deserialize;

/// The gateway's own default, and the most any known client asks for.
const USUAL_PAGE: u32 = 40;
const LARGEST_PAGE: u32 = 100;

/// Whether `>` and `<` leave out the bound itself is not documented, so one second more is asked for on either side and
/// taken away again here.
const OVERLAP: SignedDuration = SignedDuration::from_secs(1);

pub(super) fn list(yedpay: &Yedpay, filter: &TransactionFilter, cursor: &ListCursor) -> Result<Request, Error> {
    match yedpay.kind {
        AuthorizationKind::AccessToken => {}
        AuthorizationKind::ApiKey => return Err(needs_token()),
    }
    // Checked before the owner is asked for, so that a filter that can't hold is told at once.
    let parameters = parameters(filter)?;
    let (owner, number) = match (cursor, &filter.owner) {
        (ListCursor::Page { owner, number }, _) => (owner, *number),
        (ListCursor::Start | ListCursor::After { .. }, Some(owner)) => (owner, 1),
        (ListCursor::Start | ListCursor::After { .. }, None) => return Ok(yedpay.get("/me?include=company")),
    };
    let query: Vec<_> = parameters
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .chain([("page", number.to_string().as_str())])
        .map(|(name, value)| format!("{}={}", segment(name), segment(value)))
        .collect();
    Ok(yedpay.get(&format!("{}?{}", path(owner)?, query.join("&"))))
}

fn path(owner: &str) -> Result<String, Error> {
    match owner.split_once(':') {
        Some(("company", id)) if !id.is_empty() => Ok(format!("/companies/{}/transactions", segment(id))),
        Some(("user", id)) if !id.is_empty() => Ok(format!("/users/{}/transactions", segment(id))),
        Some(_) | None => {
            Err(invalid("owner", "The owner of a Yedpay list is written company:<id> or user:<id>. Nothing was sent."))
        }
    }
}

fn parameters(filter: &TransactionFilter) -> Result<Vec<(&'static str, String)>, Error> {
    let span = Span::of(filter)?;
    let later = span.from.map(|from| from.checked_sub(OVERLAP).unwrap_or(from));
    let earlier = span.to.map(|to| to.checked_add(OVERLAP).unwrap_or(to));
    if let Some(reference) = &filter.reference {
        check_custom_id(reference)?;
    }
    if filter.method.as_ref().is_some_and(|id| id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(invalid(
            "method",
            "Yedpay's lists know a method by the number of its gateway, such as 12 for cards online. Nothing was sent.",
        ));
    }
    let optional = [
        ("status", filter.status.clone()),
        ("created_at>", later.map(to_utc_plus_8)),
        ("created_at<", earlier.map(to_utc_plus_8)),
        ("gateway_id", filter.method.clone()),
        ("custom_id", filter.reference.clone()),
    ];
    let mut parameters: Vec<_> =
        optional.into_iter().filter_map(|(name, value)| value.map(|value| (name, value))).collect();
    parameters.push(("limit", page_size(filter)?.to_string()));
    Ok(parameters)
}

fn page_size(filter: &TransactionFilter) -> Result<u32, Error> {
    match filter.page_size {
        None => Ok(USUAL_PAGE),
        Some(size @ 1..=LARGEST_PAGE) => Ok(size),
        Some(_) => Err(invalid("page_size", "Yedpay's lists come in pages of 1 to 100. Nothing was sent.")),
    }
}

/// From the first instant to the one behind the last.
struct Span {
    from: Option<Timestamp>,
    to: Option<Timestamp>,
}

impl Span {
    fn of(filter: &TransactionFilter) -> Result<Self, Error> {
        let Some(day) = filter.day else { return Ok(Self { from: filter.from, to: filter.to }) };
        if filter.from.is_some() || filter.to.is_some() {
            return Err(invalid("day", "Give either a day, or from and to. Nothing was sent."));
        }
        let midnight = |date: jiff::civil::Date| TimeZone::UTC.to_timestamp(date.to_datetime(jiff::civil::Time::MIN));
        let bounds = midnight(day).and_then(|from| Ok((from, midnight(day.checked_add(1.day())?)?)));
        let (from, to) = bounds.map_err(|_| invalid("day", "The day is beyond the calendar. Nothing was sent."))?;
        Ok(Self { from: Some(from), to: Some(to) })
    }

    /// A row without a time stays: the gateway had its reason to show it.
    fn holds(&self, transaction: &Transaction) -> bool {
        transaction
            .created_at
            .is_none_or(|at| self.from.is_none_or(|from| at >= from) && self.to.is_none_or(|to| at < to))
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Meta<'a> {
    #[serde(borrow)]
    pagination: Loose<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Pagination<'a> {
    #[serde(borrow)]
    current_page: Loose<'a>,
    total_pages: Loose<'a>,
}

pub(super) fn listed(
    yedpay: &Yedpay,
    filter: &TransactionFilter,
    cursor: &ListCursor,
    reply: &Reply,
) -> Result<Page, Error> {
    match (cursor, &filter.owner) {
        (ListCursor::Page { owner, number }, _) => page(yedpay, filter, owner, *number, reply),
        (ListCursor::Start | ListCursor::After { .. }, Some(owner)) => page(yedpay, filter, owner, 1, reply),
        (ListCursor::Start | ListCursor::After { .. }, None) => {
            let company = Me::read(reply)?.company_id().ok_or_else(|| reply.bad_reply("it names no company"))?;
            let next = ListCursor::Page { owner: format!("company:{company}"), number: 1 };
            Ok(Page { transactions: Vec::new(), next: Some(next) })
        }
    }
}

fn page(yedpay: &Yedpay, filter: &TransactionFilter, owner: &str, number: u32, reply: &Reply) -> Result<Page, Error> {
    let envelope = Envelope::read(reply).ok_or_else(|| reply.unreadable_error())?;
    match envelope.verdict(reply) {
        Verdict::Worked => {}
        Verdict::BadCredentials
        | Verdict::NoRights
        | Verdict::NotFound
        | Verdict::BadRequest
        | Verdict::NoFunds
        | Verdict::Fault
        | Verdict::Contradiction
        | Verdict::Unknown => return Err(envelope.read_error(reply)),
    }
    let mut transactions = transactions(yedpay, envelope.data, reply)?;
    let pagination = pagination(&envelope);
    if pagination.current_page.integer().is_some_and(|current| current != i64::from(number)) {
        return Err(reply.bad_reply("it is another page than the one asked for"));
    }
    let goes_on = match pagination.total_pages.integer() {
        Some(total) => i64::from(number) < total && !transactions.is_empty(),
        None => transactions.len() as u64 >= u64::from(page_size(filter)?),
    };
    let next = number.checked_add(1).filter(|_| goes_on);
    let span = Span::of(filter)?;
    transactions.retain(|one| span.holds(one));
    Ok(Page { transactions, next: next.map(|number| ListCursor::Page { owner: owner.to_owned(), number }) })
}

fn pagination<'a>(envelope: &Envelope<'a>) -> Pagination<'a> {
    let meta: Option<Meta<'a>> = envelope.meta.object();
    meta.and_then(|meta| meta.pagination.object()).unwrap_or_default()
}

fn needs_token() -> Error {
    Error::new(
        ErrorCode::Unsupported,
        "Yedpay lists transactions only for an access token, and this account has an API key. Use an account with an \
         access token, or name the payments by their references, or from the journal. Nothing was sent.",
    )
}

fn invalid(field: &'static str, message: &str) -> Error {
    Error::new(ErrorCode::OptionInvalid, message).about(field)
}
