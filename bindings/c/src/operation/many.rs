use super::refund::tillback_refund_request;
use crate::argument::{Sized32, Userdata, list, reference, sized_list, sized_or_none, tillback_reference};
use crate::boundary::{OK, guard, misuse, number, tillback_result};
use crate::call::tillback_call;
use crate::client::{Give, Given, start, tillback_client, wait};
use crate::error::tillback_error;
use crate::text::text;
use crate::view::{Handed, tillback_refund, tillback_tally, tillback_transaction};
use std::ffi::{c_char, c_void};
use tillback::{Done, Error, ManyOptions, RefundRequest, TransactionRef};

/// How many calls at once, and how fast. Make it with `tillback_many_options_init`; NULL in its place = the defaults.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct tillback_many_options {
    /// Set by `tillback_many_options_init`.
    pub struct_size: u32,
    /// Calls under way at the same time: 1 to 1,024; 0 = 16.
    pub at_once: u32,
    /// Calls begun per second, at most; 0 = no limit.
    pub per_second: u32,
    /// Not used; leave it 0.
    pub reserved: u32,
}

// SAFETY: `repr(C)`, a u32 at the beginning, and zeros are a value.
unsafe impl Sized32 for tillback_many_options {
    const NAME: &'static str = "options";
    const LAST: usize = std::mem::offset_of!(tillback_many_options, reserved);
}

/// # Safety
/// As of [`sized_or_none`].
unsafe fn many(options: *const tillback_many_options) -> Result<ManyOptions, Error> {
    let mut many = ManyOptions::default();
    // SAFETY: as of this function.
    if let Some(options) = unsafe { sized_or_none(options)? } {
        if options.reserved != 0 {
            return Err(misuse("reserved", "is not 0"));
        }
        if options.at_once > 0 {
            many.at_once = options.at_once as usize;
        }
        many.per_second = (options.per_second > 0).then_some(options.per_second);
    }
    Ok(many)
}

/// Is told of each refund of many as it ends: `index` is its place in the input, and results come as they end, not in order. Either
/// object is its own to free; the other one is NULL. It must not make blocking calls.
pub type tillback_each_refund = Option<
    unsafe extern "C" fn(
        userdata: *mut c_void,
        index: usize,
        result: tillback_result,
        refund: *mut tillback_refund,
        error: *mut tillback_error,
    ),
>;

/// Is told of each transaction of many as it was read. As `tillback_each_refund`.
pub type tillback_each_transaction = Option<
    unsafe extern "C" fn(
        userdata: *mut c_void,
        index: usize,
        result: tillback_result,
        transaction: *mut tillback_transaction,
        error: *mut tillback_error,
    ),
>;

/// Is told when all of many ended. `error` is its own to free; it is NULL where all were begun.
pub type tillback_tally_done = Option<
    unsafe extern "C" fn(
        userdata: *mut c_void,
        result: tillback_result,
        tally: tillback_tally,
        error: *mut tillback_error,
    ),
>;

type Each<G> = unsafe extern "C" fn(*mut c_void, usize, tillback_result, G, *mut tillback_error);

fn tell<T: Give>(
    each: Option<Each<T::Given>>,
    userdata: *mut c_void,
) -> Result<impl FnMut(Done<T>) + Send + 'static, Error>
where
    T::Given: 'static,
{
    let each = each.ok_or_else(|| misuse("each", "is NULL"))?;
    let userdata = Userdata(userdata);
    Ok(move |done: Done<T>| {
        let (result, given, error) = match done.result {
            Ok(value) => (OK, value.give(), std::ptr::null_mut()),
            Err(error) => (number(&error), T::Given::NONE, Handed::give(error)),
        };
        // SAFETY: the program gave both, and takes over what it is handed.
        unsafe { each(userdata.get(), done.index, result, given, error) };
    })
}

/// # Safety
/// As of [`sized_list`].
unsafe fn requests(requests: *const tillback_refund_request, count: usize) -> Result<Vec<RefundRequest>, Error> {
    // SAFETY: as of this function.
    unsafe { sized_list(requests, count)?.iter().map(|request| request.read()).collect() }
}

/// # Safety
/// As of [`list`].
unsafe fn references(references: *const tillback_reference, count: usize) -> Result<Vec<TransactionRef>, Error> {
    // SAFETY: as of this function.
    unsafe {
        list("references", references, count)?.iter().map(|one| reference("references", one.kind, one.text)).collect()
    }
}

/// Makes many refunds, several at once, each under its own key with everything `tillback_client_refund` promises. `requests` are
/// `count` structs, one behind the other. `each` is called as every one ends, by this thread; an error ends only its own.
///
/// Errors: `TILLBACK_ARGUMENT_INVALID` or a malformed request, `TILLBACK_OPTION_INVALID`, before anything is sent.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_refund_many(
    client: *const tillback_client,
    requests: *const tillback_refund_request,
    count: usize,
    options: *const tillback_many_options,
    each: tillback_each_refund,
    userdata: *mut c_void,
    call: *const tillback_call,
    tally: *mut tillback_tally,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let (requests, options) = (self::requests(requests, count)?, many(options)?);
            let each = tell(each, userdata)?;
            let work = |client: tillback::Client| async move { client.refund_many(requests, options, each).await };
            wait(client, call, tally, "tally", work)
        })
    }
}

/// `tillback_client_refund_many`, started. `userdata` is for `each` and for `done`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_refund_many_async(
    client: *const tillback_client,
    requests: *const tillback_refund_request,
    count: usize,
    options: *const tillback_many_options,
    each: tillback_each_refund,
    call: *const tillback_call,
    done: tillback_tally_done,
    userdata: *mut c_void,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let (requests, options) = (self::requests(requests, count)?, many(options)?);
            let each = tell(each, userdata)?;
            let work = |client: tillback::Client| async move { client.refund_many(requests, options, each).await };
            start(client, call, done, userdata, work)
        })
    }
}

/// Reads many transactions, several at once. `each` is called as every one ends, by this thread; an error ends only its own.
///
/// Errors: `TILLBACK_UNKNOWN_ACCOUNT`, `TILLBACK_REFERENCE_INVALID`, `TILLBACK_OPTION_INVALID`, before anything is sent.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_query_many(
    client: *const tillback_client,
    account: *const c_char,
    references: *const tillback_reference,
    count: usize,
    options: *const tillback_many_options,
    each: tillback_each_transaction,
    userdata: *mut c_void,
    call: *const tillback_call,
    tally: *mut tillback_tally,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let (account, asked) = (text("account", account)?.to_owned(), self::references(references, count)?);
            let (options, each) = (many(options)?, tell(each, userdata)?);
            let work = |client: tillback::Client| async move { client.query_many(account, asked, options, each).await };
            wait(client, call, tally, "tally", work)
        })
    }
}

/// `tillback_client_query_many`, started. `userdata` is for `each` and for `done`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_query_many_async(
    client: *const tillback_client,
    account: *const c_char,
    references: *const tillback_reference,
    count: usize,
    options: *const tillback_many_options,
    each: tillback_each_transaction,
    call: *const tillback_call,
    done: tillback_tally_done,
    userdata: *mut c_void,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let (account, asked) = (text("account", account)?.to_owned(), self::references(references, count)?);
            let (options, each) = (many(options)?, tell(each, userdata)?);
            let work = |client: tillback::Client| async move { client.query_many(account, asked, options, each).await };
            start(client, call, done, userdata, work)
        })
    }
}
