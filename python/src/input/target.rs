use super::{account_name, duration, key, mistyped, money, reason, said, word, written};
use crate::output::{TransactionHandle, raised};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyString;
use tillback::{Error, ErrorCode, RefundRequest, RefundTarget, TransactionRef};

/// A `TransactionRef`, or the text that a scanner read.
pub(crate) fn reference(value: &Bound<'_, PyAny>) -> PyResult<TransactionRef> {
    read_reference(value)?.map_err(|error| raised(value.py(), &error))
}

/// The same, with what is wrong about a text beside what is no text at all: a report tells the first in a row.
pub(crate) fn read_reference(value: &Bound<'_, PyAny>) -> PyResult<Result<TransactionRef, Error>> {
    if let Ok(scanned) = value.cast::<PyString>() {
        let code = ErrorCode::ReferenceInvalid;
        return Ok(written(scanned, code, "reference")?.and_then(|text| TransactionRef::scan(&text)));
    }
    let (Some(kind), Some(text)) =
        (value.getattr_opt(intern!(value.py(), "kind"))?, value.getattr_opt(intern!(value.py(), "text"))?)
    else {
        return Err(mistyped("a reference", value, "a TransactionRef or the text that a scanner read"));
    };
    Ok(checked(&word(&kind, "kind")?, &reference_text(&text)?))
}

/// The text of a reference.
pub(crate) fn reference_text(value: &Bound<'_, PyAny>) -> PyResult<String> {
    said(value, ErrorCode::ReferenceInvalid, "reference")
}

/// A reference of a kind, checked.
pub(crate) fn checked(kind: &str, text: &str) -> Result<TransactionRef, Error> {
    TransactionRef::of(kind.parse()?, text)
}

/// Which payment to refund: a `Transaction`, a `TransactionRef`, or the text that a scanner read.
pub(crate) fn target(value: &Bound<'_, PyAny>) -> PyResult<RefundTarget> {
    let Some(handle) = value.getattr_opt(intern!(value.py(), "_handle"))? else { return Ok(reference(value)?.into()) };
    if let Ok(handle) = handle.cast::<TransactionHandle>() {
        return Ok(handle.get().0.clone().into());
    }
    // It came out of a pickle or was changed, so the gateway is asked for it once more.
    let id = reference_text(&value.getattr(intern!(value.py(), "id"))?)?;
    let again = TransactionRef::gateway_id(id).map_err(|error| raised(value.py(), &error))?;
    Ok(again.into())
}

/// What `refund` takes, by name.
pub(crate) fn refund_request(
    account: String,
    transaction: &Bound<'_, PyAny>,
    idempotency_key: String,
    amount: Option<&Bound<'_, PyAny>>,
    reason: Option<String>,
    deadline: Option<&Bound<'_, PyAny>>,
) -> PyResult<RefundRequest> {
    let mut request = RefundRequest::new(account, target(transaction)?, idempotency_key);
    if let Some(amount) = amount {
        request = request.amount(money(amount)?);
    }
    if let Some(reason) = reason {
        request = request.reason(reason);
    }
    if let Some(deadline) = deadline {
        request = request.within(duration(deadline, "deadline")?);
    }
    Ok(request)
}

/// A `RefundRequest`.
pub(crate) fn one_of_many(request: &Bound<'_, PyAny>) -> PyResult<RefundRequest> {
    let Some(transaction) = request.getattr_opt(intern!(request.py(), "transaction"))? else {
        return Err(mistyped("a request", request, "a RefundRequest"));
    };
    refund_request(
        account_name(&request.getattr(intern!(request.py(), "account"))?)?,
        &transaction,
        key(&request.getattr(intern!(request.py(), "idempotency_key"))?)?,
        Some(&request.getattr(intern!(request.py(), "amount"))?).filter(|amount| !amount.is_none()),
        reason(&request.getattr(intern!(request.py(), "reason"))?)?,
        Some(&request.getattr(intern!(request.py(), "deadline"))?).filter(|deadline| !deadline.is_none()),
    )
}
