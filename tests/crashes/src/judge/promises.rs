//! What was told against what the journal knows.

use super::{Call, Case};
use crate::told::What;
use std::collections::BTreeMap;

/// Errors about a file that others are using. They tell nothing about the refund.
const NO_LOOK: &str = "JOURNAL_";

pub(super) fn complaints(case: &Case) -> Vec<String> {
    let mut by_key: BTreeMap<&str, Vec<&Call>> = BTreeMap::new();
    for call in &case.calls {
        by_key.entry(&call.key).or_default().push(call);
    }
    let mut complaints = Vec::new();
    for (key, calls) in by_key {
        complaints.extend(calls.iter().filter_map(|call| broken(case, key, call)));
        complaints.extend(only_errors(case, key, &calls));
        complaints.extend(forgotten(key, &calls));
    }
    complaints
}

/// A status that was told and does not stand.
fn broken(case: &Case, key: &str, call: &Call) -> Option<String> {
    let Some(What::Status { status, amount }) = &call.told else { return None };
    let Some(known) = case.refunds.get(key) else {
        return Some(format!("{key}: was told as {status}, and the journal does not know it"));
    };
    if *amount != known.amount {
        return Some(format!("{key}: was told as {amount}, and the journal says {}", known.amount));
    }
    let changed = status.is_final() && *status != known.status;
    changed.then(|| format!("{key}: was told as {status}, and now it is {}", known.status))
}

/// Where every call ended with an error, nothing may have been recorded, so nothing can have moved.
fn only_errors(case: &Case, key: &str, calls: &[&Call]) -> Option<String> {
    let errors: Vec<_> = calls
        .iter()
        .filter_map(|call| match &call.told {
            Some(What::Error(code)) => Some(code.as_str()),
            Some(What::Status { .. }) | None => None,
        })
        .collect();
    let known = case.refunds.get(key).filter(|_| !errors.is_empty() && errors.len() == calls.len())?;
    Some(format!("{key}: every call ended with an error ({}), and it is {}", errors.join(", "), known.status))
}

/// A later life that tells less than an earlier one did.
fn forgotten(key: &str, calls: &[&Call]) -> Option<String> {
    // What was told by lives that are over, the most certain of them.
    let told = |before: u64| {
        let over = calls.iter().filter(move |call| call.ended < before);
        over.filter_map(|call| match &call.told {
            Some(What::Status { status, .. }) => Some(*status),
            Some(What::Error(_)) | None => None,
        })
        .max_by_key(|status| status.is_final())
    };
    calls.iter().find_map(|call| {
        let before = told(call.began)?;
        match &call.told {
            Some(What::Status { status, .. }) if before.is_final() && *status != before => {
                Some(format!("{key}: was told as {before}, and later as {status}"))
            }
            Some(What::Error(code)) if !code.starts_with(NO_LOOK) => {
                Some(format!("{key}: was told as {before}, and later ended with {code}"))
            }
            Some(_) | None => None,
        }
    })
}
