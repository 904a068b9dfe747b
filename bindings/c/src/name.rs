//! The names of words, for output and logs.

use crate::boundary::{OK, quietly, tillback_result};
use crate::text::terminated;
use crate::word::{self, *};
use std::collections::BTreeMap;
use std::ffi::{CString, c_char};
use std::sync::{LazyLock, Mutex, PoisonError};
use tillback::ErrorCode;

/// What is given out here is there for ever, and there are only so many words.
static NAMES: LazyLock<Mutex<BTreeMap<&'static str, CString>>> = LazyLock::new(Mutex::default);

/// `unknown` for a number that is none of its words: of a newer library, or never set.
fn name(find: impl FnOnce() -> Option<&'static str>) -> *const c_char {
    let pointer = quietly(|| {
        let name = find().unwrap_or("unknown");
        let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
        names.entry(name).or_insert_with(|| terminated(name)).as_ptr()
    });
    pointer.unwrap_or(c"unknown".as_ptr())
}

/// The stable text of a result, such as `OVER_REFUND`; `OK`; `unknown` for a number of a newer library. Never NULL, and there for
/// ever, as the other names.
#[unsafe(no_mangle)]
pub extern "C" fn tillback_result_name(result: tillback_result) -> *const c_char {
    name(|| match result {
        OK => Some("OK"),
        number => ErrorCode::ALL.iter().find(|code| i32::from(code.number()) == number).map(|code| code.as_str()),
    })
}

/// The name of an error's kind, such as `over_refund`.
#[unsafe(no_mangle)]
pub extern "C" fn tillback_error_kind_name(kind: tillback_error_kind) -> *const c_char {
    name(|| tillback::ErrorKind::ALL.into_iter().find(|one| word::error_kind(*one) == kind).map(|one| one.as_str()))
}

/// The name of what to do after an error, such as `after_fix`.
#[unsafe(no_mangle)]
pub extern "C" fn tillback_retry_name(retry: tillback_retry) -> *const c_char {
    name(|| tillback::Retry::ALL.into_iter().find(|one| word::retry(*one) == retry).map(|one| one.as_str()))
}

/// The name of a refund's status, such as `succeeded`.
#[unsafe(no_mangle)]
pub extern "C" fn tillback_refund_status_name(status: tillback_refund_status) -> *const c_char {
    name(|| read_refund_status(status).map(|status| status.as_str()))
}

/// Whether a refund of this status never changes again by itself.
#[unsafe(no_mangle)]
pub extern "C" fn tillback_refund_status_is_final(status: tillback_refund_status) -> bool {
    read_refund_status(status).is_some_and(|status| status.is_final())
}

/// The name of a transaction's status, such as `partly_refunded`.
#[unsafe(no_mangle)]
pub extern "C" fn tillback_transaction_status_name(status: tillback_transaction_status) -> *const c_char {
    name(|| read_transaction_status(status).map(|status| status.as_str()))
}

/// The name of a gateway, such as `pockyt`.
#[unsafe(no_mangle)]
pub extern "C" fn tillback_gateway_name(gateway: tillback_gateway) -> *const c_char {
    name(|| read_gateway(gateway).map(|gateway| gateway.as_str()))
}

/// The name of a source of history, such as `webhook`.
#[unsafe(no_mangle)]
pub extern "C" fn tillback_history_source_name(source: tillback_history_source) -> *const c_char {
    let all = tillback::HistorySource::ALL;
    name(|| all.into_iter().find(|one| word::history_source(*one) == source).map(|one| one.as_str()))
}

/// The name of what a webhook is about, such as `refund`.
#[unsafe(no_mangle)]
pub extern "C" fn tillback_subject_name(subject: tillback_subject) -> *const c_char {
    let all = tillback::EventSubject::ALL;
    name(|| all.into_iter().find(|one| word::subject(*one) == subject).map(|one| one.as_str()))
}

/// The name of whether credentials may refund, such as `not_told`.
#[unsafe(no_mangle)]
pub extern "C" fn tillback_may_refund_name(may_refund: tillback_may_refund) -> *const c_char {
    let all = tillback::MayRefund::ALL;
    name(|| all.into_iter().find(|one| word::may_refund(*one) == may_refund).map(|one| one.as_str()))
}

/// The name of what a gateway can list, such as `by_date`.
#[unsafe(no_mangle)]
pub extern "C" fn tillback_list_scope_name(scope: tillback_list_scope) -> *const c_char {
    let all = tillback::ListScope::ALL;
    name(|| all.into_iter().find(|one| word::list_scope(*one) == scope).map(|one| one.as_str()))
}

/// The name of a level of the log, such as `warn`.
#[unsafe(no_mangle)]
pub extern "C" fn tillback_log_level_name(level: tillback_log_level) -> *const c_char {
    name(|| read_log_level(level).map(|level| level.as_str()))
}
