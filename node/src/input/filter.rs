use super::{day, instant, invalid};
use serde::Deserialize;
use tillback::{Error, ErrorCode, RefundFilter, RefundStatus, TransactionFilter};

fn statuses(words: &[String]) -> Result<Vec<RefundStatus>, Error> {
    words.iter().map(|word| word.parse()).collect()
}

/// What `listRefunds` takes.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct RefundFilterInput {
    account: Option<String>,
    statuses: Vec<String>,
    open: bool,
    from: Option<String>,
    to: Option<String>,
    transaction_id: Option<String>,
    contradicted: bool,
}

impl RefundFilterInput {
    pub(crate) fn read(&self) -> Result<RefundFilter, Error> {
        Ok(RefundFilter {
            account: self.account.as_deref().map(Into::into),
            from: self.from.as_deref().map(|text| instant(text, "from")).transpose()?,
            to: self.to.as_deref().map(|text| instant(text, "to")).transpose()?,
            transaction_id: self.transaction_id.clone(),
            contradicted: self.contradicted,
            ..RefundFilter::by_status(statuses(&self.statuses)?, self.open)?
        })
    }
}

/// What `transactions` takes besides the account.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct TransactionFilterInput {
    from: Option<String>,
    to: Option<String>,
    day: Option<String>,
    status: Option<String>,
    method: Option<String>,
    reference: Option<String>,
    owner: Option<String>,
    page_size: Option<u64>,
}

impl TransactionFilterInput {
    pub(crate) fn read(&self) -> Result<TransactionFilter, Error> {
        Ok(TransactionFilter {
            from: self.from.as_deref().map(|text| instant(text, "from")).transpose()?,
            to: self.to.as_deref().map(|text| instant(text, "to")).transpose()?,
            day: self.day.as_deref().map(|text| day(text, "day")).transpose()?,
            status: self.status.clone(),
            method: self.method.clone(),
            reference: self.reference.clone(),
            owner: self.owner.clone(),
            page_size: self.page_size.map(page_size).transpose()?,
        })
    }
}

fn page_size(size: u64) -> Result<u32, Error> {
    u32::try_from(size).map_err(|_| {
        let what = "page_size is no number that a page can have.";
        invalid(ErrorCode::OptionInvalid, "page_size", what)
    })
}
