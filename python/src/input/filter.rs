use super::{day, instant, invalid, mistyped, text, word};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use tillback::{ErrorCode, RefundFilter, RefundStatus, TransactionFilter};

/// Statuses of refunds, or their words.
fn statuses(values: &Bound<'_, PyAny>) -> PyResult<Vec<RefundStatus>> {
    let one = |value: Bound<'_, PyAny>| {
        let word = word(&value)?;
        RefundStatus::ALL.into_iter().find(|known| known.as_str() == word).ok_or_else(|| {
            let what = "One of the statuses is none that a refund can have.";
            invalid(values.py(), ErrorCode::OptionInvalid, "statuses", what)
        })
    };
    if values.is_instance_of::<PyString>() {
        return Err(mistyped("statuses", values, "a list of statuses"));
    }
    values.try_iter()?.map(|value| one(value?)).collect()
}

/// What `list_refunds` takes, by name.
pub(crate) fn refund_filter(filter: &Bound<'_, PyDict>) -> PyResult<RefundFilter> {
    let get = |name: &str| Ok::<_, PyErr>(filter.get_item(name)?.filter(|value| !value.is_none()));
    let statuses = get("statuses")?.map(|values| statuses(&values)).transpose()?.unwrap_or_default();
    let open: bool = get("open")?.map(|open| open.extract()).transpose()?.unwrap_or_default();
    if open && !statuses.is_empty() {
        let what = "Refunds can be listed by status or because they are open, not by both.";
        return Err(invalid(filter.py(), ErrorCode::OptionInvalid, "open", what));
    }
    Ok(RefundFilter {
        account: text(get("account")?.as_ref())?.map(Into::into),
        statuses: if open { RefundFilter::open().statuses } else { statuses },
        from: get("from_")?.map(|value| instant(&value, "from_")).transpose()?,
        to: get("to")?.map(|value| instant(&value, "to")).transpose()?,
        transaction_id: text(get("transaction_id")?.as_ref())?,
        contradicted: get("contradicted")?.map(|value| value.extract()).transpose()?.unwrap_or_default(),
    })
}

/// What `transactions` takes, by name.
pub(crate) fn transaction_filter(filter: &Bound<'_, PyDict>) -> PyResult<TransactionFilter> {
    let get = |name: &str| Ok::<_, PyErr>(filter.get_item(name)?.filter(|value| !value.is_none()));
    Ok(TransactionFilter {
        from: get("from_")?.map(|value| instant(&value, "from_")).transpose()?,
        to: get("to")?.map(|value| instant(&value, "to")).transpose()?,
        day: get("day")?.map(|value| day(&value, "day")).transpose()?,
        status: text(get("status")?.as_ref())?,
        method: text(get("method")?.as_ref())?,
        reference: text(get("reference")?.as_ref())?,
        owner: text(get("owner")?.as_ref())?,
        page_size: get("page_size")?.map(|value| value.extract()).transpose()?,
    })
}
