use super::journal::instant;
use super::transaction::tillback_transaction_done;
use crate::argument::{Sized32, sized_or_none};
use crate::boundary::{free, guard, misuse, tillback_result};
use crate::call::tillback_call;
use crate::client::{Give, Owned, limited, start_on, tillback_client, wait_on};
use crate::error::tillback_error;
use crate::object;
use crate::text::{optional, text};
use crate::view::tillback_transaction;
use std::ffi::{c_char, c_void};
use std::sync::Arc;
use tillback::{Date, Error, Transaction, TransactionFilter, Transactions, blocking};
use tokio::sync::Mutex;

/// Which transactions to list. Make it with `tillback_transaction_filter_init`; whatever stays 0 or NULL doesn't matter, and what is
/// set must hold together.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct tillback_transaction_filter {
    /// Set by `tillback_transaction_filter_init`.
    pub struct_size: u32,
    /// How many at a time.
    pub page_size: u32,
    /// Created at or after this time: microseconds since 1970, UTC.
    pub from: i64,
    /// Created before this time.
    pub to: i64,
    /// One whole day in UTC, such as `2026-11-30`, instead of `from` and `to` (PayCross's report without paging).
    pub day: *const c_char,
    /// The gateway's own word for the status, such as `paid`.
    pub status: *const c_char,
    /// Only this method: Yedpay `gateway_id`; PayCross `credit_card` or `alternative`.
    pub method: *const c_char,
    /// The merchant's reference.
    pub reference: *const c_char,
    /// Whose transactions, where the gateway asks: Yedpay `company:<id>` or `user:<id>`. Default: the company of the credentials.
    pub owner: *const c_char,
}

// SAFETY: `repr(C)`, a u32 at the beginning, and zeros are a value.
unsafe impl Sized32 for tillback_transaction_filter {
    const NAME: &'static str = "filter";
    const LAST: usize = std::mem::offset_of!(tillback_transaction_filter, owner);
}

/// A day of the calendar, such as `2026-11-30`.
pub(crate) fn day(field: &'static str, text: &str) -> Result<Date, Error> {
    text.parse().map_err(|_| misuse(field, "is no day such as 2026-11-30"))
}

impl tillback_transaction_filter {
    /// # Safety
    /// As the contract says, for each member.
    pub(crate) unsafe fn read(&self) -> Result<TransactionFilter, Error> {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        // SAFETY: as of this function.
        unsafe {
            Ok(TransactionFilter {
                from: instant("from", self.from)?,
                to: instant("to", self.to)?,
                day: optional("day", self.day)?.map(|text| day("day", text)).transpose()?,
                status: owned(optional("status", self.status)?),
                method: owned(optional("method", self.method)?),
                reference: owned(optional("reference", self.reference)?),
                owner: owned(optional("owner", self.owner)?),
                page_size: (self.page_size > 0).then_some(self.page_size),
            })
        }
    }
}

/// A gateway's list, fetched page by page as it is read.
pub struct tillback_transactions {
    list: Arc<Mutex<Transactions>>,
    client: blocking::Client,
}

impl Give for Owned<Transactions> {
    type Given = *mut tillback_transactions;

    fn give(self) -> *mut tillback_transactions {
        object::give(tillback_transactions { list: Arc::new(Mutex::new(self.what)), client: self.client })
    }
}

/// An account's transactions, where its gateway can list: Yedpay with an access token, and PayCross. `filter` may be NULL. Nothing is
/// sent yet; `call` is for each page. Free the list with `tillback_transactions_free`.
///
/// Errors: `TILLBACK_UNSUPPORTED` where the gateway or the credentials can't list, with what to use instead; `TILLBACK_OPTION_INVALID` for
/// a filter that can't hold.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_transactions(
    client: *const tillback_client,
    account: *const c_char,
    filter: *const tillback_transaction_filter,
    call: *const tillback_call,
    transactions: *mut *mut tillback_transactions,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let account = text("account", account)?;
            let filter = match sized_or_none(filter)? {
                Some(filter) => filter.read()?,
                None => TransactionFilter::default(),
            };
            let own = limited(client, call)?;
            let client = own.clone();
            wait_on(&own, transactions, "transactions", |engine| async move {
                Ok(Owned { what: engine.transactions(account, filter)?, client })
            })
        })
    }
}

/// # Safety
/// As the contract says.
unsafe fn next(
    transactions: *const tillback_transactions,
) -> Result<(blocking::Client, impl Future<Output = Result<Option<Transaction>, Error>>), Error> {
    let found = object::find(transactions, "transactions")?;
    let list = found.list.clone();
    Ok((found.client.clone(), async move { list.lock().await.next().await.transpose() }))
}

/// The next transaction of a list; NULL at the end. After an error the same page is asked for again.
///
/// Errors: that of any read.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_transactions_next(
    transactions: *mut tillback_transactions,
    transaction: *mut *mut tillback_transaction,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let (client, next) = next(transactions)?;
            wait_on(&client, transaction, "transaction", |_| next)
        })
    }
}

/// `tillback_transactions_next`, started.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_transactions_next_async(
    transactions: *mut tillback_transactions,
    done: tillback_transaction_done,
    userdata: *mut c_void,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let (client, next) = next(transactions)?;
            start_on(&client, done, userdata, |_| next)
        })
    }
}

/// Frees a list; NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_transactions_free(transactions: *mut tillback_transactions) {
    free(transactions.cast_const(), "tillback_transactions_free");
}
