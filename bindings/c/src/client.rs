//! The client itself, and how its calls are made.

use crate::argument::{Out, Userdata};
use crate::boundary::{OK, free, guard, misuse, number, tillback_result};
use crate::call::{Limits, tillback_call};
use crate::config::{builder, tillback_accounts, tillback_settings};
use crate::error::tillback_error;
use crate::object;
use crate::view::{
    Handed, tillback_check, tillback_event, tillback_payee, tillback_refund, tillback_report_row, tillback_settlement,
    tillback_tally, tillback_texts, tillback_transaction, tillback_transaction_list,
};
use std::ffi::c_void;
use std::future::Future;
use std::time::Duration;
use tillback::{Check, Client, Error, Event, Payee, Refund, ReportRow, Settlement, Tally, Transaction, blocking};

/// Refunds, queries and payees at every account. Any number of threads may use one at the same time.
pub struct tillback_client {
    pub(crate) client: blocking::Client,
}

/// Makes a client. Nothing is sent. Free it with `tillback_client_free`.
///
/// Errors: `TILLBACK_SETTING_INVALID`, `TILLBACK_CREDENTIALS_MISSING`, `TILLBACK_TLS_REQUIRED`; `TILLBACK_JOURNAL_NEWER`,
/// `TILLBACK_JOURNAL_READ_ONLY`, `TILLBACK_JOURNAL_FULL`, `TILLBACK_JOURNAL_CORRUPT`, `TILLBACK_JOURNAL_ON_NETWORK`,
/// `TILLBACK_JOURNAL_BUSY` or `TILLBACK_JOURNAL_FAILED`, never a journal other than the one that was named.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_new(
    accounts: *const tillback_accounts,
    settings: *const tillback_settings,
    client: *mut *mut tillback_client,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let place = Out::new("client", client)?;
            let client = builder(accounts, settings)?.build_blocking()?;
            place.put(object::give(tillback_client { client }));
            Ok(())
        })
    }
}

/// Frees a client; NULL is fine. It waits for nothing: what other threads are calling, what was started and what was sent goes on
/// to its end, and callbacks still come. To wait for that, call `tillback_client_finish` first.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_free(client: *mut tillback_client) {
    free(client.cast_const(), "tillback_client_free");
}

/// Waits until everything the client goes on with by itself has ended and been told: calls that were started, and refunds that
/// were sent whose caller stopped waiting. `finished` is false where that takes longer than `timeout_ms`, and when it is called
/// from a callback. Do this before a program ends, so that fewer refunds are left for the next `tillback_client_settle`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_finish(
    client: *const tillback_client,
    timeout_ms: u64,
    finished: *mut bool,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let place = Out::new("finished", finished)?;
            let client = object::find(client, "client")?;
            place.put(client.client.finish(Duration::from_millis(timeout_ms))?);
            Ok(())
        })
    }
}

/// The names of the accounts, in alphabetical order.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_accounts(
    client: *const tillback_client,
    accounts: *mut *mut tillback_texts,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let place = Out::new("accounts", accounts)?;
            let names = object::find(client, "client")?.client.accounts();
            place.put(Handed::give(names.iter().map(|name| name.as_str().to_owned()).collect()));
            Ok(())
        })
    }
}

/// What a result becomes for a program.
pub(crate) trait Give: Send + 'static {
    type Given: Given;

    fn give(self) -> Self::Given;
}

/// Something that is written to a program's place, or handed to its callback.
pub(crate) trait Given: Copy {
    /// In place of a result, where there is an error.
    const NONE: Self;
}

impl<T> Given for *mut T {
    const NONE: Self = std::ptr::null_mut();
}

impl Given for tillback_tally {
    const NONE: Self = Self { answered: 0, failed: 0 };
}

/// Results that are shown as an object.
macro_rules! given_as_objects {
    ($($source:ty => $view:ty,)+) => {$(
        impl Give for $source {
            type Given = *mut $view;

            fn give(self) -> *mut $view {
                Handed::give(self)
            }
        }
    )+};
}

given_as_objects! {
    Refund => tillback_refund,
    Transaction => tillback_transaction,
    Vec<Transaction> => tillback_transaction_list,
    Vec<String> => tillback_texts,
    Settlement => tillback_settlement,
    Payee => tillback_payee,
    Event => tillback_event,
    Check => tillback_check,
    ReportRow => tillback_report_row,
}

impl Give for Tally {
    type Given = tillback_tally;

    fn give(self) -> tillback_tally {
        self.into()
    }
}

/// The next of a list: NULL at its end.
impl<V: 'static, T: Give<Given = *mut V>> Give for Option<T> {
    type Given = *mut V;

    fn give(self) -> *mut V {
        self.map_or(std::ptr::null_mut(), Give::give)
    }
}

/// A callback that is told how a call ended.
pub(crate) type Done<G> = Option<unsafe extern "C" fn(*mut c_void, tillback_result, G, *mut tillback_error)>;

/// Makes a call and waits for its end.
///
/// # Safety
/// As the contract says, for each argument.
pub(crate) unsafe fn wait<T: Give, W: Future<Output = Result<T, Error>>>(
    client: *const tillback_client,
    call: *const tillback_call,
    place: *mut T::Given,
    field: &'static str,
    work: impl FnOnce(Client) -> W,
) -> Result<(), Error> {
    // SAFETY: as of this function.
    unsafe { wait_on(&limited(client, call)?, place, field, work) }
}

/// The same on a client that is at hand.
///
/// # Safety
/// As of [`wait`].
pub(crate) unsafe fn wait_on<T: Give, W: Future<Output = Result<T, Error>>>(
    client: &blocking::Client,
    place: *mut T::Given,
    field: &'static str,
    work: impl FnOnce(Client) -> W,
) -> Result<(), Error> {
    // SAFETY: as of this function.
    let place = unsafe { Out::new(field, place)? };
    place.put(client.run(work)?.give());
    Ok(())
}

/// A client whose calls keep to these limits.
///
/// # Safety
/// As of [`Limits::read`].
pub(crate) unsafe fn limited(
    client: *const tillback_client,
    call: *const tillback_call,
) -> Result<blocking::Client, Error> {
    // SAFETY: as of this function.
    let limits = unsafe { Limits::read(call)? };
    Ok(limits.of(object::find(client, "client")?.client.clone()))
}

/// A list or report, and the client that reads it.
pub(crate) struct Owned<T> {
    pub(crate) what: T,
    pub(crate) client: blocking::Client,
}

/// Starts a call, whose end is told to a callback.
///
/// # Safety
/// As the contract says, for each argument.
pub(crate) unsafe fn start<T: Give, W: Future<Output = Result<T, Error>> + Send + 'static>(
    client: *const tillback_client,
    call: *const tillback_call,
    done: Done<T::Given>,
    userdata: *mut c_void,
    work: impl FnOnce(Client) -> W,
) -> Result<(), Error> {
    // SAFETY: as of this function.
    unsafe { start_on(&limited(client, call)?, done, userdata, work) }
}

/// The same on a client that is at hand.
///
/// # Safety
/// As of [`start`].
pub(crate) unsafe fn start_on<T: Give, W: Future<Output = Result<T, Error>> + Send + 'static>(
    client: &blocking::Client,
    done: Done<T::Given>,
    userdata: *mut c_void,
    work: impl FnOnce(Client) -> W,
) -> Result<(), Error> {
    let done = done.ok_or_else(|| misuse("done", "is NULL"))?;
    let userdata = Userdata(userdata);
    client.start(work, move |ended| {
        let (result, given, error) = match ended {
            Ok(value) => (OK, value.give(), std::ptr::null_mut()),
            Err(error) => (number(&error), T::Given::NONE, Handed::give(error)),
        };
        // SAFETY: the program gave both, and takes over what it is handed.
        unsafe { done(userdata.get(), result, given, error) };
    })
}
