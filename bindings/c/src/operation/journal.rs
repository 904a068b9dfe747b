use super::refund::tillback_refund_done;
use crate::argument::{Sized32, Userdata, list, sized_or_none};
use crate::boundary::{free, guard, misuse, tillback_result};
use crate::call::tillback_call;
use crate::client::{Give, Owned, limited, start, start_on, tillback_client, wait, wait_on};
use crate::error::tillback_error;
use crate::object;
use crate::text::{optional, text};
use crate::view::{Handed, tillback_refund, tillback_settlement, tillback_texts};
use crate::word::{self, tillback_outcome, tillback_refund_status};
use std::ffi::{c_char, c_void};
use std::sync::Arc;
use std::time::Duration;
use tillback::{Error, Outcome, Refund, RefundFilter, Refunds, SettleStep, Timestamp, blocking};
use tokio::sync::Mutex;

/// Is told how `tillback_client_settle_async` ended. Either object is its own to free; the other one is NULL.
pub type tillback_settlement_done = Option<
    unsafe extern "C" fn(
        userdata: *mut c_void,
        result: tillback_result,
        settlement: *mut tillback_settlement,
        error: *mut tillback_error,
    ),
>;

/// Is told of each refund that ends while a client settles: `ended` of `found`. The refund is its own to free. It must not make
/// blocking calls.
pub type tillback_settle_progress =
    Option<unsafe extern "C" fn(userdata: *mut c_void, refund: *mut tillback_refund, ended: usize, found: usize)>;

/// Is told how a call that gives texts ended. Either object is its own to free; the other one is NULL.
pub type tillback_texts_done = Option<
    unsafe extern "C" fn(
        userdata: *mut c_void,
        result: tillback_result,
        texts: *mut tillback_texts,
        error: *mut tillback_error,
    ),
>;

fn tell(progress: tillback_settle_progress, userdata: *mut c_void) -> impl FnMut(SettleStep) + Send + 'static {
    let userdata = Userdata(userdata);
    move |step| {
        let Some(progress) = progress else { return };
        let refund = Handed::give(step.refund);
        // SAFETY: the program gave both, and takes over the refund.
        unsafe { progress(userdata.get(), refund, step.tally.ended, step.tally.found) };
    }
}

/// Drives every open refund on: sends what is queued, asks about what is unknown or pending, and goes on until all have ended
/// or `deadline_ms` ends. Safe to call from anywhere, at any time, by several programs at once: each piece of work is done
/// once. `progress` may be NULL; `userdata` is for it.
///
/// Errors: `TILLBACK_JOURNAL_MISSING` and the others of the journal, before anything is sent.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_settle(
    client: *const tillback_client,
    deadline_ms: u64,
    progress: tillback_settle_progress,
    userdata: *mut c_void,
    call: *const tillback_call,
    settlement: *mut *mut tillback_settlement,
    error: *mut *mut tillback_error,
) -> tillback_result {
    let deadline = Duration::from_millis(deadline_ms);
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            wait(client, call, settlement, "settlement", |client| async move {
                client.settle(deadline, tell(progress, userdata)).await
            })
        })
    }
}

/// `tillback_client_settle`, started. `userdata` is for `progress` and for `done`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_settle_async(
    client: *const tillback_client,
    deadline_ms: u64,
    progress: tillback_settle_progress,
    call: *const tillback_call,
    done: tillback_settlement_done,
    userdata: *mut c_void,
    error: *mut *mut tillback_error,
) -> tillback_result {
    let deadline = Duration::from_millis(deadline_ms);
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let tell = tell(progress, userdata);
            start(client, call, done, userdata, |client| async move { client.settle(deadline, tell).await })
        })
    }
}

/// The refund with this key, as the journal knows it.
///
/// Errors: `TILLBACK_REFUND_NOT_FOUND`, also for one that was withdrawn because it could not be sent; `TILLBACK_JOURNAL_MISSING` and
/// the others of the journal.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_get_refund(
    client: *const tillback_client,
    idempotency_key: *const c_char,
    refund: *mut *mut tillback_refund,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let key = text("idempotency_key", idempotency_key)?.to_owned();
            wait(client, std::ptr::null(), refund, "refund", |client| async move { client.get_refund(&key).await })
        })
    }
}

/// `tillback_client_get_refund`, started.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_get_refund_async(
    client: *const tillback_client,
    idempotency_key: *const c_char,
    done: tillback_refund_done,
    userdata: *mut c_void,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let key = text("idempotency_key", idempotency_key)?.to_owned();
            start(client, std::ptr::null(), done, userdata, |client| async move { client.get_refund(&key).await })
        })
    }
}

/// # Safety
/// As the contract says.
unsafe fn judgement(
    idempotency_key: *const c_char,
    outcome: tillback_outcome,
    note: *const c_char,
) -> Result<(String, Outcome, String), Error> {
    let outcome = word::read_outcome(outcome).ok_or_else(|| misuse("outcome", "is no TILLBACK_OUTCOME_…"))?;
    // SAFETY: as of this function.
    let (key, note) = unsafe { (text("idempotency_key", idempotency_key)?, text("note", note)?) };
    Ok((key.to_owned(), outcome, note.to_owned()))
}

/// Settles a refund in review by what a person found out. `note` says how they know: it is kept in the history.
///
/// Errors: `TILLBACK_NOT_IN_REVIEW`, `TILLBACK_REFUND_NOT_FOUND`, `TILLBACK_OPTION_INVALID` for a note that is empty or longer than 1,000
/// characters, `TILLBACK_JOURNAL_MISSING` and the others of the journal.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_resolve(
    client: *const tillback_client,
    idempotency_key: *const c_char,
    outcome: tillback_outcome,
    note: *const c_char,
    refund: *mut *mut tillback_refund,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let (key, outcome, note) = judgement(idempotency_key, outcome, note)?;
            let work = |client: tillback::Client| async move { client.resolve(&key, outcome, &note).await };
            wait(client, std::ptr::null(), refund, "refund", work)
        })
    }
}

/// `tillback_client_resolve`, started.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_resolve_async(
    client: *const tillback_client,
    idempotency_key: *const c_char,
    outcome: tillback_outcome,
    note: *const c_char,
    done: tillback_refund_done,
    userdata: *mut c_void,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let (key, outcome, note) = judgement(idempotency_key, outcome, note)?;
            let work = |client: tillback::Client| async move { client.resolve(&key, outcome, &note).await };
            start(client, std::ptr::null(), done, userdata, work)
        })
    }
}

/// Reads the whole journal and tells, in a sentence each, whatever does not fit together: nothing, where all is well.
///
/// Errors: `TILLBACK_JOURNAL_MISSING` and the others of the journal.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_check_journal(
    client: *const tillback_client,
    findings: *mut *mut tillback_texts,
    error: *mut *mut tillback_error,
) -> tillback_result {
    let work = |client: tillback::Client| async move { client.check_journal().await };
    // SAFETY: as the contract says.
    unsafe { guard(error, || wait(client, std::ptr::null(), findings, "findings", work)) }
}

/// `tillback_client_check_journal`, started.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_check_journal_async(
    client: *const tillback_client,
    done: tillback_texts_done,
    userdata: *mut c_void,
    error: *mut *mut tillback_error,
) -> tillback_result {
    let work = |client: tillback::Client| async move { client.check_journal().await };
    // SAFETY: as the contract says.
    unsafe { guard(error, || start(client, std::ptr::null(), done, userdata, work)) }
}

/// Which refunds of the journal to list. Make it with `tillback_refund_filter_init`; whatever stays 0 or NULL doesn't matter.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct tillback_refund_filter {
    /// Set by `tillback_refund_filter_init`.
    pub struct_size: u32,
    /// Only those against whose final status news came in.
    pub contradicted: bool,
    /// Of this account.
    pub account: *const c_char,
    /// With one of these statuses.
    pub statuses: *const tillback_refund_status,
    /// How many statuses.
    pub status_count: usize,
    /// Recorded at this time or later: microseconds since 1970, UTC.
    pub from: i64,
    /// Recorded before this time.
    pub to: i64,
    /// Of the payment with this gateway id.
    pub transaction_id: *const c_char,
}

// SAFETY: `repr(C)`, a u32 at the beginning, and zeros are a value.
unsafe impl Sized32 for tillback_refund_filter {
    const NAME: &'static str = "filter";
    const LAST: usize = std::mem::offset_of!(tillback_refund_filter, transaction_id);
}

/// 0 = no limit.
pub(crate) fn instant(field: &'static str, microseconds: i64) -> Result<Option<Timestamp>, Error> {
    if microseconds == 0 {
        return Ok(None);
    }
    Timestamp::from_microsecond(microseconds).map(Some).map_err(|_| misuse(field, "is no time of this calendar"))
}

impl tillback_refund_filter {
    /// # Safety
    /// As the contract says, for each member.
    pub(crate) unsafe fn read(&self) -> Result<RefundFilter, Error> {
        // SAFETY: as of this function.
        let (account, statuses, transaction_id) = unsafe {
            (
                optional("account", self.account)?,
                list("statuses", self.statuses, self.status_count)?,
                optional("transaction_id", self.transaction_id)?,
            )
        };
        let read = |status: &tillback_refund_status| {
            word::read_refund_status(*status).ok_or_else(|| misuse("statuses", "holds no TILLBACK_REFUND_STATUS_…"))
        };
        Ok(RefundFilter {
            account: account.map(Into::into),
            statuses: statuses.iter().map(read).collect::<Result<_, _>>()?,
            from: instant("from", self.from)?,
            to: instant("to", self.to)?,
            transaction_id: transaction_id.map(str::to_owned),
            contradicted: self.contradicted,
        })
    }
}

/// Refunds of the journal, read as they are asked for.
pub struct tillback_refunds {
    list: Arc<Mutex<Refunds>>,
    client: blocking::Client,
}

/// The journal's refunds that pass a filter, oldest first; NULL = all of them. Free the list with `tillback_refunds_free`.
///
/// Errors: `TILLBACK_OPTION_INVALID` for a filter that can't hold.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_list_refunds(
    client: *const tillback_client,
    filter: *const tillback_refund_filter,
    refunds: *mut *mut tillback_refunds,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let filter = match sized_or_none(filter)? {
                Some(filter) => filter.read()?,
                None => RefundFilter::default(),
            };
            let own = limited(client, std::ptr::null())?;
            let client = own.clone();
            wait_on(&own, refunds, "refunds", |engine| async move {
                Ok(Owned { what: engine.list_refunds(filter)?, client })
            })
        })
    }
}

impl Give for Owned<Refunds> {
    type Given = *mut tillback_refunds;

    fn give(self) -> *mut tillback_refunds {
        object::give(tillback_refunds { list: Arc::new(Mutex::new(self.what)), client: self.client })
    }
}

/// # Safety
/// As the contract says.
unsafe fn next(
    refunds: *const tillback_refunds,
) -> Result<(blocking::Client, impl Future<Output = Result<Option<Refund>, Error>>), Error> {
    let found = object::find(refunds, "refunds")?;
    let list = found.list.clone();
    Ok((found.client.clone(), async move { list.lock().await.next().await.transpose() }))
}

/// The next refund of a list; NULL at the end.
///
/// Errors: those of the journal.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_refunds_next(
    refunds: *mut tillback_refunds,
    refund: *mut *mut tillback_refund,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let (client, next) = next(refunds)?;
            wait_on(&client, refund, "refund", |_| next)
        })
    }
}

/// `tillback_refunds_next`, started.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_refunds_next_async(
    refunds: *mut tillback_refunds,
    done: tillback_refund_done,
    userdata: *mut c_void,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let (client, next) = next(refunds)?;
            start_on(&client, done, userdata, |_| next)
        })
    }
}

/// Frees a list; NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_refunds_free(refunds: *mut tillback_refunds) {
    free(refunds.cast_const(), "tillback_refunds_free");
}
