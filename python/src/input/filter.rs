use super::{count, day, instant, invalid, may_say, several, word};
use crate::output::raised;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use tillback::{ErrorCode, RefundFilter, RefundStatus, TransactionFilter};

/// Statuses of refunds, or their words.
fn statuses(values: &Bound<'_, PyAny>) -> PyResult<Vec<RefundStatus>> {
    let one = |value: Bound<'_, PyAny>| {
        let word = word(&value, "a status")?;
        word.parse().map_err(|error| raised(values.py(), &error))
    };
    several(values, "statuses", "a list of statuses")?.map(|value| one(value?)).collect()
}

/// What `list_refunds` takes, by name.
pub(crate) fn refund_filter(filter: &Bound<'_, PyDict>) -> PyResult<RefundFilter> {
    let get = |name: &str| Ok::<_, PyErr>(filter.get_item(name)?.filter(|value| !value.is_none()));
    let text = |name| may_say(get(name)?.as_ref(), ErrorCode::OptionInvalid, name);
    let statuses = get("statuses")?.map(|values| statuses(&values)).transpose()?.unwrap_or_default();
    let open: bool = get("open")?.map(|open| open.extract()).transpose()?.unwrap_or_default();
    let by_status = RefundFilter::by_status(statuses, open).map_err(|error| raised(filter.py(), &error))?;
    Ok(RefundFilter {
        account: text("account")?.map(Into::into),
        from: get("from_")?.map(|value| instant(&value, "from_")).transpose()?,
        to: get("to")?.map(|value| instant(&value, "to")).transpose()?,
        transaction_id: text("transaction_id")?,
        contradicted: get("contradicted")?.map(|value| value.extract()).transpose()?.unwrap_or_default(),
        ..by_status
    })
}

fn page_size(value: &Bound<'_, PyAny>) -> PyResult<u32> {
    u32::try_from(count(value, "page_size")?).map_err(|_| {
        let what = "page_size is no number that a page can have.";
        invalid(value.py(), ErrorCode::OptionInvalid, "page_size", what)
    })
}

/// What `transactions` takes, by name.
pub(crate) fn transaction_filter(filter: &Bound<'_, PyDict>) -> PyResult<TransactionFilter> {
    let get = |name: &str| Ok::<_, PyErr>(filter.get_item(name)?.filter(|value| !value.is_none()));
    let text = |name| may_say(get(name)?.as_ref(), ErrorCode::OptionInvalid, name);
    Ok(TransactionFilter {
        from: get("from_")?.map(|value| instant(&value, "from_")).transpose()?,
        to: get("to")?.map(|value| instant(&value, "to")).transpose()?,
        day: get("day")?.map(|value| day(&value, "day")).transpose()?,
        status: text("status")?,
        method: text("method")?,
        reference: text("reference")?,
        owner: text("owner")?,
        page_size: get("page_size")?.map(|value| page_size(&value)).transpose()?,
    })
}
